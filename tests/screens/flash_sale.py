"""Flash sales at their longest: the live card, one's own page, the notices."""

from datetime import UTC, datetime, timedelta
from typing import Any

from domain.draw.opening import NO_ORDER
from domain.flash_sale.card import FlashSaleCardState
from domain.flash_sale.claim import ClaimRequest
from domain.flash_sale.draw import NO_ENTRIES, UNLUCKY
from domain.flash_sale.due import LAPSED, REMIND_END, REMIND_START, WON
from domain.flash_sale.payment import LATE_REFUND
from domain.flash_sale.publish import STOPPED
from domain.flash_sale.stock import PROMOTED
from storage.flash_sale.tables import ClaimState, FlashSale
from storage.group_buy.tables import PaymentMethod
from views.flash_sale import flash_sale_notices, flash_sale_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = (NOON + timedelta(days=2)).isoformat()
TITLE = ("<&>" * 43)[:128]
LONG = 2**31 - 1

SOLD = FlashSale(
    code="FWWWWWWW",
    deal_id=1,
    title=TITLE,
    currency="EUR",
    price_minor=10**12,
    starts_at=NOON,
    ends_at=NOON,
    created_at=NOON,
    seed="",
    seed_hash="",
)
SOLD.id = LONG


def values(state: FlashSaleCardState, **changes: object) -> dict[str, Any]:
    """What a card says, at its longest."""
    plain: dict[str, Any] = {
        "sale_id": LONG,
        "code": "FWWWWWWW",
        "state": state,
        "title": TITLE,
        "description": "&<" * 3000,
        "currency": "EUR",
        "price_minor": 10**12 - 1,
        "list_price_minor": 10**12,
        "photo": "https://shop.example/1.png",
        "link": "https://shop.example/1",
        "stock_total": 1_000_000,
        "left": 0 if state is FlashSaleCardState.FULL else 999_999,
        "here": 999_999,
        "units": 1,
        "members": 1_000_000,
        "entered": 1_000_000,
        "waiting": 10_000,
        "per_member": 1000,
        "per_order": 1000,
        "pay": PaymentMethod.EXTERNAL,
        "starts_at": LATER,
        "ends_at": LATER,
        "window_s": 3600,
        "window_ends_at": LATER,
        "seed_hash": "f" * 64,
        "seed": None
        if state in (FlashSaleCardState.ANNOUNCED, FlashSaleCardState.WINDOW)
        else "f" * 64,
        "entries_hash": None
        if state in (FlashSaleCardState.ANNOUNCED, FlashSaleCardState.WINDOW)
        else "f" * 64,
        "zone": "Europe/Berlin",
        "final": False,
        "live": True,
    }
    return plain | changes


def own(state: str, *, promised: bool = False, until: str | None = LATER) -> dict[str, Any]:
    """What a member has, at its longest."""
    claim = {"id": LONG, "quantity": 1000, "price_minor": 10**12, "state": state}
    claim |= {"promised": promised, "until": until}
    return {"claims": [claim] * 7, "units": 1000, "number": 10_000}


NOTHING: dict[str, Any] = {"claims": [], "units": 0, "number": 0}
SCREENS = {
    "flash_sale_screens.proof": lambda t: [
        flash_sale_screens.proof(values(FlashSaleCardState.WINDOW), t),
        flash_sale_screens.proof(values(FlashSaleCardState.ENDED), t),
        flash_sale_screens.proof(values(FlashSaleCardState.ENDED, entries_hash=NO_ENTRIES), t),
    ],
    "flash_sale_screens.card": lambda t: [
        *(flash_sale_screens.card(values(state), t) for state in FlashSaleCardState),
        *(
            flash_sale_screens.card(values(state, members=0, entered=0, waiting=0), t)
            for state in (
                FlashSaleCardState.OPEN,
                FlashSaleCardState.WINDOW,
                FlashSaleCardState.FULL,
                FlashSaleCardState.ENDED,
            )
        ),
        flash_sale_screens.card(
            values(FlashSaleCardState.OPEN, stock_total=None, left=None, here=0), t
        ),
        flash_sale_screens.card(
            values(
                FlashSaleCardState.OPEN,
                list_price_minor=None,
                description="",
                window_s=0,
                pay="on_pickup",
            ),
            t,
        ),
    ],
    "flash_sale_screens.which_option": lambda t: [
        flash_sale_screens.which_option(
            SOLD,
            [
                {
                    "id": 2**31 - 1,
                    "label": "<&>" * 20,
                    "extra_minor": 10**12,
                    "sold_out": one,
                    "waits": one,
                }
                for one in (True, False)
            ]
            * 50,
            ClaimRequest(1000, None, 10**12, 1000),
            t,
            number=page,
            waits=page == 1,
        )
        for page in (0, 1, 99)
    ],
    "flash_sale_screens.page": lambda t: [
        flash_sale_screens.page(
            values(FlashSaleCardState.OPEN, options=["<&>" * 20] * 100, is_from=True), NOTHING, t
        ),
        flash_sale_screens.page(values(FlashSaleCardState.OPEN), NOTHING, t),
        flash_sale_screens.page(values(FlashSaleCardState.OPEN), own(ClaimState.HELD), t),
        flash_sale_screens.page(
            values(FlashSaleCardState.OPEN), own(ClaimState.HELD, promised=True), t
        ),
        flash_sale_screens.page(
            values(FlashSaleCardState.OPEN), own(ClaimState.HELD, until=None), t
        ),
        flash_sale_screens.page(
            values(FlashSaleCardState.OPEN, per_member=2000), own(ClaimState.CONFIRMED), t
        ),
        flash_sale_screens.page(values(FlashSaleCardState.WINDOW), own(ClaimState.ENTERED), t),
        flash_sale_screens.page(values(FlashSaleCardState.SOLD_OUT), own(ClaimState.CONFIRMED), t),
    ],
}
RENDERERS = {**flash_sale_notices.RENDERERS, **flash_sale_screens.RENDERERS}
SALE = {"title": TITLE, "code": "FWWWWWWW", "sale_id": LONG}
MONEY = {"price_minor": 10**12, "currency": "EUR", "quantity": 1000, "until": LATER}
ROWS: dict[str, list[dict[str, Any]]] = {
    "flash_sale.card": [values(state) for state in FlashSaleCardState],
    "flash_sale.card_edit": [values(state) | {"message_id": 1} for state in FlashSaleCardState],
    PROMOTED: [SALE | MONEY | {"claim_id": LONG, "pay": pay} for pay in PaymentMethod],
    WON: [
        SALE | MONEY | {"claim_id": LONG, "link": link} for link in ("https://shop.example/1", None)
    ],
    UNLUCKY: [SALE | {"number": number} for number in (0, 1, 10_000)],
    STOPPED: [SALE],
    NO_ORDER: [SALE],
    LATE_REFUND: [SALE | {"amount_minor": 10**12, "currency": "EUR"}],
    LAPSED: [SALE | {"claim_id": LONG}],
    REMIND_START: [SALE | {"starts_at": LATER}],
    REMIND_END: [SALE | {"ends_at": LATER}],
}
