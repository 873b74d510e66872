"""Orders as whoever packs them needs them: with store, day and what is to be paid; of every kind at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Select, and_, func, null, select, union_all

from storage.database import Tx
from storage.option import promotion_options
from storage.order.order_columns import Branch, OrderState
from storage.order.orders import BRANCHES_BY_LETTER
from storage.order_list.tables import ListOrderLine, OrderListItem
from storage.packing.tables import PackedOrder, PackingList
from storage.pickup.points import ORDER_TABLES, OrderTable
from storage.pickup.tables import PickupChoice
from storage.subject import LIST_ORDER
from storage.vouchers import Voucher

LINES_MAX = 5_000
"""Orders of one list."""
IDS_AT_ONCE = 500
PACKED = (OrderState.TO_PAY, OrderState.READY, OrderState.DONE)
"""What stands on a list; orders whose group is still forming do not."""


@dataclass(frozen=True, slots=True)
class PackingScope:
    """What a list is of: a promotion, a store, a day; None is any."""

    subject: str | None = None
    subject_id: int | None = None
    store_id: int | None = None
    day: str | None = None
    """In ISO 8601; orders without a day are on the list of every day."""

    @property
    def key(self) -> str:
        """What the list is kept under: `group_buy:12|3|2026-12-06`."""
        promotion = "" if self.subject is None else f"{self.subject}:{self.subject_id}"
        return f"{promotion}|{self.store_id or ''}|{self.day or ''}"


@dataclass(frozen=True, slots=True)
class PackingRow:
    """One order of a list; amounts are in minor units of `currency`."""

    key: str
    """The short name of the order."""
    subject: str
    id: int
    state: OrderState
    at: datetime
    title: str
    quantity: int
    amount_minor: int
    currency: str
    member_id: int
    name: str
    username: str | None
    store_id: int | None
    day: str | None
    minute: int | None
    due_minor: int | None
    """What is to be paid at pick-up; None before there is a voucher."""
    voucher_id: int | None
    packed: str | None
    """The digest of what was packed; None is not packed."""
    option: str = ""
    note: str = ""
    contents: tuple[tuple[int, str], ...] = ()
    """Units and name of each thing, of an order that has several."""


async def find(tx: Tx, scope: PackingScope, key: str) -> PackingRow | None:
    """Return the order of a short name, if it is on a list."""
    for subject, branch, orders in _tables(scope):
        if branch.letter == key[:1] and key[1:].isdecimal():
            rows = _rows(subject, branch, orders, scope).where(branch.table.id == int(key[1:]))
            found = (await tx.execute(rows)).mappings().all()
            return next(iter(await _whole(tx, found)), None)
    return None


async def listed(tx: Tx, scope: PackingScope, *, limit: int = LINES_MAX) -> list[PackingRow]:
    """Return the orders of a list, the oldest first."""
    parts = [select(_rows(*pair, scope).subquery()) for pair in _tables(scope)]
    if not parts:
        return []
    whole = union_all(*parts).subquery()
    rows = select(whole).order_by(whole.c.at, whole.c.rank, whole.c.id).limit(limit)
    return await _whole(tx, (await tx.execute(rows)).mappings().all())


async def count_pending(tx: Tx, scope: PackingScope) -> int:
    """Return how many orders may still come onto a list: their group is forming."""
    total = 0
    for subject, branch, orders in _tables(scope):
        rows = _rows(subject, branch, orders, scope, (OrderState.PENDING,)).subquery()
        total += await tx.scalar(select(func.count()).select_from(rows)) or 0
    return total


def _tables(scope: PackingScope) -> list[tuple[str, Branch, OrderTable]]:
    return [
        (subject, BRANCHES_BY_LETTER[orders.letter], orders)
        for subject, orders in ORDER_TABLES.items()
        if scope.subject in (None, orders.promotion) and orders.letter in BRANCHES_BY_LETTER
    ]


def _rows(
    subject: str,
    branch: Branch,
    orders: OrderTable,
    scope: PackingScope,
    states: Sequence[OrderState] = PACKED,
) -> Select[Any]:
    its = (PickupChoice.subject == subject, PickupChoice.subject_id == branch.table.id)
    packed = (PackedOrder.subject == subject, PackedOrder.subject_id == branch.table.id)
    store_id = func.coalesce(
        Voucher.redeemed_store_id,
        Voucher.store_id,
        PickupChoice.store_id,
        orders.promotions.store_id,
    )
    rows = branch.rows().outerjoin(PickupChoice, and_(*its)).outerjoin(PackedOrder, and_(*packed))
    rows = rows.add_columns(
        store_id.label("store_id"),
        PickupChoice.day.label("day"),
        PickupChoice.minute.label("minute"),
        Voucher.due_minor.label("due_minor"),
        PackedOrder.digest.label("packed"),
        getattr(branch.table, "option_id", null().cast(Integer)).label("option_id"),
    )
    rows = rows.where(*branch.counts, branch.state.in_(states))
    if scope.subject_id is not None:
        rows = rows.where(orders.promotion_id == scope.subject_id)
    if scope.store_id is not None:
        rows = rows.where(store_id == scope.store_id)
    if scope.day is not None:
        rows = rows.where(func.coalesce(PickupChoice.day, scope.day) == scope.day)
    return rows


async def _whole(tx: Tx, found: Sequence[Mapping[Any, Any]]) -> list[PackingRow]:
    """Return rows with the names of their options, and what is in those that have several things."""
    options = {cells["option_id"] for cells in found if cells["option_id"] is not None}
    names = await promotion_options.labels(tx, list(options)) if options else {}
    lists = [cells["id"] for cells in found if _subject(cells) == LIST_ORDER]
    contents = await _contents(tx, lists)
    return [_row(cells, names, contents) for cells in found]


async def _contents(tx: Tx, ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """Return the units and name of each thing in orders from lists."""
    found: dict[int, list[tuple[int, str]]] = {}
    for start in range(0, len(ids), IDS_AT_ONCE):
        rows = (
            select(ListOrderLine.order_id, ListOrderLine.quantity, OrderListItem.label)
            .join(OrderListItem, OrderListItem.id == ListOrderLine.item_id)
            .where(ListOrderLine.order_id.in_(ids[start : start + IDS_AT_ONCE]))
            .where(ListOrderLine.quantity > 0)
            .order_by(ListOrderLine.order_id, OrderListItem.position)
        )
        for order_id, units, label in await tx.execute(rows):
            found.setdefault(order_id, []).append((units, label))
    return found


def _subject(cells: Mapping[Any, Any]) -> str:
    return next(
        subject
        for subject, orders in ORDER_TABLES.items()
        if orders.letter in BRANCHES_BY_LETTER
        and BRANCHES_BY_LETTER[orders.letter].rank == cells["rank"]
    )


def _row(
    cells: Mapping[Any, Any],
    names: Mapping[int | None, str],
    contents: Mapping[int, Sequence[tuple[int, str]]],
) -> PackingRow:
    subject = _subject(cells)
    plain = {name: cells[name] for name in PackingRow.__dataclass_fields__ if name in cells}
    return PackingRow(
        **plain
        | {
            "key": f"{ORDER_TABLES[subject].letter}{cells['id']}",
            "subject": subject,
            "state": OrderState(cells["state"]),
            "option": names.get(cells["option_id"]) or "",
            "note": cells["note"] or "",
            "contents": tuple(contents.get(cells["id"], ())) if subject == LIST_ORDER else (),
        }
    )


async def find_taken(tx: Tx, scope: PackingScope) -> PackingList | None:
    """Return what the list said when it was last taken along."""
    return await tx.get(PackingList, scope.key, populate_existing=True)


async def mark_packed(
    tx: Tx, subject: str, subject_id: int, digest: str | None, by_id: int | None, *, now: datetime
) -> None:
    """Write down that an order is packed as it is now; without a digest that it is not."""
    known = await tx.get(PackedOrder, (subject, subject_id), populate_existing=True)
    if digest is None:
        if known is not None:
            await tx.delete(known)
    elif known is None:
        tx.add(
            PackedOrder(
                subject=subject, subject_id=subject_id, packed_at=now, digest=digest, by_id=by_id
            )
        )
    else:
        known.packed_at, known.digest, known.by_id = now, digest, by_id
    await tx.flush()
