"""The whole bot, put together by hand on one page; everybody is known here, nobody asks.

settings -> database -> bot -> intake + sender + timetable, until `stop`
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from random import Random, SystemRandom

import structlog
from aiogram import Bot, Dispatcher

import handlers
from bot import commands, middleware, overrides, startup
from bot.admin_worker import AdminWorker
from bot.answers import ReplyContextFactory
from bot.client import make_bot, make_limits
from bot.intake import Intake
from bot.limits import RateLimiter
from bot.overrides import posting_rules
from bot.replies import ReplySender
from bot.report import Report
from bot.scheduler import Scheduler, Step
from bot.sender import Sender
from domain.chat import bot_membership
from domain.clock import Clock
from domain.deal import feed_import
from domain.flash_sale.card import flash_sale_card
from domain.group_buy.card import group_buy_card
from domain.post.planner import PostingRules
from domain.promotion.live_card import CardSource
from domain.settings import Settings
from domain.voucher import Secret
from handlers.admin import dispatcher as admin_dispatcher
from jobs import (
    attribution,
    campaign,
    cards,
    chat_probe,
    commission,
    deal_expiry,
    digest,
    flash_sale,
    group_buy,
    import_feeds,
    invite_link,
    press_cleanup,
    reward,
    voucher,
    withdrawal,
)
from storage import migrate, process_lock
from storage.database import Database
from storage.fsm import DatabaseFsmStorage
from storage.subject import FLASH_SALE, GROUP_BUY
from views import chat_test, digest_screens, owner_notices, role_screens, voucher_screens
from views.commission import earnings_screens
from views.deal import feed_import_screens
from views.flash_sale import flash_sale_notices, flash_sale_screens
from views.group_buy import group_buy_notices, group_buy_screens
from views.payout import withdrawal_screens
from views.post import announcement_messages, post_messages
from views.promotion import live_card_messages
from views.referral import referral_screens, reward_screens

CARDS_EVERY_S = 0.5
"""How soon a card follows a press."""
RENDERERS = {
    **announcement_messages.RENDERERS,
    **chat_test.RENDERERS,
    **post_messages.RENDERERS,
    **owner_notices.RENDERERS,
    **group_buy_notices.RENDERERS,
    **referral_screens.RENDERERS,
    **reward_screens.RENDERERS,
    **withdrawal_screens.RENDERERS,
    **live_card_messages.renderers(GROUP_BUY, group_buy_screens.card),
    **flash_sale_notices.RENDERERS,
    **live_card_messages.renderers(FLASH_SALE, flash_sale_screens.card),
    **earnings_screens.RENDERERS,
    **role_screens.RENDERERS,
    **digest_screens.RENDERERS,
    **feed_import_screens.RENDERERS,
}
CARD_SOURCES: Mapping[str, CardSource] = {
    GROUP_BUY: group_buy_card,
    FLASH_SALE: flash_sale_card,
    feed_import.KIND: feed_import.card_values,
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
    limits: RateLimiter
    report: Report
    intake: Intake
    admin_worker: AdminWorker
    sender: Sender
    scheduler: Scheduler
    reply_sender: ReplySender
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Work until `stop` is set, then finish what is at hand and return.

        Raises `TokenRefused` at once where Telegram does not know the token.
        """
        me = await startup.introduced(self.bot, self.stop)
        if me is None:
            return
        self.dispatcher["me"] = me
        self.admin_worker.introduce(me)
        await startup.print_ownership_code(self.database, me, self.settings.owner_id)
        async with asyncio.TaskGroup() as tasks:
            menus = tasks.create_task(commands.register(self.bot, self.database))
            tasks.create_task(self.intake.run())
            tasks.create_task(self.admin_worker.run())
            tasks.create_task(self.sender.run())
            self.scheduler.start()
            await self.stop.wait()
            menus.cancel()
            await self.scheduler.close()
            self.intake.close()
            self.admin_worker.close()
            self.sender.close()
        await self.reply_sender.close()


@asynccontextmanager
async def build_app(
    settings: Settings, clock: Clock | None = None, rng: Random | None = None
) -> AsyncIterator[App]:
    """Yield a bot that is ready to run; its database is locked, migrated and closed again."""
    clock, rng = clock or Clock(), rng or SystemRandom()
    database = Database(settings.database_url)
    async with process_lock.exclusive(database.url):
        try:
            await migrate.upgrade(database, now=clock.now())
            await overrides.apply(settings, database)
            limits = make_limits(settings)
            bot = make_bot(settings, limits)
            async with bot.session:
                yield _app(settings, clock, rng, database, bot, limits)
        finally:
            await database.close()


def _app(
    settings: Settings,
    clock: Clock,
    rng: Random,
    database: Database,
    bot: Bot,
    limits: RateLimiter,
) -> App:
    report, secret = Report(clock), Secret(settings.voucher_secret)
    rules = partial(posting_rules, settings)
    speaker = ReplySender(bot, database, clock)
    dispatcher = _dispatcher(settings, rng, database)
    desk = AdminWorker(
        bot=bot,
        dispatcher=admin_dispatcher.dispatcher(database),
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
        answers=ReplyContextFactory(lambda: settings.language),
        report=report,
        look=desk.look,
    )
    sender = Sender(
        bot=bot,
        database=database,
        clock=clock,
        limits=limits,
        wordings={
            **RENDERERS,
            **voucher_screens.renderers(secret, lambda: dispatcher["me"].username),
        },
        language=lambda: settings.language,
        alarm=report.alarm,
        migrate=bot_membership.migrate,
    )
    ticks = _ticks(settings, clock, rng, database, bot, limits, report, sender, secret, rules)
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
    rng: Random,
    database: Database,
    bot: Bot,
    limits: RateLimiter,
    report: Report,
    sender: Sender,
    secret: Secret,
    rules: Callable[[], PostingRules],
) -> Scheduler:

    def waking(step: Callable[[], Awaitable[int]]) -> Step:
        async def go() -> None:
            if await step():
                sender.wake()

        return go

    def due(tick: Callable[[Database, datetime], Awaitable[int]]) -> Step:
        return waking(lambda: tick(database, clock.now()))

    async def try_again() -> None:
        if await chat_probe.probe(database, now=clock.now()):
            sender.reload()

    each_second = {
        "timetable": lambda: campaign.tick(database, clock.now(), rules()),
        "expiry": lambda: deal_expiry.tick(database, clock.now()),
        "group_buy": lambda: group_buy.tick(database, clock.now(), secret),
        "flash_sale": lambda: flash_sale.tick(database, clock.now(), secret),
        "report": lambda: report.flush(database),
    }
    steps = {name: (1.0, waking(step)) for name, step in each_second.items()}
    steps["cards"] = (
        CARDS_EVERY_S,
        waking(lambda: cards.tick(database, clock.now(), CARD_SOURCES, zone=settings.timezone)),
    )
    steps["attribution"] = (attribution.EVERY_S, due(attribution.tick))
    importer = import_feeds.Importer(database, bot, clock.now, rng)
    steps["feed_import"] = (import_feeds.EVERY_S, waking(importer.tick))
    steps["invite_link"] = (
        invite_link.EVERY_S,
        waking(lambda: invite_link.tick(database, bot, clock.now)),
    )
    steps["reward"] = (reward.EVERY_S, due(reward.tick))
    steps["withdrawal"] = (withdrawal.EVERY_S, due(withdrawal.tick))
    steps["voucher"] = (voucher.EVERY_S, due(voucher.tick))
    steps["press"] = (press_cleanup.EVERY_S, lambda: press_cleanup.tick(database, clock.now()))
    steps["commission"] = (commission.EVERY_S, due(commission.tick))
    steps["digest"] = (
        digest.EVERY_S,
        waking(lambda: digest.tick(database, clock.now(), zone=settings.timezone)),
    )
    steps["settings"] = (overrides.EVERY_S, lambda: overrides.sync(settings, database, limits))
    steps["probe"] = (chat_probe.EVERY_S, try_again)
    return Scheduler(steps, report)


def _dispatcher(settings: Settings, rng: Random, database: Database) -> Dispatcher:
    dispatcher = Dispatcher(settings=settings, storage=DatabaseFsmStorage(database))
    dispatcher.include_routers(*handlers.routers())
    middleware.install(dispatcher, rng)
    return dispatcher
