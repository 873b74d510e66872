"""What a run of a feed comes to: it went through, it failed, or it would end too much and asks.

    claimed (tried again if nothing more is heard of it)
      -> succeed   fresh; what it lacks is counted, and ends after two runs and a day
      -> ask       more than `SHRINK_PERCENT_MAX` of its deals are absent: nothing is changed
      -> fail      tried again, later each time; the owner hears of the third in a row

Nothing here waits for the network: `jobs.feed_source` does, between these steps.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TypedDict

from domain.deal.deal import Tally, withdraw_left
from domain.deal.feed_import import plain
from domain.feed_source.sources import patience
from domain.notify import notify_owner
from domain.refusal import Refused
from storage.columns import Json
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.feed_source import feed_sources
from storage.feed_source.tables import FeedSource

SHRINK_PERCENT_MAX = 30
"""A feed that lacks more of its deals is likely a broken one."""
MISSING_RUNS, MISSING_FOR = 2, timedelta(days=1)
"""A deal that its feed lacks ends after so many runs, and not before this time."""
END_MAX = 200
"""Deals ended in one transaction."""
AGAIN_FIRST, AGAIN_MAX = timedelta(minutes=15), timedelta(days=1)
CLAIM = timedelta(minutes=15)
"""A run of which nothing more is heard is begun anew after this."""
FAILURES_TOLD = 3
FULL_EVERY = timedelta(days=1)
"""So often a feed is read though it has not changed: what was edited and handed back is set anew."""
JITTER = 0.05
TOLD_FAILS, TOLD_HELD = 1, 2


class FeedTrouble(TypedDict):
    """To the owner: a feed is not what it should be, or is again."""

    number: int
    source: str
    host: str
    what: str
    """`fails`, `held`, `shrunk`, `cut` or `well`."""
    reason: str | None
    """The name of a refusal."""
    values: Json
    ended: int
    """Deals that a run would end."""
    deals: int
    """That the feed has."""


TROUBLE: Kind[FeedTrouble] = Kind("owner.feed_source")


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A file that was imported: what is known of it for the next time."""

    etag: str | None
    last_modified: str | None
    digest: str
    tally: Tally
    missing: Collection[str] | None
    """Ids of deals that it lacks; None where that cannot be said."""
    cut: Refused | None = field(default=None)
    """Why it was not read to its end."""


@dataclass(frozen=True, slots=True)
class FeedRun:
    """A run of a feed, which counts as long as nobody gives the feed another time."""

    source_id: int
    until: datetime


def is_full_run(source: FeedSource, *, now: datetime) -> bool:
    """Return whether a feed is to be read though it may not have changed."""
    return source.read_at is None or source.read_at <= now - FULL_EVERY


def shrinks_too_much(missing: int, known: int, agreed: int) -> bool:
    """Return whether so many of its deals may not end without a word of the owner."""
    return missing > agreed and missing * 100 > known * SHRINK_PERCENT_MAX


def next_run(source: FeedSource, *, now: datetime, rng: Random) -> datetime:
    """Return when a feed is fetched next, a little apart from others of the same interval."""
    return now + timedelta(seconds=source.every_s * (1 + JITTER * rng.random()))


def pause_after(failures: int) -> timedelta:
    """Return how long a feed rests after so many failures in a row."""
    doubled = AGAIN_FIRST * (1 << min(failures - 1, 10))
    return min(doubled, AGAIN_MAX)


async def claim(tx: Tx, source_id: int, *, now: datetime) -> FeedSource | None:
    """Take a feed that is due, so that nobody else does; None where it is not due any more."""
    source = await feed_sources.lock(tx, source_id)
    if source is None or source.next_at is None or source.next_at > now:
        return None
    source.next_at = now + CLAIM
    return source


async def succeed(
    tx: Tx, claimed: FeedRun, read: FeedRead | None, *, now: datetime, rng: Random
) -> bool:
    """Note that a feed is fresh, imported or (None) unchanged; return whether deals are left to end.

    What was absent long enough ends here, a part at a time: call `end_more` while it returns True.
    """
    source = await _under_way(tx, claimed)
    if source is None:
        return False
    if read is not None:
        await _note_read(tx, source, read, now=now)
    else:
        await feed_sources.count_run(tx, source.source)
        if source.failures or source.absent:
            _set_problem(source, None)
    if source.told and source.problem is None:
        source.told = 0
        await _tell(tx, source, "well", now=now)
    elif source.problem is not None and not source.told:
        source.told = TOLD_FAILS
        await _tell(tx, source, "cut", now=now)
    source.failures = source.absent = 0
    source.fresh_at, source.next_at = now, next_run(source, now=now, rng=rng)
    source.stale_at = now + patience(timedelta(seconds=source.every_s))
    return await end_more(tx, source.id, now=now)


async def _note_read(tx: Tx, source: FeedSource, read: FeedRead, *, now: datetime) -> None:
    source.etag, source.last_modified = read.etag, read.last_modified
    source.digest, source.read_at = read.digest, now
    _set_problem(source, read.cut)
    if read.missing is not None:
        await feed_sources.note_missing(tx, source.source, read.missing, now=now)
    source.last = {
        "new": read.tally.new,
        "changed": read.tally.changed,
        "same": read.tally.same,
        "bad": len(read.tally.bad),
        "missing": await feed_sources.count_missing(tx, source.source),
        "ended": 0,
    }


async def end_more(tx: Tx, source_id: int, *, now: datetime) -> bool:
    """End deals that their feed has lacked for long enough; return whether there are more."""
    source = await feed_sources.lock(tx, source_id)
    if source is None:
        return False
    runs, since = (0, now) if source.agreed else (MISSING_RUNS, now - MISSING_FOR)
    gone = await feed_sources.long_missing(
        tx, source.source, runs=runs, before=since, limit=END_MAX
    )
    ended = await withdraw_left(tx, source.source, gone, now=now)
    await feed_sources.forget_missing(tx, source.source, gone)
    source.last = source.last | {"ended": int(source.last.get("ended", 0)) + ended}
    if len(gone) < END_MAX:
        source.agreed = 0
        source.last = source.last | {"missing": await feed_sources.count_missing(tx, source.source)}
    return len(gone) == END_MAX


async def ask(
    tx: Tx, claimed: FeedRun, missing: int, known: int, *, now: datetime, rng: Random
) -> None:
    """Stop a run that would end too many deals, and ask the owner, once for each number."""
    source = await _under_way(tx, claimed)
    if source is None:
        return
    asked = source.absent == missing
    source.absent, source.agreed = missing, 0
    source.next_at = next_run(source, now=now, rng=rng)
    _set_problem(source, Refused("feed_source.shrunk", deals=missing, known=known))
    if not asked:
        await _tell(tx, source, "shrunk", now=now, ended=missing, deals=known)


async def fail(tx: Tx, claimed: FeedRun, why: Refused, *, now: datetime) -> None:
    """Note why a run came to nothing, and try again later."""
    source = await _under_way(tx, claimed)
    if source is None:
        return
    source.failures += 1
    source.next_at = now + pause_after(source.failures)
    _set_problem(source, why)
    if source.failures >= FAILURES_TOLD and not source.told:
        source.told = TOLD_FAILS
        await _tell(tx, source, "fails", now=now)


async def tell_stale(tx: Tx, *, now: datetime) -> int:
    """Tell the owner, once, of feeds so old that their deals are not posted; return of how many."""
    stale = await feed_sources.lock_stale(tx, told=TOLD_HELD, now=now)
    for source in stale:
        source.told = TOLD_HELD
        await _tell(tx, source, "held", now=now)
    return len(stale)


async def _under_way(tx: Tx, claimed: FeedRun) -> FeedSource | None:
    """Return a feed that was claimed, unless it was paused, changed, removed or run anew meanwhile."""
    source = await feed_sources.lock(tx, claimed.source_id)
    return source if source is not None and source.next_at == claimed.until else None


def _set_problem(source: FeedSource, why: Refused | None) -> None:
    source.problem = None if why is None else why.reason
    source.problem_values = {} if why is None else plain(_short(why.values))


def _short(values: Mapping[str, object]) -> Mapping[str, object]:
    return {name: one if isinstance(one, int) else str(one)[:200] for name, one in values.items()}


async def _tell(
    tx: Tx, source: FeedSource, what: str, *, now: datetime, ended: int = 0, deals: int = 0
) -> None:
    trouble = FeedTrouble(
        number=source.id,
        source=source.source,
        host=source.host,
        what=what,
        reason=source.problem,
        values=source.problem_values,
        ended=ended,
        deals=deals,
    )
    await notify_owner(tx, TROUBLE, trouble, now=now)
