"""What a person decides about messages that the sender left to them.

    again   held | unknown | failed | skipped -> queued     post it (again)
    there   unknown -> sent                                 somebody looked: it had arrived
    drop    queued | held | unknown -> skipped(operator)    nobody needs it any more

The sender never does any of this by itself: only a person can look into the chat.
"""

from collections.abc import Mapping
from datetime import datetime

from domain.refusal import Refused
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow, OutboxState

BY_OPERATOR = "operator"
DECISIONS: Mapping[str, tuple[frozenset[str], OutboxState]] = {
    "again": (
        frozenset({OutboxState.HELD, OutboxState.UNKNOWN, OutboxState.FAILED, OutboxState.SKIPPED}),
        OutboxState.QUEUED,
    ),
    "there": (frozenset({OutboxState.UNKNOWN}), OutboxState.SENT),
    "drop": (
        frozenset({OutboxState.QUEUED, OutboxState.HELD, OutboxState.UNKNOWN}),
        OutboxState.SKIPPED,
    ),
}
"""For each decision: the states that it may be taken in, and the one it leads to."""


def state_after(state: str, decision: str) -> OutboxState:
    """Return the state that a decision leads to, or refuse it in this one."""
    allowed, after = DECISIONS[decision]
    if state not in allowed:
        raise Refused("outbox.not_now", state=str(state))
    return after


async def decide(tx: Tx, row_id: int, decision: str, *, now: datetime) -> OutboxRow:
    """Carry out `again`, `there` or `drop` for one row; raises `Refused`."""
    row = await outbox.lock(tx, row_id)
    if row is None:
        raise Refused("outbox.not_found", id=row_id)
    row.state = state_after(row.state, decision)
    row.reason = BY_OPERATOR if row.state == OutboxState.SKIPPED else None
    row.settled_at = None if row.state == OutboxState.QUEUED else now
    if row.state == OutboxState.QUEUED:
        row.due_at, row.expires_at = min(row.due_at, now), None
    return row
