"""Rewards decided: what is granted, when it vests, what an absence costs; and when a board begins."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.referral.contest import Period, period_start
from domain.referral.fraud import BURST, is_burst
from domain.referral.reward import LEFT, compute_reward, in_grace, restored_vests_at
from domain.referral.vesting import VestedReward, is_due
from jobs.reward import by_promoter
from storage.referral.tables import ReferralProgram, Reward, RewardState
from tests.screens.reward import one
from views.i18n import translator
from views.referral.reward_screens import rules

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def program(**values: Any) -> ReferralProgram:
    """A program that pays 5.00."""
    given = {"name": "Spring", "starts_at": NOON, "reward_minor": 500, "currency": "EUR"}
    return ReferralProgram(**(given | values))


@pytest.mark.parametrize(
    ("terms", "today", "in_all", "gets"),
    [
        ({}, 99, 99, (500, None)),
        ({"reward_minor": 0}, 0, 0, (0, None)),
        ({"cap_day": 3}, 2, 9, (500, None)),
        ({"cap_day": 3}, 3, 9, (0, "cap_day")),
        ({"cap_total": 3}, 0, 2, (500, None)),
        ({"cap_total": 3}, 0, 3, (0, "cap_total")),
        ({"budget_minor": 1000, "spent_minor": 500}, 0, 0, (500, None)),
        ({"budget_minor": 1000, "spent_minor": 501}, 0, 0, (0, "budget")),
        ({"cap_day": 0}, 0, 0, (0, "cap_day")),
    ],
)
def test_caps_and_budget_are_applied_at_their_edges(
    terms: dict[str, Any], today: int, in_all: int, gets: tuple[int, str | None]
) -> None:
    """Defect 26."""
    assert compute_reward(program(**terms), today=today, in_all=in_all) == gets


@pytest.mark.parametrize(
    ("values", "after", "due"),
    [
        ({"wants_purchase": False}, timedelta(), True),
        ({"wants_purchase": False}, -SECOND, False),
        ({"wants_purchase": True}, DAY, False),
        ({"wants_purchase": True, "purchased_at": NOON}, timedelta(), True),
    ],
)
def test_a_reward_is_due_when_its_time_and_its_purchase_have_come(
    values: dict[str, Any], after: timedelta, due: bool
) -> None:
    assert is_due(one(RewardState.PENDING, None, **values), now=NOON + after) == due
    for state in (RewardState.HELD, RewardState.VESTED, RewardState.VOID):
        assert not is_due(one(state, None, **values), now=NOON + after)


def gone(**values: Any) -> Reward:
    """A reward whose newcomer left at noon, with three days of grace."""
    return one(RewardState.VOID, LEFT, **({"grace_days": 3, "void_at": NOON} | values))


def test_coming_back_within_the_grace_restores_and_the_absence_is_no_stay() -> None:
    assert in_grace(gone(), now=NOON + 3 * DAY)
    assert not in_grace(gone(), now=NOON + 3 * DAY + SECOND)
    assert not in_grace(one(RewardState.VOID, "by hand", grace_days=3), now=NOON)
    assert restored_vests_at(gone(vests_at=NOON + DAY), now=NOON + 2 * DAY) == NOON + 3 * DAY
    assert restored_vests_at(gone(vests_at=NOON + DAY), now=NOON - DAY) == NOON + DAY


@pytest.mark.parametrize(
    ("reward", "said"),
    [
        (one(RewardState.PENDING, None, stay_days=7, wants_purchase=False), ["Must stay 7 days"]),
        (one(RewardState.VOID, "by hand", stay_days=7, void_at=NOON), []),
        (one(RewardState.VOID, LEFT, stay_days=7, void_at=NOON, grace_days=3), ["It counts again"]),
        (one(RewardState.VOID, LEFT, stay_days=7, void_at=NOON, grace_days=0), []),
    ],
)
def test_what_is_over_waits_for_nothing(reward: Reward, said: list[str]) -> None:
    words = rules(reward, translator("en"))
    assert len(words) == len(said)
    assert all(word.startswith(start) for word, start in zip(words, said, strict=True)), words


def test_a_burst_begins_behind_the_threshold() -> None:
    assert not is_burst(BURST)
    assert is_burst(BURST + 1)


def test_each_promoter_hears_once_of_all_of_theirs() -> None:
    given = [
        VestedReward(1, 500, "EUR", 11),
        VestedReward(2, 0, "", 12),
        VestedReward(1, 500, "EUR", 13),
        VestedReward(1, 9, "PTS", 11),
    ]
    assert by_promoter(given) == {
        1: {"people": 2, "amounts": [[1000, "EUR"], [9, "PTS"]]},
        2: {"people": 1, "amounts": []},
    }


@pytest.mark.parametrize(
    ("period", "zone", "begin"),
    [
        (Period.ALL, "Europe/Berlin", None),
        (Period.DAY, "UTC", "2026-05-01T00:00+00:00"),
        (Period.DAY, "Europe/Berlin", "2026-04-30T22:00+00:00"),
        (Period.WEEK, "UTC", "2026-04-27T00:00+00:00"),
        (Period.MONTH, "Asia/Shanghai", "2026-04-30T16:00+00:00"),
    ],
)
def test_a_period_begins_at_midnight_of_the_shops_zone(
    period: Period, zone: str, begin: str | None
) -> None:
    wanted = None if begin is None else datetime.fromisoformat(begin)
    assert period_start(period, zone, now=NOON) == wanted
