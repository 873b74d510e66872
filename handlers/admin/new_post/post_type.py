"""What a deal is posted as: a plain deal, a group buy or a flash sale, and its terms by buttons.

type -> terms <-> one question at a time, pressed or typed -> preview
"""

from collections.abc import Mapping
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row

from domain.admin.authority import Authority
from domain.campaign.schedule import parse_every
from domain.deal.deal import find_deal
from domain.flash_sale.publish import check_price
from domain.flash_sale.stock import STOCK_MAX
from domain.group_buy.rules import PEOPLE_MAX, check_tiers
from domain.money import read_price
from domain.quantity import QUANTITY_MAX
from handlers.admin import action
from handlers.admin.lists import back_to, listed
from handlers.admin.new_post import promotion_terms
from handlers.admin.new_post.promotion_terms import FIRST
from handlers.admin.parse import parse_int
from handlers.admin.states import New
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.database import Tx
from storage.deal.tables import Deal
from storage.group_buy.tables import GroupBuyShape
from storage.subject import FLASH_SALE, GROUP_BUY
from views.i18n import Html, Translate

READY: Mapping[str, tuple[str, ...]] = {
    "people": ("2", "3", "5", "10", "15", "20", "50", "100"),
    "tier_price": (),
    "price": (),
    "lasts": ("1h", "6h", "1d", "2d", "7d"),
    "per_member": ("1", "2", "3", "5", "10"),
    "stock": ("0", "10", "20", "50", "100"),
    "window": ("0", "1m", "5m"),
}
"""For each question the answers that are a single press."""
RANGES = {
    "people": (2, PEOPLE_MAX),
    "per_member": (1, QUANTITY_MAX),
    "stock": (0, STOCK_MAX),
}


async def deal_of(manager: DialogManager) -> Deal:
    """Return the deal that was picked."""

    async def read(tx: Tx, by: Authority) -> Deal:
        return await find_deal(tx, manager.dialog_data["deal"])

    return await action.load(manager, read)


async def types(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the deal that is to become something."""
    deal = await deal_of(dialog_manager)
    t = translate(dialog_manager)
    price = t.money(deal.price_minor, deal.currency)
    return {"title": deal.title, "price": price}


async def choose_type(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Take a type; what was set for another one is forgotten."""
    chosen = button.widget_id or ""
    if chosen == "deal":
        forget(manager)
        await manager.switch_to(New.preview)
        return
    if manager.dialog_data.get("type") != chosen:
        manager.dialog_data["type"] = chosen
        manager.dialog_data["terms"] = dict(FIRST[chosen])
    await manager.switch_to(New.terms)


def forget(manager: DialogManager) -> None:
    """Make the draft a plain post again."""
    manager.dialog_data.pop("type", None)
    manager.dialog_data.pop("terms", None)


async def terms(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the terms as they stand."""
    deal, t = await deal_of(dialog_manager), translate(dialog_manager)
    wanted, type_ = dialog_manager.dialog_data["terms"], dialog_manager.dialog_data["type"]
    listed, price = deal.list_price_minor, wanted.get("price", 0)
    return {
        "title": deal.title,
        "list": "-" if listed is None else t.money(listed, deal.currency),
        "price": t.money(price, deal.currency) if price else t("desk-terms-no_price"),
        "lasts": lasting(wanted["lasts"], t),
        "window": lasting(wanted.get("window", 0), t),
        "per_member": wanted["per_member"],
        "stock": wanted["stock"],
        "shape": t(f"desk-shape-{wanted.get('shape', GroupBuyShape.POOL)}"),
        "pay": t(f"desk-pay-{wanted['pay']}"),
        "items": tiers(wanted.get("tiers", []), deal.currency, t),
        "tiers": len(wanted.get("tiers", [])),
        "group_buy": type_ == GROUP_BUY,
        "flash_sale": type_ == FLASH_SALE,
    }


def lasting(seconds: int, t: Translate) -> Html:
    """Return how long something lasts."""
    if not seconds:
        return Html("-")
    if seconds >= promotion_terms.DAY_S:
        return t("desk-left-days", days=seconds // 86_400, hours=seconds // 3600 % 24)
    return t("desk-left-hours", hours=seconds // 3600, minutes=seconds // 60 % 60)


def tiers(found: list[list[int]], currency: str, t: Translate) -> list[dict[str, Any]]:
    """Return an item for each price, to be pressed away."""
    return [
        {
            "id": people,
            "name": t.plain("desk-button-tier", people=people, price=t.money(price, currency)),
        }
        for people, price in found
    ]


async def drop_tier(_: CallbackQuery, __: Any, manager: DialogManager, people: str) -> None:
    """Take one of the prices away."""
    wanted = manager.dialog_data["terms"]
    kept = [tier for tier in wanted["tiers"] if tier[0] != int(people)]
    manager.dialog_data["terms"] = wanted | {"tiers": kept}


async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Change what has two or three values to the next one."""
    data = manager.dialog_data
    wanted, name = data["terms"], button.widget_id or ""
    every = (
        promotion_terms.PAYS_OF[data["type"]] if name == "pay" else tuple(map(str, GroupBuyShape))
    )
    following = every[(every.index(wanted[name]) + 1) % len(every)]
    data["terms"] = wanted | {name: following}


async def ask(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Ask for one of the terms."""
    manager.dialog_data["asked"] = button.widget_id
    await manager.switch_to(New.ask)


async def question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what is asked, and the answers that are a single press."""
    deal, t = await deal_of(dialog_manager), translate(dialog_manager)
    asked = dialog_manager.dialog_data["asked"]
    people = dialog_manager.dialog_data.get("people", 0)
    price = deal.price_minor if deal.list_price_minor is None else deal.list_price_minor
    return {
        "question": t(f"desk-ask-{asked}", people=people, list=t.money(price, deal.currency)),
        "items": [{"id": answer, "name": answer} for answer in READY[asked]],
    }


async def pressed(_: CallbackQuery, __: Any, manager: DialogManager, answer: str) -> None:
    """Take an answer that was pressed."""
    await take(manager, answer)


async def typed(_: Message, __: ManagedTextInput[str], manager: DialogManager, answer: str) -> None:
    """Take an answer that was typed."""
    await take(manager, answer)


async def take(manager: DialogManager, answer: str) -> None:
    """Keep an answer, or refuse it and ask again; after people comes their price."""
    data, asked = manager.dialog_data, manager.dialog_data["asked"]
    deal = await deal_of(manager)
    value = parse_answer(asked, answer, deal.currency)
    if asked == "people":
        data["people"], data["asked"] = value, "tier_price"
        await manager.switch_to(New.ask)
        return
    if asked == "tier_price":
        others = [tier for tier in data["terms"]["tiers"] if tier[0] != data["people"]]
        found = sorted([*others, [data["people"], value]])
        check_tiers(found, deal.list_price_minor)
        data["terms"] = data["terms"] | {"tiers": found}
    else:
        if asked == "price":
            check_price(value, deal.list_price_minor)
        data["terms"] = data["terms"] | {asked: value}
    await manager.switch_to(New.terms)


def parse_answer(asked: str, answer: str, currency: str) -> int:
    """Return an answer as a number: minor units, seconds, people or pieces; or refuse it."""
    plain = answer.strip()
    if asked in ("price", "tier_price"):
        return read_price(plain, currency)
    if asked in RANGES:
        return parse_int(plain, *RANGES[asked])
    return 0 if asked == "window" and plain == "0" else parse_every(plain)


async def done(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Check the terms, and show the card as it will look."""
    now = action.now(manager)

    async def read_all(tx: Tx, by: Authority) -> Deal:
        return await promotion_terms.check_terms(tx, manager.dialog_data, now, now=now)

    await action.load(manager, read_all)
    await promotion_terms.show(manager)
    await manager.switch_to(New.preview, show_mode=ShowMode.DELETE_AND_SEND)


def asking(name: str, when: Any = None) -> Button:
    """Return the button of a question."""
    return Button(I18nLabel(f"desk-term-{name}"), id=name, on_click=ask, when=when)


def chooser(name: str) -> Button:
    """Return the button of a type."""
    return Button(I18nLabel(f"desk-type-{name}"), id=name, on_click=choose_type)


WINDOWS = (
    Window(
        I18nText("desk-new-type"),
        Group(chooser("deal"), chooser(GROUP_BUY), chooser(FLASH_SALE), width=1),
        back_to(New.preview),
        state=New.type,
        getter=types,
    ),
    Window(
        I18nText("desk-terms-group_buy", when=F["group_buy"]),
        I18nText("desk-terms-flash_sale", when=F["flash_sale"]),
        Column(
            listed("tier", drop_tier),
        ),
        Group(
            asking("people", F["group_buy"]),
            asking("price", F["flash_sale"]),
            asking("lasts"),
            asking("per_member"),
            asking("stock"),
            asking("window", F["flash_sale"]),
            Button(I18nLabel("desk-button-shape"), id="shape", on_click=turn, when=F["group_buy"]),
            Button(I18nLabel("desk-button-pay"), id="pay", on_click=turn),
            width=2,
        ),
        Row(
            back_to(New.type), Button(I18nLabel("desk-button-terms-done"), id="done", on_click=done)
        ),
        state=New.terms,
        getter=terms,
    ),
    Window(
        Value("question"),
        TextInput(id="typed_term", on_success=typed),
        Group(
            listed("answer", pressed),
            width=4,
        ),
        back_to(New.terms),
        state=New.ask,
        getter=question,
    ),
)
