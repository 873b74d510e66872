"""What a person decides about messages that the sender left to them.

    again   held | unknown | failed | skipped -> queued     post it (again)
    there   unknown -> sent                                 somebody looked: it had arrived
    drop    queued | held | unknown | failed -> skipped(operator)    nobody needs it any more

The sender never does any of this by itself: only a person can look into the chat.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TypedDict

from domain.draw.notices import DIE
from domain.notify import notify_owner
from domain.refusal import Refused
from storage.database import Tx
from storage.delivery import outbox, sending
from storage.delivery.kinds import Kind
from storage.delivery.tables import OutboxRow, OutboxState


class InDoubt(TypedDict):
    """To the owner: so many messages were under way when the process died."""

    number: int


IN_DOUBT: Kind[InDoubt] = Kind("owner.in_doubt")
BY_OPERATOR = "operator"
DECISIONS: Mapping[str, tuple[frozenset[str], OutboxState]] = {
    "again": (
        frozenset({OutboxState.HELD, OutboxState.UNKNOWN, OutboxState.FAILED, OutboxState.SKIPPED}),
        OutboxState.QUEUED,
    ),
    "there": (frozenset({OutboxState.UNKNOWN}), OutboxState.SENT),
    "drop": (
        frozenset({OutboxState.QUEUED, OutboxState.HELD, OutboxState.UNKNOWN, OutboxState.FAILED}),
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
    perhaps_there = row.attempts > 0 and row.state in (OutboxState.UNKNOWN, OutboxState.SKIPPED)
    if row.kind == DIE and decision == "again" and perhaps_there:
        raise Refused("draw.never_again")
    row.state = state_after(row.state, decision)
    row.reason = BY_OPERATOR if row.state == OutboxState.SKIPPED else None
    row.settled_at = None if row.state == OutboxState.QUEUED else now
    if row.state == OutboxState.QUEUED:
        row.due_at, row.expires_at = min(row.due_at, now), None
    return row


async def recover(tx: Tx, *, now: datetime) -> tuple[int, int]:
    """Settle what a dead process left half done; the owner hears once of what is in doubt.

    Returns how many rows are in doubt, and how many are queued again.
    """
    unknown, again = await sending.recover(tx, now=now)
    if unknown:
        await notify_owner(tx, IN_DOUBT, InDoubt(number=unknown), now=now)
    return unknown, again
