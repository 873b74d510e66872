"""Queries on the ledger: balances, pages of its lines, and the lock of a party."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import case, func, select

from storage import columns
from storage.database import Tx
from storage.payout.tables import Account, Entry, Party, Transaction, party_id


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
Moved = Mapping[tuple[str, str, int], int]
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
    made = await columns.insert(tx, Party(member_id=member_id))
    return made.id if made is not None else await make_party(tx, member_id)


async def lock_parties(tx: Tx, parties: Iterable[int]) -> Sequence[Party]:
    """Hold several parties, in the order of their numbers, which is everybody's order."""
    rows = select(Party).where(Party.id.in_(parties)).order_by(Party.id)
    rows = rows.with_for_update(key_share=True).execution_options(populate_existing=True)
    return (await tx.scalars(rows)).all()


async def known(tx: Tx, key: str) -> bool:
    """Return whether an event has been posted already."""
    return await tx.scalar(select(Transaction.id).where(Transaction.key == key)) is not None


async def balances(tx: Tx, party: int) -> Balances:
    """Return the sums of a party's lines, by currency and account."""
    rows = (
        select(Entry.currency, Entry.account, func.sum(Entry.amount_minor))
        .where(Entry.party_id == party)
        .group_by(Entry.currency, Entry.account)
    )
    found: dict[str, dict[str, int]] = {}
    for currency, account, amount in await tx.execute(rows):
        found.setdefault(currency, {})[account] = int(amount)
    return found


async def balance(tx: Tx, party: int, account: Account, currency: str) -> int:
    """Return the sum of one account of a party."""
    rows = select(func.sum(Entry.amount_minor)).where(
        Entry.party_id == party, Entry.currency == currency, Entry.account == account
    )
    return int(await tx.scalar(rows) or 0)


async def lines(
    tx: Tx, party: int, *, limit: int, before_id: int | None = None
) -> Sequence[tuple[Transaction, Entry]]:
    """Return a party's lines with their transactions, the newest first."""
    rows = select(Transaction, Entry).join(Entry).where(Entry.party_id == party)
    if before_id is not None:
        rows = rows.where(Entry.id < before_id)
    found = await tx.execute(rows.order_by(Entry.id.desc()).limit(limit))
    return [(transaction, entry) for transaction, entry in found]


async def page(
    tx: Tx,
    party: int,
    *,
    limit: int,
    before_id: int | None = None,
    between: tuple[datetime, datetime] | None = None,
    but: str = "",
) -> list[tuple[Transaction, list[Entry]]]:
    """Return a party's newest transactions, each with its lines of that party alone.

    Those in the currency `but` are left out; `between` are a first moment and one after the last.
    """
    mine = (Entry.party_id == party) & (Entry.currency != but)
    wanted = select(Entry.transaction_id).where(mine).distinct()
    if before_id is not None:
        wanted = wanted.where(Entry.transaction_id < before_id)
    if between is not None:
        wanted = wanted.where(Entry.at >= between[0], Entry.at < between[1])
    numbers = (await tx.scalars(wanted.order_by(Entry.transaction_id.desc()).limit(limit))).all()
    if not numbers:
        return []
    rows = (
        select(Transaction, Entry)
        .join(Entry)
        .where(mine, Transaction.id.between(numbers[-1], numbers[0]))
        .order_by(Transaction.id.desc(), Entry.id)
    )
    found: dict[int, tuple[Transaction, list[Entry]]] = {}
    for transaction, entry in await tx.execute(rows):
        found.setdefault(transaction.id, (transaction, []))[1].append(entry)
    kept = set(numbers)
    return [each for number, each in found.items() if number in kept]


async def gained(tx: Tx, party: int, moments: Sequence[datetime]) -> dict[tuple[str, int], int]:
    """Return what a party gained from one moment to the next, by currency and place of the first.

    Moves between its own accounts cancel out; what was promised and taken back remains.
    """
    spans = list(pairwise(moments))
    span = case(
        *[
            ((Entry.at >= first) & (Entry.at < last), place)
            for place, (first, last) in enumerate(spans)
        ]
    )
    rows = (
        select(Entry.currency, span, func.sum(Entry.amount_minor))
        .where(Entry.party_id == party, Entry.at >= moments[0], Entry.at < moments[-1])
        .group_by(Entry.currency, span)
    )
    return {(currency, place): int(total) for currency, place, total in await tx.execute(rows)}


async def moved(tx: Tx, party: int, moments: Sequence[datetime]) -> Moved:
    """Return what moved on each account of a party between moments, and `EARLIER` than the first."""
    spans = list(pairwise(moments))
    span = case(
        *[(Entry.at < first, place - 1) for place, (first, _) in enumerate(spans)],
        else_=len(spans) - 1,
    )
    rows = (
        select(Entry.currency, Entry.account, span, func.sum(Entry.amount_minor))
        .where(Entry.party_id == party, Entry.at < moments[-1])
        .group_by(Entry.currency, Entry.account, span)
    )
    return {
        (currency, account, place): int(total)
        for currency, account, place, total in await tx.execute(rows)
    }


async def movements(tx: Tx, start: datetime, end: datetime) -> list[Movement]:
    """Return what moved from `start` until before `end`, of every party."""
    what = (Party.id, Party.member_id, Entry.currency, Transaction.kind, Entry.account)
    rows = (
        select(*what, func.sum(Entry.amount_minor))
        .select_from(Entry)
        .join(Transaction, Transaction.id == Entry.transaction_id)
        .join(Party, Party.id == Entry.party_id)
        .where(Entry.at >= start, Entry.at < end)
        .group_by(*what)
    )
    return [
        Movement(party, member_id, currency, kind, account, int(minor))
        for party, member_id, currency, kind, account, minor in await tx.execute(rows)
    ]
