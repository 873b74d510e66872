"""Rewards and boards at their longest."""

from datetime import UTC, datetime
from typing import Any

from domain.payout.ledger import POINTS
from domain.referral import fraud, reward
from domain.referral.contest import Period
from storage.members import Member
from storage.referral.leaderboard import LeaderboardEntry
from storage.referral.tables import ReferralProgram, Reward, RewardState
from views.referral import leaderboard_screens, reward_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN = Member(id=1, name="<" * 64, code="A", first_seen_at=NOON, last_seen_at=NOON)
PROGRAM = ReferralProgram(name="Spring", starts_at=NOON)
REASONS = (*reward_screens.CODES, "<" * 200, None)


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
    part[first : first + reward_screens.PAGE_SIZE + 1]
    for part in (FOUND, ZERO)
    for first in range(0, len(part), reward_screens.PAGE_SIZE)
]
PLACES = [LeaderboardEntry(rank, rank, "<" * 64, 10**6) for rank in range(1, 11)]
SCREENS = {
    "reward_screens.page": lambda t: [
        reward_screens.page([], {}, 0, t),
        *(reward_screens.page(page, {"pending": 10**6}, 10**6 - 1, t) for page in PAGES),
    ],
    "leaderboard_screens.leaderboard": lambda t: [
        leaderboard_screens.leaderboard([], None, Period.DAY, t),
        *(
            leaderboard_screens.leaderboard(PLACES, LeaderboardEntry(10**6, 99, None, 1), each, t)
            for each in Period
        ),
        leaderboard_screens.leaderboard(PLACES, PLACES[0], Period.ALL, t),
    ],
}
AMOUNTS = [[10**15, "EUR"], [10**9, POINTS], [1, "JPY"]]
ROWS = {
    reward.NEWS: [{"people": 10**6, "amounts": AMOUNTS}, {"people": 1, "amounts": []}],
    reward.CAPPED: [{"reason": reason} for reason in reward.NOTHING_LEFT],
    fraud.HELD: [{"reason": reason} for reason in ("burst", "rejoin", "same_payout")],
    fraud.REVIEW: [
        {"id": 2**31 - 1, "reason": "same_payout"} | names
        for names in ({}, {"promoter": "<" * 64, "newcomer": "&" * 64})
    ],
}
RENDERERS = reward_screens.RENDERERS
