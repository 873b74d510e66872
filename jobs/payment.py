"""Payments: invoices lapse, and Stars that are owed go back; asked of Telegram in no transaction."""

from collections.abc import Callable
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
)
from aiogram.methods import GetStarTransactions, RefundStarPayment
from aiogram.types import StarTransactions

from domain.payment import refund
from domain.payment.refund import RefundCall
from jobs.due_tasks import run_each
from jobs.job import Job
from storage.database import Database
from storage.payment import charges, invoices

REFUNDS_MAX = 20
"""Refunds of one round; a failed group buy is done in a few."""
TRANSACTIONS_PAGE, PAGES_MAX = 100, 200
ALREADY = "CHARGE_ALREADY_REFUNDED"
NO = (TelegramBadRequest, TelegramForbiddenError, TelegramNotFound, TelegramRetryAfter)
"""Telegram has not done it, and said so; after any other error it may have."""


async def tick(database: Database, bot: Bot, clock: Callable[[], datetime]) -> int:
    """Let invoices lapse and ask for refunds that are due; return how many were dealt with.

    Raises `ExceptionGroup` at the end if some failed for a reason of ours.
    """
    async with database.begin() as tx:
        lapsed = await invoices.lapse_due(tx, now=clock())
        due = await charges.refunds_due(tx, now=clock(), limit=REFUNDS_MAX)
    return lapsed + await run_each(
        "refund", due, lambda number: _give_back(database, bot, number, clock)
    )


async def _give_back(
    database: Database, bot: Bot, number: int, clock: Callable[[], datetime]
) -> int:
    async with database.begin() as tx:
        call = await refund.take(tx, number, now=clock())
    if call is None:
        return 0
    try:
        if not (call.in_doubt and await _is_given_back(bot, call)):
            await bot(
                RefundStarPayment(user_id=call.member_id, telegram_payment_charge_id=call.charge_id)
            )
    except NO as error:
        if ALREADY not in error.message:
            async with database.begin() as tx:
                await refund.refused(tx, number, error.message, now=clock())
            return 1
    except (TelegramAPIError, ClientDecodeError):
        return 1  # In doubt: the next try looks first.
    async with database.begin() as tx:
        await refund.settle(tx, call.charge_id, now=clock())
    return 1


async def _is_given_back(bot: Bot, call: RefundCall) -> bool:
    """Look a refund up in what Telegram has booked, which it lists from the oldest on."""
    for page in range(PAGES_MAX):
        found: StarTransactions = await bot(
            GetStarTransactions(offset=page * TRANSACTIONS_PAGE, limit=TRANSACTIONS_PAGE)
        )
        for one in found.transactions:
            if one.id == call.charge_id and one.receiver is not None:
                return True
        if len(found.transactions) < TRANSACTIONS_PAGE:
            return False
    return False


JOB = Job("payment", every_s=2.0, run=lambda job: tick(job.database, job.bot, job.clock.now))
