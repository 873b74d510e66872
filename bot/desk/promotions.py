"""Promotions: group buys and flash sales with their seats, stock and time left, those that run first."""

from datetime import datetime, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Cancel

from bot.desk import act, claims, flash_sales, group_buys, seats
from bot.desk.lists import listed, scrolling
from bot.desk.states import Promotions
from bot.desk.words import Label, Words, translate
from bot.i18n import Translate
from domain import promotion
from domain.authority import Authority
from storage import flash_sale as sales
from storage import flash_sale_claim
from storage import group_buy as offers
from storage.database import Tx
from storage.flash_sale import FlashSale, SaleState
from storage.group_buy import GroupBuy, OfferState
from storage.subject import FLASH_SALE, GROUP_BUY

LISTED_MAX = 100
NAME_CHARS_MAX = 60


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the promotions of whoever looks, those that run first."""
    t, now = translate(dialog_manager), act.now(dialog_manager)

    async def read(tx: Tx, by: Authority) -> list[tuple[bool, str, str]]:
        found = []
        for offer in await offers.running_or_newest(tx, limit=LISTED_MAX):
            if await promotion.in_charge(tx, by, GROUP_BUY, offer.id):
                people = await offers.people(tx, offer.id)
                over = offer.state == OfferState.CLOSED
                found.append((over, f"g{offer.id}", of_offer(offer, people, t, now=now)))
        for sale in await sales.running_or_newest(tx, limit=LISTED_MAX):
            if await promotion.in_charge(tx, by, FLASH_SALE, sale.id):
                units = (await flash_sale_claim.counts(tx, sale.id)).units
                over = sale.state == SaleState.CLOSED
                found.append((over, f"f{sale.id}", of_sale(sale, units, t, now=now)))
        return found

    found = sorted(await act.look(dialog_manager, read), key=lambda one: one[0])
    items = [{"id": id_, "name": name[:NAME_CHARS_MAX]} for _, id_, name in found]
    return {"items": items, "promotions": len(items)}


def of_offer(offer: GroupBuy, people: int, t: Translate, *, now: datetime) -> str:
    """Return the line of a group buy."""
    goal = offer.tiers[0][0]
    if offer.state == OfferState.CLOSED:
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
        Words("desk-promotions"),
        scrolling("promotion_page", listed("promotion", choose)),
        Cancel(Label("desk-button-back")),
        state=Promotions.all,
        getter=every,
    ),
    *group_buys.WINDOWS,
    *seats.WINDOWS,
    *flash_sales.WINDOWS,
    *claims.WINDOWS,
)
