"""Vouchers: the right to pick something up, and everything that was ever done with one.

issued -> redeemed -> issued      undone within two minutes by the same staff
issued -> expired | revoked

Of a voucher's code only a hash is kept. Events are only ever added.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table, change_rows, lock_row
from storage.database import Tx
from storage.deal.tables import Deal
from storage.flash_sale.tables import Claim, FlashSale
from storage.group_buy.tables import GroupBuy, Seat
from storage.order_list.tables import ListOrder
from storage.subject import CLAIM, LIST_ORDER, SEAT


class VoucherState(StrEnum):
    """Whether a voucher can still be redeemed."""

    ISSUED = "issued"
    REDEEMED = "redeemed"
    EXPIRED = "expired"
    REVOKED = "revoked"


class VoucherAction(StrEnum):
    """What somebody did with a voucher, or tried to."""

    ISSUED = "issued"
    SHOWN = "shown"
    REDEEMED = "redeemed"
    UNDONE = "undone"
    EXPIRED = "expired"
    REVOKED = "revoked"
    EXTENDED = "extended"
    """It is good for longer."""
    GUESSED = "guessed"
    """Somebody brought a code that opens nothing; the voucher is unknown."""


class Voucher(Table):
    """What one member may pick up for one seat or claim."""

    __tablename__ = "vouchers"
    __table_args__ = (
        UniqueConstraint("subject", "subject_id"),
        Index("ix_vouchers_member", "member_id", "state"),
        Index("ix_vouchers_expiry", "state", "expires_at"),
        Index("ix_vouchers_issued_at", "issued_at"),
        Index("ix_vouchers_redeemed_at", "redeemed_at"),
        Index("ix_vouchers_remind_at", "remind_at"),
        Index("ix_vouchers_store", "store_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code_hash: Mapped[str] = mapped_column(unique=True)
    subject: Mapped[str]
    """`seat`, `claim` or `list_order`."""
    subject_id: Mapped[int]
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    title: Mapped[str]
    quantity: Mapped[int]
    due_minor: Mapped[Minor]
    """What is still to be paid at pick-up, for all units together; 0 if it was paid."""
    currency: Mapped[str]
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    store_id: Mapped[int | None] = mapped_column(ForeignKey("stores.id"), default=None)
    """Where it can be redeemed; None is in every store."""
    state: Mapped[str] = mapped_column(default=VoucherState.ISSUED)
    redeemed_at: Mapped[datetime | None] = mapped_column(default=None)
    redeemed_by: Mapped[BigInt | None] = mapped_column(default=None)
    redeemed_store_id: Mapped[int | None] = mapped_column(ForeignKey("stores.id"), default=None)
    earlier_hash: Mapped[str | None] = mapped_column(default=None, index=True)
    """Of the code that it had under another key of the shop, and that its member may still show."""
    arrived_at: Mapped[datetime | None] = mapped_column(default=None)
    """When its member was told that it is there."""
    remind_at: Mapped[datetime | None] = mapped_column(default=None)
    """When its member is reminded next; None is never."""
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)


class VoucherEvent(Table):
    """One line of a voucher's history."""

    __tablename__ = "voucher_events"
    __table_args__ = (Index("ix_voucher_events_actor", "actor_id", "act", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("vouchers.id"), index=True)
    act: Mapped[str]
    at: Mapped[datetime]
    actor_id: Mapped[BigInt | None] = mapped_column(default=None)
    store_id: Mapped[int | None] = mapped_column(ForeignKey("stores.id"), default=None)


async def of_subject(tx: Tx, subject: str, subject_id: int) -> Voucher | None:
    """Return the voucher of a seat or claim."""
    rows = select(Voucher).where(Voucher.subject == subject, Voucher.subject_id == subject_id)
    return (await tx.scalars(rows)).one_or_none()


async def by_hash(tx: Tx, code_hash: str) -> Voucher | None:
    """Return the voucher whose code, or its code of before, has this hash."""
    same = or_(Voucher.code_hash == code_hash, Voucher.earlier_hash == code_hash)
    rows = select(Voucher).where(same).order_by(Voucher.id).limit(1)
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def lock(tx: Tx, voucher_id: int) -> Voucher | None:
    """Load a voucher and hold it until the transaction ends."""
    return await lock_row(tx, Voucher, Voucher.id == voucher_id)


async def of_member(tx: Tx, member_id: int, *, limit: int) -> Sequence[Voucher]:
    """Return the vouchers that a member can still redeem, the one that expires first on top."""
    rows = select(Voucher).where(
        Voucher.member_id == member_id, Voucher.state == VoucherState.ISSUED
    )
    return (await tx.scalars(rows.order_by(Voucher.expires_at, Voucher.id).limit(limit))).all()


async def listed(tx: Tx, *, limit: int) -> Sequence[Voucher]:
    """Return the newest vouchers of any state."""
    return (await tx.scalars(select(Voucher).order_by(Voucher.id.desc()).limit(limit))).all()


async def events(tx: Tx, voucher_id: int) -> Sequence[VoucherEvent]:
    """Return what was ever done with a voucher, the oldest first."""
    rows = select(VoucherEvent).where(VoucherEvent.voucher_id == voucher_id)
    return (await tx.scalars(rows.order_by(VoucherEvent.id))).all()


async def redeem(
    tx: Tx, voucher_id: int, *, by_id: int | None, store_id: int | None, now: datetime
) -> bool:
    """Mark a voucher as redeemed, once; return False if somebody else has, or it is over."""
    changed = await change_rows(
        tx,
        update(Voucher)
        .where(
            Voucher.id == voucher_id,
            Voucher.state == VoucherState.ISSUED,
            Voucher.expires_at > now,
        )
        .values(
            state=VoucherState.REDEEMED,
            redeemed_at=now,
            redeemed_by=by_id,
            redeemed_store_id=store_id,
        ),
    )
    return changed > 0


async def undo(tx: Tx, voucher_id: int, *, by_id: int, since: datetime) -> bool:
    """Take a redemption back that the same person made after `since`; return whether it was."""
    changed = await change_rows(
        tx,
        update(Voucher)
        .where(
            Voucher.id == voucher_id,
            Voucher.state == VoucherState.REDEEMED,
            Voucher.redeemed_by == by_id,
            Voucher.redeemed_at > since,
        )
        .values(
            state=VoucherState.ISSUED, redeemed_at=None, redeemed_by=None, redeemed_store_id=None
        ),
    )
    return changed > 0


async def redemptions(tx: Tx, voucher_id: int) -> int:
    """Return how often a voucher was redeemed, those that were taken back included."""
    rows = select(func.count()).where(
        VoucherEvent.voucher_id == voucher_id, VoucherEvent.act == VoucherAction.REDEEMED
    )
    return await tx.scalar(rows) or 0


async def guesses(tx: Tx, actor_id: int, *, since: datetime) -> int:
    """Return how many codes somebody has brought since a moment that opened nothing."""
    rows = select(func.count()).where(
        VoucherEvent.actor_id == actor_id,
        VoucherEvent.act == VoucherAction.GUESSED,
        VoucherEvent.at > since,
    )
    return await tx.scalar(rows) or 0


async def to_expire(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the vouchers whose time is over and that nobody has brought."""
    rows = select(Voucher.id).where(Voucher.state == VoucherState.ISSUED, Voucher.expires_at <= now)
    return (await tx.scalars(rows.order_by(Voucher.expires_at).limit(limit))).all()


async def set_redeemed(tx: Tx, subject: str, subject_id: int, *, redeemed: bool) -> None:
    """Turn a confirmed seat, claim or order of a list into a redeemed one, or back."""
    tables: dict[str, Any] = {SEAT: Seat, CLAIM: Claim, LIST_ORDER: ListOrder}
    table = tables[subject]
    before, after = "confirmed", "redeemed"  # The same words in all three tables.
    if not redeemed:
        before, after = after, before
    await tx.execute(
        update(table)
        .where(table.id == subject_id, table.state == before)
        .values(state=after)
        .execution_options(synchronize_session="fetch")
    )


async def deal_of(tx: Tx, subject: str, subject_id: int) -> Deal | None:
    """Return the deal that a seat or claim is about; an order of a list is about several."""
    if subject == LIST_ORDER:
        return None
    rows = select(Deal)
    if subject == SEAT:
        rows = rows.join(GroupBuy, GroupBuy.deal_id == Deal.id)
        rows = rows.join(Seat, Seat.group_buy_id == GroupBuy.id).where(Seat.id == subject_id)
    else:
        rows = rows.join(FlashSale, FlashSale.deal_id == Deal.id)
        rows = rows.join(Claim, Claim.flash_sale_id == FlashSale.id).where(Claim.id == subject_id)
    return (await tx.scalars(rows)).one_or_none()
