"""Listening, and ending politely: nothing new is taken, what is at work is finished."""

import os
from contextlib import suppress

import structlog
from aiohttp import web

from domain.web_address import parse_listen

FINISH_WITHIN_S = 10.0
KEPT_ALIVE_S = 75.0
"""Longer than proxies keep a connection to us: the side that closes first should be theirs."""
WAITING_MAX = 128
log = structlog.get_logger("tuan.web")


class WebServer:
    """One application on one address."""

    def __init__(self, app: web.Application, listen: str) -> None:
        self._listen = listen
        self._runner = web.AppRunner(
            app,
            access_log=None,
            shutdown_timeout=FINISH_WITHIN_S,
            keepalive_timeout=KEPT_ALIVE_S,
        )

    async def start(self) -> None:
        """Listen, or raise `OSError` with a line for the operator."""
        host, port = parse_listen(self._listen)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port, backlog=WAITING_MAX).start()
        except OSError as error:
            await self.close()
            number = error.errno or 0
            why = os.strerror(number) if number > 0 else error.strerror or str(error)
            raise OSError(f"WEB_LISTEN: cannot listen on {self._listen}: {why}") from None
        log.info("the web server listens", address=self.address)

    @property
    def address(self) -> str:
        """Where it listens, such as `http://127.0.0.1:8080`; only while it does."""
        host, port, *_ = self._runner.addresses[0]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def close(self) -> None:
        """Take nothing new and finish what is at work; a second call does nothing."""
        with suppress(RuntimeError):
            await self._runner.cleanup()
