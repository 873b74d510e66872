"""The whole bot, put together by hand on one page; everybody is known here, nobody asks.

settings -> lock -> database -> bot -> intake + sender + jobs + web server, until `stop` or the lock is lost
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from random import Random, SystemRandom

from aiogram import Bot, Dispatcher
from sqlalchemy import make_url

import handlers
from bot import client, commands, middleware, owner_code, startup, unlock
from bot.admin_worker import AdminWorker
from bot.answers import ReplyContextFactory
from bot.checkout import Checkout
from bot.client import make_bot, make_limits
from bot.intake import Intake
from bot.limits import RateLimiter
from bot.press_sets import PressSets
from bot.replies import ReplySender
from bot.report import Report
from bot.scheduler import Scheduler, Step
from bot.sender import Sender
from bot.serving import watchdog
from bot.serving.webhook import WebhookReceiver, make_receiver, received_by
from bot.serving.website import Website, make_website
from domain.chat import bot_membership
from domain.clock import Clock
from domain.deal import feed_import
from domain.flash_sale.card import flash_sale_card
from domain.group_buy.card import group_buy_card
from domain.order_list.card import order_list_card
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
    draw,
    feed_source,
    flash_sale,
    group_buy,
    import_feeds,
    invite_link,
    network_order,
    order_list,
    payment,
    pickup,
    pictures,
    retention,
    reward,
    sale_price,
    stars,
    support,
    voucher,
    withdrawal,
)
from jobs.http_door import door
from jobs.job import Job, JobContext
from jobs.provider import refund_job
from storage import migrate, process_lock
from storage.database import Database
from storage.fsm import DatabaseFsmStorage
from storage.process_lock import Hold
from storage.subject import FLASH_SALE, GROUP_BUY, ORDER_LIST
from views import (
    ban_screens,
    chat_test,
    digest_screens,
    owner_notices,
    role_screens,
    voucher_screens,
)
from views.affiliate import order_screens
from views.commission import earnings_screens
from views.customer import customer_screens
from views.deal import feed_import_screens, feed_preview_screens, picture_screens
from views.draw import draw_notices
from views.feed_source import feed_source_screens
from views.flash_sale import flash_sale_notices, flash_sale_screens
from views.group_buy import group_buy_notices, group_buy_screens
from views.host import host_notices
from views.i18n import translator
from views.notice import Renderers
from views.order_list import order_list_notices, order_list_screens
from views.payment import payment_notices
from views.payout import withdrawal_screens
from views.pickup import pickup_notices
from views.post import announcement_messages, post_messages
from views.promotion import promotion_notices
from views.referral import referral_screens, reward_screens
from views.storefront.shop_buttons import with_pages
from views.support import contact_screens, inbox_screens

RENDERERS = {
    **announcement_messages.RENDERERS,
    **ban_screens.RENDERERS,
    **chat_test.RENDERERS,
    **post_messages.RENDERERS,
    **owner_notices.RENDERERS,
    **order_screens.RENDERERS,
    **group_buy_notices.RENDERERS,
    **host_notices.RENDERERS,
    **pickup_notices.RENDERERS,
    **payment_notices.RENDERERS,
    **referral_screens.RENDERERS,
    **reward_screens.RENDERERS,
    **withdrawal_screens.RENDERERS,
    **group_buy_screens.RENDERERS,
    **draw_notices.RENDERERS,
    **flash_sale_notices.RENDERERS,
    **flash_sale_screens.RENDERERS,
    **order_list_screens.RENDERERS,
    **order_list_notices.RENDERERS,
    **earnings_screens.RENDERERS,
    **role_screens.RENDERERS,
    **digest_screens.RENDERERS,
    **feed_import_screens.RENDERERS,
    **feed_source_screens.RENDERERS,
    **picture_screens.RENDERERS,
    **feed_preview_screens.RENDERERS,
    **promotion_notices.RENDERERS,
    **customer_screens.RENDERERS,
    **contact_screens.RENDERERS,
    **inbox_screens.RENDERERS,
}
CARD_SOURCES: Mapping[str, CardSource] = {
    GROUP_BUY: group_buy_card,
    FLASH_SALE: flash_sale_card,
    ORDER_LIST: order_list_card,
    feed_import.KIND: feed_import.card_values,
}
JOBS = (
    campaign.JOB,
    deal_expiry.JOB,
    sale_price.JOB,
    group_buy.JOB,
    draw.JOB,
    flash_sale.JOB,
    order_list.JOB,
    cards.JOB,
    attribution.JOB,
    invite_link.JOB,
    network_order.JOB,
    reward.JOB,
    commission.JOB,
    withdrawal.JOB,
    voucher.JOB,
    payment.JOB,
    stars.JOB,
    pickup.JOB,
    digest.JOB,
    support.JOB,
    chat_probe.JOB,
)
"""What time alone makes due; `_scheduler` adds what needs more than a `JobContext`."""

TURN_WITHIN_S = 120.0
"""A poll takes up to 35 s, and a pause after a trouble up to 60 s: what turns no more by then hangs."""


@dataclass
class App:
    """The parts that a test or the demo may want to look at while the bot runs."""

    settings: Settings
    clock: Clock
    hold: Hold
    database: Database
    bot: Bot
    dispatcher: Dispatcher
    limits: RateLimiter
    report: Report
    checkout: Checkout
    intake: Intake
    receiver: WebhookReceiver | None
    """Where updates come by webhook, not by polling."""
    admin_worker: AdminWorker
    sender: Sender
    scheduler: Scheduler
    reply_sender: ReplySender
    website: Website
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Work until `stop` is set, then finish what is at hand and return.

        Raises `TokenRefused` at once where Telegram does not know the token, `CannotServe` where the
        web server's address is taken, and `AlreadyRunning` once another process has taken over the
        database.
        """
        self.hold.when_lost = self.stop.set
        self.hold.when_back = self._go_on
        await self.website.start()
        try:
            await self._work()
        finally:
            await self.website.close()
        self.hold.raise_if_lost()

    def _go_on(self, away_s: int) -> None:
        self.report.alarm("owner.lease", seconds=away_s)
        self.admin_worker.look()

    def _turns(self) -> bool:
        """Whether updates are being taken in, or may not be: then waiting is what is right."""
        loop = self.intake if self.receiver is None else self.receiver.queue
        return not self.hold.is_held() or time.monotonic() - loop.turn_at_s < TURN_WITHIN_S

    async def _work(self) -> None:
        me = await startup.introduced(self.bot, self.stop, polls=self.receiver is None)
        if me is None:
            return
        self.dispatcher["me"] = me
        self.admin_worker.introduce(me)
        username, now = me.username or "", self.clock.now()
        await owner_code.offer(self.database, self.settings, username, now=now)
        async with asyncio.TaskGroup() as tasks:
            menus = tasks.create_task(commands.register(self.bot, self.database, self.settings))
            tasks.create_task((self.receiver or self.intake).run())
            tasks.create_task(self.admin_worker.run())
            tasks.create_task(self.sender.run())
            tasks.create_task(watchdog.watch(self._turns, self.stop))
            self.scheduler.start()
            await self.stop.wait()
            menus.cancel()
            await self.website.close()
            await self.scheduler.close()
            (self.receiver or self.intake).close()
            self.admin_worker.close()
            self.sender.close()
        await self.checkout.close()
        await self.reply_sender.close()


@asynccontextmanager
async def build_app(
    settings: Settings, clock: Clock | None = None, rng: Random | None = None
) -> AsyncIterator[App]:
    """Yield a bot that is ready to run; its database is locked, migrated and closed again."""
    clock, rng = clock or Clock(), rng or SystemRandom()
    async with process_lock.exclusive(make_url(settings.database_url)) as hold:
        database = Database(settings.database_url, fence=hold.fence)
        try:
            await migrate.upgrade(database, now=clock.now())
            await unlock.unlock(database, settings, now=clock.now())
            await startup.hold_if_restored(database, now=clock.now())
            await client.apply_overrides(settings, database)
            limits = make_limits(settings)
            bot = make_bot(settings, limits, hold.check)
            async with bot.session:
                app = _app(settings, clock, rng, hold, database, bot, limits)
                app.intake.received = await received_by(settings, database, bot)
                yield app
        finally:
            await database.close()


def _app(
    settings: Settings,
    clock: Clock,
    rng: Random,
    hold: Hold,
    database: Database,
    bot: Bot,
    limits: RateLimiter,
) -> App:
    report, reply_sender = Report(clock), ReplySender(bot, database, clock)
    secret = Secret(settings.voucher_secret)
    dispatcher = _dispatcher(settings, rng, database)
    admin_worker = AdminWorker(
        bot=bot,
        dispatcher=admin_dispatcher.dispatcher(database),
        database=database,
        clock=clock,
        settings=settings,
        rules=partial(campaign.shop_rules, settings),
        speaker=reply_sender,
        report=report,
        allowed=hold.is_held,
    )
    checkout = Checkout(bot, database, clock, settings, report)
    intake = Intake(
        bot=bot,
        dispatcher=dispatcher,
        database=database,
        clock=clock,
        speaker=reply_sender,
        answers=ReplyContextFactory(lambda: settings.language),
        report=report,
        look=admin_worker.look,
        allowed=hold.wait,
        sets=PressSets(handlers.PRESS_SETS, dispatcher),
        checkout=checkout,
    )
    receiver = make_receiver(settings, database, bot, intake.take, report, hold)
    renderers = _renderers(settings, secret, lambda: dispatcher["me"].username)
    sender = _sender(settings, clock, hold, database, bot, limits, report, renderers)
    context = JobContext(database, clock, rng, bot, settings, secret, CARD_SOURCES)
    return App(
        settings,
        clock,
        hold,
        database,
        bot,
        dispatcher,
        limits,
        report,
        checkout,
        intake,
        receiver,
        admin_worker,
        sender,
        _scheduler(context, sender, limits, report, hold.is_held),
        reply_sender,
        make_website(context, hold, dispatcher, intake, receiver, report, limits, sender.wake),
    )


def _renderers(settings: Settings, secret: Secret, username: Callable[[], str]) -> Renderers:
    vouchers = voucher_screens.renderers(secret, username)
    return with_pages({**RENDERERS, **vouchers}, settings.mini_app_name, username)


def _sender(
    settings: Settings,
    clock: Clock,
    hold: Hold,
    database: Database,
    bot: Bot,
    limits: RateLimiter,
    report: Report,
    renderers: Renderers,
) -> Sender:
    return Sender(
        bot=bot,
        database=database,
        clock=clock,
        limits=limits,
        renderers=renderers,
        texts=lambda language, now: translator(
            language or settings.language, now=now, zone=settings.timezone, country=settings.country
        ),
        alarm=report.alarm,
        migrate=bot_membership.migrate,
        allowed=hold.is_held,
    )


def _dispatcher(settings: Settings, rng: Random, database: Database) -> Dispatcher:
    dispatcher = Dispatcher(settings=settings, storage=DatabaseFsmStorage(database))
    dispatcher.include_routers(*handlers.routers())
    middleware.install(dispatcher, rng)
    return dispatcher


def _scheduler(
    context: JobContext,
    sender: Sender,
    limits: RateLimiter,
    report: Report,
    allowed: Callable[[], bool],
) -> Scheduler:
    def step(job: Job) -> Step:
        async def run() -> None:
            if await job.run(context):
                (sender.reload if job.reloads else sender.wake)()

        return run

    outside = door.from_settings(context.settings)
    jobs = (
        *JOBS,
        import_feeds.job(context),
        feed_source.job(context, outside),
        *pictures.jobs(context, outside),
        refund_job.job(context, outside),
        retention.job(),
        Job("report", every_s=1.0, run=lambda job: report.flush(job.database)),
        Job(
            "settings",
            every_s=5.0,
            run=lambda job: client.sync_overrides(job.settings, job.database, limits),
        ),
    )
    return Scheduler({job.name: (job.every_s, step(job)) for job in jobs}, report, allowed)
