"""What an operator may set, checked: one object for the life of a process.

`bot.settings` fills it from the environment, `.env` and secret files; the owner's own choices
(`domain.shop_settings`) are laid over it while the bot runs.
"""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel.numbers import is_currency
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    SecretStr,
    ValidationError,
    model_validator,
)
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from domain.country import is_country
from domain.languages import Language
from domain.link import parse_hosts, url_host
from domain.web_address import (
    PORTS_OF_TELEGRAM,
    parse_app_name,
    parse_listen,
    parse_networks,
    parse_web_url,
)
from storage.sealing.shop_key import CHARS_MIN, ShopKey

CHOSEN_IN_MENU = (
    "language",
    "timezone",
    "currency",
    "country",
    "quiet_hours",
    "daily_cap",
    "minimum_gap_s",
    "repeat_days",
    "limit_overall_per_second",
    "limit_chat_per_second",
    "limit_group_per_minute",
)
"""What the owner may choose in the admin menu: that goes before what is set here, without a restart."""
_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{20,100}")
KEY_CHARS_MIN = 16
"""A shorter key of a monitor could be guessed."""
_SANDBOX_MARK = "SANDBOX"
_LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}


def _token(token: SecretStr) -> SecretStr:
    words = token.get_secret_value()
    if not _TOKEN.fullmatch(words):
        raise ValueError("is not a bot token; @BotFather gives one like 123456:ABC-DEF")
    return token


def _shop_key(key: SecretStr) -> SecretStr:
    if len(key.get_secret_value().strip()) < CHARS_MIN:
        raise ValueError(f"is too short: at least {CHARS_MIN} random letters and digits")
    return SecretStr(key.get_secret_value().strip())


def _metrics_key(key: SecretStr) -> SecretStr:
    words = key.get_secret_value()
    if len(words) < KEY_CHARS_MIN or not re.fullmatch(r"[!-~]+", words):
        raise ValueError(f"must be {KEY_CHARS_MIN} or more letters and digits without spaces")
    return key


def _payment_token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[!-~]{5,200}", token.get_secret_value()):
        raise ValueError("is not a provider's token; @BotFather gives one like 1234:TEST:ABC")
    return token


def _stripe_key(key: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[rs]k_(test|live)_[A-Za-z0-9]{8,250}", key.get_secret_value()):
        raise ValueError("is not a secret key of Stripe's such as sk_test_...")
    return key


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{name!r} is not a time zone such as Europe/Berlin") from None
    return name


def _currency(code: str) -> str:
    if not is_currency(code):
        raise ValueError(f"{code!r} is not a currency code such as EUR")
    return code


def _country(code: str) -> str:
    if code and not is_country(code):
        raise ValueError(f"{code!r} is not a country's code such as DE")
    return code


def _quiet(span: str) -> str:
    end = r"([01]\d|2[0-3]):[0-5]\d"
    if span and not re.fullmatch(f"{end}-{end}", span):
        raise ValueError(f"{span!r} are not hours such as 22:00-08:00")
    return span


def _database(url: str) -> str:
    try:
        driver = make_url(url).drivername
    except ArgumentError:
        raise ValueError("is not a database URL") from None
    if driver not in {"sqlite+aiosqlite", "postgresql+asyncpg"}:
        raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
    return url


def _hosts(typed: str) -> str:
    parse_hosts(typed)
    return typed


def _private_hosts(typed: str) -> str:
    for word in _words(typed):
        if url_host(f"http://{word}/") != word:
            raise ValueError(f"{word[:60]!r} is not a host such as 127.0.0.1 or feeds.lan")
    return typed


def _words(typed: str) -> list[str]:
    return typed.replace(",", " ").split()


def _proxy(proxy: SecretStr) -> SecretStr:
    if not re.fullmatch(r"https?://[^\s/]+/?", proxy.get_secret_value()):
        raise ValueError("must be an address such as http://proxy.lan:3128")
    return proxy


def _listen(address: str) -> str:
    if address:
        parse_listen(address)
    return address


def _web_url(url: str) -> str:
    return parse_web_url(url) if url else ""


def _networks(typed: str) -> str:
    parse_networks(typed)
    return typed


def _base_url(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", url):
        raise ValueError("must be an http(s) address")
    return url.rstrip("/")


class Settings(BaseModel):
    """Everything that can be set, with its default; amounts per second, minute or in seconds.

    One object for the life of a process: who reads a value when it is needed has the newest.
    """

    model_config = ConfigDict(validate_assignment=True)

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    owner_id: Annotated[int, Field(gt=0)] | None = None
    shop_key: Annotated[SecretStr, AfterValidator(_shop_key)] | None = None
    database_url: Annotated[str, AfterValidator(_database), Field(repr=False)] = (
        "sqlite+aiosqlite:///data/tuan.db"
    )
    telegram_api: Annotated[str, AfterValidator(_base_url)] = "https://api.telegram.org"
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    language: Language = "en"
    currency: Annotated[str, AfterValidator(_currency)] = "EUR"
    country: Annotated[str, AfterValidator(_country)] = ""
    limit_overall_per_second: Annotated[int, Field(ge=1, le=1000)] = 30
    limit_chat_per_second: Annotated[float, Field(gt=0, le=30)] = 1.0
    limit_group_per_minute: Annotated[int, Field(ge=1, le=600)] = 20
    quiet_hours: Annotated[str, AfterValidator(_quiet)] = ""
    daily_cap: Annotated[int, Field(ge=0, le=1000)] = 0
    minimum_gap_s: Annotated[int, Field(ge=0, le=604_800)] = 0
    repeat_days: Annotated[int, Field(ge=0, le=365)] = 0
    link_hosts: Annotated[str, AfterValidator(_hosts)] = ""
    fetch_proxy: Annotated[SecretStr, AfterValidator(_proxy)] | None = None
    fetch_private_hosts: Annotated[str, AfterValidator(_private_hosts)] = ""
    picture_cache_mb: Annotated[int, Field(ge=0, le=100_000)] = 200
    updates: Literal["polling", "webhook"] = "polling"
    web_listen: Annotated[str, AfterValidator(_listen)] = ""
    web_url: Annotated[str, AfterValidator(_web_url)] = ""
    web_app_name: Annotated[str, AfterValidator(parse_app_name)] = ""
    web_public: Literal["off", "on"] = "off"
    web_proxies: Annotated[str, AfterValidator(_networks)] = "127.0.0.1, ::1"
    metrics_key: Annotated[SecretStr, AfterValidator(_metrics_key)] | None = None
    payment_token: Annotated[SecretStr, AfterValidator(_payment_token)] | None = None
    stripe_key: Annotated[SecretStr, AfterValidator(_stripe_key)] | None = None
    stripe_api: Annotated[str, AfterValidator(_base_url)] = "https://api.stripe.com"
    log_format: Literal["console", "json"] = "console"
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    _given: dict[str, Any] = PrivateAttr(default_factory=dict)

    def model_post_init(self, _: Any) -> None:
        """Remember what was given, for when a choice in the admin menu is taken back."""
        self._given = {name: getattr(self, name) for name in CHOSEN_IN_MENU}

    def given(self, name: str) -> Any:
        """Return what the environment says about something that may be chosen in the admin menu."""
        return self._given[name]

    def apply_overrides(self, chosen: Mapping[str, Any]) -> None:
        """Lay what was chosen in the admin menu over what was given; the rest is as it was given.

        A choice that is none any more, such as a zone this machine does not know, does not count.
        """
        for name, given in self._given.items():
            try:
                setattr(self, name, chosen.get(name, given))
            except ValidationError:
                setattr(self, name, given)

    @model_validator(mode="after")
    def _keep_worlds_apart(self) -> Self:
        if self.is_sandbox and url_host(self.telegram_api) not in _LOOPBACK:
            raise ValueError("BOT_TOKEN: is the sandbox's; a real bot needs one from @BotFather")
        return self

    @model_validator(mode="after")
    def _let_telegram_in(self) -> Self:
        if self.updates == "webhook":
            if not (self.web_listen and self.web_url):
                raise ValueError("UPDATES: a webhook needs WEB_LISTEN and WEB_URL as well")
            parts = urlsplit(self.web_url)
            if parts.scheme == "https" and (parts.port or 443) not in PORTS_OF_TELEGRAM:
                raise ValueError(
                    "WEB_URL: Telegram delivers to the ports 443, 80, 88 and 8443 alone"
                )
        return self

    @property
    def token(self) -> str:
        """The bot's token, which only what speaks to Telegram needs."""
        if self.bot_token is None:
            raise RuntimeError("the bot's token is asked for, and none is set")
        return self.bot_token.get_secret_value()

    @property
    def is_sandbox(self) -> bool:
        """Whether the token belongs to the sandbox, which only the sandbox may be asked with."""
        return self.bot_token is not None and _SANDBOX_MARK in self.token

    @property
    def key(self) -> ShopKey:
        """The shop's key, of SHOP_KEY or, once the database was opened, of the file beside it."""
        if self.shop_key is None:
            raise RuntimeError("the shop's key is asked for before its database was opened")
        return ShopKey(self.shop_key.get_secret_value())

    @property
    def webhook_secret(self) -> str:
        """What Telegram shows to prove that a delivery is its own: letters, digits, - and _."""
        secret = self.key.derive(f"webhook {self.token.partition(':')[0]}")
        return urlsafe_b64encode(secret).decode().rstrip("=")

    @property
    def voucher_secret(self) -> bytes:
        """What the codes of vouchers are derived from."""
        return self.key.derive("voucher")

    @property
    def invoice_secret(self) -> bytes:
        """What the payloads of invoices are signed with."""
        return self.key.derive("invoice")

    @property
    def provider_token(self) -> str | None:
        """What invoices in money carry; None where the shop has no contract with a provider."""
        return None if self.payment_token is None else self.payment_token.get_secret_value()

    @property
    def payout_key(self) -> bytes:
        """What payout details are sealed with."""
        return self.key.derive("payout")

    @property
    def token_payout_key(self) -> bytes:
        """What payout details were sealed with before there was a key of the shop."""
        return hashlib.sha256(b"tuan payout " + self.token.encode()).digest()

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """Hosts a deal may link to; empty allows every host."""
        return parse_hosts(self.link_hosts)

    @property
    def private_hosts(self) -> frozenset[str]:
        """Hosts of this machine or its network that feeds and pictures may come from."""
        return frozenset(_words(self.fetch_private_hosts))

    @property
    def looks_at_pictures(self) -> bool:
        """Whether pictures at addresses are looked at before they are posted."""
        return self.picture_cache_mb > 0 and (not self.is_sandbox or bool(self.private_hosts))

    @property
    def mini_app_url(self) -> str | None:
        """Where Telegram's apps open the shop: over https, in the sandbox also on this machine."""
        opens = self.web_url.startswith("https://") or (bool(self.web_url) and self.is_sandbox)
        return self.web_url if self.web_listen and opens else None

    @property
    def mini_app_name(self) -> str | None:
        """What @BotFather calls the shop, for links from groups; None where they would lead nowhere."""
        return self.web_app_name or None if self.mini_app_url else None

    @property
    def sqlite_path(self) -> Path | None:
        """The database file, or None on PostgreSQL."""
        url = make_url(self.database_url)
        return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
