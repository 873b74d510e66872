"""Orders, of every kind and state, with the longest titles and the largest amounts."""

from datetime import UTC, datetime
from typing import Any

from aiogram.fsm.state import State

from domain.provider.details import CHARS_MAX
from handlers.admin.states import Orders
from storage.order.order_columns import OrderKind, OrderState
from storage.order.orders import OrderFilter, OrderRow
from storage.provider.tables import OrderDetails
from storage.stores import Store
from storage.vouchers import Voucher, VoucherAction, VoucherEvent, VoucherState
from tests.screens.support import PAID
from tests.screens.voucher import TITLE
from tests.windows.chats import MANY
from views.i18n import translator
from views.order import order_screens

T = translator("en")
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
ZONE = "America/Argentina/Buenos_Aires"
MONEY = {"paid": 10**15, "refund_due": 10**15}


def order(kind: OrderKind, state: OrderState, **values: Any) -> OrderRow:
    given: dict[str, Any] = {
        "id": 2**31 - 1,
        "at": NOON,
        "title": TITLE,
        "quantity": 10**5,
        "amount_minor": 10**15,
        "currency": "EUR",
        "member_id": 1,
        "name": "<" * 64,
        "username": "u" * 32,
        "chat_id": -1,
        "chat_title": "<" * 128,
        "promotion_id": 1,
        "promotion_code": "GWWWWWWW",
        "voucher_id": 1,
    }
    return OrderRow(kind=kind, state=state, **(given | values))


PAYER = OrderDetails(
    charge_id=1,
    member_id=1,
    at=NOON,
    name="<" * CHARS_MAX,
    phone="+49 30 " + "4444 " * 4 + "44",
    email="m" * 60,
    address="\n".join(["<" * 100] * 5),
    shipping="<" * 32,
)


def one(found: OrderRow, sums: dict[str, int]) -> dict[str, Any]:
    return {
        "title": found.title,
        "quantity": found.quantity,
        "lines": order_screens.lines(found, sums, T),
        "details": order_screens.payments(PAID[:5], PAYER, T),
        "known": bool(found.name),
        "promoted": True,
        "voucher": True,
    }


def voucher(state: VoucherState, due: int, store: Store | None) -> dict[str, Any]:
    found = Voucher(
        code_hash="",
        subject="seat",
        subject_id=1,
        member_id=1,
        title=TITLE,
        quantity=10**5,
        due_minor=due,
        currency="EUR",
        issued_at=NOON,
        expires_at=NOON,
        state=state,
    )
    events = [
        VoucherEvent(voucher_id=1, act=act, at=NOON) for act in VoucherAction if act != "guessed"
    ]
    return {
        "title": TITLE,
        "quantity": 10**5,
        "name": "<" * 64,
        "due": T.money(due, "EUR"),
        "lines": order_screens.voucher(found, store, events, T),
        "open": True,
        "undoable": True,
    }


STORE = Store(code="S", name="<" * 64, created_at=NOON)
SINCE, UNTIL = datetime(2025, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
NARROWED = " · ".join(
    [
        *order_screens.filter_words(
            OrderFilter(state=OrderState.REFUND), "<" * 128, TITLE, "<" * 64, T
        ),
        order_screens.period(SINCE, UNTIL, ZONE, T),
    ]
)
LIST = {
    "items": [
        {"id": f"s{number}", "name": order_screens.item(order(OrderKind.TEAM, state), T)[:60]}
        for number, state in enumerate(OrderState)
    ],
    "number": 10**6,
    "filter": NARROWED,
    "narrowed": "yes",
    "is_narrowed": True,
    "some": True,
    "newer": True,
    "older": True,
}
EMPTY: dict[str, Any] = dict.fromkeys(("is_narrowed", "some", "newer", "older"), False)
EMPTY |= {"items": [], "number": 0, "filter": "none"}
GONE: dict[str, Any] = {"chat_title": None, "name": "", "username": None}
SAMPLES: dict[State, list[dict[str, Any]]] = {
    Orders.all: [LIST, EMPTY | {"narrowed": "yes"}, EMPTY | {"narrowed": "no"}],
    Orders.one: [
        *(one(order(kind, OrderState.OVER), MONEY) for kind in OrderKind),
        *(one(order(OrderKind.TEAM, state), {}) for state in OrderState),
        one(order(OrderKind.TEAM, OrderState.DONE, **GONE), MONEY),
        one(order(OrderKind.PURCHASE, OrderState.DONE, chat_id=None, **GONE), {}),
    ],
    Orders.voucher: [
        *(voucher(state, 10**12, STORE) for state in VoucherState),
        voucher(VoucherState.REDEEMED, 0, None),
    ],
    Orders.state: [{"items": MANY[:7]}],
    Orders.chat: [{"items": MANY, "chats": 100}, {"items": [], "chats": 0}],
    Orders.promotion: [{"items": MANY, "promotions": 100}, {"items": [], "promotions": 0}],
    Orders.period: [{}],
    Orders.who: [
        {"items": [], "members": 0, "asked": False},
        {"items": [], "members": 0, "asked": True},
        {"items": MANY[:8], "members": 8, "asked": True},
    ],
}
