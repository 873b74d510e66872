"""What needs Alembic: to apply migrations, and to compare tables with the program's."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from storage.schema import metadata


def config(scripts: Path) -> Config:
    """Return Alembic's configuration for the migrations in `scripts`, which needs no file."""
    alembic = Config()
    alembic.set_main_option("script_location", str(scripts))
    return alembic


def apply(connection: Connection, scripts: Path, revision: str = "head") -> None:
    """Apply what a database lacks up to a revision. Raises `CommandError` where its revision is not known here."""
    alembic = config(scripts)
    alembic.attributes["connection"] = connection
    command.upgrade(alembic, revision)


def differences(connection: Connection) -> list[object]:
    """Return what the tables lack of the program's metadata; nothing, after `migrate.upgrade`."""
    return list(compare_metadata(MigrationContext.configure(connection), metadata))
