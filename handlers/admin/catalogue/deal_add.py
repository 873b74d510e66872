"""A deal added by hand at the desk: what cannot be missing, and what is best given at once.

title -> price -> (link) -> (picture) -> its page, where everything else is edited
"""

from collections.abc import Mapping
from random import SystemRandom
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import BaseInput, ManagedTextInput, MessageInput, TextInput
from aiogram_dialog.widgets.kbd import Button

from domain.admin import audit
from domain.admin.authority import AccessLevel, Authority
from domain.deal import add
from domain.feeds.limits import TITLE_CHARS_MAX
from domain.refusal import Refused
from handlers.admin import action
from handlers.admin.catalogue.deal_edit import Typed, edit_context
from handlers.admin.lists import back_to
from handlers.admin.states import Catalogue
from handlers.admin.widgets import I18nLabel, I18nText, translate
from storage.database import Tx
from storage.deal.tables import Deal
from views.i18n import Translate

ADD = "deal.add"
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
_rng = SystemRandom()


def terms(manager: DialogManager) -> dict[str, str]:
    """Return what was typed so far, by the names of `domain.deal.edit`."""
    return dict(manager.dialog_data.get("new") or {})


async def begin(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Begin a new form."""
    manager.dialog_data.update(new={}, shown={}, new_key=add.new_key(_rng))
    await manager.switch_to(ORDER[0])


async def form(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the deal as far as it is typed."""

    async def read(tx: Tx, by: Authority) -> str:
        return action.settings(dialog_manager).currency

    currency = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    typed: dict[str, str] = dialog_manager.dialog_data.get("shown") or {}
    blank = {"title": "-", "price": "-", "link": "-"}
    return blank | typed | {"currency": currency, "maximum": TITLE_CHARS_MAX}


def shown(deal: Deal, t: Translate) -> dict[str, str]:
    """Return what a deal that is being typed says so far."""
    return {
        "title": deal.title,
        "price": t.money(deal.price_minor, deal.currency),
        "link": (deal.link or "-")[:LINK_SHOWN],
    }


async def checked(manager: DialogManager, wanted: Mapping[str, str]) -> Deal:
    """Return the deal that some terms make, not saved, or refuse."""
    currency, rules = action.settings(manager).currency, edit_context(manager)

    async def read(tx: Tx, by: Authority) -> Deal:
        return add.build_deal(wanted, currency, rules)

    return await action.load(manager, read, need=AccessLevel.EVERYWHERE)


async def take(manager: DialogManager, name: str, typed: str | None) -> None:
    """Take what a window asked for, None for nothing, and go on to the next one."""
    step = PHOTOS[0] if name in PHOTOS else name
    replaced = PHOTOS if name in PHOTOS else (name,)
    wanted = {one: words for one, words in terms(manager).items() if one not in replaced}
    if typed is not None:
        wanted[name] = typed
    manager.dialog_data["shown"] = shown(await checked(manager, wanted), translate(manager))
    place = list(STEPS.values()).index(step)
    if place + 1 < len(ORDER):
        manager.dialog_data["new"] = wanted
        await manager.switch_to(ORDER[place + 1])
        return
    manager.dialog_data["deal_id"] = await save(manager, wanted)
    manager.dialog_data["new"] = {}
    await manager.switch_to(Catalogue.one)


async def save(manager: DialogManager, wanted: Mapping[str, str]) -> int:
    """Add the deal, once for each form; return its id."""
    key, rules = str(manager.dialog_data["new_key"]), edit_context(manager)
    currency = action.settings(manager).currency

    async def work(tx: Tx, by: Authority) -> int:
        known = await add.find(tx, key)
        if known is not None:
            return known.id
        deal = await add.add(tx, key, wanted, currency=currency, house=rules, rng=_rng)
        subject, facts = f"deal:{deal.code}", add.audit_facts(deal)
        await audit.record(tx, by.member_id, ADD, subject, now=rules.now, **facts)
        return deal.id

    return await action.perform(manager, ADD, f"form:{key}", work, noted=True)


def typed_as(name: str) -> Typed:
    """Return what takes one thing as somebody typed it."""

    async def typed_in(
        _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
    ) -> None:
        await take(manager, name, typed)

    return typed_in


async def skip(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Do without what the open window asks for."""
    await take(manager, (button.widget_id or "").removeprefix("skip_"), None)


async def photo_sent(message: Message, _: Any, manager: DialogManager) -> None:
    """Take a picture that was sent, or the address of one."""
    if message.photo:
        await take(manager, "picture", message.photo[-1].file_id)
    elif message.text is not None:
        await take(manager, "photo", message.text)
    else:
        raise Refused("deal.no_picture")


def window(state: State) -> Window:
    """Return the window that asks for one thing."""
    name, place = STEPS[state], ORDER.index(state)
    asks: BaseInput = TextInput[str](id=f"typed_new_{name}", on_success=typed_as(name))
    if name == "photo":
        asks = MessageInput(photo_sent, content_types=ContentType.ANY)
    skips = (Button(I18nLabel("desk-button-deal-skip"), id=f"skip_{name}", on_click=skip),)
    return Window(
        I18nText(f"desk-deal-add-{name}"),
        asks,
        *(skips if name in ("link", "photo") else ()),
        back_to(ORDER[place - 1] if place else Catalogue.all),
        state=state,
        getter=form,
    )


BUTTON = Button(I18nLabel("desk-button-deal-add"), id="add", on_click=begin)
WINDOWS = tuple(window(state) for state in ORDER)
