"""Roles: who may do more than a member, by Telegram's numeric id. The owner is a fact apart."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage import installation
from storage.columns import BigInt, Table
from storage.database import Tx


class Role(StrEnum):
    """What somebody was made."""

    ADMIN = "admin"


class Grant(Table):
    """One role of one member."""

    __tablename__ = "roles"

    member_id: Mapped[BigInt] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    role: Mapped[str] = mapped_column(primary_key=True)
    granted_at: Mapped[datetime]
    granted_by: Mapped[BigInt | None] = mapped_column(default=None)
    """None is the command line."""


async def is_admin(tx: Tx, member_id: int) -> bool:
    """Return whether a member may run the shop: its owner, or one of its admins."""
    if await installation.owner_id(tx) == member_id:
        return True
    return await tx.get(Grant, (member_id, Role.ADMIN)) is not None


async def admins(tx: Tx) -> list[int]:
    """Return the owner, if there is one, and the admins, each once."""
    granted = await tx.scalars(
        select(Grant.member_id).where(Grant.role == Role.ADMIN).order_by(Grant.member_id)
    )
    owner = await installation.owner_id(tx)
    return list(dict.fromkeys([*([] if owner is None else [owner]), *granted]))


async def withdraw(tx: Tx, member_id: int, role: Role) -> None:
    """Take a role back; nothing happens where there was none."""
    await tx.execute(delete(Grant).where(Grant.member_id == member_id, Grant.role == role))
