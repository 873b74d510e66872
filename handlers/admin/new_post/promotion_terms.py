"""A deal that becomes a promotion: the terms as windows keep them, in plain JSON, and what follows.

type     "group_buy" | "flash_sale"; nothing is a plain post
terms    "options": {name: units or null}, of either; nothing is all that the deal comes in
         {"tiers": [[people, minor]], "lasts": seconds, "shape", "per_member", "stock", "pay"}
         {"price": minor, "lasts", "per_member", "stock", "window": seconds, "pay"}

Terms are checked and published by the functions of `domain` that the command line uses. A preview
is published too, in a savepoint that is rolled back: so it looks as the card will.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import SystemRandom

from aiogram.types import DisabledButton, InlineKeyboardButton, InlineKeyboardMarkup
from aiogram_dialog import DialogManager

from domain.campaign.schedule import to_utc
from domain.deal.deal import find_deal
from domain.flash_sale.card import sale_card
from domain.flash_sale.publish import (
    SALE_PAYS,
    FlashSaleTerms,
    check_sale,
    publish_flash_sale,
)
from domain.group_buy.card import offer_card
from domain.group_buy.publish import GroupBuyTerms, check_offer, publish_group_buy
from domain.option.promotion import offered
from domain.promotion.terms import PAYS
from domain.refusal import Refused
from handlers.admin import context
from handlers.admin.context import AdminContext, Data, Values
from handlers.admin.messages import send_preview
from handlers.admin.widgets import translate
from storage.database import Tx
from storage.deal.tables import Deal
from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy, GroupBuyShape
from storage.subject import FLASH_SALE, GROUP_BUY
from views.flash_sale import flash_sale_screens
from views.group_buy import group_buy_screens
from views.i18n import Html, refusal_key
from views.screen import Screen, send

NAME_CHARS_MAX = 60
HOUR_S, DAY_S = 3600, 86_400
PAYS_OF = {GROUP_BUY: tuple(PAYS), FLASH_SALE: SALE_PAYS}
_rng = SystemRandom()


def group_buy_terms(terms: Data, starts_at: datetime) -> GroupBuyTerms:
    """Return what a form asks for, of a group buy that starts then."""
    pay, pay_when = PAYS[terms["pay"]]
    return GroupBuyTerms(
        tiers=[(people, price) for people, price in terms["tiers"]],
        starts_at=starts_at,
        ends_at=starts_at + timedelta(seconds=terms["lasts"]),
        shape=GroupBuyShape(terms["shape"]),
        per_member=terms["per_member"],
        stock=terms["stock"] or None,
        pay=pay,
        pay_when=pay_when,
        options=terms.get("options") or None,
    )


def flash_sale_terms(terms: Data, starts_at: datetime) -> FlashSaleTerms:
    """Return what a form asks for, of a flash sale that starts then."""
    return FlashSaleTerms(
        price_minor=terms["price"],
        starts_at=starts_at,
        lasts=timedelta(seconds=terms["lasts"]),
        stock=terms["stock"] or None,
        per_member=terms["per_member"],
        per_order=terms["per_member"],
        window_s=terms["window"],
        dice=True,
        pay=PAYS[terms["pay"]][0],
        options=terms.get("options") or None,
    )


def terms_of(promotion: GroupBuy | FlashSale, options: Mapping[str, int | None]) -> Data:
    """Return the terms of a promotion that was published, for a form that runs it again."""
    same: Data = {
        "options": dict(options),
        "lasts": int((promotion.ends_at - promotion.starts_at).total_seconds()),
        "per_member": promotion.per_member,
        "stock": promotion.stock_total or 0,
    }
    if isinstance(promotion, FlashSale):
        pay = next(name for name in SALE_PAYS if PAYS[name][0] == promotion.pay)
        return {**same, "price": promotion.price_minor, "window": promotion.window_s, "pay": pay}
    paid = (promotion.pay, promotion.pay_when)
    pay = next((name for name, each in PAYS.items() if each == paid), "pickup")
    return {**same, "tiers": promotion.tiers, "shape": promotion.shape, "pay": pay}


def starts_at(data: Data, zone: str, *, now: datetime) -> datetime:
    """Return when a draft's promotion starts."""
    at = (data.get("when") or {}).get("at")
    return now if at is None else to_utc(datetime.fromisoformat(at), zone)


async def check_terms(
    tx: Tx, data: Data, start: datetime, *, now: datetime, hosts: frozenset[str]
) -> Deal:
    """Return the deal of a draft whose terms can be kept, or refuse."""
    deal = await find_deal(tx, data["deal"])
    wanted = dict(data["terms"])
    _, units = await offered(tx, deal, wanted.get("options") or None)
    if units:
        wanted["stock"] = sum(units.values())
    if data["type"] == GROUP_BUY:
        terms = group_buy_terms(wanted, start)
        await check_offer(tx, terms, deal, now=now, hosts=hosts)
    else:
        sale = flash_sale_terms(wanted, start)
        await check_sale(tx, sale, deal, [], now=now, hosts=hosts)
    return deal


async def publish(
    tx: Tx,
    data: Data,
    places: list[tuple[int, int | None]],
    start: datetime,
    *,
    now: datetime,
    hosts: frozenset[str],
) -> GroupBuy | FlashSale:
    """Publish what a draft asks for into chats, given as (chat id, topic or None); or refuse."""
    deal = await find_deal(tx, data["deal"])
    if data["type"] == GROUP_BUY:
        wanted = group_buy_terms(data["terms"], start)
        return await publish_group_buy(tx, deal, wanted, places, now=now, rng=_rng, hosts=hosts)
    terms = flash_sale_terms(data["terms"], start)
    return await publish_flash_sale(tx, deal, terms, places, now=now, rng=_rng, hosts=hosts)


async def review(ctx: AdminContext) -> Values:
    """Return what will happen with a promotion, and what stands against its terms by now."""
    data, t, zone = ctx.data, ctx.t, ctx.settings.timezone
    start, against = starts_at(data, zone, now=ctx.now), Html("")
    deal = await find_deal(ctx.tx, data["deal"])
    try:
        await check_terms(ctx.tx, data, start, now=ctx.now, hosts=ctx.settings.allowed_hosts)
    except Refused as no:
        against = t(refusal_key(no.reason), **no.values)
    return {
        "name": deal.title[:NAME_CHARS_MAX],
        "moment": t.moment(start, zone) if data["when"] else t("admin-now"),
        "rule": t(f"admin-type-{data['type']}"),
        "options": "",
        "no_pin": "",
        "against": against,
        "room": t("admin-announced-now") if data["when"] and not against else "",
    }


async def drawn(manager: DialogManager) -> Screen:
    """Return the card as it will look, without a button that does anything."""
    data, now, settings = manager.dialog_data, context.now(manager), context.settings(manager)
    zone, hosts = settings.timezone, settings.allowed_hosts
    place = (context.user_id(manager), None)
    async with context.database(manager).begin() as tx:
        savepoint = await tx.begin_nested()
        made = await publish(
            tx, data, [place], starts_at(data, zone, now=now), now=now, hosts=hosts
        )
        if isinstance(made, GroupBuy):
            group_buy = await offer_card(tx, made, zone, now=now)
            screen = group_buy_screens.card(group_buy, translate(manager))
        else:
            sale = await sale_card(tx, made, None, zone, now=now)
            screen = flash_sale_screens.card(sale, translate(manager))
        await savepoint.rollback()
    return Screen(screen.text, asleep(screen.keyboard), screen.photo)


def asleep(keyboard: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
    """Return the same buttons, which only look so: there is nothing yet to join."""
    if keyboard is None:
        return None
    rows = [
        [InlineKeyboardButton(text=one.text, disabled=DisabledButton()) for one in row]
        for row in keyboard.inline_keyboard
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


async def show(manager: DialogManager) -> None:
    """Send the card to whoever makes it, as it will look."""
    await send_preview(manager, send(context.user_id(manager), await drawn(manager), None))
