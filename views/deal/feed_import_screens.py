"""An import as whoever sent the file sees it: a message that tells how far it is, and the report."""

from typing import Literal

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile, InlineKeyboardButton

from domain import csv_file
from domain.deal import feed_import
from domain.deal.feed_import import (
    FeedCard,
    FeedCounts,
    FeedProgress,
    FeedReport,
    was_stopped,
)
from domain.feeds.words import shortened
from storage.columns import Json
from storage.delivery.tables import OutboxRow
from storage.personal_data import ANONYMOUS_NAME
from views.admin_link import opener
from views.buttons import markup
from views.deal.appearance_lines import destination
from views.i18n import Translate, refusal_key
from views.notice import Notice, Renderers, message, renders, table
from views.promotion import live_card_messages
from views.screen import Reply, Screen

BAR = 10
REASON_CHARS_MAX = 200
CUT_CHARS_MAX = 120
"""Of a reason in the report itself, which is a caption."""
COUNTED: tuple[Literal["new", "changed", "same", "bad"], ...] = ("new", "changed", "same", "bad")
NAMES_MAX, NAME_CHARS_MAX = 2, 30
"""Of campaigns behind a new deal: a report is the caption of a file, too."""
REPORT_NAME = "bad-rows.csv"
COLUMNS = ("line", "reason", "row")


def card(values: FeedCard, t: Translate) -> Screen:
    """Return how far an import is."""
    lines = progress(values, t)
    if values["again"] and not values["final"]:
        lines.append(t("feed-import-again"))
    return Screen("\n".join(lines))


def progress(values: FeedProgress, t: Translate) -> list[str]:
    """Return which file becomes which feed, how far that is, and what came of the rows so far."""
    done = values["percent"] * BAR // 100
    state = t(
        f"feed-import-{values['state']}",
        bar="▓" * done + "░" * (BAR - done),
        percent=values["percent"],
        by=values["by"] or ANONYMOUS_NAME,
        rows=values["done"],
    )
    return [
        t("feed-import-card", name=values["name"], source=values["source"]),
        state,
        numbers(values, t),
    ]


def numbers(values: FeedCounts, t: Translate) -> str:
    """Return what came of the rows so far."""
    return t("feed-import-counts", **{name: values[name] for name in COUNTED})


def report(row: OutboxRow, values: FeedReport, t: Translate) -> Reply:
    """Return what came of an import, the bad rows beside it as a sheet."""
    text = "\n".join(lines(values, t))
    buttons = questions(values, t)
    if not values["rows"]:
        return message(row.chat_id, Notice(text, buttons))
    body = csv_file.BOM + csv_file.to_csv(
        [t.plain(f"feed-import-column-{name}") for name in COLUMNS],
        ([line, because(reason, more, t), words] for line, reason, more, words in values["rows"]),
    )
    file = BufferedInputFile(body.encode(), REPORT_NAME)
    return SendDocument(
        chat_id=row.chat_id, document=file, caption=text, reply_markup=markup(buttons)
    )


def questions(values: FeedReport, t: Translate) -> list[list[InlineKeyboardButton]]:
    """Return the buttons for what waits for a word: new deals, and those that left the feed."""
    number, rows = values.get("number"), list[list[InlineKeyboardButton]]()
    if number is None:
        return rows
    if values.get("waiting"):
        names = {"feed_post": "feed-import-button-post", "feed_wait": "feed-import-button-wait"}
        rows.append([opener(what, number, t, label) for what, label in names.items()])
    if values["missing"]:
        rows.append([opener("feed", number, t)])
    return rows


def lines(values: FeedReport, t: Translate) -> list[str]:
    """Return the lines of a report."""
    name = values["name"]
    if values["reason"] is not None:
        reason, more = values["reason"]
        return [t("feed-import-refused", name=name, reason=because(reason, more, t))]
    if was_stopped(values):
        return [*progress(values, t), t("feed-import-stays"), *news(values, t)]
    found = [t("feed-import-report", name=name, source=values["source"]), numbers(values, t)]
    if values["stopped"] is not None:
        line, reason, more, _ = values["stopped"]
        why = shortened(because(reason, more, t), CUT_CHARS_MAX)
        found.append(t("feed-import-cut", line=line, reason=why))
    if values["missing"]:
        found.append(t("feed-import-missing", deals=values["missing"]))
    if without := values.get("without_link"):
        found.append(t("feed-import-without-link", deals=without))
    if values["rows"]:
        found.append(t("feed-import-bad"))
    return [*found, *news(values, t)]


def news(values: FeedReport, t: Translate) -> list[str]:
    """Return how many new deals wait, and where the first of them would be posted."""
    waiting, named = values.get("waiting", 0), values.get("deals", [])
    if not waiting:
        return []
    lines: list[str] = [t("feed-import-waiting-deals", deals=waiting)]
    lines += [
        destination(title, names, t, most=NAMES_MAX, chars=NAME_CHARS_MAX) for title, names in named
    ]
    if waiting > len(named):
        lines.append(t("admin-objections-more", more=waiting - len(named)))
    return lines


def because(reason: str, values: Json, t: Translate) -> str:
    """Return a reason in plain words, cut."""
    return t.plain(refusal_key(reason), **values)[:REASON_CHARS_MAX]


RENDERERS: Renderers = {
    **live_card_messages.renderers(feed_import.KIND, card),
    **table(renders(feed_import.REPORT, report)),
}
