"""It has arrived: whoever says so names a promotion, a store, or both; those it concerns are told once.

    said -> a row -> told page by page, each voucher marked in the transaction that queues its notice -> done

A voucher that was told of one arrival is not told of the next.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from domain.pickup.choice import PickupFacts, settle_vouchers
from domain.refusal import Refused
from storage.columns import lock_row
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind
from storage.pickup import waiting_vouchers
from storage.pickup.tables import Arrival
from storage.pickup.waiting_vouchers import PickupScope

PAGE = 200
"""Vouchers that are told in one transaction."""


class PickupArrived(TypedDict):
    """What somebody waits for is there."""

    voucher_id: int
    title: str
    quantity: int
    expires_at: str
    pickup: PickupFacts


ARRIVED: Kind[PickupArrived] = Kind("pickup.arrived")


async def announce(tx: Tx, scope: PickupScope, by_id: int | None, *, now: datetime) -> int:
    """Say that something has arrived; return how many vouchers will be told."""
    waiting = await waiting_vouchers.count_untold(tx, scope)
    if not waiting:
        raise Refused("pickup.nobody_waits")
    arrival = Arrival(
        said_at=now,
        said_by=by_id,
        subject=scope.subject,
        subject_id=scope.subject_id,
        store_id=scope.store_id,
    )
    tx.add(arrival)
    await tx.flush()
    return waiting


async def tell_page(tx: Tx, arrival_id: int, *, now: datetime) -> int:
    """Tell some of those whom an arrival concerns; return how many. Done twice, nobody hears it twice."""
    arrival = await lock_row(tx, Arrival, Arrival.id == arrival_id)
    if arrival is None or arrival.done_at is not None:
        return 0
    scope = PickupScope(arrival.subject, arrival.subject_id, arrival.store_id)
    page = await waiting_vouchers.lock_untold(tx, scope, now=now, limit=PAGE)
    if not page:
        arrival.done_at = now
        await tx.flush()
        return 0
    where = await settle_vouchers(tx, page, now=now)
    told: Sequence[tuple[int, PickupArrived]] = [
        (
            voucher.member_id,
            PickupArrived(
                voucher_id=voucher.id,
                title=voucher.title,
                quantity=voucher.quantity,
                expires_at=voucher.expires_at.isoformat(),
                pickup=where[voucher.subject, voucher.subject_id],
            ),
        )
        for voucher in page
    ]
    for voucher in page:
        voucher.arrived_at = now
    arrival.told += len(page)
    latest = max(voucher.expires_at for voucher in page)
    await outbox.put_notices(tx, ARRIVED, told, now=now, expires_at=latest)
    await tx.flush()
    return len(page)
