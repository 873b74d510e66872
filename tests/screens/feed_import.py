"""Imports at every stage, with the longest names, the largest numbers and the most bad rows."""

from domain.deal.feed_import import DEALS_NAMED
from domain.feed_preview.preview import BAD_SHOWN, SAMPLES
from domain.feeds.formats.plain import COLUMNS
from domain.feeds.limits import BAD_ROWS_MAX
from domain.feeds.readers.reading import Format
from domain.feeds.readers.unpack import Packing
from domain.member import NAME_CHARS_MAX
from storage.deal.tables import FeedState
from tests.screens.voucher import TITLE
from views.deal import feed_import_screens, feed_preview_screens

COUNTS = {
    "name": "<" * 60,
    "source": "&" * 60,
    **dict.fromkeys(("new", "changed", "same", "bad"), 50_000),
}
CARDS = [
    COUNTS
    | {
        "state": str(state),
        "percent": percent,
        "done": 50_000,
        "by": TITLE[:NAME_CHARS_MAX],
        "again": True,
        "final": percent == 100,
        "live": False,
    }
    for state in FeedState
    for percent in (0, 55, 100)
]
IMPORTING = next(card for card in CARDS if card["state"] == FeedState.RUNNING)
STOPPED = next(card for card in CARDS if card["state"] == FeedState.STOPPED)
REASON = ["feed.price_not_number", {"price": TITLE}]
ROW = [10**6, *REASON, "=" * 300]
FULL = COUNTS | {
    "missing": 50_000,
    "without_link": 50_000,
    "stopped": ROW,
    "reason": None,
    "rows": [ROW] * BAD_ROWS_MAX,
    "number": 2**31 - 1,
    "waiting": 50_000,
    "deals": [["<&>" * 50, ["&" * 80] * 9]] * DEALS_NAMED,
}
OF_BEFORE = {
    name: value for name, value in FULL.items() if name not in ("waiting", "deals", "without_link")
}
SAMPLE = {
    "title": "<&>" * 50,
    "price_minor": 10**12,
    "list_price_minor": 10**12 + 1,
    "currency": "EUR",
    "in_stock": False,
    "link": False,
    "photo": False,
}
PREVIEW = {
    "form": "woocommerce",
    "form_before": "google_table",
    "packing": "sheet",
    "encoding": "iso8859_15",
    "guessed": True,
    "decimal": "comma",
    "header": ["<" * 60] * 100,
    "columns": [[what, "&" * 60] for what in COLUMNS],
    "needs_shop": True,
    "rows": 200_000,
    **dict.fromkeys(("new", "changed", "same", "bad", "missing", "known"), 200_000),
    "samples": [SAMPLE] * SAMPLES,
    "complaints": [[10**6, *REASON]] * BAD_SHOWN,
}
READY = {"name": "<" * 60, "source": "&" * 60, "number": 2**31 - 1, "preview": PREVIEW}
PLAIN = PREVIEW | {
    "form": "table",
    "form_before": None,
    "packing": "none",
    "decimal": None,
    "guessed": False,
    "needs_shop": False,
    "missing": 0,
    "samples": [SAMPLE | {"list_price_minor": None, "in_stock": True, "link": True, "photo": True}],
}
SCREENS = {
    "feed_import_screens.card": lambda t: [feed_import_screens.card(values, t) for values in CARDS]
}
ROWS = {
    "feed_import.card": CARDS,
    "feed_import.card_edit": [values | {"message_id": 5} for values in CARDS],
    "feed_import.ready": [
        READY,
        READY | {"preview": PLAIN},
        *(READY | {"preview": PREVIEW | {"form": str(form)}} for form in Format),
        *(READY | {"preview": PREVIEW | {"packing": str(packing)}} for packing in Packing),
    ],
    "feed_import.report": [
        FULL,
        FULL | {"missing": 0, "stopped": None, "rows": []},
        FULL | {"missing": 0, "stopped": None, "waiting": 1, "deals": [["Tea", []]]},
        OF_BEFORE,
        FULL | {"reason": REASON, "rows": []},
        FULL | STOPPED | {"rows": []},
    ],
}
RENDERERS = {**feed_import_screens.RENDERERS, **feed_preview_screens.RENDERERS}
