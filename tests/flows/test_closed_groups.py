"""Groups that take no photos, or nothing for a while: the words go, and posts go on by themselves."""

import asyncio
from datetime import timedelta
from random import Random

import pytest

from domain.delivery import effects
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from jobs import chat_probe
from sandbox import Fault, Person, Sandbox
from sandbox.state.chats import SandboxChat
from storage.chat.tables import ChatState
from storage.database import Database
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow
from tests.flows.admins import chat
from tests.flows.sample_deals import deals, import_sample, picture, queued
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S

REFUSALS = [
    "Bad Request: not enough rights to send photos to the chat",
    "Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN",
    "Bad Request: CHAT_SEND_MEDIA_FORBIDDEN",
]


@pytest.fixture
async def group(shop: Shop, olga: Person) -> SandboxChat:
    """A group in which the bot is a plain member, as most are."""
    group = shop.box.group("Tea", owner=olga, bot_rights="member")
    await olga.sees("Tea")
    return group


async def post_everywhere(olga: Person) -> None:
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")


async def wake_menu(olga: Person) -> None:
    """Write once: a menu that was open for so long takes nothing at first."""
    await olga.says("Hello?")
    await olga.sees("send it again")


async def until_state(database: Database, group: SandboxChat, state: ChatState) -> None:
    async with asyncio.timeout(TIMEOUT_S):
        while (await chat(database, group.id)).state != state:
            await asyncio.sleep(0.02)


async def notices(database: Database, kind: str) -> list[OutboxRow]:
    return [row for row in await queued(database) if row.kind == kind]


async def publish_card(shop: Shop, group: SandboxChat, photo: str | None) -> None:
    """Publish a group buy of a deal with this photo."""
    await import_sample(shop.database, now=shop.clock.now())
    deal, now = (await deals(shop.database))[1], shop.clock.now()
    terms = GroupBuyTerms(tiers=((3, 4999),), starts_at=now, ends_at=now + timedelta(hours=5))
    async with shop.database.begin() as tx:
        found = await tx.get_one(Deal, deal.id)
        found.photo = photo
        places = [(group.id, None)]
        await publish_group_buy(tx, found, terms, places, now=now, rng=Random(3))


def a_photo(box: Sandbox) -> str:
    file_id: str = box.world.files.add_photo(picture(1))[-1]["file_id"]
    return file_id


async def test_a_group_without_photos_gets_the_words_and_the_owner_hears_it_once(
    shop: Shop, olga: Person, group: SandboxChat
) -> None:
    shop.box.permit(group, {"can_send_photos": False})
    for number in (1, 2):
        await olga.sends_photo(picture(1), f"Words {number}")
        await post_everywhere(olga)
        said = await olga.sees(f"Words {number}", chat=group)
        assert "photo" not in said.body
    assert (await chat(shop.database, group.id)).state == "active"
    await olga.sees("allows no pictures, so posts go there as text only")
    assert len(await notices(shop.database, effects.NO_PHOTOS)) == 1
    assert await notices(shop.database, effects.CHAT_LOST) == []
    calls = [row.attempts for row in await queued(shop.database) if row.chat_id == group.id]
    assert calls == [2, 1]


@pytest.mark.parametrize("words", REFUSALS)
async def test_each_wording_of_the_refusal_lets_the_words_go(
    shop: Shop, olga: Person, group: SandboxChat, words: str
) -> None:
    shop.box.faults.next("sendPhoto", Fault.refuse_with(400, words), chat=group)
    await olga.sends_photo(picture(1), "Words go")
    await post_everywhere(olga)
    await olga.sees("Words go", chat=group)
    assert (await chat(shop.database, group.id)).state == "active"


async def test_an_album_becomes_its_words(shop: Shop, olga: Person, group: SandboxChat) -> None:
    shop.box.permit(group, {"can_send_photos": False})
    await olga.sends_album([picture(1), picture(2)], "Green tea", "Black tea")
    await olga.sees("An album of 2 photos")
    await post_everywhere(olga)
    said = await olga.sees("Green tea", chat=group)
    assert said.text == "Green tea\n\nBlack tea"


async def test_photos_come_again_once_they_are_allowed(
    shop: Shop, olga: Person, group: SandboxChat
) -> None:
    shop.box.permit(group, {"can_send_photos": False})
    await olga.sends_photo(picture(1), "Words")
    await post_everywhere(olga)
    await olga.sees("Words", chat=group)
    shop.box.permit(group, {"can_send_photos": True})
    shop.clock.jump(effects.PHOTOS_AGAIN)
    await wake_menu(olga)
    await olga.sends_photo(picture(1), "With a photo")
    await post_everywhere(olga)
    said = await olga.sees("With a photo", chat=group)
    assert "photo" in said.body
    async with asyncio.timeout(TIMEOUT_S):
        while (await chat(shop.database, group.id)).photos_refused_at is not None:
            await asyncio.sleep(0.02)


async def test_a_card_comes_in_words_and_is_edited_as_words(
    shop: Shop, olga: Person, group: SandboxChat
) -> None:
    shop.box.permit(group, {"can_send_photos": False})
    await publish_card(shop, group, a_photo(shop.box))
    card = await olga.sees("0 of 3 joined", chat=group)
    assert "photo" not in card.body
    ann = shop.box.person("Ann", language="en")
    await ann.joins(group)
    await ann.clicks("Join", chat=group)
    await olga.sees("1 of 3 joined", chat=group)


async def test_a_group_closed_by_night_is_posted_to_again_when_it_opens(
    shop: Shop, olga: Person, group: SandboxChat
) -> None:
    shop.box.close_group(group)
    await olga.sends_photo(picture(1), "Too late for you")
    await post_everywhere(olga)
    await olga.sees("I cannot write here at the moment")
    await until_state(shop.database, group, ChatState.NO_RIGHTS)
    assert await notices(shop.database, effects.NO_PHOTOS) == [] or all(
        row.state == "skipped" for row in await notices(shop.database, effects.NO_PHOTOS)
    )
    shop.box.open_group(group)
    shop.clock.jump(timedelta(hours=1, minutes=1))
    await chat_probe.probe(shop.database, now=shop.clock.now())
    shop.app.sender.reload()
    # What waited was too late by then; the next question finds the group open.
    shop.clock.jump(timedelta(hours=1, minutes=1))
    await chat_probe.probe(shop.database, now=shop.clock.now())
    shop.app.sender.reload()
    await until_state(shop.database, group, ChatState.ACTIVE)
    await olga.sees("is open again: posts go on there")
    await wake_menu(olga)
    await olga.sends_photo(picture(2), "Good morning")
    await post_everywhere(olga)
    said = await olga.sees("Good morning", chat=group)
    assert "photo" in said.body


async def test_a_question_leaves_a_closed_group_closed(
    shop: Shop, olga: Person, group: SandboxChat
) -> None:
    shop.box.close_group(group)
    await olga.says("Held")
    await post_everywhere(olga)
    await until_state(shop.database, group, ChatState.NO_RIGHTS)
    for _ in range(3):
        shop.clock.jump(timedelta(hours=1, minutes=1))
        await chat_probe.probe(shop.database, now=shop.clock.now())
        shop.app.sender.reload()
        async with asyncio.timeout(TIMEOUT_S):
            while any(
                row.chat_id == group.id and row.state in ("queued", "sending")
                for row in await queued(shop.database)
            ):
                await asyncio.sleep(0.02)
    assert (await chat(shop.database, group.id)).state == "no_rights"
    assert len(await notices(shop.database, effects.CHAT_LOST)) == 1
    assert await notices(shop.database, effects.CHAT_OPEN) == []


async def test_slow_mode_makes_a_post_wait_and_loses_nothing(
    shop: Shop, olga: Person, group: SandboxChat
) -> None:
    refusal = Fault.refuse_with(400, "Bad Request: SLOWMODE_WAIT_1")
    shop.box.faults.next("sendMessage", refusal, chat=group)
    await olga.says("Slowly")
    await post_everywhere(olga)
    await olga.sees("Slowly", chat=group)
    assert (await chat(shop.database, group.id)).state == "active"


async def test_a_photo_alone_fails_where_none_is_taken_and_the_chat_stays(
    shop: Shop, olga: Person, group: SandboxChat
) -> None:
    shop.box.permit(group, {"can_send_photos": False})
    await olga.sends_photo(picture(1))
    await post_everywhere(olga)
    async with asyncio.timeout(TIMEOUT_S):
        while not any(row.reason == "no_photos" for row in await queued(shop.database)):
            await asyncio.sleep(0.02)
    assert (await chat(shop.database, group.id)).state == "active"
    await olga.sees("allows no pictures")


async def test_a_bot_that_may_not_write_for_some_hours_goes_on_after_them(
    shop: Shop, olga: Person, group: SandboxChat
) -> None:
    hours = timedelta(hours=3)
    shop.box.restrict_bot(group, {"can_send_messages": False}, seconds=int(hours.total_seconds()))
    await olga.sees("but I cannot post")
    await until_state(shop.database, group, ChatState.NO_RIGHTS)
    shop.clock.jump(hours + effects.ASK_EVERY)
    await chat_probe.probe(shop.database, now=shop.clock.now())
    shop.app.sender.reload()
    await until_state(shop.database, group, ChatState.ACTIVE)
    await olga.sees("is open again: posts go on there")
