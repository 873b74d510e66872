"""An import as whoever sent the file sees it: a message that tells how far it is, and the report."""

from collections.abc import Callable, Mapping

from aiogram.methods import SendDocument, SendMessage
from aiogram.types import BufferedInputFile

from domain import csv_file
from domain.deal import feed_import
from storage.columns import Json
from storage.deal.tables import FeedState
from storage.delivery.tables import OutboxRow
from storage.personal_data import ANONYMOUS_NAME
from views.i18n import Translate, refusal_key
from views.promotion import live_card_messages
from views.screen import NO_PREVIEW, Reply, Screen

BAR = 10
REASON_CHARS_MAX = 200
REPORT_NAME = "bad-rows.csv"
COLUMNS = ("line", "reason", "row")


def card(values: Json, t: Translate) -> Screen:
    """Return how far an import is."""
    lines = progress(values, t)
    if values["again"] and not values["final"]:
        lines.append(t("feed-import-again"))
    return Screen("\n".join(lines))


def progress(values: Json, t: Translate) -> list[str]:
    """Return which file becomes which feed, how far that is, and what came of the rows so far."""
    done = values["percent"] * BAR // 100
    state = t(
        f"feed-import-{values['state']}",
        bar="▓" * done + "░" * (BAR - done),
        percent=values["percent"],
        by=values.get("by") or ANONYMOUS_NAME,
        rows=values.get("done", 0),
    )
    return [
        t("feed-import-card", name=values["name"], source=values["source"]),
        state,
        numbers(values, t),
    ]


def numbers(values: Json, t: Translate) -> str:
    """Return what came of the rows so far."""
    names = ("new", "changed", "same", "bad")
    return t("feed-import-counts", **{name: values[name] for name in names})


def report(row: OutboxRow, t: Translate) -> Reply:
    """Return what came of an import, the bad rows beside it as a sheet."""
    text = "\n".join(lines(row.values, t))
    if not row.values["rows"]:
        return SendMessage(chat_id=row.chat_id, text=text, link_preview_options=NO_PREVIEW)
    body = csv_file.BOM + csv_file.to_csv(
        [t.plain(f"feed-import-column-{name}") for name in COLUMNS],
        (
            [line, because(reason, values, t), words]
            for line, reason, values, words in row.values["rows"]
        ),
    )
    file = BufferedInputFile(body.encode(), REPORT_NAME)
    return SendDocument(chat_id=row.chat_id, document=file, caption=text)


def lines(values: Json, t: Translate) -> list[str]:
    """Return the lines of a report."""
    name = values["name"]
    if values["reason"] is not None:
        reason, more = values["reason"]
        return [t("feed-import-refused", name=name, reason=because(reason, more, t))]
    if values.get("state") == FeedState.STOPPED:
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


RENDERERS: Mapping[str, Callable[[OutboxRow, Translate], Reply]] = {
    **live_card_messages.renderers(feed_import.KIND, card),
    feed_import.REPORT: report,
}
