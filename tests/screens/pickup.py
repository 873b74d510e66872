"""Picking up: stores with the longest names and hours, orders at their longest, every time there is."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.pickup import arrival, overdue, reminder
from domain.pickup.choice import PickupOrder, PickupQuestion
from domain.pickup.opening_hours import OpeningHours
from domain.pickup.pickup_time import PickupTime
from domain.pickup.point import NOTE_CHARS_MAX, facts_of
from storage.order.order_columns import OrderKind, OrderState
from storage.order.orders import OrderRow
from storage.pickup.tables import PickupChoice
from storage.stores import Store
from views.pickup import choice_screens, pickup_notices

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TODAY = NOON.date()
TITLE = ("<&>" * 43)[:128]
HOURS = OpeningHours(
    tuple(((day, 700), (720, 800), (830, 900), (1000, 1410 + day)) for day in range(7)),
    tuple(TODAY + timedelta(days=day) for day in range(20)),
)
DAYS = [TODAY + timedelta(days=day) for day in range(14)]
TIMES = [PickupTime(day, minute, 10_000) for day in DAYS for minute in range(0, 1440, 15)]


def store(**more: Any) -> Store:
    """A store that says as much of itself as it may."""
    plain: dict[str, Any] = {
        "code": "S4MNP",
        "name": "<" * 64,
        "created_at": NOON,
        "address": "&" * 200,
        "hours": HOURS.to_json(),
        "slot_minutes": 15,
        "capacity": 10_000,
        "map_link": "https://maps.example/" + "m" * 400,
        "note": "&" * NOTE_CHARS_MAX,
        "zone": "America/Argentina/ComodRivadavia",
    }
    made = Store(**(plain | more))
    made.id = 2**31 - 1
    return made


BARE = store(address="", hours=None, slot_minutes=None, capacity=None, map_link=None, note="")


def order(
    stores: list[Store], day: str | None = None, minute: int | None = None, *, chosen: bool = True
) -> PickupOrder:
    """Somebody's order at its longest."""
    row = OrderRow(
        kind=OrderKind.GROUP_BUY,
        id=2**29,
        state=OrderState.READY,
        at=NOON,
        title=TITLE,
        quantity=1000,
        amount_minor=10**12,
        currency="EUR",
        member_id=7,
        name="<" * 64,
        username=None,
        chat_id=None,
        chat_title=None,
        promotion_id=1,
        promotion_code="GWWWWWWW",
        voucher_id=1,
    )
    choice = PickupChoice(
        subject="seat",
        subject_id=1,
        member_id=7,
        store_id=2**31 - 1,
        chosen_at=NOON,
        day=day,
        minute=minute,
    )
    return PickupOrder(row, stores, choice if chosen else None, NOON, None)


def pickup(**more: Any) -> dict[str, Any]:
    """What a voucher says of its store, at its longest."""
    plain: dict[str, Any] = {
        "order": "s999999999",
        "point": facts_of(store()),
        "day": "2026-12-31",
        "minute": 1425,
        "choosable": True,
        "asks": False,
    }
    return plain | more


ASKED = PickupQuestion("s999999999", TITLE, [store(), BARE] * 25)
MANY = order([store(), BARE] * 25, "2026-12-31", 1425)
SCREENS = {
    "choice_screens.question": lambda t: [
        choice_screens.question(ASKED, t),
        choice_screens.question(PickupQuestion("s1", TITLE, [store()]), t),
    ],
    "choice_screens.opened": lambda t: [
        choice_screens.opened(MANY, t, 2),
        choice_screens.opened(order([BARE], None), t),
        choice_screens.opened(order([BARE], chosen=False), t),
    ],
    "choice_screens.days": lambda t: [
        choice_screens.days(MANY, store(), TIMES, t),
        choice_screens.days(MANY, BARE, [PickupTime(TODAY, None, None)], t),
        choice_screens.days(MANY, store(), [], t),
    ],
    "choice_screens.times": lambda t: [
        choice_screens.times(MANY, store(), TODAY, TIMES, t),
        choice_screens.times(MANY, store(), date(2030, 1, 1), TIMES, t),
    ],
    "choice_screens.chosen": lambda t: [
        choice_screens.chosen(MANY, store(), "Thu 31 Dec 2026, 23:45", t),
        choice_screens.chosen(MANY, store(), "", t),
    ],
}
VOUCHER = {"title": TITLE, "quantity": 1000, "expires_at": NOON.isoformat()}
ROWS: dict[str, list[dict[str, Any]]] = {
    arrival.ARRIVED: [
        VOUCHER | {"voucher_id": 7, "pickup": pickup(**more)}
        for more in ({}, {"point": None, "asks": True}, {"point": None, "choosable": False})
    ],
    reminder.REMINDER: [
        {"vouchers": [VOUCHER | {"arrived": there}] * reminder.NAMED_MAX, "more": more}
        for there, more in ((True, 0), (False, 490))
    ],
    overdue.EXTENDED: [VOUCHER],
}
RENDERERS = pickup_notices.RENDERERS
