"""Affiliate networks at every stage, with many accounts and long codes."""

from typing import Any

from aiogram.fsm.state import State

from domain.affiliate.networks import bundled
from domain.affiliate.product import LinkBook, PartnerAccount, find_product
from domain.affiliate.rewrite import build_link
from handlers.admin.affiliates import affiliates_page, orders_page
from handlers.admin.states import Affiliates
from storage.affiliate.tables import AffiliateAccount
from tests.screens.voucher import NOON
from views.affiliate import affiliate_screens
from views.i18n import translator

T = translator("en")
NETWORKS = {one.name: one for one in bundled()}


def account(network: str, shops: int, codes: int = 0) -> AffiliateAccount:
    """Return an account with so many shops and codes."""
    made = AffiliateAccount(
        network=network,
        partner="x" * 40,
        added_at=NOON,
        programmes={
            f"{'s' * 60}{n}.example": dict.fromkeys(NETWORKS[network].programme, "y" * 40)
            for n in range(shops)
        },
        pool={"codes": ["shop-21"] * codes} if codes else {},
    )
    made.id = 2**31 - 1
    return made


FULL, EMPTY = account("impact", 20, 100), account("amazon", 0)
ONE = [affiliates_page.one_values(one, NETWORKS, 50_000, T) for one in (FULL, EMPTY)]
BOOK = LinkBook(bundled(), [PartnerAccount("ebay", "5338000001")])
LONG = "https://www.ebay.de/itm/123456789012?hash=1&x=" + "z" * 1_500
MADE = find_product(LONG, BOOK)
SHOWN = affiliate_screens.rewritten(build_link(MADE, BOOK), MADE.network, T)
FULL.key_digest, FULL.heard_at, FULL.tested_at, FULL.advance_days = "x", NOON, NOON, 365
REASONS = ("status", "parent", "currency", "amount", "time", "order", "reversed", "broken")
SUMS = [
    (currency, state, 1_000_000, 10**12, 10**11)
    for currency in ("EUR", "CNY")
    for state in ("pending", "approved", "payable", "reversed")
]
ORDERS = [
    orders_page.order_values(
        FULL, NETWORKS["impact"], [(one, 1_000, "&" * 100) for one in REASONS], SUMS, 1_000, T
    ),
    orders_page.order_values(EMPTY, NETWORKS["amazon"], [], [], 0, T),
]
SAMPLES: dict[State, list[dict[str, Any]]] = {
    Affiliates.all: [
        affiliates_page.all_values([FULL, EMPTY] * 25, NETWORKS),
        affiliates_page.all_values([], NETWORKS),
    ],
    Affiliates.network: [affiliates_page.network_values(NETWORKS.values())],
    Affiliates.partner: [affiliates_page.chosen_values(one) for one in bundled()],
    Affiliates.one: ONE,
    Affiliates.shop: ONE,
    Affiliates.orders: ORDERS,
    Affiliates.link: [affiliates_page.link_values(SHOWN), affiliates_page.link_values("")],
}
