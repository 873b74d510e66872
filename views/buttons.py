"""What stands in buttons, and the toast that answers a press.

A button's data is somebody's text: a number in it is only what a database takes, and says
nothing of what its presser may do.
"""

from collections.abc import Sequence
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import (
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from pydantic import Field

from domain.display_name import visible
from domain.refusal import Refused
from views.i18n import Translate, refusal_key

TOAST_CHARS_MAX = 200
NAMED_CHARS_MAX = 34
"""What a phone shows of a button that has a row to itself."""
NAME_CHARS_MIN = 8
Id = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""The number of a row."""
Units = Annotated[int, Field(ge=0, le=1_000_000)]
Amount = Annotated[int, Field(ge=0, le=10**15)]
"""A price in minor units, to be compared with the one that holds now, never charged."""


class MemberQuiet(CallbackData, prefix="member.quiet"):
    """Have no more news about referrals and earnings, or have them again."""

    quiet: bool


def button(words: str, data: CallbackData, style: str | None = None) -> InlineKeyboardButton:
    """Return a button that is answered when it is pressed."""
    return InlineKeyboardButton(text=visible(words), callback_data=data.pack(), style=style)


def named(name: str, tail: str, mark: str = "") -> str:
    """Return a label of a name, cut where need be, and of what stays whole, such as a price, if any."""
    start = f"{mark} " if mark else ""
    name = visible(name)
    end = f" · {tail}" if tail else ""
    room = max(NAME_CHARS_MIN, NAMED_CHARS_MAX - len(start) - len(end))
    if len(name) > room:
        name = name[: room - 1].rstrip() + "…"
    return f"{start}{name}{end}"


def link_button(words: str, url: str) -> InlineKeyboardButton:
    """Return a button that opens an address."""
    return InlineKeyboardButton(text=words, url=url)


def copy_button(words: str, text: str) -> InlineKeyboardButton:
    """Return a button that copies a text."""
    return InlineKeyboardButton(text=words, copy_text=CopyTextButton(text=text))


def markup(rows: Sequence[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """Return the buttons under a message; None where there is no row."""
    full = [[*row] for row in rows if row]
    return InlineKeyboardMarkup(inline_keyboard=full) if full else None


def no_more(t: Translate) -> InlineKeyboardButton:
    """Return the button under every notice of `domain.notify.notify_optional` that ends them."""
    return button(t.plain("member-button-quiet"), MemberQuiet(quiet=True))


def toast(query: CallbackQuery, words: str) -> AnswerCallbackQuery:
    """Return the call that answers a press with a few words."""
    return AnswerCallbackQuery(callback_query_id=query.id, text=words)


def outcome(query: CallbackQuery, done: object, words: str, t: Translate) -> AnswerCallbackQuery:
    """Return the answer to a press: a toast of its success, or why not in a box to be closed."""
    if not isinstance(done, Refused):
        return toast(query, words)
    said = t.plain(refusal_key(done.reason), **done.values)[:TOAST_CHARS_MAX]
    return AnswerCallbackQuery(callback_query_id=query.id, text=said, show_alert=True)


def is_own_page(query: CallbackQuery) -> bool:
    """Whether a press was under a message that nobody but the presser sees."""
    message = query.message
    if message is None or message.chat.type == "private":
        return True
    return isinstance(message, Message) and message.ephemeral_message_id is not None
