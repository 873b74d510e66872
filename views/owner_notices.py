"""What the owner is told in private: chats gained and lost, rights, trouble, bugs."""

from collections.abc import Mapping

from aiogram.types import InlineKeyboardButton

from domain.chat.bot_membership import CHAT_READY, CHAT_RIGHTS, ChatStanding
from domain.deal.pictures import PICTURE_REFUSED, PictureRefused
from domain.delivery.effects import CHAT_LOST, CHAT_OPEN, NO_PHOTOS, ChatLost, ChatNamed, ChatOpen
from domain.reseal import KEY_MADE, KeyMade
from storage.delivery.kinds import Kind
from storage.delivery.tables import OutboxRow
from views.buttons import link_button
from views.help import invitation
from views.i18n import Html, Translate
from views.notice import Notice, message, notifies, renders, table
from views.screen import Reply

WORDS_CHARS_MAX = 400
"""How much of somebody else's error message is quoted: six times as long once every character
is escaped, which a text of Fluent's still takes."""
TroubleFacts = Mapping[str, object]
PLAIN = (
    "owner.bug",
    "owner.lease",
    "owner.conflict",
    "owner.unauthorized",
    "owner.unreadable",
    "owner.breaker",
    "owner.row_failed",
    "owner.sender_failed",
    "owner.removed_by_other",
)
"""Kinds whose text needs nothing but their values."""


def chat_ready(values: ChatStanding, t: Translate) -> Notice:
    """Return the notice that a chat lacks nothing."""
    return Notice(t("owner-chat_ready", title=values["title"]))


def chat_rights(values: ChatStanding, t: Translate) -> Notice:
    """Return the notice of what a chat withholds, and how to give it."""
    key = "owner-chat_silent" if values["silent"] else "owner-chat_rights"
    rights = Html("\n".join(t(f"owner-right-{name}") for name in values["lacking"]))
    how = t("owner-how-channel" if values["type"] == "channel" else "owner-how-group")
    return Notice(t(key, title=values["title"], rights=rights, how=how), _invitation(values, t))


def chat_lost(values: ChatLost, t: Translate) -> Notice:
    """Return the notice that a chat cannot be posted to any more."""
    state = t(f"owner-state-{values['state']}")
    words = str(values["words"])[:WORDS_CHARS_MAX]
    return Notice(t("owner-chat_lost", title=values["title"], state=state, words=words))


def chat_open(values: ChatOpen, t: Translate) -> Notice:
    """Return the notice that a chat can be posted to again."""
    return Notice(t("owner-chat_open", title=values["title"], waiting=values["waiting"]))


def no_photos(values: ChatNamed, t: Translate) -> Notice:
    """Return the notice that posts go to a chat without their pictures."""
    return Notice(t("owner-no_photos", title=values["title"]))


def picture_refused(values: PictureRefused, t: Translate) -> Notice:
    """Return the notice that a picture is not taken, and that posts go out without it."""
    key = "owner-picture_refused" if values["deals"] else "owner-picture_refused-post"
    words = values["words"][:WORDS_CHARS_MAX]
    return Notice(t(key, title=values["title"], more=max(0, values["deals"] - 1), words=words))


def key_made(values: KeyMade, t: Translate) -> Notice:
    """Return the notice that everything is sealed with the shop's key, which happens once."""
    return Notice(t("owner-key_made", where=values["where"], unreadable=values["unreadable"]))


def plain(row: OutboxRow, values: TroubleFacts, t: Translate) -> Reply:
    """Return a notice whose text needs nothing but the row's values."""
    said = {name: str(value)[:WORDS_CHARS_MAX] for name, value in values.items()}
    return message(row.chat_id, Notice(t(row.kind.replace(".", "-"), **said)))


def _invitation(values: ChatStanding, t: Translate) -> list[list[InlineKeyboardButton]]:
    """Return the button that gives every right at once, where the bot's name is known."""
    if not values["bot"]:
        return []
    link = invitation(values["bot"], channel=values["type"] == "channel")
    return [[link_button(t.plain("owner-button-rights"), link)]]


RENDERERS = table(
    notifies(CHAT_READY, chat_ready),
    notifies(CHAT_RIGHTS, chat_rights),
    notifies(CHAT_LOST, chat_lost),
    notifies(CHAT_OPEN, chat_open),
    notifies(NO_PHOTOS, no_photos),
    notifies(PICTURE_REFUSED, picture_refused),
    notifies(KEY_MADE, key_made),
    *(renders(Kind[TroubleFacts](name), plain) for name in PLAIN),
)
