"""What somebody is told in private: from a row of the outbox to the message.

A view takes the values of its kind and returns a `Notice`; a table of renderers says which view
words which kind, and is where a type checker sees that the two go together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton

from storage.delivery.kinds import Kind, Values
from storage.delivery.tables import OutboxRow
from views.buttons import markup
from views.i18n import Html, Translate
from views.screen import NO_PREVIEW, Reply

Renderer = Callable[[OutboxRow, Translate], Reply]
Renderers = Mapping[str, Renderer]


@dataclass(frozen=True)
class Notice:
    """An HTML text, and the rows of buttons under it."""

    text: str
    buttons: Sequence[Sequence[InlineKeyboardButton]] = ()


def message(chat_id: int, notice: Notice) -> SendMessage:
    """Return the call that tells somebody."""
    return SendMessage(
        chat_id=chat_id,
        text=notice.text,
        reply_markup=markup(notice.buttons),
        link_preview_options=NO_PREVIEW,
    )


def renders(
    kind: Kind[Values], view: Callable[[OutboxRow, Values, Translate], Reply]
) -> tuple[str, Renderer]:
    """Return an entry of a table: `view` makes the call from the row and the values in it."""
    return kind, lambda row, t: view(row, cast(Values, row.values), t)


def notifies(
    kind: Kind[Values], view: Callable[[Values, Translate], Notice]
) -> tuple[str, Renderer]:
    """Return an entry of a table: `view` words a notice from its values."""
    return renders(kind, lambda row, values, t: message(row.chat_id, view(values, t)))


def table(*entries: tuple[str, Renderer]) -> Renderers:
    """Return a table of renderers."""
    return dict(entries)


def stored_moment(said: str, t: Translate, zone: str | None = None) -> Html:
    """Return a moment that values hold as ISO 8601."""
    return t.moment(datetime.fromisoformat(said), zone)
