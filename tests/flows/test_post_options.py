"""How a post goes out: with links below, pinned, without a sound; and what is changed afterwards."""

import asyncio

from sqlalchemy import select

from domain.campaign import revise, run
from domain.post.link_buttons import PostOptions
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.campaign.tables import Announcement, Campaign, CampaignContent, PinMode
from storage.delivery.kinds import PIN, UNPIN
from storage.delivery.tables import OutboxRow
from storage.post import posts
from tests.flows.admins import chat, tea
from tests.flows.sample_deals import RULES
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S

SHOP = [[{"text": "Shop", "url": "https://shop.example/"}]]


async def post(shop: Shop, place: SandboxChat, words: str, **options: object) -> Campaign:
    """Post words to a chat at once."""
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        made = Announcement(text=words, entities=[], photos=[], made_at=now)
        tx.add(made)
        await tx.flush()
        campaign = Campaign(
            name=words,
            created_at=now,
            zone="UTC",
            what=CampaignContent.ANNOUNCEMENT,
            announcement_id=made.id,
            where="chats",
            **options,
        )
        await run.post_now(tx, campaign, chats=[(place.id, None)], now=now, rules=RULES)
        return campaign


def pinned(olga: Person, place: SandboxChat) -> set[str]:
    return {one.text for one in olga.screen(place) if one.message_id in place.pinned}


async def until_pinned(olga: Person, place: SandboxChat, wanted: set[str]) -> None:
    async with asyncio.timeout(TIMEOUT_S):
        while pinned(olga, place) != wanted:
            await asyncio.sleep(0.02)


async def test_a_post_is_pinned_and_the_older_one_only_where_asked(
    shop: Shop, olga: Person
) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    for words, pin, wanted in (
        ("One", PinMode.KEEP, {"One"}),
        ("Plain", None, {"One"}),
        ("Two", PinMode.KEEP, {"One", "Two"}),
        ("Three", PinMode.REPLACE, {"Three"}),
    ):
        await post(shop, place, words, pin=pin)
        await olga.sees(words, chat=place)
        await until_pinned(olga, place, wanted)
    shop.box.promote_bot(place, {"can_pin_messages": False})
    async with asyncio.timeout(TIMEOUT_S):
        while (await chat(shop.database, place.id)).rights.get("can_pin_messages"):
            await asyncio.sleep(0.02)
    await until_recorded(shop, await post(shop, place, "Four", pin=PinMode.REPLACE))
    async with shop.database.read() as tx:
        pins = select(OutboxRow.state).where(OutboxRow.kind.in_((PIN, UNPIN)))
        assert list(await tx.scalars(pins)) == ["sent"] * 5


async def test_other_buttons_come_under_a_post_that_is_there(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    campaign = await post(shop, place, "Sale", buttons=SHOP, silent=True)
    sent = await olga.sees("Sale", chat=place)
    assert sent.body["reply_markup"]["inline_keyboard"][0][0]["url"] == "https://shop.example/"
    await until_recorded(shop, campaign)
    change: PostOptions = {"buttons": [[{"text": "Tea", "url": "https://shop.example/tea"}]]}
    async with shop.database.begin() as tx:
        _, edited = await revise.change_options(tx, campaign.id, change, now=shop.clock.now())
    assert edited == 1
    async with asyncio.timeout(TIMEOUT_S):
        while labels(olga, place, "Sale") != ["Tea"]:
            await asyncio.sleep(0.02)
    words = {"text": "Sale!", "entities": [], "photos": []}
    async with shop.database.begin() as tx:
        await revise.edit_announcement(tx, campaign.id, words, by_id=olga.id, now=shop.clock.now())
    await olga.sees("Sale!", chat=place)
    assert labels(olga, place, "Sale!") == ["Tea"]


async def until_recorded(shop: Shop, campaign: Campaign) -> None:
    """Wait until the shop knows that a post is there."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            async with shop.database.read() as tx:
                newest = await posts.newest_occurrence(tx, campaign.id)
                if newest and await posts.count_by_state(tx, newest.id) == {"sent": 1}:
                    return
            await asyncio.sleep(0.02)


def labels(olga: Person, place: SandboxChat, words: str) -> list[str]:
    """Return what stands on the buttons under a message."""
    (shown,) = (one for one in olga.screen(place) if one.text == words)
    return [button["text"] for row in shown.buttons for button in row]
