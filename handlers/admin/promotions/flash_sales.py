"""A flash sale in the menus: its stock and allotments, more stock, an early end."""

from collections.abc import Mapping

from aiogram import F
from aiogram_dialog.widgets.kbd import Row

from domain.flash_sale.publish import lower_sale_price, stop_flash_sale
from domain.flash_sale.stock import STOCK_MAX, add_stock
from domain.promotion.alone_price import flash_sale_price
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import button, line, page, typed
from handlers.admin.parse import parse_int
from handlers.admin.promotions import points_page
from handlers.admin.promotions.promotion_kind import FLASH_SALES, read_alone_price
from handlers.admin.states import Promotions
from handlers.admin.widgets import I18nText
from storage import stores
from storage.chat import chats
from storage.flash_sale import claims, stock_rows
from storage.flash_sale.tables import SaleState
from views.i18n import Html, Translate

ALLOTMENTS_SHOWN = 10


async def one(ctx: AdminContext) -> Values:
    """How a flash sale stands."""
    sale, t, zone = await FLASH_SALES.find(ctx), ctx.t, ctx.settings.timezone
    counted = await claims.counts(ctx.tx, sale.id)
    kept = await stock_rows.allotments_left(ctx.tx, sale.id) if sale.allot_until is not None else {}
    titles = {chat.id: chat.title for chat in await chats.all_of(ctx.tx, list(kept))}
    running = sale.state != SaleState.CLOSED
    return {
        "title": sale.title,
        "code": sale.code,
        "state": t(f"admin-promotion-{sale.closed_reason or sale.state}"),
        "price": t.money(sale.price_minor, sale.currency),
        "stock": sale.stock_total or 0,
        "left": sale.stock_left or 0,
        "units": counted.units,
        "members": counted.members,
        "entered": counted.entered,
        "starts": t.moment(sale.starts_at, zone),
        "ends": t.moment(sale.ends_at, zone),
        "allotments": allotments(kept, titles, t),
        "running": running,
        "stores": await stores.count_open(ctx.tx),
        "packable": ctx.by.everywhere,
        **await read_alone_price(ctx, flash_sale_price(sale), sale.state),
        "limited": running and sale.stock_total is not None,
    }


def allotments(kept: Mapping[int, int], titles: Mapping[int, str], t: Translate) -> Html:
    """Return a line for each of the first chats that units are kept for."""
    lines = [
        t("admin-allotment", title=titles.get(chat_id, str(chat_id)), units=units)
        for chat_id, units in list(kept.items())[:ALLOTMENTS_SHOWN]
    ]
    if len(kept) > ALLOTMENTS_SHOWN:
        lines.append(t("admin-objections-more", more=len(kept) - ALLOTMENTS_SHOWN))
    return Html("\n".join(lines))


@FLASH_SALES.acts("stock", then=Promotions.flash_sale)
async def more_stock(ctx: AdminContext) -> None:
    """Add as many units as somebody typed."""
    units = ctx.facts["units"] = parse_int(ctx.said, 1, STOCK_MAX)
    await add_stock(ctx.tx, await FLASH_SALES.find(ctx), units, now=ctx.now)


@FLASH_SALES.acts("lower", sure="admin-flash_sale-lower-sure", shows=one)
async def lower(ctx: AdminContext) -> None:
    """Sell at what one person pays elsewhere."""
    await lower_sale_price(ctx.tx, (await FLASH_SALES.find(ctx)).id, now=ctx.now)


@FLASH_SALES.acts("close", sure="admin-flash_sale-close-sure", shows=one)
async def close(ctx: AdminContext) -> None:
    await stop_flash_sale(ctx.tx, (await FLASH_SALES.find(ctx)).code, now=ctx.now)


WINDOWS = (
    page(
        Promotions.flash_sale,
        "admin-flash_sale",
        I18nText("admin-flash_sale-stock", when=F["stock"]),
        I18nText("admin-flash_sale-endless", when=~F["stock"]),
        line("allotments"),
        I18nText("admin-dearer", when=F["dearer"]),
        Row(button("lower", lower, when="dearer")),
        Row(button("claims", Promotions.claims)),
        button("stock", Promotions.stock, when="limited"),
        button("points", Promotions.flash_sale_points, text="pickup-button-points", when="stores"),
        button(
            "packing",
            points_page.packing_of(FLASH_SALES),
            text="packing-button-list",
            when="packable",
        ),
        button("close", close, when="running"),
        button("again", FLASH_SALES.run_again, text="admin-button-run-again", when=~F["running"]),
        reads=one,
        back=Promotions.all,
    ),
    page(
        Promotions.stock,
        "admin-stock",
        typed("stock", more_stock),
        reads=one,
        back=Promotions.flash_sale,
    ),
)
