"""Rewards whose time has come are given, and each promoter hears of theirs once a tick."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.notify import notify_optional
from domain.referral import vesting
from domain.referral.reward import NEWS, RewardNews
from domain.referral.vesting import VestedReward
from jobs import due_tasks
from jobs.due_tasks import DueTask
from jobs.job import Job
from storage.database import Database, Tx
from storage.referral import rewards

PAGE = 200


async def tick(database: Database, now: datetime) -> int:
    """Give what is due; return how many rewards were looked at.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    failures: list[Exception] = []
    given: list[VestedReward] = []

    async def vest(tx: Tx, number: int) -> None:
        vested = await vesting.vest(tx, number, now=now)
        if vested is not None:
            given.append(vested)

    due = DueTask("reward", lambda tx: rewards.due(tx, now=now, limit=PAGE), vest)
    done = await due_tasks.run(database, (due,), failures)
    if given:
        async with database.begin() as tx:
            for referrer_id, values in by_promoter(given).items():
                await notify_optional(tx, referrer_id, NEWS, values, now=now)
    if failures:
        raise ExceptionGroup("rewards not given", failures)
    return done


def by_promoter(given: Sequence[VestedReward]) -> Mapping[int, RewardNews]:
    """Return what each promoter is told: how many people, and how much by currency."""
    people: dict[int, set[int]] = defaultdict(set)
    amounts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in given:
        people[one.referrer_id].add(one.invitee_id)
        if one.amount_minor:
            amounts[one.referrer_id][one.currency] += one.amount_minor
    return {
        who: RewardNews(
            people=len(newcomers),
            amounts=[[minor, currency] for currency, minor in sorted(amounts[who].items())],
        )
        for who, newcomers in people.items()
    }


JOB = Job("reward", every_s=5.0, run=lambda job: tick(job.database, job.now))
