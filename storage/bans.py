"""What somebody has in the shop when they are banned: seats, claims, vouchers, places in line, rewards."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Row, delete, func, or_, select

from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.flash_sale import sales
from storage.flash_sale.tables import Claim, FlashSale
from storage.group_buy import offers
from storage.group_buy.tables import GroupBuy, Seat
from storage.members import Member
from storage.order_list import lists
from storage.order_list.tables import ListOrder, OrderList
from storage.promotion.tables import Reminder, WaitingListEntry, WaitingListState
from storage.referral.tables import Reward, RewardState
from storage.subject import CLAIM, LIST_ORDER, SEAT
from storage.vouchers import Voucher

UNEARNED = (RewardState.PENDING, RewardState.HELD)


async def lock_member(tx: Tx, member_id: int) -> Member | None:
    """Load a member and hold them until the transaction ends."""
    return await lock_row(tx, Member, Member.id == member_id, key_share=True)


async def live_seats(tx: Tx, member_id: int) -> Sequence[Row[int, str, str | None]]:
    """Return (seat, currency, state of its voucher) of a member's live seats."""
    rows = (
        select(Seat.id, GroupBuy.currency, Voucher.state)
        .join(GroupBuy, GroupBuy.id == Seat.group_buy_id)
        .outerjoin(Voucher, (Voucher.subject == SEAT) & (Voucher.subject_id == Seat.id))
        .where(Seat.member_id == member_id, Seat.state.in_(offers.LIVE))
    )
    return (await tx.execute(rows.order_by(Seat.id))).all()


async def live_claims(tx: Tx, member_id: int) -> Sequence[Row[int, str, str | None]]:
    """Return (claim, currency, state of its voucher) of a member's entries and claims."""
    rows = (
        select(Claim.id, FlashSale.currency, Voucher.state)
        .join(FlashSale, FlashSale.id == Claim.flash_sale_id)
        .outerjoin(Voucher, (Voucher.subject == CLAIM) & (Voucher.subject_id == Claim.id))
        .where(Claim.member_id == member_id, Claim.state.in_(sales.LIVE))
    )
    return (await tx.execute(rows.order_by(Claim.id))).all()


async def live_list_orders(tx: Tx, member_id: int) -> Sequence[Row[int, str, str | None]]:
    """Return (order, currency, state of its voucher) of a member's live orders of lists."""
    its = (Voucher.subject == LIST_ORDER) & (Voucher.subject_id == ListOrder.id)
    rows = (
        select(ListOrder.id, OrderList.currency, Voucher.state)
        .join(OrderList, OrderList.id == ListOrder.order_list_id)
        .outerjoin(Voucher, its)
        .where(ListOrder.member_id == member_id, ListOrder.state.in_(lists.LIVE))
    )
    return (await tx.execute(rows.order_by(ListOrder.id))).all()


async def places_in_line(tx: Tx, member_id: int) -> Sequence[WaitingListEntry]:
    """Return where a member waits."""
    rows = select(WaitingListEntry).where(
        WaitingListEntry.member_id == member_id,
        WaitingListEntry.state == WaitingListState.WAITING,
    )
    return (await tx.scalars(rows.order_by(WaitingListEntry.id))).all()


async def forget_reminders(tx: Tx, member_id: int) -> None:
    """Forget of what a member wanted to be reminded."""
    await change_rows(tx, delete(Reminder).where(Reminder.member_id == member_id))


async def unearned_rewards(tx: Tx, member_id: int) -> int:
    """Return how many rewards for or because of a member are not earned yet."""
    rows = select(func.count(Reward.id)).where(_about(member_id), Reward.state.in_(UNEARNED))
    return int(await tx.scalar(rows) or 0)


async def lock_rewards(
    tx: Tx, member_id: int, states: Collection[str] = UNEARNED
) -> Sequence[Reward]:
    """Return the rewards for or because of a member in some states, held."""
    rows = select(Reward).where(_about(member_id), Reward.state.in_(states))
    rows = rows.order_by(Reward.id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).all()


def _about(member_id: int) -> ColumnElement[bool]:
    return or_(Reward.referrer_id == member_id, Reward.invitee_id == member_id)
