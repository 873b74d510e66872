"""Names that scripts give their calls, so that a call that is repeated makes no second thing."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Table, insert_if_absent
from storage.database import Tx


class CreationKey(Table):
    """One call that made something."""

    __tablename__ = "creation_keys"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(unique=True)
    """The command and the key it was given: `deals add spring-1`."""
    used_at: Mapped[datetime]
    made: Mapped[str | None] = mapped_column(default=None)
    """The code or number of what was made."""


async def claim(tx: Tx, name: str, *, now: datetime) -> CreationKey | None:
    """Use a key up; return None where it was used before, after waiting for who uses it now."""
    return await insert_if_absent(tx, CreationKey(name=name, used_at=now))


async def made_by(tx: Tx, name: str) -> str:
    """Return what was made by a key that is used up."""
    return await tx.scalar(select(CreationKey.made).where(CreationKey.name == name)) or ""
