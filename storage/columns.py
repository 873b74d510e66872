"""Column types and steps of queries that do the same on SQLite and PostgreSQL."""

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import import_module
from typing import Annotated, Any, ClassVar, TypeVar

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    DateTime,
    Delete,
    Dialect,
    MetaData,
    TypeDecorator,
    Update,
    select,
)
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, mapped_column

from storage.database import Tx

BigInt = Annotated[int, mapped_column(BigInteger)]
"""An identifier that Telegram gives: outgrows 32 bits."""
Minor = Annotated[int, mapped_column(BigInteger)]
"""An amount of money in minor units of the currency that stands beside it."""
Json = dict[str, Any]
NAMING_CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a migration can speak of it."""


class UtcDateTime(TypeDecorator[datetime]):
    """A point in time, in UTC on the way in and out; SQLite would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time before it is stored as somebody's guess."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware moment in UTC, whatever the driver made of it."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Table(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """Base of every table; a row is a plain dataclass until it is saved."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        dict[str, Any]: JSON,
        Mapping[str, Any]: JSON,
        list[str]: JSON,
        list[int]: JSON,
        list[dict[str, Any]]: JSON,
        list[list[int]]: JSON,
        list[list[dict[str, Any]]]: JSON,
    }


Row = TypeVar("Row", bound=Table)
NO_SYNC = {"synchronize_session": False}
"""For an update that leaves rows as they were loaded: whoever goes on reads them anew."""


async def lock_row(
    tx: Tx, table: type[Row], *where: ColumnElement[bool], key_share: bool = False
) -> Row | None:
    """Load the row as it is now and hold it until the transaction ends; None if there is none.

    With `key_share` others may still insert rows that refer to it.
    """
    rows = select(table).where(*where).with_for_update(key_share=key_share)
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def change_rows(tx: Tx, statement: Update | Delete) -> int:
    """Change rows in the database alone; return how many met the condition."""
    result: Any = await tx.execute(statement, execution_options=NO_SYNC)
    return int(result.rowcount)


def dialect_insert(dialect: str) -> Any:
    """Return the `insert` of a dialect; to load the other one as well costs every command 30 ms."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert


async def insert_if_absent(tx: Tx, row: Row) -> Row | None:
    """Insert a row with a number of its own, unless it breaks a unique key; then return None.

    Another transaction that inserts the same at the same time is waited for.
    """
    names = [column.key for column in type(row).__table__.columns if column.key != "id"]
    cells = {name: getattr(row, name) for name in names}
    make = dialect_insert(tx.get_bind().dialect.name)
    statement = make(type(row)).values(cells).on_conflict_do_nothing().returning(type(row))
    return (await tx.scalars(statement)).one_or_none()
