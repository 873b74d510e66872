"""The list of deals at its longest: promotions, categories, a search."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from domain.feeds import limits
from domain.money import Money
from domain.promotion.shelf import SHOWN_MAX, RunningPromotion
from storage.deal.deals import PAGE_SIZE
from storage.deal.tables import Deal
from storage.subject import FLASH_SALE, GROUP_BUY
from views.deal import deal_list_screens
from views.deal.deal_list_screens import CATEGORIES_MAX, FOUND_MAX, DealList
from views.i18n import Translate
from views.screen import Screen
from views.storefront import shop_buttons

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TITLE = ("<&>" * 50)[: limits.TITLE_CHARS_MAX]
PRICE = Money(10**11, "EUR")
CATEGORIES = ["<b>Й" * 20 + str(number) for number in range(CATEGORIES_MAX)]


def deal() -> Deal:
    """A deal with the longest title there is."""
    return Deal(
        code="K7Q2K7Q2",
        source="feed",
        source_id="pot",
        title=TITLE,
        price_minor=10**11,
        list_price_minor=10**12,
        currency="EUR",
        created_at=NOON,
        changed_at=NOON,
    )


def running() -> list[RunningPromotion]:
    """As many promotions as are shown, of both kinds, some with a price alone."""
    return [
        RunningPromotion(kind, 2**31 - 1, "GWWWWWWW", TITLE, PRICE, alone)
        for kind, alone in (
            [(GROUP_BUY, PRICE), (FLASH_SALE, PRICE), (GROUP_BUY, None), (FLASH_SALE, None)] * 2
        )[:SHOWN_MAX]
    ]


def pages(t: Translate) -> list[Screen]:
    """Everything, one category, nothing but what runs, and nothing."""
    page = [deal() for _ in range(PAGE_SIZE)]
    return [
        deal_list_screens.listed(DealList(page, 1, 10_000, running(), CATEGORIES), t),
        deal_list_screens.listed(DealList(page, 1, 10_000, (), CATEGORIES, CATEGORIES[0]), t),
        deal_list_screens.listed(DealList([], 0, 0, running()), t),
        deal_list_screens.listed(DealList([], 0, 0), t),
    ]


def searches(t: Translate) -> list[Screen]:
    """A search that finds more than is shown, and one that finds nothing."""
    some = [deal() for _ in range(FOUND_MAX)]
    return [
        deal_list_screens.found(some, "<" * 64, t, more=True),
        deal_list_screens.found([], "<" * 64, t, more=False),
    ]


def in_private(t: Translate) -> list[Screen]:
    """Every page with the button that opens the shop."""
    url = "https://shop.example/" + "w" * 200
    return [deal_list_screens.with_shop(page, url, t) for page in pages(t)]


def with_pages(t: Translate) -> list[Screen]:
    """A page with a button to its page in the shop, and one for which there is none."""
    url = "https://shop.example/" + "w" * 200
    page = deal_list_screens.found([deal()], "w", t, more=False)
    return [shop_buttons.with_page(page, where, "d_K7Q2", t) for where in (url, None)]


SCREENS: Mapping[str, Callable[[Translate], Screen | list[Screen]]] = {
    "deal_list_screens.listed": pages,
    "deal_list_screens.found": searches,
    "deal_list_screens.with_shop": in_private,
    "shop_buttons.with_page": with_pages,
}
ROWS: Mapping[str, list[dict[str, Any]]] = {}
