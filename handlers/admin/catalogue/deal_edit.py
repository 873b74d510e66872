"""Editing a deal: a page for each thing that can be typed, sent or pressed."""

from collections.abc import Mapping
from functools import partial

from aiogram.fsm.state import State
from aiogram_dialog import Window

from domain.admin.authority import AccessLevel
from domain.deal import edit
from domain.feeds.limits import CATEGORY_CHARS_MAX, DESCRIPTION_CHARS_MAX, TAGS_MAX, TITLE_CHARS_MAX
from handlers.admin.catalogue.deal_facts import (
    edit_context,
    field,
    read_facts,
    require_deal,
    subject,
)
from handlers.admin.context import AdminContext, Values
from handlers.admin.form import question
from handlers.admin.page import Act, acts, button
from handlers.admin.states import Catalogue

SHOWN_CHARS_MAX = 200
FORMS: Mapping[State, str] = {
    Catalogue.title: "title",
    Catalogue.description: "description",
    Catalogue.price: "price",
    Catalogue.list_price: "list_price",
    Catalogue.link: "link",
    Catalogue.photo: "photo",
    Catalogue.start: "start",
    Catalogue.until: "until",
    Catalogue.category: "category",
    Catalogue.tags: "tags",
}
"""What each page asks for, by the names of `domain.deal.edit`."""
MAXIMA = {
    "title": TITLE_CHARS_MAX,
    "description": DESCRIPTION_CHARS_MAX,
    "category": CATEGORY_CHARS_MAX,
    "tags": TAGS_MAX,
}
"""How many characters, or how many of them, a page takes."""
NEEDED = ("title", "price")
"""What a deal cannot be without."""


async def read_field(name: str, ctx: AdminContext) -> Values:
    deal = await require_deal(ctx)
    facts = await read_facts(ctx, deal)
    ctx.remember(**facts)
    return {
        "title": deal.title,
        "value": facts[name][:SHOWN_CHARS_MAX],
        "currency": deal.currency,
        "maximum": MAXIMA.get(name, 0),
        "zone": ctx.settings.timezone,
    }


async def set_field(name: str, ctx: AdminContext) -> None:
    """Set what a page asks for, unless somebody else has changed it since it was shown."""
    shown = "photo" if name == "picture" else name
    before = await read_facts(ctx, await require_deal(ctx))
    ctx.check_unchanged(**{shown: before[shown]})
    await edit.edit(ctx.tx, ctx.chosen("deal_id"), name, ctx.said, edit_context(ctx))
    ctx.facts["value"] = ctx.said


@acts("deal.stock", subject)
async def set_stock(ctx: AdminContext) -> None:
    """Say that a deal is sold out, or in stock again."""
    there = ctx.said == "in_stock"
    words = "yes" if there else "no"
    await edit.edit(ctx.tx, ctx.chosen("deal_id"), "stock", words, edit_context(ctx))
    ctx.facts["there"] = there


@acts("deal.give_back", subject)
async def give_back(ctx: AdminContext) -> None:
    """Let the next import decide about everything again."""
    await edit.reset_edits(ctx.tx, ctx.chosen("deal_id"), now=ctx.now)


def setting(name: str) -> Act[None]:
    return Act(f"deal.{name}", subject, partial(set_field, name), then=Catalogue.one)


def window(state: State, name: str) -> Window:
    return question(
        state,
        f"admin-deal-edit-{name}",
        name,
        setting(name),
        field=field(name, name, setting),
        without=None if name in NEEDED else "admin-button-none",
        reads=partial(read_field, name),
        back=Catalogue.one,
        need=AccessLevel.EVERYWHERE,
    )


BUTTONS = (
    *(
        button(f"to_{name}", state, text=f"admin-button-deal-{name}")
        for state, name in FORMS.items()
    ),
    button("sold_out", set_stock, text="admin-button-deal-sold_out", when="available"),
    button("in_stock", set_stock, text="admin-button-deal-in_stock", when="gone"),
)
WINDOWS = tuple(window(state, name) for state, name in FORMS.items())
