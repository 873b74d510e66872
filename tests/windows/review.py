"""Odd rewards in the admin menu, with the longest names and all their evidence."""

from aiogram.fsm.state import State

from handlers.admin.referrals import reward_review
from handlers.admin.states import Review
from storage.referral.tables import Confidence, RewardState, Touch, TouchKind
from tests.screens.reward import NOON, one
from tests.windows.chats import MANY
from views.i18n import translator
from views.referral.reward_screens import CODES, why, worth

T = translator("en")
TOUCHES = [
    Touch(invitee_id=1, kind=kind, confidence=sure, at=NOON)
    for kind in TouchKind
    for sure in Confidence
]
PAGES = [
    {
        "id": 2**31 - 1,
        "promoter": "<" * 64,
        "newcomer": "&" * 64,
        "amount": worth(one(state, reason), T),
        "state": T(f"admin-reward-{state}"),
        "reason": why(reason, T),
        "evidence": reward_review.evidence(TOUCHES, "UTC", T),
        "held": True,
        "standing": True,
    }
    for state in RewardState
    for reason in CODES
]
SAMPLES: dict[State, list[dict[str, object]]] = {
    Review.all: [{"items": MANY, "rewards": 200}, {"items": [], "rewards": 0}],
    Review.one: PAGES,
    Review.reason: PAGES[:1],
}
