"""Stars: Telegram's list of transactions is read on from where it was known, and the balance compared.

Every two minutes and at each start, so that each night and the end of each outage are among them;
where nobody was ever asked for Stars, Telegram is not asked either.
"""

from itertools import takewhile

from aiogram.methods import GetMyStarBalance, GetStarTransactions
from aiogram.types import (
    StarAmount,
    StarTransaction,
    StarTransactions,
    TransactionPartnerUser,
)

from domain.payment import agreement
from domain.payment.agreement import NANO, SETTLED_AFTER, StarFacts
from jobs.job import Job, JobContext
from storage.payment import star_books

PAGE = 100


async def tick(job: JobContext) -> int:
    """Read Telegram's list to its end and close the books; return how many entries were new."""
    async with job.database.read() as tx:
        if not await star_books.is_used(tx):
            return 0
        begun = await star_books.next_position(tx)
        first = await star_books.find_book(tx) is None
    balance = await _balance(job)
    position, whole = begun, False
    while not whole:
        page: StarTransactions = await job.bot(GetStarTransactions(offset=position, limit=PAGE))
        settled = list(
            takewhile(lambda one: one.date <= job.now - SETTLED_AFTER, page.transactions)
        )
        for one in settled:
            await _enter(job, facts_of(one), position, first=first)
            position += 1
        if len(settled) < len(page.transactions):
            return position - begun
        whole = len(page.transactions) < PAGE
    if await _balance(job) == balance:
        async with job.database.begin() as tx:
            await agreement.close(tx, balance, now=job.now)
    return position - begun


async def _enter(job: JobContext, facts: StarFacts, position: int, *, first: bool) -> None:
    async with job.database.begin() as tx:
        await agreement.enter(
            tx,
            facts,
            position,
            first=first,
            now=job.now,
            rng=job.rng,
            secret=job.secret,
            mac=job.settings.invoice_secret,
        )


async def _balance(job: JobContext) -> int:
    said: StarAmount = await job.bot(GetMyStarBalance())
    return said.amount * NANO + (said.nanostar_amount or 0)


def facts_of(one: StarTransaction) -> StarFacts:
    """Return what the books need of one of Telegram's transactions."""
    sign, partner = (1, one.source) if one.source is not None else (-1, one.receiver)
    nano = sign * (one.amount * NANO + (one.nanostar_amount or 0))
    if not isinstance(partner, TransactionPartnerUser):
        return StarFacts(one.id, nano, one.date, partner.type if partner else "")
    payload = partner.invoice_payload or ""
    return StarFacts(one.id, nano, one.date, partner.transaction_type, partner.user.id, payload)


JOB = Job("stars", every_s=120.0, run=tick)
