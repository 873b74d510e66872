"""What a draw writes down: thousands of rows, in a statement for each kind."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, update

from storage.database import Tx
from storage.flash_sale.tables import Claim
from storage.promotion.tables import WaitingListEntry, WaitingListState
from storage.subject import FLASH_SALE


async def record_draw(tx: Tx, drawn: Sequence[tuple[int, str, int | None, bool]]) -> None:
    """Give each claim its (state, rank, whether out of an allotment)."""
    if not drawn:
        return
    claims = Claim.__table__
    rows = (
        update(claims)  # type: ignore[arg-type]
        .where(claims.c.id == bindparam("claim_id"))
        .values(state=bindparam("to"), rank=bindparam("place"), allotted=bindparam("kept"))
    )
    cells = [
        {"claim_id": claim_id, "to": str(state), "place": rank, "kept": allotted}
        for claim_id, state, rank, allotted in drawn
    ]
    connection = await tx.connection()
    await connection.execute(rows, cells)


async def append_to_waiting_list(
    tx: Tx, sale_id: int, places: Sequence[tuple[int, int, int | None]], *, now: datetime
) -> None:
    """Put (member, quantity, chat) at the end of a sale's waiting list, in this order."""
    cells = [
        {
            "subject": FLASH_SALE,
            "subject_id": sale_id,
            "member_id": member_id,
            "quantity": quantity,
            "since": now,
            "chat_id": chat_id,
            "state": WaitingListState.WAITING,
        }
        for member_id, quantity, chat_id in places
    ]
    if cells:
        await tx.execute(insert(WaitingListEntry), cells)
