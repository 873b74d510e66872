"""Rewards and boards at their longest."""

from datetime import UTC, datetime
from typing import Any

from bot.views import contest, reward
from domain import reward as domain
from domain import suspicion
from domain.contest import Period
from domain.ledger import POINTS
from storage.board import Place
from storage.member import Member
from storage.referral_program import Program
from storage.reward import Reward, RewardState

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN = Member(id=1, name="<" * 64, code="A", first_seen_at=NOON, last_seen_at=NOON)
PROGRAM = Program(name="Spring", starts_at=NOON)
REASONS = (*reward.CODES, "<" * 200, None)


def one(state: RewardState, reason: str | None, **values: Any) -> Reward:
    """A reward that waits for everything there is."""
    given: dict[str, Any] = {
        "program_id": 1,
        "invitee_id": 1,
        "referrer_id": 2,
        "attribution_id": 1,
        "amount_minor": 10**15,
        "currency": "EUR",
        "made_at": NOON,
        "vests_at": NOON,
        "wants_purchase": True,
        "grace_days": 366,
        "stay_days": 366,
        "void_at": NOON,
    }
    return Reward(**(given | values), state=state, reason=reason)


FOUND = [(one(state, reason), ANN, PROGRAM) for state in RewardState for reason in REASONS]
ZERO = [
    (one(state, reason, amount_minor=0, currency=POINTS), None, PROGRAM)
    for state in RewardState
    for reason in REASONS
]
PAGES = [
    part[first : first + reward.PAGE_SIZE + 1]
    for part in (FOUND, ZERO)
    for first in range(0, len(part), reward.PAGE_SIZE)
]
PLACES = [Place(rank, rank, "<" * 64, 10**6) for rank in range(1, 11)]

SCREENS = {
    "reward.page": lambda t: [
        reward.page([], {}, 0, t),
        *(reward.page(page, {"pending": 10**6}, 10**6 - 1, t) for page in PAGES),
    ],
    "contest.board": lambda t: [
        contest.board([], None, Period.DAY, t),
        *(contest.board(PLACES, Place(10**6, 99, None, 1), each, t) for each in Period),
        contest.board(PLACES, PLACES[0], Period.ALL, t),
    ],
}
AMOUNTS = [[10**15, "EUR"], [10**9, POINTS], [1, "JPY"]]
ROWS = {
    domain.NEWS: [{"people": 10**6, "amounts": AMOUNTS}, {"people": 1, "amounts": []}],
    domain.CAPPED: [{"reason": reason} for reason in domain.NOTHING_LEFT],
    suspicion.HELD: [{"reason": reason} for reason in ("burst", "rejoin", "same_payout")],
    suspicion.REVIEW: [{"id": 2**31 - 1, "reason": "same_payout"}],
}
WORDINGS = reward.WORDINGS
