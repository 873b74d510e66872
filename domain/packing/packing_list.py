"""A packing list: per store, per person, per product, with sums; what changed since it was taken.

    rows of orders -> stores -> people, each with a number -> lines, each with its mark
                             -> products, summed up

Whoever takes a list along as a file goes by it: what is changed, new or gone from then on is marked
until it is taken again, and people keep their numbers.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.refusal import Refused
from storage import stores
from storage.database import Tx
from storage.order import orders
from storage.order.order_columns import OrderState
from storage.packing import packing_rows
from storage.packing.packing_rows import LINES_MAX, PackingRow, PackingScope
from storage.packing.tables import PackingList
from storage.stores import Store

GONE_MAX = 100
"""Orders that are named because they are gone from a list."""
DIGEST_CHARS = 12
Taken = Mapping[str, Sequence[object]]
"""By the short name of an order its digest, and the number of its person."""


class Change(StrEnum):
    """What has become of a line since the list was taken."""

    NONE = "none"
    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PackingLine:
    """One order."""

    row: PackingRow
    change: Change
    packed: bool

    @property
    def fetched(self) -> bool:
        return self.row.state is OrderState.DONE


@dataclass(frozen=True, slots=True)
class PackedPerson:
    """Everything that one person gets in one store."""

    number: int
    member_id: int
    name: str
    username: str | None
    lines: Sequence[PackingLine]


@dataclass(frozen=True, slots=True)
class ProductSum:
    """How much of one thing a store hands out."""

    title: str
    option: str
    units: int
    orders: int


@dataclass(frozen=True, slots=True)
class StoreSheet:
    """What one store hands out; `store` None is wherever people come."""

    store: Store | None
    people: Sequence[PackedPerson]
    products: Sequence[ProductSum]


@dataclass(frozen=True, slots=True)
class GoneOrder:
    """An order that was on the list and is no more."""

    title: str
    quantity: int
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class PackingOverview:
    """A whole list."""

    scope: PackingScope
    sheets: Sequence[StoreSheet]
    gone: Sequence[GoneOrder]
    taken_at: datetime | None
    """Since when changes are marked; None where the list was never taken."""
    pending: int
    """Orders that may still come."""
    whole: bool
    """Whether there are no more orders than a list holds."""

    @property
    def people(self) -> Iterable[PackedPerson]:
        return (person for sheet in self.sheets for person in sheet.people)

    @property
    def lines(self) -> list[PackingLine]:
        return [line for person in self.people for line in person.lines]


def digest(row: PackingRow) -> str:
    """Return a short word that is another one if what is to be packed is."""
    what = (row.title, row.quantity, row.option, row.note, row.contents)
    said = (*what, row.store_id, row.day, row.minute)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:DIGEST_CHARS]


def arrange(
    rows: Sequence[PackingRow], taken: Taken | None, places: Sequence[Store]
) -> list[StoreSheet]:
    """Return the sheets of the stores, in their order, with every person numbered."""
    numbers = number_people(rows, taken or {})
    known: dict[int | None, Store] = {store.id: store for store in places}
    by_store: dict[int | None, list[PackingRow]] = {}
    for row in rows:
        by_store.setdefault(row.store_id, []).append(row)
    order = sorted(by_store, key=lambda number: (number is None, number or 0))
    return [
        StoreSheet(
            known.get(store_id),
            _people(by_store[store_id], taken, numbers),
            sum_products(by_store[store_id]),
        )
        for store_id in order
    ]


def number_people(rows: Sequence[PackingRow], taken: Taken) -> dict[int, int]:
    """Return a number for each member: the one of the list that was taken, or the next free one."""
    numbers: dict[int, int] = {}
    for row in rows:
        if row.key in taken:
            numbers.setdefault(row.member_id, int(str(taken[row.key][1])))
    following = max((int(str(entry[1])) for entry in taken.values()), default=0) + 1
    for row in rows:
        if row.member_id not in numbers:
            numbers[row.member_id] = following
            following += 1
    return numbers


def sum_products(rows: Iterable[PackingRow]) -> list[ProductSum]:
    """Return how much of each thing there is, the same title in any order."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        things = [(units, label, "") for units, label in row.contents]
        for quantity, title, option in things or [(row.quantity, row.title, row.option)]:
            units, number = sums.get((title, option), (0, 0))
            sums[title, option] = (units + quantity, number + 1)
    return [
        ProductSum(title, option, units, number)
        for (title, option), (units, number) in sorted(sums.items())
    ]


def change_of(row: PackingRow, taken: Taken | None) -> Change:
    """Return what has become of an order since the list was taken."""
    if taken is None:
        return Change.NONE
    if row.key not in taken:
        return Change.NEW
    return Change.NONE if taken[row.key][0] == digest(row) else Change.CHANGED


def _people(
    rows: Sequence[PackingRow], taken: Taken | None, numbers: Mapping[int, int]
) -> list[PackedPerson]:
    by_member: dict[int, list[PackingRow]] = {}
    for row in rows:
        by_member.setdefault(row.member_id, []).append(row)
    people = [
        PackedPerson(
            numbers[member_id],
            member_id,
            own[0].name,
            own[0].username,
            [_line(row, taken) for row in own],
        )
        for member_id, own in by_member.items()
    ]
    return sorted(people, key=lambda person: person.number)


def _line(row: PackingRow, taken: Taken | None) -> PackingLine:
    return PackingLine(row, change_of(row, taken), packed=row.packed == digest(row))


async def load(tx: Tx, scope: PackingScope) -> PackingOverview:
    """Return a list as it is now."""
    found = await packing_rows.listed(tx, scope, limit=LINES_MAX + 1)
    rows = found[:LINES_MAX]
    before = await packing_rows.find_taken(tx, scope)
    taken: Taken | None = None if before is None else before.lines
    places = await stores.listed(tx, limit=LINES_MAX)
    return PackingOverview(
        scope,
        arrange(rows, taken, places),
        await _gone(tx, rows, taken or {}),
        None if before is None else before.taken_at,
        await packing_rows.count_pending(tx, scope),
        whole=len(found) <= LINES_MAX,
    )


async def _gone(tx: Tx, rows: Sequence[PackingRow], taken: Taken) -> list[GoneOrder]:
    """Return the first orders that were on the list that was taken and are no more."""
    there = {row.key for row in rows}
    gone = [key for key in taken if key not in there][:GONE_MAX]
    found = [(key, await orders.find(tx, key)) for key in gone]
    return [
        GoneOrder(order.title, order.quantity, order.name, int(str(taken[key][1])))
        for key, order in found
        if order is not None
    ]


async def take(tx: Tx, made: PackingOverview, by_id: int | None, *, now: datetime) -> None:
    """Remember what a list says, since somebody takes it along and goes by it."""
    lines = {
        line.row.key: [digest(line.row), person.number]
        for person in made.people
        for line in person.lines
    }
    known = await packing_rows.find_taken(tx, made.scope)
    if known is None:
        tx.add(PackingList(scope=made.scope.key, taken_at=now, lines=lines, by_id=by_id))
    else:
        known.taken_at, known.lines, known.by_id = now, lines, by_id
    await tx.flush()


async def tick(tx: Tx, scope: PackingScope, key: str, by_id: int | None, *, now: datetime) -> bool:
    """Turn an order of a list from not packed to packed, or back; return whether it is now. Or refuse."""
    row = await packing_rows.find(tx, scope, key)
    if row is None:
        raise Refused("packing.gone")
    if row.state is OrderState.DONE:
        raise Refused("packing.fetched", title=row.title)
    packs = row.packed != digest(row)
    await packing_rows.mark_packed(
        tx, row.subject, row.id, digest(row) if packs else None, by_id, now=now
    )
    return packs
