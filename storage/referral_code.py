"""Referral codes that were changed for new ones: they keep leading to their member for ever.

A member's code of today is `Member.code`; both kinds are asked for through `owner_of`.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from storage import member as members
from storage.columns import BigInt, Table
from storage.database import Tx
from storage.member import Member


class RetiredCode(Table):
    """A code that its member no longer shows; nobody else ever gets it."""

    __tablename__ = "retired_codes"

    code: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), index=True)
    retired_at: Mapped[datetime]


async def retired_since(tx: Tx, member_id: int, *, since: datetime) -> bool:
    """Return whether a member changed their code after a moment."""
    rows = select(RetiredCode.code).where(
        RetiredCode.member_id == member_id, RetiredCode.retired_at > since
    )
    return await tx.scalar(rows.limit(1)) is not None


async def owner_of(tx: Tx, code: str) -> Member | None:
    """Return the member whose code this is or was, written in any case."""
    found = await members.by_code(tx, code)
    if found is not None:
        return found
    rows = select(Member).join(RetiredCode).where(RetiredCode.code == code.upper())
    return (await tx.scalars(rows)).one_or_none()
