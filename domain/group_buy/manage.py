"""What the operator does with a group buy that runs: a later end, and words to who is in it.

extend          offer and open teams end later; reminders with them
lower           its prices fall to what one person pays alone
remind_unpaid   whoever is to pay and has not, at most once an hour
message         everybody with a seat, as the operator wrote it
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from domain.group_buy.finish import SeatToPay, seat_to_pay
from domain.group_buy.join import TeamNotice
from domain.group_buy.rules import DURATION_MAX, remind_at, seat_price, team_deadline
from domain.notify import notify_many
from domain.option.promotion import with_option
from domain.promotion import live_card
from domain.promotion.alone_price import (
    alone_price_below,
    check_alone_price,
    group_buy_price,
    lowered_tiers,
)
from domain.promotion.payment import is_paid_ahead, kept_minor
from domain.refusal import Refused
from storage.admin import audit_log
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.group_buy import offers, seats
from storage.group_buy.offers import LIVE
from storage.group_buy.tables import (
    GroupBuy,
    GroupBuyState,
    PaymentTiming,
    Seat,
    SeatState,
    Team,
    TeamState,
)
from storage.members import Member
from storage.option import promotion_options
from storage.promotion import payments
from storage.subject import GROUP_BUY, SEAT

UNPAID: Kind[SeatToPay] = Kind("group_buy.unpaid")
"""A reminder to pay."""


class TeamMessage(TeamNotice):
    """The operator's own words to the joiners."""

    text: str


MESSAGE: Kind[TeamMessage] = Kind("group_buy.message")
REMIND = "group_buy.remind"
"""What the audit log calls the reminding."""
REMIND_AGAIN = timedelta(hours=1)
MESSAGE_CHARS_MAX = 1_000
KEPT_FOR = timedelta(days=1)
"""A message that could not be sent by then is not sent at all."""
SEATS_MAX = 5_000


async def extend_deadline(
    tx: Tx, group_buy_id: int, ends_at: datetime, *, now: datetime
) -> GroupBuy:
    """Let a group buy and its open teams end later, or refuse."""
    offer = await offers.lock(tx, group_buy_id)
    if offer is None or offer.state == GroupBuyState.CLOSED or offer.ends_at <= now:
        raise Refused("group_buy.closed_already", code="" if offer is None else offer.code)
    if not offer.ends_at < ends_at <= offer.starts_at + DURATION_MAX:
        raise Refused("group_buy.extend")
    longer = replace(group_buy_price(offer), span=(offer.starts_at, ends_at))
    alone = await alone_price_below(tx, longer, now=now)
    if alone is not None:
        check_alone_price(longer.highest_minor, alone, offer.currency)
    if timedelta(seconds=offer.duration_s) >= offer.ends_at - offer.starts_at:
        offer.duration_s += int((ends_at - offer.ends_at).total_seconds())
    offer.ends_at = ends_at
    for team_id in await offers.team_ids(tx, offer.id, (TeamState.OPEN,)):
        team = await seats.lock_team(tx, team_id)
        if team is not None and team.state == TeamState.OPEN and team.closes_at > now:
            team.closes_at = max(team.closes_at, team_deadline(offer, team.opened_at))
            team.remind_at = remind_at(team.opened_at, team.closes_at)
    await tx.flush()
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    return offer


async def lower_prices(tx: Tx, group_buy_id: int, *, now: datetime) -> GroupBuy:
    """Lower the prices of a group buy to what one person pays alone, or refuse.

    Those who are in pay the lower price too; what they have paid above it is owed back at the end.
    """
    offer = await offers.lock(tx, group_buy_id)
    if offer is None or offer.state == GroupBuyState.CLOSED or offer.ends_at <= now:
        raise Refused("group_buy.closed_already", code="" if offer is None else offer.code)
    alone = await alone_price_below(tx, group_buy_price(offer), now=now)
    if alone is None:
        raise Refused("promotion.not_dearer")
    offer.tiers = lowered_tiers(offer.tiers, alone.minor)
    await tx.flush()
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    return offer


def seat_to_pay_minor(offer: GroupBuy, team: Team, seat: Seat, sums: Mapping[str, int]) -> int:
    """Return what a seat is to be paid for now, ahead of the pick-up; 0 is nothing."""
    if not is_paid_ahead(offer.pay):
        return 0
    settled = team.price_minor
    held = seat.state == SeatState.RESERVED and offer.pay_when == PaymentTiming.NOW
    due = seat.state == SeatState.CONFIRMED and settled is not None
    if not held and not due:
        return 0
    return max(0, seat_price(seat, team) * seat.quantity - kept_minor(dict(sums)))


async def remind_unpaid(tx: Tx, offer: GroupBuy, *, now: datetime) -> int:
    """Remind everybody who is to pay and has not; return how many, or refuse so soon again."""
    if await audit_log.done_since(tx, REMIND, f"group_buy:{offer.code}", now - REMIND_AGAIN):
        raise Refused("group_buy.reminded")
    told: list[tuple[int, SeatToPay]] = []
    rows = await offers.seats_with_members(tx, offer.id, limit=SEATS_MAX)
    sums = await payments.sums_of(tx, SEAT, [seat.id for _, seat, _ in rows])
    names = await promotion_options.labels(tx, [seat.option_id for _, seat, _ in rows])
    for team, seat, _ in rows:
        amount = seat_to_pay_minor(offer, team, seat, sums.get(seat.id, {}))
        if amount:
            member = await tx.get_one(Member, seat.member_id)
            title = with_option(offer.title, names.get(seat.option_id))
            told.append((seat.member_id, seat_to_pay(offer, team, member, amount, title)))
    return await notify_many(tx, UNPAID, told, now=now, expires_at=now + KEPT_FOR)


def check_message(text: str) -> str:
    """Return words for the joiners as they are sent, or refuse them."""
    words = text.strip()
    if not 1 <= len(words) <= MESSAGE_CHARS_MAX:
        raise Refused("group_buy.message", maximum=MESSAGE_CHARS_MAX)
    return words


async def message_members(tx: Tx, offer: GroupBuy, text: str, *, now: datetime) -> int:
    """Send the operator's words to everybody with a seat; return to how many."""
    words = check_message(text)
    told: dict[int, TeamMessage] = {}
    for team, seat, _ in await offers.seats_with_members(tx, offer.id, limit=SEATS_MAX):
        if seat.state in (*LIVE, SeatState.REDEEMED):
            told[seat.member_id] = TeamMessage(title=offer.title, code=team.code, text=words)
    heard = list(told.items())
    return await notify_many(tx, MESSAGE, heard, now=now, expires_at=now + KEPT_FOR)
