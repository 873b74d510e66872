"""What a promoter's months looked like: earned, waiting at the end, paid out; from the ledger alone.

earned    what the month brought, less what it took back
waiting   what stood on pending and approved when the month ended, or stands there now
paid      what was paid out in the month
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.ledger import INVITATIONS
from domain.statement import MONTHS, month_name, month_starts
from storage import ledger as lines
from storage.database import Tx
from storage.ledger import Account, Moved

WAITING = (Account.PENDING, Account.APPROVED)


@dataclass(frozen=True, slots=True)
class Flow:
    """One month, as `2026-05`, in minor units of one currency."""

    name: str
    earned: int
    waiting: int
    paid: int

    @property
    def figures(self) -> tuple[int, int, int]:
        """The three figures, in the order in which they are shown."""
        return self.earned, self.waiting, self.paid


async def months(
    tx: Tx, member_id: int, *, now: datetime, zone: str
) -> Mapping[str, Sequence[Flow]]:
    """Return a member's last months by currency, the oldest first; empty currencies left out."""
    party = await lines.party_id(tx, member_id)
    if party is None:
        return {}
    starts = month_starts(now, zone, MONTHS)
    names = [month_name(start, zone) for start in starts[:-1]]
    moved = await lines.moved(tx, party, starts)
    currencies = sorted({currency for currency, _, _ in moved} - {INVITATIONS})
    found = {currency: flows(moved, currency, names) for currency in currencies}
    return {
        currency: every
        for currency, every in found.items()
        if any(figure for flow in every for figure in flow.figures)
    }


def flows(moved: Moved, currency: str, names: Sequence[str]) -> list[Flow]:
    """Return the months of one currency out of what was moved."""
    waiting = sum(moved.get((currency, account, lines.EARLIER), 0) for account in WAITING)
    found = []
    for place, name in enumerate(names):
        inside = {account: moved.get((currency, account, place), 0) for account in Account}
        waiting += sum(inside[account] for account in WAITING)
        found.append(Flow(name, sum(inside.values()), waiting, inside[Account.PAID]))
    return found
