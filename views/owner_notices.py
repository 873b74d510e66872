"""What the owner is told in private: chats gained and lost, rights, trouble, bugs."""

from collections.abc import Callable, Mapping
from typing import Any

from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from domain.chat import bot_membership
from domain.delivery import effects
from storage.delivery.tables import OutboxRow
from views.help import invitation
from views.i18n import Html, Translate
from views.screen import NO_PREVIEW, Reply

WORDS_CHARS_MAX = 400
"""How much of somebody else's error message is quoted: six times as long once every character
is escaped, which a text of Fluent's still takes."""
PLAIN = (
    "owner.bug",
    "owner.conflict",
    "owner.unauthorized",
    "owner.breaker",
    "owner.row_failed",
    "owner.sender_failed",
    "owner.removed_by_other",
)
"""Kinds whose text needs nothing but their values."""


def chat_ready(row: OutboxRow, t: Translate) -> Reply:
    """Return the notice that a chat lacks nothing."""
    return _tell(row, t("owner-chat_ready", title=row.values["title"]))


def chat_rights(row: OutboxRow, t: Translate) -> Reply:
    """Return the notice of what a chat withholds, and how to give it."""
    values = row.values
    key = "owner-chat_silent" if values["silent"] else "owner-chat_rights"
    rights = Html("\n".join(t(f"owner-right-{name}") for name in values["lacking"]))
    how = t("owner-how-channel" if values["type"] == "channel" else "owner-how-group")
    call = _tell(row, t(key, title=values["title"], rights=rights, how=how))
    return call.model_copy(update={"reply_markup": _door(values, t)})


def chat_lost(row: OutboxRow, t: Translate) -> Reply:
    """Return the notice that a chat cannot be posted to any more."""
    values = row.values
    state = t(f"owner-state-{values['state']}")
    words = str(values["words"])[:WORDS_CHARS_MAX]
    return _tell(row, t("owner-chat_lost", title=values["title"], state=state, words=words))


def plain(row: OutboxRow, t: Translate) -> Reply:
    """Return a notice whose text needs nothing but the row's values."""
    values: dict[str, Any] = {
        name: str(value)[:WORDS_CHARS_MAX] for name, value in row.values.items()
    }
    return _tell(row, t(row.kind.replace(".", "-"), **values))


def _door(values: Mapping[str, Any], t: Translate) -> InlineKeyboardMarkup | None:
    """Return the button that gives every right at once, where the bot's name is known."""
    if not values.get("bot"):
        return None
    link = invitation(values["bot"], channel=values["type"] == "channel")
    button = InlineKeyboardButton(text=t.plain("owner-button-rights"), url=link)
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


def _tell(row: OutboxRow, text: str) -> Reply:
    return SendMessage(chat_id=row.chat_id, text=text, link_preview_options=NO_PREVIEW)


RENDERERS: Mapping[str, Callable[[OutboxRow, Translate], Reply]] = {
    bot_membership.CHAT_READY: chat_ready,
    bot_membership.CHAT_RIGHTS: chat_rights,
    effects.CHAT_LOST: chat_lost,
    **dict.fromkeys(PLAIN, plain),
}
