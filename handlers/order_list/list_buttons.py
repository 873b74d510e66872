"""Order lists by their buttons: an item under the card, one's own order, the whole list, a note.

A press on an item orders one for who has none of it; who has some is shown their order, where they
say how many: so a press that is made twice orders once.
"""

from collections.abc import Mapping

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkKind, build_payload
from domain.order_list.card import list_card, own_values, whole_list
from domain.order_list.change import (
    OrderChange,
    OwnOrder,
    add_first,
    cancel_order,
    change_order,
    find_list,
    own_order,
    set_note,
)
from domain.pickup.choice import list_order_facts
from domain.refusal import Refused
from handlers import questions
from handlers.context import Context
from storage.order_list.tables import OrderList
from views.buttons import is_own_page, outcome, toast
from views.order_list import order_list_screens
from views.order_list.order_list_screens import (
    ListClear,
    ListNote,
    ListOwn,
    ListPick,
    ListSet,
    ListWhole,
)
from views.private_reply import PrivateReply
from views.screen import Reply, Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("ol."))
Answer = Reply | PrivateReply | list[Reply | PrivateReply]
PRIVATE = F.chat.type == "private"
NO_NOTE = "-"


class ListForm(StatesGroup):
    """What is asked about an order of a list."""

    note = State()


async def list_of(ctx: Context, list_id: int) -> OrderList:
    """Return the list that a button is about, or refuse."""
    found = await ctx.tx.get(OrderList, list_id)
    if found is None:
        raise Refused("order_list.not_found", code="")
    return found


async def own_page(ctx: Context, order_list: OrderList) -> PrivateReply:
    """Return a member's own order, counted now."""
    own = await own_order(ctx.tx, order_list, ctx.member.id)
    values = await list_card(ctx.tx, order_list, ctx.settings.timezone, now=ctx.now)
    pickup = None
    if own.live and own.order is not None:
        pickup = await list_order_facts(ctx.tx, order_list, own.order.id)
    screen = order_list_screens.own_page(values, own_values(own), ctx.t, pickup)
    return ctx.paged(screen, build_payload(LinkKind.ORDER_LIST, order_list.code))


async def list_page_by_code(ctx: Context, typed: str) -> PrivateReply:
    """Return that page by the code somebody typed or followed; or refuse."""
    return await own_page(ctx, await find_list(ctx.tx, typed))


@router.callback_query(ListPick.filter())
async def pick(query: CallbackQuery, callback_data: ListPick, ctx: Context) -> Answer:
    """Order one of an item for the presser, or let them say how many."""
    list_id = callback_data.list_id
    own = await add_first(
        ctx.tx, list_id, callback_data.item_id, ctx.member, chat_id=ctx.chat_id, now=ctx.now
    )
    if own is None:
        return await own_page(ctx, await list_of(ctx, list_id))
    return toast(query, order_list_screens.said(own, ctx.t))


@router.callback_query(ListSet.filter())
async def put(query: CallbackQuery, callback_data: ListSet, ctx: Context) -> Answer:
    """Let the presser have so many of an item, and draw their order anew."""
    wanted: Mapping[int, int] = {callback_data.item_id: callback_data.units}
    change = OrderChange(wanted, chat_id=ctx.chat_id)
    done = await ctx.attempt(
        change_order(ctx.tx, callback_data.list_id, ctx.member, change, now=ctx.now)
    )
    return await drawn_anew(ctx, query, done, callback_data.list_id)


async def drawn_anew(
    ctx: Context, query: CallbackQuery, done: OwnOrder | Refused, list_id: int
) -> Answer:
    """Answer a press, and draw the presser's order anew where nobody else sees it."""
    if isinstance(done, Refused):
        if not is_own_page(query):
            raise done
        said = ""
    else:
        said = order_list_screens.said(done, ctx.t)
    answer = outcome(query, done, said, ctx.t)
    if not is_own_page(query):
        return answer
    return [answer, await own_page(ctx, await list_of(ctx, list_id))]


@router.callback_query(ListOwn.filter())
async def own(_: CallbackQuery, callback_data: ListOwn, ctx: Context) -> PrivateReply:
    """Show the presser their order."""
    return await own_page(ctx, await list_of(ctx, callback_data.list_id))


@router.callback_query(ListWhole.filter())
async def whole(_: CallbackQuery, callback_data: ListWhole, ctx: Context) -> PrivateReply:
    """Show the presser a page of all orders."""
    order_list = await list_of(ctx, callback_data.list_id)
    values = await list_card(ctx.tx, order_list, ctx.settings.timezone, now=ctx.now)
    lines, count = await whole_list(ctx.tx, order_list, callback_data.number)
    screen = order_list_screens.whole_list(values, lines, count, callback_data.number, ctx.t)
    return PrivateReply(screen, build_payload(LinkKind.ORDER_LIST, order_list.code))


@router.callback_query(ListClear.filter())
async def clear(query: CallbackQuery, callback_data: ListClear, ctx: Context) -> Answer:
    """Ask whether to take the presser's whole order back, then do it."""
    order_list = await list_of(ctx, callback_data.list_id)
    if not callback_data.sure:
        values = await list_card(ctx.tx, order_list, ctx.settings.timezone, now=ctx.now)
        screen = order_list_screens.sure_to_clear(values, ctx.t)
        return PrivateReply(screen, build_payload(LinkKind.ORDER_LIST, order_list.code))
    done = await ctx.attempt(cancel_order(ctx.tx, order_list.id, ctx.member, now=ctx.now))
    return await drawn_anew(ctx, query, done, order_list.id)


@router.callback_query(ListNote.filter())
async def ask_note(
    query: CallbackQuery, callback_data: ListNote, ctx: Context, state: FSMContext
) -> PrivateReply | Screen:
    """Ask the presser for a note; in a group the way to where it can be typed is shown."""
    order_list = await list_of(ctx, callback_data.list_id)
    if not ctx.in_private:
        return await own_page(ctx, order_list)
    await questions.ask(state, ListForm.note, None, now=ctx.now, list_id=order_list.id)
    return order_list_screens.ask_note(ctx.t)


@router.message(ListForm.note, PRIVATE, F.text, ~F.text.startswith("/"))
async def note_typed(message: Message, ctx: Context, state: FSMContext) -> Answer:
    """Keep the note that was typed; a single dash takes it off."""
    list_id = int((await state.get_data())["list_id"])
    typed = (message.text or "").strip()
    noted = await set_note(
        ctx.tx, list_id, ctx.member, "" if typed == NO_NOTE else typed, now=ctx.now
    )
    await state.clear()
    return await own_page(ctx, noted.order_list)
