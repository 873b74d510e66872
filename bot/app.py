"""The whole bot, put together by hand on one page; everybody is known here, nobody asks.

settings -> database -> bot -> intake + sender + timetable, until `stop`
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode

import handlers
from bot import hearing
from bot.answers import Answers
from bot.clock import Clock
from bot.intake import Intake
from bot.report import Report
from bot.settings import Settings
from bot.speaker import Speaker
from storage import migrate, process_lock
from storage.database import Database

log = structlog.get_logger("tuan.app")


@dataclass
class App:
    """The parts that a test or the demo may want to look at while the bot runs."""

    settings: Settings
    clock: Clock
    database: Database
    bot: Bot
    report: Report
    intake: Intake
    speaker: Speaker
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Work until `stop` is set, then finish what is at hand and return."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.intake.run())
            await self.stop.wait()
            self.intake.close()
        await self.speaker.close()


@asynccontextmanager
async def assembled(settings: Settings, clock: Clock | None = None) -> AsyncIterator[App]:
    """Yield a bot that is ready to run; its database is locked, migrated and closed again."""
    clock = clock or Clock()
    database = Database(settings.database_url)
    async with process_lock.exclusive(database.url):
        try:
            await migrate.upgrade(database, now=clock.now())
            bot = make_bot(settings)
            async with bot.session:
                yield _app(settings, clock, database, bot)
        finally:
            await database.close()


def _app(settings: Settings, clock: Clock, database: Database, bot: Bot) -> App:
    report = Report(clock)
    speaker = Speaker(bot)
    intake = Intake(
        bot=bot,
        dispatcher=_dispatcher(settings),
        database=database,
        clock=clock,
        speaker=speaker,
        answers=Answers(settings.language),
        report=report,
    )
    return App(settings, clock, database, bot, report, intake, speaker)


def make_bot(settings: Settings) -> Bot:
    """Return a client of the Bot API that the settings name; the caller closes its session."""
    api = TelegramAPIServer.from_base(settings.telegram_api)
    return Bot(
        settings.bot_token.get_secret_value(),
        session=AiohttpSession(api=api),
        default=DefaultBotProperties(parse_mode=ParseMode.HTML),
    )


def _dispatcher(settings: Settings) -> Dispatcher:
    dispatcher = Dispatcher(settings=settings, disable_fsm=True)
    hearing.install(dispatcher)
    dispatcher.include_routers(*handlers.routers())
    return dispatcher
