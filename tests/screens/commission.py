"""Earnings at their longest: every account, every kind of line, and news."""

from datetime import UTC, datetime
from typing import Any

from aiogram.types import User

from domain.commission import earnings_notice
from domain.commission.earnings_notice import EarningsEvent
from domain.payout.ledger import POINTS
from domain.statement import PAGE, Earnings, MonthEarnings, StatementItem
from storage.payout.tables import LedgerAccount
from views.commission import earnings_screens

ME = User(id=42, is_bot=True, first_name="Tuan", username="t" * 32)
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
UNTIL = NOON.isoformat()
MOST = 10**15
FACTS: dict[str, Any] = {
    "title": ("<&>" * 43)[:128],
    "quantity": 1000,
    "amount_minor": MOST,
    "currency": "EUR",
    "commission_minor": MOST + 1,
    "rate_bp": 1234,
    "fixed_minor": None,
    "scope": "category",
    "level": 2,
    "share_minor": MOST,
}
FIXED = FACTS | {"rate_bp": None, "fixed_minor": MOST, "scope": "deal"}
ALL = FACTS | {"scope": "all", "level": 1}
WHOLE = ALL | {"commission_minor": MOST, "until": UNTIL}
LINES: list[tuple[str, dict[str, Any], dict[LedgerAccount, int]]] = [
    ("conversion.earned", FACTS | {"until": UNTIL}, {LedgerAccount.PENDING: MOST}),
    ("conversion.earned", FIXED | {"until": None}, {LedgerAccount.PENDING: MOST}),
    ("conversion.earned", ALL | {"until": UNTIL}, {LedgerAccount.PENDING: MOST}),
    ("conversion.earned", WHOLE, {LedgerAccount.PENDING: MOST}),
    ("conversion.approved", FACTS | {"until": UNTIL}, {LedgerAccount.APPROVED: MOST}),
    ("conversion.payable", FACTS, {LedgerAccount.PAYABLE: 1, LedgerAccount.DEBT: MOST}),
    ("conversion.rejected", FACTS | {"reason": "&" * 200}, {LedgerAccount.PENDING: -MOST}),
    ("conversion.reversed", FACTS | {"reason": "undone"}, {LedgerAccount.PAYABLE: -MOST}),
    ("conversion.reversed", FACTS | {"reason": "revoked"}, {LedgerAccount.DEBT: -MOST}),
    *(
        (f"withdrawal.{act}", {}, {LedgerAccount.HELD: MOST})
        for act in ("requested", "rejected", "sent")
    ),
    ("something.else", {}, dict.fromkeys(LedgerAccount, MOST)),
]
ITEMS = [
    StatementItem(
        2**31 - 1, NOON, kind, facts, {("EUR", account): minor for account, minor in moves.items()}
    )
    for kind, facts, moves in LINES
]
LONGEST = StatementItem(
    2**31 - 1, NOON, LINES[1][0], LINES[1][1] | {"reason": "&" * 200}, ITEMS[5].moves
)
MONTHS = [
    MonthEarnings(f"2026-0{number}", minor)
    for number, minor in enumerate((0, 1, MOST, -5, 9, 7), 1)
]


def seen(items: list[StatementItem], **changes: Any) -> Earnings:
    """Earnings in as many currencies as there may be, points among them."""
    currencies = ("EUR", POINTS, "USD", "JPY")
    given: dict[str, Any] = {
        "balances": {currency: dict.fromkeys(LedgerAccount, MOST) for currency in currencies},
        "next_release": NOON,
        "months": dict.fromkeys(currencies, MONTHS),
        "items": items,
        "older": 2**31 - 1,
        "this_month": "2026-05",
        "last_month": "2026-04",
    }
    return Earnings(**(given | changes))


SCREENS = {
    "earnings_screens.earnings": lambda t: [
        earnings_screens.earnings(seen([LONGEST] * PAGE), t),
        *(earnings_screens.earnings(seen([item]), t) for item in ITEMS),
        earnings_screens.earnings(seen([], balances={}), t),
        earnings_screens.earnings(
            seen([], balances={"EUR": {}}, months={}, next_release=None, older=None), t
        ),
    ],
}
ROWS: dict[str, list[dict[str, Any]]] = {
    earnings_notice.KIND: [
        {what: {"EUR": [count, MOST], POINTS: [count, MOST]} for what in EarningsEvent}
        for count in (1, 2, 5, 21)
    ]
}
RENDERERS = earnings_screens.RENDERERS
