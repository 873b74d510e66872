"""Promotions: group buys and flash sales with their seats, stock and time left, those that run first."""

from datetime import datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Cancel

from domain.admin.authority import Authority
from domain.promotion import access
from handlers.admin import action
from handlers.admin.lists import listed, scrolling
from handlers.admin.promotions import claims_page, flash_sales, group_buys, seats_page
from handlers.admin.states import Promotions
from handlers.admin.widgets import I18nLabel, I18nText, translate
from storage.database import Tx
from storage.flash_sale import claims, sales
from storage.flash_sale.tables import FlashSale, SaleState
from storage.group_buy import offers
from storage.group_buy.tables import GroupBuy, GroupBuyState
from storage.subject import FLASH_SALE, GROUP_BUY
from views.i18n import Translate

LISTED_MAX = 100
NAME_CHARS_MAX = 60


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the promotions of whoever looks, those that run first."""
    t, now = translate(dialog_manager), action.now(dialog_manager)

    async def read(tx: Tx, by: Authority) -> list[tuple[bool, str, str]]:
        found = []
        for offer in await offers.running_or_newest(tx, limit=LISTED_MAX):
            if await access.may_manage(tx, by, GROUP_BUY, offer.id):
                people = await offers.count_people(tx, offer.id)
                over = offer.state == GroupBuyState.CLOSED
                found.append((over, f"g{offer.id}", of_offer(offer, people, t, now=now)))
        for sale in await sales.running_or_newest(tx, limit=LISTED_MAX):
            if await access.may_manage(tx, by, FLASH_SALE, sale.id):
                units = (await claims.counts(tx, sale.id)).units
                over = sale.state == SaleState.CLOSED
                found.append((over, f"f{sale.id}", of_sale(sale, units, t, now=now)))
        return found

    found = sorted(await action.load(dialog_manager, read), key=lambda one: one[0])
    items = [{"id": id_, "name": name[:NAME_CHARS_MAX]} for _, id_, name in found]
    return {"items": items, "promotions": len(items)}


def of_offer(offer: GroupBuy, people: int, t: Translate, *, now: datetime) -> str:
    """Return the line of a group buy."""
    goal = offer.tiers[0][0]
    if offer.state == GroupBuyState.CLOSED:
        return f"✔️ 👥 {people}/{goal} · {offer.title}"
    return f"👥 {people}/{goal} · ⏳ {left(offer.ends_at - now, t)} · {offer.title}"


def of_sale(sale: FlashSale, units: int, t: Translate, *, now: datetime) -> str:
    """Return the line of a flash sale."""
    stock = "∞" if sale.stock_total is None else sale.stock_total
    if sale.state == SaleState.CLOSED:
        return f"✔️ ⚡ {units}/{stock} · {sale.title}"
    return f"⚡ {units}/{stock} · ⏳ {left(sale.ends_at - now, t)} · {sale.title}"


def left(span: timedelta, t: Translate) -> str:
    """Return a time that is left in the two largest units."""
    minutes = max(0, int(span.total_seconds()) // 60)
    if minutes >= 24 * 60:
        return t.plain("desk-left-days", days=minutes // 1440, hours=minutes // 60 % 24)
    return t.plain("desk-left-hours", hours=minutes // 60, minutes=minutes % 60)


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    """Open one promotion."""
    number = int(chosen[1:])
    if chosen.startswith("g"):
        manager.dialog_data["group_buy_id"] = number
        await manager.switch_to(Promotions.group_buy)
    else:
        manager.dialog_data["flash_sale_id"] = number
        await manager.switch_to(Promotions.flash_sale)


DIALOG = Dialog(
    Window(
        I18nText("desk-promotions"),
        scrolling("promotion_page", listed("promotion", choose)),
        Cancel(I18nLabel("desk-button-back")),
        state=Promotions.all,
        getter=every,
    ),
    *group_buys.WINDOWS,
    *seats_page.WINDOWS,
    *flash_sales.WINDOWS,
    *claims_page.WINDOWS,
)
