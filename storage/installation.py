"""Facts about this installation as a whole: who owns it, how far its updates are read."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Json, Table
from storage.database import Tx

OWNER = "owner"
"""`{"member_id": int}` once somebody has claimed the shop."""


class Fact(Table):
    """One named fact; the names are constants of the module that owns the fact."""

    __tablename__ = "facts"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Json]


async def get_fact(tx: Tx, name: str) -> Json | None:
    """Return a fact's value, or None where it was never recorded."""
    return await tx.scalar(select(Fact.value).where(Fact.name == name))


async def set_fact(tx: Tx, name: str, value: Json) -> None:
    """Write a fact over whatever was there."""
    await tx.merge(Fact(name=name, value=value))


async def delete_fact(tx: Tx, name: str) -> None:
    """Delete a fact, if it is there."""
    await tx.execute(
        delete(Fact).where(Fact.name == name).execution_options(synchronize_session="fetch")
    )


async def owner_id(tx: Tx) -> int | None:
    """Return the Telegram id of the owner, or None before anybody claimed the shop."""
    owner = await get_fact(tx, OWNER)
    return None if owner is None else int(owner["member_id"])
