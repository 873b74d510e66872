"""What a customer has paid, is owed and still has to bring, summed by currency."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select

from storage.commission.tables import Conversion, ConversionState
from storage.database import Tx
from storage.order.order_columns import PURCHASE_KEYS
from storage.promotion.tables import Payment, PaymentKind
from storage.referral.tables import Reward, RewardState, Touch
from storage.vouchers import Voucher, VoucherState

Sums = Mapping[str, int]
"""Minor units by currency."""


@dataclass(frozen=True, slots=True)
class CustomerTotals:
    """The money of one customer, what is zero left out."""

    paid: Sums
    """What the shop has and owes nothing back of: before, at pick-up, or written down by hand."""
    owed: Sums
    """What is to be given back to them."""
    due_at_pickup: Sums
    vouchers: int
    """Those that can still be redeemed."""


async def of_member(tx: Tx, member_id: int) -> CustomerTotals:
    """Return the totals of a member."""
    due = (PaymentKind.DIFFERENCE_DUE, PaymentKind.REFUND_DUE)
    back = (PaymentKind.DIFFERENCE_PAID, PaymentKind.REFUNDED)
    kept = case((Payment.kind == PaymentKind.PAID, 1), (Payment.kind.in_(due), -1), else_=0)
    owed = case((Payment.kind.in_(due), 1), (Payment.kind.in_(back), -1), else_=0)
    amount, mine = Payment.amount_minor, Payment.member_id == member_id
    lines = select(Payment.currency, func.sum(kept * amount), func.sum(owed * amount))
    found = (await tx.execute(lines.where(mine).group_by(Payment.currency))).all()
    paid = {currency: int(minor) for currency, minor, _ in found}
    bought = select(Conversion.currency, func.sum(Conversion.amount_minor)).where(
        Conversion.buyer_id == member_id,
        Conversion.key.startswith(PURCHASE_KEYS, autoescape=True),
        Conversion.state != ConversionState.REVERSED,
    )
    for currency, minor in await tx.execute(bought.group_by(Conversion.currency)):
        paid[currency] = paid.get(currency, 0) + int(minor)
    for currency, minor in (await _due(tx, member_id, VoucherState.REDEEMED)).items():
        paid[currency] = paid.get(currency, 0) + minor
    issued = (Voucher.member_id == member_id) & (Voucher.state == VoucherState.ISSUED)
    return CustomerTotals(
        paid=_without_zero(paid),
        owed=_without_zero({currency: int(minor) for currency, _, minor in found}),
        due_at_pickup=_without_zero(await _due(tx, member_id, VoucherState.ISSUED)),
        vouchers=await tx.scalar(select(func.count()).select_from(Voucher).where(issued)) or 0,
    )


async def _due(tx: Tx, member_id: int, state: VoucherState) -> dict[str, int]:
    rows = select(Voucher.currency, func.sum(Voucher.due_minor)).where(
        Voucher.member_id == member_id, Voucher.state == state
    )
    found = await tx.execute(rows.group_by(Voucher.currency))
    return {currency: int(minor) for currency, minor in found}


def _without_zero(sums: Sums) -> Sums:
    return {currency: minor for currency, minor in sums.items() if minor > 0}


async def first_touch(tx: Tx, member_id: int) -> Touch | None:
    """Return by what a member was first seen to have come."""
    rows = select(Touch).where(Touch.invitee_id == member_id)
    return (await tx.scalars(rows.order_by(Touch.at, Touch.id).limit(1))).one_or_none()


async def held_rewards(tx: Tx, member_id: int) -> list[int]:
    """Return the rewards of a promoter that somebody has to look at, the oldest first."""
    its: ColumnElement[bool] = Reward.referrer_id == member_id
    rows = select(Reward.id).where(its, Reward.state == RewardState.HELD)
    return list((await tx.scalars(rows.order_by(Reward.id))).all())
