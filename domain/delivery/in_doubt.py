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
from storage.delivery.tables import OutboxRow, State

BY_OPERATOR = "operator"
DECISIONS: Mapping[str, tuple[frozenset[str], State]] = {
    "again": (
        frozenset({State.HELD, State.UNKNOWN, State.FAILED, State.SKIPPED}),
        State.QUEUED,
    ),
    "there": (frozenset({State.UNKNOWN}), State.SENT),
    "drop": (frozenset({State.QUEUED, State.HELD, State.UNKNOWN}), State.SKIPPED),
}
"""For each decision: the states that it may be taken in, and the one it leads to."""


def state_after(state: str, decision: str) -> State:
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
    row.reason = BY_OPERATOR if row.state == State.SKIPPED else None
    row.settled_at = None if row.state == State.QUEUED else now
    if row.state == State.QUEUED:
        row.due_at, row.expires_at = min(row.due_at, now), None
    return row
