"""The whole bot, put together by hand on one page; everybody is known here, nobody asks.

settings -> database -> bot -> intake + sender + timetable, until `stop`
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from random import SystemRandom

import structlog
from aiogram import Bot, Dispatcher

import handlers
from bot import chosen, commands, hearing, opening
from bot.answers import Answers
from bot.chosen import house
from bot.client import make_bot, make_limits
from bot.clock import Clock
from bot.desk import doors
from bot.desk.worker import Desk
from bot.intake import Intake
from bot.limits import Limits
from bot.report import Report
from bot.settings import Settings
from bot.speaker import Speaker
from bot.ticks import Step, Ticks
from bot.views import (
    announcement,
    chat_test,
    flash_sale_notices,
    group_buy_notices,
    live_card,
    notices,
    post,
    referral,
)
from bot.views import commission as commission_view
from bot.views import digest as digest_view
from bot.views import feed_import as feed_import_view
from bot.views import flash_sale as flash_sale_view
from bot.views import group_buy as group_buy_view
from bot.views import reward as reward_view
from bot.views import role as role_view
from bot.views import voucher as voucher_view
from bot.views import withdrawal as withdrawal_view
from domain import chat, flash_sale_card, group_buy_card
from domain import feed_import as domain_feed_import
from domain.card import Face
from domain.post import House
from domain.voucher import Secret
from jobs import (
    attribution,
    cards,
    commission,
    digest,
    expiry,
    feed_import,
    flash_sale,
    group_buy,
    invite_link,
    press,
    probe,
    reward,
    timetable,
    voucher,
    withdrawal,
)
from jobs.sender import Sender
from storage import migrate, process_lock
from storage.database import Database
from storage.fsm import Dialogs
from storage.subject import FLASH_SALE, GROUP_BUY

CARDS_EVERY_S = 0.5
"""How soon a card follows a press."""

WORDINGS = {
    **announcement.WORDINGS,
    **chat_test.WORDINGS,
    **post.WORDINGS,
    **notices.WORDINGS,
    **group_buy_notices.WORDINGS,
    **referral.WORDINGS,
    **reward_view.WORDINGS,
    **withdrawal_view.WORDINGS,
    **live_card.wordings(GROUP_BUY, group_buy_view.card),
    **flash_sale_notices.WORDINGS,
    **live_card.wordings(FLASH_SALE, flash_sale_view.card),
    **commission_view.WORDINGS,
    **role_view.WORDINGS,
    **digest_view.WORDINGS,
    **feed_import_view.WORDINGS,
}
FACES: Mapping[str, Face] = {
    GROUP_BUY: group_buy_card.values,
    FLASH_SALE: flash_sale_card.values,
    domain_feed_import.KIND: domain_feed_import.face,
}

log = structlog.get_logger("tuan.app")


@dataclass
class App:
    """The parts that a test or the demo may want to look at while the bot runs."""

    settings: Settings
    clock: Clock
    database: Database
    bot: Bot
    dispatcher: Dispatcher
    limits: Limits
    report: Report
    intake: Intake
    desk: Desk
    sender: Sender
    ticks: Ticks
    speaker: Speaker
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Work until `stop` is set, then finish what is at hand and return.

        Raises `TokenRefused` at once where Telegram does not know the token.
        """
        me = await opening.introduced(self.bot, self.stop)
        if me is None:
            return
        self.dispatcher["me"] = me
        self.desk.introduce(me)
        await opening.say_who_may_own(self.database, me, self.settings.owner_id)
        async with asyncio.TaskGroup() as tasks:
            menus = tasks.create_task(commands.register(self.bot, self.database))
            tasks.create_task(self.intake.run())
            tasks.create_task(self.desk.run())
            tasks.create_task(self.sender.run())
            self.ticks.start()
            await self.stop.wait()
            menus.cancel()
            await self.ticks.close()
            self.intake.close()
            self.desk.close()
            self.sender.close()
        await self.speaker.close()


@asynccontextmanager
async def assembled(settings: Settings, clock: Clock | None = None) -> AsyncIterator[App]:
    """Yield a bot that is ready to run; its database is locked, migrated and closed again."""
    clock = clock or Clock()
    database = Database(settings.database_url)
    async with process_lock.exclusive(database.url):
        try:
            await migrate.upgrade(database, now=clock.now())
            await chosen.lay(settings, database)
            limits = make_limits(settings)
            bot = make_bot(settings, limits)
            async with bot.session:
                yield _app(settings, clock, database, bot, limits)
        finally:
            await database.close()


def _app(settings: Settings, clock: Clock, database: Database, bot: Bot, limits: Limits) -> App:
    report, secret = Report(clock), Secret(settings.voucher_secret)
    rules = partial(house, settings)
    speaker = Speaker(bot, database, clock)
    dispatcher = _dispatcher(settings, database)
    desk = Desk(
        bot=bot,
        dispatcher=doors.dispatcher(database),
        database=database,
        clock=clock,
        settings=settings,
        house=rules,
        speaker=speaker,
        report=report,
    )
    intake = Intake(
        bot=bot,
        dispatcher=dispatcher,
        database=database,
        clock=clock,
        speaker=speaker,
        answers=Answers(lambda: settings.language),
        report=report,
        look=desk.look,
    )
    sender = Sender(
        bot=bot,
        database=database,
        clock=clock,
        limits=limits,
        wordings={**WORDINGS, **voucher_view.wordings(secret, lambda: dispatcher["me"].username)},
        language=lambda: settings.language,
        alarm=report.alarm,
        migrate=chat.migrate,
    )
    ticks = _ticks(settings, clock, database, bot, limits, report, sender, secret, rules)
    return App(
        settings,
        clock,
        database,
        bot,
        dispatcher,
        limits,
        report,
        intake,
        desk,
        sender,
        ticks,
        speaker,
    )


def _ticks(
    settings: Settings,
    clock: Clock,
    database: Database,
    bot: Bot,
    limits: Limits,
    report: Report,
    sender: Sender,
    secret: Secret,
    rules: Callable[[], House],
) -> Ticks:

    def waking(step: Callable[[], Awaitable[int]]) -> Step:
        async def go() -> None:
            if await step():
                sender.wake()

        return go

    def due(tick: Callable[[Database, datetime], Awaitable[int]]) -> Step:
        return waking(lambda: tick(database, clock.now()))

    async def try_again() -> None:
        if await probe.probe(database, now=clock.now()):
            sender.reload()

    each_second = {
        "timetable": lambda: timetable.tick(database, clock.now(), rules()),
        "expiry": lambda: expiry.tick(database, clock.now()),
        "group_buy": lambda: group_buy.tick(database, clock.now(), secret),
        "flash_sale": lambda: flash_sale.tick(database, clock.now(), secret),
        "report": lambda: report.flush(database),
    }
    steps = {name: (1.0, waking(step)) for name, step in each_second.items()}
    steps["cards"] = (
        CARDS_EVERY_S,
        waking(lambda: cards.tick(database, clock.now(), FACES, zone=settings.timezone)),
    )
    steps["attribution"] = (attribution.EVERY_S, due(attribution.tick))
    importer = feed_import.Importer(database, bot, clock.now, SystemRandom())
    steps["feed_import"] = (feed_import.EVERY_S, waking(importer.tick))
    steps["invite_link"] = (
        invite_link.EVERY_S,
        waking(lambda: invite_link.tick(database, bot, clock.now)),
    )
    steps["reward"] = (reward.EVERY_S, due(reward.tick))
    steps["withdrawal"] = (withdrawal.EVERY_S, due(withdrawal.tick))
    steps["voucher"] = (voucher.EVERY_S, due(voucher.tick))
    steps["press"] = (press.EVERY_S, lambda: press.tick(database, clock.now()))
    steps["commission"] = (commission.EVERY_S, due(commission.tick))
    steps["digest"] = (
        digest.EVERY_S,
        waking(lambda: digest.tick(database, clock.now(), zone=settings.timezone)),
    )
    steps["settings"] = (chosen.EVERY_S, lambda: chosen.keep(settings, database, limits))
    steps["probe"] = (probe.EVERY_S, try_again)
    return Ticks(steps, report)


def _dispatcher(settings: Settings, database: Database) -> Dispatcher:
    dispatcher = Dispatcher(settings=settings, storage=Dialogs(database))
    dispatcher.include_routers(*handlers.routers())
    hearing.install(dispatcher)
    return dispatcher
