"""The daily digest as an admin reads it, with the button that ends it."""

from collections.abc import Callable, Mapping
from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from domain import digest
from storage.delivery.tables import OutboxRow
from views.i18n import Translate, escaped
from views.screen import NO_PREVIEW, Reply

COUNTS = ("posted", "failed", "doubtful", "withdrawals", "rewards")


class DigestWanted(CallbackData, prefix="digest"):
    """Have the digest every day, or no more."""

    on: bool


def day(row: OutboxRow, t: Translate) -> Reply:
    """Return the digest of a day: a line for everything that is not nothing."""
    values = row.values
    lines = [t("digest-title", day=t.dated(date.fromisoformat(values["day"]), "MMMMd"))]
    for name in COUNTS:
        if values[name]:
            lines.append(t(f"digest-{name}", number=values[name]))
            if name == "failed":
                lines += [escaped(f"  • {reason}") for reason in values["reasons"]]
    if values["chats"]:
        lines.append(t("digest-chats", number=len(values["chats"]) + values["more"]))
        lines += [escaped(f"  • {title}") for title in values["chats"]]
    if len(lines) == 1:
        lines.append(t("digest-nothing"))
    return SendMessage(
        chat_id=row.chat_id,
        text="\n".join(lines),
        reply_markup=choice(t, on=False),
        link_preview_options=NO_PREVIEW,
    )


def choice(t: Translate, *, on: bool) -> InlineKeyboardMarkup:
    """Return the button that ends the digest, or has it again."""
    words = t.plain("digest-button-on" if on else "digest-button-off")
    button = InlineKeyboardButton(text=words, callback_data=DigestWanted(on=on).pack())
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


RENDERERS: Mapping[str, Callable[[OutboxRow, Translate], Reply]] = {digest.KIND: day}
