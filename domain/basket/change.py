"""Changing a basket: every act is the one that the promotion's own buttons do.

Units are said in all, so doing it twice is doing it once; none takes the order back, or the item out of it.
"""

from datetime import datetime

from domain.basket.basket import NO_ITEM, open_orders, own_order
from domain.flash_sale.claim import give_back_claim
from domain.group_buy.join import change_quantity
from domain.group_buy.leave import leave_team
from domain.order_list.change import OrderChange, cancel_order, change_order
from domain.order_list.rules import clean_note
from domain.refusal import Refused
from storage.database import Tx
from storage.group_buy.tables import Seat
from storage.members import Member
from storage.order import notes
from storage.order.orders import OrderRow
from storage.order.tables import OrderNote
from storage.order_list import list_orders
from storage.subject import LIST_ORDER, SEAT


async def set_units(
    tx: Tx, member: Member, key: str, item_id: int, units: int, *, now: datetime
) -> None:
    """Let an order have so many units of an item, 0 of an order without items; or refuse."""
    row = await own_order(tx, member.id, key)
    if row.subject == LIST_ORDER and item_id != NO_ITEM and row.promotion_id is not None:
        await change_order(tx, row.promotion_id, member, OrderChange({item_id: units}), now=now)
    elif units == 0:
        await _take_back(tx, member, row, now=now)
    elif row.subject == SEAT:
        seat = await tx.get_one(Seat, row.id)
        if seat.quantity != units:
            await change_quantity(tx, seat.team_id, member.id, units, now=now)
    elif units != row.quantity:
        raise Refused("basket.fixed", title=row.title)


async def take_back(tx: Tx, member: Member, key: str, *, now: datetime) -> OrderRow:
    """Take an order out of the basket, or refuse."""
    row = await own_order(tx, member.id, key)
    await _take_back(tx, member, row, now=now)
    return row


async def _take_back(tx: Tx, member: Member, row: OrderRow, *, now: datetime) -> None:
    if row.subject == SEAT:
        seat = await tx.get_one(Seat, row.id)
        await leave_team(tx, seat.team_id, member.id, now=now)
    elif row.subject == LIST_ORDER and row.promotion_id is not None:
        await cancel_order(tx, row.promotion_id, member, now=now)
    else:
        await give_back_claim(tx, row.id, member.id, now=now)


async def set_note(tx: Tx, member: Member, typed: str, *, now: datetime) -> int:
    """Write a note on all orders of the basket, or take it off; return how many. Or refuse.

    Also after the end, until they are fetched: a list that was packed marks it as a late change.
    """
    note = clean_note(typed)
    rows = await open_orders(tx, member.id)
    if not rows:
        raise Refused("basket.empty")
    for row in sorted(rows, key=lambda one: one.key):
        await _note(tx, row, note, now=now)
    await tx.flush()
    return len(rows)


async def _note(tx: Tx, row: OrderRow, note: str, *, now: datetime) -> None:
    subject = row.subject or ""
    if subject == LIST_ORDER:
        order = await list_orders.lock(tx, row.id)
        if order is not None:
            order.note, order.changed_at = note, now
    elif not note:
        await notes.drop(tx, subject, row.id)
    else:
        noted = OrderNote(
            subject=subject, subject_id=row.id, member_id=row.member_id, note=note, written_at=now
        )
        await notes.write(tx, noted)
