"""Who brought whom, decided: how sure evidence is, what is refused, and what may bind anew."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.referral.attribution import (
    NEWCOMER_FOR,
    Evidence,
    binds_until,
    confidence_of,
    may_move,
    refusal_reason,
)
from domain.referral.program import check_program
from domain.refusal import Refused
from storage.members import Member
from storage.referral.tables import (
    Attribution,
    AttributionModel,
    AttributionState,
    Confidence,
    ReferralProgram,
    TouchKind,
)

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def member(number: int = 1, **values: object) -> Member:
    """Somebody whom the shop first saw at noon."""
    given = {"name": "N", "code": f"M{number}", "first_seen_at": NOON, "last_seen_at": NOON}
    return Member(id=number, **(given | values))


BEN = member(2)


@pytest.mark.parametrize(
    ("kind", "first", "sure"),
    [
        (TouchKind.START_LINK, True, Confidence.HIGH),
        (TouchKind.START_LINK, False, Confidence.MEDIUM),
        (TouchKind.INVITE_LINK, False, Confidence.HIGH),
        (TouchKind.JOIN_REQUEST, False, Confidence.HIGH),
        (TouchKind.BY_HAND, False, Confidence.HIGH),
        (TouchKind.ANSWER, True, Confidence.LOW),
        (TouchKind.MASKED, True, Confidence.NONE),
        (TouchKind.FOLDER, True, Confidence.NONE),
        (TouchKind.PUBLIC, True, Confidence.NONE),
    ],
)
def test_each_kind_of_evidence_is_as_sure_as_it_is(
    kind: TouchKind, first: bool, sure: Confidence
) -> None:
    assert confidence_of(kind, first_contact=first) is sure


def test_every_kind_has_a_confidence() -> None:
    for kind in TouchKind:
        assert confidence_of(kind, first_contact=False)


@pytest.mark.parametrize(
    ("invitee", "seen", "after", "known", "why"),
    [
        (member(), Evidence(TouchKind.START_LINK, BEN), SECOND, False, None),
        (member(), Evidence(TouchKind.PUBLIC), SECOND, False, None),
        (member(2), Evidence(TouchKind.START_LINK, BEN), SECOND, False, "self"),
        (member(2), Evidence(TouchKind.BY_HAND, BEN), SECOND, False, "self"),
        (member(banned_at=NOON), Evidence(TouchKind.START_LINK, BEN), SECOND, False, "banned"),
        (
            member(),
            Evidence(TouchKind.START_LINK, member(3, banned_at=NOON)),
            SECOND,
            False,
            "banned",
        ),
        (member(), Evidence(TouchKind.START_LINK, BEN), NEWCOMER_FOR, False, None),
        (member(), Evidence(TouchKind.START_LINK, BEN), NEWCOMER_FOR + SECOND, False, "earlier"),
        (member(), Evidence(TouchKind.START_LINK, BEN), NEWCOMER_FOR + SECOND, True, None),
        (member(), Evidence(TouchKind.BY_HAND, BEN), NEWCOMER_FOR + SECOND, False, None),
        (member(), Evidence(TouchKind.INVITE_LINK, BEN, was_before=True), SECOND, False, "earlier"),
    ],
)
def test_who_cannot_be_brought_is_refused_for_a_reason(
    invitee: Member, seen: Evidence, after: timedelta, known: bool, why: str | None
) -> None:
    assert refusal_reason(invitee, seen, now=NOON + after, known=known) == why


def bound(**values: object) -> Attribution:
    """A newcomer of Ben's."""
    given = {
        "program_id": 1,
        "invitee_id": 1,
        "referrer_id": 2,
        "touch_id": 1,
        "confidence": Confidence.HIGH,
        "state": AttributionState.BOUND,
        "since": NOON,
    }
    return Attribution(**(given | values))


IN_WINDOW = bound(expires_at=NOON + SECOND)
OVER = bound(expires_at=NOON)
ASKED = bound(state=AttributionState.ASKED, expires_at=NOON + SECOND)
DECLINED = bound(state=AttributionState.DECLINED)


@pytest.mark.parametrize(
    ("found", "binding", "confidence", "moves"),
    [
        (bound(), AttributionModel.FIRST, Confidence.HIGH, False),
        (bound(), AttributionModel.LAST, Confidence.HIGH, True),
        (bound(), AttributionModel.LAST, Confidence.MEDIUM, True),
        (bound(), AttributionModel.LAST, Confidence.LOW, False),
        (IN_WINDOW, AttributionModel.WINDOW, Confidence.HIGH, False),
        (OVER, AttributionModel.WINDOW, Confidence.HIGH, True),
        (OVER, AttributionModel.WINDOW, Confidence.LOW, False),
        (ASKED, AttributionModel.FIRST, Confidence.HIGH, True),
        (ASKED, AttributionModel.FIRST, Confidence.LOW, True),
        (DECLINED, AttributionModel.FIRST, Confidence.HIGH, True),
        (DECLINED, AttributionModel.FIRST, Confidence.LOW, False),
    ],
)
def test_what_binds_stays_as_the_program_says(
    found: Attribution, binding: AttributionModel, confidence: Confidence, moves: bool
) -> None:
    assert may_move(found, binding, confidence=confidence, by_hand=False, now=NOON) == moves
    if found.state == AttributionState.BOUND:
        assert may_move(found, binding, confidence=Confidence.HIGH, by_hand=True, now=NOON)


def program(**values: object) -> ReferralProgram:
    """A program that runs from noon on."""
    return ReferralProgram(**({"name": "Spring", "starts_at": NOON} | values))


def test_a_window_ends_after_its_days_and_other_bindings_never() -> None:
    windowed = program(binding=AttributionModel.WINDOW, window_days=30)
    assert binds_until(windowed, now=NOON) == NOON + timedelta(days=30)
    assert binds_until(program(), now=NOON) is None


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"binding": AttributionModel.WINDOW}, "window"),
        ({"window_days": 3}, "window"),
        ({"ends_at": NOON}, "ends"),
        ({"stay_days": 367}, "number"),
        ({"grace_days": -1}, "number"),
        ({"reward_minor": -1, "currency": "EUR"}, "number"),
        ({"budget_minor": 10**13}, "number"),
        ({"reward_minor": 5}, "currency"),
    ],
)
def test_terms_that_could_never_hold_are_refused(values: dict[str, object], why: str) -> None:
    with pytest.raises(Refused) as no:
        check_program(program(**values))
    assert no.value.reason == f"referral.program_{why}"
