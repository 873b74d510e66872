"""News of earnings: what happens within some minutes comes to a promoter as one message.

    first event -> a row that waits -> more events are added to it -> it goes

A row that waits is added to only while it is not due: until then nobody has read it. Whoever
writes here holds the promoter's party, so two events cannot add to one row at once.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from domain.notify import notify_optional
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind
from storage.payout.tables import Party

EarningsNews = Mapping[str, Mapping[str, list[int]]]
"""By `EarningsEvent` and currency: how often, and how many minor units in all."""
KIND: Kind[EarningsNews] = Kind("commission.news")
WAIT = timedelta(minutes=10)


class EarningsEvent(StrEnum):
    """What a promoter hears of."""

    EARNED = "earned"
    PAYABLE = "payable"
    TAKEN_BACK = "taken_back"


def add_event(values: EarningsNews, what: EarningsEvent, minor: int, currency: str) -> EarningsNews:
    """Return news with one more event in them."""
    told = values.get(what, {})
    count, total = told.get(currency, (0, 0))
    return {**values, str(what): {**told, currency: [count + 1, total + minor]}}


async def notify_promoter(
    tx: Tx,
    party: Party,
    what: EarningsEvent,
    minor: int,
    currency: str,
    *,
    now: datetime,
) -> None:
    """Add an event to the news of a promoter, unless they want none or are no member any more."""
    if party.member_id is None:
        return
    waiting = await outbox.lock_queued(tx, party.member_id, KIND, after=now)
    if waiting is not None:
        waiting.values = add_event(waiting.values, what, minor, currency)
        return
    values = add_event({}, what, minor, currency)
    row = await notify_optional(tx, party.member_id, KIND, values, now=now)
    if row is not None:
        row.due_at = now + WAIT
