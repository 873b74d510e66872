"""The daily digest as an admin reads it, with the button that ends it."""

from datetime import date
from typing import Literal

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from domain import digest
from domain.digest import DayDigest, PeriodSales
from domain.numbers.figures import Series
from views import trouble_screens
from views.buttons import button, markup
from views.i18n import Html, Translate, escaped
from views.notice import Notice, notifies, table
from views.numbers.labels import figure, money_figure

Count = Literal["posted", "failed", "doubtful", "withdrawals", "rewards"]
POST = "deal.post"
"""The digest tells of posts alone."""
COUNTS: tuple[Count, ...] = ("posted", "failed", "doubtful", "withdrawals", "rewards")


class DigestWanted(CallbackData, prefix="digest"):
    """Have the digest every day, or no more."""

    on: bool


def day(values: DayDigest, t: Translate) -> Notice:
    """Return the digest of a day: a line for everything that is not nothing."""
    lines = [t("digest-title", day=t.day(date.fromisoformat(values["day"])))]
    lines += _sales("yesterday", values.get("yesterday"), t)
    lines += _sales("week", values.get("week"), t)
    for name in COUNTS:
        if values[name]:
            lines.append(t(f"digest-{name}", number=values[name]))
            if name == "failed":
                why = (trouble_screens.why_failed(POST, one, t) for one in values["reasons"])
                lines += [Html(f"  • {words}") for words in dict.fromkeys(why)]
    if values["chats"]:
        lines.append(t("digest-chats", number=len(values["chats"]) + values["more"]))
        lines += [escaped(f"  • {title}") for title in values["chats"]]
    if len(lines) == 1:
        lines.append(t("digest-nothing"))
    if head := values.get("head"):
        lines.append(t("digest-head", head=head))
    return Notice("\n".join(lines), [[_choice(t, on=False)]])


def _sales(when: str, sold: PeriodSales | None, t: Translate) -> list[Html]:
    """Return what days that are over came to; nothing of days in which nothing happened."""
    if sold is None or not (sold["orders"] or sold["newcomers"] or sold["sums"]):
        return []
    paid, ordered = sold.get("purchases", 0), sold["orders"]
    figures = [
        money_figure(one["currency"], Series([one["minor"]], one["before"]), t)
        for one in sold["sums"]
    ]
    if paid:
        figures.append(figure("purchases", Series([paid], sold.get("purchases_before")), t))
    if ordered or sold["orders_before"]:  # What was ordered before may be paid for today.
        figures.append(figure("acts", Series([ordered], sold["orders_before"]), t))
    figures.append(figure("newcomers", Series([sold["newcomers"]], sold["newcomers_before"]), t))
    said = [t("digest-figure", name=one.name, now=one.now, change=one.change) for one in figures]
    return [t(f"digest-{when}"), *said]


def choice(t: Translate, *, on: bool) -> InlineKeyboardMarkup | None:
    """Return the button that ends the digest, or has it again."""
    return markup([[_choice(t, on=on)]])


def _choice(t: Translate, *, on: bool) -> InlineKeyboardButton:
    words = t.plain("digest-button-on" if on else "digest-button-off")
    return button(words, DigestWanted(on=on))


RENDERERS = table(notifies(digest.KIND, day))
