"""A wire between the bot and the sandbox that can be cut in every way wires are cut."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Literal
from urllib.parse import urlsplit

Mode = Literal["open", "reset", "silent", "deaf", "mute", "cut"]
"""open: passes everything. reset: a connection is reset as soon as it speaks, unheard.
silent: nothing is passed either way, and nothing is said. deaf: as silent, for new
connections too. mute: requests arrive, answers do not. cut: requests arrive, and half of an
answer comes back before the wire breaks."""


class FaultyProxy:
    """A TCP proxy on a port of its own; `mode` may change at any time."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._host, self._port = parts.hostname, parts.port
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self.mode: Mode = "open"
        self.heard = 0
        """How many pieces of requests came in."""
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen, on the same port as before after a `stop`."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Refuse connections and break those there are."""
        if self._server is not None:
            self._server.close()
            self.break_all()
            await self._server.wait_closed()
            self._server = None

    def break_all(self) -> None:
        """Break every connection."""
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            far_reader, far_writer = await asyncio.open_connection(self._host, self._port)
            self._writers.add(far_writer)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass(reader, far_writer, writer, up=True))
                both.create_task(self._pass(far_reader, writer, writer, up=False))
        except* (OSError, asyncio.CancelledError):
            pass
        finally:
            for end in (writer, far_writer):
                self._writers.discard(end)
                end.transport.abort()

    async def _pass(
        self,
        source: asyncio.StreamReader,
        sink: asyncio.StreamWriter,
        near: asyncio.StreamWriter,
        *,
        up: bool,
    ) -> None:
        while data := await source.read(65536):
            self.heard += up
            if self.mode == "reset":
                near.transport.abort()
                return
            if self.mode in ("silent", "deaf") or (self.mode == "mute" and not up):
                continue
            if self.mode == "cut" and not up:
                sink.write(data[: len(data) // 2])
                await sink.drain()
                near.transport.abort()
                return
            sink.write(data)
            with suppress(ConnectionError):
                await sink.drain()
        near.transport.abort()


@asynccontextmanager
async def proxy_to(target: str) -> AsyncIterator[FaultyProxy]:
    line = FaultyProxy(target)
    await line.start()
    try:
        yield line
    finally:
        await line.stop()
