"""What is in a basket: the orders of one member that are not fetched yet, of every kind.

There is no table of baskets. Who joins, claims or orders has it in the basket by that, and what is
over or fetched is not in it any more; so a basket can hold nothing that its promotion would refuse.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.group_buy.rules import initial_seat_state
from domain.order_list.rules import left_of, most_of
from domain.pickup.choice import CHANGEABLE
from domain.pickup.places import OrderKey, PickupPlace, places_of
from domain.promotion.payment import kept_minor
from domain.refusal import Refused
from storage.database import Tx
from storage.flash_sale.tables import Claim, ClaimState
from storage.group_buy.tables import GroupBuy, PaymentMethod, Seat, SeatState, Team, TeamState
from storage.order import orders
from storage.order.order_columns import OrderKind, OrderState
from storage.order.orders import OrderFilter, OrderRow
from storage.order_list import list_orders, lists
from storage.order_list.tables import ListOrder, OrderList, OrderListItem, OrderListState
from storage.pickup.points import ORDER_TABLES
from storage.promotion import payments
from storage.subject import CLAIM, LIST_ORDER, SEAT
from storage.vouchers import Voucher

ENTRIES_MAX = 50
"""Orders of one basket that are shown, the newest of each state."""
NO_ITEM = 0


@dataclass(frozen=True, slots=True)
class BasketLine:
    """Units of one thing in an order; `most` is how many its member may have, as it is now."""

    item_id: int
    """Of an order list; 0 is the order itself."""
    label: str
    units: int
    most: int
    """No more than `units` where it cannot be raised, and no less."""
    fewer: bool
    """Whether it may be lowered, other than by taking the order back."""


@dataclass(frozen=True, slots=True)
class BasketEntry:
    """One order; `left_minor` is what is still to be paid, in minor units of its currency."""

    row: OrderRow
    lines: Sequence[BasketLine]
    place: PickupPlace | None
    left_minor: int
    leaves: bool
    """Whether its member may take it back."""
    code: str
    """Of its team, flash sale or list: what leads to it."""
    pay: str
    """How it is paid, as a `PaymentMethod`."""
    link: str | None
    """Of the shop that takes the money, if one does."""

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def is_due(self) -> bool:
        """Whether it is to be paid before it can be fetched."""
        return self.row.state is OrderState.TO_PAY and self.left_minor > 0


@dataclass(frozen=True, slots=True)
class Basket:
    """All of a member's orders that are not fetched yet, the newest first."""

    entries: Sequence[BasketEntry]

    @property
    def totals(self) -> Mapping[str, int]:
        """What everything comes to, by currency; never added across currencies."""
        return _sums((one.row.currency, one.row.amount_minor) for one in self.entries)

    @property
    def left(self) -> Mapping[str, int]:
        """What is still to be paid, by currency."""
        return _sums((one.row.currency, one.left_minor) for one in self.entries)

    @property
    def note(self) -> str | None:
        """The note that all orders have; None where they differ."""
        said = {one.row.note for one in self.entries}
        return said.pop() if len(said) == 1 else None


def _sums(amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for currency, minor in amounts:
        found[currency] = found.get(currency, 0) + minor
    return {currency: minor for currency, minor in found.items() if minor}


async def open_orders(tx: Tx, member_id: int) -> list[OrderRow]:
    """Return a member's orders that are not fetched yet, the newest first."""
    found: list[OrderRow] = []
    for state in CHANGEABLE:
        wanted = OrderFilter(member_id=member_id, state=state)
        page = await orders.page(tx, wanted, limit=ENTRIES_MAX)
        found += [row for row in page.orders if row.kind is not OrderKind.PURCHASE]
    return sorted(found, key=lambda row: (row.at, row.key), reverse=True)[:ENTRIES_MAX]


async def own_order(tx: Tx, member_id: int, key: str) -> OrderRow:
    """Return an order of a member's basket by its short name, or refuse."""
    row = await orders.find(tx, key)
    if row is None or row.member_id != member_id or row.subject is None:
        raise Refused("basket.not_in")
    if row.state not in CHANGEABLE:
        raise Refused("basket.over", title=row.title)
    return row


async def load(tx: Tx, member_id: int, *, now: datetime) -> Basket:
    """Return a member's basket as it is now."""
    rows = await open_orders(tx, member_id)
    money: dict[OrderKey, dict[str, int]] = {}
    for subject in (SEAT, CLAIM, LIST_ORDER):
        sums = await payments.sums_of(tx, subject, [r.id for r in rows if r.subject == subject])
        money |= {(subject, number): each for number, each in sums.items()}
    standing = {row.key: await _standing(tx, row, now=now) for row in rows}
    wanted = {(row.subject or "", row.id): standing[row.key].store_id for row in rows}
    places = await places_of(tx, member_id, wanted)
    entries = []
    for row in rows:
        key = (row.subject or "", row.id)
        its = standing[row.key]
        left = await _left(tx, row, money.get(key, {}))
        lines = its.lines
        entries.append(
            BasketEntry(row, lines, places.get(key), left, its.leaves, its.code, its.pay, its.link)
        )
    return Basket(entries)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What a promotion lets a member do with their order now."""

    lines: Sequence[BasketLine]
    leaves: bool
    code: str
    pay: str
    store_id: int | None
    link: str | None = None


async def _left(tx: Tx, row: OrderRow, sums: dict[str, int]) -> int:
    if row.voucher_id is not None:
        return (await tx.get_one(Voucher, row.voucher_id)).due_minor
    return max(0, row.amount_minor - kept_minor(sums))


async def _standing(tx: Tx, row: OrderRow, *, now: datetime) -> _Standing:
    promotion = await tx.get_one(ORDER_TABLES[row.subject or ""].promotions, row.promotion_id)
    if row.subject == SEAT:
        return await _of_seat(tx, row, promotion, now=now)
    if row.subject == CLAIM:
        claim = await tx.get_one(Claim, row.id)
        line = BasketLine(NO_ITEM, row.title, row.quantity, row.quantity, fewer=False)
        leaves = claim.state in (ClaimState.HELD, ClaimState.CONFIRMED)
        return _Standing(
            [line], leaves, promotion.code, promotion.pay, promotion.store_id, promotion.link
        )
    return await _of_list(tx, row, promotion, now=now)


async def _of_seat(tx: Tx, row: OrderRow, offer: GroupBuy, *, now: datetime) -> _Standing:
    seat = await tx.get_one(Seat, row.id)
    team = await tx.get_one(Team, seat.team_id)
    forming = team.state == TeamState.OPEN and now < team.closes_at
    changes = forming and seat.state == SeatState.CONFIRMED
    changes = changes and initial_seat_state(offer) is SeatState.CONFIRMED
    most = max(offer.per_member, row.quantity) if changes else row.quantity
    line = BasketLine(NO_ITEM, row.title, row.quantity, most, fewer=changes)
    return _Standing([line], forming, team.code, offer.pay, offer.store_id, offer.link)


async def _of_list(tx: Tx, row: OrderRow, its: OrderList, *, now: datetime) -> _Standing:
    order = await tx.get_one(ListOrder, row.id)
    is_open = its.state == OrderListState.OPEN and its.starts_at <= now < its.ends_at
    units = {one: line.quantity for one, line in (await list_orders.lines(tx, order.id)).items()}
    lines = [
        _of_item(item, units[item.id], is_open)
        for item in await lists.items(tx, its.id)
        if units.get(item.id)
    ]
    return _Standing(lines, is_open, its.code, PaymentMethod.ON_PICKUP, its.store_id)


def _of_item(item: OrderListItem, units: int, is_open: bool) -> BasketLine:
    most = units
    if is_open:
        free = left_of(item)
        most = most_of(item) if free is None else min(most_of(item), units + free)
    return BasketLine(item.id, item.label, units, max(units, most), fewer=is_open)
