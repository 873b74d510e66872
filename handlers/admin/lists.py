"""Lists of buttons in pages, and the way back: what most windows of the admin menu have.

A button's data has 64 bytes, and a keyboard 100 buttons. So every list has pages, and what stands
for an item in its button is short: the item's id, or a digest of an id that is long or not ASCII,
which a press looks up among the items that the window has now.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Coroutine
from typing import Any, TypedDict

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, InlineKeyboardButton
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.api.internal import ButtonVariant
from aiogram_dialog.widgets.kbd import Button, ScrollingGroup, Select, SwitchTo

from domain.refusal import Refused
from handlers.admin.widgets import I18nLabel, Value, translate
from views.pager import neighbours

Handler = Callable[..., Coroutine[Any, Any, None]]
"""A handler of aiogram-dialog: (event, widget, manager), and what was typed or pressed."""
PER_PAGE = 8
"""Buttons of one page of a list."""
LISTED_MAX = 500
"""Items of a list in pages."""
NAME_CHARS_MAX = 60
DIGEST_BYTES = 12
DIGEST_MARK = "~"
AS_IT_IS = re.compile(r"[A-Za-z0-9._:/-]{1,24}", re.ASCII)
"""Ids that fit into a button behind a window's id and the longest name of a list."""


class Item(TypedDict):
    """One button of a list."""

    id: int | str
    name: str


class Listed(Select[str]):
    """One button for each item; its data hold the item's `button_id`."""

    def __init__(self, id_: str, on_click: Handler, items: str) -> None:
        self.items = items
        super().__init__(
            Value("name"),
            id=id_,
            item_id_getter=lambda item: button_id(item["id"]),
            items=items,
            on_click=on_click,
        )

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: Any, manager: DialogManager
    ) -> bool:
        if data.startswith(DIGEST_MARK):
            data = await self._look_up(data, dialog, manager)
        return await super()._process_item_callback(callback, data, dialog, manager)

    async def _look_up(self, digest: str, dialog: Dialog, manager: DialogManager) -> str:
        """Return the id behind a digest, or refuse: the item may have gone since it was shown."""
        window: Any = dialog.windows[manager.current_context().state]
        for item in self.items_getter(await window.load_data(dialog, manager)):
            if button_id(item["id"]) == digest:
                return str(item["id"])
        raise Refused("admin.item_gone")


class Pages(ScrollingGroup):
    """aiogram-dialog's list in pages with the pager of all lists, `views.pager`."""

    async def _render_pager(self, pages: int, manager: DialogManager) -> list[list[ButtonVariant]]:
        number = min(pages - 1, await self.get_page(manager))
        turns: list[ButtonVariant] = [
            InlineKeyboardButton(text=words, callback_data=self._item_callback_data(str(page)))
            for words, page in neighbours(translate(manager), number, pages)
        ]
        return [turns] if turns else []


def button_id(id_: int | str) -> str:
    """Return what stands for an item in the data of its button."""
    words = str(id_)
    if AS_IT_IS.fullmatch(words):
        return words
    digest = hashlib.blake2b(words.encode(), digest_size=DIGEST_BYTES).digest()
    return DIGEST_MARK + base64.urlsafe_b64encode(digest).decode()


def listed(id_: str, on_click: Handler, *, items: str = "items", width: int = 1) -> Pages:
    """Return one button for each of the getter's `items`, in rows of `width` and in pages."""
    return Pages(
        Listed(id_, on_click, items),
        id=f"{id_}_page",
        width=width,
        height=PER_PAGE,
    )


def tickable(id_: int | str, name: str, ticked: bool) -> Item:
    """Return an item of a list whose items are ticked."""
    return {"id": id_, "name": f"{'☑' if ticked else '☐'} {name}"[:NAME_CHARS_MAX]}


class BackTo(SwitchTo):
    """Leads to the window before: in the menu that opened this one, where another did."""

    async def _on_click(
        self, callback: CallbackQuery, button: Button, manager: DialogManager
    ) -> None:
        started = manager.start_data
        at = started.get(OPENED_AT) if isinstance(started, dict) else None
        if at is not None and at == manager.current_context().state.state:
            await manager.done()
        else:
            await super()._on_click(callback, button, manager)


OPENED_AT = "opened_at"


async def open_at(manager: DialogManager, state: State, **data: int) -> None:
    """Open a window of another menu, whose way back leads here again."""
    await manager.start(state, data={**data, OPENED_AT: state.state})


def back_to(state: State) -> BackTo:
    """Return the button that leads to the window before."""
    return BackTo(I18nLabel("admin-button-back"), id="back", state=state)
