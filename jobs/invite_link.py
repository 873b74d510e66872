"""Makes the invite links that members wished for: asked of Telegram in no transaction."""

from collections.abc import Callable
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.methods import CreateChatInviteLink

from domain.chat import bot_membership
from domain.referral import invite_link
from jobs.due_tasks import run_each
from jobs.job import Job
from storage.database import Database
from storage.referral import invite_links
from storage.referral.tables import InviteLink

PAGE = 5
"""Links made in one tick: each is a call, and presses go before them."""


async def tick(database: Database, bot: Bot, clock: Callable[[], datetime]) -> int:
    """Make the links that are due; return how many were dealt with.

    Raises `ExceptionGroup` at the end if some failed for a reason of ours.
    """
    async with database.read() as tx:
        due = {link.id: link for link in await invite_links.due(tx, now=clock(), limit=PAGE)}
    return await run_each(
        "invite link", due, lambda number: _make(database, bot, due[number], clock)
    )


async def _make(
    database: Database, bot: Bot, link: InviteLink, clock: Callable[[], datetime]
) -> int:
    call = CreateChatInviteLink(
        chat_id=link.chat_id, name=link.name, creates_join_request=link.by_request or None
    )
    try:
        made = await bot(call)
    except TelegramMigrateToChat as moved:
        async with database.begin() as tx:
            await bot_membership.migrate(tx, link.chat_id, moved.migrate_to_chat_id, now=clock())
    except (TelegramBadRequest, TelegramForbiddenError) as refusal:
        async with database.begin() as tx:
            await invite_link.record_refusal(tx, link.id, refusal.message, now=clock())
    except (TelegramAPIError, ClientDecodeError) as trouble:
        async with database.begin() as tx:
            await invite_link.retry_later(tx, link.id, type(trouble).__name__, now=clock())
    else:
        async with database.begin() as tx:
            await invite_link.record_link(tx, link.id, made.invite_link, now=clock())
    return 1


JOB = Job("invite_link", every_s=0.5, run=lambda job: tick(job.database, job.bot, job.clock.now))
