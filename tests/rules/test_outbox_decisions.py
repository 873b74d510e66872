"""What a person may decide about a message, in every state that it can be in."""

import pytest

from domain.delivery.in_doubt import DECISIONS, state_after
from domain.refusal import Refused
from storage.delivery.tables import State

ALLOWED = {
    ("again", State.HELD): State.QUEUED,
    ("again", State.UNKNOWN): State.QUEUED,
    ("again", State.FAILED): State.QUEUED,
    ("again", State.SKIPPED): State.QUEUED,
    ("there", State.UNKNOWN): State.SENT,
    ("drop", State.QUEUED): State.SKIPPED,
    ("drop", State.HELD): State.SKIPPED,
    ("drop", State.UNKNOWN): State.SKIPPED,
}


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("state", list(State))
def test_a_decision_is_taken_only_where_it_makes_sense(decision: str, state: State) -> None:
    after = ALLOWED.get((decision, state))
    if after is not None:
        assert state_after(state, decision) == after
        return
    with pytest.raises(Refused, match=r"outbox\.not_now"):
        state_after(state, decision)
