"""A promoter's shop with the longest titles, full and empty."""

from datetime import UTC, datetime
from typing import Any

from aiogram.types import User

from domain.deal.deal import deal_post
from domain.promoter_shop import DEALS_MAX
from storage.deal.tables import Deal
from storage.members import Member
from storage.promoter_shops import PromoterShop
from views import promoter_shop_screens
from views.promoter_shop_screens import ShopStats

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ME = User(id=42, is_bot=True, first_name="Tuan", username="t" * 32)
INLINE = ME.model_copy(update={"supports_inline_queries": True})
OWNER = Member(id=7, name="<" * 64, code="W" * 7, first_seen_at=NOON, last_seen_at=NOON)
SHOP = PromoterShop(member_id=7, title="&" * 64, made_at=NOON)
MANY = ShopStats(10**6, 10**6, 10**6, 10**6)


def deal(number: int = 1, **values: Any) -> Deal:
    """A deal with a long title."""
    given: dict[str, Any] = {
        "code": "K7Q2K7Q2",
        "source": "feed",
        "source_id": str(number),
        "title": "Й" * 200,
        "price_minor": 10**11,
        "currency": "EUR",
        "link": "https://shop.example/1?colour=red",
        "created_at": NOON,
        "changed_at": NOON,
    }
    made = Deal(**(given | values))
    made.id = number
    return made


PAGE = [deal(number) for number in range(promoter_shop_screens.PER_PAGE)]
VALUES = deal_post(deal(), "Europe/Berlin")
RUNNING = [("group_buy", "G7Q2KG7Q2K"), ("flash_sale", "F7Q2KF7Q2K")]
SCREENS = {
    "promoter_shop_screens.own": lambda t: [
        promoter_shop_screens.own(SHOP, OWNER, on_show, MANY, t, me)
        for on_show in (0, 50)
        for me in (ME, INLINE)
    ],
    "promoter_shop_screens.which_title": promoter_shop_screens.which_title,
    "promoter_shop_screens.title_sure": lambda t: promoter_shop_screens.title_sure(
        "<" * 64, "&" * 64, t
    ),
    "promoter_shop_screens.choose": lambda t: [
        promoter_shop_screens.choose(PAGE, {1, 3}, t, number=999, pages=10_000),
        promoter_shop_screens.choose([], (), t, number=0, pages=0),
    ],
    "promoter_shop_screens.order": lambda t: promoter_shop_screens.order([deal()] * DEALS_MAX, t),
    "promoter_shop_screens.shown": lambda t: [
        promoter_shop_screens.shown(SHOP, OWNER, PAGE, t, number=999, pages=10_000),
        promoter_shop_screens.shown(SHOP, OWNER, [], t, number=0, pages=0),
    ],
    "promoter_shop_screens.deal": lambda t: [
        promoter_shop_screens.deal(VALUES, OWNER, RUNNING, t, ME, number=999),
        promoter_shop_screens.deal(VALUES | {"link": None}, OWNER, [], t, ME, number=0),
    ],
}
ROWS: dict[str, list[dict[str, Any]]] = {}
