"""Group buys by command alone, in groups and in private.

/join CODE [how many | wait] [option]    /leave CODE    /team CODE    /open CODE [how many] [option]
/buys
"""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain import code
from domain.deep_link import LinkKind, LinkPage, build_payload
from domain.group_buy.join import JoinResult, find_team, join_team, wait_for_place
from domain.group_buy.leave import leave_team
from domain.order_list.change import cancel_order, find_list
from domain.order_list.publish import LETTER
from domain.pickup.places import places_of
from domain.quantity import quantity_of
from domain.refusal import Refused
from handlers.context import Context
from handlers.flash_sale import Answer, grab_command
from handlers.group_buy.buttons import (
    joined_text,
    open_team_of,
    opened,
    page_by_code,
    pickup_question,
    typed_option,
)
from handlers.order_list.list_buttons import list_page_by_code, own_page
from handlers.order_list.list_command import order_command
from storage.group_buy import offers, seats
from storage.group_buy.tables import GroupBuy
from storage.option import promotion_options
from storage.order_list import list_orders, lists
from storage.subject import LIST_ORDER, SEAT
from views.group_buy.team_screens import BuysPage, OwnListEntry, TeamBuys, buys, waits
from views.pager import LISTED_MAX
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)
WAIT = "wait"
FLASH_SALE = "F"
"""The letter that codes of flash sales begin with."""


def is_list(typed: str) -> bool:
    """Whether a code is an order list's."""
    return code.normalize(typed).startswith(LETTER)


def option_of(command: CommandObject) -> tuple[str | None, str]:
    """Return how many somebody wants, or `wait`, and which option; each may be missing."""
    _, *words = (command.args or "").split()
    if words and (words[0].isdecimal() or words[0].lower() == WAIT):
        return words[0], " ".join(words[1:])
    return None, " ".join(words)


def words_of(command: CommandObject) -> tuple[str, str | None]:
    """Return the code behind a command and what stands behind that, or refuse."""
    words = (command.args or "").split()
    if not words:
        raise Refused("group_buy.no_code", command=command.command)
    return words[0], words[1] if len(words) > 1 else None


@router.message(Command("join"))
async def join_command(message: Message, command: CommandObject, ctx: Context) -> Answer:
    """Seat whoever asks, with as many units as they say; `wait` puts them in line.

    The code of a flash sale claims from that, and that of an order list orders: who types it cares
    little what we call it.
    """
    typed, more = words_of(command)
    if code.normalize(typed).startswith(FLASH_SALE):
        grabbed: Answer = await grab_command(message, command, ctx)
        return grabbed
    if is_list(typed):
        ordered: PrivateReply = await order_command(message, command, ctx)
        return ordered
    its_team = await find_team(ctx.tx, typed)
    offer = await ctx.tx.get_one(GroupBuy, its_team.group_buy_id)
    in_line, option_id = (more or "").lower() == WAIT, None
    if offer.option_count:
        more, said = option_of(command)
        option_id = await typed_option(ctx, offer, said)
    units = 1 if in_line else quantity_of(more, max(1, offer.per_member), "group_buy.quantity")
    enter: Callable[..., Awaitable[JoinResult | int]] = wait_for_place if in_line else join_team
    result = await enter(
        ctx.tx,
        its_team.id,
        ctx.member,
        units,
        now=ctx.now,
        chat_id=ctx.chat_id,
        option_id=option_id,
    )
    start = build_payload(LinkKind.TEAM, its_team.code)
    if not isinstance(result, JoinResult):
        return PrivateReply(waits(offer.title, result, ctx.t), start)
    words, pay = joined_text(ctx, result)
    reply = pay or PrivateReply(Screen(ctx.t("group_buy-said", words=words)), start)
    where = pickup_question(ctx, result)
    return [reply, where] if where else reply


@router.message(Command("leave"))
async def leave_command(message: Message, command: CommandObject, ctx: Context) -> PrivateReply:
    """Take whoever asks out of a team, or off its waiting list; by a list's code, their order back."""
    typed, _ = words_of(command)
    if is_list(typed):
        order_list = await find_list(ctx.tx, typed)
        await cancel_order(ctx.tx, order_list.id, ctx.member, now=ctx.now)
        return await own_page(ctx, order_list)
    its_team = await find_team(ctx.tx, typed)
    await leave_team(ctx.tx, its_team.id, ctx.member.id, now=ctx.now)
    screen = Screen(ctx.t("group_buy-left"))
    return PrivateReply(screen, build_payload(LinkKind.TEAM, its_team.code))


@router.message(Command("team"))
async def team_command(message: Message, command: CommandObject, ctx: Context) -> PrivateReply:
    """Show a team, a group buy or one's order of a list, by its code."""
    typed, _ = words_of(command)
    if is_list(typed):
        return await list_page_by_code(ctx, typed)
    return await page_by_code(ctx, typed)


@router.message(Command("open"))
async def open_command(message: Message, command: CommandObject, ctx: Context) -> PrivateReply:
    """Open a team led by whoever asks, and give them its link."""
    typed, _ = words_of(command)
    number, option = option_of(command)
    return opened(ctx, await open_team_of(ctx, typed, number, option=option))


@router.message(Command("buys"))
@router.callback_query(TeamBuys.filter())
async def buys_command(event: Message | CallbackQuery, ctx: Context) -> PrivateReply:
    """Show whoever asks what they are in, and what runs."""
    return await own_buys(ctx)


@router.callback_query(BuysPage.filter())
async def turn_buys(_: CallbackQuery, callback_data: BuysPage, ctx: Context) -> PrivateReply:
    """Show the presser a page of what they are in, and what runs."""
    return await own_buys(ctx, callback_data.number)


async def own_buys(ctx: Context, number: int = 0) -> PrivateReply:
    """Return a page of what a member is in, and what runs."""
    rows = await seats.of_member(ctx.tx, ctx.member.id, limit=LISTED_MAX)
    running = await offers.joinable(ctx.tx, now=ctx.now, limit=LISTED_MAX)
    own = [(row[0], row[1], row[2]) for row in rows]
    ordered = await own_lists(ctx)
    open_lists = await lists.joinable(ctx.tx, now=ctx.now, limit=LISTED_MAX)
    names = await promotion_options.labels(ctx.tx, [seat.option_id for *_, seat in own])
    wanted = {(SEAT, seat.id): offer.store_id for offer, _, seat in own}
    wanted |= {(LIST_ORDER, one.order.id): one.order_list.store_id for one in ordered}
    places = await places_of(ctx.tx, ctx.member.id, wanted)
    zone = ctx.settings.timezone
    shown = (ordered, open_lists)
    screen = buys(own, running, ctx.t, zone, number, names=names, places=places, lists=shown)
    return PrivateReply(screen, LinkPage.BUYS)


async def own_lists(ctx: Context) -> list[OwnListEntry]:
    """Return a member's orders of lists, the newest first."""
    found = await list_orders.live_of_member(ctx.tx, ctx.member.id)
    worth = await list_orders.worth(ctx.tx, [order.id for order, _ in found])
    return [
        OwnListEntry(order_list, order, *worth.get(order.id, (0, 0)))
        for order, order_list in found[:LISTED_MAX]
    ]
