"""What time makes due in flash sales: questions of the sweep, each answered by an index."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select

from storage.database import Tx
from storage.draw.tables import Draw, DrawEntry, DrawState
from storage.flash_sale.tables import Allotment, Claim, ClaimState, FlashSale, SaleState
from storage.members import Member
from storage.promotion.tables import Reminder, WaitingListEntry, WaitingListState
from storage.subject import FLASH_SALE

_RUNNING = (SaleState.WINDOW, SaleState.DRAWING, SaleState.OPEN)


async def to_open(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the sales that have not opened though their time has come."""
    rows = select(FlashSale.id).where(
        FlashSale.state == SaleState.SCHEDULED, FlashSale.starts_at <= now
    )
    return (await tx.scalars(rows.order_by(FlashSale.starts_at, FlashSale.id).limit(limit))).all()


async def entry_periods(tx: Tx) -> Sequence[Row[int, datetime, int, int]]:
    """Return id, start, seconds and dice of every opening window that has not been drawn."""
    rows = select(FlashSale.id, FlashSale.starts_at, FlashSale.window_s, FlashSale.dice)
    return (await tx.execute(rows.where(FlashSale.state == SaleState.WINDOW))).all()


async def new_entrants(tx: Tx, flash_sale_id: int, draw_id: int, *, limit: int) -> Sequence[int]:
    """Return the members who entered a window and are not in its draw, in their order."""
    rows = (
        select(Claim.member_id)
        .outerjoin(
            DrawEntry,
            and_(DrawEntry.draw_id == draw_id, DrawEntry.member_id == Claim.member_id),
        )
        .where(
            Claim.flash_sale_id == flash_sale_id,
            Claim.state == ClaimState.ENTERED,
            DrawEntry.number.is_(None),
        )
    )
    return (await tx.scalars(rows.order_by(Claim.id).limit(limit))).all()


async def to_settle(tx: Tx, *, limit: int) -> Sequence[int]:
    """Return the sales whose draw is over and that have not given anything out."""
    rows = select(FlashSale.id).join(
        Draw, and_(Draw.subject == FLASH_SALE, Draw.subject_id == FlashSale.id)
    )
    over = (DrawState.DRAWN, DrawState.BROKEN, DrawState.CANCELLED)
    rows = rows.where(FlashSale.state == SaleState.DRAWING, Draw.state.in_(over))
    return (await tx.scalars(rows.order_by(FlashSale.id).limit(limit))).all()


async def to_release_allotments(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the running sales whose allotments are to flow back."""
    rows = select(FlashSale.id).where(FlashSale.state.in_(_RUNNING), FlashSale.allot_until <= now)
    return (await tx.scalars(rows.limit(limit))).all()


async def to_lapse(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the claims whose hold is over, the oldest first."""
    rows = select(Claim.id).where(Claim.state == ClaimState.HELD, Claim.until <= now)
    return (await tx.scalars(rows.order_by(Claim.until, Claim.id).limit(limit))).all()


async def winners_to_notify(tx: Tx, *, limit: int) -> Sequence[int]:
    """Return the claims that won in a draw and are still to be told, by their place."""
    rows = select(Claim.id).where(Claim.state == ClaimState.HELD, Claim.until.is_(None))
    return (await tx.scalars(rows.order_by(Claim.rank, Claim.id).limit(limit))).all()


async def to_close(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the sales that are over: by the clock, or with nothing left to wait for."""
    rows = select(FlashSale.id).where(
        FlashSale.state == SaleState.OPEN, or_(FlashSale.ends_at <= now, exhausted_condition())
    )
    return (await tx.scalars(rows.limit(limit))).all()


def exhausted_condition() -> ColumnElement[bool]:
    """Return the condition that a sale has no unit, no hold and nobody who waits."""
    allotted = exists().where(Allotment.flash_sale_id == FlashSale.id, Allotment.units_left > 0)
    held = exists().where(Claim.flash_sale_id == FlashSale.id, Claim.state == ClaimState.HELD)
    waits = exists().where(
        WaitingListEntry.subject == FLASH_SALE,
        WaitingListEntry.subject_id == FlashSale.id,
        WaitingListEntry.state == WaitingListState.WAITING,
    )
    return and_(FlashSale.stock_left == 0, ~allotted, ~held, ~waits)


async def is_exhausted(tx: Tx, flash_sale_id: int) -> bool:
    """Whether a sale has no unit, no hold and nobody who waits."""
    rows = select(FlashSale.id).where(FlashSale.id == flash_sale_id, exhausted_condition())
    return await tx.scalar(rows) is not None


async def to_remind(tx: Tx, *, now: datetime, before: timedelta, limit: int) -> Sequence[int]:
    """Return the sales that start or end soon and that somebody asked to be reminded of."""
    asked = exists().where(Reminder.subject == FLASH_SALE, Reminder.subject_id == FlashSale.id)
    soon = or_(
        and_(FlashSale.state == SaleState.SCHEDULED, FlashSale.starts_at <= now + before),
        and_(FlashSale.state.in_(_RUNNING), FlashSale.ends_at <= now + before),
    )
    return (await tx.scalars(select(FlashSale.id).where(soon, asked).limit(limit))).all()


async def entries(
    tx: Tx, flash_sale_id: int
) -> Sequence[Row[int, int, int, int | None, bool, int | None]]:
    """Return (claim, member, quantity, chat, whether banned, option) of all who entered the window."""
    rows = (
        select(
            Claim.id,
            Claim.member_id,
            Claim.quantity,
            Claim.chat_id,
            Member.banned_at.is_not(None),
            Claim.option_id,
        )
        .join(Member, Member.id == Claim.member_id)
        .where(Claim.flash_sale_id == flash_sale_id, Claim.state == ClaimState.ENTERED)
        .order_by(Claim.member_id)
    )
    return (await tx.execute(rows)).all()
