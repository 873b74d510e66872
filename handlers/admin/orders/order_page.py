"""One order: how it stands and its money; its voucher, customer and promotion a press away."""

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Row

from domain import voucher as domain_voucher
from domain.admin.authority import AccessLevel
from domain.payment import history
from domain.refusal import Refused
from domain.voucher import UNDO_WITHIN
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.lists import open_at
from handlers.admin.page import acts, button, line, page
from handlers.admin.states import Customers, Orders, Promotions
from storage import vouchers
from storage.order import orders
from storage.order.order_columns import OrderKind
from storage.order.orders import OrderRow
from storage.personal_data import is_anonymised
from storage.promotion import payments
from storage.provider import provider_refunds
from storage.stores import Store
from storage.vouchers import Voucher, VoucherState
from views.i18n import Html
from views.order import order_screens

EVENTS_SHOWN, RECEIPTS_SHOWN = 10, 5


async def selected(ctx: AdminContext) -> OrderRow:
    """Return the order that is open, or refuse."""
    key = str(ctx.data.get("order") or "")
    found = await orders.find(ctx.tx, key)
    if found is None:
        raise Refused("order.unknown", key=key)
    return found


async def one(ctx: AdminContext) -> Values:
    order = await selected(ctx)
    sums = {}
    if order.subject is not None:
        sums = await payments.sums(ctx.tx, order.subject, order.id)
    return {
        "title": order.title,
        "quantity": order.quantity,
        "lines": order_screens.lines(order, sums, ctx.t),
        "details": await details(ctx, order),
        "known": not is_anonymised(order.member_id),
        "promoted": order.promotion_id is not None,
        "payable": order.promotion_id is not None and order.kind is not OrderKind.ORDER_LIST,
        "voucher": order.voucher_id is not None,
    }


async def details(ctx: AdminContext, order: OrderRow) -> Html | str:
    """Return its receipts and how they stand, and what the payer told where that is still kept."""
    if order.subject is None:
        return ""
    paid = await history.of_order(ctx.tx, order.subject, order.id)
    told = await provider_refunds.details_of(ctx.tx, order.subject, order.id)
    return order_screens.payments(paid[-RECEIPTS_SHOWN:], told, ctx.t)


async def to_person(_: object, __: object, manager: DialogManager) -> None:
    """Open the customer; back to them where the list was opened from their page."""
    order = await load(manager, selected, AccessLevel.EVERYWHERE)
    if is_anonymised(order.member_id):
        raise Refused("customer.erased")
    started = manager.start_data if isinstance(manager.start_data, dict) else {}
    if started.get("member_id") == order.member_id:
        await manager.done()
        return
    await open_at(manager, Customers.one, member_id=order.member_id)


async def to_promotion(_: object, __: object, manager: DialogManager) -> None:
    order = await load(manager, selected, AccessLevel.EVERYWHERE)
    state, data = promotion_of(order)
    await open_at(manager, state, **data)


async def to_payment(_: object, __: object, manager: DialogManager) -> None:
    """Open the page where money of the order is marked as paid or given back."""
    order = await load(manager, selected, AccessLevel.EVERYWHERE)
    _, data = promotion_of(order)
    if order.kind is OrderKind.FLASH_SALE:
        await open_at(manager, Promotions.claim, **data, claim_id=order.id)
    else:
        await open_at(manager, Promotions.seat, **data, seat_id=order.id)


def promotion_of(order: OrderRow) -> tuple[State, dict[str, int]]:
    """Return the page of an order's promotion, and what it is opened with."""
    if order.promotion_id is None:
        raise Refused("order.unknown", key=order.key)
    if order.kind is OrderKind.FLASH_SALE:
        return Promotions.flash_sale, {"flash_sale_id": order.promotion_id}
    if order.kind is OrderKind.ORDER_LIST:
        return Promotions.order_list, {"order_list_id": order.promotion_id}
    return Promotions.group_buy, {"group_buy_id": order.promotion_id}


async def its_voucher(ctx: AdminContext) -> tuple[OrderRow, Voucher]:
    """Return the order that is open with its voucher, or refuse."""
    order = await selected(ctx)
    found = None if order.voucher_id is None else await vouchers.lock(ctx.tx, order.voucher_id)
    if found is None:
        raise Refused("order.no_voucher")
    return order, found


async def read_voucher(ctx: AdminContext) -> Values:
    order = await selected(ctx)
    found = None if order.voucher_id is None else await ctx.tx.get(Voucher, order.voucher_id)
    if found is None:
        raise Refused("order.no_voucher")
    store = None if found.store_id is None else await ctx.tx.get(Store, found.store_id)
    events = (await vouchers.events(ctx.tx, found.id))[-EVENTS_SHOWN:]
    due = ctx.t.money(found.due_minor, found.currency) if found.due_minor else "none"
    at, mine = found.redeemed_at, found.redeemed_by == ctx.by.member_id
    return {
        "title": found.title,
        "quantity": found.quantity,
        "name": order_screens.name_of(order, ctx.t),
        "due": due,
        "lines": order_screens.voucher(found, store, events, ctx.t),
        "open": found.state == VoucherState.ISSUED and found.expires_at > ctx.now,
        "undoable": mine and at is not None and ctx.now - at < UNDO_WITHIN,
    }


async def voucher_subject(ctx: AdminContext) -> str:
    return f"voucher:{(await selected(ctx)).voucher_id}"


@acts("vouchers.redeem", voucher_subject, sure="order-redeem-sure", shows=read_voucher)
async def redeem(ctx: AdminContext) -> None:
    """Write down that a voucher was picked up."""
    _, found = await its_voucher(ctx)
    by_id = ctx.by.member_id
    if await domain_voucher.mark_redeemed(ctx.tx, found, by_id, None, now=ctx.now) is None:
        raise Refused("order.voucher_over")


@acts("vouchers.undo", voucher_subject)
async def undo(ctx: AdminContext) -> None:
    """Take back what was written down a moment ago."""
    _, found = await its_voucher(ctx)
    await domain_voucher.undo(ctx.tx, ctx.by.member_id, found.id, now=ctx.now)


WINDOWS = (
    page(
        Orders.one,
        "order-one",
        line("lines"),
        line("details"),
        Row(
            button("person", to_person, text="order-button-person", when="known"),
            button(
                "its_promotion", to_promotion, text="order-button-its-promotion", when="promoted"
            ),
        ),
        Row(
            button("voucher", Orders.voucher, text="order-button-voucher", when="voucher"),
            button("payment", to_payment, text="order-button-payment", when="payable"),
        ),
        reads=one,
        back=Orders.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Orders.voucher,
        "order-voucher",
        line("lines"),
        button("redeem", redeem, text="order-button-redeem", when="open"),
        button("undo", undo, text="order-button-undo", when="undoable"),
        reads=read_voucher,
        back=Orders.one,
        need=AccessLevel.EVERYWHERE,
    ),
)
