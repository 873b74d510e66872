"""A file of the menus that was read and waits for somebody's word: let in, or read in another way."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypedDict

from domain.deal.feed_import import KIND, lock_open
from domain.feed_preview.preview import FeedPreview
from domain.feeds.judge import FeedTerms
from domain.notify import notify
from domain.price_text import DecimalSign
from domain.promotion import live_card
from domain.refusal import Refused
from storage.database import Tx
from storage.deal import catalogue, feed_imports
from storage.deal.tables import FeedImport, FeedState
from storage.delivery.kinds import Kind


class FeedReady(TypedDict):
    """A file that was read and waits for somebody's word."""

    name: str
    source: str
    number: int
    preview: FeedPreview


READY: Kind[FeedReady] = Kind("feed_import.ready")


def terms_of(found: FeedImport, zone: str) -> FeedTerms:
    """Return how the file of an import is read."""
    decimal = DecimalSign(found.decimal) if found.decimal else None
    return FeedTerms(
        found.currency,
        found.shop_url,
        decimal,
        columns=dict(found.columns),
        said_encoding=found.encoding,
        zone=zone,
    )


async def show_preview(tx: Tx, import_id: int, preview: FeedPreview, *, now: datetime) -> None:
    """Keep what a file is and would do, and ask whoever sent it."""
    found = await lock_open(tx, import_id)
    if found is None or found.state != FeedState.WAITING:
        return
    found.state, found.preview, found.tries, found.try_at = FeedState.READY, dict(preview), 0, None
    await live_card.mark_changed(tx, KIND, import_id)
    values: FeedReady = {
        "name": found.file_name,
        "source": found.source,
        "number": found.id,
        "preview": preview,
    }
    await notify(tx, found.member_id, READY, values, now=now)


async def lock_ready(tx: Tx, import_id: int) -> FeedImport:
    """Return an import that waits for somebody's word and hold it, or refuse."""
    found = await lock_open(tx, import_id)
    if found is None:
        raise Refused("feed.over")
    if found.state != FeedState.READY:
        raise Refused("feed.being_read")
    return found


async def agree(tx: Tx, import_id: int) -> FeedImport:
    """Let a file that was shown be imported."""
    found = await lock_ready(tx, import_id)
    preview = found.preview or {}
    if preview.get("bad") == preview.get("rows"):
        raise Refused("feed.nothing_good")
    found.state = FeedState.RUNNING
    await live_card.mark_changed(tx, KIND, import_id)
    return found


async def read_again(
    tx: Tx,
    import_id: int,
    *,
    columns: Mapping[str, str] | None = None,
    decimal: DecimalSign | None = None,
    shop: str | None = None,
    encoding: str | None = None,
) -> FeedImport:
    """Have a file read in another way, and shown again."""
    found = await lock_ready(tx, import_id)
    found.columns = {**found.columns, **(columns or {})}
    found.decimal = decimal or found.decimal
    found.shop_url = shop or found.shop_url
    found.encoding = encoding or found.encoding
    found.state, found.preview = FeedState.WAITING, None
    await live_card.mark_changed(tx, KIND, import_id)
    return found


async def left_behind(tx: Tx, source: str) -> list[str]:
    """Return the products on sale that the last file of a feed did not have."""
    last = await feed_imports.last_done(tx, source)
    if last is None or not last.missing:
        return []
    return sorted(set(last.missing) & await catalogue.active_ids(tx, source))
