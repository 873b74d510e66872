"""The Mini App and the chat beside each other, on the whole bot: one last seat, one card."""

import asyncio
import json
import re
from collections.abc import AsyncIterator

import aiohttp
import pytest
from sqlalchemy import select

from sandbox import Person
from sandbox.people.mini_app import init_data
from sandbox.state.chats import SandboxChat
from storage.group_buy.tables import Seat
from tests.flows.shop import Opened, Shop
from tests.flows.test_group_buy import Publish, people, publish

__all__ = ["publish"]


@pytest.fixture
async def shop(opened: Opened) -> AsyncIterator[Shop]:
    """The shop with its pages; their address is that of the web server itself."""
    async with opened(web_listen="127.0.0.1:0", web_url="http://127.0.0.1:9") as shop:
        yield shop


class App:
    """The Mini App as somebody opened it."""

    def __init__(self, http: aiohttp.ClientSession, url: str, raw: str) -> None:
        self._http, self._url = http, url
        self._headers = {"X-Init-Data": raw, "Accept": "application/json"}

    async def open(self) -> None:
        status, said = await self.act("/session", platform="ios")
        assert status == 200
        self._headers["X-Session"] = said["session"]

    async def act(self, path: str, **said: str) -> tuple[int, dict[str, str]]:
        async with self._http.post(self._url + path, headers=self._headers, json=said) as got:
            return got.status, json.loads(await got.text())


async def test_one_of_chat_and_app_gets_the_last_seat_and_the_card_follows(
    shop: Shop, place: SandboxChat, publish: Publish
) -> None:
    await publish([place], size=2, tiers=((2, 4999),), ends_when_full=False)
    ann, ben = people(shop, "Ann", "Ben")
    for person in (ann, ben):
        await person.joins(place)
    card = await ann.sees("0 of 2 joined", place)
    code = re.search(r"Code (\w+)", card.text)
    assert code is not None
    await ann.clicks("Join", chat=place)
    await ann.sees("1 of 2 joined", place)
    async with aiohttp.ClientSession() as http:
        eva: Person = shop.box.person("Eva", language="en")
        raw = init_data(eva.user, shop.box.token, "", now=shop.clock.now())
        app = App(http, shop.app.website.address or "", raw)
        await app.open()
        pressed, (status, said) = await asyncio.gather(
            ben.clicks("Join", chat=place), app.act(f"/g/{code[1]}/join", price="4999")
        )
    assert status in (200, 409), said
    async with shop.database.read() as tx:
        seats = {seat.member_id for seat in (await tx.scalars(select(Seat))).all()}
    assert seats == {ann.id, eva.id if status == 200 else ben.id}
    assert ("You are in" in (pressed.text or "")) is (status == 409)
    await ann.sees("All places are taken", place)
