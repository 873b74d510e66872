"""What a person may decide about a message, in every state that it can be in."""

import pytest

from domain.delivery.in_doubt import DECISIONS, state_after
from domain.refusal import Refused
from storage.delivery.tables import OutboxState

ALLOWED = {
    ("again", OutboxState.HELD): OutboxState.QUEUED,
    ("again", OutboxState.UNKNOWN): OutboxState.QUEUED,
    ("again", OutboxState.FAILED): OutboxState.QUEUED,
    ("again", OutboxState.SKIPPED): OutboxState.QUEUED,
    ("there", OutboxState.UNKNOWN): OutboxState.SENT,
    ("drop", OutboxState.QUEUED): OutboxState.SKIPPED,
    ("drop", OutboxState.HELD): OutboxState.SKIPPED,
    ("drop", OutboxState.UNKNOWN): OutboxState.SKIPPED,
    ("drop", OutboxState.FAILED): OutboxState.SKIPPED,
}


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("state", list(OutboxState))
def test_a_decision_is_taken_only_where_it_makes_sense(decision: str, state: OutboxState) -> None:
    after = ALLOWED.get((decision, state))
    if after is not None:
        assert state_after(state, decision) == after
        return
    with pytest.raises(Refused, match=r"outbox\.not_now"):
        state_after(state, decision)
