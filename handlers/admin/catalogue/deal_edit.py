"""Editing a deal at the desk: a form for each thing that can be typed, sent or pressed."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from aiogram import F
from aiogram.enums import ContentType
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import BaseInput, ManagedTextInput, MessageInput, TextInput
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from domain.admin.authority import AccessLevel, Authority
from domain.deal import edit
from domain.feeds.limits import CATEGORY_CHARS_MAX, DESCRIPTION_CHARS_MAX, TAGS_MAX, TITLE_CHARS_MAX
from domain.refusal import Refused
from handlers.admin import action, conflicts
from handlers.admin.catalogue.deal_facts import require_deal, selected_deal_id, told_of
from handlers.admin.lists import back_to
from handlers.admin.states import Catalogue
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.database import Tx
from storage.deal.tables import Deal

SHOWN_CHARS_MAX = 200
Typed = Callable[[Message, ManagedTextInput[str], DialogManager, str], Coroutine[Any, Any, None]]
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
"""What each form asks for, by the names of `domain.deal.edit`."""
MAXIMA = {
    "title": TITLE_CHARS_MAX,
    "description": DESCRIPTION_CHARS_MAX,
    "category": CATEGORY_CHARS_MAX,
    "tags": TAGS_MAX,
}
"""How many characters, or how many of them, a form takes."""
NEEDED = ("title", "price")
"""What a deal cannot be without."""


def edit_context(manager: DialogManager) -> edit.EditContext:
    """Return the shop's own rules about what is typed."""
    known = action.settings(manager)
    return edit.EditContext(known.timezone, known.allowed_hosts, action.now(manager))


async def form(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what a form is about, and remember it as it is shown."""
    t, zone = translate(dialog_manager), action.settings(dialog_manager).timezone

    async def read(tx: Tx, by: Authority) -> tuple[Deal, dict[str, str]]:
        deal = await require_deal(tx, selected_deal_id(dialog_manager))
        return deal, await told_of(tx, deal, t, zone)

    deal, told = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    conflicts.remember(dialog_manager, **told)
    name = FORMS.get(dialog_manager.current_context().state, "title")
    return {
        "title": deal.title,
        "value": told[name][:SHOWN_CHARS_MAX],
        "currency": deal.currency,
        "maximum": MAXIMA.get(name, 0),
        "zone": zone,
        "told": conflicts.pop_report(dialog_manager),
    }


async def save(manager: DialogManager, name: str, typed: str) -> None:
    """Set what a form asks for; what somebody else changed meanwhile is told instead."""
    saw, t, rules = conflicts.remembered(manager), translate(manager), edit_context(manager)
    shown = "photo" if name == "picture" else name

    async def work(tx: Tx, by: Authority) -> None:
        before = await told_of(tx, await require_deal(tx, selected_deal_id(manager)), t, rules.zone)
        conflicts.check_unchanged(saw, **{shown: before[shown]})
        await edit.edit(tx, selected_deal_id(manager), name, typed, rules)

    doing = action.perform(
        manager, f"deal.{name}", f"deal:{selected_deal_id(manager)}", work, value=typed
    )
    if not await conflicts.run_or_report(manager, doing):
        await manager.switch_to(Catalogue.one)


def typed_as(name: str) -> Typed:
    """Return what sets one thing as somebody typed it."""

    async def typed_in(
        _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
    ) -> None:
        await save(manager, name, typed)

    return typed_in


async def none(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Take away what the open form asks for."""
    name = (button.widget_id or "").removeprefix("none_")
    await save(manager, name, edit.NONE)


async def photo_sent(message: Message, _: Any, manager: DialogManager) -> None:
    """Take a picture that was sent, or the address of one."""
    if message.photo:
        await save(manager, "picture", message.photo[-1].file_id)
    elif message.text is not None:
        await save(manager, "photo", message.text)
    else:
        raise Refused("deal.no_picture")


async def stock(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Say that a deal is sold out, or in stock again."""
    there, rules = button.widget_id == "in_stock", edit_context(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await edit.edit(tx, selected_deal_id(manager), "stock", "yes" if there else "no", rules)

    await action.perform(
        manager, "deal.stock", f"deal:{selected_deal_id(manager)}", work, there=there
    )


async def give_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Let the next import decide about everything again."""
    now = action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await edit.reset_edits(tx, selected_deal_id(manager), now=now)

    await action.perform(manager, "deal.give_back", f"deal:{selected_deal_id(manager)}", work)


def window(state: State) -> Window:
    """Return the form of one thing: what is so, and what to send instead."""
    name = FORMS[state]
    asks: BaseInput = TextInput[str](id=f"typed_{name}", on_success=typed_as(name))
    if name == "photo":
        asks = MessageInput(photo_sent, content_types=ContentType.ANY)
    takes = (Button(I18nLabel("desk-button-none"), id=f"none_{name}", on_click=none),)
    return Window(
        Value("told", when=F["told"]),
        I18nText(f"desk-deal-edit-{name}"),
        asks,
        *(() if name in NEEDED else takes),
        back_to(Catalogue.one),
        state=state,
        getter=form,
    )


BUTTONS = (
    *(
        SwitchTo(I18nLabel(f"desk-button-deal-{name}"), id=f"to_{name}", state=state)
        for state, name in FORMS.items()
    ),
    Button(
        I18nLabel("desk-button-deal-sold_out"), id="sold_out", on_click=stock, when=F["available"]
    ),
    Button(I18nLabel("desk-button-deal-in_stock"), id="in_stock", on_click=stock, when=F["gone"]),
)
WINDOWS = tuple(window(state) for state in FORMS)
