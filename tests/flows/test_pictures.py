"""Pictures looked at before they are posted: kept, uploaded once, found dead before a post is due."""

import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from domain.picture.check import PICTURES_DEAD
from jobs import pictures
from jobs.pictures import PictureChecker, PictureFolder
from storage import installation
from storage.database import Database
from storage.deal.tables import Deal
from storage.picture import picture_files
from storage.picture.tables import Picture
from tests.flows.admins import owner_of, tea
from tests.flows.sample_deals import add_campaign, deals, import_sample, queued
from tests.flows.shop import Opened
from tests.flows.test_feed_source import SetClock
from tests.flows.test_refused_pictures import post_deal
from tests.outside import HERE, Outside, door, outside_world
from tests.timeouts import TIMEOUT_S

HOUR = timedelta(hours=1)


def drawn(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
async def outside() -> AsyncIterator[Outside]:
    async with outside_world() as world:
        world.bodies["/pot.png"] = drawn("green")
        yield world


@dataclass
class Look:
    """A shop of twenty deals, and the job that looks at their pictures."""

    database: Database
    outside: Outside
    clock: SetClock
    checker: PictureChecker

    async def gives(self, *paths: str) -> None:
        """Let the first deals have these pictures, and the others none."""
        async with self.database.begin() as tx:
            for place, deal in enumerate(await tx.scalars(select(Deal).order_by(Deal.id))):
                deal.photo = self.outside.url(paths[place]) if place < len(paths) else None

    async def after(self, wait: timedelta = timedelta()) -> list[Picture]:
        self.clock.at += wait
        await self.checker.tick()
        async with self.database.read() as tx:
            return list(await tx.scalars(select(Picture).order_by(Picture.address)))

    async def told(self) -> list[int]:
        rows = [row for row in await queued(self.database) if row.kind == PICTURES_DEAD]
        return [row.values["deals"] for row in rows]


@pytest.fixture
async def look(database: Database, outside: Outside, tmp_path: Path) -> Look:
    clock = SetClock()
    await import_sample(database)
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": 1})
    folder = PictureFolder(tmp_path / "pictures", 1_000_000)
    return Look(database, outside, clock, PictureChecker(database, clock, door(HERE), folder))


async def test_only_what_a_campaign_may_take_is_looked_at(look: Look) -> None:
    await look.gives("/pot.png", "/pot.png")
    assert await look.after() == []
    await add_campaign(look.database, every_s=3600, deal_sources=["shopify"])
    (found,) = await look.after(HOUR)
    assert (found.problem, len(look.outside.asked)) == (None, 1)
    await look.after(HOUR)
    assert len(look.outside.asked) == 1
    await look.after(24 * HOUR)
    assert (len(look.outside.asked), look.outside.sent_whole) == (2, 1)


async def test_dead_pictures_are_told_once_together_and_mended_by_themselves(look: Look) -> None:
    look.outside.bodies["/page.png"] = b"<html>not here</html>"
    await look.gives("/pot.png", "/gone.png", "/page.png")
    await add_campaign(look.database, every_s=3600)
    found = await look.after()
    assert [one.problem for one in found] == ["fetch.status", "picture.none", None]
    assert await look.told() == [2]
    assert [deal.photo_problem for deal in (await deals(look.database))[:3]] == [
        None,
        "fetch.status",
        "picture.none",
    ]
    await look.after(HOUR)
    assert await look.told() == [2]
    look.outside.bodies["/gone.png"] = look.outside.bodies["/page.png"] = drawn("red")
    found = await look.after(2 * HOUR)
    assert [one.problem for one in found] == [None, None, None]
    assert {deal.photo_problem for deal in await deals(look.database)} == {None}
    await look.gives("/pot.png")
    assert len(await look.after(25 * HOUR)) == 1


async def test_what_may_pass_is_a_problem_from_the_second_time_on(look: Look) -> None:
    await look.gives("/pot.png")
    await add_campaign(look.database, every_s=3600)
    port, look.outside.port = look.outside.port, 1
    await look.gives("/pot.png")
    (found,) = await look.after()
    assert (found.failures, found.problem, await look.told()) == (1, None, [])
    (found,) = await look.after(HOUR)
    assert (found.problem, await look.told()) == ("fetch.unreachable", [1])
    look.outside.port = port


def test_the_pictures_used_longest_ago_go_first(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    for name in ("a", "b", "c"):
        (tmp_path / name).write_bytes(bytes(40))
        picture_files.keep(folder, tmp_path / name, name, most_bytes=100)
        if name == "b":
            (folder / "b").touch()
            assert picture_files.find(folder, "a") is not None
    assert sorted(path.name for path in folder.iterdir()) == ["a", "c"]
    assert picture_files.find(folder, "b") is None


async def test_the_first_post_uploads_a_picture_and_the_others_send_its_id(
    opened: Opened, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sandbox cannot fetch addresses: a photo that arrives was uploaded."""
    monkeypatch.setattr(pictures, "EVERY_S", 0.1)
    async with opened(fetch_private_hosts=HERE) as shop:
        olga = await owner_of(shop)
        place = tea(shop, olga)
        await olga.sees("Tea")
        await import_sample(shop.database, now=shop.clock.now())
        deal = (await deals(shop.database))[-1]
        async with shop.database.begin() as tx:
            (await tx.get_one(Deal, deal.id)).photo = outside.url("/pot.png")
        await add_campaign(shop.database, every_s=86_400, now=shop.clock.now())
        async with asyncio.timeout(TIMEOUT_S):
            while outside.sent_whole == 0 or not await looked_at(shop.database):
                await asyncio.sleep(0.02)
        for posts in (1, 2):
            await post_deal(olga, deal)
            async with asyncio.timeout(TIMEOUT_S):
                while sum("photo" in one.body for one in olga.screen(place)) != posts:
                    await asyncio.sleep(0.02)
        sent = [
            one.body["photo"][-1]["file_unique_id"]
            for one in olga.screen(place)
            if "photo" in one.body
        ]
        assert len(set(sent)) == 1
        assert outside.sent_whole == 1


async def looked_at(database: Database) -> bool:
    async with database.read() as tx:
        return (await tx.scalars(select(Picture))).first() is not None
