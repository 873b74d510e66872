"""One place and time for everything in a member's basket that may be had there.

each open order -> the stores it may be fetched at -> the member chooses one, and a time
                -> those that may be had there and then are written down one by one
                -> the others keep what they had, and are named
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.basket.basket import open_orders
from domain.pickup import choice
from domain.pickup.choice import PickupOrder, PickupQuestion, is_choosable
from domain.pickup.pickup_time import PickupTime
from domain.refusal import Refused
from storage.database import Tx
from storage.pickup.tables import PickupChoice
from storage.stores import Store

TOGETHER = "b0"
"""What stands in place of an order's short name where all of a basket are meant."""


@dataclass(frozen=True, slots=True)
class PickupTogether:
    """A member's open orders whose place may be chosen, seen as one."""

    orders: Sequence[PickupOrder]

    @property
    def stores(self) -> Sequence[Store]:
        """Every store that takes some of them, those first that take the most."""
        found = {store.id: store for order in self.orders for store in order.stores}
        return sorted(found.values(), key=lambda one: (-len(self.at(one.id)), one.id))

    @property
    def choice(self) -> PickupChoice | None:
        """What all of them have now; None where they differ."""
        have = [order.choice for order in self.orders]
        same = {(one.store_id, one.day, one.minute) if one else None for one in have}
        return have[0] if len(same) == 1 else None

    @property
    def question(self) -> PickupQuestion:
        return PickupQuestion(TOGETHER, "", self.stores)

    def at(self, store_id: int) -> list[PickupOrder]:
        """Return the orders that may be fetched in a store."""
        return [one for one in self.orders if store_id in {store.id for store in one.stores}]


Choosing = PickupOrder | PickupTogether
"""What somebody chooses a place for: one order, or all in their basket."""


@dataclass(frozen=True, slots=True)
class ChosenTogether:
    """What was written down, and the titles of what stays as it was."""

    store: Store
    at: tuple[str, int | None] | None
    done: int
    others: Sequence[str]


async def find_choosing(tx: Tx, member_id: int, key: str, *, now: datetime) -> Choosing:
    """Return a member's own order by its short name, or all that are in their basket; or refuse."""
    if key != TOGETHER:
        return await choice.find_order(tx, member_id, key, now=now)
    rows = await open_orders(tx, member_id)
    return await find_together(tx, member_id, [row.key for row in rows], now=now)


async def times_of(tx: Tx, choosing: Choosing, store: Store, *, shop_zone: str) -> list[PickupTime]:
    """Return the times that a store has for what is chosen for."""
    if isinstance(choosing, PickupTogether):
        return await times(tx, choosing, store, shop_zone=shop_zone)
    return await choice.times(tx, choosing, store, shop_zone=shop_zone)


async def find_together(
    tx: Tx, member_id: int, keys: Sequence[str], *, now: datetime
) -> PickupTogether:
    """Return those of a member's orders whose place may be chosen; refuse where there is none."""
    found = [await choice.find_order(tx, member_id, key, now=now) for key in keys]
    choosable = [order for order in found if is_choosable(order.stores)]
    if not choosable:
        raise Refused("basket.no_pickup")
    return PickupTogether(choosable)


async def times(
    tx: Tx, together: PickupTogether, store: Store, *, shop_zone: str
) -> list[PickupTime]:
    """Return the times of a store at which all that may be had there can be fetched."""
    first, *more = together.at(store.id)
    offered = await choice.times(tx, first, store, shop_zone=shop_zone)
    for order in more:
        its = {one.key: one for one in await choice.times(tx, order, store, shop_zone=shop_zone)}
        offered = [_fewer(one, its[one.key]) for one in offered if one.key in its]
    return offered


def _fewer(one: PickupTime, other: PickupTime) -> PickupTime:
    """Return the one of two looks at a time that has fewer places."""
    if one.left is None or other.left is None:
        return one
    return min(one, other, key=lambda each: each.left or 0)


async def choose(
    tx: Tx,
    together: PickupTogether,
    store_id: int,
    at: tuple[str, int | None] | None,
    *,
    now: datetime,
    shop_zone: str,
) -> ChosenTogether:
    """Write down where and when all is fetched that can be; refuse if nothing can."""
    there = together.at(store_id)
    if not there:
        raise Refused("pickup.not_here")
    store = next(one for one in there[0].stores if one.id == store_id)
    others = [one.row.title for one in together.orders if one not in there]
    done, refused = 0, None
    for order in sorted(there, key=lambda one: one.key):
        try:
            async with tx.begin_nested():
                await choice.choose(tx, order, store_id, at, now=now, shop_zone=shop_zone)
            done += 1
        except Refused as no:
            refused = no
            others.append(order.row.title)
    if refused is not None and not done:
        raise refused
    return ChosenTogether(store, at, done, others)
