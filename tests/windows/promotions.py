"""Group buys and flash sales in the admin menu, with the longest names and the largest numbers."""

from aiogram.fsm.state import State

from handlers.admin.promotions import flash_sales, group_buys
from handlers.admin.states import Promotions
from storage.flash_sale.tables import ClaimState
from storage.group_buy.tables import CloseReason, GroupBuyState, SeatState
from tests.screens.group_buy import offer
from tests.screens.voucher import NOON, TITLE
from tests.windows.chats import MANY
from views.i18n import translator

T = translator("en")
ENDS = T.moment(NOON, "America/Argentina/Buenos_Aires")
STATES = (*GroupBuyState, *CloseReason, "window")
GROUP_BUY: dict[str, object] = {
    "title": TITLE,
    "code": "GWWWWWWW",
    "state": T("admin-promotion-open"),
    "prices": group_buys.prices(offer(), T),
    "goal": 10**5,
    "people": 10**5,
    "units": 10**8,
    "ends": ENDS,
    "unpaid": 10**5,
    "owed": 10**5,
    "outside": True,
    "running": True,
    "dearer": True,
    "alone": T.money(10**12, "EUR"),
    "stores": 50,
    "packable": True,
}
SEAT: dict[str, object] = {
    "title": TITLE,
    "name": "<" * 64,
    "quantity": 1000,
    "team": "TWWWWWWW",
    "paid": T.money(10**15, "EUR"),
    "to_pay": T.money(10**15, "EUR"),
    "owed": T.money(10**15, "EUR"),
    "payable": True,
    "refundable": True,
}
SALE: dict[str, object] = {
    "title": TITLE,
    "code": "FWWWWWWW",
    "price": T.money(10**12, "EUR"),
    "stock": 10**6,
    "left": 10**6,
    "units": 10**6,
    "members": 10**6,
    "entered": 10**6,
    "starts": ENDS,
    "ends": ENDS,
    "allotments": flash_sales.allotments(
        dict.fromkeys(range(20), 10**6), dict.fromkeys(range(20), TITLE), T
    ),
    "running": True,
    "limited": True,
    "dearer": True,
    "alone": T.money(10**12, "EUR"),
}
LISTS = [{"items": MANY, "title": TITLE, "seats": 500}, {"items": [], "title": TITLE, "seats": 0}]
SAMPLES: dict[State, list[dict[str, object]]] = {
    Promotions.all: [{"items": MANY, "promotions": 200}, {"items": [], "promotions": 0}],
    Promotions.group_buy: [
        *(GROUP_BUY | {"state": T(f"admin-promotion-{state}")} for state in STATES),
        GROUP_BUY
        | {"people": 0, "unpaid": 0, "owed": 0, "outside": False, "running": False}
        | {"dearer": False, "alone": ""},
    ],
    Promotions.members: LISTS,
    Promotions.refunds: LISTS,
    Promotions.seat: [SEAT | {"state": T(f"admin-seat-{state}")} for state in SeatState],
    Promotions.extend: [GROUP_BUY],
    Promotions.message: [GROUP_BUY],
    Promotions.flash_sale: [
        *(SALE | {"state": T(f"admin-promotion-{state}")} for state in STATES),
        SALE
        | {
            "state": T("admin-promotion-open"),
            "stock": 0,
            "allotments": "",
            "running": False,
            "limited": False,
        }
        | {"dearer": False, "alone": ""},
    ],
    Promotions.group_buy_points: [
        {"items": MANY, "title": TITLE, "chosen": chosen} for chosen in (0, 1, 50)
    ],
    Promotions.order_list_points: [{"items": MANY, "title": TITLE, "chosen": 2}],
    Promotions.flash_sale_points: [{"items": MANY, "title": TITLE, "chosen": 2}],
    Promotions.stock: [SALE],
    Promotions.claims: [
        {"items": MANY, "title": TITLE, "claims": 500},
        {"items": [], "title": TITLE, "claims": 0},
    ],
    Promotions.claim: [
        SEAT | {"number": 2**31 - 1, "state": T(f"admin-claim-{state}")} for state in ClaimState
    ],
}
