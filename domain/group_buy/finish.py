"""How a team ends, and what its members hear: each of them once.

    deadline -> goal reached -> filled -> each seat: voucher | asked to pay -> succeeded
             -> not reached  -> expired -> each seat: moves on | let go | refund due -> failed

Seats are dealt with one by one, each in a savepoint of its own, by whoever runs the pages of
`jobs.group_buy`: one that fails is tried again and holds up no other.
"""

from datetime import datetime, timedelta
from typing import NotRequired, TypedDict

from domain import voucher
from domain.group_buy.join import TeamNotice, complete_if_full, mark_succeeded
from domain.group_buy.leave import after_leave, end_seat, seat_payment_account
from domain.group_buy.rules import PEOPLE_MAX, seat_price
from domain.notify import notify
from domain.option.promotion import option_title
from domain.promotion import live_card, waiting_list
from domain.promotion.payment import add_line, is_paid_ahead, kept_minor, shop_link
from domain.refusal import Refused
from domain.voucher import Secret
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind
from storage.group_buy import due_rows, offers, seats
from storage.group_buy.tables import (
    CloseReason,
    GroupBuy,
    GroupBuyShape,
    GroupBuyState,
    Seat,
    SeatState,
    Team,
    TeamState,
)
from storage.members import Member
from storage.promotion import payments, waiting_lists
from storage.promotion.tables import PaymentKind
from storage.subject import GROUP_BUY, SEAT, TEAM

LAPSED: Kind[TeamNotice] = Kind("group_buy.lapsed")
"""A held seat is gone."""


class TeamFailed(TypedDict):
    """A team did not come together; `refund_minor` is what its member gets back."""

    title: str
    refund_minor: int
    currency: str


class MergeOffer(TypedDict):
    """A member of a team that failed may move to another one until a moment."""

    title: str
    team_id: int
    until: str


class SeatToPay(TeamNotice):
    """A seat is to be paid for."""

    currency: str
    amount_minor: int
    link: str | None
    pay: NotRequired[str]
    """A `PaymentMethod`."""


class TeamReminder(TeamNotice):
    """A team closes soon, and so many are still needed."""

    currency: str
    to_go: int
    closes_at: str


FAILED: Kind[TeamFailed] = Kind("group_buy.failed")
MERGE: Kind[MergeOffer] = Kind("group_buy.merge")
PAY: Kind[SeatToPay] = Kind("group_buy.pay")
"""A team succeeded."""
REMINDER: Kind[TeamReminder] = Kind("group_buy.reminder")
MERGE_FOR = timedelta(minutes=30)
"""How long the members of an expired team may say that they move to another one."""
MERGE_TEAMS_MAX = 5


async def expire_seat(tx: Tx, seat_id: int, *, now: datetime) -> bool:
    """Take back a seat whose time is over; done twice, it returns the place once."""
    seat = await seats.lock_seat(tx, seat_id)
    if seat is None or seat.state != SeatState.RESERVED or seat.until is None or seat.until > now:
        return False
    offer = await tx.get_one(GroupBuy, seat.group_buy_id)
    forming = await seats.give_place(tx, seat.team_id) is not None
    await end_seat(tx, offer, seat, SeatState.LAPSED, now=now)
    its_team = await tx.get_one(Team, seat.team_id)
    values = TeamNotice(title=offer.title, code=its_team.code)
    await notify(tx, seat.member_id, LAPSED, values, now=now)
    if forming:
        await after_leave(tx, offer, seat.team_id, seat.member_id, now=now)
    return True


async def end_at_deadline(
    tx: Tx, team_id: int, *, now: datetime, at_once: bool = False
) -> TeamState | None:
    """End a team at its deadline, or `at_once`; return how, None if it is not its time."""
    ending = await seats.lock_team(tx, team_id)
    if ending is None or ending.state != TeamState.OPEN or (ending.closes_at > now and not at_once):
        return None
    offer = await tx.get_one(GroupBuy, ending.group_buy_id)
    for seat in await seats.in_team(tx, team_id, (SeatState.RESERVED,), limit=PEOPLE_MAX):
        await end_seat(tx, offer, seat, SeatState.LAPSED, now=now)
        values = TeamNotice(title=offer.title, code=ending.code)
        await notify(tx, seat.member_id, LAPSED, values, now=now)
    counted = await seats.counts(tx, team_id)
    ending.taken = counted.live
    if counted.confirmed >= ending.goal:
        mark_succeeded(offer, ending, counted.confirmed, counted.lowest_shown)
    else:
        await _expire(tx, offer, ending, now=now, merging=not at_once)
    await waiting_lists.cancel_waiting(tx, TEAM, team_id)
    await tx.flush()
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    return TeamState(ending.state)


async def _expire(tx: Tx, offer: GroupBuy, ending: Team, *, now: datetime, merging: bool) -> None:
    """Let a team fail; where others of its kind still form, ask its members to move there."""
    ending.state = TeamState.EXPIRED
    if not merging or offer.shape != GroupBuyShape.TEAM:
        return
    if not await due_rows.open_teams(tx, offer.id, now=now, limit=1, but=ending.id):
        return
    ending.merge_until = min(now + MERGE_FOR, offer.ends_at)
    facts = MergeOffer(title=offer.title, team_id=ending.id, until=ending.merge_until.isoformat())
    for seat in await seats.in_team(tx, ending.id, (SeatState.CONFIRMED,), limit=PEOPLE_MAX):
        await notify(tx, seat.member_id, MERGE, facts, now=now, expires_at=ending.merge_until)


async def move_to_team(tx: Tx, team_id: int, member_id: int, *, now: datetime) -> Team:
    """Move a consenting member of an expired team to the oldest one with a place, or refuse."""
    left = await seats.lock_team(tx, team_id)
    seat = await seats.live_seat(tx, team_id, member_id)
    if left is None or seat is None or left.state != TeamState.EXPIRED:
        raise Refused("group_buy.merge_over")
    if left.merge_until is None or left.merge_until <= now:
        raise Refused("group_buy.merge_over")
    offer = await tx.get_one(GroupBuy, left.group_buy_id)
    found = await _place_elsewhere(tx, offer, now=now, but=team_id)
    if found is None:
        raise Refused("group_buy.merge_full")
    seat.team_id = found.id
    left.taken -= 1
    await tx.flush()
    await _fill_if_last(tx, offer, found.id)
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    return await tx.get_one(Team, found.id, populate_existing=True)


async def _place_elsewhere(tx: Tx, offer: GroupBuy, *, now: datetime, but: int = 0) -> Team | None:
    for other in await due_rows.open_teams(tx, offer.id, now=now, limit=MERGE_TEAMS_MAX, but=but):
        if await seats.take_places(tx, other.id, now=now) is not None:
            return other
    return None


async def _fill_if_last(tx: Tx, offer: GroupBuy, team_id: int) -> None:
    if offer.ends_when_full:
        await complete_if_full(tx, offer, team_id)


async def settle_seat(tx: Tx, seat_id: int, *, now: datetime, secret: Secret) -> None:
    """Tell a member of a team that succeeded what they have, and give them the right to it.

    A seat of somebody who was banned meanwhile is given up instead.
    """
    seat = await seats.lock_seat(tx, seat_id)
    if seat is None or seat.told or seat.state != SeatState.CONFIRMED:
        return
    offer = await tx.get_one(GroupBuy, seat.group_buy_id)
    its_team = await tx.get_one(Team, seat.team_id)
    member = await tx.get_one(Member, seat.member_id)
    if member.banned_at is not None:
        await end_seat(tx, offer, seat, SeatState.RELEASED, now=now)
        return
    due, account = seat_price(seat, its_team) * seat.quantity, seat_payment_account(offer, seat)
    paid = kept_minor(await payments.sums(tx, account.subject, account.subject_id))
    if paid > due:
        await add_line(tx, account, PaymentKind.DIFFERENCE_DUE, paid - due, now=now)
    owed = max(0, due - paid)
    if is_paid_ahead(offer.pay) and owed > 0:
        title = await option_title(tx, offer.title, seat.option_id)
        values = seat_to_pay(offer, its_team, member, owed, title)
        await notify(tx, seat.member_id, PAY, values, now=now)
    else:
        await issue_seat_voucher(tx, offer, seat, owed, now=now, secret=secret)
    seat.told = True
    await tx.flush()


async def issue_seat_voucher(
    tx: Tx, offer: GroupBuy, seat: Seat, due_minor: int, *, now: datetime, secret: Secret
) -> None:
    """Give a seat its voucher; the voucher's message says that the group buy succeeded."""
    await voucher.issue(
        tx,
        subject=SEAT,
        subject_id=seat.id,
        member_id=seat.member_id,
        title=await option_title(tx, offer.title, seat.option_id),
        quantity=seat.quantity,
        due_minor=due_minor,
        currency=offer.currency,
        store_id=offer.store_id,
        days=offer.voucher_days,
        why=GROUP_BUY,
        now=now,
        secret=secret,
    )


async def release_seat(tx: Tx, seat_id: int, *, now: datetime) -> None:
    """Let a member of a failed team go: told once, and owed what they paid."""
    seat = await seats.lock_seat(tx, seat_id)
    if seat is None or seat.told or seat.state != SeatState.CONFIRMED:
        return
    offer = await tx.get_one(GroupBuy, seat.group_buy_id)
    owed = await end_seat(tx, offer, seat, SeatState.RELEASED, now=now)
    title = await option_title(tx, offer.title, seat.option_id)
    facts = TeamFailed(title=title, refund_minor=owed, currency=offer.currency)
    await notify(tx, seat.member_id, FAILED, facts, now=now)
    seat.told = True
    await tx.flush()


async def finish_team(tx: Tx, team_id: int) -> bool:
    """Close a team all of whose members have been told; return whether it was."""
    ending = await seats.lock_team(tx, team_id)
    ends = {TeamState.FILLED: TeamState.SUCCEEDED, TeamState.EXPIRED: TeamState.FAILED}
    if ending is None or TeamState(ending.state) not in ends:
        return False
    if await seats.in_team(tx, team_id, (SeatState.CONFIRMED,), limit=1, told=False):
        return False
    ending.state = ends[TeamState(ending.state)]
    await tx.flush()
    await live_card.mark_changed(tx, GROUP_BUY, ending.group_buy_id)
    return True


async def send_team_reminders(tx: Tx, team_id: int, *, now: datetime) -> int:
    """Remind those who asked of a deadline, once; return how many."""
    ending = await seats.lock_team(tx, team_id)
    if ending is None or ending.remind_at is None or ending.remind_at > now:
        return 0
    ending.remind_at = None
    if ending.state != TeamState.OPEN:
        return 0
    offer = await tx.get_one(GroupBuy, ending.group_buy_id)
    counted = await seats.counts(tx, team_id)
    facts = TeamReminder(
        title=offer.title,
        code=ending.code,
        currency=offer.currency,
        to_go=max(0, ending.goal - counted.live),
        closes_at=ending.closes_at.isoformat(),
    )
    asked = await waiting_list.reminder_recipients(tx, TEAM, team_id)
    told = [(member_id, facts) for member_id in asked]
    await outbox.put_notices(tx, REMINDER, told, now=now, expires_at=ending.closes_at)
    return len(asked)


async def close_group_buy(tx: Tx, offer: GroupBuy, reason: CloseReason, *, now: datetime) -> None:
    """Close a group buy now: teams that have reached their goal succeed, the others fail.

    Nobody is stranded: every seat is settled or let go, and told, by the next ticks.
    """
    if offer.state == GroupBuyState.CLOSED:
        raise Refused("group_buy.closed_already", code=offer.code)
    locked = await offers.lock(tx, offer.id)
    assert locked is not None  # noqa: S101 - it was loaded before, and rows are not deleted
    locked.state, locked.closed_reason = GroupBuyState.CLOSED, reason
    for team_id in await offers.team_ids(tx, offer.id, (TeamState.OPEN,)):
        await end_at_deadline(tx, team_id, now=now, at_once=True)
    await tx.flush()
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)


def seat_to_pay(
    offer: GroupBuy, team: Team, member: Member, amount_minor: int, title: str
) -> SeatToPay:
    """Return what a member is told who has to pay; the link carries their code."""
    return SeatToPay(
        title=title,
        code=team.code,
        currency=offer.currency,
        amount_minor=amount_minor,
        link=shop_link(offer.pay, offer.link, member.code),
        pay=offer.pay,
    )
