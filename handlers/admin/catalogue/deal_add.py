"""A deal added by hand: what cannot be missing, and what is best given at once.

title -> price -> (link) -> (picture) -> its page, where everything else is edited
"""

from collections.abc import Mapping
from functools import partial

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window

from domain.admin import audit
from domain.admin.authority import AccessLevel
from domain.deal import add
from domain.feeds.limits import TITLE_CHARS_MAX
from handlers.admin.catalogue.deal_facts import edit_context, field
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.form import question
from handlers.admin.lists import Handler
from handlers.admin.page import acts, button
from handlers.admin.states import Catalogue

STEPS: Mapping[State, str] = {
    Catalogue.add_title: "title",
    Catalogue.add_price: "price",
    Catalogue.add_link: "link",
    Catalogue.add_photo: "photo",
}
"""What is asked in which window, in this order."""
ORDER = tuple(STEPS)
PHOTOS = ("photo", "picture")
LINK_SHOWN = 200


async def begin(_: object, __: object, manager: DialogManager) -> None:
    await load(manager, start_form, AccessLevel.EVERYWHERE)
    await manager.switch_to(ORDER[0])


async def start_form(ctx: AdminContext) -> None:
    ctx.data.update(new={}, shown={}, new_key=add.new_key(ctx.rng))


async def read_terms(ctx: AdminContext) -> Values:
    blank = dict.fromkeys(("title", "price", "link"), "")
    shown: dict[str, str] = ctx.data.get("shown") or {}
    return blank | shown | {"currency": ctx.settings.currency, "maximum": TITLE_CHARS_MAX}


async def check_terms(terms: Mapping[str, str], ctx: AdminContext) -> dict[str, str]:
    """Return what the deal that some terms make says so far, or refuse the terms."""
    deal = add.build_deal(terms, ctx.settings.currency, edit_context(ctx))
    return {
        "title": deal.title,
        "price": ctx.t.money(deal.price_minor, deal.currency),
        "link": (deal.link or ctx.t.plain("admin-deal-no_link"))[:LINK_SHOWN],
    }


async def take(name: str, _: object, __: object, manager: DialogManager, said: str) -> None:
    """Take what a window asked for, and go on to the next one or add the deal."""
    data, replaced = manager.dialog_data, PHOTOS if name in PHOTOS else (name,)
    terms = {one: words for one, words in (data.get("new") or {}).items() if one not in replaced}
    terms[name] = said
    data["shown"] = await load(manager, partial(check_terms, terms), AccessLevel.EVERYWHERE)
    data["new"] = terms
    following = ORDER.index(manager.current_context().state) + 1
    if following < len(ORDER):
        await manager.switch_to(ORDER[following])
    else:
        await save.run(manager)


async def show_added(manager: DialogManager, deal_id: int) -> None:
    """Open the page of the deal, and forget the form."""
    manager.dialog_data.update(deal_id=deal_id, new={})
    await manager.switch_to(Catalogue.one)


@acts("deal.add", "deal", then=show_added, noted=True)
async def save(ctx: AdminContext) -> int:
    """Add the deal, once for each form; return its id."""
    key, rules = str(ctx.data["new_key"]), edit_context(ctx)
    known = await add.find(ctx.tx, key)
    if known is not None:
        return known.id
    currency = ctx.settings.currency
    deal = await add.add(
        ctx.tx, key, ctx.data["new"], currency=currency, context=rules, rng=ctx.rng
    )
    subject, facts = f"deal:{deal.code}", add.audit_facts(deal)
    await audit.record(ctx.tx, ctx.by.member_id, "deal.add", subject, now=ctx.now, **facts)
    return deal.id


def answer(name: str) -> Handler:
    return partial(take, name)


def window(place: int, state: State, name: str) -> Window:
    return question(
        state,
        f"admin-deal-add-{name}",
        name,
        answer(name),
        field=field(name, f"new_{name}", answer),
        without="admin-button-deal-skip" if name in ("link", "photo") else None,
        reads=read_terms,
        back=ORDER[place - 1] if place else Catalogue.all,
        need=AccessLevel.EVERYWHERE,
    )


BUTTON = button("add", begin, text="admin-button-deal-add")
WINDOWS = tuple(window(place, state, STEPS[state]) for place, state in enumerate(ORDER))
