"""What is owed of a provider's money goes back by its API, where the shop has a key for one."""

from functools import partial

from domain.provider import refunds
from domain.settings import Settings
from jobs.due_tasks import run_each
from jobs.http_door.door import HttpDoor
from jobs.job import Job, JobContext
from jobs.provider.refund_api import RefundApi, RefundOutcome
from jobs.provider.stripe import StripeRefunds
from storage.provider import provider_refunds

REFUNDS_MAX = 20


def job(context: JobContext, outside: HttpDoor) -> Job:
    """Return the job; `outside` leads to the provider."""
    api = api_of(context.settings, outside)
    return Job("provider_refund", every_s=5.0, run=partial(tick, api))


def api_of(settings: Settings, outside: HttpDoor) -> RefundApi | None:
    """Return the adapter that the settings name; None leaves refunds to people."""
    return None if settings.stripe_key is None else StripeRefunds(outside, settings)


async def tick(api: RefundApi | None, job: JobContext) -> int:
    """Ask for what is due; return how many were dealt with."""
    if api is None:
        return 0
    async with job.database.read() as tx:
        due = await provider_refunds.to_ask(tx, now=job.now, limit=REFUNDS_MAX)
    return await run_each("provider refund", due, partial(_give_back, job, api))


async def _give_back(job: JobContext, api: RefundApi, number: int) -> int:
    async with job.database.begin() as tx:
        call = await refunds.take(tx, number, now=job.now)
    if call is None:
        return 0
    answer = await api.refund(call)
    if answer.outcome is RefundOutcome.LATER:
        return 1  # Asked again with the same key once its pause is over.
    async with job.database.begin() as tx:
        if answer.outcome is RefundOutcome.DONE:
            await refunds.settle(tx, number, answer.words, now=job.now)
        else:
            await refunds.leave(tx, number, answer.words, now=job.now)
    return 1
