"""What a deal is posted as: a plain deal, a group buy or a flash sale, and its terms by buttons.

type -> terms <-> one question at a time, pressed or typed -> preview
"""

from collections.abc import Callable, Mapping
from typing import Any

from aiogram import F
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button, Row

from domain.campaign.schedule import parse_every
from domain.deal.deal import find_deal
from domain.feeds.words import shortened
from domain.flash_sale.publish import check_price
from domain.flash_sale.stock import STOCK_MAX
from domain.group_buy.rules import PEOPLE_MAX, check_tiers
from domain.money import read_price
from domain.option.option import label
from domain.option.promotion import choosable, offered, read_options
from domain.promotion.alone_price import AlonePrice, check_alone_price
from domain.promotion.terms import check_provider
from domain.quantity import QUANTITY_MAX
from handlers.admin.context import AdminContext, Data, Values, load
from handlers.admin.form import Field, Form, Terms
from handlers.admin.lists import Item, listed
from handlers.admin.new_post import promotion_terms
from handlers.admin.new_post.promotion_terms import DAY_S, HOUR_S, PAYS_OF
from handlers.admin.page import button, page
from handlers.admin.parse import parse_int
from handlers.admin.states import New
from handlers.admin.widgets import I18nText, translate
from storage.deal.tables import Deal
from storage.group_buy.tables import GroupBuyShape
from storage.subject import FLASH_SALE, GROUP_BUY
from views.i18n import Html, Translate, escaped

NAMES_CHARS_MAX = 300


async def deal_of(ctx: AdminContext) -> Deal:
    return await find_deal(ctx.tx, ctx.data["deal"])


def whole(least: int, most: int) -> Callable[[str, Terms, Deal], int]:
    """Return what reads a number between two others."""
    return lambda answer, _, __: parse_int(answer, least, most)


def span(answer: str, _: Terms, __: Deal) -> int:
    """Read a span such as 3h, in seconds."""
    return parse_every(answer.strip())


def span_or_none(answer: str, terms: Terms, deal: Deal) -> int:
    """Read a span, or 0 for none."""
    return 0 if answer.strip() == "0" else span(answer, terms, deal)


def sale_price(answer: str, _: Terms, deal: Deal) -> int:
    """Read what a piece costs in a flash sale."""
    price = read_price(answer.strip(), deal.currency)
    check_price(price, deal.list_price_minor)
    check_against_deal(price, deal)
    return price


def tier_price(answer: str, terms: Terms, deal: Deal) -> int:
    """Read what one costs from so many people on."""
    price = read_price(answer.strip(), deal.currency)
    check_tiers(with_tier(terms, price), deal.list_price_minor)
    check_against_deal(price, deal)
    return price


def check_against_deal(price: int, deal: Deal) -> None:
    """Refuse at once what the deal costs less than alone; the others it has are looked at when all is set."""
    check_alone_price(price, AlonePrice(deal.price_minor, "deal", deal.code), deal.currency)


def with_tier(terms: Terms, price: int) -> list[list[int]]:
    """Return the tiers with a price for the number of people that was asked for last."""
    others = [tier for tier in terms["tiers"] if tier[0] != terms["people"]]
    return sorted([*others, [terms["people"], price]])


def add_tier(_: Terms, now: Terms) -> None:
    """Put the people and the price that were asked for among the tiers."""
    now["tiers"] = with_tier(now, now.pop("tier_price"))
    del now["people"]


def options_or_all(answer: str, _: Terms, __: Deal) -> dict[str, int | None]:
    """Read `S=5, M=10` or `S, M`; 0 is all options."""
    return {} if answer.strip() == "0" else read_options(answer)


def use_units(_: Terms, now: Terms) -> None:
    """Where options have units of their own, the stock is their sum."""
    if units := [one for one in now["options"].values() if one is not None]:
        now["stock"] = sum(units)


SPANS = ("1h", "6h", "1d", "2d", "7d")
MEMBER = Field(1, whole(1, QUANTITY_MAX), ("1", "2", "3", "5", "10"))
STOCKS = ("0", "10", "20", "50", "100")
OPTIONS = Field({}, options_or_all, ("0",), after=use_units)
PEOPLE = ("2", "3", "5", "10", "15", "20", "50", "100")
FIELDS: Mapping[str, Mapping[str, Field]] = {
    GROUP_BUY: {
        "tiers": Field([]),
        "people": Field(None, whole(2, PEOPLE_MAX), PEOPLE, then="tier_price"),
        "tier_price": Field(None, tier_price, after=add_tier),
        "lasts": Field(2 * DAY_S, span, SPANS),
        "shape": Field(GroupBuyShape.POOL.value, turns=tuple(map(str, GroupBuyShape))),
        "per_member": MEMBER,
        "stock": Field(0, whole(0, STOCK_MAX), STOCKS),
        "options": OPTIONS,
        "pay": Field("pickup", turns=PAYS_OF[GROUP_BUY]),
    },
    FLASH_SALE: {
        "price": Field(0, sale_price),
        "lasts": Field(HOUR_S, span, SPANS),
        "per_member": MEMBER,
        "stock": Field(10, whole(0, STOCK_MAX), STOCKS),
        "options": OPTIONS,
        "window": Field(0, span_or_none, ("0", "1m", "5m")),
        "pay": Field("pickup", turns=PAYS_OF[FLASH_SALE]),
    },
}
"""Amounts are minor units of the deal's currency, spans are seconds."""


class PromotionForm(Form):
    """The terms of a group buy or of a flash sale, whichever the draft has become."""

    def fields_of(self, data: Data) -> Mapping[str, Field]:
        return FIELDS[data["type"]]

    async def about(self, manager: DialogManager) -> Deal:
        return await load(manager, deal_of)

    def asked_with(self, about: Deal, terms: Terms, t: Translate) -> Values:
        alone = t.money(about.price_minor, about.currency)
        return {"people": terms.get("people", 0), "alone": alone, "options": ""}

    async def asked(self, dialog_manager: DialogManager, **more: object) -> Values:
        """Return the question; of options, with what the deal comes in."""
        shown = await super().asked(dialog_manager, **more)
        if dialog_manager.dialog_data["asked"] == "options":
            names = shortened(", ".join(await load(dialog_manager, option_names)), NAMES_CHARS_MAX)
            shown["question"] = translate(dialog_manager)("admin-ask-options", options=names)
        return shown

    async def take(
        self, message: object, field: object, manager: DialogManager, answer: str
    ) -> None:
        """Keep an answer; options that the deal does not come in are refused at once."""
        if manager.dialog_data["asked"] == "options":
            await load(manager, check_options, said=answer)
        await super().take(message, field, manager, answer)


async def option_names(ctx: AdminContext) -> list[str]:
    """Return what the deal comes in."""
    return [label(one.words) for one in await choosable(ctx.tx, await deal_of(ctx))]


async def check_options(ctx: AdminContext) -> None:
    """Refuse options that the deal does not come in."""
    deal = await deal_of(ctx)
    await offered(ctx.tx, deal, options_or_all(ctx.said, {}, deal) or None)


FORM = PromotionForm("terms", New.terms, New.ask, "admin-ask", {})


async def types(ctx: AdminContext) -> Values:
    """The deal that is to become something."""
    deal = await deal_of(ctx)
    return {"title": deal.title, "price": ctx.t.money(deal.price_minor, deal.currency)}


async def begin(manager: DialogManager, type_: str, terms: Terms | None = None) -> None:
    """Open the terms of a promotion that was asked for before its deal."""
    data = manager.dialog_data
    data.update(type=type_, terms=FORM.terms({"type": type_}) | (terms or {}), direct=True)
    await manager.switch_to(New.terms)


async def leave_terms(_: object, __: object, manager: DialogManager) -> None:
    """Go back to the question of the type, or to where the promotion was asked for."""
    given: Any = manager.start_data or {}
    if not manager.dialog_data.get("direct"):
        await manager.switch_to(New.type)
    elif "deal" in given:
        await manager.done()
    else:
        forget(manager)
        await manager.switch_to(New.deals)


async def choose_type(_: object, pressed: Button, manager: DialogManager) -> None:
    """Take a type; what was set for another one is forgotten."""
    data, chosen = manager.dialog_data, pressed.widget_id or ""
    data.pop("direct", None)
    if chosen == "deal":
        forget(manager)
        await manager.switch_to(New.preview)
        return
    if data.get("type") != chosen:
        data["type"] = chosen
        data["terms"] = FORM.terms({"type": chosen})
    await manager.switch_to(New.terms)


def forget(manager: DialogManager) -> None:
    """Make the draft a plain post again."""
    for name in ("type", "terms", "direct"):
        manager.dialog_data.pop(name, None)


async def terms(ctx: AdminContext) -> Values:
    """The terms as they stand."""
    deal, t, wanted = await deal_of(ctx), ctx.t, FORM.terms(ctx.data)
    list_price, price = deal.list_price_minor, wanted.get("price", 0)
    offers = wanted.get("tiers", [])
    names = await option_names(ctx)
    return {
        "title": deal.title,
        "list": t.plain("admin-none") if list_price is None else t.money(list_price, deal.currency),
        "alone": t.money(deal.price_minor, deal.currency),
        "price": t.money(price, deal.currency) if price else t("admin-terms-no_price"),
        "lasts": lasting(wanted["lasts"], t),
        "window": lasting(wanted.get("window", 0), t),
        "per_member": wanted["per_member"],
        "stock": wanted["stock"],
        "has_options": bool(names),
        "options": offered_words(wanted["options"], t) if names else t("admin-none"),
        "shape": t(f"admin-shape-{wanted.get('shape', GroupBuyShape.POOL)}"),
        "pay": t(f"admin-pay-{wanted['pay']}"),
        "shape_now": wanted.get("shape", GroupBuyShape.POOL),
        "pay_now": wanted["pay"],
        "items": tiers(offers, deal.currency, t),
        "tiers": len(offers),
        "group_buy": ctx.data["type"] == GROUP_BUY,
        "flash_sale": ctx.data["type"] == FLASH_SALE,
    }


def offered_words(wanted: Mapping[str, int | None], t: Translate) -> Html:
    """Return which options a promotion offers, with their units where they have any."""
    if not wanted:
        return t("admin-terms-options-all")
    said = (name if units is None else f"{name} × {units}" for name, units in wanted.items())
    return escaped(shortened(", ".join(said), NAMES_CHARS_MAX))


def lasting(seconds: int, t: Translate) -> Html:
    if not seconds:
        return t("admin-none")
    if seconds >= DAY_S:
        return t("admin-left-days", days=seconds // DAY_S, hours=seconds // HOUR_S % 24)
    return t("admin-left-hours", hours=seconds // HOUR_S, minutes=seconds // 60 % 60)


def tiers(found: list[list[int]], currency: str, t: Translate) -> list[Item]:
    """Return an item for each price, to be pressed away."""
    return [
        {
            "id": people,
            "name": t.plain("admin-button-tier", people=people, price=t.money(price, currency)),
        }
        for people, price in found
    ]


async def drop_tier(_: object, __: object, manager: DialogManager, people: str) -> None:
    """Take one of the prices away."""
    wanted = manager.dialog_data["terms"]
    kept = [tier for tier in wanted["tiers"] if tier[0] != int(people)]
    manager.dialog_data["terms"] = wanted | {"tiers": kept}


async def check(ctx: AdminContext) -> None:
    hosts = ctx.settings.allowed_hosts
    check_provider(FORM.terms(ctx.data).get("pay", ""), ctx.settings.provider_token)
    await promotion_terms.check_terms(ctx.tx, ctx.data, ctx.now, now=ctx.now, hosts=hosts)


async def done(_: object, __: object, manager: DialogManager) -> None:
    """Check the terms, and show the card as it will look."""
    await load(manager, check)
    await promotion_terms.show(manager)
    await manager.switch_to(New.preview, show_mode=ShowMode.DELETE_AND_SEND)


def term(name: str, when: str | None = None) -> Button:
    """Return the button of a term that is asked for."""
    return FORM.button(name, "admin-term", when)


WINDOWS = (
    page(
        New.type,
        "admin-new-type",
        *(
            button(name, choose_type, text=f"admin-type-{name}")
            for name in ("deal", GROUP_BUY, FLASH_SALE)
        ),
        reads=types,
        back=New.preview,
        width=1,
    ),
    page(
        New.terms,
        I18nText("admin-terms-group_buy", when=F["group_buy"]),
        I18nText("admin-terms-flash_sale", when=F["flash_sale"]),
        listed("tier", drop_tier),
        term("people", "group_buy"),
        term("price", "flash_sale"),
        *map(term, ("lasts", "per_member", "stock")),
        term("options", "has_options"),
        term("window", "flash_sale"),
        FORM.dial("shape", "admin-button", "group_buy"),
        FORM.dial("pay", "admin-button"),
        reads=terms,
        back=Row(
            button("leave", leave_terms, text="admin-button-back"),
            button("done", done, text="admin-button-terms-done"),
        ),
    ),
    FORM.window(),
)
