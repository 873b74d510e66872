"""Baskets at their longest: every kind of order, every state, several currencies."""

from datetime import UTC, datetime
from typing import Any

from domain.basket.basket import Basket, BasketEntry, BasketLine
from domain.basket.together import ChosenTogether
from domain.pickup.places import PickupPlace
from storage.order.order_columns import OrderKind, OrderState
from storage.order.orders import OrderRow
from tests.screens.pickup import store
from views.basket import basket_screens
from views.pickup import choice_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TITLE = ("<&>" * 43)[:128]
LONG = 2**31 - 1
PLACE = PickupPlace("<" * 64, "2026-12-31", 1425)


def entry(kind: OrderKind, state: OrderState, *, lines: int = 1, **more: Any) -> BasketEntry:
    """An order as long as it may be."""
    row = OrderRow(
        kind=kind,
        id=999_999_999,
        state=state,
        at=NOON,
        title=TITLE,
        quantity=1000,
        amount_minor=10**12,
        currency=more.get("currency", "EUR"),
        member_id=7,
        name="Ann",
        username=None,
        chat_id=None,
        chat_title=None,
        promotion_id=LONG,
        promotion_code="BWWWWWWW",
        voucher_id=None,
        note=more.get("note", "<" * 140),
    )
    of_list = kind is OrderKind.ORDER_LIST
    made = [
        BasketLine(LONG if of_list else 0, "<&>" * 20, 999, 1000, fewer=True) for _ in range(lines)
    ]
    return BasketEntry(row, made, PLACE, 10**12, True, "TWWWWWWW", "on_pickup", None)


KINDS = (OrderKind.GROUP_BUY, OrderKind.TEAM, OrderKind.FLASH_SALE, OrderKind.ORDER_LIST)
STATES = (OrderState.PENDING, OrderState.TO_PAY, OrderState.READY)
MANY = Basket(
    [
        entry(kind, state, lines=4, note="<" * (140 - place), currency=currency)
        for place, (kind, state, currency) in enumerate(
            (kind, state, currency)
            for kind in KINDS
            for state, currency in zip(STATES, ("EUR", "USD", "XTR"), strict=True)
        )
    ]
)
ONE = Basket([entry(OrderKind.ORDER_LIST, OrderState.TO_PAY, lines=20)])
AT = ("2026-12-31", 1425)
SCREENS = {
    "basket_screens.page": lambda t: [
        basket_screens.page(Basket([]), t),
        *(basket_screens.page(MANY, t, number) for number in range(3)),
        basket_screens.page(ONE, t),
    ],
    "basket_screens.sure": lambda t: [basket_screens.sure(ONE.entries[0].row, LONG, 9, t)],
    "basket_screens.ask_note": lambda t: [basket_screens.ask_note(t)],
    "basket_screens.shops": lambda t: [
        basket_screens.shops([(one, "https://shop.example/pay") for one in MANY.entries], t)
    ],
    "choice_screens.chosen_together": lambda t: [
        choice_screens.chosen_together(ChosenTogether(store(), AT, 3, [TITLE] * 20), t),
        choice_screens.chosen_together(ChosenTogether(store(), None, 3, []), t),
    ],
}
ROWS: dict[str, list[dict[str, Any]]] = {}
RENDERERS: dict[str, Any] = {}
