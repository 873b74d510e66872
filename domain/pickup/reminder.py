"""Reminders of vouchers: three days before the end and on the last day, by day, one a day at most.

remind_at comes -> all of a member's vouchers that are due within the day are in one notice
                -> each gets its next moment, or none
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypedDict
from zoneinfo import ZoneInfo

from domain.notify import notify_optional
from domain.refusal import Refused
from storage.columns import lock_row
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.pickup import waiting_vouchers
from storage.vouchers import Voucher, VoucherState

REMIND_BEFORE = (timedelta(days=3), timedelta(days=1))
"""How long before its end a voucher's member is reminded."""
SPAN_MIN = timedelta(hours=20)
"""Between two reminders: the next one comes on another day."""
HOURS = range(9, 20)
"""Hours of the shop's day in which reminders are sent."""
NAMED_MAX = 10
"""Vouchers that are named in one reminder."""


class RemindedVoucher(TypedDict):
    """One of the vouchers of a reminder."""

    title: str
    quantity: int
    expires_at: str
    arrived: bool


class PickupReminder(TypedDict):
    """What a member has not fetched yet; `more` are not named."""

    vouchers: list[RemindedVoucher]
    more: int


REMINDER: Kind[PickupReminder] = Kind("pickup.reminder")


def next_reminder(expires_at: datetime, *, after: datetime) -> datetime | None:
    """Return when to remind of a voucher next, None if its end comes before."""
    moments = (expires_at - before for before in REMIND_BEFORE)
    return min((moment for moment in moments if moment > after), default=None)


def is_time(now: datetime, zone: str) -> bool:
    """Whether it is an hour in which people may be reminded."""
    return now.astimezone(ZoneInfo(zone)).hour in HOURS


async def remind(tx: Tx, member_id: int, *, now: datetime) -> bool:
    """Remind a member of what they have not fetched, if it is due; return whether it was."""
    mine = await waiting_vouchers.lock_of_member(tx, member_id)
    if not any(one.remind_at is not None and one.remind_at <= now for one in mine):
        return False
    due = [one for one in mine if one.remind_at is not None and one.remind_at <= now + SPAN_MIN]
    for one in due:
        one.remind_at = next_reminder(one.expires_at, after=now + SPAN_MIN)
    last = max((one.reminded_at for one in mine if one.reminded_at), default=None)
    if last is not None and now - last < SPAN_MIN:
        for one in due:
            one.remind_at = last + SPAN_MIN
        await tx.flush()
        return False
    good = [one for one in due if one.expires_at > now]
    for one in good:
        one.reminded_at = now
    await tx.flush()
    if good:
        expires_at = max(one.expires_at for one in good)
        await notify_optional(tx, member_id, REMINDER, _facts(good), now=now, expires_at=expires_at)
    return bool(good)


def _facts(due: Sequence[Voucher]) -> PickupReminder:
    named = [
        RemindedVoucher(
            title=one.title,
            quantity=one.quantity,
            expires_at=one.expires_at.isoformat(),
            arrived=one.arrived_at is not None,
        )
        for one in due[:NAMED_MAX]
    ]
    return PickupReminder(vouchers=named, more=len(due) - len(named))


async def remind_again(tx: Tx, voucher_id: int, *, now: datetime) -> None:
    """Let the member of a voucher be reminded at the next good hour, or refuse."""
    voucher = await lock_row(tx, Voucher, Voucher.id == voucher_id)
    if voucher is None or voucher.state != VoucherState.ISSUED or voucher.expires_at <= now:
        raise Refused("order.voucher_over")
    if voucher.reminded_at is not None and now - voucher.reminded_at < SPAN_MIN:
        raise Refused("pickup.reminded_today")
    voucher.remind_at = now
    await tx.flush()
