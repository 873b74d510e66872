"""The world outside: a web server on 127.0.0.1 that behaves as badly as a test asks for."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from domain.refusal import Refused
from jobs.http_door.addresses import HostRules
from jobs.http_door.door import HttpDoor

HERE = "127.0.0.1"


@dataclass
class Outside:
    """What it serves by path, and what it was asked."""

    port: int = 0
    bodies: dict[str, bytes] = field(default_factory=dict)
    """With an ETag of their content."""
    answers: dict[str, web.Response] = field(default_factory=dict)
    asked: list[web.BaseRequest] = field(default_factory=list)
    sent_whole: int = 0
    """Bodies, without those that were unchanged."""

    def url(self, path: str, host: str = HERE) -> str:
        return f"http://{host}:{self.port}{path}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        if request.path == "/endless":
            return await _endless(request)
        if request.path == "/slow":
            await asyncio.sleep(30)
        if request.path in self.answers:
            return self.answers[request.path].__class__(
                status=self.answers[request.path].status,
                headers=self.answers[request.path].headers,
                body=self.answers[request.path].body,
            )
        body = self.bodies.get(request.path)
        if body is None:
            return web.Response(status=404)
        answer = web.Response(body=body)
        answer.etag = str(hash(body))
        if (known := request.if_none_match) and known[0].value == answer.etag.value:
            return web.Response(status=304)
        self.sent_whole += 1
        return answer

    def redirects(self, path: str, there: str) -> None:
        self.answers[path] = web.Response(status=302, headers={"Location": there})

    def packs(self, path: str, plain: bytes) -> None:
        """Serve something packed with gzip for the way."""
        packed = gzip.compress(plain)
        self.answers[path] = web.Response(body=packed, headers={"Content-Encoding": "gzip"})


async def _endless(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse()
    await answer.prepare(request)
    while True:
        await answer.write(bytes(64 * 1024))


@asynccontextmanager
async def outside_world() -> AsyncIterator[Outside]:
    """Yield the server while it runs."""
    world = Outside()
    server = web.Server(world.handle)  # type: ignore[arg-type]
    runner = web.ServerRunner(server, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, HERE, 0)
    await site.start()
    world.port = runner.addresses[0][1]
    try:
        yield world
    finally:
        await runner.cleanup()


class Names(AbstractResolver):
    """A name server of the test's own: each name has its answers in turn, the last for good."""

    def __init__(self, **addresses: list[str]) -> None:
        self._addresses = {name.replace("_", "."): found for name, found in addresses.items()}
        self.asked: list[str] = []

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        self.asked.append(host)
        answers = self._addresses.get(host)
        if answers is None:
            raise OSError("no such name")
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        return [ResolveResult(hostname=host, host=address, port=port, family=2, proto=6, flags=0)]

    async def close(self) -> None:
        """Keep nothing."""


def door(*private: str, names: Names | None = None) -> HttpDoor:
    """Return a door that opens to these hosts of this machine."""
    return HttpDoor(HostRules(private=set(private)), resolver=names, pause_s=0.0)


def reason(error: BaseException) -> str:
    assert isinstance(error, Refused)
    return error.reason
