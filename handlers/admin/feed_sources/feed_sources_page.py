"""Feeds by address: every one of them, and one looked at, changed, run at once or removed.

the feeds -> an address -> which feed -> one: how it goes
                                          -> how often, another address, pause, end what it lacks
"""

from collections.abc import Sequence
from datetime import datetime

from aiogram import F
from aiogram_dialog import Dialog, DialogManager

from domain.admin.authority import AccessLevel
from domain.campaign.schedule import parse_every
from domain.feed_source import sources
from domain.feed_source.address import open_address, parse_address, seal_address
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.lists import LISTED_MAX, Item
from handlers.admin.page import acts, button, item, items, line, opens, page, typed
from handlers.admin.states import FeedSources
from handlers.admin.widgets import I18nText
from storage.database import Tx
from storage.deal import catalogue
from storage.feed_source import feed_sources
from storage.feed_source.tables import FeedSource
from storage.sealing.shop_key import key_of
from views.campaign.repeat_rule import interval_text
from views.feed_source import feed_source_screens
from views.i18n import Html, Translate

NAME_CHARS_MAX = 40
INTERVALS = ("1h", "6h", "1d")


async def read_all(ctx: AdminContext) -> Values:
    """Return every feed that is fetched."""
    return all_values(await feed_sources.listed(ctx.tx), now=ctx.now)


def all_values(found: Sequence[FeedSource], *, now: datetime) -> Values:
    rows = [
        item(one.id, f"{feed_source_screens.mark(one, now=now)} {one.source} · {one.host}")
        for one in found
    ]
    return {"items": rows, "none": not rows}


async def take_address(_: object, __: object, manager: DialogManager, said: str) -> None:
    """Read an address, and ask which feed it is; what is remembered of it is sealed."""

    async def sealed(ctx: AdminContext) -> tuple[str, str]:
        address = parse_address(ctx.said)
        if not address.is_https and address.host not in ctx.settings.private_hosts:
            raise Refused("feed_source.http")
        return address.host, seal_address(address, key_of(ctx.tx))

    host, seal = await load(manager, sealed, AccessLevel.EVERYWHERE, said)
    manager.dialog_data.update(host=host, seal=seal)
    await manager.switch_to(FeedSources.which)


async def read_which(ctx: AdminContext) -> Values:
    """Return the feeds that were imported and have no address, and the name of a new one."""
    known = {one.source for one in await feed_sources.listed(ctx.tx)}
    found = await catalogue.feed_counts(ctx.tx, limit=LISTED_MAX)
    names = [name for name, _ in found if name not in known]
    host = str(ctx.data["host"])
    fresh = host[:NAME_CHARS_MAX]
    taken = fresh in known or fresh in names
    return which_values(host, names, "" if taken else fresh)


async def open_added(manager: DialogManager, source_id: int) -> None:
    manager.dialog_data["source_id"] = source_id
    manager.dialog_data.pop("seal", None)
    await manager.switch_to(FeedSources.one)


async def _add(ctx: AdminContext, name: str) -> int:
    address = open_address(str(ctx.data["seal"]), key_of(ctx.tx))
    plain = address.host in ctx.settings.private_hosts
    made = await sources.add(ctx.tx, name, address, sources.EVERY, now=ctx.now, plain=plain)
    ctx.facts.update(name=made.source, host=made.host)
    return made.id


@acts("feed_source.add", "feed_sources", then=open_added)
async def add_named(ctx: AdminContext) -> int:
    """Keep the address for the feed that was pressed or typed."""
    return await _add(ctx, ctx.said)


@acts("feed_source.add", "feed_sources", then=open_added)
async def add_fresh(ctx: AdminContext) -> int:
    return await _add(ctx, str(ctx.data["host"])[:NAME_CHARS_MAX])


async def require(ctx: AdminContext) -> FeedSource:
    """Return the feed that is open, held where the transaction writes."""
    found = await feed_sources.lock(ctx.tx, ctx.chosen("source_id"))
    if found is None:
        raise Refused("admin.item_gone")
    return found


async def look(tx: Tx, source_id: int) -> FeedSource:
    found = await tx.get(FeedSource, source_id)
    if found is None:
        raise Refused("admin.item_gone")
    return found


async def read_one(ctx: AdminContext) -> Values:
    """Return how a feed goes, and which buttons it has."""
    source = await look(ctx.tx, ctx.chosen("source_id"))
    return one_values(source, ctx.t, ctx.settings.timezone, now=ctx.now)


def one_values(source: FeedSource, t: Translate, zone: str, *, now: datetime) -> Values:
    return {
        "source": source.source,
        "host": source.host,
        "lines": Html("\n".join(feed_source_screens.lines(source, t, zone, now=now))),
        "absent": source.absent,
        "runs": source.next_at is not None,
        "paused": source.next_at is None,
    }


def which_values(host: str, names: Sequence[str], fresh: str) -> Values:
    return {
        "host": host,
        "fresh": fresh,
        "unknown": bool(fresh),
        "items": [item(name, f"🔁 {name[:NAME_CHARS_MAX]}") for name in names],
    }


def interval_items(t: Translate) -> list[Item]:
    return [item(one, interval_text(parse_every(one), t)) for one in INTERVALS]


async def read_intervals(ctx: AdminContext) -> Values:
    return {**await read_one(ctx), "items": interval_items(ctx.t)}


async def subject(ctx: AdminContext) -> str:
    return f"feed:{(await look(ctx.tx, ctx.chosen('source_id'))).source}"


@acts("feed_source.run", subject)
async def run(ctx: AdminContext) -> None:
    """Have the feed fetched now."""
    sources.run_now(await require(ctx), now=ctx.now)


@acts("feed_source.pause", subject)
async def pause(ctx: AdminContext) -> None:
    sources.pause(await require(ctx))


@acts("feed_source.resume", subject)
async def resume(ctx: AdminContext) -> None:
    sources.resume(await require(ctx), now=ctx.now)


@acts("feed_source.end", subject, sure="admin-source-end-sure", shows=read_one)
async def end(ctx: AdminContext) -> None:
    """Let the deals end that the feed lacks, with the run that follows at once."""
    ctx.facts["deals"] = sources.agree(await require(ctx), now=ctx.now)


@acts(
    "feed_source.remove",
    subject,
    sure="admin-source-remove-sure",
    shows=read_one,
    then=FeedSources.all,
)
async def remove(ctx: AdminContext) -> None:
    await sources.remove(ctx.tx, await require(ctx))


@acts("feed_source.every", subject, then=FeedSources.one)
async def set_interval(ctx: AdminContext) -> None:
    """Fetch the feed as often as was typed or pressed."""
    every = sources.check_interval(parse_every(ctx.said))
    sources.change_interval(await require(ctx), every, now=ctx.now)
    ctx.facts["every_s"] = round(every.total_seconds())


@acts("feed_source.address", subject, then=FeedSources.one)
async def set_address(ctx: AdminContext) -> None:
    """Fetch the feed from elsewhere."""
    address = parse_address(ctx.said)
    plain = address.host in ctx.settings.private_hosts
    await sources.change_address(ctx.tx, await require(ctx), address, now=ctx.now, plain=plain)
    ctx.facts["host"] = address.host


DIALOG = Dialog(
    page(
        FeedSources.all,
        "admin-feed-sources",
        I18nText("admin-feed-sources-none", when=F["none"]),
        items("source", opens("source_id", FeedSources.one)),
        button("add", FeedSources.add, text="admin-button-source-add"),
        reads=read_all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        FeedSources.add,
        "admin-feed-source-add",
        typed("address", take_address),
        reads=read_all,
        back=FeedSources.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        FeedSources.which,
        "admin-feed-source-which",
        typed("name", add_named),
        items("known", add_named),
        button("fresh", add_fresh, text="admin-button-source-fresh", when="unknown"),
        reads=read_which,
        back=FeedSources.add,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        FeedSources.one,
        "admin-feed-source",
        line("lines"),
        button("end", end, text="admin-button-source-end", when="absent"),
        button("run", run, text="admin-button-source-run", when="runs"),
        button("every", FeedSources.every, text="admin-button-source-every"),
        button("address", FeedSources.address, text="admin-button-source-address"),
        button("pause", pause, text="admin-button-source-pause", when="runs"),
        button("resume", resume, text="admin-button-source-resume", when="paused"),
        button("remove", remove, text="admin-button-source-remove"),
        reads=read_one,
        back=FeedSources.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        FeedSources.every,
        "admin-feed-source-every",
        typed("every", set_interval),
        items("interval", set_interval),
        reads=read_intervals,
        back=FeedSources.one,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        FeedSources.address,
        "admin-feed-source-address",
        typed("address", set_address),
        reads=read_one,
        back=FeedSources.one,
        need=AccessLevel.EVERYWHERE,
    ),
)
