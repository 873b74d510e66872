"""Order lists in the admin menu, with the longest names and the largest numbers."""

from aiogram.fsm.state import State

from domain.order_list.rules import ITEMS_MAX, TITLE_CHARS_MAX
from handlers.admin.order_lists.new_list import ENDS, MOST, NAME_CHARS_MAX
from handlers.admin.states import Promotions
from storage.order_list.tables import ListOrderState
from tests.screens.voucher import NOON
from tests.windows.chats import MANY
from views.i18n import Html, translator

T = translator("en")
MOMENT = T.moment(NOON, "America/Argentina/Buenos_Aires")
TITLE = "<" * TITLE_CHARS_MAX
PRICE = T.money(10**12, "EUR")
SUM = T.money(10**15, "EUR")
LINES = Html(
    "\n".join([str(T("admin-new-list-item", label="W" * 60, price=PRICE))] * ITEMS_MAX),
)
STATES = ("scheduled", "open", "closed", "ended", "disabled", "too_small")
LIST: dict[str, object] = {
    "title": TITLE,
    "code": "BWWWWWWW",
    "starts": MOMENT,
    "ends": MOMENT,
    "orders": 10**5,
    "sum": SUM,
    "least": PRICE,
    "asks_sum": True,
    "things": LINES,
    "running": True,
    "stores": 50,
    "packable": True,
}
NEW: dict[str, object] = {"title": TITLE, "lines": LINES, "ends": MOMENT, "chats": 10**4}
SAMPLES: dict[State, list[dict[str, object]]] = {
    Promotions.order_list: [
        *(LIST | {"state": T(f"admin-promotion-{state}")} for state in STATES),
        LIST
        | {"state": T("admin-promotion-open"), "orders": 0, "asks_sum": False, "running": False},
    ],
    Promotions.list_orders: [
        {"items": MANY, "title": TITLE, "orders": 500},
        {"items": [], "title": TITLE, "orders": 0},
    ],
    Promotions.list_order: [
        {"title": TITLE, "number": 10**5, "moment": MOMENT, "lines": LINES, "sum": SUM}
        | {"state": T(f"admin-list-order-{state}")}
        for state in ListOrderState
    ],
    Promotions.list_end: [LIST],
    Promotions.new_items: [
        {"items": MANY, "ticked": ITEMS_MAX, "lines": LINES},
        {"items": [], "ticked": 0, "lines": ""},
    ],
    Promotions.new_title: [{"count": 1}, {"count": ITEMS_MAX}],
    Promotions.new_chats: [{"items": MANY}, {"items": []}],
    Promotions.new_list: [
        NEW
        | {"least": least, "value": T.plain(f"admin-list-lasts-{end}")}
        | {"most": most, "stores": bool(most), "where": "W" * NAME_CHARS_MAX}
        for end in ENDS
        for most in (0, MOST[-1])
        for least in ("none", PRICE)
    ],
}
