"""What was not fetched: reminded again, made to last longer, put back to the stock; and packing lists.

A packing list stands beside the menu, as staff get it from `/packing`.
"""

from aiogram_dialog import DialogManager

from domain.admin.authority import AccessLevel
from domain.packing import access, packing_list
from domain.pickup import overdue, reminder
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values, load, user_id
from handlers.admin.messages import send_beside
from handlers.admin.page import acts, button, item, items, line, page
from handlers.admin.states import Orders, Stores
from storage.members import Member
from storage.packing.packing_rows import PackingScope
from storage.pickup import waiting_vouchers
from storage.stores import Store
from storage.vouchers import Voucher, VoucherState
from views.packing import packing_screens
from views.pickup import unfetched_screens
from views.screen import Screen, send

LISTED_MAX = 200


async def every(ctx: AdminContext) -> Values:
    """The vouchers that somebody should have fetched, those over for a month too."""
    found = await waiting_vouchers.not_fetched(
        ctx.tx, soon=ctx.now + overdue.SOON, since=ctx.now - overdue.KEPT, limit=LISTED_MAX
    )
    rows = [
        item(voucher.id, unfetched_screens.label(voucher, member.name, ctx.t))
        for voucher, member in found
    ]
    return {"items": rows, "vouchers": len(rows)}


async def selected(ctx: AdminContext) -> Voucher:
    """Return the voucher that is open, or refuse."""
    found = await ctx.tx.get(Voucher, ctx.chosen("voucher_id"))
    if found is None:
        raise Refused("order.no_voucher")
    return found


async def one(ctx: AdminContext) -> Values:
    its = await selected(ctx)
    member = await ctx.tx.get_one(Member, its.member_id)
    store = None if its.store_id is None else await ctx.tx.get(Store, its.store_id)
    open_now = its.state == VoucherState.ISSUED
    return {
        "title": its.title,
        "quantity": its.quantity,
        "name": member.name or ctx.t.plain("order-erased"),
        "lines": unfetched_screens.lines(its, store, ctx.t),
        "remindable": open_now and its.expires_at > ctx.now,
        "extendable": its.state in (VoucherState.ISSUED, VoucherState.EXPIRED),
        "returnable": its.subject in overdue.RETURNABLE
        and its.state in (VoucherState.ISSUED, VoucherState.EXPIRED),
    }


async def subject(ctx: AdminContext) -> str:
    return f"voucher:{(await selected(ctx)).id}"


@acts("vouchers.remind", subject)
async def remind(ctx: AdminContext) -> None:
    """Remind the member at the next good hour."""
    await reminder.remind_again(ctx.tx, (await selected(ctx)).id, now=ctx.now)


@acts("vouchers.extend", subject)
async def extend(ctx: AdminContext) -> None:
    """Let the voucher last a week longer."""
    its = await selected(ctx)
    await overdue.extend(ctx.tx, its.id, ctx.by.member_id, now=ctx.now)


@acts("vouchers.put_back", subject, sure="pickup-put-back-sure", shows=one, then=Stores.unfetched)
async def put_back(ctx: AdminContext) -> None:
    """Put the units back to the stock; what was paid is owed."""
    await overdue.put_back(ctx.tx, (await selected(ctx)).id, now=ctx.now)


async def to_order(_: object, __: object, manager: DialogManager) -> None:
    """Open the orders of its member, where their money is marked."""
    its = await load(manager, selected, AccessLevel.EVERYWHERE)
    await manager.start(Orders.all, data={"member_id": its.member_id})


async def send_list(manager: DialogManager, screen: Screen) -> None:
    """Send a packing list beside the menu."""
    await send_beside(manager, send(user_id(manager), screen, None))


async def list_of(ctx: AdminContext, scope: PackingScope) -> Screen:
    """Return a packing list for somebody who may see it."""
    await access.require(ctx.tx, ctx.by.member_id, scope)
    made = await packing_list.load(ctx.tx, scope)
    return packing_screens.overview(made, await access.title_of(ctx.tx, scope), ctx.t)


async def read_list(ctx: AdminContext) -> Screen:
    """Return what the store that is open hands out."""
    return await list_of(ctx, PackingScope(store_id=ctx.chosen("store_id")))


async def show_list(_: object, __: object, manager: DialogManager) -> None:
    """Send what the store that is open hands out."""
    await send_list(manager, await load(manager, read_list, AccessLevel.EVERYWHERE))


PAGES = (
    page(
        Stores.unfetched,
        "pickup-unfetched",
        items("voucher", Stores.unfetched_one),
        reads=every,
        back=Stores.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Stores.unfetched_one,
        "pickup-unfetched-one",
        line("lines"),
        button("remind", remind, text="pickup-button-remind", when="remindable"),
        button("extend", extend, text="pickup-button-extend", when="extendable"),
        button("put_back", put_back, text="pickup-button-put-back", when="returnable"),
        button("order", to_order, text="pickup-button-order"),
        reads=one,
        back=Stores.unfetched,
        need=AccessLevel.EVERYWHERE,
    ),
)
