"""Where and when a member picks an order up: asked after joining, remembered, changed until it is fetched.

    join -> one store without times: nothing to choose
         -> the store that the member chose last, if the promotion has it -> a time, if it has times
         -> asked in private: store -> day -> time -> written down

A time's places are counted under a lock on its store, so two who reach for the last one are told
apart; a join never waits for an answer and is never refused for one.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from domain.pickup import pickup_time, point
from domain.pickup.pickup_time import PickupTime
from domain.pickup.point import PointFacts, has_times
from domain.refusal import Refused
from storage.columns import lock_row
from storage.database import Tx
from storage.group_buy import seats
from storage.group_buy.tables import GroupBuy, Seat
from storage.order import orders
from storage.order.order_columns import OrderState
from storage.order.orders import OrderRow
from storage.order_list.tables import OrderList
from storage.pickup import choices, points
from storage.pickup.points import ORDER_TABLES
from storage.pickup.tables import PickupChoice
from storage.stores import Store
from storage.subject import GROUP_BUY, LIST_ORDER, SEAT
from storage.vouchers import Voucher

CHANGEABLE = (OrderState.PENDING, OrderState.TO_PAY, OrderState.READY)
"""An order that was fetched, given back or is over stays as it is."""


@dataclass(frozen=True, slots=True)
class PickupQuestion:
    """What a member still has to say of an order: at which store, or when."""

    order: str
    """Its short name, as `OrderRow.key`."""
    title: str
    stores: Sequence[Store]


@dataclass(frozen=True, slots=True)
class PickupOrder:
    """A member's own order, and what may be chosen for it."""

    row: OrderRow
    stores: Sequence[Store]
    choice: PickupChoice | None
    since: datetime
    until: datetime | None
    """Times that are offered begin between the two."""

    @property
    def key(self) -> tuple[str, int]:
        return self.row.subject or "", self.row.id

    @property
    def question(self) -> PickupQuestion:
        return PickupQuestion(self.row.key, self.row.title, self.stores)


class PickupFacts(TypedDict):
    """Where and when an order is picked up, as far as that is known."""

    order: str
    point: PointFacts | None
    """None is in every store, or still to be chosen."""
    day: str | None
    minute: int | None
    choosable: bool
    asks: bool
    """Whether its member still has to choose."""


def is_choosable(stores: Sequence[Store]) -> bool:
    """Whether there is something to choose: among stores, or times."""
    return len(stores) > 1 or any(has_times(store) for store in stores)


def is_open(stores: Sequence[Store], choice: PickupChoice | None) -> bool:
    """Whether the member still has to choose."""
    if choice is None:
        return is_choosable(stores)
    chosen = next((store for store in stores if store.id == choice.store_id), None)
    return chosen is not None and has_times(chosen) and choice.day is None


async def find_order(tx: Tx, member_id: int, key: str, *, now: datetime) -> PickupOrder:
    """Return a member's own order that is still to be fetched, or refuse."""
    row = await orders.find(tx, key)
    table = None if row is None else ORDER_TABLES.get(row.subject or "")
    if row is None or table is None or row.subject is None or row.member_id != member_id:
        raise Refused("pickup.not_yours")
    if row.state not in CHANGEABLE:
        raise Refused("pickup.over", title=row.title)
    promotion = await tx.get_one(table.promotions, row.promotion_id)
    stores = await points.of_promotion(tx, table.promotion, promotion.id, promotion.store_id)
    voucher = None if row.voucher_id is None else await tx.get(Voucher, row.voucher_id)
    waits = row.subject == SEAT and row.state is OrderState.PENDING
    return PickupOrder(
        row,
        stores,
        await choices.find(tx, row.subject, row.id),
        max(now, promotion.ends_at) if waits else now,
        None if voucher is None else voucher.expires_at,
    )


async def times(tx: Tx, order: PickupOrder, store: Store, *, shop_zone: str) -> list[PickupTime]:
    """Return the times that a store has for an order, those that are full too."""
    days = pickup_time.days(store, shop_zone=shop_zone, since=order.since)
    counted = await choices.taken(tx, store.id, [day.isoformat() for day in days], but=order.key)
    offered = pickup_time.offered(
        store, counted, shop_zone=shop_zone, since=order.since, until=order.until
    )
    return list(offered)


async def choose(
    tx: Tx,
    order: PickupOrder,
    store_id: int,
    at: tuple[str, int | None] | None,
    *,
    now: datetime,
    shop_zone: str,
) -> PickupChoice:
    """Write down where an order is picked up, and `at` which day and minute; or refuse."""
    store = await lock_row(tx, Store, Store.id == store_id, key_share=True)
    if store is None or store.closed_at is not None:
        raise Refused("pickup.not_here")
    if store.id not in {one.id for one in order.stores}:
        raise Refused("pickup.not_here")
    if not has_times(store):
        at = None
    elif at is None:
        raise Refused("pickup.no_time", store=store.name)
    else:
        await _check_free(tx, order, store, at, shop_zone=shop_zone)
    subject, order_id = order.key
    choice = PickupChoice(
        subject=subject,
        subject_id=order_id,
        member_id=order.row.member_id,
        store_id=store.id,
        chosen_at=now,
        day=None if at is None else at[0],
        minute=None if at is None else at[1],
    )
    await choices.keep(tx, choice)
    await choices.remember(tx, order.row.member_id, store.id, now=now)
    await choices.move_voucher(tx, subject, order_id, store.id)
    return choice


async def _check_free(
    tx: Tx, order: PickupOrder, store: Store, at: tuple[str, int | None], *, shop_zone: str
) -> None:
    offered = await times(tx, order, store, shop_zone=shop_zone)
    wanted = next((time for time in offered if time.key == at), None)
    if wanted is None:
        raise Refused("pickup.time_over", store=store.name)
    if wanted.left == 0:
        raise Refused("pickup.full", store=store.name)


async def settle(
    tx: Tx, subject: str, owners: Mapping[int, int], *, now: datetime
) -> tuple[dict[int, PickupChoice], dict[int, list[int]]]:
    """Give orders, each with its member, the store that the member chose last, if they may have it.

    Returns the choices that there are then, and the stores of orders that have several.
    """
    several = await points.of_orders(tx, subject, owners)
    chosen = await choices.of_orders(tx, subject, owners)
    waiting = [order_id for order_id in several if order_id not in chosen]
    last = await choices.defaults(tx, {owners[each] for each in waiting}) if waiting else {}
    taken = [
        PickupChoice(
            subject=subject,
            subject_id=order_id,
            member_id=owners[order_id],
            store_id=last[owners[order_id]],
            chosen_at=now,
        )
        for order_id in waiting
        if last.get(owners[order_id]) in several[order_id]
    ]
    tx.add_all(taken)
    await tx.flush()
    return chosen | {one.subject_id: one for one in taken}, several


async def settle_seats(
    tx: Tx, offer: GroupBuy, members: Collection[int], *, now: datetime
) -> dict[int, PickupQuestion]:
    """Settle the seats of members who have just joined; return who has to be asked, and what."""
    stores = await points.of_promotion(tx, GROUP_BUY, offer.id, offer.store_id)
    if not is_choosable(stores):
        return {}
    owners = await seats.live_ids(tx, offer.id, members)
    settled, _ = await settle(tx, SEAT, owners, now=now)
    return {
        member_id: PickupQuestion(f"s{seat_id}", offer.title, stores)
        for seat_id, member_id in owners.items()
        if is_open(stores, settled.get(seat_id))
    }


async def settle_vouchers(
    tx: Tx, issued: Sequence[Voucher], *, now: datetime
) -> dict[tuple[str, int], PickupFacts]:
    """Let new vouchers be redeemed where their members want; return what they say of it."""
    facts: dict[tuple[str, int], PickupFacts] = {}
    for subject in dict.fromkeys(voucher.subject for voucher in issued):
        mine = [voucher for voucher in issued if voucher.subject == subject]
        owners = {voucher.subject_id: voucher.member_id for voucher in mine}
        chosen, several = await settle(tx, subject, owners, now=now)
        for voucher in mine:
            number = voucher.subject_id
            choice = chosen.get(number)
            if choice is not None:
                voucher.store_id = choice.store_id
            facts[subject, number] = await _facts(tx, voucher, choice, several.get(number, ()))
    return facts


async def facts_of(tx: Tx, voucher: Voucher) -> PickupFacts:
    """Return where and when a voucher's order is picked up."""
    choice = await choices.find(tx, voucher.subject, voucher.subject_id)
    several = await points.of_orders(tx, voucher.subject, [voucher.subject_id])
    return await _facts(tx, voucher, choice, several.get(voucher.subject_id, ()))


async def seat_facts(tx: Tx, offer: GroupBuy, seat: Seat) -> PickupFacts:
    """Return where and when a seat's order is picked up, which may have no voucher yet."""
    choice = await choices.find(tx, SEAT, seat.id)
    several = await points.of_orders(tx, SEAT, [seat.id])
    store_id = offer.store_id if choice is None else choice.store_id
    return await _facts_at(tx, SEAT, seat.id, store_id, choice, several.get(seat.id, ()))


async def list_order_facts(tx: Tx, order_list: OrderList, order_id: int) -> PickupFacts:
    """Return where and when an order of a list is picked up, which may have no voucher yet."""
    choice = await choices.find(tx, LIST_ORDER, order_id)
    several = await points.of_orders(tx, LIST_ORDER, [order_id])
    store_id = order_list.store_id if choice is None else choice.store_id
    return await _facts_at(tx, LIST_ORDER, order_id, store_id, choice, several.get(order_id, ()))


async def _facts(
    tx: Tx, voucher: Voucher, choice: PickupChoice | None, several: Sequence[int]
) -> PickupFacts:
    subject, number = voucher.subject, voucher.subject_id
    return await _facts_at(tx, subject, number, voucher.store_id, choice, several)


async def _facts_at(
    tx: Tx,
    subject: str,
    number: int,
    store_id: int | None,
    choice: PickupChoice | None,
    several: Sequence[int],
) -> PickupFacts:
    store = None if store_id is None else await tx.get(Store, store_id)
    times = store is not None and has_times(store)
    choosable = len(several) > 1 or times
    undated = times and (choice is None or choice.day is None)
    return PickupFacts(
        order=f"{ORDER_TABLES[subject].letter}{number}",
        point=None if store is None else point.facts_of(store),
        day=None if choice is None else choice.day,
        minute=None if choice is None else choice.minute,
        choosable=choosable,
        asks=choosable and (store is None or undated),
    )


async def stores_taking(tx: Tx, voucher: Voucher) -> Collection[int] | None:
    """Return the stores that take a voucher; None is every store."""
    if voucher.store_id is not None:
        return [voucher.store_id]
    several = await points.of_orders(tx, voucher.subject, [voucher.subject_id])
    return several.get(voucher.subject_id)
