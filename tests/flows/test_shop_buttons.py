"""Buttons that lead from chats into the shop's pages: links in groups, Mini App buttons in private."""

import json
import re
from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from sqlalchemy import select

from sandbox.people.mini_app import init_data
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message
from storage.referral.tables import Attribution
from tests.flows.sample_deals import deals
from tests.flows.shop import Opened, Shop
from tests.flows.test_group_buy import Publish, people, publish
from tests.flows.test_members import met

__all__ = ["publish"]
WORDS = "On its page"
URL = "http://127.0.0.1:9"


@pytest.fixture
async def shop(opened: Opened) -> AsyncIterator[Shop]:
    """A shop with pages, and an app that @BotFather knows as `tea`."""
    async with opened(web_listen="127.0.0.1:0", web_url=URL, web_app_name="tea") as shop:
        yield shop


def ways(message: Message) -> list[dict[str, object]]:
    """The buttons of a message that lead to its page."""
    return [one for row in message.buttons for one in row if WORDS in str(one["text"])]


async def test_cards_lead_to_their_page_until_they_are_over(
    shop: Shop, place: SandboxChat, publish: Publish
) -> None:
    ann, ben = people(shop, "Ann", "Ben")
    await publish([place], size=2, tiers=((2, 4999),))
    for person in (ann, ben):
        await person.joins(place)
        await person.says("/start")
    card = await ann.sees("0 of 2 joined", place)
    code = re.search(r"Code (\w+)", card.text)
    assert code is not None
    username = shop.box.bot_username
    link = f"https://t.me/{username}/tea?startapp=t_{code[1]}"
    assert [one["url"] for one in ways(card)] == [link]
    await ann.clicks("Join", chat=place)
    card = await ann.sees("1 of 2 joined", place)
    assert [one["url"] for one in ways(card)] == [link]
    await ann.says(f"/team {code[1]}")
    page = await ann.sees("1 of 2 joined")
    assert [one["web_app"] for one in ways(page)] == [{"url": f"{URL}/g/{code[1]}"}]
    await ann.says(f"/team {code[1]}", place)
    whisper = await ann.sees("1 of 2 joined", place)
    assert not [one for one in ways(whisper) if "web_app" in one]
    await ben.clicks("Join", chat=place)
    card = await ann.sees("Done. 2 people get it", place)
    assert ways(card) == []


async def test_what_a_promoter_sends_opens_the_page_with_their_code_inside(
    shop: Shop, publish: Publish
) -> None:
    ann, eva = people(shop, "Ann", "Eva")
    await publish([])
    deal = (await deals(shop.database))[0]
    code = (await met(shop, ann)).code
    card = await ann.sends_inline(f"d_{deal.code}", shop.box.dialog(ann, eva), title=deal.title)
    (way,) = ways(card)
    query = parse_qs(urlsplit(str(way["url"])).query)
    assert query["startapp"] == [f"d_{deal.code}-{code}"]
    async with aiohttp.ClientSession() as http:
        url = shop.app.website.address or ""
        start = query["startapp"][0]
        raw = init_data(eva.user, shop.box.token, start, now=shop.clock.now())
        headers = {"X-Init-Data": raw}
        async with http.post(f"{url}/session", headers=headers, json={"platform": "ios"}) as got:
            said = json.loads(await got.text())
        assert said["path"] == f"/d/{deal.code}-{code}"
        headers |= {"X-Session": said["session"], "Accept": "text/html"}
        async with http.get(url + said["path"], headers=headers) as got:
            assert code in await got.text()
    async with shop.database.read() as tx:
        (found,) = (await tx.scalars(select(Attribution))).all()
    assert (found.invitee_id, found.referrer_id) == (eva.id, ann.id)
