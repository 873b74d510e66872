"""What an operator may set: environment variables, `.env`, or a file per secret.

Each variable of `Settings` has a line in `.env.example` and in the README table;
tests/test_settings.py holds the three together. A secret may also come from a file whose
path stands in the same name with `_FILE` behind it, as container platforms hand them over.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from domain.settings import Settings

SECRETS = (
    "BOT_TOKEN",
    "SHOP_KEY",
    "DATABASE_URL",
    "METRICS_KEY",
    "PAYMENT_TOKEN",
    "STRIPE_KEY",
)
"""The variables that also have a `_FILE` form."""

MISSING_BOT = "BOT_TOKEN is not set; `python -m bot init` asks for it and writes .env"


class BadSettings(Exception):
    """One or more variables are missing or wrong; `str()` is a line for each."""


class EnvironmentSettings(Settings, BaseSettings):
    """The settings as the environment, `.env` and secret files give them."""

    model_config = SettingsConfigDict(
        env_file=".env",
        extra="ignore",
        validate_assignment=True,
        case_sensitive=False,
        env_ignore_empty=True,
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Ask the arguments first, then the environment, the secret files, and `.env`."""
        return init_settings, env_settings, SecretFiles(settings_cls), dotenv_settings


class SecretFiles(PydanticBaseSettingsSource):
    """Values that stand in files named by `BOT_TOKEN_FILE` and the like."""

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        """Return the first line of the file that `<NAME>_FILE` points to."""
        path = os.environ.get(f"{field_name.upper()}_FILE")
        if field_name.upper() not in SECRETS or not path:
            return None, field_name, False
        try:
            return Path(path).read_text(encoding="utf-8").strip(), field_name, False
        except (OSError, UnicodeDecodeError) as reason:
            why = getattr(reason, "strerror", None) or "is not text"
            raise BadSettings(f"{field_name.upper()}_FILE: {path}: {why}") from None

    def __call__(self) -> dict[str, Any]:
        """Return every value that a file supplied."""
        names = self.settings_cls.model_fields
        values = {name: self.get_field_value(field, name)[0] for name, field in names.items()}
        return {name: value for name, value in values.items() if value is not None}


def load(
    env_file: str | Path | None = ".env", *, for_telegram: bool = True, **values: Any
) -> Settings:
    """Return the settings, or raise `BadSettings` with one line per wrong variable.

    Who works with the database alone, not `for_telegram`, needs no token.
    """
    try:
        found = EnvironmentSettings(_env_file=env_file, **values)
        if for_telegram and found.bot_token is None:
            raise BadSettings(MISSING_BOT)
        return found
    except ValidationError as problems:
        raise BadSettings("\n".join(_lines(problems))) from None


def _lines(problems: ValidationError) -> Iterator[str]:
    for problem in problems.errors(include_url=False, include_input=False):
        words = problem["msg"].removeprefix("Value error, ")
        name = str(problem["loc"][0]).upper() if problem["loc"] else ""
        yield f"{name}: {words}" if name else words
