"""Customers, with the longest names and the most to tell, to lose and to write."""

from datetime import UTC, datetime
from typing import Any

from aiogram.fsm.state import State

from domain.ban import BanEffects, Order
from domain.customer.note import NOTE_CHARS_MAX
from domain.customer.profile import CustomerProfile
from handlers.admin.states import Customers
from storage.customer.totals import CustomerTotals
from storage.members import Member, Reachability
from storage.payout.tables import Withdrawal, WithdrawalState
from storage.referral.tables import TouchKind
from storage.subject import CLAIM, SEAT
from tests.windows.chats import MANY
from views.ban_effects import effects
from views.customer import customer_screens
from views.i18n import translator

T = translator("en")
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
ORDERS = [Order(subject, 1, "EUR", 10**12, False) for subject in (SEAT, CLAIM) for _ in range(500)]
ALL = BanEffects(ORDERS, ORDERS, ORDERS, 500, 500, (10**12, "EUR"), {"EUR": 10**12, "USD": 1})
NOTHING = BanEffects([], [], [], 0, 0, None, {})
BUTTONS = ("simple", "choice", "more", "is_banned")
SUMS = dict.fromkeys(("EUR", "USD", "JPY", "RUB"), 10**12)


def member(reach: Reachability) -> Member:
    seen = {"first_seen_at": NOON, "last_seen_at": NOON, "reach": reach}
    return Member(id=1, name="<" * 64, username="u" * 32, code="K" * 7, **seen)


def whole(source: TouchKind, state: WithdrawalState, reach: Reachability) -> CustomerProfile:
    asked = Withdrawal(
        party_id=1,
        amount_minor=10**12,
        currency="EUR",
        approvals_needed=1,
        payout_masked="",
        payout_sealed=None,
        requested_at=NOON,
        state=state,
    )
    return CustomerProfile(
        member=member(reach),
        orders=10**6,
        last_order_at=NOON,
        totals=CustomerTotals(paid=SUMS, owed=SUMS, due_at_pickup=SUMS, vouchers=10**6),
        to_pay=SUMS,
        payable=SUMS,
        coming=SUMS,
        withdrawal=asked,
        held_rewards=[1] * 500,
        invited=10**6,
        inviter=member(reach),
        source=source,
        chats=["<" * 128] * 20,
        note="<" * NOTE_CHARS_MAX,
    )


NEW = CustomerProfile(
    member=member(Reachability.REACHABLE),
    orders=0,
    last_order_at=None,
    totals=CustomerTotals({}, {}, {}, 0),
    to_pay={},
    payable={},
    coming={},
    withdrawal=None,
    held_rewards=[],
    invited=0,
    inviter=None,
    source=None,
    chats=[],
    note=None,
)
OPEN = (WithdrawalState.REQUESTED, WithdrawalState.APPROVED, WithdrawalState.SENT)
PROFILES = [NEW] + [whole(TouchKind.ANSWER, state, Reachability.BLOCKED) for state in OPEN]
PROFILES += [whole(source, OPEN[0], Reachability.GONE) for source in TouchKind]
PROFILES += [whole(TouchKind.ANSWER, OPEN[0], reach) for reach in Reachability]


def sample(found: CustomerProfile) -> dict[str, Any]:
    many = found is not NEW
    return {
        "name": "<" * 64,
        "username": "u" * 32 if many else "none",
        "code": "K" * 7,
        "since": T.local(NOON),
        "seen": T.local(NOON),
        "banned": T.local(NOON) if many else "no",
        "is_banned": many,
        "lines": customer_screens.lines(found, T),
        "note": customer_screens.note(found.note, T),
        "orders": found.orders,
        "vouchers": found.totals.vouchers,
        **dict.fromkeys(("writable", "asks", "held", "invited_by"), many),
    }


LIST = {"items": MANY[:8], "people": 8, "asked": False, "newer": True, "older": True}
SAMPLES: dict[State, list[dict[str, Any]]] = {
    Customers.who: [
        LIST,
        LIST | {"asked": True, "newer": False, "older": False},
        {"items": [], "people": 0, "asked": False, "newer": False, "older": False},
        {"items": [], "people": 0, "asked": True, "newer": False, "older": False},
    ],
    Customers.one: [sample(found) for found in PROFILES],
    Customers.note: [
        {
            "name": "<" * 64,
            "note": customer_screens.note("<" * NOTE_CHARS_MAX, T),
            "written": "yes",
            "is_written": True,
        },
        {"name": "<" * 64, "note": "", "written": "no", "is_written": False},
    ],
    Customers.write: [{"name": "<" * 64, "text": ""}],
    Customers.ban: [
        {
            "name": "<" * 64,
            "username": username,
            "banned": "none" if shown else "2026-11-30 09:00",
            "lines": "\n".join(effects(found, T, cancel=cancel)),
            **dict.fromkeys(BUTTONS, shown),
        }
        for username, found, cancel, shown in (
            ("u" * 32, ALL, None, True),
            ("none", ALL, True, False),
            ("none", ALL, False, True),
            ("none", NOTHING, None, False),
        )
    ],
}
