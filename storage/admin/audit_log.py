"""Queries on the audit log: its last line, its pages, and who did what."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select

from storage.admin.tables import AuditEntry
from storage.columns import lock_row
from storage.database import Tx
from storage.installation import Fact
from storage.members import Member
from storage.payout.tables import Party

HEAD = "audit"
"""`{"line": int, "seal": str}`: the newest line, and its seal."""


async def lock_head(tx: Tx) -> Fact:
    """Load the newest seal and hold it: lines are added one by one."""
    found = await lock_row(tx, Fact, Fact.name == HEAD)
    if found is not None:
        return found
    first = Fact(name=HEAD, value={"line": 0, "seal": ""})
    tx.add(first)
    await tx.flush()
    return first


async def lines(tx: Tx, *, after_id: int, limit: int) -> Sequence[AuditEntry]:
    """Return lines behind a number, the oldest first."""
    rows = select(AuditEntry).where(AuditEntry.id > after_id).order_by(AuditEntry.id)
    return (await tx.scalars(rows.limit(limit))).all()


async def newest(tx: Tx, *, limit: int, before_id: int | None = None) -> Sequence[AuditEntry]:
    """Return the newest lines, or those before a number, the newest first."""
    rows = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
    if before_id is not None:
        rows = rows.where(AuditEntry.id < before_id)
    return (await tx.scalars(rows)).all()


async def done_since(tx: Tx, act: str, subject: str, since: datetime) -> bool:
    """Return whether something was done to a subject after a moment."""
    rows = select(AuditEntry.id).where(
        AuditEntry.subject == subject, AuditEntry.act == act, AuditEntry.at > since
    )
    return await tx.scalar(rows.limit(1)) is not None


async def names(tx: Tx, parties: Collection[int]) -> dict[int, str]:
    """Return the names of those who did things, as far as their data is still there."""
    rows = select(Party.id, Member.name).join(Member, Member.id == Party.member_id)
    return {row.id: row.name for row in await tx.execute(rows.where(Party.id.in_(parties)))}
