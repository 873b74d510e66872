"""A customer as whoever runs the shop sees them: bought, owes, earns, came from, may be written to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.customer import note
from domain.payout.ledger import INVITATIONS
from storage import members
from storage.chat import chats, memberships
from storage.customer import totals
from storage.customer.totals import CustomerTotals, Sums
from storage.database import Tx
from storage.members import Member
from storage.order import orders
from storage.order.order_columns import OrderState
from storage.order.orders import OrderFilter, OrderRow
from storage.payout import entries, withdrawals
from storage.payout.tables import LedgerAccount, Withdrawal, party_id
from storage.promotion import payments
from storage.referral import attributions

CHATS_SHOWN = 20
UNPAID_MAX = 200
"""Orders that are to be paid, of one customer, whose amounts are summed."""


@dataclass(frozen=True, slots=True)
class CustomerProfile:
    """What is known of one customer; amounts are minor units by currency."""

    member: Member
    orders: int
    last_order_at: datetime | None
    totals: CustomerTotals
    to_pay: Sums
    """To the shop behind the link."""
    payable: Sums
    """What they earned and can withdraw."""
    coming: Sums
    """What they earned and cannot withdraw yet."""
    withdrawal: Withdrawal | None
    """What they asked for and have not got."""
    held_rewards: Sequence[int]
    invited: int
    inviter: Member | None
    source: str | None
    """A `TouchKind`; None where nothing tells how they came."""
    chats: Sequence[str]
    note: str | None


async def load(tx: Tx, member: Member) -> CustomerProfile:
    """Return the profile of a member."""
    mine = OrderFilter(member_id=member.id)
    newest = (await orders.page(tx, mine, limit=1)).orders
    party = await party_id(tx, member.id)
    balances = {} if party is None else await entries.balances(tx, party)
    inviter_id = await attributions.promoter_of(tx, member.id)
    touch = await totals.first_touch(tx, member.id)
    places = [one.chat_id for one in await memberships.of_member(tx, member.id, limit=CHATS_SHOWN)]
    return CustomerProfile(
        member=member,
        orders=await orders.count(tx, mine),
        last_order_at=newest[0].at if newest else None,
        totals=await totals.of_member(tx, member.id),
        to_pay=await _to_pay(tx, member.id),
        payable=lying(balances, LedgerAccount.PAYABLE),
        coming=lying(balances, LedgerAccount.PENDING, LedgerAccount.APPROVED),
        withdrawal=None if party is None else await withdrawals.open_of(tx, party),
        held_rewards=await totals.held_rewards(tx, member.id),
        invited=await attributions.count_referred(tx, member.id),
        inviter=None if inviter_id is None else await members.find(tx, inviter_id),
        source=None if touch is None else touch.kind,
        chats=[one.title for one in await chats.all_of(tx, places)],
        note=await note.read(tx, member.id),
    )


def lying(balances: Mapping[str, Mapping[str, int]], *accounts: LedgerAccount) -> dict[str, int]:
    """Return the money on some accounts, by currency, where there is any."""
    found = {one: sum(its.get(each, 0) for each in accounts) for one, its in balances.items()}
    return {one: minor for one, minor in found.items() if minor > 0 and one != INVITATIONS}


async def _to_pay(tx: Tx, member_id: int) -> dict[str, int]:
    wanted = OrderFilter(member_id=member_id, state=OrderState.TO_PAY)
    sums: dict[str, int] = {}
    for order in (await orders.page(tx, wanted, limit=UNPAID_MAX)).orders:
        left = order.amount_minor - await paid_minor(tx, order)
        sums[order.currency] = sums.get(order.currency, 0) + max(0, left)
    return {currency: minor for currency, minor in sums.items() if minor}


async def paid_minor(tx: Tx, order: OrderRow) -> int:
    """Return what was paid for an order before it is picked up."""
    if order.subject is None:
        return order.amount_minor
    return (await payments.sums(tx, order.subject, order.id)).get("paid", 0)
