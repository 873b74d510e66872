"""Who may see a packing list: admins of everything each one, staff those of their own stores."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain import store as domain_store
from domain.code import normalize
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage import stores
from storage.admin import roles
from storage.database import Tx
from storage.flash_sale import sales
from storage.group_buy import offers
from storage.order_list import lists
from storage.packing.packing_rows import PackingScope
from storage.pickup.points import ORDER_TABLES
from storage.pickup.waiting_vouchers import PickupScope
from storage.stores import Store
from storage.subject import FLASH_SALE, GROUP_BUY, ORDER_LIST

PROMOTIONS_MAX = 10
"""Of each kind, the newest."""
DAYS = 14
PROMOTIONS = {orders.promotion: orders.promotions for orders in ORDER_TABLES.values()}
"""Tables of promotions, by what they are called in `storage.subject`."""


async def require(tx: Tx, member_id: int, scope: PackingScope) -> None:
    """Refuse whoever hands out nothing there, as it is now."""
    if await roles.is_admin(tx, member_id):
        return
    if scope.store_id not in {one.id for one in await stores.of_staff(tx, member_id)}:
        raise Refused("packing.nobody")


async def lists_of(
    tx: Tx, member_id: int
) -> tuple[Sequence[Store], Sequence[tuple[str, int, str]]]:
    """Return the stores whose lists somebody may see, and to admins the newest promotions; or refuse."""
    mine = await domain_store.redeemable_stores(tx, member_id)
    if not await roles.is_admin(tx, member_id):
        if not mine:
            raise Refused("packing.nobody")
        return mine, []
    group_buys = await offers.listed(tx, limit=PROMOTIONS_MAX)
    flash_sales = await sales.listed(tx, limit=PROMOTIONS_MAX)
    found = [(GROUP_BUY, one.id, one.title, one.created_at) for one in group_buys]
    found += [(FLASH_SALE, one.id, one.title, one.created_at) for one in flash_sales]
    found += [
        (ORDER_LIST, one.id, one.title, one.created_at)
        for one in await lists.listed(tx, limit=PROMOTIONS_MAX)
    ]
    found.sort(key=lambda one: one[3], reverse=True)
    return mine, [one[:3] for one in found]


async def find_scopes(tx: Tx, member_id: int, typed: str) -> list[PackingScope]:
    """Return the lists of the promotion or store with a code that somebody may see; or refuse.

    Staff see what a promotion hands out in each of their stores.
    """
    code = normalize(typed)
    mine = await domain_store.redeemable_stores(tx, member_id)
    everywhere = await roles.is_admin(tx, member_id)
    if not mine and not everywhere:
        raise Refused("packing.nobody")
    store = await stores.by_code(tx, code)
    if store is not None:
        scope = PackingScope(store_id=store.id)
        await require(tx, member_id, scope)
        return [scope]
    promotion = await find_promotion(tx, code)
    if promotion is None:
        raise Refused("packing.unknown", code=code[:TYPED_SHOWN_MAX])
    if everywhere:
        return [PackingScope(*promotion)]
    return [PackingScope(*promotion, one.id) for one in mine]


async def find_promotion(tx: Tx, code: str) -> tuple[str, int] | None:
    """Return what the promotion of a code is, and its id."""
    offer = await offers.by_code(tx, code)
    if offer is not None:
        return GROUP_BUY, offer.id
    sale = await sales.by_code(tx, code)
    if sale is not None:
        return FLASH_SALE, sale.id
    order_list = await lists.by_code(tx, code)
    return None if order_list is None else (ORDER_LIST, order_list.id)


async def title_of(tx: Tx, scope: PackingScope) -> str:
    """Return what a list is of: the promotion, the store, or both."""
    named = []
    if scope.subject is not None:
        promotion = await tx.get(PROMOTIONS[scope.subject], scope.subject_id)
        named.append("" if promotion is None else str(promotion.title))
    if scope.store_id is not None:
        store = await tx.get(Store, scope.store_id)
        named.append("" if store is None else store.name)
    return " · ".join(filter(None, named))


def to_arrival(scope: PackingScope) -> PickupScope:
    """Return whom it concerns that what is on a list has arrived."""
    return PickupScope(scope.subject, scope.subject_id, scope.store_id)


def next_days(now: datetime, zone: str) -> list[date]:
    """Return today and the days after it, on the clocks of a zone."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return [today + timedelta(days=step) for step in range(DAYS)]
