"""A store as a place to pick things up, in the menus: hours, times, how many, map, note."""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from aiogram import F
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from domain.admin.authority import AccessLevel
from domain.pickup import point
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values, load, nothing
from handlers.admin.form import question
from handlers.admin.page import acts, button, dial, following, line, page
from handlers.admin.states import Stores
from handlers.admin.stores.staff import selected
from handlers.admin.widgets import Value
from storage.stores import Store
from views.pickup import point_screens

ASKED = ("hours", "capacity", "map_link", "note", "address", "zone")
"""Terms that are asked for on a page of their own."""


def local_day(its: Store, ctx: AdminContext) -> datetime:
    return ctx.now.astimezone(ZoneInfo(point.zone_of(its, ctx.settings.timezone)))


async def terms(ctx: AdminContext) -> Values:
    """What a store says of itself, and how long its times are."""
    its = await selected(ctx)
    summary = point_screens.summary(its, ctx.t, today=local_day(its, ctx).date())
    return {"name": its.name, "summary": summary, "minutes": its.slot_minutes or 0}


async def asked(ctx: AdminContext) -> Values:
    its = await selected(ctx)
    term = term_of(ctx)
    return {
        "question": point_screens.question(its, term, ctx.t),
        "written": bool(getattr(its, term)),
    }


def term_of(ctx: AdminContext) -> str:
    """Return the term that is asked for."""
    term = str(ctx.data.get("term") or ASKED[0])
    return term if term in ASKED else ASKED[0]


async def ask(_: CallbackQuery, widget: Button, manager: DialogManager) -> None:
    """Ask for the term that the pressed button is named after."""
    manager.dialog_data["term"] = widget.widget_id
    await manager.switch_to(Stores.term)


async def by_code(ctx: AdminContext) -> str:
    return f"store:{(await selected(ctx)).code}"


async def write(ctx: AdminContext, term: str, typed: str) -> None:
    its = await selected(ctx)
    point.write_term(its, term, typed, zone=ctx.settings.timezone, now=ctx.now)
    ctx.facts["term"] = term


@acts("store.edit", by_code, then=Stores.pickup)
async def save(ctx: AdminContext) -> None:
    """Write down what was typed."""
    await write(ctx, term_of(ctx), ctx.said)


@acts("store.edit", by_code)
async def cycle_slot_minutes(ctx: AdminContext) -> None:
    """Make the times that members choose from longer, or whole days again."""
    its = await selected(ctx)
    minutes = following(point.SLOT_MINUTES, its.slot_minutes)
    await write(ctx, "slot_minutes", point.NONE if minutes is None else str(minutes))


async def place_sent(message: Message, _: object, manager: DialogManager) -> None:
    """Take a location of Telegram for the map, from an admin of everything."""
    await load(manager, nothing, AccessLevel.EVERYWHERE)
    if manager.dialog_data.get("term") != "map_link" or message.location is None:
        raise Refused("pickup.no_location")
    sent = message.location
    await save(message, _, manager, point.location_link(sent.latitude, sent.longitude))


PAGES = (
    page(
        Stores.pickup,
        "pickup-terms",
        line("summary"),
        *(button(term, ask, text=f"pickup-button-{term}") for term in ASKED),
        dial("slot", cycle_slot_minutes, text="pickup-button-slot"),
        reads=terms,
        back=Stores.one,
        need=AccessLevel.EVERYWHERE,
    ),
    question(
        Stores.term,
        Value("question"),
        "term",
        save,
        button(
            "no_term",
            partial(save, said=point.NONE),
            text="support-button-clear",
            when=F["written"],
        ),
        MessageInput(place_sent, content_types=ContentType.LOCATION),
        reads=asked,
        back=Stores.pickup,
        need=AccessLevel.EVERYWHERE,
    ),
)
