"""Telling Telegram where to deliver, and back again, without losing an update or taking one twice.

    polling -> webhook   confirm what was polled -> forget the offset -> setWebhook
    webhook -> polling   deleteWebhook -> poll; what was delivered is known by its number

What waits at Telegram is never dropped. The secret is sent at every start, so another key of the shop
needs nothing else.
"""

import asyncio
from contextlib import suppress

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from sqlalchemy.exc import SQLAlchemyError

from bot.received import ByPolling, ByWebhook, Received
from bot.report import Report
from bot.serving.webhook_queue import Take, WebhookQueue
from bot.session import explain
from bot.updates import ALLOWED, RawUpdates
from domain.settings import Settings
from domain.web_address import WEBHOOK_PATH
from storage import updates
from storage.database import Database
from storage.process_lock import Hold

CONNECTIONS_MAX = 100
BACK_OFF_FIRST_S = 1.0
BACK_OFF_MAX_S = 60.0
LOOK_EVERY_S = 300.0
"""How often Telegram is asked whether it still delivers here."""
log = structlog.get_logger("tuan.webhook")


async def set_webhook(bot: Bot, database: Database, settings: Settings) -> None:
    """Have Telegram deliver here from now on; done twice, it changes nothing."""
    async with database.read() as tx:
        offset = await updates.next_offset(tx, bot.id)
    if offset:
        await bot.delete_webhook()
        await bot(RawUpdates(offset=offset, limit=1, timeout=0))
        async with database.begin() as tx:
            await updates.forget_offset(tx, bot.id)
    await bot.set_webhook(
        settings.web_url + WEBHOOK_PATH,
        secret_token=settings.webhook_secret,
        max_connections=CONNECTIONS_MAX,
        allowed_updates=list(ALLOWED),
    )


async def received_by(settings: Settings, database: Database, bot: Bot) -> Received:
    """Return how updates are told from those taken in before, in the way that the settings want."""
    if settings.updates == "webhook":
        return ByWebhook(bot.id)
    async with database.read() as tx:
        return ByPolling(bot.id, looks=await updates.has_seen(tx, bot.id))


def make_receiver(
    settings: Settings, database: Database, bot: Bot, take: Take, report: Report, hold: Hold
) -> "WebhookReceiver | None":
    """Return what receives updates by webhook, None where they are polled."""
    if settings.updates != "webhook":
        return None
    queue = WebhookQueue(take, report, hold.is_held)
    return WebhookReceiver(bot, database, settings, queue, report)


class WebhookReceiver:
    """Receives one bot's updates by webhook until it is closed; `bot.intake` takes them in."""

    def __init__(
        self, bot: Bot, database: Database, settings: Settings, queue: WebhookQueue, report: Report
    ) -> None:
        self._bot, self._database, self._settings = bot, database, settings
        self.queue = queue
        self._report = report
        self._closed = asyncio.Event()

    async def run(self) -> None:
        """Take in what is delivered, and see to it that Telegram delivers, until `close`."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.queue.run())
            tasks.create_task(self._keep())

    def close(self) -> None:
        """Take in what waits, and let `run` return."""
        self.queue.close()
        self._closed.set()

    async def _keep(self) -> None:
        pause_s, is_set = BACK_OFF_FIRST_S, False
        while not self._closed.is_set():
            try:
                is_set = await self._look(is_set=is_set)
                pause_s = BACK_OFF_FIRST_S
            except (TelegramAPIError, ClientDecodeError, SQLAlchemyError, OSError) as error:
                log.warning("the webhook could not be set", error=explain(error), pause_s=pause_s)
                await self._rest(pause_s)
                pause_s = min(pause_s * 2, BACK_OFF_MAX_S)
            else:
                await self._rest(LOOK_EVERY_S)

    async def _look(self, *, is_set: bool) -> bool:
        """Set the webhook where it is not ours; tell the owner where somebody took it away."""
        if is_set:
            found = await self._bot.get_webhook_info()
            if found.url == self._settings.web_url + WEBHOOK_PATH:
                return True
            self._report.alarm("owner.conflict")
        await set_webhook(self._bot, self._database, self._settings)
        log.info("Telegram delivers updates", to=self._settings.web_url)
        return True

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._closed.wait()
