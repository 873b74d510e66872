"""The recording shop of the intake's tests, with updates delivered by webhook; it may be killed.

Forked (tests/faults/fork_server.py), it takes deliveries at a port until the named moment,
`before_commit` or `after_commit`: stored, and not yet answered.
"""

import asyncio
import io
import os
import signal
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
from aiogram import Bot
from sqlalchemy import select

from bot.intake import Intake
from bot.received import ByWebhook
from bot.report import Report
from bot.serving.webhook import WebhookReceiver
from bot.serving.webhook_queue import WebhookQueue
from domain.clock import Clock
from domain.settings import Settings
from domain.web_address import WEBHOOK_PATH
from storage.database import Database
from storage.members import LinkOpening
from tests.flows.recording_shop import recording_shop, settings_for
from tests.timeouts import TIMEOUT_S
from web.app import application
from web.request_rate import RequestRate
from web.server import WebServer
from web.site import Pulse, Site
from web.webhook import SECRET_HEADER


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with closing(socket.create_server(("127.0.0.1", 0))) as found:
        return int(found.getsockname()[1])


@dataclass
class WebhookShop:
    """A shop that takes deliveries, and a client to deliver."""

    settings: Settings
    database: Database
    bot: Bot
    intake: Intake
    queue: WebhookQueue
    url: str
    client: aiohttp.ClientSession
    said: str = ""

    @property
    def secret(self) -> str:
        return self.settings.webhook_secret

    async def deliver(self, body: Any, **headers: str) -> int:
        """Post an update as Telegram does, or bytes as they are; return the status."""
        data = {"data": io.BytesIO(body)} if isinstance(body, bytes) else {"json": body}
        given = {SECRET_HEADER: self.secret} | headers
        async with self.client.post(self.url, headers=given, **data) as answer:
            self.said = await answer.text()
            return answer.status

    async def heard(self) -> list[str]:
        async with self.database.read() as tx:
            rows = select(LinkOpening.payload).order_by(LinkOpening.payload)
            return list(await tx.scalars(rows))


def message(number: int, words: str, member: int = 1001) -> dict[str, Any]:
    """Return an update with what somebody said in private."""
    person = {"id": member, "is_bot": False, "first_name": "Ann"}
    chat = {"id": member, "type": "private", "first_name": "Ann"}
    said = {"message_id": number, "date": 1, "chat": chat, "from": person, "text": words}
    return {"update_id": number, "message": said}


async def nothing(_file_id: str) -> None:
    """Fetch no picture."""


def webhook_settings(api: str, token: str, database_url: str, port: int) -> Settings:
    """Return the settings of a shop that takes deliveries at a port of this machine."""
    settings = settings_for(api, token, database_url)
    settings.web_url, settings.web_listen = f"http://127.0.0.1:{port}", f"127.0.0.1:{port}"
    settings.updates = "webhook"
    return settings


@asynccontextmanager
async def webhook_shop(
    api: str,
    token: str,
    database_url: str,
    port: int | None = None,
    *,
    sets: bool = False,
    rate: RequestRate | None = None,
) -> AsyncIterator[WebhookShop]:
    """Yield a shop that takes deliveries; with `sets` it tells Telegram so."""
    port = port or free_port()
    settings = webhook_settings(api, token, database_url, port)
    report = Report(Clock())
    async with recording_shop(api, token, database_url) as (intake, database):
        bot = intake._bot
        intake.received = ByWebhook(bot.id)
        queue = WebhookQueue(intake.take, report, lambda: True)
        receiver = WebhookReceiver(bot, database, settings, queue, report)
        pulse = Pulse(lambda: True, lambda: None, lambda: queue.is_open, lambda: "tea_bot")
        parts = (settings, database, Clock(), Random(1), pulse, lambda: None, report.bug, nothing)
        app = application(Site(*parts, receive=queue.put), rate=rate)
        server = WebServer(app, f"127.0.0.1:{port}")
        await server.start()
        work = asyncio.create_task((receiver if sets else queue).run())
        async with aiohttp.ClientSession() as client:
            url = f"http://127.0.0.1:{port}{WEBHOOK_PATH}"
            shop = WebhookShop(settings, database, bot, intake, queue, url, client)
            async with asyncio.timeout(TIMEOUT_S):
                while not queue.is_open:
                    await asyncio.sleep(0)
            yield shop
        await server.close()
        (receiver if sets else queue).close()
        await work


async def main(
    api: str, token: str, database_url: str, moment: str, killed_at: str, port: int
) -> None:
    """Take deliveries until the named moment; then write it to a file, and be killed."""
    take = Intake.take

    async def die(self: Intake, raws: Sequence[dict[str, Any]]) -> None:
        if moment == "after_commit":
            await take(self, raws)
        Path(killed_at).write_text(moment)
        os.kill(os.getpid(), signal.SIGKILL)

    Intake.take = die  # type: ignore[method-assign]
    async with webhook_shop(api, token, database_url, port, sets=True):
        await asyncio.sleep(TIMEOUT_S)
