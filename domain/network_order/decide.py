"""How far an order comes by one more report of it: reports arrive twice, late and in any order.

    pending -> approved -> payable         never back by an older or a lower report
    approved -> pending                    the network doubts it again
    pending | approved | payable -> reversed
    reversed -> any                        only by a report that the network dates after it

What was payable once stays so until it is reversed: somebody may have withdrawn it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.network_order.postback import ReportedStatus
from domain.network_order.read import OrderReport
from storage.network_order.tables import NetworkOrderState

RANK = {
    NetworkOrderState.PENDING: 1,
    NetworkOrderState.APPROVED: 2,
    NetworkOrderState.PAYABLE: 3,
}
WANTED = {
    ReportedStatus.PENDING: NetworkOrderState.PENDING,
    ReportedStatus.HELD: NetworkOrderState.PENDING,
    ReportedStatus.APPROVED: NetworkOrderState.APPROVED,
    ReportedStatus.PAYABLE: NetworkOrderState.PAYABLE,
    ReportedStatus.REVERSED: NetworkOrderState.REVERSED,
}


class Ignored(StrEnum):
    """Why a report changes nothing."""

    OLDER = "older"
    """The network has said something newer of the order."""
    LOWER = "lower"
    """The order is further already."""
    REVERSED = "reversed"
    """It was taken back, and nothing says that this is newer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an order is."""

    state: str
    revised_at: datetime | None


def next_state(known: Standing, report: OrderReport) -> NetworkOrderState | Ignored:
    """Return how far an order is after a report of it."""
    wanted = WANTED[report.status]
    state = NetworkOrderState(known.state)
    dated = known.revised_at is not None and report.revised_at is not None
    newer = dated and report.revised_at > known.revised_at  # type: ignore[operator]
    if dated and report.revised_at < known.revised_at:  # type: ignore[operator]
        return Ignored.OLDER
    if wanted is NetworkOrderState.REVERSED:
        return wanted
    if state is NetworkOrderState.REVERSED:
        return wanted if newer else Ignored.REVERSED
    if report.status is ReportedStatus.HELD and state is NetworkOrderState.APPROVED:
        return wanted
    return Ignored.LOWER if RANK[wanted] < RANK[state] else wanted
