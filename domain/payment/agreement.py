"""The shop's books of Stars against Telegram's: nothing that was paid is lost because a message was.

    Telegram's list, oldest first -> known already
                                  -> of an invoice of ours, never heard of: written down as if it arrived
                                  -> given back, never heard of: so is that
                                  -> between a person and the bot, and not ours: the owner is told
    at its end   balance = opening + all entries, and each charge stands in the list; or the owner is told

The list ends a minute ago: what is younger may still be on its way here. What stood in it before the
first look belongs to the opening, of whatever bot it was.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypedDict

from domain.currency import STARS
from domain.notify import notify_admins
from domain.payment import refund
from domain.payment.charge import ChargeFacts, record_charge
from domain.payment.payload import read_payload
from domain.voucher import Secret
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.payment import charges, star_books
from storage.payment.tables import StarBook, StarEntry, StarEntryState

NANO = 1_000_000_000
"""Nanostars of a Star."""
SETTLED_AFTER = timedelta(minutes=1)
MISSING_AFTER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class StarFacts:
    """A transaction as Telegram lists it; `amount_nano` is below zero for what went out."""

    transaction_id: str
    amount_nano: int
    at: datetime
    partner: str
    payer_id: int | None = None
    """The person on the other side, if it is one."""
    payload: str = ""


class StarsDisagree(TypedDict):
    """What was found in Telegram's list, or is missing in it."""

    found: int
    unknown: int
    unknown_stars: int
    missing: int
    differs_stars: int


DISAGREE: Kind[StarsDisagree] = Kind("payment.stars_disagree")


async def enter(
    tx: Tx,
    facts: StarFacts,
    position: int,
    *,
    first: bool,
    now: datetime,
    rng: Random,
    secret: Secret,
    mac: bytes,
) -> StarEntryState:
    """Write one transaction down and do what follows; `first` is the look that makes the opening."""
    state = await _take(tx, facts, now=now, rng=rng, secret=secret, mac=mac)
    if state is StarEntryState.UNKNOWN and first:
        state = StarEntryState.BEFORE
    entry = StarEntry(
        position=position,
        transaction_id=facts.transaction_id,
        amount_nano=facts.amount_nano,
        at=facts.at,
        partner=facts.partner,
        state=state,
    )
    tx.add(entry)
    await tx.flush()
    return state


async def _take(
    tx: Tx, facts: StarFacts, *, now: datetime, rng: Random, secret: Secret, mac: bytes
) -> StarEntryState:
    if facts.payer_id is None:
        return StarEntryState.OTHER
    known = await charges.find(tx, facts.transaction_id) is not None
    if facts.amount_nano < 0:
        new = known and await refund.settle(tx, facts.transaction_id, now=now)
        return _state(known=known, new=new)
    if known or read_payload(facts.payload, mac) is None:
        return _state(known=known, new=False)
    charged = ChargeFacts(
        charge_id=facts.transaction_id,
        payload=facts.payload,
        payer_id=facts.payer_id,
        amount_minor=facts.amount_nano // NANO,
        currency=STARS,
        at=facts.at,
    )
    await record_charge(tx, charged, now=now, rng=rng, secret=secret, mac=mac)
    return StarEntryState.FOUND


def _state(*, known: bool, new: bool) -> StarEntryState:
    if not known:
        return StarEntryState.UNKNOWN
    return StarEntryState.FOUND if new else StarEntryState.KNOWN


async def close(tx: Tx, balance_nano: int, *, now: datetime) -> StarBook:
    """Compare the balance with the whole list; tell whoever runs the shop what is new and wrong."""
    total, entries = await star_books.sum_nano(tx), await star_books.next_position(tx)
    missing = await star_books.count_missing(tx, until=now - MISSING_AFTER)
    book = await star_books.lock_book(tx)
    if book is None:
        opening = balance_nano - total
        book = StarBook(
            id=star_books.BOOK,
            opening_nano=opening,
            balance_nano=balance_nano,
            differs_nano=0,
            checked_at=now,
        )
        tx.add(book)
    differs = balance_nano - book.opening_nano - total
    new = await star_books.count_since(tx, book.entries)
    unknown, nano = new.get(StarEntryState.UNKNOWN, (0, 0))
    found = new.get(StarEntryState.FOUND, (0, 0))[0]
    worse = missing > book.missing or differs not in (0, book.differs_nano)
    book.balance_nano, book.differs_nano, book.checked_at = balance_nano, differs, now
    book.entries, book.missing = entries, missing
    await tx.flush()
    if found or unknown or worse:
        said = StarsDisagree(
            found=found,
            unknown=unknown,
            unknown_stars=nano // NANO,
            missing=missing,
            differs_stars=differs // NANO,
        )
        await notify_admins(tx, DISAGREE, said, now=now)
    return book
