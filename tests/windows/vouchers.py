"""Stores with the longest names and the most staff."""

from aiogram.fsm.state import State

from handlers.admin.states import Stores
from handlers.admin.stores import staff, stores_page
from storage.members import Member
from tests.screens.voucher import NOON
from tests.windows.chats import MANY
from views.i18n import Html, translator

STAFF: list[Member | None] = [
    Member(id=2**52, name="<" * 64, code="W" * 7, first_seen_at=NOON, last_seen_at=NOON)
] * stores_page.STAFF_SHOWN
STORE: dict[str, object] = {
    "name": "<" * 64,
    "code": "SWWWWWWW",
    "address": "&" * 200,
    "staff": stores_page.staff_lines(STAFF, translator("en")),
    "people": 500,
    "open": True,
}
STAFF_PAGE: dict[str, object] = {
    "name": "<" * 64,
    "items": MANY,
    "people": 200,
    "invites": Html(
        "\n".join(
            [translator("en")("admin-staff-invite", by="<" * 64, until="31 December, 23:59")]
            * staff.INVITES_SHOWN
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
    Stores.pickup: [{"name": "<" * 64, "summary": "🕘 9-18", "minutes": 30}],
    Stores.term: [{"question": "🕘", "written": True}],
    Stores.unfetched: [{"items": MANY, "vouchers": 200}, {"items": [], "vouchers": 0}],
    Stores.unfetched_one: [
        {
            "title": "<" * 128,
            "quantity": 1000,
            "name": "<" * 64,
            "lines": "📦",
            "remindable": True,
            "extendable": True,
            "returnable": True,
        }
    ],
    Stores.name: [LIST],
    Stores.redeem: [LIST],
}
