"""GET /metrics for Prometheus, behind a key: how the bot does, and how the shop stands.

The database is asked in one read transaction at most every few seconds, however often the page is; where
it does not answer, what the process itself knows is said, and that it does not. Nobody is named.
"""

import asyncio
import hmac
from collections.abc import Iterator, Sequence
from datetime import datetime
from time import monotonic
from typing import Any

from aiohttp import hdrs, web
from sqlalchemy.exc import SQLAlchemyError

from storage.numbers import gauges
from storage.numbers.gauges import Gauges
from web.errors import worded
from web.site import SITE, IntakeCounts, Site

EVERY_S = 5.0
WITHIN_S = 5.0


class Reading:
    """The numbers of a few seconds; a collector of prometheus-client."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._taken_at_s = -EVERY_S
        self._turn = asyncio.Lock()
        self._text = b""
        self._gauges: Gauges | None = None

    async def text(self) -> bytes:
        """Return the page, drawn anew if it is old."""
        async with self._turn:
            if monotonic() - self._taken_at_s >= EVERY_S:
                self._gauges = await self._read()
                self._text = _drawn(self)
                self._taken_at_s = monotonic()
            return self._text

    async def _read(self) -> Gauges | None:
        site = self._site
        try:
            async with asyncio.timeout(WITHIN_S), site.database.read() as tx:
                return await gauges.read(tx, now=site.clock.now())
        except (SQLAlchemyError, OSError, TimeoutError):
            return None

    def collect(self) -> Iterator[Any]:
        """Yield the metrics: first the process's, then the database's."""
        site, now = self._site, self._site.clock.now()
        held, up = site.pulse.is_held(), self._gauges is not None
        yield _gauge("tuan_lease_held", "Whether this process may work on the database", held)
        yield _gauge("tuan_database_up", "Whether the database answered", up)
        heard_s = site.pulse.heard_s()
        if heard_s is not None:
            words = "Since Telegram last answered a poll, or delivered"
            yield _gauge("tuan_heard_age_seconds", words, heard_s)
        yield _counter(
            "tuan_telegram_429", "Calls that Telegram refused as too many", site.refused()
        )
        if site.counted is not None:
            yield from _counted(site.counted)
        if self._gauges is not None:
            yield from _standing(self._gauges, now)


def add_routes(app: web.Application) -> None:
    """Serve the page where there is a key for it."""
    site = app[SITE]
    if site.settings.metrics_key is None:
        return
    key, reading = site.settings.metrics_key.get_secret_value().encode(), Reading(site)

    async def metrics(request: web.Request) -> web.StreamResponse:
        given = request.headers.get(hdrs.AUTHORIZATION, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, b"Bearer " + key):
            refused = worded(request, 401, "web-key")
            refused.headers[hdrs.WWW_AUTHENTICATE] = "Bearer"
            return refused
        kind = {hdrs.CONTENT_TYPE: "text/plain; version=0.0.4; charset=utf-8"}
        return web.Response(body=await reading.text(), headers=kind)

    app.router.add_get("/metrics", metrics)


def _drawn(reading: Reading) -> bytes:
    # Loaded by who has a key: half of what the web server needs besides.
    from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest

    registry = CollectorRegistry(auto_describe=False)
    ProcessCollector(registry=registry)
    registry.register(reading)
    return generate_latest(registry)


def _counted(counted: IntakeCounts) -> Iterator[Any]:
    from prometheus_client.metrics_core import HistogramMetricFamily

    yield _counter("tuan_updates", "Updates taken in", counted.updates)
    words = "How long the transaction of a batch took"
    batches = HistogramMetricFamily("tuan_batch_seconds", words)
    batches.add_metric([], counted.buckets(), counted.seconds)
    yield batches
    if counted.lag_s is not None:
        words = "How old the newest message of a batch was when taken in"
        yield _gauge("tuan_intake_lag_seconds", words, counted.lag_s)


def _standing(found: Gauges, now: datetime) -> Iterator[Any]:
    rows = [((state,), count) for state, count, _ in found.outbox]
    yield _gauges("tuan_outbox_rows", "Messages by state", ("state",), rows)
    ages = [((state,), max((now - due).total_seconds(), 0.0)) for state, _, due in found.outbox]
    yield _gauges("tuan_outbox_oldest_seconds", "How long the oldest is due", ("state",), ages)
    words = "Chats that Telegram asked to leave alone for now"
    yield _gauge("tuan_frozen_chats", words, found.frozen_chats)
    joins = [(("group_buy",), found.seats), (("flash_sale",), found.claims)]
    joins.append((("order_list",), found.list_orders))
    yield _gauges("tuan_joins_last_hour", "Seats, claims and orders", ("promotion",), joins)
    posts = [((state,), count) for state, count in found.posts]
    yield _gauges("tuan_posts_last_hour", "Posts that were due", ("state",), posts)
    labels = ("state", "currency")
    waits = [((state, currency), count) for state, currency, count, _ in found.withdrawals]
    yield _gauges("tuan_withdrawals", "Withdrawals that wait for the shop", labels, waits)
    money = [((state, currency), minor) for state, currency, _, minor in found.withdrawals]
    yield _gauges("tuan_withdrawals_minor_units", "Their sum", labels, money)


def _gauge(name: str, words: str, value: float) -> Any:
    return _gauges(name, words, (), [((), value)])


def _gauges(
    name: str, words: str, labels: Sequence[str], values: Sequence[tuple[Sequence[str], float]]
) -> Any:
    from prometheus_client.metrics_core import GaugeMetricFamily

    family = GaugeMetricFamily(name, words, labels=labels)
    for cells, value in values:
        family.add_metric(cells, float(value))
    return family


def _counter(name: str, words: str, value: float) -> Any:
    from prometheus_client.metrics_core import CounterMetricFamily

    return CounterMetricFamily(name, words, value=float(value))
