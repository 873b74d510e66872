"""What the admin menu's numbers count: rows of a span, by the quarter of an hour in which they came to be.

A quarter is in one hour and one day of every zone there is, so that the shop's own clock can be
laid over them afterwards. Each question is a range of one index. A span is a first moment and one
after the last; `chats` None is everywhere, otherwise only what happened in those is counted.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, cast, extract, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from storage.chat.tables import Membership, PressCount
from storage.commission.tables import Conversion, ConversionState
from storage.database import Tx
from storage.delivery.tables import OutboxRow
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import Seat
from storage.members import Member
from storage.post.tables import Post
from storage.promotion.tables import Payment, PaymentKind
from storage.referral.tables import Attribution, AttributionState, ReferralProgram, Touch
from storage.subject import CLAIM, SEAT
from storage.vouchers import Voucher, VoucherState

QUARTER_HOUR_S = 900
OPERATOR = "operator:"
"""How the keys of purchases begin that a person entered."""
Span = tuple[datetime, datetime]
ChatFilter = Collection[int] | None
At = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]
PREPAID = (Voucher.due_minor == 0) & (Voucher.state != VoucherState.REVOKED)
AT_PICK_UP = (Voucher.due_minor > 0) & (Voucher.state == VoucherState.REDEEMED)
GONE = (ConversionState.REJECTED, ConversionState.REVERSED)
CAME = or_(Membership.left_at.is_(None), Membership.left_at != Membership.joined_at)
"""Whoever was first heard of when they left has not come."""


@dataclass(frozen=True, slots=True)
class TimeBucket:
    """How many there were in a quarter that begins `at`; of money, what currency and how much."""

    at: datetime
    number: int
    currency: str = ""
    minor: int = 0


async def posts(tx: Tx, span: Span, chats: ChatFilter, state: str) -> list[TimeBucket]:
    """Count the posts that were due in a span and ended in a state."""
    rows = _by_quarter(Post.due_at, span, func.count())
    rows = rows.select_from(Post).join(OutboxRow, OutboxRow.id == Post.outbox_id)
    return await _counts(tx, _in(rows.where(OutboxRow.state == state), Post.chat_id, chats))


async def group_buy_joins(tx: Tx, span: Span, chats: ChatFilter) -> list[TimeBucket]:
    """Count the seats in group buys that were taken in a span, whatever became of them."""
    rows = _by_quarter(Seat.joined_at, span, func.count(Seat.id))
    return await _counts(tx, _in(rows, Seat.chat_id, chats))


async def flash_sale_claims(tx: Tx, span: Span, chats: ChatFilter) -> list[TimeBucket]:
    """Count the claims in flash sales that were made in a span, whatever became of them."""
    rows = _by_quarter(Claim.claimed_at, span, func.count(Claim.id))
    return await _counts(tx, _in(rows, Claim.chat_id, chats))


async def chat_joins(tx: Tx, span: Span, chats: ChatFilter) -> list[TimeBucket]:
    """Count who came into a chat in a span, for the first time or again."""
    rows = _by_quarter(Membership.joined_at, span, func.count()).where(CAME)
    return await _counts(tx, _in(rows, Membership.chat_id, chats))


async def chat_leaves(tx: Tx, span: Span, chats: ChatFilter) -> list[TimeBucket]:
    """Count who left a chat, or was removed from it, in a span and has not come back."""
    rows = _by_quarter(Membership.left_at, span, func.count())
    return await _counts(tx, _in(rows, Membership.chat_id, chats))


async def presses(tx: Tx, span: Span, chats: ChatFilter) -> dict[str, list[TimeBucket]]:
    """Count the presses of a span that came from groups and channels, by what was pressed."""
    rows = _by_quarter(PressCount.at, span, PressCount.kind, func.sum(PressCount.number)).group_by(
        PressCount.kind
    )
    found: dict[str, list[TimeBucket]] = {}
    for quarter, kind, number in await tx.execute(_in(rows, PressCount.chat_id, chats)):
        found.setdefault(kind, []).append(TimeBucket(_moment(quarter), int(number)))
    return found


async def in_chats(tx: Tx, span: Span, chats: ChatFilter) -> int:
    """Count the joins and claims of a span that were made in a chat rather than in private."""
    total = 0
    for at, chat_id in ((Seat.joined_at, Seat.chat_id), (Claim.claimed_at, Claim.chat_id)):
        rows = select(func.count()).where(at >= span[0], at < span[1], chat_id.is_not(None))
        total += await tx.scalar(_in(rows, chat_id, chats)) or 0
    return total


async def purchases(tx: Tx, span: Span) -> list[TimeBucket]:
    """Count the purchases that were paid for in a span and stand, with what was charged.

    A voucher that was paid before counts when it was issued, one that is paid at pick-up when it
    was redeemed, and a purchase that a person entered when they did.
    """
    found = []
    for at, paid in ((Voucher.issued_at, PREPAID), (Voucher.redeemed_at, AT_PICK_UP)):
        many = _money(at, span, Voucher.currency, func.count(), Voucher.due_minor).where(paid)
        kept = func.sum(Payment.amount_minor).filter(Payment.kind == PaymentKind.PAID)
        owed = func.sum(Payment.amount_minor).filter(
            Payment.kind.in_((PaymentKind.DIFFERENCE_DUE, PaymentKind.REFUND_DUE))
        )
        whose = (Payment.subject == Voucher.subject) & (Payment.subject_id == Voucher.subject_id)
        rows = _by_quarter(
            at, span, Payment.currency, func.coalesce(kept, 0) - func.coalesce(owed, 0)
        )
        rows = rows.select_from(Voucher).join(Payment, whose).where(paid)
        found += await _sums(tx, many)
        for quarter, currency, minor in await tx.execute(rows.group_by(Payment.currency)):
            found.append(TimeBucket(_moment(quarter), 0, currency, int(minor)))
    entered = _money(
        Conversion.at, span, Conversion.currency, func.count(), Conversion.amount_minor
    ).where(Conversion.key.startswith(OPERATOR), Conversion.state.not_in(GONE))
    return found + await _sums(tx, entered)


async def paid_by_now(tx: Tx, span: Span) -> int:
    """Count the joins and claims of a span whose purchase stands now."""
    total = 0
    for at, id_, subject in (
        (Seat.joined_at, Seat.id, SEAT),
        (Claim.claimed_at, Claim.id, CLAIM),
    ):
        its = (Voucher.subject == subject) & (Voucher.subject_id == id_)
        rows = select(func.count(Voucher.id)).join_from(id_.class_, Voucher, its)
        rows = rows.where(at >= span[0], at < span[1], or_(PREPAID, AT_PICK_UP))
        total += await tx.scalar(rows) or 0
    return total


async def newcomer_sources(tx: Tx, span: Span, chats: ChatFilter) -> dict[str, int]:
    """Count newcomers by the evidence that decides for whom they count; "" is for nobody.

    Everywhere they are who was first seen in the span; of some chats, who first came into those.
    """
    house = select(ReferralProgram.id).where(ReferralProgram.is_house).scalar_subquery()
    brought = (
        (Attribution.invitee_id == Member.id)
        & (Attribution.program_id == house)
        & (Attribution.state == AttributionState.BOUND)
    )
    rows = (
        select(Touch.kind, func.count())
        .select_from(Member)
        .outerjoin(Attribution, brought)
        .outerjoin(Touch, Touch.id == Attribution.touch_id)
        .group_by(Touch.kind)
    )
    if chats is None:
        rows = rows.where(Member.first_seen_at >= span[0], Member.first_seen_at < span[1])
    else:
        new = select(Membership.member_id).where(
            Membership.joined_at >= span[0],  # What an index is there for; first is never later.
            Membership.first_joined_at >= span[0],
            Membership.first_joined_at < span[1],
            Membership.chat_id.in_(chats),
            CAME,
        )
        rows = rows.where(Member.id.in_(new))
    return {kind or "": int(number) for kind, number in await tx.execute(rows)}


def _by_quarter(at: At, span: Span, *more: Any) -> Select[Any]:
    quarter = (cast(extract("epoch", at), BigInteger) // QUARTER_HOUR_S).label("quarter")
    return select(quarter, *more).where(at >= span[0], at < span[1]).group_by(quarter)


def _money(
    at: At, span: Span, currency: Any, number: ColumnElement[int], minor: Any
) -> Select[Any]:
    return _by_quarter(at, span, number, currency, func.sum(minor)).group_by(currency)


def _in(rows: Select[Any], chat_id: Any, chats: ChatFilter) -> Select[Any]:
    return rows if chats is None else rows.where(chat_id.in_(chats))


def _moment(quarter: int) -> datetime:
    return datetime.fromtimestamp(int(quarter) * QUARTER_HOUR_S, UTC)


async def _counts(tx: Tx, rows: Select[Any]) -> list[TimeBucket]:
    return [TimeBucket(_moment(quarter), int(number)) for quarter, number in await tx.execute(rows)]


async def _sums(tx: Tx, rows: Select[Any]) -> list[TimeBucket]:
    return [
        TimeBucket(_moment(quarter), int(number), currency, int(minor))
        for quarter, number, currency, minor in await tx.execute(rows)
    ]
