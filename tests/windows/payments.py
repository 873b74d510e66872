"""Payments in the admin menu, of the largest amounts and the longest names."""

from datetime import UTC, datetime

from aiogram.fsm.state import State

from domain.payment.report import AMOUNTS, TOTAL, MoneyLine
from domain.provider.terms import ASKS, CHARS_MAX, TEXTS
from handlers.admin.states import PaymentStates
from storage.payment.tables import StarBook
from storage.provider.tables import ProviderRefund
from tests.windows.chats import MANY
from views.i18n import translator
from views.payment import payment_pages

T = translator("en")
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
CURRENCIES = ("EUR", "USD", "XTR", "KZT")
LINES = [
    MoneyLine(day, currency, dict.fromkeys(AMOUNTS, 10**13))
    for currency in CURRENCIES
    for day in (*(f"2026-05-{number:02d}" for number in range(1, 32)), TOTAL)
]
BOOK = StarBook(
    id=1, opening_nano=10**15, balance_nano=10**17, differs_nano=10**12, checked_at=NOON, missing=1
)
FOUND = [("bad", what, "<" * 200) for what in ("Stars", "Stars invoices", "PAYMENT_TOKEN")]
KEPT = {"asks": list(ASKS)} | dict.fromkeys(TEXTS, "<" * CHARS_MAX)
REFUND = ProviderRefund(
    charge_id=1,
    kind="refund_due",
    amount_minor=10**13,
    shipping_minor=0,
    currency="EUR",
    due_at=NOON,
    approvals_needed=2,
    why="<" * 200,
)
ONE = {
    "id": 2**31 - 1,
    "name": "<" * 64,
    "amount": T.money(10**15, "EUR"),
    "title": "<" * 128,
    "receipt": 10**7,
    "charge": "p" * 64,
    "link": payment_pages.console_line(f"https://example.org/{'p' * 300}", REFUND, T),
    "yes": 1,
    "needed": 2,
    "agreeable": True,
    "open": True,
}
ASKED = dict.fromkeys(ASKS, "yes")
SAMPLES: dict[State, list[dict[str, object]]] = {
    PaymentStates.all: [
        {
            "books": payment_pages.books(lines, T),
            "stars": payment_pages.stars(book, T),
            "tested": payment_pages.tested(found, T),
            "refunds": 10_000,
            "this_month": payment_pages.month_button("2026-05", T),
            "last_month": payment_pages.month_button("2026-04", T),
        }
        for lines, book, found in ((LINES, BOOK, FOUND), ([], None, []))
    ],
    PaymentStates.refunds: [{"items": MANY, "refunds": 200}, {"items": [], "refunds": 0}],
    PaymentStates.refund: [ONE, ONE | {"needed": 1, "link": ""}],
    PaymentStates.proof: [ONE],
    PaymentStates.card: [
        {
            "terms": payment_pages.terms(KEPT, T),
            "token": "yes",
            "api": "yes",
            "owner": True,
            **ASKED,
        },
        {
            "terms": payment_pages.terms({"asks": []} | dict.fromkeys(TEXTS, ""), T),
            "token": "no",
            "api": "no",
            "owner": False,
            **ASKED,
        },
    ],
    PaymentStates.term: [
        {"question": payment_pages.question(name, "<" * CHARS_MAX, "EUR", T)} for name in TEXTS
    ],
}
