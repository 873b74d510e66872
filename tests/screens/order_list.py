"""Order lists at their longest: the live card with its folds, one's own order, questions, notices."""

from datetime import UTC, datetime, timedelta
from typing import Any

from domain.order_list.card import LINES_SHOWN_MAX, PAGE_SIZE, OrderListCardState
from domain.order_list.finish import VOID
from domain.order_words.words import Problem
from views.order_list import order_list_notices, order_list_screens
from views.order_list.order_list_screens import ListOwn, ListSet

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = (NOON + timedelta(days=2)).isoformat()
TITLE, LABEL = ("<&>" * 27)[:80], ("<&>" * 20)[:60]
LONG = 2**31 - 1
ITEMS = [
    {"id": LONG - n, "label": LABEL, "price_minor": 10**12, "left": left, "most": 1000}
    for n, left in enumerate((1_000_000, 0, None, 1) * 5)
]
LINES = [
    {"number": 99_000 + n, "name": "<" * 24, "items": [(1000, LABEL)] * 20}
    for n in range(LINES_SHOWN_MAX)
]
SHORT = [{"number": n, "name": "Ann", "items": [(1, "Tea")]} for n in range(1, 4)]


def values(state: OrderListCardState, **changes: object) -> dict[str, Any]:
    """What a card says, at its longest."""
    plain: dict[str, Any] = {
        "list_id": LONG,
        "state": state,
        "code": "BWWWWWWW",
        "title": TITLE,
        "description": "&<" * 500,
        "currency": "EUR",
        "photo": None,
        "starts_at": LATER,
        "ends_at": LATER,
        "items": ITEMS,
        "lines": LINES,
        "orders": 100_000,
        "sum_minor": 10**12,
        "least_minor": 10**12 + 1,
        "zone": "Europe/Berlin",
        "final": False,
        "live": True,
    }
    return plain | changes


CHOOSE, CHOSEN = ({"choosable": True, "asks": asks} for asks in (True, False))
OPEN, DONE = OrderListCardState.OPEN, OrderListCardState.DONE
NOTHING: dict[str, Any] = {"number": 0, "note": "", "units": {}, "total_minor": 0}
OWN: dict[str, Any] = {
    "number": 100_000,
    "note": "<" * 140,
    "units": {item["id"]: 1000 - place for place, item in enumerate(ITEMS)},
    "total_minor": 10**15,
}
POINT = {"name": "<" * 60}
PICKUPS: list[Any] = [
    {"order": "l999999999", "point": POINT, "day": None, "minute": None} | CHOOSE,
    {"order": "l999999999", "point": None, "day": None, "minute": None} | CHOOSE,
    {"order": "l999999999", "point": POINT, "day": "2026-12-07", "minute": 570} | CHOSEN,
    {"order": "l999999999", "point": None, "day": None, "minute": None} | CHOSEN,
]
CHOICES = [("WWW", ListSet(list_id=LONG, item_id=LONG, units=1000)), ("W", ListOwn(list_id=LONG))]
SCREENS = {
    "order_list_screens.card": lambda t: [
        *(order_list_screens.card(values(state), t) for state in OrderListCardState),
        order_list_screens.card(values(OPEN, photo="https://shop.example/1.png"), t),
        order_list_screens.card(values(OPEN, lines=[], orders=0, sum_minor=0, description=""), t),
        order_list_screens.card(values(OPEN, lines=SHORT, orders=3, least_minor=1), t),
        order_list_screens.card(values(DONE, lines=[], orders=0, least_minor=None), t),
    ],
    "order_list_screens.own_page": lambda t: [
        order_list_screens.own_page(values(OPEN), NOTHING, t),
        *(order_list_screens.own_page(values(state), OWN, t) for state in OrderListCardState),
        *(order_list_screens.own_page(values(OPEN), OWN, t, pickup) for pickup in PICKUPS),
    ],
    "order_list_screens.sure_to_clear": lambda t: [
        order_list_screens.sure_to_clear(values(OPEN), t)
    ],
    "order_list_screens.whole_list": lambda t: [
        order_list_screens.whole_list(values(OPEN), SHORT, 3, 0, t),  # type: ignore[arg-type]
        order_list_screens.whole_list(
            values(OPEN),
            (LINES * 2)[:PAGE_SIZE],  # type: ignore[arg-type]
            100_000,
            2,
            t,
        ),
    ],
    "order_list_screens.ask_note": lambda t: [order_list_screens.ask_note(t)],
    "order_list_screens.question": lambda t: [
        order_list_screens.question(problem, "<" * 40, CHOICES, t) for problem in Problem
    ],
}
RENDERERS = {**order_list_notices.RENDERERS, **order_list_screens.RENDERERS}
ROWS: dict[str, list[dict[str, Any]]] = {
    "order_list.card": [values(state) for state in OrderListCardState],
    "order_list.card_edit": [values(state) | {"message_id": 1} for state in OrderListCardState],
    VOID: [{"title": TITLE, "why": why} for why in ("too_small", "disabled")],
}
