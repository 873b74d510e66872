"""Group buys as members use them: the buttons under a card; `handlers.group_buy.commands` has the commands.

A press in a chat is answered by a toast; the card under it follows by itself. What concerns one
person alone only that person sees.
"""

from collections.abc import Awaitable, Callable
from functools import partial

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from domain import code
from domain.deep_link import LinkKind, LinkPage, build_payload
from domain.group_buy.card import offer_card, team_card
from domain.group_buy.finish import move_to_team
from domain.group_buy.join import (
    JoinResult,
    change_quantity,
    check_reminder,
    find_team,
    join_team,
    open_team,
    take_held_seat,
    wait_for_place,
)
from domain.group_buy.leave import leave_team
from domain.group_buy.rules import price_for
from domain.option.promotion import WhichOption, choices, find_option
from domain.pickup import choice
from domain.promotion import waiting_list
from domain.quantity import quantity_of
from domain.refusal import TYPED_SHOWN_MAX, Refused
from handlers.context import Context
from storage.group_buy import offers, seats
from storage.group_buy.tables import GroupBuy, GroupBuyShape, Team
from storage.members import Reachability
from storage.subject import GROUP_BUY, TEAM
from views.buttons import is_own_page, outcome, toast
from views.group_buy.group_buy_screens import (
    GroupBuyJoin,
    GroupBuyLeave,
    GroupBuyOpen,
    GroupBuyOpenOption,
    GroupBuyOption,
    GroupBuyQuantity,
    GroupBuyRemind,
    GroupBuyShare,
    GroupBuyWait,
    joined_words,
    page,
)
from views.group_buy.team_screens import (
    GroupBuyMove,
    GroupBuyTake,
    TeamShow,
    quantities,
    shared,
    sharing,
    to_pay,
    which_option,
    which_to_open,
)
from views.payment.invoice_screens import pay_link
from views.pickup import choice_screens
from views.private_reply import PrivateReply
from views.screen import Reply

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("gb."))
Answer = Reply | PrivateReply | list[Reply | PrivateReply]


async def team_page(ctx: Context, its_team: Team) -> PrivateReply:
    """Return the page of a team for a member, counted now."""
    offer = await ctx.tx.get_one(GroupBuy, its_team.group_buy_id)
    values = await team_card(ctx.tx, offer, its_team, ctx.settings.timezone, now=ctx.now)
    share = sharing(ctx.me, its_team.code, offer.title, ctx.member, ctx.t)
    pickup = await own_pickup(ctx, its_team)
    screen = page(values, ctx.t, share=share, more=pickup)
    return ctx.paged(screen, build_payload(LinkKind.TEAM, its_team.code))


async def own_pickup(ctx: Context, its_team: Team) -> list[InlineKeyboardButton]:
    """Return the button that chooses where the member's own seat is picked up, if it has to be."""
    standing = await seats.member_status(ctx.tx, its_team.id, ctx.member.id)
    if standing is None or standing.seat is None or standing.seat.team_id != its_team.id:
        return []
    facts = await choice.seat_facts(ctx.tx, standing.offer, standing.seat)
    if not facts["choosable"]:
        return []
    return [choice_screens.change_button(facts["order"], ctx.t, asks=facts["asks"])]


async def page_by_code(ctx: Context, typed: str) -> PrivateReply:
    """Return the page of a team, or of an offer, by the code somebody typed; or refuse."""
    offer = await offers.by_code(ctx.tx, code.normalize(typed))
    if offer is None or offer.shape == GroupBuyShape.POOL:
        return await team_page(ctx, await find_team(ctx.tx, typed))
    values = await offer_card(ctx.tx, offer, ctx.settings.timezone, now=ctx.now)
    return ctx.paged(page(values, ctx.t, share=None), build_payload(LinkKind.GROUP_BUY, offer.code))


def joined_text(ctx: Context, joined: JoinResult) -> tuple[str, PrivateReply | None]:
    """Return the words for somebody who has just joined, and how to pay if that comes first."""
    words = joined_words(joined, ctx.t)
    if joined.until is None:
        return words, None
    start = build_payload(LinkKind.TEAM, joined.team.code)
    offer, code_ = joined.offer, joined.team.code
    link = pay_link(offer.pay, offer.link, ctx.member.code, code_, ctx.me)
    return words, PrivateReply(to_pay(joined, link, ctx.t, ctx.settings.timezone), start)


def greet(ctx: Context, query: CallbackQuery, joined: JoinResult) -> Answer:
    """Return what a press that seated somebody is answered with."""
    words, pay = joined_text(ctx, joined)
    where = pickup_question(ctx, joined)
    return [toast(query, words), *([pay] if pay else []), *([where] if where else [])]


def pickup_question(ctx: Context, joined: JoinResult) -> PrivateReply | None:
    """Return the question where to pick it up, for somebody who has joined and has to say so."""
    if joined.pickup is None:
        return None
    return PrivateReply(choice_screens.question(joined.pickup, ctx.t), LinkPage.BUYS)


async def open_team_of(
    ctx: Context,
    typed: str,
    units: str | None,
    option_id: int | None = None,
    option: str = "",
) -> JoinResult:
    """Open a team of the offer whose code was typed or pressed, or refuse."""
    offer = await offers.by_code(ctx.tx, code.normalize(typed))
    if offer is None:
        raise Refused("group_buy.not_found", code=code.normalize(typed)[:TYPED_SHOWN_MAX])
    said = units or (None if offer.option_count else option or None)
    number = quantity_of(said, offer.per_member, "group_buy.quantity")
    return await open_team(
        ctx.tx,
        offer,
        ctx.member,
        number,
        now=ctx.now,
        rng=ctx.rng,
        chat_id=ctx.chat_id,
        option_id=option_id or await typed_option(ctx, offer, option),
    )


async def typed_option(ctx: Context, offer: GroupBuy, typed: str) -> int | None:
    """Return the option of an offer that somebody wrote, None for nothing; or refuse."""
    if not typed or not offer.option_count:
        return None
    found = await choices(ctx.tx, GROUP_BUY, offer.id)
    return found[find_option([one["label"] for one in found], typed)]["id"]


async def ask_which(
    ctx: Context, team_id: int, asked: WhichOption, *, number: int = 0, waits: bool = False
) -> PrivateReply:
    """Return the choice between the options of a team's offer, for the presser alone."""
    team = await ctx.tx.get_one(Team, team_id)
    offer = await ctx.tx.get_one(GroupBuy, team.group_buy_id)
    price = price_for(offer.tiers, team.taken)
    screen = which_option(offer, team, asked.choices, price, ctx.t, number=number, waits=waits)
    return PrivateReply(screen, build_payload(LinkKind.TEAM, team.code))


def opened(ctx: Context, joined: JoinResult) -> PrivateReply:
    """Return the link to a team for the member who opened it."""
    screen = shared(joined.team, joined.offer, ctx.member, ctx.t, ctx.me)
    return PrivateReply(screen, build_payload(LinkKind.TEAM, joined.team.code))


@router.callback_query(GroupBuyJoin.filter())
async def join(query: CallbackQuery, callback_data: GroupBuyJoin, ctx: Context) -> Answer:
    """Seat the presser, if the price is still the one on the button."""
    try:
        joined = await join_team(
            ctx.tx,
            callback_data.team_id,
            ctx.member,
            1,
            now=ctx.now,
            chat_id=ctx.chat_id,
            shown_minor=callback_data.price,
        )
    except WhichOption as asked:
        return await ask_which(ctx, callback_data.team_id, asked)
    return greet(ctx, query, joined)


@router.callback_query(GroupBuyOption.filter())
async def join_with_option(
    query: CallbackQuery, callback_data: GroupBuyOption, ctx: Context
) -> Answer:
    """Seat the presser with the option that they chose, or put them in line for it."""
    team_id, option_id = callback_data.team_id, callback_data.option_id or None
    enter = wait_for_place if callback_data.waits else join_at(callback_data.price)
    try:
        result = await enter(
            ctx.tx, team_id, ctx.member, 1, now=ctx.now, chat_id=ctx.chat_id, option_id=option_id
        )
    except WhichOption as asked:
        waits, number = callback_data.waits, callback_data.page
        return await ask_which(ctx, team_id, asked, number=number, waits=waits)
    if not isinstance(result, JoinResult):
        return toast(query, ctx.t.plain("group_buy-waits-toast", number=result))
    answer = greet(ctx, query, result)
    if not is_own_page(query) or not isinstance(answer, list):
        return answer
    return [*answer, await team_page(ctx, result.team)] if result.until is None else answer


def join_at(price_minor: int) -> Callable[..., Awaitable[JoinResult | int]]:
    """Return how somebody joins at the price that a button showed."""
    return partial(join_team, shown_minor=price_minor)


@router.callback_query(GroupBuyWait.filter())
async def wait(query: CallbackQuery, callback_data: GroupBuyWait, ctx: Context) -> Answer:
    """Put the presser in line, or seat them if a place has come free."""
    team_id = callback_data.team_id
    try:
        result = await wait_for_place(
            ctx.tx, team_id, ctx.member, 1, now=ctx.now, chat_id=ctx.chat_id
        )
    except WhichOption as asked:
        return await ask_which(ctx, team_id, asked, waits=True)
    if isinstance(result, JoinResult):
        return greet(ctx, query, result)
    return waits(ctx, query, result)


def waits(ctx: Context, query: CallbackQuery, number: int) -> Reply:
    """Return what somebody in line is answered with."""
    return toast(query, ctx.t.plain("group_buy-waits-toast", number=number))


@router.callback_query(GroupBuyLeave.filter())
async def leave(query: CallbackQuery, callback_data: GroupBuyLeave, ctx: Context) -> Answer:
    """Take the presser out; a page of their own is drawn anew, also where that is refused."""
    team_id = callback_data.team_id
    left = await ctx.attempt(leave_team(ctx.tx, team_id, ctx.member.id, now=ctx.now))
    return await drawn_anew(ctx, query, left, team_id, ctx.t.plain("group_buy-left"))


async def drawn_anew(
    ctx: Context, query: CallbackQuery, done: object, team_id: int, words: str
) -> Answer:
    """Answer a press; a page of the presser's own is drawn anew, a card in a chat follows by itself."""
    team = await ctx.tx.get(Team, team_id, populate_existing=True)
    if team is None or not is_own_page(query):
        if isinstance(done, Refused):
            raise done
        return toast(query, words)
    return [outcome(query, done, words, ctx.t), await team_page(ctx, team)]


@router.callback_query(GroupBuyQuantity.filter())
async def quantity(
    query: CallbackQuery, callback_data: GroupBuyQuantity, ctx: Context
) -> PrivateReply:
    """Show the presser how many they may have, or set what they chose."""
    team_id, number = callback_data.team_id, callback_data.number
    if number:
        await change_quantity(ctx.tx, team_id, ctx.member.id, number, now=ctx.now)
    standing = await seats.member_status(ctx.tx, team_id, ctx.member.id)
    if standing is None or standing.seat is None or standing.seat.team_id != team_id:
        raise Refused("group_buy.not_in")
    screen = quantities(standing.offer, standing.team, standing.seat, ctx.t)
    return PrivateReply(screen, build_payload(LinkKind.TEAM, standing.team.code))


@router.callback_query(GroupBuyShare.filter())
async def share(query: CallbackQuery, callback_data: GroupBuyShare, ctx: Context) -> PrivateReply:
    """Show the presser the link to a team."""
    its_team = await ctx.tx.get(Team, callback_data.team_id)
    if its_team is None:
        raise Refused("group_buy.not_found", code="")
    offer = await ctx.tx.get_one(GroupBuy, its_team.group_buy_id)
    start = build_payload(LinkKind.TEAM, its_team.code)
    return PrivateReply(shared(its_team, offer, ctx.member, ctx.t, ctx.me), start)


@router.callback_query(GroupBuyRemind.filter())
async def remind(query: CallbackQuery, callback_data: GroupBuyRemind, ctx: Context) -> Reply:
    """Remember that the presser wants to hear before the deadline."""
    its_team = await ctx.tx.get(Team, callback_data.team_id)
    if its_team is None:
        raise Refused("group_buy.not_found", code="")
    check_reminder(its_team, now=ctx.now)
    await waiting_list.request_reminder(ctx.tx, TEAM, its_team.id, ctx.member.id)
    return will_remind(ctx, query)


def will_remind(ctx: Context, query: CallbackQuery) -> Reply:
    """Return what somebody is answered with who will be reminded."""
    reached = ctx.member.reach == Reachability.REACHABLE
    key = "group_buy-will-remind" if reached else "group_buy-will-remind-open"
    return toast(query, ctx.t.plain(key))


@router.callback_query(GroupBuyOpen.filter())
async def open_by_button(query: CallbackQuery, callback_data: GroupBuyOpen, ctx: Context) -> Answer:
    """Open a team led by the presser: their own page becomes the team's, a card stays and they get the link."""
    try:
        joined = await open_team_of(ctx, callback_data.code, None)
    except WhichOption as asked:
        return await ask_which_to_open(ctx, callback_data.code, asked, 0)
    return await greet_leader(ctx, query, joined)


@router.callback_query(GroupBuyOpenOption.filter())
async def open_with_option(
    query: CallbackQuery, callback_data: GroupBuyOpenOption, ctx: Context
) -> Answer:
    """Open a team led by the presser with the option that they chose."""
    option_id = callback_data.option_id or None
    try:
        joined = await open_team_of(ctx, callback_data.code, None, option_id)
    except WhichOption as asked:
        return await ask_which_to_open(ctx, callback_data.code, asked, callback_data.page)
    return await greet_leader(ctx, query, joined)


async def ask_which_to_open(
    ctx: Context, typed: str, asked: WhichOption, number: int
) -> PrivateReply:
    """Return the choice between the options of an offer, for the presser alone."""
    offer = await offers.by_code(ctx.tx, typed)
    if offer is None:
        raise asked
    screen = which_to_open(offer, asked.choices, ctx.t, number=number)
    return PrivateReply(screen, build_payload(LinkKind.GROUP_BUY, offer.code))


async def greet_leader(ctx: Context, query: CallbackQuery, joined: JoinResult) -> Answer:
    """Return what a press that opened a team is answered with."""
    words = ctx.t.plain("group_buy-opened", code=joined.team.code)
    if is_own_page(query):
        return [toast(query, words), await team_page(ctx, joined.team)]
    return [toast(query, words), opened(ctx, joined)]


@router.callback_query(TeamShow.filter())
async def show(query: CallbackQuery, callback_data: TeamShow, ctx: Context) -> PrivateReply:
    """Show the presser a team or an offer."""
    return await page_by_code(ctx, callback_data.code)


@router.callback_query(GroupBuyTake.filter())
async def take(query: CallbackQuery, callback_data: GroupBuyTake, ctx: Context) -> Answer:
    """Confirm the place that was held for the presser."""
    team_id = callback_data.team_id
    joined = await ctx.attempt(take_held_seat(ctx.tx, team_id, ctx.member.id, now=ctx.now))
    words = "" if isinstance(joined, Refused) else joined_text(ctx, joined)[0]
    return await drawn_anew(ctx, query, joined, team_id, words)


@router.callback_query(GroupBuyMove.filter())
async def move(query: CallbackQuery, callback_data: GroupBuyMove, ctx: Context) -> Answer:
    """Move the presser to the oldest team that still forms."""
    found = await move_to_team(ctx.tx, callback_data.team_id, ctx.member.id, now=ctx.now)
    words = ctx.t.plain("group_buy-moved", code=found.code)
    return [toast(query, words), await team_page(ctx, found)]
