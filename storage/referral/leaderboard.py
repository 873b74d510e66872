"""Boards of the invite contests: sums of the ledger's lines about newcomers, by party."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select

from storage.database import Tx
from storage.members import Member
from storage.payout.tables import LedgerAccount, LedgerEntry, Party


@dataclass(frozen=True, slots=True)
class LeaderboardEntry:
    """One line of a board; without a name the member was erased, or wants no attention."""

    rank: int
    member_id: int | None
    name: str | None
    brought: int


def _sums(since: datetime | None) -> Select[tuple[int, int, datetime]]:
    brought = func.sum(LedgerEntry.amount_minor).label("brought")
    reached = func.max(LedgerEntry.at).label("reached")
    rows = select(LedgerEntry.party_id.label("party"), brought, reached).where(
        LedgerEntry.account == LedgerAccount.INVITED, LedgerEntry.party_id.is_not(None)
    )
    if since is not None:
        rows = rows.where(LedgerEntry.at >= since)
    return rows.group_by(LedgerEntry.party_id).having(brought > 0)  # type: ignore[return-value]


async def top(tx: Tx, *, since: datetime | None, limit: int) -> list[LeaderboardEntry]:
    """Return the first places of a board, of what was counted since a moment."""
    sums = _sums(since).subquery()
    rows = (
        select(sums.c.brought, Member.id, Member.name, Member.quiet_since)
        .join(Party, Party.id == sums.c.party)
        .outerjoin(Member, Member.id == Party.member_id)
        .order_by(sums.c.brought.desc(), sums.c.reached, sums.c.party)
        .limit(limit)
    )
    found = (await tx.execute(rows)).all()
    return [
        LeaderboardEntry(rank, row.id, None if row.quiet_since else row.name, int(row.brought))
        for rank, row in enumerate(found, start=1)
    ]


async def entry_of(tx: Tx, member_id: int, *, since: datetime | None) -> LeaderboardEntry | None:
    """Return where a member stands on a board, None for one who brought nobody."""
    sums = _sums(since).subquery()
    party = select(Party.id).where(Party.member_id == member_id).scalar_subquery()
    own = (await tx.execute(select(sums).where(sums.c.party == party))).one_or_none()
    if own is None:
        return None
    earlier = (sums.c.brought == own.brought) & (sums.c.reached < own.reached)
    before = select(func.count()).select_from(sums)
    ahead = await tx.scalar(before.where(or_(sums.c.brought > own.brought, earlier))) or 0
    member = await tx.get(Member, member_id)
    return LeaderboardEntry(ahead + 1, member_id, member.name if member else None, int(own.brought))
