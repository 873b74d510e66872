"""Buttons in notices that open a page of the admin menu; whoever presses them must still be in charge."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from views.buttons import Id, button
from views.i18n import Translate


class AdminPageOpen(CallbackData, prefix="desk.open"):
    """Open the page of something in the admin menu."""

    what: str
    number: Id


def opener(
    what: str, number: int, t: Translate, label: str = "admin-button-open"
) -> InlineKeyboardButton:
    """Return the button that opens the page of something, such as `withdrawal` 12."""
    return button(t.plain(label), AdminPageOpen(what=what, number=number))
