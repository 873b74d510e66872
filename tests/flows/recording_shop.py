"""A minimal shop for intake tests: writes down each message it hears, and may be killed.

Forked (tests/faults/fork_server.py), it polls a sandbox until the named moment, `before_commit` or
`after_commit`, writes that into a file, and kills itself.
"""

import os
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from random import SystemRandom

from aiogram import Dispatcher, Router
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot import middleware
from bot.answers import ReplyContextFactory
from bot.client import make_bot
from bot.intake import Intake
from bot.replies import ReplySender
from bot.report import Report
from bot.settings import load
from bot.throttle import Allowance, Throttle
from domain.clock import Clock
from domain.refusal import Refused
from domain.settings import Settings
from storage import updates
from storage.database import Database, Tx
from storage.members import LinkOpening
from tests.shop_keys import WORDS, unlocked
from views.screen import Reply

PATIENT = Allowance(burst=10_000, per_second=1_000)
"""So that one person may say what a batch holds."""


def settings_for(api: str, token: str, database_url: str) -> Settings:
    return load(
        env_file=None,
        shop_key=WORDS,
        bot_token=token,
        telegram_api=api,
        database_url=database_url,
        limit_overall_per_second=1000,
        limit_chat_per_second=30,
        limit_group_per_minute=600,
    )


async def write_down(message: Message, tx: Tx, now: datetime) -> SendMessage:
    """Record what was said; some words make trouble on purpose."""
    words = message.text or ""
    tx.add(
        LinkOpening(member_id=message.chat.id, payload=words, kind="heard", value="", opened_at=now)
    )
    await tx.flush()
    if words == "bug":
        raise ZeroDivisionError("one handler in the middle of a batch")
    if words == "file":
        raise FileNotFoundError("not the database's file\0")
    if words == "refuse":
        raise Refused("bug")
    if words == "wordless":
        raise Refused("no.such.text")
    if words == "early":
        await message.answer("spoken inside the transaction")
    return message.answer(f"heard {words}")


async def pressed(query: CallbackQuery, tx: Tx, now: datetime) -> None:
    """Record a press; of some buttons it makes trouble on purpose."""
    if query.data == "bug":
        raise ZeroDivisionError("one handler in the middle of a batch")
    tx.add(
        LinkOpening(
            member_id=query.from_user.id, payload="press", kind="heard", value="", opened_at=now
        )
    )


@asynccontextmanager
async def recording_shop(
    api: str, token: str, database_url: str
) -> AsyncIterator[tuple[Intake, Database]]:
    """Yield an intake with one handler for messages and one for presses."""
    settings = settings_for(api, token, database_url)
    database = unlocked(database_url)
    bot = make_bot(settings)
    router = Router()
    router.message.register(write_down)
    router.callback_query.register(pressed)
    dispatcher = Dispatcher(settings=settings, disable_fsm=True)
    middleware.install(dispatcher, SystemRandom())
    dispatcher.include_router(router)
    clock = Clock()
    speaker = ReplySender(bot, database, clock)
    intake = Intake(
        bot=bot,
        dispatcher=dispatcher,
        database=database,
        clock=clock,
        speaker=speaker,
        answers=ReplyContextFactory(lambda: "en"),
        report=Report(Clock()),
        throttle=Throttle(messages=PATIENT, presses=PATIENT),
    )
    async with bot.session:
        try:
            yield intake, database
        finally:
            await speaker.close()
            await database.close()


async def main(api: str, token: str, database_url: str, moment: str, killed_at: str) -> None:
    """Hear what is said until the named moment; then write it to a file, and be killed."""

    def die() -> None:
        Path(killed_at).write_text(moment)
        os.kill(os.getpid(), signal.SIGKILL)

    async def die_before_commit(tx: Tx, bot_id: int, next_update_id: int) -> None:
        die()

    def die_after_commit(self: ReplySender, replies: Sequence[Reply]) -> None:
        die()

    if moment == "before_commit":
        updates.advance = die_before_commit
    else:
        ReplySender.say = die_after_commit  # type: ignore[method-assign]
    async with recording_shop(api, token, database_url) as (intake, _):
        await intake.run()
