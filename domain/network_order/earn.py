"""Who earns on an order of a network, and how much of its commission.

a member's token     the member who shared the link: the account's part of the commission
a chat's token       whoever hosts the group: their rate of what was paid, at most the commission
without such a host, another token, or none
                     the shop alone

The rate is copied when the order is first heard of; nothing that changes later changes it.
"""

from dataclasses import dataclass
from datetime import datetime

from domain.host.share import find_host_of_chat
from domain.payout.ledger import apply_bp
from storage import members
from storage.affiliate.tables import AffiliateAccount
from storage.database import Tx
from storage.network_order import network_orders
from storage.network_order.tables import NetworkOrder, ShareRule
from storage.personal_data import is_anonymised


@dataclass(frozen=True, slots=True)
class Earner:
    """Whose an order is, and by which rate."""

    member_id: int
    rule: ShareRule
    rate_bp: int


def compute_share(rule: str | None, rate_bp: int, amount_minor: int, commission_minor: int) -> int:
    """Return what an order earns its promoter: never more than it brings the shop."""
    if commission_minor <= 0 or rule is None:
        return 0
    basis = amount_minor if rule == ShareRule.HOST else commission_minor
    return min(apply_bp(max(basis, 0), rate_bp), commission_minor)


def share_of(order: NetworkOrder) -> int:
    """Return what an order earns its promoter as it is now."""
    return compute_share(order.rule, order.rate_bp, order.amount_minor, order.commission_minor)


async def find_earner(
    tx: Tx, account: AffiliateAccount, token: str | None, *, now: datetime
) -> Earner | None:
    """Return who earns on an order that came back with a token; None is the shop alone."""
    if token is None:
        return None
    member_id = await network_orders.member_of(tx, account.id, token)
    if member_id is not None:
        member = await members.find(tx, member_id)
        gone = member is None or member.banned_at is not None or is_anonymised(member_id)
        if gone or not account.member_bp:
            return None
        return Earner(member_id, ShareRule.MEMBER, account.member_bp)
    chat_id = await network_orders.chat_of(tx, account.id, token)
    host = None if chat_id is None else await find_host_of_chat(tx, chat_id, at=now)
    return None if host is None else Earner(host.member_id, ShareRule.HOST, host.rate_bp)
