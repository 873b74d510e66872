"""What the owner is told in private: chats gained and lost, rights, trouble, bugs."""

from collections.abc import Mapping

from aiogram.types import InlineKeyboardButton

from domain.campaign.missed import MISSED, SlotsMissed
from domain.chat.bot_membership import CHAT_READY, CHAT_RIGHTS, ChatStanding
from domain.deal.pictures import PICTURE_REFUSED, PictureRefused
from domain.delivery.effects import CHAT_LOST, CHAT_OPEN, NO_PHOTOS, ChatLost, ChatNamed, ChatOpen
from domain.delivery.in_doubt import IN_DOUBT, InDoubt
from domain.delivery.restored import RESTORED, Restored
from domain.reseal import KEY_MADE, KeyMade
from storage.delivery.kinds import Kind
from storage.delivery.tables import OutboxRow
from views import trouble_screens
from views.admin_link import AdminPageOpen
from views.buttons import button, link_button
from views.help import invitation
from views.i18n import Html, Translate
from views.notice import Notice, message, notifies, renders, stored_moment, table
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
    "owner.sender_failed",
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


def restored(values: Restored, t: Translate) -> Notice:
    """Return the notice that this shop is a copy, and what was held for that."""
    return Notice(t("owner-restored", messages=values["messages"], campaigns=values["campaigns"]))


def plain(row: OutboxRow, values: TroubleFacts, t: Translate) -> Reply:
    """Return a notice whose text needs nothing but the row's values."""
    said = {name: str(value)[:WORDS_CHARS_MAX] for name, value in values.items()}
    return message(row.chat_id, Notice(t(row.kind.replace(".", "-"), **said)))


def row_failed(values: TroubleFacts, t: Translate) -> Notice:
    """Return the notice that something was not sent: what, and why in words."""
    kind, reason = str(values.get("what", "")), str(values.get("reason") or "")
    why = trouble_screens.why_failed(kind, reason, t)
    what = trouble_screens.what_kind(kind, t)
    return Notice(t("owner-row_failed", what=what, why=why), [[_look(t)]])


def removed_by_other(values: TroubleFacts, t: Translate) -> Notice:
    """Return the notice that another bot took a post away."""
    what = trouble_screens.what_kind(str(values.get("what", "")), t)
    return Notice(t("owner-removed_by_other", what=what), [[_look(t)]])


def slots_missed(values: SlotsMissed, t: Translate) -> Notice:
    """Return the notice of what was not posted while the bot was off."""
    head = t(
        "owner-slots_missed",
        since=stored_moment(values["since"], t),
        until=stored_moment(values["until"], t),
        slots=values["slots"],
    )
    lines = [
        t("owner-slots_missed-line", name=str(name), slots=int(slots))
        for name, slots in values["campaigns"]
    ]
    if values["more"]:
        lines.append(t("owner-slots_missed-more", more=values["more"]))
    latest = button(t.plain("admin-button-missed"), AdminPageOpen(what="missed", number=1))
    queue = button(t.plain("admin-button-queue_open"), AdminPageOpen(what="queue", number=1))
    return Notice(Html("\n".join([head, *lines])), [[latest], [queue]])


def left_in_doubt(values: InDoubt, t: Translate) -> Notice:
    """Return the notice of what was under way when the bot was stopped."""
    return Notice(t("owner-in_doubt", number=values["number"]), [[_look(t)]])


def _look(t: Translate) -> InlineKeyboardButton:
    return button(t.plain("owner-button-look"), AdminPageOpen(what="doubtful", number=1))


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
    notifies(MISSED, slots_missed),
    notifies(IN_DOUBT, left_in_doubt),
    notifies(Kind[TroubleFacts]("owner.row_failed"), row_failed),
    notifies(Kind[TroubleFacts]("owner.removed_by_other"), removed_by_other),
    notifies(RESTORED, restored),
    *(renders(Kind[TroubleFacts](name), plain) for name in PLAIN),
)
