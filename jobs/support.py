"""Opens topics for customers' messages, follows what was sent, and closes conversations gone silent."""

from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
)
from aiogram.methods import CreateForumTopic

from domain.clock import Clock
from domain.support import conversation, inbox
from jobs import due_tasks
from jobs.due_tasks import DueTask
from jobs.job import Job, JobContext
from storage.database import Database
from storage.members import Member
from storage.support import tickets

PAGE = 20
TOPICS_PAGE = 5
"""Topics opened in one tick: each is a call, and presses go before them."""
LATER = 0
"""Telegram could not be asked."""


async def tick(database: Database, bot: Bot, clock: Clock) -> int:
    """Do what is due; return how much it was. Raises `ExceptionGroup` at the end if some failed."""
    failures: list[Exception] = []
    now = clock.now()
    done = await due_tasks.run(database, rounds(now), failures)
    async with database.read() as tx:
        waiting = await tickets.without_topic(tx, limit=TOPICS_PAGE)
    try:
        done += await due_tasks.run_each(
            "support topic", waiting, lambda number: _give_topic(database, bot, number, clock)
        )
    except ExceptionGroup as group:
        failures += group.exceptions
    if failures:
        raise ExceptionGroup("support failed", failures)
    return done


def rounds(now: datetime) -> tuple[DueTask, ...]:
    """Return what needs no call: messages that ended, and conversations that nobody goes on with."""
    return (
        DueTask(
            "support message",
            lambda tx: tickets.ended(tx, limit=PAGE),
            lambda tx, number: conversation.settle(tx, number, now=now),
        ),
        DueTask(
            "support ticket",
            lambda tx: tickets.silent_since(tx, now - conversation.SILENCE, limit=PAGE),
            lambda tx, number: conversation.close_silent(tx, number, now=now),
        ),
    )


async def _give_topic(database: Database, bot: Bot, number: int, clock: Clock) -> int:
    """Open a customer's topic, if one is wanted still, and let go what waits for it."""
    async with database.begin() as tx:
        ticket = await tickets.find(tx, number)
        if ticket is None:
            return 0
        chosen = await inbox.forum_id(tx)
        if chosen is None or not await inbox.wants_topic(tx, ticket, now=clock.now()):
            await conversation.place(tx, ticket, now=clock.now())
            return 1
        name = (await tx.get_one(Member, ticket.member_id)).name
    thread_id = await _open_topic(bot, chosen, name)
    if thread_id == LATER:
        return 0
    async with database.begin() as tx:
        ticket = await tickets.find(tx, number)
        if ticket is None:
            return 1
        if thread_id is None:
            await inbox.record_refusal(tx, chosen, now=clock.now())
        else:
            await inbox.record_topic(tx, ticket, chosen, thread_id)
        await conversation.place(tx, ticket, now=clock.now())
    return 1


async def _open_topic(bot: Bot, chosen: int, name: str) -> int | None:
    """Return the number of a new topic, None where Telegram opens none, or `LATER`."""
    call = CreateForumTopic(chat_id=chosen, name=name[: inbox.TOPIC_NAME_CHARS_MAX])
    try:
        return (await bot(call)).message_thread_id
    except (TelegramBadRequest, TelegramForbiddenError, ClientDecodeError):
        return None
    except TelegramAPIError:
        return LATER


async def run(job: JobContext) -> int:
    """Do what is due."""
    return await tick(job.database, job.bot, job.clock)


JOB = Job("support", every_s=1.0, run=run)
