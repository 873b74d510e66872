"""Who is in a group buy, with units and money; marking what was paid, and what was given back."""

from domain.group_buy.manage import seat_to_pay_minor
from domain.group_buy.payment import record_payment, record_refund
from domain.refusal import Refused
from domain.voucher import Secret
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import acts, button, items, page
from handlers.admin.promotions.people import LISTED_MAX, Participant, items_of, page_of
from handlers.admin.promotions.promotion_kind import GROUP_BUYS
from handlers.admin.states import Promotions
from storage.database import Tx
from storage.group_buy import offers
from storage.group_buy.tables import GroupBuy, PaymentMethod, Seat, SeatState, Team
from storage.members import Member
from storage.promotion import payments
from storage.subject import SEAT

OVER = (SeatState.LAPSED, SeatState.RELEASED)
"""States in which money may still arrive."""


async def people_of(tx: Tx, offer: GroupBuy, *, limit: int) -> list[Participant]:
    """Return the seats of a group buy with their money."""
    rows = await offers.seats_with_members(tx, offer.id, limit=limit)
    sums = await payments.sums_of(tx, SEAT, [seat.id for _, seat, _ in rows])
    return [person(offer, *row, sums.get(row[1].id, {})) for row in rows]


def person(
    offer: GroupBuy, team: Team, seat: Seat, name: str, money: dict[str, int]
) -> Participant:
    late = offer.pay == PaymentMethod.EXTERNAL and seat.state in OVER and not money.get("paid")
    return Participant(seat, name, money, seat_to_pay_minor(offer, team, seat, money), late)


async def members(ctx: AdminContext) -> Values:
    """Who is in a group buy."""
    offer = await GROUP_BUYS.find(ctx)
    found = await people_of(ctx.tx, offer, limit=LISTED_MAX)
    return {"items": items_of(offer, found, ctx.t), "title": offer.title, "seats": len(found)}


async def refunds(ctx: AdminContext) -> Values:
    """Whom money is to be given back to."""
    offer = await GROUP_BUYS.find(ctx)
    owed = [one for one in await people_of(ctx.tx, offer, limit=LISTED_MAX) if one.owed > 0]
    return {"items": items_of(offer, owed, ctx.t), "title": offer.title, "seats": len(owed)}


async def one(ctx: AdminContext) -> Values:
    """One seat and its money."""
    offer = await GROUP_BUYS.find(ctx)
    seat = await ctx.tx.get(Seat, ctx.chosen("seat_id"))
    if seat is None or seat.group_buy_id != offer.id:
        raise Refused("group_buy.no_seat", id=0)
    member = await ctx.tx.get_one(Member, seat.member_id)
    team = await ctx.tx.get_one(Team, seat.team_id)
    money = await payments.sums(ctx.tx, SEAT, seat.id)
    found = person(offer, team, seat, member.name, money)
    return {**page_of(offer, found, ctx.by, ctx.t), "team": team.code}


def subject(ctx: AdminContext) -> str:
    return f"seat:{ctx.chosen('seat_id')}"


@acts("seat.paid", subject, sure="admin-seat-paid-sure", shows=one)
async def paid(ctx: AdminContext) -> None:
    """Write down that a seat was paid."""
    secret, who = Secret(ctx.settings.voucher_secret), ctx.by.member_id
    number = ctx.chosen("seat_id")
    await record_payment(ctx.tx, number, now=ctx.now, rng=ctx.rng, secret=secret, by_id=who)


@acts("seat.refunded", subject, sure="admin-seat-refunded-sure", shows=one)
async def refunded(ctx: AdminContext) -> None:
    """Write down that money was given back."""
    await record_refund(ctx.tx, ctx.chosen("seat_id"), now=ctx.now, by_id=ctx.by.member_id)


WINDOWS = (
    page(
        Promotions.members,
        "admin-members",
        items("seat", Promotions.seat),
        reads=members,
        back=Promotions.group_buy,
    ),
    page(
        Promotions.refunds,
        "admin-refunds",
        items("refund", Promotions.seat, key="seat_id"),
        reads=refunds,
        back=Promotions.group_buy,
    ),
    page(
        Promotions.seat,
        "admin-seat",
        button("paid", paid, when="payable"),
        button("refunded", refunded, when="refundable"),
        reads=one,
        back=Promotions.members,
    ),
)
