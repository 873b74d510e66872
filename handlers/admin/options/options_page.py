"""The options of a deal: listed, added, edited, ended.

a deal -> its options -> one: name, price, stock, sold out, ended
                      -> a new one, what they differ in
"""

from collections.abc import Mapping, Sequence
from functools import partial

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window

from domain.admin.authority import AccessLevel
from domain.feeds.limits import OPTION_KINDS_MAX, OPTIONS_MAX
from domain.option import manage
from domain.option.option import can_be_had, label, price_of
from domain.refusal import Refused
from handlers.admin.catalogue.deal_facts import require_deal, subject
from handlers.admin.context import AdminContext, Values
from handlers.admin.form import question
from handlers.admin.page import Act, acts, button, item, items, page
from handlers.admin.states import Catalogue
from handlers.admin.widgets import I18nText
from storage.deal.tables import Deal
from storage.option import options
from storage.option.tables import DealOption
from views.i18n import Translate

FORMS: Mapping[State, str] = {
    Catalogue.option_name: "name",
    Catalogue.option_price: "price",
    Catalogue.option_stock: "stock",
    Catalogue.option_photo: "photo",
}
"""What each page asks for, by the names of `domain.option.manage`."""


async def read_options(ctx: AdminContext) -> Values:
    deal = await require_deal(ctx)
    return option_values(deal, await options.of_deal(ctx.tx, deal.id, closed=True), ctx.t)


def option_values(deal: Deal, found: Sequence[DealOption], t: Translate) -> Values:
    """Return the options of a deal, each with its price and what is to be known of it."""
    kinds = ", ".join(kind for kind in deal.option_kinds if kind)
    return {
        "title": deal.title,
        "kinds": kinds or t("admin-none"),
        "named": bool(kinds),
        "options": len(found),
        "maximum": OPTIONS_MAX,
        "items": [item(one.id, option_line(one, deal, t)) for one in found],
    }


def option_line(one: DealOption, deal: Deal, t: Translate) -> str:
    mark = "✖️" if one.closed_at else "🟢" if can_be_had(one) else "⭕️"
    return f"{mark} {label(one.words)} · {t.money(price_of(one, deal), deal.currency)}"


async def require_option(ctx: AdminContext) -> tuple[Deal, DealOption]:
    """Return the deal and the option that a page is about, or refuse."""
    deal, option = await require_deal(ctx), await ctx.tx.get(DealOption, ctx.chosen("option_id"))
    if option is None or option.deal_id != deal.id:
        raise Refused("option.gone", title=deal.title)
    return deal, option


async def read_option(ctx: AdminContext) -> Values:
    deal, option = await require_option(ctx)
    return one_values(option, deal, ctx.t)


def one_values(one: DealOption, deal: Deal, t: Translate) -> Values:
    """Return what there is to say of an option, and which buttons it has."""
    state = "ended" if one.closed_at else "offered" if can_be_had(one) else "sold_out"
    return {
        "title": deal.title,
        "option": label(one.words),
        "price": t.money(price_of(one, deal), deal.currency),
        "stock": t("admin-option-stock-unknown") if one.stock_left is None else one.stock_left,
        "state": t(f"admin-option-is-{state}"),
        "edited": bool(one.own) and one.source_id is not None,
        "available": one.in_stock and not one.closed_at,
        "gone": not one.in_stock and not one.closed_at,
        "running": not one.closed_at,
        "ended": bool(one.closed_at),
        "maximum": OPTION_KINDS_MAX,
        "currency": deal.currency,
    }


async def show_added(manager: DialogManager, option_id: int) -> None:
    """Open the page of the option that was added."""
    manager.dialog_data["option_id"] = option_id
    await manager.switch_to(Catalogue.option)


@acts("deal.option_add", subject, then=show_added)
async def add(ctx: AdminContext) -> int:
    """Add an option with the name that was written, at the deal's price."""
    deal = await require_deal(ctx)
    made = await manage.add_option(ctx.tx, deal.id, ctx.said, now=ctx.now)
    ctx.facts["value"] = ctx.said
    return made.id


@acts("deal.option_kinds", subject, then=Catalogue.options)
async def name_kinds(ctx: AdminContext) -> None:
    """Say what the options differ in."""
    await manage.name_kinds(ctx.tx, (await require_deal(ctx)).id, ctx.said, now=ctx.now)
    ctx.facts["value"] = ctx.said


async def set_field(name: str, ctx: AdminContext) -> None:
    _, option = await require_option(ctx)
    await manage.edit_option(ctx.tx, option.id, name, ctx.said, now=ctx.now)
    ctx.facts.update(field=name, value=ctx.said)


@acts("deal.option_edit", subject)
async def set_stock(ctx: AdminContext) -> None:
    """Say that an option is sold out, or in stock again."""
    _, option = await require_option(ctx)
    there = "yes" if ctx.said == "option_in_stock" else "no"
    await manage.edit_option(ctx.tx, option.id, "in_stock", there, now=ctx.now)


@acts("deal.option_end", subject, sure="admin-option-end-sure", shows=read_option)
async def end(ctx: AdminContext) -> None:
    """Let nobody choose the option any more."""
    _, option = await require_option(ctx)
    await manage.end_option(ctx.tx, option.id, True, now=ctx.now)


@acts("deal.option_back", subject)
async def restore(ctx: AdminContext) -> None:
    """Bring the option back."""
    _, option = await require_option(ctx)
    await manage.end_option(ctx.tx, option.id, False, now=ctx.now)


def setting(name: str) -> Act[None]:
    return Act("deal.option_edit", subject, partial(set_field, name), then=Catalogue.option)


def window(state: State, name: str) -> Window:
    return question(
        state,
        f"admin-option-edit-{name}",
        f"option_{name}",
        setting(name),
        without=None if name == "name" else "admin-button-none",
        reads=read_option,
        back=Catalogue.option,
        need=AccessLevel.EVERYWHERE,
    )


BUTTON = button("options", Catalogue.options, text="admin-button-deal-options")
WINDOWS = (
    page(
        Catalogue.options,
        "admin-deal-options",
        I18nText("admin-deal-options-kinds", when=F["named"]),
        items("option", Catalogue.option),
        button("to_option_add", Catalogue.option_add, text="admin-button-option-add"),
        button("to_option_kinds", Catalogue.option_kinds, text="admin-button-option-kinds"),
        reads=read_options,
        back=Catalogue.one,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Catalogue.option,
        "admin-option",
        I18nText("admin-option-edited", when=F["edited"]),
        *(
            button(f"to_option_{name}", state, text=f"admin-button-option-{name}")
            for state, name in FORMS.items()
        ),
        button("option_sold_out", set_stock, text="admin-button-deal-sold_out", when="available"),
        button("option_in_stock", set_stock, text="admin-button-deal-in_stock", when="gone"),
        button("option_end", end, text="admin-button-option-end", when="running"),
        button("option_back", restore, text="admin-button-option-back", when="ended"),
        reads=read_option,
        back=Catalogue.options,
        need=AccessLevel.EVERYWHERE,
    ),
    question(
        Catalogue.option_add,
        "admin-option-add",
        "option_add",
        add,
        reads=read_options,
        back=Catalogue.options,
        need=AccessLevel.EVERYWHERE,
    ),
    question(
        Catalogue.option_kinds,
        "admin-option-kinds",
        "option_kinds",
        name_kinds,
        reads=read_options,
        back=Catalogue.options,
        need=AccessLevel.EVERYWHERE,
    ),
    *(window(state, name) for state, name in FORMS.items()),
)
