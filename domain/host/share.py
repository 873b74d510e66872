"""What a host earns on an order of the group, and what that leaves to whoever brought the buyer.

host                 the host's rate of what was paid, rounded half up
promoters, beside    what the deal's commission has above that; nothing where it has not
promoters, instead   nothing

So an order never costs the shop more than the higher of the two rates. Whoever was the host when the
order became certain, with its voucher, earns on it, also if it is fetched after they have left.
"""

from dataclasses import dataclass
from datetime import datetime

from domain.payout.ledger import apply_bp
from storage import members
from storage.database import Tx
from storage.host import hosts
from storage.host.tables import ChatHost, HostRule
from storage.personal_data import is_anonymised
from storage.vouchers import Voucher


@dataclass(frozen=True, slots=True)
class HostCommission:
    """A commission in two parts, in minor units."""

    host_minor: int
    promoters_minor: int

    @property
    def total_minor(self) -> int:
        return self.host_minor + self.promoters_minor


def share_commission(
    host: ChatHost | None, amount_minor: int, promoters_minor: int
) -> HostCommission:
    """Return the parts of a purchase on which promoters alone would earn `promoters_minor`."""
    if host is None:
        return HostCommission(0, promoters_minor)
    by_chat = min(apply_bp(amount_minor, host.rate_bp), amount_minor)
    if host.rule == HostRule.INSTEAD:
        return HostCommission(by_chat, 0)
    return HostCommission(by_chat, max(promoters_minor - by_chat, 0))


async def find_earning_host(tx: Tx, voucher: Voucher) -> ChatHost | None:
    """Return who earns as a host on what a voucher is for: never its own buyer, nor who is banned."""
    chat_id = await hosts.chat_of_order(tx, voucher.subject, voucher.subject_id)
    if chat_id is None:
        return None
    host = await find_host_of_chat(tx, chat_id, at=voucher.issued_at)
    return None if host is None or host.member_id == voucher.member_id else host


async def find_host_of_chat(tx: Tx, chat_id: int, *, at: datetime) -> ChatHost | None:
    """Return who earned as the host of a group at a moment: never who is banned or erased."""
    host = await hosts.earning(tx, chat_id, at=at)
    if host is None or is_anonymised(host.member_id):
        return None
    member = await members.find(tx, host.member_id)
    return host if member is not None and member.banned_at is None else None
