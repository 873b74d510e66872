"""The web server of a running bot, if it is to have one; without one, `web` is not even imported."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from aiogram import Dispatcher

from bot.intake import Intake
from bot.report import Report
from bot.serving.webhook import WebhookReceiver
from jobs.job import JobContext
from storage.process_lock import Hold

if TYPE_CHECKING:
    from web.server import WebServer


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


def make_website(
    context: JobContext,
    hold: Hold,
    dispatcher: Dispatcher,
    intake: Intake,
    receiver: WebhookReceiver | None,
    report: Report,
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
    site = Site(*parts, pulse, wake, report.bug, receive)
    return Website(WebServer(application(site), settings.web_listen))
