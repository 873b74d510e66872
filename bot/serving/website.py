"""The web server of a running bot, if it is to have one; without one, `web` is not even imported."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from aiogram import Bot, Dispatcher
from aiogram.exceptions import AiogramError

from bot.intake import Intake
from bot.limits import RateLimiter
from bot.report import Report
from bot.serving.webhook import WebhookReceiver
from domain.picture.kind import BYTES_MAX
from jobs.job import JobContext
from storage.process_lock import Hold

if TYPE_CHECKING:
    from web.server import WebServer


PICTURE_WITHIN_S = 10


class CannotServe(Exception):
    """The web server cannot begin; `str()` is a line for the operator."""


class Website:
    """The web server with its beginning and end; one that is off does nothing."""

    def __init__(self, server: WebServer | None = None) -> None:
        self._server = server

    @property
    def address(self) -> str | None:
        """Where it listens, None where it does not."""
        return None if self._server is None else self._server.address

    async def start(self) -> None:
        """Listen from now on, or raise `CannotServe`."""
        if self._server is not None:
            try:
                await self._server.start()
            except OSError as error:
                raise CannotServe(str(error)) from None

    async def close(self) -> None:
        """Take no request any more, and finish those at work; a second call does nothing."""
        if self._server is not None:
            await self._server.close()


async def fetch_picture(bot: Bot, file_id: str) -> bytes | None:
    """Return a picture that Telegram has; None where it cannot be had, or is larger than a photo."""
    try:
        file = await bot.get_file(file_id)
        if file.file_path is None or (file.file_size or 0) > BYTES_MAX:
            return None
        found = await bot.download_file(file.file_path, io.BytesIO(), timeout=PICTURE_WITHIN_S)
    except (TimeoutError, AiogramError, OSError):
        return None
    return None if found is None else found.read()


def make_website(
    context: JobContext,
    hold: Hold,
    dispatcher: Dispatcher,
    intake: Intake,
    receiver: WebhookReceiver | None,
    report: Report,
    limits: RateLimiter,
    wake: Callable[[], None],
) -> Website:
    """Return the web server that the settings ask for."""
    settings = context.settings
    if not settings.web_listen:
        return Website()
    # What it needs is loaded by who uses it alone.
    from web.app import application
    from web.server import WebServer
    from web.site import Pulse, Site

    def heard_s() -> float | None:
        at_s = intake.heard_at_s if receiver is None else receiver.queue.delivered_at_s
        return None if at_s is None else time.monotonic() - at_s

    pulse = Pulse(
        is_held=hold.is_held,
        heard_s=heard_s,
        is_receiving=lambda: receiver is not None and receiver.queue.is_open,
        username=lambda: dispatcher["me"].username if "me" in dispatcher.workflow_data else None,
    )
    parts = (settings, context.database, context.clock, context.rng)
    receive = None if receiver is None else receiver.queue.put
    picture = partial(fetch_picture, context.bot)
    counts = (intake.tally, lambda: limits.refused)
    site = Site(*parts, pulse, wake, report.bug, picture, receive, *counts)
    return Website(WebServer(application(site), settings.web_listen))
