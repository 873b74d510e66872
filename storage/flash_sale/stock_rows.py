"""What moves the units of a flash sale: guarded updates, never a look first.

    stock_left  --take--> claim --give--> stock_left
    allotment   --take--> claim --give--> allotment, or stock_left once it has flowed back
    allotment   --flow--> stock_left

On the hot path a press is one update here; all that gives units back holds the sale's row.
"""

from datetime import datetime

from sqlalchemy import or_, select, update

from storage.columns import change_rows
from storage.database import Tx
from storage.flash_sale.tables import Allotment, Claim, FlashSale, SaleState
from storage.promotion.tables import WaitingListEntry
from storage.subject import FLASH_SALE


async def take_common(
    tx: Tx, flash_sale_id: int, units: int, *, open_at: datetime | None = None
) -> bool:
    """Take units that no allotment holds; return False if there are not as many.

    With `open_at` the sale must be open for everybody then, too.
    """
    rows = update(FlashSale).where(
        FlashSale.id == flash_sale_id,
        or_(FlashSale.stock_left.is_(None), FlashSale.stock_left >= units),
    )
    if open_at is not None:
        rows = rows.where(
            FlashSale.state != SaleState.CLOSED,
            FlashSale.starts_at <= open_at,
            FlashSale.ends_at > open_at,
            or_(FlashSale.window_s == 0, FlashSale.drawn_at.is_not(None)),
        )
    changed = await change_rows(tx, rows.values(stock_left=FlashSale.stock_left - units))
    return changed > 0


async def take_allotted(tx: Tx, flash_sale_id: int, chat_id: int, units: int) -> bool:
    """Take units kept for a chat; return False if there are not as many."""
    changed = await change_rows(
        tx,
        update(Allotment)
        .where(
            Allotment.flash_sale_id == flash_sale_id,
            Allotment.chat_id == chat_id,
            Allotment.units_left >= units,
        )
        .values(units_left=Allotment.units_left - units),
    )
    return changed > 0


async def give_common(tx: Tx, flash_sale_id: int, units: int) -> None:
    """Give units back to everybody; unlimited stays unlimited."""
    await change_rows(
        tx,
        update(FlashSale)
        .where(FlashSale.id == flash_sale_id)
        .values(stock_left=FlashSale.stock_left + units),
    )


async def give_allotted(tx: Tx, flash_sale_id: int, chat_id: int, units: int) -> None:
    """Give units back to a chat's allotment."""
    await change_rows(
        tx,
        update(Allotment)
        .where(Allotment.flash_sale_id == flash_sale_id, Allotment.chat_id == chat_id)
        .values(units_left=Allotment.units_left + units),
    )


async def lock_allotments(tx: Tx, flash_sale_id: int) -> dict[int, int]:
    """Return what is left for each chat that has an allotment, held until the transaction ends."""
    rows = select(Allotment).where(Allotment.flash_sale_id == flash_sale_id)
    rows = rows.order_by(Allotment.chat_id).with_for_update()
    found = await tx.scalars(rows.execution_options(populate_existing=True))
    return {row.chat_id: row.units_left for row in found}


async def empty_allotments(tx: Tx, flash_sale_id: int) -> int:
    """Take all that is left out of the allotments; return how many units that was."""
    left = sum((await lock_allotments(tx, flash_sale_id)).values())
    await change_rows(
        tx, update(Allotment).where(Allotment.flash_sale_id == flash_sale_id).values(units_left=0)
    )
    return left


async def allotments_left(tx: Tx, flash_sale_id: int) -> dict[int, int]:
    """Return what is left for each chat that has an allotment."""
    rows = select(Allotment.chat_id, Allotment.units_left)
    rows = rows.where(Allotment.flash_sale_id == flash_sale_id).order_by(Allotment.chat_id)
    return dict((await tx.execute(rows)).all())


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup: what is kept for it, and what came from it."""
    already = select(Allotment.flash_sale_id).where(Allotment.chat_id == new)
    kept = update(Allotment).where(
        Allotment.chat_id == old, Allotment.flash_sale_id.not_in(already)
    )
    await change_rows(tx, kept.values(chat_id=new))
    claims = update(Claim).where(Claim.chat_id == old)
    await change_rows(tx, claims.values(chat_id=new))
    line = update(WaitingListEntry).where(
        WaitingListEntry.chat_id == old, WaitingListEntry.subject == FLASH_SALE
    )
    await change_rows(tx, line.values(chat_id=new))
