"""Stores with the longest names and the most staff."""

from aiogram.fsm.state import State

from bot.desk import store_staff, vouchers
from bot.desk.states import Stores
from bot.i18n import Html, translator
from storage.member import Member
from tests.screens.voucher import NOON
from tests.windows.chats import MANY

STAFF: list[Member | None] = [
    Member(id=2**52, name="<" * 64, code="W" * 7, first_seen_at=NOON, last_seen_at=NOON)
] * vouchers.STAFF_SHOWN
STORE: dict[str, object] = {
    "name": "<" * 64,
    "code": "SWWWWWWW",
    "address": "&" * 200,
    "staff": vouchers.staff_lines(STAFF, translator("en")),
    "people": 500,
    "open": True,
}
STAFF_PAGE: dict[str, object] = {
    "name": "<" * 64,
    "items": MANY,
    "people": 200,
    "invites": Html(
        "\n".join(
            [translator("en")("desk-staff-invite", by="<" * 64, until="31 December, 23:59")]
            * store_staff.INVITES_SHOWN
        )
    ),
    "open": True,
}
LIST: dict[str, object] = {"items": MANY, "stores": 200}
SAMPLES: dict[State, list[dict[str, object]]] = {
    Stores.all: [LIST, {"items": [], "stores": 0}],
    Stores.one: [STORE, STORE | {"staff": "", "people": 0, "address": "-", "open": False}],
    Stores.staff: [
        STAFF_PAGE,
        STAFF_PAGE | {"items": [], "people": 0, "invites": "", "open": False},
    ],
    Stores.name: [LIST],
    Stores.redeem: [LIST],
}
