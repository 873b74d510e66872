"""A feed by address in the menus: added, fetched, shrunk, answered, paused and removed."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot import checks
from jobs import feed_source
from sandbox import Person
from storage.dialogs import Dialog
from storage.feed_source.tables import FeedSource
from tests.flows.admins import audit_actions, owner_of
from tests.flows.sample_deals import import_sample
from tests.flows.shop import Opened, Shop
from tests.outside import HERE, Outside, outside_world
from tests.timeouts import TIMEOUT_S

HEADER = "id,title,price,link\n"


@pytest.fixture
async def outside() -> AsyncIterator[Outside]:
    async with outside_world() as world:
        serve(world, 10)
        yield world


@pytest.fixture
async def open_shop(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, outside: Outside
) -> AsyncIterator[Shop]:
    monkeypatch.setattr(feed_source, "EVERY_S", 0.2)
    async with opened(fetch_private_hosts=HERE) as shop:
        yield shop


def serve(outside: Outside, products: int) -> None:
    rows = (f"t{n},Tea {n},5.00,https://shop.example/{n}\n" for n in range(products))
    outside.bodies["/hush.csv"] = (HEADER + "".join(rows)).encode()


async def dialogs_at(shop: Shop, state: str) -> str:
    """Return all that is remembered of menus, as soon as it is kept that one shows a page."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            async with shop.database.read() as tx:
                kept = str([one.data for one in await tx.scalars(select(Dialog))])
            if state in kept:
                return kept
            await asyncio.sleep(0.02)


async def opens_feeds(olga: Person) -> None:
    await olga.says("/admin")
    await olga.clicks("🗂 Catalogue")
    await olga.clicks("🔗 Feeds by address")


async def test_a_feed_is_added_fetched_shrinks_and_is_removed(
    open_shop: Shop, outside: Outside
) -> None:
    olga = await owner_of(open_shop)
    await import_sample(open_shop.database, now=open_shop.clock.now())
    await opens_feeds(olga)
    await olga.sees("There is none yet")
    await olga.clicks("➕ Add an address")
    await olga.says("http://shop.example/hush.csv")
    await olga.sees("anybody on the way could change the prices")
    await olga.says(outside.url("/hush.csv"))
    asked = await olga.sees("Which feed is this?")
    assert "🔁 shopify" in str(asked.buttons)
    assert "hush" not in await dialogs_at(open_shop, "FeedSources:which")
    await olga.clicks(f"➕ A new feed: {HERE}")
    await olga.sees(f"from {HERE}")
    await fetched(open_shop)
    await olga.clicks("How often")
    await olga.says("5m")
    await olga.sees("every 15 minutes at most")
    await olga.clicks("every hour")
    await olga.sees("Last time: 10 new · 0 changed · 0 the same · 0 bad")
    serve(outside, 6)
    await olga.clicks("🔄 Fetch now")
    notice = await olga.sees("has lost 4 of its 10 deals")
    await olga.clicks("🔎 Look at it", message=notice)
    await olga.clicks("✅ File is right: end 4")
    await olga.sees("End 4 deals of 127.0.0.1 that are not in the file?")
    await olga.clicks("Yes, do it")
    await fetched(open_shop, ended=4)
    await olga.clicks("⏸ Pause")
    await olga.sees("4 deals that left the feed have ended")
    await olga.sees("⏸ Paused")
    found = {one.words for one in await checks.examine(open_shop.app.settings)}
    assert f"{HERE} (feeds by address)" in found
    await olga.clicks("Remove")
    await olga.clicks("Yes, do it")
    await olga.sees("There is none yet")
    done = [act for act, _ in await audit_actions(open_shop.database)]
    assert done == [
        f"feed_source.{act}" for act in ("add", "every", "run", "end", "pause", "remove")
    ]


async def fetched(shop: Shop, ended: int = 0) -> None:
    """Wait until the feed has been imported, and so many of its deals have ended."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            async with shop.database.read() as tx:
                found = (await tx.scalars(select(FeedSource))).one()
            if found.last and found.last["ended"] == ended and found.problem is None:
                return
            await asyncio.sleep(0.02)
