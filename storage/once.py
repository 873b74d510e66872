"""Inserting a row that may be there already: two at once make one, and no statement fails."""

from typing import TypeVar

from sqlalchemy.dialects import postgresql, sqlite

from storage.columns import Table
from storage.database import Tx

Row = TypeVar("Row", bound=Table)


async def insert(tx: Tx, row: Row) -> Row | None:
    """Insert a row with a number of its own, unless it breaks a unique key; then return None.

    Another transaction that inserts the same at the same time is waited for.
    """
    make = sqlite.insert if tx.get_bind().dialect.name == "sqlite" else postgresql.insert
    names = [column.key for column in type(row).__table__.columns if column.key != "id"]
    cells = {name: getattr(row, name) for name in names}
    statement = make(type(row)).values(cells).on_conflict_do_nothing().returning(type(row))
    return (await tx.scalars(statement)).one_or_none()
