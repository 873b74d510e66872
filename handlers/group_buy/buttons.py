"""Group buys as members use them: the buttons under a card; `handlers.group_buy.commands` has the commands.

A press in a chat is answered by a toast; the card under it follows by itself. What concerns one
person alone is whispered.
"""

from datetime import datetime
from random import SystemRandom

from aiogram import F, Router
from aiogram.types import CallbackQuery, MaybeInaccessibleMessageUnion, User

from domain import code
from domain.deep_link import LinkKind, build_payload
from domain.group_buy.card import group_buy_card, team_card
from domain.group_buy.join import (
    JoinResult,
    change_quantity,
    find_team,
    join_team,
    open_team,
    wait_for_place,
)
from domain.group_buy.leave import leave_team
from domain.promotion import waiting_list
from domain.quantity import quantity_of
from domain.refusal import TYPED_SHOWN_MAX, Refused
from domain.settings import Settings
from storage.database import Tx
from storage.group_buy import offers, seats
from storage.group_buy.tables import GroupBuy, GroupBuyShape, Team
from storage.members import Member
from storage.subject import TEAM
from views.buttons import toast
from views.group_buy.group_buy_screens import (
    GroupBuyJoin,
    GroupBuyLeave,
    GroupBuyOpen,
    GroupBuyQuantity,
    GroupBuyRemind,
    GroupBuyShare,
    GroupBuyWait,
    joined_words,
    page,
)
from views.group_buy.team_screens import TeamShow, quantities, shared, sharing, to_pay
from views.i18n import Translate
from views.private_reply import PrivateReply
from views.screen import Reply

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("gb."))
Answer = Reply | PrivateReply | list[Reply | PrivateReply]
_rng = SystemRandom()


async def team_page(
    tx: Tx,
    its_team: Team,
    member: Member,
    *,
    now: datetime,
    t: Translate,
    me: User,
    settings: Settings,
) -> PrivateReply:
    """Return the page of a team for a member, counted now."""
    offer = await tx.get_one(GroupBuy, its_team.group_buy_id)
    values = await team_card(tx, offer, its_team, now=now) | {"zone": settings.timezone}
    share = sharing(me, its_team.code, offer.title, member, t)
    return PrivateReply(page(values, t, share=share), build_payload(LinkKind.TEAM, its_team.code))


async def page_by_code(
    tx: Tx,
    typed: str,
    member: Member,
    *,
    now: datetime,
    t: Translate,
    me: User,
    settings: Settings,
) -> PrivateReply:
    """Return the page of a team, or of an offer, by the code somebody typed; or refuse."""
    offer = await offers.by_code(tx, code.normalize(typed))
    if offer is None or offer.shape == GroupBuyShape.POOL:
        its_team = await find_team(tx, typed)
        return await team_page(tx, its_team, member, now=now, t=t, me=me, settings=settings)
    values = await group_buy_card(tx, offer.id, None, now) or {}
    screen = page(values | {"zone": settings.timezone}, t, share=None)
    return PrivateReply(screen, build_payload(LinkKind.GROUP_BUY, offer.code))


def joined_text(
    joined: JoinResult, member: Member, t: Translate, settings: Settings
) -> tuple[str, PrivateReply | None]:
    """Return the words for somebody who has just joined, and how to pay if that comes first."""
    words = joined_words(
        {
            "to_go": joined.to_go,
            "taken": joined.taken,
            "goal": joined.team.goal,
            "quantity": joined.quantity,
            "price_minor": joined.price_minor,
            "currency": joined.offer.currency,
        },
        t,
    )
    if joined.until is None:
        return words, None
    start = build_payload(LinkKind.TEAM, joined.team.code)
    return words, PrivateReply(to_pay(joined, member.code, t, settings.timezone), start)


def chat_id_of(message: MaybeInaccessibleMessageUnion | None) -> int | None:
    """Return the group or channel in which something was pressed or said, None for in private."""
    return None if message is None or message.chat.type == "private" else message.chat.id


def greet(
    query: CallbackQuery, joined: JoinResult, member: Member, t: Translate, settings: Settings
) -> Answer:
    """Return what a press that seated somebody is answered with."""
    words, pay = joined_text(joined, member, t, settings)
    return [toast(query, words), *([pay] if pay else [])]


async def open_team_of(
    tx: Tx, typed: str, units: str | None, member: Member, *, now: datetime, chat_id: int | None
) -> JoinResult:
    """Open a team of the offer whose code was typed or pressed, or refuse."""
    offer = await offers.by_code(tx, code.normalize(typed))
    if offer is None:
        raise Refused("group_buy.not_found", code=code.normalize(typed)[:TYPED_SHOWN_MAX])
    number = quantity_of(units, offer.per_member, "group_buy.quantity")
    return await open_team(tx, offer, member, number, now=now, rng=_rng, chat_id=chat_id)


@router.callback_query(GroupBuyJoin.filter())
async def join(
    query: CallbackQuery,
    callback_data: GroupBuyJoin,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    settings: Settings,
) -> Answer:
    """Seat the presser, if the price is still the one on the button."""
    joined = await join_team(
        tx,
        callback_data.team_id,
        member,
        1,
        now=now,
        chat_id=chat_id_of(query.message),
        shown_minor=callback_data.price,
    )
    return greet(query, joined, member, t, settings)


@router.callback_query(GroupBuyWait.filter())
async def wait(
    query: CallbackQuery,
    callback_data: GroupBuyWait,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    settings: Settings,
) -> Answer:
    """Put the presser in line, or seat them if a place has come free."""
    result = await wait_for_place(
        tx, callback_data.team_id, member, 1, now=now, chat_id=chat_id_of(query.message)
    )
    if isinstance(result, JoinResult):
        return greet(query, result, member, t, settings)
    return toast(query, t.plain("group_buy-waits-toast", number=result))


@router.callback_query(GroupBuyLeave.filter())
async def leave(
    query: CallbackQuery,
    callback_data: GroupBuyLeave,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
) -> Reply:
    """Take the presser out."""
    await leave_team(tx, callback_data.team_id, member.id, now=now)
    return toast(query, t.plain("group_buy-left"))


@router.callback_query(GroupBuyQuantity.filter())
async def quantity(
    query: CallbackQuery,
    callback_data: GroupBuyQuantity,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
) -> PrivateReply:
    """Show the presser how many they may have, or set what they chose."""
    team_id, number = callback_data.team_id, callback_data.number
    if number:
        await change_quantity(tx, team_id, member.id, number, now=now)
    standing = await seats.member_status(tx, team_id, member.id)
    if standing is None or standing.seat is None or standing.seat.team_id != team_id:
        raise Refused("group_buy.not_in")
    screen = quantities(standing.offer, standing.team, standing.seat, t)
    return PrivateReply(screen, build_payload(LinkKind.TEAM, standing.team.code))


@router.callback_query(GroupBuyShare.filter())
async def share(
    query: CallbackQuery,
    callback_data: GroupBuyShare,
    tx: Tx,
    member: Member,
    t: Translate,
    me: User,
) -> PrivateReply:
    """Show the presser the link to a team."""
    its_team = await tx.get(Team, callback_data.team_id)
    if its_team is None:
        raise Refused("group_buy.not_found", code="")
    offer = await tx.get_one(GroupBuy, its_team.group_buy_id)
    start = build_payload(LinkKind.TEAM, its_team.code)
    return PrivateReply(shared(its_team, offer, member, t, me), start)


@router.callback_query(GroupBuyRemind.filter())
async def remind(
    query: CallbackQuery,
    callback_data: GroupBuyRemind,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
) -> Reply:
    """Remember that the presser wants to hear before the deadline."""
    its_team = await tx.get(Team, callback_data.team_id)
    if its_team is None:
        raise Refused("group_buy.not_found", code="")
    if its_team.closes_at <= now or its_team.remind_at is None:
        raise Refused("group_buy.no_reminder")
    await waiting_list.request_reminder(tx, TEAM, its_team.id, member.id)
    return toast(query, t.plain("group_buy-will-remind"))


@router.callback_query(GroupBuyOpen.filter())
async def open_by_button(
    query: CallbackQuery,
    callback_data: GroupBuyOpen,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
) -> Answer:
    """Open a team led by the presser, and give them its link."""
    joined = await open_team_of(
        tx, callback_data.code, None, member, now=now, chat_id=chat_id_of(query.message)
    )
    words = t.plain("group_buy-opened", code=joined.team.code)
    start = build_payload(LinkKind.TEAM, joined.team.code)
    return [
        toast(query, words),
        PrivateReply(shared(joined.team, joined.offer, member, t, me), start),
    ]


@router.callback_query(TeamShow.filter())
async def show(
    query: CallbackQuery,
    callback_data: TeamShow,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
    settings: Settings,
) -> PrivateReply:
    """Show the presser a team or an offer."""
    return await page_by_code(
        tx, callback_data.code, member, now=now, t=t, me=me, settings=settings
    )
