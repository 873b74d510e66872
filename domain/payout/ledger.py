"""The ledger's one door: a transaction that balances, once per event, or nothing at all.

    earn        expense -x   pending +x
    approve     pending -x   approved +x
    release     approved -x  payable +x      and what is owed is recovered first
    withdraw    payable -w   held +w         rejected: the other way round
    send        held -w      paid +w         it bounced: paid -w, payable +w
    reverse     the account it is in -x, expense +x; paid out already: debt -x

Rates, splits and sums are whole minor units; there is one rounding, half up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.database import Tx
from storage.payout import entries
from storage.payout.tables import LedgerAccount, LedgerEntry, LedgerTransaction

POINTS = "PTS"
"""The currency of points, which are counted like money and never paid out."""
INVITATIONS = "INV"
"""The currency of newcomers who count for their promoter: what boards are counted from."""
BP = 10_000
"""Basis points in a whole."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One line to be: `party_id` None is the shop."""

    party_id: int | None
    account: LedgerAccount
    amount_minor: int
    currency: str


def apply_bp(amount_minor: int, rate_bp: int) -> int:
    """Return a share of an amount in basis points, rounded half up, away from zero below it."""
    part = (abs(amount_minor) * rate_bp + BP // 2) // BP
    return part if amount_minor >= 0 else -part


def split(amount_minor: int, weights: Sequence[int]) -> list[int]:
    """Return an amount in parts by weight that sum up to it, the largest remainders rounded up.

    Of equal remainders the earlier part gets the unit. Weights are not negative, one is above 0.
    """
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError(f"nothing can be split by {list(weights)}")
    sign = -1 if amount_minor < 0 else 1
    exact = [abs(amount_minor) * weight for weight in weights]
    parts = [each // total for each in exact]
    left = abs(amount_minor) - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda place: -(exact[place] % total))
    for place in by_remainder[:left]:
        parts[place] += 1
    return [sign * part for part in parts]


def move(
    party_id: int, before: LedgerAccount, after: LedgerAccount, amount_minor: int, currency: str
) -> list[Posting]:
    """Return the two lines that move an amount from one account of a party to another."""
    return [
        Posting(party_id, before, -amount_minor, currency),
        Posting(party_id, after, amount_minor, currency),
    ]


def credit_postings(
    party_id: int, account: LedgerAccount, amount_minor: int, currency: str
) -> list[Posting]:
    """Return the two lines by which the shop promises a party an amount; below 0 it takes back."""
    return [
        Posting(None, LedgerAccount.EXPENSE, -amount_minor, currency),
        Posting(party_id, account, amount_minor, currency),
    ]


def recovery(party_id: int, amount_minor: int, debt_minor: int, currency: str) -> list[Posting]:
    """Return the lines that pay back a debt (0 or below) out of an amount that became payable."""
    paid_back = min(amount_minor, -debt_minor)
    return (
        move(party_id, LedgerAccount.PAYABLE, LedgerAccount.DEBT, paid_back, currency)
        if paid_back
        else []
    )


def unbalanced(postings: Iterable[Posting]) -> dict[str, int]:
    """Return the currencies in which lines do not sum to zero, with their sums."""
    sums: dict[str, int] = {}
    for posting in postings:
        sums[posting.currency] = sums.get(posting.currency, 0) + posting.amount_minor
    return {currency: total for currency, total in sums.items() if total}


async def post(
    tx: Tx,
    key: str,
    kind: str,
    postings: Sequence[Posting],
    *,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    by_id: int | None = None,
) -> bool:
    """Write one transaction; return False, and write nothing, if its event is known.

    Raises `ValueError` for lines that do not balance or say nothing. The caller holds the parties
    (`lock_party`), so that an event cannot be posted twice at once; the key is unique besides.
    """
    written = [posting for posting in postings if posting.amount_minor]
    if wrong := unbalanced(written):
        raise ValueError(f"{key} does not balance: {wrong}")
    if not written:
        raise ValueError(f"{key} moves nothing")
    if await entries.is_posted(tx, key):
        return False
    by = None if by_id is None else await entries.make_party(tx, by_id)
    transaction = LedgerTransaction(key=key, kind=kind, at=now, facts=facts or {}, by_id=by)
    tx.add(transaction)
    await tx.flush()
    tx.add_all(
        LedgerEntry(
            transaction_id=transaction.id,
            account=posting.account,
            amount_minor=posting.amount_minor,
            currency=posting.currency,
            at=now,
            party_id=posting.party_id,
        )
        for posting in written
    )
    await tx.flush()
    return True


async def release(
    tx: Tx,
    key: str,
    kind: str,
    postings: Sequence[Posting],
    party_id: int,
    *,
    currency: str,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    by_id: int | None = None,
) -> bool:
    """Post lines of which some make money payable to a party, and recover what it owes first."""
    gained = sum(
        one.amount_minor
        for one in postings
        if (one.party_id, one.account, one.currency) == (party_id, LedgerAccount.PAYABLE, currency)
    )
    debt = await entries.balance(tx, party_id, LedgerAccount.DEBT, currency)
    with_recovery = [*postings, *recovery(party_id, gained, debt, currency)]
    return await post(tx, key, kind, with_recovery, now=now, facts=facts, by_id=by_id)
