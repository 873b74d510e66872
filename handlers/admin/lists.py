"""Lists of buttons in pages, and the way back: what most windows of the admin menu have."""

from collections.abc import Callable, Coroutine
from typing import Any, TypedDict

from aiogram.fsm.state import State
from aiogram_dialog.widgets.kbd import Group, ScrollingGroup, Select, SwitchTo

from handlers.admin.widgets import I18nLabel, Value

Handler = Callable[..., Coroutine[Any, Any, None]]
"""A handler of aiogram-dialog: (event, widget, manager), and what was typed or pressed."""
PER_PAGE = 8
"""Buttons of one page of a list."""
NAME_CHARS_MAX = 60


class Item(TypedDict):
    """One button of a list."""

    id: int | str
    name: str


def scrolling(id_: str, items: Select[str]) -> ScrollingGroup:
    """Return a list in pages."""
    return ScrollingGroup(items, id=id_, width=1, height=PER_PAGE, hide_on_single_page=True)


def listed(id_: str, on_click: Handler, *, items: str = "items") -> Select[str]:
    """Return one button for each of the getter's `items`, dicts with an `id` and a `name`."""
    return Select(
        Value("name"),
        id=id_,
        item_id_getter=lambda item: item["id"],
        items=items,
        on_click=on_click,
    )


def choices(id_: str, on_click: Handler, *, items: str = "items", width: int = 2) -> Group:
    """Return the same in rows of `width`, for items that are few."""
    return Group(listed(id_, on_click, items=items), width=width)


def tickable(id_: int | str, name: str, ticked: bool) -> Item:
    """Return an item of a list whose items are ticked."""
    return {"id": id_, "name": f"{'☑' if ticked else '☐'} {name}"[:NAME_CHARS_MAX]}


def back_to(state: State) -> SwitchTo:
    """Return the button that leads to the window before."""
    return SwitchTo(I18nLabel("desk-button-back"), id="back", state=state)
