"""The door: one GET to a host that is not Telegram's, within limits, into a file; or one form sent there.

address -> host allowed? -> its turn at that host -> resolved, checked, connected -> status
        -> elsewhere: the same again, `REDIRECTS_MAX` times
        -> 304: unchanged        -> 200: the body, within its limits

Every end that is no answer is a `Refused("fetch....")` that a person can read; none of them, and no
line of the log, holds more of an address than its host.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import structlog
from aiohttp.abc import AbstractResolver
from yarl import URL

from domain.link import url_host
from domain.refusal import Refused
from domain.settings import Settings
from jobs.http_door.addresses import CheckedResolver, HostRules, check_host
from jobs.http_door.body import BodyFile, FetchLimits
from storage.network_guard import check_network_allowed

USER_AGENT = "Tuan (a shop's bot; reads product feeds and pictures)"
REDIRECTS_MAX = 3
REDIRECTS = {301, 302, 303, 307, 308}
PIECE_BYTES = 256 * 1024
PAUSE_S = 1.0
"""Between two requests to one host."""
POST_WITHIN_S, ANSWER_BYTES_MAX = 30, 64 * 1024
HOSTS_MAX = 1_000
"""So many hosts are remembered for their turn."""
log = structlog.get_logger("tuan.http")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is fetched, and what of it is known already."""

    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """For the host of `url` alone: they may be secret."""
    plain: bool = False
    """Whether http will do; to hosts that are allowed as private ones it does anyway."""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `unchanged`, or a body in the file."""

    unchanged: bool
    etag: str | None = None
    last_modified: str | None = None
    digest: str = ""
    size: int = 0
    """In bytes, unpacked."""


@dataclass(slots=True)
class HostTurn:
    """One host: who is at it, and from when on the next may be."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    open_at: float = 0.0


class HttpDoor:
    """Fetches for the jobs of one bot; at each host one at a time, with a pause between."""

    def __init__(
        self,
        rules: HostRules,
        *,
        proxy: str | None = None,
        resolver: AbstractResolver | None = None,
        pause_s: float = PAUSE_S,
    ) -> None:
        self._rules, self._proxy, self._pause_s = rules, proxy, pause_s
        self._resolver = resolver
        self._turns: dict[str, HostTurn] = {}

    async def fetch(self, wanted: Wanted, into: Path, limits: FetchLimits) -> Fetched:
        """Fetch into a file; raises `Refused` for whatever is no answer."""
        check_network_allowed("fetch")
        host = url_host(wanted.url) or ""
        try:
            async with self._turn(host), asyncio.timeout(limits.seconds):
                return await self._follow(wanted, into, limits)
        except Refused as refused:
            log.info("not fetched", host=host, why=refused.reason)
            raise
        except TimeoutError:
            why = Refused("fetch.too_slow", seconds=round(limits.seconds), host=host)
        except aiohttp.ClientConnectorDNSError:
            why = Refused("fetch.no_name", host=host)
        except aiohttp.ClientSSLError:
            why = Refused("fetch.certificate", host=host)
        except aiohttp.ClientPayloadError:
            why = Refused("fetch.broken_off")
        except (aiohttp.ClientError, OSError) as error:
            log.info("host is not reached", host=host, why=type(error).__name__)
            why = Refused("fetch.unreachable", host=host)
        raise why from None

    async def post(
        self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        """Send a form; return the answer's status and the beginning of its body.

        Raises `Refused("fetch.unreachable")` where nothing left this machine, and
        `Refused("fetch.too_slow")` where nobody knows what became of it.
        """
        check_network_allowed("post")
        host, sent = url_host(url) or "", URL(url)
        self._check(sent, plain=False)
        try:
            async with (
                self._turn(host),
                asyncio.timeout(POST_WITHIN_S),
                self._connected() as session,
                session.post(
                    sent,
                    data=dict(fields),
                    headers={**headers, "Accept-Encoding": "identity"},
                    allow_redirects=False,
                    proxy=self._proxy,
                ) as answer,
            ):
                return answer.status, await answer.content.read(ANSWER_BYTES_MAX)
        except aiohttp.ClientConnectorError:
            why = Refused("fetch.unreachable", host=host)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.info("no answer to a form", host=host, why=type(error).__name__)
            why = Refused("fetch.too_slow", seconds=POST_WITHIN_S, host=host)
        raise why from None

    async def _follow(self, wanted: Wanted, into: Path, limits: FetchLimits) -> Fetched:
        url, headers = URL(wanted.url), dict(wanted.headers)
        for _ in range(REDIRECTS_MAX + 1):
            self._check(url, plain=wanted.plain and not headers)
            asked = headers | _conditions(wanted)
            async with (
                self._connected() as session,
                session.get(url, headers=asked, allow_redirects=False, proxy=self._proxy) as answer,
            ):
                if answer.status not in REDIRECTS:
                    return await _taken(answer, wanted, into, limits)
                there = _elsewhere(url, answer)
            if there.origin() != url.origin():
                headers = {}
            url = there
        raise Refused("fetch.redirects", maximum=REDIRECTS_MAX)

    def _check(self, url: URL, *, plain: bool) -> None:
        host = url_host(str(url))
        if host is None:
            raise Refused("fetch.address")
        check_host(host, self._rules)
        if url.scheme != "https" and not plain and host not in self._rules.private:
            raise Refused("fetch.not_https", host=host)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[aiohttp.ClientSession]:
        """Yield a session for one request: nothing is kept, no cookie and no connection."""
        inner = self._resolver or aiohttp.ThreadedResolver()
        # A proxy is the operator's own choice, and resolves the names itself.
        resolver = inner if self._proxy else CheckedResolver(inner, self._rules)
        connector = aiohttp.TCPConnector(
            resolver=resolver, use_dns_cache=False, force_close=True, limit=1
        )
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None),
        ) as session:
            yield session

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        if len(self._turns) >= HOSTS_MAX:
            self._turns = {name: one for name, one in self._turns.items() if one.lock.locked()}
        turn = self._turns.setdefault(host, HostTurn())
        async with turn.lock:
            await asyncio.sleep(max(0.0, turn.open_at - time.monotonic()))
            try:
                yield
            finally:
                turn.open_at = time.monotonic() + self._pause_s


def _conditions(wanted: Wanted) -> dict[str, str]:
    known = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.last_modified}
    return {name: value for name, value in known.items() if value}


def _elsewhere(url: URL, answer: aiohttp.ClientResponse) -> URL:
    try:
        there = url.join(URL(answer.headers["Location"]))
    except (KeyError, ValueError):
        raise Refused("fetch.address") from None
    if url_host(str(there)) is None:
        raise Refused("fetch.address")
    return there


async def _taken(
    answer: aiohttp.ClientResponse, wanted: Wanted, into: Path, limits: FetchLimits
) -> Fetched:
    if answer.status == 304:
        return Fetched(True, wanted.etag, wanted.last_modified)
    if answer.status != 200:
        raise Refused("fetch.status", status=answer.status)
    encoding = answer.headers.get("Content-Encoding", "").strip().lower()
    with BodyFile(into, limits, encoding) as body:
        async for piece in answer.content.iter_chunked(PIECE_BYTES):
            await asyncio.to_thread(body.take, piece)
        body.finish()
    kept = (answer.headers.get(name) for name in ("ETag", "Last-Modified"))
    etag, last_modified = (value[:200] if value else None for value in kept)
    return Fetched(False, etag, last_modified, body.digest, body.written)


def from_settings(settings: Settings) -> HttpDoor:
    """Return the door of a shop; in the sandbox it leads to what is allowed by name alone."""
    proxy = settings.fetch_proxy
    return HttpDoor(host_rules(settings), proxy=None if proxy is None else proxy.get_secret_value())


def host_rules(settings: Settings) -> HostRules:
    """Return which hosts a shop may call."""
    return HostRules(private=settings.private_hosts, public=not settings.is_sandbox)
