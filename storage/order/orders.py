"""Orders: one query over the seats, claims, orders of lists and purchases that there are; no table of its own.

    seat        a place in a group buy, or in a team of one, paid or not
    claim       units of a flash sale; an entry of a draw is none yet
    list order  what a member orders from an order list
    purchase    what an operator wrote down, because somebody earns on it

Their states, as whoever runs the shop needs them:

    pending     others have to join, or its member has to say yes
    to_pay      the shop behind the link waits for the money
    ready       there is a voucher that nobody has brought yet
    done        picked up, or written down as bought
    refund      the shop owes money
    over        left, lapsed, released, given back, or its voucher is over
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, union_all

from storage.commission.tables import Conversion
from storage.database import Tx
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import Seat
from storage.order.order_columns import BRANCHES, Branch, OrderKind, OrderState
from storage.order_list.tables import ListOrder
from storage.personal_data import ANONYMOUS_IDS_FROM
from storage.subject import CLAIM, LIST_ORDER, SEAT

PAGE_SIZE = 8
"""Orders on one page."""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order; `amount_minor` is for all its units, in minor units of `currency`."""

    kind: OrderKind
    id: int
    """Of the seat, claim or purchase."""
    state: OrderState
    at: datetime
    title: str
    quantity: int
    amount_minor: int
    currency: str
    member_id: int
    name: str
    """Empty once its member was erased."""
    username: str | None
    chat_id: int | None
    """Where it was made; None is in private, or at the counter."""
    chat_title: str | None
    promotion_id: int | None
    """Of the group buy or flash sale; None of a recorded purchase."""
    promotion_code: str | None
    voucher_id: int | None
    note: str = ""
    """What its member wants whoever packs it to know."""

    @property
    def key(self) -> str:
        """The short name of an order: `s12`, `c3`, `l5`, `p7`."""
        return f"{BRANCHES_BY_KIND[self.kind].letter}{self.id}"

    @property
    def subject(self) -> str | None:
        """What payments and vouchers call it; None where there are none."""
        if self.kind is OrderKind.PURCHASE:
            return None
        subjects = {OrderKind.FLASH_SALE: CLAIM, OrderKind.ORDER_LIST: LIST_ORDER}
        return subjects.get(self.kind, SEAT)


BRANCHES_BY_KIND = {kind: branch for branch in BRANCHES for kind in branch.kinds}
BRANCHES_BY_LETTER = {branch.letter: branch for branch in BRANCHES}


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders are meant; None is any."""

    state: OrderState | None = None
    chat_id: int | None = None
    group_buy_id: int | None = None
    flash_sale_id: int | None = None
    order_list_id: int | None = None
    member_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Before this moment."""
    newest_of_each: bool = False
    """Of each member the newest alone, and none of those who were erased."""


@dataclass(frozen=True, slots=True)
class OrderPosition:
    """A place in the list of all orders, the newest first."""

    at: datetime
    key: str


@dataclass(frozen=True, slots=True)
class OrderPage:
    """Some orders, the newest first, and whether there are others on either side."""

    orders: Sequence[OrderRow]
    newer: bool
    older: bool


ANY = OrderFilter()


async def page(
    tx: Tx,
    wanted: OrderFilter = ANY,
    *,
    older_than: OrderPosition | None = None,
    newer_than: OrderPosition | None = None,
    limit: int = PAGE_SIZE,
) -> OrderPage:
    """Return a page of what is wanted: the first one, or the one that begins behind or ends before."""
    if newer_than is not None:
        found = await _rows(tx, wanted, newer_than, up=True, limit=limit + 1)
        if len(found) <= limit:
            return await page(tx, wanted, limit=limit)
        return OrderPage(found[:limit][::-1], newer=True, older=True)
    found = await _rows(tx, wanted, older_than, up=False, limit=limit + 1)
    return OrderPage(found[:limit], newer=older_than is not None, older=len(found) > limit)


async def count(tx: Tx, wanted: OrderFilter = ANY) -> int:
    """Return how many orders are wanted."""
    numbers = [
        branch.joined(select(func.count()).select_from(branch.table), wanted.state is not None)
        .where(*_conditions(branch, wanted))
        .scalar_subquery()
        for branch in _branches(wanted)
    ]
    return sum((await tx.execute(select(*numbers))).one()) if numbers else 0


async def find(tx: Tx, key: str) -> OrderRow | None:
    """Return the order of this short name."""
    branch, number = BRANCHES_BY_LETTER.get(key[:1]), key[1:]
    if branch is None or not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    rows = branch.rows().where(branch.table.id == int(number), *branch.counts)
    found = (await tx.execute(rows)).mappings().one_or_none()
    return None if found is None else _row(found)


async def _rows(
    tx: Tx, wanted: OrderFilter, position: OrderPosition | None, *, up: bool, limit: int
) -> list[OrderRow]:
    """Return orders on one side of a position, the nearest first."""
    parts = []
    for branch in _branches(wanted):
        rows = branch.rows().where(*_conditions(branch, wanted))
        if position is not None:
            rows = rows.where(_beside(branch, position, up=up))
        order = [branch.at.asc(), branch.table.id.asc()]
        if not up:
            order = [branch.at.desc(), branch.table.id.desc()]
        parts.append(select(rows.order_by(*order).limit(limit).subquery()))
    if not parts:
        return []
    whole = union_all(*parts).subquery()
    at, rank, number = whole.c.at, whole.c.rank, whole.c.id
    order = [at.asc(), rank.desc(), number.asc()] if up else [at.desc(), rank, number.desc()]
    found = await tx.execute(select(whole).order_by(*order).limit(limit))
    return [_row(row) for row in found.mappings()]


def _branches(wanted: OrderFilter) -> list[Branch]:
    """Return the branches that can have what is wanted."""
    return [
        branch
        for branch in BRANCHES
        if (wanted.group_buy_id is None or branch.table is Seat)
        and (wanted.flash_sale_id is None or branch.table is Claim)
        and (wanted.order_list_id is None or branch.table is ListOrder)
        and (wanted.chat_id is None or branch.table is not Conversion)
        and (wanted.state is None or wanted.state in branch.states)
    ]


def _conditions(branch: Branch, wanted: OrderFilter) -> list[ColumnElement[bool]]:
    table: Any = branch.table
    found = list(branch.counts)
    if wanted.state is not None:
        found += [branch.states[wanted.state], branch.state == wanted.state]
    if wanted.chat_id is not None:
        found.append(table.chat_id == wanted.chat_id)
    if wanted.group_buy_id is not None:
        found.append(table.group_buy_id == wanted.group_buy_id)
    if wanted.flash_sale_id is not None:
        found.append(table.flash_sale_id == wanted.flash_sale_id)
    if wanted.order_list_id is not None:
        found.append(table.order_list_id == wanted.order_list_id)
    if wanted.member_id is not None:
        found.append(branch.member_id == wanted.member_id)
    if wanted.since is not None:
        found.append(branch.at >= wanted.since)
    if wanted.until is not None:
        found.append(branch.at < wanted.until)
    if wanted.newest_of_each:
        # With a sum SQLite does not walk by member, but by time: the first page is found at once.
        found.append(branch.member_id + 0 < ANONYMOUS_IDS_FROM)
        found += [~branch.has_newer(other) for other in BRANCHES]
    return found


def _beside(branch: Branch, position: OrderPosition, *, up: bool) -> ColumnElement[bool]:
    """Return the condition that a row stands behind a position, or before it."""
    its, number = BRANCHES_BY_LETTER[position.key[:1]], int(position.key[1:])
    at, same = branch.at, branch.at == position.at
    if up:
        nearer = [at > position.at]
        tied = branch.rank < its.rank or (branch is its and branch.table.id > number)
    else:
        nearer = [at < position.at]
        tied = branch.rank > its.rank or (branch is its and branch.table.id < number)
    if tied is not False:
        nearer.append(same if tied is True else and_(same, tied))
    return or_(*nearer)


def _row(found: Mapping[Any, Any]) -> OrderRow:
    values = {name: found[name] for name in OrderRow.__dataclass_fields__}
    kind, state = OrderKind(found["kind"]), OrderState(found["state"])
    return OrderRow(**{**values, "kind": kind, "state": state})
