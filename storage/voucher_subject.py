"""What stands behind a voucher: the seat or claim that is redeemed with it."""

from sqlalchemy import update

from storage.database import Tx
from storage.flash_sale import Claim, ClaimState
from storage.group_buy import Seat, SeatState


async def mark(tx: Tx, subject: str, subject_id: int, *, redeemed: bool) -> None:
    """Turn a confirmed seat or claim into a redeemed one, or back."""
    table = Seat if subject == "seat" else Claim
    states = SeatState if subject == "seat" else ClaimState
    before, after = states.CONFIRMED, states.REDEEMED
    if not redeemed:
        before, after = after, before
    await tx.execute(
        update(table)
        .where(table.id == subject_id, table.state == before)
        .values(state=after)
        .execution_options(synchronize_session="fetch")
    )
