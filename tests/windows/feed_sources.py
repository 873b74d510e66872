"""Feeds by address at every stage, with the longest names, reasons and numbers."""

from datetime import timedelta
from typing import Any

from aiogram.fsm.state import State

from domain.deal.feed_import import NAME_CHARS_MAX
from domain.feed_source.sources import SOURCES_MAX
from handlers.admin.feed_sources import feed_sources_page
from handlers.admin.states import FeedSources
from storage.feed_source.tables import FeedSource
from tests.screens.voucher import NOON
from views.i18n import translator

T = translator("en")
ZONE = "America/Argentina/Buenos_Aires"
HOST = f"{'a' * 60}.{'b' * 60}.{'c' * 60}.example"
LAST = dict.fromkeys(("new", "changed", "same", "bad", "missing", "ended"), 50_000)


def source(**values: Any) -> FeedSource:
    """Return a feed that is fetched, in trouble of every kind unless told otherwise."""
    given: dict[str, Any] = {
        "source": "<" * NAME_CHARS_MAX,
        "host": HOST,
        "address_sealed": "",
        "every_s": 21_600,
        "added_at": NOON,
        "next_at": NOON,
        "stale_at": NOON - timedelta(days=1),
        "fresh_at": NOON,
        "problem": "fetch.private",
        "problem_values": {"host": HOST},
        "absent": 50_000,
        "last": LAST,
    }
    made = FeedSource(**(given | values))
    made.id = 2**31 - 1
    return made


WELL = source(source="tea", host="shop.example", problem=None, stale_at=NOON + timedelta(days=1))
PAUSED = source(next_at=None, stale_at=None, fresh_at=None, absent=0, last={}, problem=None)
ALL = [source(), WELL, PAUSED]
ONE = [feed_sources_page.one_values(one, T, ZONE, now=NOON) for one in ALL]
SAMPLES: dict[State, list[dict[str, Any]]] = {
    FeedSources.all: [
        feed_sources_page.all_values([source()] * SOURCES_MAX, now=NOON),
        feed_sources_page.all_values([], now=NOON),
    ],
    FeedSources.add: [{}],
    FeedSources.which: [
        feed_sources_page.which_values(HOST, ["&" * NAME_CHARS_MAX] * 8, HOST[:40]),
        feed_sources_page.which_values("shop.example", [], ""),
    ],
    FeedSources.one: ONE,
    FeedSources.every: [one | {"items": feed_sources_page.interval_items(T)} for one in ONE],
    FeedSources.address: ONE,
}
