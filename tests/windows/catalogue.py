"""A full page of the catalogue, and deals with the longest of everything."""

from datetime import timedelta
from typing import Any

from aiogram.fsm.state import State

from domain.campaign.appearance import Appearance
from domain.deal.feed_import import NAME_CHARS_MAX, WAITING_MAX
from handlers.admin.catalogue import deal_add, deal_edit, deals, feeds_page, imports, prices
from handlers.admin.catalogue.deal_facts import NAMED_MAX, NAMES
from handlers.admin.feed_file import preview_page
from handlers.admin.options import options_page
from handlers.admin.states import Catalogue
from storage.deal.catalogue import PAGE_SIZE
from storage.deal.deals import OPERATOR
from storage.deal.tables import (
    DealApproval,
    DealState,
    FeedImport,
    FeedState,
    PriceChange,
    PriceChangeSource,
)
from storage.option.tables import DealOption
from tests.screens.feed_import import IMPORTING, PLAIN, PREVIEW, STOPPED
from tests.screens.voucher import NOON, TITLE
from tests.test_views import offer
from tests.windows.chats import MANY
from views.deal.appearance_lines import approval_lines
from views.i18n import translator

T = translator("en")
LONG = {
    "title": "<&>" * 50,
    "description": "<" * 600,
    "option_kinds": ["<" * 60] * 3,
    "link": "https://shop.example/" + "&" * 1900,
    "own": list(NAMES),
    "source": "<" * 100,
}
TAGS = {f"{n}{'ы' * 38}" for n in range(20)}
ZONE = "America/Argentina/Buenos_Aires"
APPEARANCES = [
    Appearance(5, "<" * 80, 5_000, 10**6, NOON if number else None) for number in range(7)
]
OFFERS = (
    offer(**LONG),
    offer(**LONG, starts_at=NOON + timedelta(hours=1)),
    offer(**LONG, in_stock=False),
    offer(**LONG | {"ends_at": NOON}),
    offer(**LONG | {"source": OPERATOR}),
    offer(state=DealState.WITHDRAWN, description="", link=None, photo=None),
)


def one(number: int) -> dict[str, Any]:
    """The page of a deal in each of its states."""
    deal = OFFERS[number]
    page = deals.deal_values(deal, TAGS, T, ZONE)
    page |= deals.state_values(deal, T, now=NOON)
    lines = approval_lines(list(DealApproval)[number % 3], APPEARANCES[: 7 * (number % 2)], T, ZONE)
    buttons = {"allowable": True, "holdable": True, "postable": True}
    return page | buttons | {"where": "\n".join(lines)}


OPTIONS = [
    DealOption(
        deal_id=1,
        position=number,
        words=["<" * 60] * 3,
        source_id="1",
        price_minor=10**12,
        in_stock=number != 1,
        stock_left=None if number else 10**6,
        closed_at=NOON if number == 2 else None,
        own=["words"],
    )
    for number in range(100)
]
for number, one_option in enumerate(OPTIONS):
    one_option.id = number
CHANGES = [
    PriceChange(
        deal_id=1,
        at=NOON - timedelta(hours=30 - number),
        by=by,
        price_minor=10**12 - number,
        currency="EUR",
        before_minor=10**12 + 1 - number if number else None,
        before_currency="EUR",
    )
    for number, by in enumerate([PriceChangeSource.IMPORT, PriceChangeSource.EDIT] * 15)
]
PAGE: dict[str, Any] = {
    "items": MANY[:PAGE_SIZE],
    "deals": 50_000,
    "page": 6_250,
    "pages": 6_250,
    "imports": WAITING_MAX,
    "words": "<" * 100,
    "earlier": True,
    "later": True,
    "shelves": [{"id": "offered", "name": T("admin-catalogue-shelf-offered")}] * 3,
}
FEED = {
    "name": "<" * 60,
    "kilobytes": 20_480,
    "fresh": "<" * 40,
    "unknown": True,
    "items": [{"id": number, "name": f"🔁 {'&' * 40} (50000)"} for number in range(8)],
}
WAITING = [offer(**LONG) for _ in range(20)]
for number, each in enumerate(WAITING):
    each.id = number
FEED_NEWS = feeds_page.feed_values(
    "<" * 60,
    50_000,
    50_000,
    WAITING,
    {number: ["&" * 80] * 9 for number in range(NAMED_MAX)},
    T,
    trusted=True,
)
EMPTY = PAGE | {
    "imports": 0,
    "items": [],
    "deals": 0,
    "words": "",
    "earlier": False,
    "later": False,
}
IMPORTS = [
    (
        FeedImport(
            member_id=1,
            file_id="f",
            file_name="&" * NAME_CHARS_MAX,
            file_bytes=1,
            source="s",
            currency="EUR",
            asked_at=NOON,
            state=values["state"],
        ),
        values,
    )
    for values in [IMPORTING] * WAITING_MAX + [STOPPED] * imports.OVER_SHOWN
]
NEW = {
    "title": LONG["title"],
    "price": T.money(10**12, "EUR"),
    "link": "&" * 200,
    "currency": "EUR",
    "maximum": 150,
}
FORM: dict[str, Any] = {
    "title": LONG["title"],
    "value": "<" * 200,
    "currency": "EUR",
    "maximum": 600,
    "zone": "America/Argentina/Buenos_Aires",
    "told": T("refused-admin-changed", before="<" * 200, after=TITLE),
}


def shown(state: FeedState, preview: dict[str, Any]) -> FeedImport:
    """A file before its import."""
    return FeedImport(
        member_id=1,
        file_id="f",
        file_name="&" * NAME_CHARS_MAX,
        file_bytes=1,
        source="&" * NAME_CHARS_MAX,
        currency="EUR",
        asked_at=NOON,
        state=state,
        preview=preview,
    )


SAMPLES: dict[State, list[dict[str, Any]]] = {
    Catalogue.all: [PAGE, EMPTY],
    Catalogue.one: [one(number) for number in range(len(OFFERS))],
    Catalogue.feed: [FEED, FEED | {"items": [], "unknown": False}],
    Catalogue.imports: [
        imports.import_values(IMPORTS, T),
        imports.import_values([], T),
    ],
    Catalogue.feeds: [{"items": MANY, "feeds": 100}, {"items": [], "feeds": 0}],
    Catalogue.feed_news: [
        FEED_NEWS,
        FEED_NEWS | {"gone": 200_000},
        feeds_page.feed_values("f", 0, 0, [], {}, T, trusted=False),
        feeds_page.feed_values("f", 1, 1, WAITING[:1], {0: []}, T, trusted=False),
    ],
    Catalogue.address: [{"name": "<" * 60, "items": []}],
    Catalogue.file: [
        preview_page.file_values(shown(state, preview), T)
        for state in FeedState
        for preview in (PREVIEW, PLAIN)
    ],
    Catalogue.columns: [preview_page.column_values(shown(FeedState.READY, PREVIEW), T)],
    Catalogue.column: [preview_page.choice_values(shown(FeedState.READY, PREVIEW), 0, T)],
    Catalogue.encoding: [preview_page.encoding_values(shown(FeedState.READY, PREVIEW), T)],
    **{
        state: [FEED_NEWS, feeds_page.feed_values("f", 0, 0, [], {}, T, trusted=False)]
        for state in (Catalogue.feed_post, Catalogue.feed_wait)
    },
    Catalogue.options: [
        options_page.option_values(OFFERS[0], OPTIONS, T),
        options_page.option_values(OFFERS[1], [], T),
    ],
    **{
        state: [options_page.one_values(one, OFFERS[0], T) for one in OPTIONS[:3]]
        for state in (Catalogue.option, *options_page.FORMS)
    },
    **{
        state: [options_page.option_values(OFFERS[0], OPTIONS, T)]
        for state in (Catalogue.option_add, Catalogue.option_kinds)
    },
    Catalogue.prices: [
        prices.price_values(OFFERS[0], CHANGES, T, "America/Argentina/Buenos_Aires", now=NOON),
        prices.price_values(OFFERS[-1], [], T, "UTC", now=NOON),
    ],
    **{state: [NEW] for state in deal_add.STEPS},
    **{state: [FORM, FORM | {"told": ""}] for state in deal_edit.FORMS},
}
