"""Waiting lists and reminders, the same for teams and flash sales.

Whoever comes first is served first. A place that comes free is held for a quarter of an hour
and announced once; then it goes to the next.
"""

from datetime import datetime, timedelta

from domain.notify import notify
from domain.refusal import Refused
from storage.database import Tx
from storage.delivery.kinds import Kind, Values
from storage.promotion import waiting_lists
from storage.promotion.tables import Reminder, WaitingListEntry, WaitingListState

HOLD = timedelta(minutes=15)
WAITERS_MAX = 10_000


def promised_until(now: datetime) -> datetime:
    """Return until when a place that came free is held for the next in line."""
    return now + HOLD


def drop(place: WaitingListEntry) -> None:
    """End a place in the list without a seat."""
    place.state = WaitingListState.DROPPED


async def add(
    tx: Tx,
    subject: str,
    subject_id: int,
    member_id: int,
    quantity: int,
    *,
    now: datetime,
    chat_id: int | None = None,
    option_id: int | None = None,
) -> int:
    """Put a member at the end of a list; return their number in it, the old one if they are in."""
    place = await waiting_lists.find_entry(tx, subject, subject_id, member_id)
    if place is None:
        if await waiting_lists.length(tx, subject, subject_id) >= WAITERS_MAX:
            raise Refused("waiting_list.full")
        place = WaitingListEntry(
            subject=subject,
            subject_id=subject_id,
            member_id=member_id,
            quantity=quantity,
            since=now,
            chat_id=chat_id,
            option_id=option_id,
        )
        tx.add(place)
        await tx.flush()
    return await waiting_lists.position(tx, place)


async def remove(tx: Tx, subject: str, subject_id: int, member_id: int) -> bool:
    """Take a member off a list; return whether they were on it."""
    place = await waiting_lists.find_entry(tx, subject, subject_id, member_id)
    if place is not None:
        drop(place)
        await tx.flush()
    return place is not None


async def mark_served(
    tx: Tx,
    place: WaitingListEntry,
    kind: Kind[Values],
    values: Values,
    until: datetime,
    *,
    now: datetime,
) -> None:
    """Mark the first in line as served, and tell them; the place is theirs until a moment."""
    place.state = WaitingListState.PROMOTED
    await notify(tx, place.member_id, kind, values, now=now, expires_at=until)


async def request_reminder(tx: Tx, subject: str, subject_id: int, member_id: int) -> None:
    """Remember that a member wants to be reminded; asking twice is asking once."""
    if await tx.get(Reminder, (subject, subject_id, member_id)) is None:
        tx.add(Reminder(subject=subject, subject_id=subject_id, member_id=member_id))
        await tx.flush()


async def reminder_recipients(tx: Tx, subject: str, subject_id: int) -> list[int]:
    """Return who wants to be reminded."""
    return await waiting_lists.members(tx, subject, subject_id)
