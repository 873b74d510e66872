"""Queries on withdrawals: open ones, those of a party, and their approvals."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select

from storage.columns import lock_row
from storage.database import Tx
from storage.members import Member
from storage.payout.tables import Approval, Party, Withdrawal, WithdrawalState

OPEN = (WithdrawalState.REQUESTED, WithdrawalState.APPROVED, WithdrawalState.SENT)


async def lock(tx: Tx, withdrawal_id: int) -> Withdrawal | None:
    """Load a withdrawal and hold it until the transaction ends."""
    return await lock_row(tx, Withdrawal, Withdrawal.id == withdrawal_id)


async def open_of(tx: Tx, party_id: int) -> Withdrawal | None:
    """Return the withdrawal of a party that is not settled yet."""
    rows = select(Withdrawal).where(Withdrawal.party_id == party_id, Withdrawal.state.in_(OPEN))
    return (await tx.scalars(rows)).one_or_none()


async def newest_of(tx: Tx, party_id: int) -> Withdrawal | None:
    """Return a party's newest withdrawal, whatever became of it."""
    rows = select(Withdrawal).where(Withdrawal.party_id == party_id)
    return (await tx.scalars(rows.order_by(Withdrawal.id.desc()).limit(1))).one_or_none()


async def of_party(tx: Tx, party_id: int, *, limit: int) -> Sequence[Withdrawal]:
    """Return a party's withdrawals, the oldest first."""
    rows = select(Withdrawal).where(Withdrawal.party_id == party_id)
    return (await tx.scalars(rows.order_by(Withdrawal.id).limit(limit))).all()


async def listed(
    tx: Tx, states: Collection[str], *, limit: int
) -> Sequence[tuple[Withdrawal, Member | None]]:
    """Return withdrawals in any of `states` with whose they are, the oldest first."""
    rows = (
        select(Withdrawal, Member)
        .join(Party, Party.id == Withdrawal.party_id)
        .outerjoin(Member, Member.id == Party.member_id)
        .where(Withdrawal.state.in_(states))
        .order_by(Withdrawal.id)
        .limit(limit)
    )
    return [(withdrawal, member) for withdrawal, member in await tx.execute(rows)]


async def count(tx: Tx, states: Collection[str]) -> int:
    """Return how many withdrawals are in any of `states`."""
    rows = select(func.count(Withdrawal.id)).where(Withdrawal.state.in_(states))
    return int(await tx.scalar(rows) or 0)


async def member_of(tx: Tx, withdrawal: Withdrawal) -> Member | None:
    """Return whose a withdrawal is, None once they were erased."""
    rows = select(Member).join(Party, Party.member_id == Member.id)
    return await tx.scalar(rows.where(Party.id == withdrawal.party_id))


async def approvals(tx: Tx, withdrawal_id: int) -> Sequence[Approval]:
    """Return who has said yes, the first on top."""
    rows = select(Approval).where(Approval.withdrawal_id == withdrawal_id)
    return (await tx.scalars(rows.order_by(Approval.at, Approval.by_id))).all()


async def unconfirmed(tx: Tx, *, since: datetime, limit: int) -> Sequence[int]:
    """Return what was sent by then and that nobody has confirmed."""
    rows = select(Withdrawal.id).where(
        Withdrawal.state == WithdrawalState.SENT, Withdrawal.settled_at <= since
    )
    return (await tx.scalars(rows.order_by(Withdrawal.id).limit(limit))).all()
