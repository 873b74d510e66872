"""Packing lists at their longest: people, products, days, every mark there is."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.packing.packing_list import (
    Change,
    GoneOrder,
    PackedPerson,
    PackingLine,
    PackingOverview,
    ProductSum,
    StoreSheet,
)
from storage.order.order_columns import OrderState
from storage.packing.packing_rows import PackingRow, PackingScope
from storage.subject import GROUP_BUY
from tests.screens.pickup import store
from views.packing import packing_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TITLE = ("<&>" * 43)[:128]
SCOPE = PackingScope(GROUP_BUY, 2**31 - 1, 2**31 - 1, "2026-12-31")
LONG = f"{TITLE} · {'<' * 64}"


def line(state: OrderState, change: Change, *, packed: bool) -> PackingLine:
    """An order at its longest."""
    row = PackingRow(
        key="s999999999",
        subject="seat",
        id=999_999_999,
        state=state,
        at=NOON,
        title=TITLE,
        quantity=1000,
        amount_minor=10**12,
        currency="EUR",
        member_id=7,
        name="<" * 64,
        username="u" * 32,
        store_id=1,
        day="2026-12-31",
        minute=1425,
        due_minor=10**12,
        voucher_id=1,
        packed=None,
        option="&" * 40,
        note="<" * 60,
    )
    return PackingLine(row, change, packed)


LINES = [
    line(state, change, packed=packed)
    for state in (OrderState.READY, OrderState.TO_PAY, OrderState.DONE)
    for change in Change
    for packed in (True, False)
]
PEOPLE = [PackedPerson(5_000, 7, "<" * 64, "u" * 32, LINES)]
PRODUCTS = [ProductSum(TITLE, "&" * 40, 10**6, 5_000)] * 25
GONE = [GoneOrder(TITLE, 1000, "<" * 64, 5_000)] * 20


def made(**more: Any) -> PackingOverview:
    """A list with everything on it."""
    plain: dict[str, Any] = {
        "scope": SCOPE,
        "sheets": [
            StoreSheet(store(), PEOPLE, PRODUCTS[:2]),
            StoreSheet(None, PEOPLE, PRODUCTS[:2]),
        ],
        "gone": GONE[:4],
        "taken_at": NOON,
        "pending": 5_000,
        "whole": False,
    }
    return PackingOverview(**(plain | more))


EMPTY = made(scope=PackingScope(), sheets=[], gone=[], taken_at=None, pending=0, whole=True)
SCREENS = {
    "packing_screens.choose": lambda t: [
        packing_screens.choose([store()] * 20, [(GROUP_BUY, 2**31 - 1, TITLE)] * 20, t),
        packing_screens.choose([], [], t),
    ],
    "packing_screens.choose_scope": lambda t: packing_screens.choose_scope([(SCOPE, LONG)] * 9, t),
    "packing_screens.overview": lambda t: [
        packing_screens.overview(made(), LONG, t),
        packing_screens.overview(EMPTY, "", t),
    ],
    "packing_screens.lines_page": lambda t: [
        packing_screens.lines_page(made(), LONG, t, page) for page in (0, 1, 99)
    ],
    "packing_screens.days": lambda t: packing_screens.days(
        SCOPE, [date(2026, 12, 1) + timedelta(days=day) for day in range(30)], t
    ),
    "packing_screens.arrived_sure": lambda t: packing_screens.arrived_sure(SCOPE, LONG, 5_000, t),
    "packing_screens.arrived": lambda t: packing_screens.arrived(LONG, 5_000, t),
}
ROWS: dict[str, list[dict[str, Any]]] = {}
