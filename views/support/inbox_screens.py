"""What whoever answers for the shop sees: customers' messages, the buttons under them, what became of answers."""

from collections.abc import Sequence
from datetime import datetime

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import SendMessage, SendPhoto
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from domain.support.notices import (
    ASKED,
    NO_TOPICS,
    NOT_DELIVERED,
    NotDelivered,
    NoTopics,
    PassedOn,
)
from storage.delivery.tables import OutboxRow
from storage.support.tables import AnswerTemplate, MessageState, SupportMessage
from views.buttons import Id, button, markup
from views.i18n import Html, Translate, escaped
from views.notice import Notice, notifies, renders, table
from views.screen import NO_PREVIEW, Reply, Screen

LABEL_CHARS_MAX = 30
LINE_CHARS_MAX = 300
"""Of each message on the page of a conversation."""
MARKS = {
    MessageState.WAITING: "⏳",
    MessageState.SENDING: "⏳",
    MessageState.ARRIVED: "✓",
    MessageState.NOT_DELIVERED: "⛔",
}


class SupportTemplates(CallbackData, prefix="sp.kept"):
    """Show the answers that are kept ready, or the first buttons again."""

    ticket_id: Id
    show: bool


class SupportUse(CallbackData, prefix="sp.use"):
    """Send the customer an answer that is kept ready."""

    ticket_id: Id
    template_id: Id


class SupportClose(CallbackData, prefix="sp.close"):
    """Close a conversation."""

    ticket_id: Id


def asked(row: OutboxRow, values: PassedOn, t: Translate) -> Reply:
    """Return a customer's message as it stands in the inbox."""
    name = f"{values['name']} @{values['username']}" if values["username"] else values["name"]
    head = t("support-asked", name=name)
    words = f"{head}\n{escaped(values['text'])}".strip()
    if not row.thread_id:
        words = f"{words}\n\n{t('support-asked-how')}"
    return message(row, Html(words), values["photo"], buttons(values["ticket_id"], t))


def message(
    row: OutboxRow, words: Html, photo: str | None, keyboard: InlineKeyboardMarkup | None = None
) -> Reply:
    """Return the call that says something in the row's chat and topic, with its photo."""
    if photo is not None:
        return SendPhoto(
            chat_id=row.chat_id,
            message_thread_id=row.thread_id,
            photo=photo,
            caption=words,
            reply_markup=keyboard,
        )
    return SendMessage(
        chat_id=row.chat_id,
        message_thread_id=row.thread_id,
        text=words,
        reply_markup=keyboard,
        link_preview_options=NO_PREVIEW,
    )


def buttons(ticket_id: int, t: Translate) -> InlineKeyboardMarkup | None:
    """Return what stands under a customer's message."""
    kept = SupportTemplates(ticket_id=ticket_id, show=True)
    done = SupportClose(ticket_id=ticket_id)
    return markup(
        [
            [
                button(t.plain("support-button-templates"), kept),
                button(t.plain("support-button-close"), done),
            ]
        ]
    )


def ticket_of(keyboard: InlineKeyboardMarkup | None) -> int | None:
    """Return the conversation that the buttons under a message belong to."""
    rows = keyboard.inline_keyboard if keyboard is not None else []
    for pressed in (one for row in rows for one in row):
        kind, *values = (pressed.callback_data or "").split(":")
        if kind == SupportTemplates.__prefix__ and values[0].isdecimal():
            return int(values[0])
    return None


def template_buttons(
    ticket_id: int, kept: Sequence[AnswerTemplate], t: Translate
) -> InlineKeyboardMarkup | None:
    """Return the answers that are kept ready, each behind a button, and the way back."""
    rows: list[list[InlineKeyboardButton]] = [
        [button(label(one), SupportUse(ticket_id=ticket_id, template_id=one.id))] for one in kept
    ]
    back = SupportTemplates(ticket_id=ticket_id, show=False)
    return markup([*rows, [button(t.plain("admin-button-back"), back)]])


def label(template: AnswerTemplate) -> str:
    """Return the beginning of an answer, for a button."""
    words = " ".join(template.text.split())
    return words if len(words) <= LABEL_CHARS_MAX else f"{words[: LABEL_CHARS_MAX - 1]}…"


def sent(name: str, t: Translate) -> Screen:
    """Return the line that says an answer is on its way."""
    return Screen(t("support-sent", name=name))


def sent_template(name: str, template: AnswerTemplate, t: Translate) -> Screen:
    """Return the same with the answer, which nobody has typed."""
    return Screen(f"{t('support-sent', name=name)}\n{escaped(template.text)}")


def refused(words: Html) -> Screen:
    """Return why an answer did not go out."""
    return Screen(words)


def closed(name: str, t: Translate) -> Screen:
    """Return the line that says a conversation is closed."""
    return Screen(t("support-closed", name=name))


def history(messages: Sequence[SupportMessage], name: str, t: Translate) -> Html:
    """Return the last messages of a conversation, the oldest first."""
    lines = [_line(one, name, t) for one in reversed(messages)]
    return Html("\n".join(lines) or t("support-history-none"))


def _line(one: SupportMessage, name: str, t: Translate) -> Html:
    words = escaped(" ".join(one.text.split())[:LINE_CHARS_MAX])
    return t(
        "support-history-line",
        who=name if one.by_id is None else t("support-history-shop"),
        when=t.local(one.at),
        mark="" if one.by_id is None else MARKS[MessageState(one.state)],
        photo=0 if one.photo is None else 1,
        words=words,
    )


def waiting(name: str, last_at: datetime, t: Translate) -> str:
    """Return the button of an open conversation."""
    return f"{name[:LABEL_CHARS_MAX]} · {t.local(last_at)}"


def not_delivered(row: OutboxRow, values: NotDelivered, t: Translate) -> Reply:
    """Return the notice that an answer did not reach its customer."""
    key = "support-blocked" if values["blocked"] else "support-not-delivered"
    return message(row, t(key, name=values["name"]), None)


def no_topics(values: NoTopics, t: Translate) -> Notice:
    """Return the notice that the bot may open no topic."""
    return Notice(t("support-no-topics", title=values["title"]))


RENDERERS = table(
    renders(ASKED, asked),
    renders(NOT_DELIVERED, not_delivered),
    notifies(NO_TOPICS, no_topics),
)
