"""At which stores the orders of a promotion may be picked up: each is ticked by a press."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window

from domain.pickup.point import choose_points
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.lists import Handler, listed
from handlers.admin.page import item, page
from handlers.admin.promotions.promotion_kind import (
    FLASH_SALES,
    GROUP_BUYS,
    ORDER_LISTS,
    PromotionKind,
)
from handlers.admin.states import Promotions
from handlers.admin.stores import unfetched_page
from storage import stores
from storage.packing.packing_rows import PackingScope
from storage.pickup import points
from views.screen import Screen


def points_window(kind: PromotionKind[Any], state: State, back: State) -> Window:
    """Return the page on which the stores of one kind of promotion are ticked."""

    async def every(ctx: AdminContext) -> Values:
        its = await kind.find(ctx)
        ticked = await ticked_of(ctx, its)
        rows = [
            item(one.id, f"{'✅' if one.id in ticked else '⬜'} {one.name}")
            for one in await stores.open_stores(ctx.tx)
        ]
        return {"title": its.title, "items": rows, "chosen": len(ticked)}

    async def ticked_of(ctx: AdminContext, its: Any) -> list[int]:
        found = await points.of_promotion(ctx.tx, kind.name, its.id, its.store_id)
        return [store.id for store in found]

    @kind.acts("points")
    async def tick(ctx: AdminContext) -> None:
        """Let a store hand out the orders of the promotion, or no more."""
        its, pressed = await kind.find(ctx), int(ctx.said)
        ticked = await ticked_of(ctx, its)
        wanted = [one for one in ticked if one != pressed]
        if pressed not in ticked:
            wanted.append(pressed)
        await choose_points(ctx.tx, kind.name, its, wanted)
        ctx.facts["stores"] = len(wanted)

    return page(state, "pickup-points", listed("point", tick), reads=every, back=back)


def packing_of(kind: PromotionKind[Any]) -> Handler:
    """Return what sends the packing list of the promotion that is open beside the menu."""

    async def read(ctx: AdminContext) -> Screen:
        its = await kind.find(ctx)
        return await unfetched_page.list_of(ctx, PackingScope(kind.name, its.id))

    async def show_list(_: object, __: object, manager: DialogManager) -> None:
        await unfetched_page.send_list(manager, await load(manager, read))

    return show_list


WINDOWS = (
    points_window(GROUP_BUYS, Promotions.group_buy_points, Promotions.group_buy),
    points_window(FLASH_SALES, Promotions.flash_sale_points, Promotions.flash_sale),
    points_window(ORDER_LISTS, Promotions.order_list_points, Promotions.order_list),
)
