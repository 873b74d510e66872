"""The audit log: what people who run the shop did, line by line, each sealed by the one before.

The newest seal is also a fact of its own, so that a log whose end was cut off shows it. The
database refuses to change or delete a line.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Json, Table
from storage.database import Tx
from storage.installation import Fact
from storage.ledger import Party
from storage.member import Member

HEAD = "audit"
"""`{"line": int, "seal": str}`: the newest line, and its seal."""


class AuditLine(Table):
    """One thing somebody did."""

    __tablename__ = "audit_lines"
    __table_args__ = (Index("ix_audit_lines_subject", "subject", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Counted without a gap."""
    at: Mapped[datetime]
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"), index=True)
    """Who did it, by the number that outlives their data; None is the console."""
    act: Mapped[str]
    """`deal.withdraw`."""
    subject: Mapped[str]
    """`deal:K7Q2`."""
    facts: Mapped[Json]
    seal: Mapped[str]


async def head(tx: Tx) -> Fact:
    """Load the newest seal and hold it: lines are added one by one."""
    rows = select(Fact).where(Fact.name == HEAD).with_for_update()
    found = (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()
    if found is not None:
        return found
    first = Fact(name=HEAD, value={"line": 0, "seal": ""})
    tx.add(first)
    await tx.flush()
    return first


async def lines(tx: Tx, *, after_id: int, limit: int) -> Sequence[AuditLine]:
    """Return lines behind a number, the oldest first."""
    rows = select(AuditLine).where(AuditLine.id > after_id).order_by(AuditLine.id)
    return (await tx.scalars(rows.limit(limit))).all()


async def newest(tx: Tx, *, limit: int, before_id: int | None = None) -> Sequence[AuditLine]:
    """Return the newest lines, or those before a number, the newest first."""
    rows = select(AuditLine).order_by(AuditLine.id.desc()).limit(limit)
    if before_id is not None:
        rows = rows.where(AuditLine.id < before_id)
    return (await tx.scalars(rows)).all()


async def done_since(tx: Tx, act: str, subject: str, since: datetime) -> bool:
    """Return whether something was done to a subject after a moment."""
    rows = select(AuditLine.id).where(
        AuditLine.subject == subject, AuditLine.act == act, AuditLine.at > since
    )
    return await tx.scalar(rows.limit(1)) is not None


async def names(tx: Tx, parties: Collection[int]) -> dict[int, str]:
    """Return the names of those who did things, as far as their data is still there."""
    rows = select(Party.id, Member.name).join(Member, Member.id == Party.member_id)
    return {row.id: row.name for row in await tx.execute(rows.where(Party.id.in_(parties)))}
