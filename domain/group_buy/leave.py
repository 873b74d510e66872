"""Leaving a team that is still forming, and who comes after.

seat -> left | refund_due -> units and place go back -> next in line -> new leader | cancelled
"""

from datetime import datetime
from typing import NotRequired

from domain.group_buy.join import TeamNotice
from domain.group_buy.rules import price_for
from domain.notify import notify
from domain.option.promotion import with_option
from domain.option.units import return_units, take_units
from domain.promotion import live_card, waiting_list
from domain.promotion.payment import PaymentAccount, add_line, kept_minor, shop_link
from domain.refusal import Refused
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.group_buy import seats
from storage.group_buy.offers import LIVE
from storage.group_buy.seats import MemberTeamStatus
from storage.group_buy.tables import GroupBuy, Seat, SeatState, Team, TeamState
from storage.members import Member
from storage.option.tables import PromotionOption
from storage.promotion import payments, waiting_lists
from storage.promotion.tables import PaymentKind, WaitingListEntry
from storage.subject import GROUP_BUY, SEAT, TEAM

LEADER: Kind[TeamNotice] = Kind("group_buy.leader")
"""A member leads a team now."""


class SeatPromoted(TeamNotice):
    """A place came free and is held until a moment."""

    team_id: int
    link: str | None
    price_minor: int
    currency: str
    pay: str
    pay_when: NotRequired[str]
    until: str
    quantity: int


PROMOTED: Kind[SeatPromoted] = Kind("group_buy.promoted")


async def leave_team(tx: Tx, team_id: int, member_id: int, *, now: datetime) -> Team:
    """Take a member out of a team that is still forming, or refuse."""
    await seats.lock_team(tx, team_id)
    seat = await seats.live_seat(tx, team_id, member_id)
    if seat is None:
        if not await waiting_list.remove(tx, TEAM, team_id, member_id):
            raise Refused("group_buy.not_in")
        return await tx.get_one(Team, team_id)
    offer = await tx.get_one(GroupBuy, seat.group_buy_id)
    if await seats.give_place(tx, team_id) is None:
        raise Refused("group_buy.too_late_to_leave", title=offer.title)
    await end_seat(tx, offer, seat, SeatState.LEFT, now=now)
    return await after_leave(tx, offer, team_id, member_id, now=now)


async def give_up_seat(tx: Tx, seat_id: int, *, now: datetime) -> None:
    """Take a live seat from its member, however far its team is; what they paid is owed back."""
    seat = await seats.lock_seat(tx, seat_id)
    if seat is None or seat.state not in LIVE:
        return
    offer = await tx.get_one(GroupBuy, seat.group_buy_id)
    forming = await seats.give_place(tx, seat.team_id) is not None
    await end_seat(tx, offer, seat, SeatState.LEFT, now=now)
    if forming:
        await after_leave(tx, offer, seat.team_id, seat.member_id, now=now)
    else:
        await live_card.mark_changed(tx, GROUP_BUY, offer.id)


def seat_payment_account(offer: GroupBuy, seat: Seat) -> PaymentAccount:
    """Return whose money the lines of a seat are about."""
    return PaymentAccount(SEAT, seat.id, seat.member_id, offer.currency)


async def end_seat(tx: Tx, offer: GroupBuy, seat: Seat, state: SeatState, *, now: datetime) -> int:
    """End a live seat and give its units back; return what its member is owed."""
    await return_units(tx, offer, seat.quantity, seat.option_id)
    account = seat_payment_account(offer, seat)
    owed = kept_minor(await payments.sums(tx, account.subject, account.subject_id))
    if owed > 0:
        await add_line(tx, account, PaymentKind.REFUND_DUE, owed, now=now)
    seat.state, seat.until = SeatState.REFUND_DUE if owed > 0 else state, None
    await tx.flush()
    return max(0, owed)


async def after_leave(
    tx: Tx, offer: GroupBuy, team_id: int, member_id: int, *, now: datetime
) -> Team:
    """Hand a team over, end it if nobody is left, seat the next in line."""
    team = await seats.lock_team(tx, team_id)
    assert team is not None  # noqa: S101 - a seat has just left it
    await hold_seat_for_waiting_list(tx, offer, team, now=now)
    if team.leader_id == member_id:
        heir = await seats.longest_member(tx, team_id)
        if heir is None:
            team.state = TeamState.CANCELLED
            await waiting_lists.cancel_waiting(tx, TEAM, team_id)
        else:
            team.leader_id = heir
            values = TeamNotice(title=offer.title, code=team.code)
            await notify(tx, heir, LEADER, values, now=now)
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    return team


async def hold_seat_for_waiting_list(tx: Tx, offer: GroupBuy, team: Team, *, now: datetime) -> None:
    """Give a free place to the first in line, who has a quarter of an hour to say yes.

    Whoever wants more of an option than is left stays in line, and others come before them.
    """
    behind = 0
    while (first := await waiting_lists.lock_first(tx, TEAM, team.id, behind=behind)) is not None:
        standing = await seats.member_status(tx, team.id, first.member_id)
        member = await tx.get_one(Member, first.member_id)
        if standing is None or standing.seat is not None or member.banned_at is not None:
            waiting_list.drop(first)
            await tx.flush()
            continue
        if not await _hold_for(tx, standing, first, member, now=now):
            if not offer.option_count or standing.team.taken == team.size:
                return
            behind = first.id


async def _hold_for(
    tx: Tx, standing: MemberTeamStatus, first: WaitingListEntry, member: Member, *, now: datetime
) -> bool:
    """Hold a place and units for a waiter; return False if there are none."""
    offer, team = standing.offer, standing.team
    if not await take_units(tx, offer, first.quantity, first.option_id):
        return False
    taken = await seats.take_places(tx, team.id, now=now)
    if taken is None:
        await return_units(tx, offer, first.quantity, first.option_id)
        return False
    price = price_for(offer.tiers, taken - 1)
    option = None if first.option_id is None else await tx.get(PromotionOption, first.option_id)
    extra = option.extra_minor if option else 0
    until = waiting_list.promised_until(now)
    tx.add(
        Seat(
            group_buy_id=offer.id,
            team_id=team.id,
            member_id=first.member_id,
            quantity=first.quantity,
            price_shown_minor=price,
            joined_at=now,
            state=SeatState.RESERVED,
            until=until,
            chat_id=first.chat_id,
            option_id=first.option_id,
            extra_minor=extra,
        )
    )
    values = SeatPromoted(
        title=with_option(offer.title, option.label if option else None),
        code=team.code,
        team_id=team.id,
        link=shop_link(offer.pay, offer.link, member.code),
        price_minor=price + extra,
        currency=offer.currency,
        pay=offer.pay,
        pay_when=offer.pay_when,
        until=until.isoformat(),
        quantity=first.quantity,
    )
    await waiting_list.mark_served(tx, first, PROMOTED, values, until, now=now)
    await tx.flush()
    return True
