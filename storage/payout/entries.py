"""Queries on the ledger: balances, pages of its lines, and the lock of a party."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import case, func, select

from storage import columns
from storage.database import Tx
from storage.payout.tables import LedgerAccount, LedgerEntry, LedgerTransaction, Party, party_id


@dataclass(frozen=True, slots=True)
class Movement:
    """What events of one kind moved on one account of a party in some time."""

    party: int
    member_id: int | None
    currency: str
    kind: str
    account: str
    minor: int


Balances = Mapping[str, Mapping[str, int]]
"""Currency, then account, to the sum of its lines."""
MovedBySpan = Mapping[tuple[str, str, int], int]
"""Currency, account and place of a span, to what was moved there in it."""
EARLIER = -1
"""The place of everything before the first span."""


async def lock_party(tx: Tx, member_id: int) -> Party:
    """Load or make a member's party and hold it: what moves its money happens one by one."""
    await make_party(tx, member_id)
    rows = select(Party).where(Party.member_id == member_id).with_for_update(key_share=True)
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one()


async def make_party(tx: Tx, member_id: int) -> int:
    """Return the number of a member's party, made now if there was none; two at once make one."""
    known = await party_id(tx, member_id)
    if known is not None:
        return known
    made = await columns.insert_if_absent(tx, Party(member_id=member_id))
    return made.id if made is not None else await make_party(tx, member_id)


async def lock_parties(tx: Tx, parties: Iterable[int]) -> Sequence[Party]:
    """Hold several parties, in the order of their numbers, which is everybody's order."""
    rows = select(Party).where(Party.id.in_(parties)).order_by(Party.id)
    rows = rows.with_for_update(key_share=True).execution_options(populate_existing=True)
    return (await tx.scalars(rows)).all()


async def is_posted(tx: Tx, key: str) -> bool:
    """Return whether an event has been posted already."""
    return (
        await tx.scalar(select(LedgerTransaction.id).where(LedgerTransaction.key == key))
        is not None
    )


async def balances(tx: Tx, party: int) -> Balances:
    """Return the sums of a party's lines, by currency and account."""
    rows = (
        select(LedgerEntry.currency, LedgerEntry.account, func.sum(LedgerEntry.amount_minor))
        .where(LedgerEntry.party_id == party)
        .group_by(LedgerEntry.currency, LedgerEntry.account)
    )
    found: dict[str, dict[str, int]] = {}
    for currency, account, amount in await tx.execute(rows):
        found.setdefault(currency, {})[account] = int(amount)
    return found


async def balance(tx: Tx, party: int, account: LedgerAccount, currency: str) -> int:
    """Return the sum of one account of a party."""
    rows = select(func.sum(LedgerEntry.amount_minor)).where(
        LedgerEntry.party_id == party,
        LedgerEntry.currency == currency,
        LedgerEntry.account == account,
    )
    return int(await tx.scalar(rows) or 0)


async def entries(
    tx: Tx, party: int, *, limit: int, before_id: int | None = None
) -> Sequence[tuple[LedgerTransaction, LedgerEntry]]:
    """Return a party's lines with their transactions, the newest first."""
    rows = (
        select(LedgerTransaction, LedgerEntry)
        .join(LedgerEntry)
        .where(LedgerEntry.party_id == party)
    )
    if before_id is not None:
        rows = rows.where(LedgerEntry.id < before_id)
    found = await tx.execute(rows.order_by(LedgerEntry.id.desc()).limit(limit))
    return [(transaction, entry) for transaction, entry in found]


async def transactions(
    tx: Tx,
    party: int,
    *,
    limit: int,
    before_id: int | None = None,
    between: tuple[datetime, datetime] | None = None,
    but: str = "",
) -> list[tuple[LedgerTransaction, list[LedgerEntry]]]:
    """Return a party's newest transactions, each with its lines of that party alone.

    Those in the currency `but` are left out; `between` are a first moment and one after the last.
    """
    mine = (LedgerEntry.party_id == party) & (LedgerEntry.currency != but)
    wanted = select(LedgerEntry.transaction_id).where(mine).distinct()
    if before_id is not None:
        wanted = wanted.where(LedgerEntry.transaction_id < before_id)
    if between is not None:
        wanted = wanted.where(LedgerEntry.at >= between[0], LedgerEntry.at < between[1])
    numbers = (
        await tx.scalars(wanted.order_by(LedgerEntry.transaction_id.desc()).limit(limit))
    ).all()
    if not numbers:
        return []
    rows = (
        select(LedgerTransaction, LedgerEntry)
        .join(LedgerEntry)
        .where(mine, LedgerTransaction.id.between(numbers[-1], numbers[0]))
        .order_by(LedgerTransaction.id.desc(), LedgerEntry.id)
    )
    found: dict[int, tuple[LedgerTransaction, list[LedgerEntry]]] = {}
    for transaction, entry in await tx.execute(rows):
        found.setdefault(transaction.id, (transaction, []))[1].append(entry)
    kept = set(numbers)
    return [each for number, each in found.items() if number in kept]


async def gained_by_span(
    tx: Tx, party: int, moments: Sequence[datetime]
) -> dict[tuple[str, int], int]:
    """Return what a party gained from one moment to the next, by currency and place of the first.

    Moves between its own accounts cancel out; what was promised and taken back remains.
    """
    spans = list(pairwise(moments))
    span = case(
        *[
            ((LedgerEntry.at >= first) & (LedgerEntry.at < last), place)
            for place, (first, last) in enumerate(spans)
        ]
    )
    rows = (
        select(LedgerEntry.currency, span, func.sum(LedgerEntry.amount_minor))
        .where(
            LedgerEntry.party_id == party,
            LedgerEntry.at >= moments[0],
            LedgerEntry.at < moments[-1],
        )
        .group_by(LedgerEntry.currency, span)
    )
    return {(currency, place): int(total) for currency, place, total in await tx.execute(rows)}


async def moved_by_span(tx: Tx, party: int, moments: Sequence[datetime]) -> MovedBySpan:
    """Return what moved on each account of a party between moments, and `EARLIER` than the first."""
    spans = list(pairwise(moments))
    span = case(
        *[(LedgerEntry.at < first, place - 1) for place, (first, _) in enumerate(spans)],
        else_=len(spans) - 1,
    )
    rows = (
        select(LedgerEntry.currency, LedgerEntry.account, span, func.sum(LedgerEntry.amount_minor))
        .where(LedgerEntry.party_id == party, LedgerEntry.at < moments[-1])
        .group_by(LedgerEntry.currency, LedgerEntry.account, span)
    )
    return {
        (currency, account, place): int(total)
        for currency, account, place, total in await tx.execute(rows)
    }


async def movements(tx: Tx, start: datetime, end: datetime) -> list[Movement]:
    """Return what moved from `start` until before `end`, of every party."""
    what = (
        Party.id,
        Party.member_id,
        LedgerEntry.currency,
        LedgerTransaction.kind,
        LedgerEntry.account,
    )
    rows = (
        select(*what, func.sum(LedgerEntry.amount_minor))
        .select_from(LedgerEntry)
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .join(Party, Party.id == LedgerEntry.party_id)
        .where(LedgerEntry.at >= start, LedgerEntry.at < end)
        .group_by(*what)
    )
    return [
        Movement(party, member_id, currency, kind, account, int(minor))
        for party, member_id, currency, kind, account, minor in await tx.execute(rows)
    ]
