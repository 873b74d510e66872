"""The demo as its page's visitors have it: everything goes on after the bot is restarted."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession

from bot import demo

PATIENCE_S = 10.0


class Visitor:
    """Somebody with the page open, who has nothing but HTTP."""

    def __init__(self, http: ClientSession, url: str, name: str, people: list[Any]) -> None:
        self._http, self._url = http, url
        self.id = next(person["id"] for person in people if person["name"] == name)

    async def posts(self, what: str, **values: Any) -> tuple[int, Any]:
        async with self._http.post(f"{self._url}/api/{what}", json=values) as answer:
            return answer.status, await answer.json()

    async def gets(self, what: str, **query: Any) -> Any:
        params = {"as": self.id, **query}
        async with self._http.get(f"{self._url}/api/{what}", params=params) as answer:
            return await answer.json()

    async def says(self, text: str) -> None:
        await self.posts("say", **{"as": self.id, "chat": self.id, "text": text})

    async def private(self) -> list[str]:
        """The texts of the private chat with the bot."""
        page = await self.gets("messages", chat=self.id)
        return [message.get("text", "") for message in page["messages"]]

    async def card(self, words: str) -> tuple[int, Any]:
        """Wait until a message of some chat says this; return the chat's id and the message."""
        async with asyncio.timeout(2 * PATIENCE_S):
            while True:
                for chat in (await self.gets("world"))["chats"]:
                    page = await self.gets("messages", chat=chat["id"])
                    for message in page["messages"]:
                        if words in message.get("caption", ""):
                            return chat["id"], message
                await asyncio.sleep(0.1)

    async def until(self, count: int) -> list[str]:
        """Wait until the private chat holds so many messages."""
        async with asyncio.timeout(PATIENCE_S):
            while len(texts := await self.private()) < count:
                await asyncio.sleep(0.05)
        return texts


@pytest.fixture
async def ann() -> AsyncIterator[Visitor]:
    """Ann, in a demo of her own."""
    async with demo.shop() as (url, _), ClientSession() as http:
        async with http.get(f"{url}/api/hello") as answer:
            me = (await answer.json())["person"]
        async with http.get(f"{url}/api/world", params={"as": me}) as answer:
            people = (await answer.json())["people"]
        yield Visitor(http, url, "Ann", people)


async def test_a_restarted_bot_answers_again_and_says_nothing_twice(ann: Visitor) -> None:
    before = await ann.until(2)
    assert await ann.posts("control", do="restart") == (200, {"message": "Done: restart the bot"})
    await ann.says("/help")
    after = await ann.until(len(before) + 2)
    await asyncio.sleep(0.5)
    assert await ann.private() == after
    assert after[: len(before)] == before and after[len(before)] == "/help"
    assert set(await ann.gets("extras")) == {"outbox", "next"}


async def test_what_was_said_while_it_was_away_is_answered_once(ann: Visitor) -> None:
    before = await ann.until(2)
    restart = asyncio.create_task(ann.posts("control", do="restart"))
    await ann.says("/help")
    assert (await restart)[0] == 200
    after = await ann.until(len(before) + 2)
    await asyncio.sleep(0.5)
    assert await ann.private() == after


async def test_two_restarts_at_once_leave_one_bot(ann: Visitor) -> None:
    before = await ann.until(2)
    answers = await asyncio.gather(*(ann.posts("control", do="restart") for _ in range(2)))
    assert [status for status, _ in answers] == [200, 200]
    await ann.says("/help")
    assert len(await ann.until(len(before) + 2)) == len(before) + 2


async def test_a_revoked_token_closes_the_bot_until_the_next_restart(ann: Visitor) -> None:
    before = await ann.until(2)
    await ann.posts("control", do="revoke")
    await ann.posts("control", do="restart")
    await asyncio.sleep(0.5)
    await ann.posts("control", do="restore")
    await ann.posts("control", do="restart")
    await ann.says("/help")
    assert len(await ann.until(len(before) + 2)) == len(before) + 2


async def test_the_page_offers_the_restart(ann: Visitor) -> None:
    offers = (await ann.gets("control"))["offers"]
    assert offers["Bot"] == [{"do": "restart", "label": "restart the bot"}]


async def test_a_crowd_fills_the_group_buy_of_the_demo(ann: Visitor) -> None:
    """The button on the page: twenty people press Join within two seconds, in one chat of three."""
    chat, card = await ann.card("0 of 10 joined")
    order = {"as": ann.id, "chat": chat, "message": card["message_id"], "button": [0, 0]}
    status, _ = await ann.posts("crowd", **order, count=20, seconds=2)
    assert status == 200
    _, full = await ann.card("20 joined — the goal of 10 is reached")
    assert "€39.99 each" in full["caption"]
