"""An import as whoever sent the file sees it: a message that tells how far it is, and the report."""

from typing import Literal

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from domain import csv_file
from domain.deal import feed_import
from domain.deal.feed_import import (
    FeedCard,
    FeedCounts,
    FeedProgress,
    FeedReport,
    was_stopped,
)
from storage.columns import Json
from storage.delivery.tables import OutboxRow
from storage.personal_data import ANONYMOUS_NAME
from views.i18n import Translate, refusal_key
from views.notice import Notice, Renderers, message, renders, table
from views.promotion import live_card_messages
from views.screen import Reply, Screen

BAR = 10
REASON_CHARS_MAX = 200
COUNTED: tuple[Literal["new", "changed", "same", "bad"], ...] = ("new", "changed", "same", "bad")
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
    if not values["rows"]:
        return message(row.chat_id, Notice(text))
    body = csv_file.BOM + csv_file.to_csv(
        [t.plain(f"feed-import-column-{name}") for name in COLUMNS],
        ([line, because(reason, more, t), words] for line, reason, more, words in values["rows"]),
    )
    file = BufferedInputFile(body.encode(), REPORT_NAME)
    return SendDocument(chat_id=row.chat_id, document=file, caption=text)


def lines(values: FeedReport, t: Translate) -> list[str]:
    """Return the lines of a report."""
    name = values["name"]
    if values["reason"] is not None:
        reason, more = values["reason"]
        return [t("feed-import-refused", name=name, reason=because(reason, more, t))]
    if was_stopped(values):
        return [*progress(values, t), t("feed-import-stays")]
    found = [t("feed-import-report", name=name, source=values["source"]), numbers(values, t)]
    if values["stopped"] is not None:
        line, reason, more, _ = values["stopped"]
        found.append(t("feed-import-cut", line=line, reason=because(reason, more, t)))
    if values["missing"]:
        found.append(t("feed-import-missing", deals=values["missing"]))
    if values["rows"]:
        found.append(t("feed-import-bad"))
    return found


def because(reason: str, values: Json, t: Translate) -> str:
    """Return a reason in plain words, cut."""
    return t.plain(refusal_key(reason), **values)[:REASON_CHARS_MAX]


RENDERERS: Renderers = {
    **live_card_messages.renderers(feed_import.KIND, card),
    **table(renders(feed_import.REPORT, report)),
}
