"""Pictures that Telegram does not take: the words go, the owner hears it once, another is tried."""

import asyncio
from datetime import timedelta
from random import Random

from domain.deal.pictures import PICTURE_REFUSED
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from sandbox import Fault, Person
from sandbox.state.chats import SandboxChat
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow
from tests.flows.sample_deals import deals, import_sample, picture, queued
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S

OF_ANOTHER_BOT = "AgACAgIAAxkBAAIBOWnotours"


async def goods(shop: Shop) -> list[Deal]:
    """Put deals on the shelf whose pictures are at addresses that the sandbox cannot fetch."""
    await import_sample(shop.database, now=shop.clock.now())
    return await deals(shop.database)


async def notices(shop: Shop) -> list[OutboxRow]:
    return [row for row in await queued(shop.database) if row.kind == PICTURE_REFUSED]


async def post_deal(olga: Person, deal: Deal) -> None:
    """Post a deal everywhere by its address, which is the shortest way."""
    await olga.says(deal.link or "")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")


async def publish_card(shop: Shop, deal: Deal, place: SandboxChat, photo: str | None) -> None:
    now = shop.clock.now()
    terms = GroupBuyTerms(tiers=((3, 100),), starts_at=now, ends_at=now + timedelta(hours=5))
    async with shop.database.begin() as tx:
        found = await tx.get_one(Deal, deal.id)
        found.photo = photo
        await publish_group_buy(tx, found, terms, [(place.id, None)], now=now, rng=Random(3))


async def problem_of(shop: Shop, deal: Deal) -> str | None:
    async with shop.database.read() as tx:
        return (await tx.get_one(Deal, deal.id)).photo_problem


async def test_a_deal_is_posted_in_words_and_its_page_says_why(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    deal = (await goods(shop))[-1]
    await post_deal(olga, deal)
    await olga.sees(f"Telegram does not accept the picture of {deal.title}")
    await post_deal(olga, deal)
    async with asyncio.timeout(TIMEOUT_S):
        while sum(deal.title in message.text for message in olga.screen(place)) != 2:
            await asyncio.sleep(0.02)
    assert "failed to get HTTP URL content" in (await problem_of(shop, deal) or "")
    assert len(await notices(shop)) == 1
    # The second post knew, and cost one call.
    calls = [row.attempts for row in await queued(shop.database) if row.chat_id == place.id]
    assert calls == [2, 1]


async def test_the_page_of_a_deal_says_that_its_picture_is_not_taken(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    deal = (await goods(shop))[-1]
    async with shop.database.begin() as tx:
        (await tx.get_one(Deal, deal.id)).photo_problem = "Bad Request: <gone>"
    await olga.says("/admin")
    await olga.clicks("🗂 Catalogue")
    await olga.says(deal.code)
    found = await olga.sees(f"Searched for: {deal.code}")
    (line,) = (key["text"] for row in found.buttons for key in row if deal.title in key["text"])
    await olga.clicks(line)
    await olga.sees("not accepted by Telegram, posts go out as text only: Bad Request: <gone>")


async def test_another_picture_is_tried_at_once(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    deal = (await goods(shop))[-1]
    await post_deal(olga, deal)
    await olga.sees(f"Telegram does not accept the picture of {deal.title}")
    assert await problem_of(shop, deal)
    file_id = shop.box.world.files.add_photo(picture(1))[-1]["file_id"]
    async with shop.database.begin() as tx:
        found = await tx.get_one(Deal, deal.id)
        found.photo = file_id
    assert await problem_of(shop, deal) is None
    await post_deal(olga, deal)
    async with asyncio.timeout(TIMEOUT_S):
        while not any("photo" in message.body for message in olga.screen(place)):
            await asyncio.sleep(0.02)
    assert await problem_of(shop, deal) is None


async def test_a_card_comes_without_its_picture_and_lives_on(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    deal = (await goods(shop))[1]
    await publish_card(shop, deal, place, deal.photo)
    card = await olga.sees("0 of 3 joined", chat=place)
    assert "photo" not in card.body
    ann = shop.box.person("Ann", language="en")
    await ann.joins(place)
    await ann.clicks("Join", chat=place)
    await olga.sees("1 of 3 joined", chat=place)


async def test_a_card_with_a_picture_is_still_edited_when_its_deal_loses_it(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    deal = (await goods(shop))[1]
    file_id = shop.box.world.files.add_photo(picture(1))[-1]["file_id"]
    await publish_card(shop, deal, place, file_id)
    card = await olga.sees("0 of 3 joined", chat=place)
    assert "photo" in card.body
    async with shop.database.begin() as tx:
        row = next(one for one in await queued(shop.database) if one.kind == "group_buy.card")
        (await tx.get_one(OutboxRow, row.id)).pictured = None  # As one from before this version.
    ann = shop.box.person("Ann", language="en")
    await ann.joins(place)
    await ann.clicks("Join", chat=place)
    edited = await olga.sees("1 of 3 joined", chat=place)
    assert "photo" in edited.body


async def test_a_picture_of_another_bot_lets_the_words_go(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    deal = (await goods(shop))[1]
    await publish_card(shop, deal, place, OF_ANOTHER_BOT)
    card = await olga.sees("0 of 3 joined", chat=place)
    assert "photo" not in card.body
    (notice,) = await notices(shop)
    assert "wrong file identifier" in notice.values["words"]


async def test_a_post_of_ones_own_whose_picture_is_refused_is_named(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.sends_photo(picture(1), "Sale today")
    refusal = Fault.refuse_with(413, "Request Entity Too Large")
    shop.box.faults.next("sendPhoto", refusal, chat=place)
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("Sale today", chat=place)
    await olga.sees("does not accept the picture of your post Sale today")


async def test_a_preview_whose_picture_is_refused_says_so(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    deal = (await goods(shop))[-1]
    await olga.says("/admin")
    await olga.clicks("✏️ New post")
    await olga.clicks("🛍 Pick a deal")
    await olga.sees("Which deal?")
    await olga.clicks(deal.title)
    await olga.sees("Telegram does not accept this picture, so the post goes out as text only.")


async def test_words_of_an_announcement_survive_as_they_are_in_a_preview(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    refusal = Fault.refuse_with(400, "Bad Request: IMAGE_PROCESS_FAILED")
    shop.box.faults.next("sendPhoto", refusal)
    await olga.sends_photo(picture(1), "5 < 6 & <b>")
    await olga.sees("the post goes out as text only")
    assert any(message.text == "5 < 6 & <b>" for message in olga.screen())
