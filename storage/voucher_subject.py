"""What stands behind a voucher: the seat or claim that is redeemed with it."""

from sqlalchemy import select, update

from storage.database import Tx
from storage.deal import Deal
from storage.flash_sale import Claim, ClaimState, FlashSale
from storage.group_buy import GroupBuy, Seat, SeatState
from storage.subject import SEAT


async def mark(tx: Tx, subject: str, subject_id: int, *, redeemed: bool) -> None:
    """Turn a confirmed seat or claim into a redeemed one, or back."""
    table = Seat if subject == SEAT else Claim
    states = SeatState if subject == SEAT else ClaimState
    before, after = states.CONFIRMED, states.REDEEMED
    if not redeemed:
        before, after = after, before
    await tx.execute(
        update(table)
        .where(table.id == subject_id, table.state == before)
        .values(state=after)
        .execution_options(synchronize_session="fetch")
    )


async def deal_of(tx: Tx, subject: str, subject_id: int) -> Deal | None:
    """Return the deal that a seat or claim is about."""
    rows = select(Deal)
    if subject == SEAT:
        rows = rows.join(GroupBuy, GroupBuy.deal_id == Deal.id)
        rows = rows.join(Seat, Seat.group_buy_id == GroupBuy.id).where(Seat.id == subject_id)
    else:
        rows = rows.join(FlashSale, FlashSale.deal_id == Deal.id)
        rows = rows.join(Claim, Claim.flash_sale_id == FlashSale.id).where(Claim.id == subject_id)
    return (await tx.scalars(rows)).one_or_none()
