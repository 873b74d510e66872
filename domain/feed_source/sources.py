"""Feeds by address, kept by whoever runs the shop: added, changed, paused, run at once, removed."""

from datetime import datetime, timedelta

from domain.deal.feed_import import source_name
from domain.feed_source.address import FeedAddress, seal_address
from domain.refusal import Refused
from storage.database import Tx
from storage.feed_source import feed_sources
from storage.feed_source.tables import FeedSource
from storage.sealing.shop_key import key_of

EVERY = timedelta(hours=6)
EVERY_MIN, EVERY_MAX = timedelta(minutes=15), timedelta(days=7)
STALE_AFTER = timedelta(days=1)
STALE_RUNS = 3
"""A feed is stale after so many of its intervals, and not within `STALE_AFTER`."""
SOURCES_MAX = 50


def patience(every: timedelta) -> timedelta:
    """Return how old a feed may be before its deals are no longer posted."""
    return max(STALE_AFTER, STALE_RUNS * every)


def check_interval(seconds: int) -> timedelta:
    """Return the interval of a feed, or refuse one that is too short or too long."""
    every = timedelta(seconds=seconds)
    if not EVERY_MIN <= every <= EVERY_MAX:
        raise Refused("feed_source.every")
    return every


async def add(
    tx: Tx,
    typed_name: str,
    address: FeedAddress,
    every: timedelta,
    *,
    now: datetime,
    plain: bool = False,
    shop_url: str | None = None,
) -> FeedSource:
    """Keep the address of a feed; its first run is due at once."""
    name = source_name(typed_name)
    _require_https(address, plain=plain)
    if await feed_sources.by_name(tx, name) is not None:
        raise Refused("feed_source.known", source=name)
    if await feed_sources.count(tx) >= SOURCES_MAX:
        raise Refused("feed_source.too_many", maximum=SOURCES_MAX)
    made = FeedSource(
        source=name,
        host=address.host,
        address_sealed=seal_address(address, key_of(tx)),
        every_s=round(every.total_seconds()),
        added_at=now,
        next_at=now,
        stale_at=now + patience(every),
        plain=plain,
        shop_url=shop_url,
    )
    tx.add(made)
    await tx.flush()
    return made


def _require_https(address: FeedAddress, *, plain: bool) -> None:
    if not address.is_https and not plain:
        raise Refused("feed_source.http")
    if not address.is_https and address.headers:
        raise Refused("feed_source.http_secret")


async def find(tx: Tx, name: str) -> FeedSource:
    """Return the feed of this name, held until the transaction ends, or refuse."""
    found = await feed_sources.by_name(tx, name.strip())
    if found is None:
        raise Refused("feed_source.not_found", source=name.strip()[:60])
    return found


async def change_address(
    tx: Tx, source: FeedSource, address: FeedAddress, *, now: datetime, plain: bool = False
) -> None:
    """Fetch a feed from elsewhere, or with other words, from now on."""
    _require_https(address, plain=plain)
    source.host, source.plain = address.host, plain
    source.address_sealed = seal_address(address, key_of(tx))
    source.etag = source.last_modified = source.digest = None
    if source.next_at is not None:
        source.next_at = now


def change_interval(source: FeedSource, every: timedelta, *, now: datetime) -> None:
    """Run a feed so often from now on."""
    source.every_s = round(every.total_seconds())
    if source.next_at is not None:
        source.next_at = min(source.next_at, now + every)
        source.stale_at = (source.fresh_at or source.added_at) + patience(every)


def pause(source: FeedSource) -> None:
    """Fetch a feed no more; its deals stay as they are, and are posted."""
    if source.next_at is None:
        raise Refused("feed_source.paused", source=source.source)
    source.next_at = source.stale_at = None


def resume(source: FeedSource, *, now: datetime) -> None:
    """Fetch a feed again, at once."""
    if source.next_at is not None:
        raise Refused("feed_source.not_paused", source=source.source)
    source.stale_at = now + patience(timedelta(seconds=source.every_s))
    source.failures = source.told = 0
    run_now(source, now=now)


def run_now(source: FeedSource, *, now: datetime) -> None:
    """Have a feed fetched as soon as it can be, and read whether it has changed or not."""
    if source.stale_at is None:
        raise Refused("feed_source.paused", source=source.source)
    source.next_at = now
    source.etag = source.last_modified = source.digest = None


def agree(source: FeedSource, *, now: datetime) -> int:
    """Let the deals end that the feed lacks; return how many that may be."""
    if not source.absent:
        raise Refused("feed_source.nothing_asked", source=source.source)
    source.agreed = source.absent
    run_now(source, now=now)
    return source.agreed


async def remove(tx: Tx, source: FeedSource) -> None:
    """Forget the address of a feed; its deals stay as they are."""
    await feed_sources.forget_missing(tx, source.source)
    await tx.delete(source)
    await tx.flush()
