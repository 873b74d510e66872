"""What a draw says in its chat, the dice it throws there, and what admins are asked."""

from aiogram.methods import SendDice, SendMessage
from aiogram.types import ReplyParameters

from domain.draw.chain import short
from domain.draw.notices import (
    BROKEN,
    DIE,
    DRAWN,
    FROZEN,
    UNREAD,
    DiceUnread,
    DieThrow,
    DrawFrozen,
    DrawOver,
)
from storage.delivery.tables import OutboxRow
from views.buttons import link_button
from views.i18n import Translate
from views.notice import Notice, notifies, renders, table
from views.screen import NO_PREVIEW, Reply


def frozen(row: OutboxRow, values: DrawFrozen, t: Translate) -> Reply:
    """Say that nobody enters any more, and by which head that is known."""
    return _say(row, None, t("draw-frozen", **values, short=short(values["head"])))


def die(row: OutboxRow, values: DieThrow, _: Translate) -> Reply:
    """Throw a die."""
    return SendDice(
        chat_id=row.chat_id,
        emoji=values["emoji"],
        message_thread_id=row.thread_id,
        reply_parameters=_reply(values["replies_to"]),
    )


def drawn(row: OutboxRow, values: DrawOver, t: Translate) -> Reply:
    """Say how the dice fell, and show the seed."""
    lines = [
        t("draw-drawn", title=values["title"], values=values["values"]),
        t("draw-proof-seed", seed=values["seed"]),
    ]
    if values["by_hand"]:
        lines.append(t("draw-by_hand"))
    if values["missing"]:
        lines.append(t("draw-missing", missing=values["missing"]))
    lines.append(t("draw-how", code=values["code"]))
    return _say(row, values["replies_to"], "\n\n".join(lines))


def broken(row: OutboxRow, values: DrawOver, t: Translate) -> Reply:
    """Say that a draw has no order, with its number."""
    lines = [
        t("draw-broken", title=values["title"], code=values["code"]),
        t("draw-proof-seed", seed=values["seed"]),
    ]
    return _say(row, values["replies_to"], "\n\n".join(lines))


def unread(values: DiceUnread, t: Translate) -> Notice:
    """Ask what the dice show."""
    words = t(
        "draw-unread",
        title=values["title"],
        code=values["code"],
        missing=values["missing"],
        highest=values["highest"],
    )
    link = values["link"]
    return Notice(words, [[link_button(t.plain("draw-button-look"), link)]] if link else ())


def _say(row: OutboxRow, replies_to: int | None, words: str) -> Reply:
    return SendMessage(
        chat_id=row.chat_id,
        text=words,
        message_thread_id=row.thread_id,
        reply_parameters=_reply(replies_to),
        link_preview_options=NO_PREVIEW,
    )


def _reply(message_id: int | None) -> ReplyParameters | None:
    if not message_id:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)


RENDERERS = table(
    renders(FROZEN, frozen),
    renders(DIE, die),
    renders(DRAWN, drawn),
    renders(BROKEN, broken),
    notifies(UNREAD, unread),
)
