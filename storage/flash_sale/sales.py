"""Queries on flash sales: found by code, locked, listed; and what a draw writes down."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, case, func, insert, select, update

from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.flash_sale.tables import Claim, ClaimState, FlashSale, SaleState
from storage.option.tables import PromotionOption
from storage.promotion.tables import WaitingListEntry, WaitingListState
from storage.subject import FLASH_SALE

LIVE = (ClaimState.ENTERED, ClaimState.HELD, ClaimState.CONFIRMED)
"""States in which a member can still step back."""
COUNTED = (ClaimState.HELD, ClaimState.CONFIRMED, ClaimState.REDEEMED)
"""States that have units, and that count against a member's limit."""


async def by_code(tx: Tx, code: str) -> FlashSale | None:
    """Return the flash sale with this code, written as it is stored."""
    return (await tx.scalars(select(FlashSale).where(FlashSale.code == code))).one_or_none()


async def lock(tx: Tx, flash_sale_id: int) -> FlashSale | None:
    """Load a flash sale and hold it until the transaction ends."""
    return await lock_row(tx, FlashSale, FlashSale.id == flash_sale_id, key_share=True)


async def listed(tx: Tx, *, limit: int) -> Sequence[FlashSale]:
    """Return the newest flash sales of any state."""
    return (await tx.scalars(select(FlashSale).order_by(FlashSale.id.desc()).limit(limit))).all()


async def joinable(tx: Tx, *, now: datetime, limit: int) -> Sequence[FlashSale]:
    """Return the flash sales that run now, the one that ends first at the top."""
    rows = select(FlashSale).where(
        FlashSale.state != SaleState.CLOSED, FlashSale.starts_at <= now, FlashSale.ends_at > now
    )
    return (await tx.scalars(rows.order_by(FlashSale.ends_at, FlashSale.id).limit(limit))).all()


async def coming(tx: Tx, *, now: datetime, limit: int) -> Sequence[FlashSale]:
    """Return the flash sales that begin later, the next one at the top."""
    rows = select(FlashSale).where(FlashSale.state != SaleState.CLOSED, FlashSale.starts_at > now)
    return (await tx.scalars(rows.order_by(FlashSale.starts_at, FlashSale.id).limit(limit))).all()


async def to_begin(tx: Tx, *, now: datetime, limit: int) -> Sequence[FlashSale]:
    """Return the flash sales that begin after now, the first at the top."""
    rows = select(FlashSale).where(
        FlashSale.state == SaleState.SCHEDULED, FlashSale.starts_at > now
    )
    return (await tx.scalars(rows.order_by(FlashSale.starts_at, FlashSale.id).limit(limit))).all()


async def running_or_newest(tx: Tx, *, limit: int) -> Sequence[FlashSale]:
    """Return the flash sales that are not closed, the one that ends first at the top, then others."""
    over = FlashSale.state == SaleState.CLOSED
    ends_first = case((over, None), else_=FlashSale.ends_at)
    rows = select(FlashSale).order_by(over, ends_first, FlashSale.id.desc())
    return (await tx.scalars(rows.limit(limit))).all()


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


async def lower_entries(tx: Tx, sale_id: int, price_minor: int) -> int:
    """Give those who entered a price that is below theirs; return how many they are."""
    entered = (Claim.flash_sale_id == sale_id, Claim.state == ClaimState.ENTERED)
    extra = select(PromotionOption.extra_minor).where(PromotionOption.id == Claim.option_id)
    price = price_minor + func.coalesce(extra.scalar_subquery(), 0)
    rows = update(Claim).where(*entered, Claim.price_minor > price)
    return await change_rows(tx, rows.values(price_minor=price))


async def append_to_waiting_list(
    tx: Tx,
    sale_id: int,
    places: Sequence[tuple[int, int, int | None, int | None]],
    *,
    now: datetime,
) -> None:
    """Put (member, quantity, chat, option) at the end of a sale's waiting list, in this order."""
    cells = [
        {
            "subject": FLASH_SALE,
            "subject_id": sale_id,
            "member_id": member_id,
            "quantity": quantity,
            "since": now,
            "chat_id": chat_id,
            "option_id": option_id,
            "state": WaitingListState.WAITING,
        }
        for member_id, quantity, chat_id, option_id in places
    ]
    if cells:
        await tx.execute(insert(WaitingListEntry), cells)
