"""Feeds by address, on real databases and a real web server: fetched, changed, shrunk, failed, too old."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select

from bot.settings import load
from domain.campaign.run import run_campaign
from domain.clock import Clock
from domain.deal import edit
from domain.deal.approval import allow_feed
from domain.deal.edit import EditContext
from domain.feed_source import run, sources
from domain.feed_source.address import parse_address
from domain.feed_source.run import TROUBLE
from domain.refusal import Refused
from jobs.feed_source import FeedFetcher
from storage import installation
from storage.database import Database
from storage.deal.tables import Deal, DealState
from storage.feed_source.tables import FeedSource, MissingDeal
from tests.flows.sample_deals import MONDAY, RULES, add_campaign, add_chats, deals, queued
from tests.outside import HERE, Outside, door, outside_world
from tests.shop_keys import WORDS
from tests.terminal import SANDBOX_TOKEN

HEADER = "id\ttitle\tprice\tlink\n"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OWNER = 1


class SetClock(Clock):
    """A clock that a test sets."""

    def __init__(self) -> None:
        super().__init__()
        self.at = MONDAY

    def now(self) -> datetime:
        return self.at


@dataclass
class Puller:
    """A shop whose feed `tea` is fetched from a server of the test's own."""

    database: Database
    outside: Outside
    clock: SetClock
    fetcher: FeedFetcher

    def serves(self, *numbers: int, price: str = "5.00 EUR", head: str = HEADER) -> None:
        rows = (f"t{n}\tTea {n}\t{price}\thttps://shop.example/{n}\n" for n in numbers)
        self.outside.bodies["/feed"] = (head + "".join(rows)).encode()

    async def after(self, wait: timedelta) -> FeedSource:
        """Let time pass, run what is due, and return how the feed stands."""
        self.clock.at += wait
        await self.fetcher.tick()
        return await self.source()

    async def source(self) -> FeedSource:
        async with self.database.read() as tx:
            return (await tx.scalars(select(FeedSource))).one()

    async def on_sale(self) -> set[str]:
        found = await deals(self.database)
        return {deal.source_id for deal in found if deal.state == DealState.ACTIVE}

    async def told(self) -> list[str]:
        rows = [row for row in await queued(self.database) if row.kind == TROUBLE]
        return [row.values["what"] for row in rows]

    async def missing(self) -> list[int]:
        async with self.database.read() as tx:
            return [one.runs for one in await tx.scalars(select(MissingDeal))]


@pytest.fixture
async def tea(database: Database) -> AsyncIterator[Puller]:
    settings = load(
        env_file=None,
        bot_token=SANDBOX_TOKEN,
        shop_key=WORDS,
        telegram_api="http://127.0.0.1",
        fetch_private_hosts=HERE,
    )
    clock = SetClock()
    async with outside_world() as outside:
        fetcher = FeedFetcher(database, settings, clock, Random(1), door(HERE))
        async with database.begin() as tx:
            await installation.set_fact(tx, installation.OWNER, {"member_id": OWNER})
            url = outside.url("/feed?token=hush")
            address = parse_address(url)
            await sources.add(tx, "tea", address, 6 * HOUR, now=MONDAY, plain=True)
        puller = Puller(database, outside, clock, fetcher)
        puller.serves(*range(10))
        yield puller


async def test_a_feed_is_imported_and_read_again_only_when_it_has_changed(tea: Puller) -> None:
    first = await tea.after(0 * HOUR)
    assert (first.last["new"], first.problem, await tea.on_sale()) == (
        10,
        None,
        {f"t{n}" for n in range(10)},
    )
    assert 6 * HOUR <= first.next_at - MONDAY < 6.5 * HOUR
    await tea.after(5 * HOUR)
    assert len(tea.outside.asked) == 1
    second = await tea.after(2 * HOUR)
    assert (len(tea.outside.asked), tea.outside.sent_whole) == (2, 1)
    assert (second.fresh_at, second.read_at) == (tea.clock.at, MONDAY)
    tea.serves(*range(10), price="4.00 EUR")
    third = await tea.after(7 * HOUR)
    assert third.last["changed"] == 10
    assert {deal.price_minor for deal in await deals(tea.database)} == {400}


async def test_what_was_edited_stays_and_what_was_handed_back_comes_with_the_next_whole_run(
    tea: Puller,
) -> None:
    await tea.after(0 * HOUR)
    async with tea.database.begin() as tx:
        deal = (await tx.scalars(select(Deal).where(Deal.source_id == "t1"))).one()
        context = EditContext("UTC", frozenset(), tea.clock.at)
        await edit.edit(tx, deal.id, "title", "My tea", context)
    tea.serves(*range(10), price="4.00 EUR")
    await tea.after(7 * HOUR)
    assert "My tea" in {deal.title for deal in await deals(tea.database)}
    async with tea.database.begin() as tx:
        (await tx.get_one(Deal, deal.id)).own = []
    await tea.after(7 * HOUR)
    assert "My tea" in {deal.title for deal in await deals(tea.database)}
    async with tea.database.begin() as tx:
        sources.run_now(await sources.find(tx, "tea"), now=tea.clock.at)
    await tea.after(0 * HOUR)
    assert "My tea" not in {deal.title for deal in await deals(tea.database)}


async def test_what_left_the_feed_ends_after_two_runs_and_a_day_and_comes_back(
    tea: Puller,
) -> None:
    await tea.after(0 * HOUR)
    tea.serves(*range(2, 10))
    one = await tea.after(7 * HOUR)
    assert (one.last["missing"], one.last["ended"], len(await tea.on_sale())) == (2, 0, 10)
    await tea.after(7 * HOUR)
    assert (await tea.missing(), len(await tea.on_sale())) == ([2, 2], 10)
    tea.serves(*range(1, 10))
    await tea.after(7 * HOUR)
    assert await tea.missing() == [3]
    ended = await tea.after(11 * HOUR)
    assert (ended.last["ended"], await tea.missing()) == (1, [])
    assert "t0" not in await tea.on_sale()
    assert len(await tea.on_sale()) == 9
    tea.serves(*range(10))
    await tea.after(7 * HOUR)
    assert len(await tea.on_sale()) == 10


async def test_a_feed_that_lost_forty_percent_ends_nothing_and_asks_once(tea: Puller) -> None:
    await tea.after(0 * HOUR)
    tea.serves(*range(4, 10), price="1.00 EUR")
    for _ in range(8):
        found = await tea.after(7 * HOUR)
    assert (found.problem, found.absent, len(await tea.on_sale())) == (
        "feed_source.shrunk",
        4,
        10,
    )
    assert {deal.price_minor for deal in await deals(tea.database)} == {500}
    assert (await tea.told()).count("shrunk") == 1
    async with tea.database.begin() as tx:
        assert sources.agree(await sources.find(tx, "tea"), now=tea.clock.at) == 4
    done = await tea.after(0 * HOUR)
    assert (done.problem, done.absent, done.agreed, done.last["ended"]) == (None, 0, 0, 4)
    assert len(await tea.on_sale()) == 6


async def test_the_third_failure_in_a_row_is_told_once_with_longer_pauses(tea: Puller) -> None:
    await tea.after(0 * HOUR)
    del tea.outside.bodies["/feed"]
    pauses = []
    await tea.after(7 * HOUR)
    for _ in range(9):
        found = await tea.source()
        pauses.append((found.next_at - tea.clock.at) / HOUR)
        await tea.after(found.next_at - tea.clock.at)
    assert pauses == [0.25, 0.5, 1, 2, 4, 8, 16, 24, 24]
    assert len(await tea.on_sale()) == 10
    assert (await tea.told()) == ["fails", "held"]
    tea.serves(*range(10))
    found = await tea.source()
    await tea.after(found.next_at - tea.clock.at)
    assert (await tea.told()) == ["fails", "held", "well"]
    assert ((await tea.source()).problem, (await tea.source()).failures) == (None, 0)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"<html><body>Sign in</body></html>", "feed.web_page"),
        (b"sku;name\n1;Tea\n", "feed.unknown_columns"),
        (b"id\ttitle\tprice\n1\tTea\tcheap\n", "feed_source.nothing"),
        (b"id\ttitle\tprice\nsku-1\tTea\t5\nsku-2\tTea\t5\n", "feed_source.shrunk"),
        (b"", "feed.empty"),
    ],
)
async def test_a_feed_that_changes_overnight_loses_nothing(
    tea: Puller, body: bytes, problem: str
) -> None:
    await tea.after(0 * HOUR)
    tea.outside.bodies["/feed"] = body
    found = await tea.after(7 * HOUR)
    assert (found.problem, len(await tea.on_sale())) == (problem, 10)
    for _ in range(3):
        await tea.after(2 * DAY)
    assert len(await tea.on_sale()) == 10
    assert await tea.told()


async def test_deals_of_a_feed_that_is_too_old_are_not_posted_until_it_is_fresh(
    tea: Puller,
) -> None:
    await tea.after(0 * HOUR)
    await add_chats(tea.database, -1)
    async with tea.database.begin() as tx:
        await allow_feed(tx, "tea", now=MONDAY)
    turn = await add_campaign(tea.database, what="rotation", every_s=3600, now=MONDAY)
    (first, *_) = await deals(tea.database)
    single = await add_campaign(
        tea.database, what="deal", deal_id=first.id, every_s=3600, now=MONDAY
    )

    async def posted() -> list[str | None]:
        found = []
        for campaign in (turn, single):
            async with tea.database.begin() as tx:
                tried = await run_campaign(tx, campaign.id, now=tea.clock.at, rules=RULES)
            found.append(tried and tried.reason)
        return found

    tea.clock.at += HOUR
    assert await posted() == [None, None]
    tea.outside.bodies.clear()
    tea.clock.at += DAY
    assert await posted() == ["campaign.rotation_stale", "lint.feed_stale"]
    tea.serves(*range(10))
    await tea.after(HOUR)
    assert await posted() == [None, None]


async def test_a_paused_feed_is_not_fetched_and_its_deals_are_posted(tea: Puller) -> None:
    await tea.after(0 * HOUR)
    async with tea.database.begin() as tx:
        sources.pause(await sources.find(tx, "tea"))
    found = await tea.after(5 * DAY)
    assert (len(tea.outside.asked), found.stale_at, await tea.told()) == (1, None, [])
    async with tea.database.begin() as tx:
        source = await sources.find(tx, "tea")
        with pytest.raises(Refused, match="paused"):
            sources.run_now(source, now=tea.clock.at)
        sources.resume(source, now=tea.clock.at)
    await tea.after(0 * HOUR)
    assert len(tea.outside.asked) == 2


async def test_a_run_that_was_overtaken_changes_nothing_of_the_feed(tea: Puller) -> None:
    """Somebody gave it another address while the old one was being fetched."""
    async with tea.database.begin() as tx:
        claimed = await run.claim(tx, 1, now=MONDAY)
        assert claimed is not None
        assert claimed.next_at is not None
        until = claimed.next_at
    async with tea.database.begin() as tx:
        source = await sources.find(tx, "tea")
        await sources.change_address(
            tx, source, parse_address(tea.outside.url("/other")), now=MONDAY, plain=True
        )
    async with tea.database.begin() as tx:
        await run.fail(tx, run.FeedRun(1, until), Refused("fetch.no_name", host="x"), now=MONDAY)
    assert ((await tea.source()).failures, (await tea.source()).next_at) == (0, MONDAY)


async def test_nothing_of_an_address_but_its_host_is_kept_in_the_open(tea: Puller) -> None:
    async with tea.database.begin() as tx:
        source = await sources.find(tx, "tea")
        address = parse_address("https://ann:s3cret@feeds.example/hush.xml?key=hush")
        await sources.change_address(tx, source, address, now=MONDAY)
    found = await tea.source()
    shown = {name: getattr(found, name) for name in vars(FeedSource) if not name.startswith("_")}
    assert shown["host"] == "feeds.example"
    assert not any(word in str(shown) for word in ("hush", "s3cret", "ann"))
    assert "s3cret" not in repr(address)
