"""Vouchers at their longest: the member's own, and what staff see."""

from datetime import UTC, datetime, timedelta
from typing import Any

from domain import voucher
from domain.voucher import RedeemableVoucher, Secret
from storage.stores import Store
from storage.vouchers import Voucher
from tests.screens.pickup import pickup
from views import voucher_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TITLE = ("<&>" * 43)[:128]
SECRET = Secret(b"a secret of the tests")
CODE = voucher.voucher_code(SECRET, 7)
FACTS: dict[str, Any] = {
    "voucher_id": 7,
    "title": TITLE,
    "quantity": 1000,
    "due_minor": 10**15,
    "currency": "EUR",
    "expires_at": (NOON + timedelta(days=30)).isoformat(),
    "store": "<" * 64,
    "address": "&" * 200,
    "returnable": True,
}
LONGEST = FACTS | {"pickup": pickup()}
UNCHOSEN = FACTS | {"pickup": pickup(point=None, day=None, minute=None, asks=True)}
UNDATED = FACTS | {"pickup": pickup(day=None, minute=None, asks=True)}
BARE = FACTS | {"due_minor": 0, "store": None, "address": None, "returnable": False}


PICKUPS: list[dict[str, Any]] = [
    {"title": TITLE, "quantity": 1000, "store": store, "at": NOON.isoformat()}
    for store in (None, "<" * 64)
]


def one(due_minor: int = 10**15) -> Voucher:
    """A voucher with the longest title."""
    made = Voucher(
        code_hash="",
        subject="seat",
        subject_id=1,
        member_id=1,
        title=TITLE,
        quantity=1000,
        due_minor=due_minor,
        currency="EUR",
        issued_at=NOON,
        expires_at=NOON,
    )
    made.id = 2**31 - 1
    return made


def store() -> Store:
    """A store with the longest name."""
    made = Store(code="S4MNP", name="<" * 64, created_at=NOON)
    made.id = 2**31 - 1
    return made


SCREENS = {
    "voucher_screens.page": lambda t: [
        voucher_screens.page(facts, CODE, t) for facts in (FACTS, BARE, LONGEST, UNCHOSEN, UNDATED)
    ],
    "voucher_screens.own": lambda t: [
        voucher_screens.own([], t),
        *(voucher_screens.own([one()] * 150, t, page) for page in (0, 1, 99)),
    ],
    "voucher_screens.asked": lambda t: [
        voucher_screens.asked(RedeemableVoucher(one(), CODE, [store()] * 3), t),
        voucher_screens.asked(RedeemableVoucher(one(0), CODE, []), t),
        voucher_screens.asked(RedeemableVoucher(one(), CODE, [store()] * 150), t, 1),
    ],
    "voucher_screens.redeemed": lambda t: voucher_screens.redeemed(one(), t),
    "voucher_screens.give_back_sure": lambda t: voucher_screens.give_back_sure(one(), t),
    "voucher_screens.given_back": lambda t: voucher_screens.given_back(one(), t),
    "voucher_screens.undone": lambda t: voucher_screens.undone(one(), t),
    "voucher_screens.unknown": voucher_screens.unknown,
}
ROWS: dict[str, list[dict[str, Any]]] = {
    voucher.ISSUED: [
        facts | {"why": why}
        for facts in (FACTS, BARE, LONGEST, UNCHOSEN, UNDATED)
        for why in ("group_buy", "flash_sale")
    ],
    voucher.EXPIRED: [{"title": TITLE, "quantity": 1000}],
    voucher.REDEEMED: PICKUPS,
    voucher.UNDONE: PICKUPS,
}
RENDERERS = voucher_screens.renderers(SECRET, lambda: "t" * 32)
