"""A flash sale as many presses meet it: read once and held, its claims written together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from storage.database import Tx
from storage.flash_sale import sales
from storage.flash_sale.sales import COUNTED
from storage.flash_sale.tables import Allotment, Claim, ClaimState, FlashSale

PENDING = (ClaimState.ENTERED, ClaimState.HELD)
"""A member has at most one claim in these states."""


@dataclass(frozen=True, slots=True)
class SaleSnapshot:
    """A flash sale, what is kept for chats, and how some members stand towards it."""

    sale: FlashSale
    allotted: Mapping[int, int]
    """Units left in the allotments, by chat."""
    live: Mapping[int, int]
    """Units that members have entered for, hold or have."""
    counted: Mapping[int, int]
    """Units that count against their limit."""
    pending: Collection[int]
    """Members who have entered, or hold something that they have not paid."""


async def lock_standings(tx: Tx, sale_id: int, members: Collection[int]) -> SaleSnapshot | None:
    """Return how members stand towards a flash sale, which is held until the transaction ends."""
    sale = await sales.lock(tx, sale_id)
    if sale is None:
        return None
    rows = select(Claim.member_id, Claim.quantity, Claim.state).where(
        Claim.flash_sale_id == sale_id,
        Claim.member_id.in_(members),
        Claim.state.in_({*sales.LIVE, *COUNTED}),
    )
    live: dict[int, int] = {}
    counted: dict[int, int] = {}
    pending: set[int] = set()
    for member_id, quantity, state in await tx.execute(rows):
        if state in sales.LIVE:
            live[member_id] = live.get(member_id, 0) + quantity
        if state in COUNTED:
            counted[member_id] = counted.get(member_id, 0) + quantity
        if state in PENDING:
            pending.add(member_id)
    kept = select(Allotment.chat_id, Allotment.units_left).where(Allotment.flash_sale_id == sale_id)
    allotted = dict((await tx.execute(kept)).all())
    return SaleSnapshot(sale, allotted, live, counted, pending)


async def insert_claims(tx: Tx, cells: Sequence[Mapping[str, Any]]) -> Sequence[int]:
    """Write new claims down and return their ids in the same order.

    Raises `IntegrityError` for a member's second one that is entered or held.
    """
    rows = insert(Claim).returning(Claim.id, sort_by_parameter_order=True)
    return (await tx.scalars(rows, list(cells))).all()
