"""Group buys: what an offer must be, who may join, what it costs.

    tiers 10 people €17.90, 15 people €16.50

    fewer than 10      nobody buys, nobody owes anything
    10 to 14           everybody pays €17.90
    15 and more        everybody pays €16.50

All of this is decided without looking at a database; `domain.group_buy.join` acts.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.money import Money
from domain.promotion.payment import is_paid_ahead
from domain.refusal import Refused
from storage.group_buy.seats import MemberTeamStatus
from storage.group_buy.tables import (
    CloseReason,
    GroupBuy,
    GroupBuyState,
    PaymentTiming,
    Seat,
    SeatState,
    Team,
    TeamState,
)
from storage.option.tables import PromotionOption

TIERS_MAX = 6
PEOPLE_MAX = 100_000
PRICE_MAX = 10**12
DURATION_MIN = timedelta(minutes=1)
DURATION_MAX = timedelta(days=60)
REMIND_BEFORE = timedelta(hours=1)
"""How long before the deadline those who asked are reminded; half the time of a short team."""
TITLE_CHARS_MAX = 128


def goal(tiers: Sequence[Sequence[int]]) -> int:
    """Return how many people make the offer come true."""
    return tiers[0][0]


def price_for(tiers: Sequence[Sequence[int]], people: int) -> int:
    """Return the price of a unit with so many people; short of the goal it is the first tier's."""
    reached = [price for count, price in tiers if people >= count]
    return min(reached, default=tiers[0][1])


def next_tier(tiers: Sequence[Sequence[int]], people: int) -> tuple[int, int] | None:
    """Return from how many people on the price falls again, and to what; None at the best."""
    now = price_for(tiers, people)
    return next(((count, price) for count, price in tiers if count > people and price < now), None)


def final_price(tiers: Sequence[Sequence[int]], people: int, lowest_shown: int | None) -> int:
    """Return what everybody pays when a team has succeeded.

    It is the price of the tier reached, and never above what anybody still in it was shown.
    """
    price = price_for(tiers, people)
    return price if lowest_shown is None else min(price, lowest_shown)


def seat_price(seat: Seat, team: Team) -> int:
    """Return what a unit of a seat costs, as far as the price of its team is settled."""
    base = seat.price_shown_minor if team.price_minor is None else team.price_minor
    return base + seat.extra_minor


def check_tiers(tiers: Sequence[Sequence[int]], list_price_minor: int | None) -> None:
    """Refuse tiers that do not rise in people and fall in price, or promise nothing."""
    if not 1 <= len(tiers) <= TIERS_MAX:
        raise Refused("group_buy.tiers_count", maximum=TIERS_MAX)
    counts, prices = [tier[0] for tier in tiers], [tier[1] for tier in tiers]
    if counts[0] < 2 or counts[-1] > PEOPLE_MAX or counts != sorted(set(counts)):
        raise Refused("group_buy.tiers_people", maximum=PEOPLE_MAX)
    if prices[-1] < 1 or prices[0] > PRICE_MAX or prices != sorted(set(prices), reverse=True):
        raise Refused("group_buy.tiers_prices")
    if list_price_minor is not None and prices[0] >= list_price_minor:
        raise Refused("group_buy.tiers_above_list")


def team_deadline(offer: GroupBuy, opened_at: datetime) -> datetime:
    """Return when a team that opens then must be full."""
    return min(opened_at + timedelta(seconds=offer.duration_s), offer.ends_at)


def refuse_offer(offer: GroupBuy, team: Team | None, *, banned: bool, now: datetime) -> None:
    """Refuse whom nothing can be done for; the first reason of a fixed order counts.

    Not started, ended, disabled, banned come here; already in and own limit in
    `refuse_member`; full and sold out are for the guarded updates to say.
    """
    if offer.state != GroupBuyState.CLOSED and now < offer.starts_at:
        raise Refused("group_buy.not_started", title=offer.title)
    if _is_over(offer, team, now=now):
        raise Refused("group_buy.ended", title=offer.title)
    if offer.closed_reason == CloseReason.DISABLED:
        raise Refused("group_buy.disabled", title=offer.title)
    if offer.closed_reason == CloseReason.SOLD_OUT:
        raise Refused("group_buy.sold_out", title=offer.title)
    if banned:
        raise Refused("group_buy.banned")


def _is_over(offer: GroupBuy, team: Team | None, *, now: datetime) -> bool:
    if offer.closed_reason is not None:
        return offer.closed_reason == CloseReason.ENDED
    if now >= offer.ends_at or (team is not None and now >= team.closes_at):
        return True
    gone = (TeamState.EXPIRED, TeamState.FAILED, TeamState.CANCELLED)
    return team is not None and team.state in gone


def check_seat_limits(standing: MemberTeamStatus, quantity: int) -> None:
    """Refuse a member who is in already, or wants more than one member may have."""
    offer, seat = standing.offer, standing.seat
    if seat is not None:
        raise already_seated(offer, standing.team, seat.team_id, standing.team.taken)
    check_own_limit(offer, quantity, standing.redeemed)


def already_seated(offer: GroupBuy, team: Team, seat_team_id: int, taken: int) -> Refused:
    """Return what somebody hears who has a live seat in a team of the offer."""
    here = seat_team_id == team.id
    reason = "group_buy.already_in" if here else "group_buy.already_elsewhere"
    return Refused(reason, title=offer.title, to_go=max(0, team.goal - taken))


def check_own_limit(offer: GroupBuy, quantity: int, redeemed: int) -> None:
    """Refuse whoever wants more units than one member may have, those picked up included."""
    if not 1 <= quantity <= offer.per_member - redeemed:
        raise Refused("group_buy.own_limit", maximum=offer.per_member)


def check_place(offer: GroupBuy, team: Team, taken: int, *, now: datetime) -> None:
    """Refuse where a team with so many places taken takes nobody in, as the guarded update would."""
    full = team.size is not None and taken >= team.size
    if full or team.state != TeamState.OPEN or now >= team.closes_at:
        raise Refused("group_buy.full", title=offer.title, code=team.code)


def check_seat_price(offer: GroupBuy, price_minor: int, shown_minor: int | None) -> None:
    """Refuse to seat somebody at a higher price than the one on the button they pressed."""
    if shown_minor is not None and price_minor > shown_minor:
        raise Refused("group_buy.price_rose", price=Money(price_minor, offer.currency))


def sold_out(offer: GroupBuy, option: PromotionOption | None, quantity: int) -> Refused:
    """Return what somebody hears who wants more units than there are."""
    left = None if option is None else option.stock_left
    if option is None or left is None or left >= quantity:
        return Refused("group_buy.sold_out", title=offer.title)
    reason = "option.too_few_left" if left else "option.sold_out"
    return Refused(reason, option=option.label, left=left)


def closing_reason(offer: GroupBuy, pool: Team | None, *, now: datetime) -> CloseReason:
    """Return why an offer none of whose teams is running any more is over."""
    gone = offer.stock_total is not None and offer.units_taken >= offer.stock_total
    filled = pool is not None and pool.state == TeamState.SUCCEEDED and now < pool.closes_at
    return CloseReason.SOLD_OUT if (gone or filled) and now < offer.ends_at else CloseReason.ENDED


def initial_seat_state(offer: GroupBuy) -> SeatState:
    """Return how a seat begins: reserved where the money must come first."""
    first = is_paid_ahead(offer.pay) and offer.pay_when == PaymentTiming.NOW
    return SeatState.RESERVED if first else SeatState.CONFIRMED


def remind_at(opened_at: datetime, closes_at: datetime) -> datetime:
    """Return when to remind of a deadline."""
    return closes_at - min(REMIND_BEFORE, (closes_at - opened_at) / 2)
