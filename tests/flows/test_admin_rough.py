"""The admin menu in rough hands: presses repeated, stolen and late, posts too long, two admins at once."""

import asyncio
from datetime import timedelta

from sandbox import Person
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message
from storage.campaign.tables import CampaignState
from tests.flows.admins import admin_of, audit_actions, owner_of, tea
from tests.flows.sample_deals import campaigns, picture, posts
from tests.flows.shop import Opened, Shop
from tests.flows.test_admin_queue import opened as campaign_page
from tests.flows.test_admin_queue import scheduled
from tests.timeouts import TIMEOUT_S


async def reviewed(olga: Person, words: str) -> Message:
    """Bring a post as far as its review, tomorrow at nine; return the review."""
    await olga.says(words)
    await olga.clicks("Next »")
    await olga.clicks("☐ Tea")
    await olga.sees("1 of 1 chat chosen")
    await olga.clicks("Next »")
    await olga.clicks("Tomorrow, 9:00")
    return await olga.sees("Goes to 1 chat")


async def test_a_yes_pressed_five_times_at_once_is_one_post(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    review = await reviewed(olga, "Only once")
    await asyncio.gather(*(olga.presses("✅ Schedule it", message=review) for _ in range(5)))
    await olga.sees("is scheduled")
    await asyncio.sleep(0.5)
    assert [one.name for one in await campaigns(shop.database)] == ["Only once"]
    assert [act for act, _ in await audit_actions(shop.database)] == ["post.new"]


async def test_a_button_taken_from_the_owners_screen_does_nothing_elsewhere(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    review = await reviewed(olga, "Hers")
    ben = await admin_of(shop, "Ben")
    zoe = shop.box.person("Zoe", language="en")
    await zoe.says("/start")
    await zoe.sees("Hello, Zoe")
    rows = [
        [{"text": key["text"], "callback_data": key.get("callback_data", "-")} for key in row]
        for row in review.buttons
    ]
    for thief in (ben, zoe):
        keys = {"inline_keyboard": rows}
        await shop.app.bot.send_message(thief.id, "stolen", reply_markup=keys)  # type: ignore[arg-type]
        stolen = await thief.sees("stolen")
        await thief.clicks("✅ Schedule it", message=stolen)
    assert await campaigns(shop.database) == []
    await olga.clicks("✅ Schedule it", message=review)
    await olga.sees("is scheduled")
    assert len(await campaigns(shop.database)) == 1


async def test_a_caption_too_long_is_refused_and_a_shorter_one_taken(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.sends_album([picture(1), picture(2)], "x" * 1025)
    await olga.sees("too long for one post")
    await olga.sends_album([picture(3), picture(4)], "x" * 1024)
    await olga.sees("This is how it will look.")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("is on its way")
    async with asyncio.timeout(TIMEOUT_S):
        while sum("photo" in message.body for message in olga.screen(place)) != 2:
            await asyncio.sleep(0.02)


async def test_a_text_longer_than_telegram_takes_is_refused(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.says("x" * 4097)
    await olga.sees("too long for one post")
    await olga.says("🎉" * 2048)
    await olga.sees("This is how it will look.")


async def test_a_moment_that_has_passed_is_refused_at_the_end_too(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    review = await reviewed(olga, "Tomorrow")
    shop.clock.jump(timedelta(days=3))
    answer = await olga.clicks("✅ Schedule it", message=review)
    assert "passed" in answer.text
    assert await campaigns(shop.database) == []


async def test_a_chat_that_is_gone_by_the_review_gets_nothing(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    other = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await olga.sees("Coffee")
    await olga.says("To both")
    await olga.clicks("Next »")
    await olga.clicks("☐ Tea")
    await olga.sees("1 of 2 chats chosen")
    await olga.clicks("☐ Coffee")
    await olga.sees("2 of 2 chats chosen")
    await olga.clicks("Next »")
    await olga.kicks_bot(place)
    await olga.sees("Tea: I was removed")
    await olga.clicks("Now")
    await olga.sees("Goes to 1 of 2 chats")
    await olga.clicks("✅ Post it now")
    await olga.sees("To both", chat=other)
    await olga.never_sees("To both", chat=place)


async def test_a_chat_that_is_gone_by_the_yes_is_told_and_the_form_stays(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.says("To nobody")
    await olga.clicks("🚀 To all chats, now")
    review = await olga.sees("Goes to 1 chat")
    await olga.kicks_bot(place)
    await olga.sees("Tea: I was removed")
    answer = await olga.clicks("✅ Post it now", message=review)
    assert "No chat can have this post now" in answer.text
    assert await posts(shop.database) == []
    await olga.clicks("📝 Save as draft", message=review)
    await olga.sees("To nobody is saved as a draft")


async def test_other_words_half_typed_survive_a_restart(opened: Opened) -> None:
    async with opened() as shop:
        olga = await owner_of(shop)
        tea(shop, olga)
        await olga.sees("Tea")
        await scheduled(shop, olga)
        await campaign_page(olga, "▶️ Tea every day")
        await olga.clicks("✏️ Edit text")
        await olga.sees("Send the new text")
    async with opened() as shop:
        await olga.says("Green tea every day")
        await olga.sees("Replace the text of Tea every day?")
    async with opened() as shop:
        await olga.clicks("Yes, do it")
        await olga.sees("Green tea every day · scheduled")
        assert (await campaigns(shop.database))[0].name == "Green tea every day"


async def test_of_two_admins_who_remove_the_same_post_one_hears_of_the_other(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await scheduled(shop, olga)
    ben = await admin_of(shop, "Ben")
    await campaign_page(olga, "▶️ Tea every day")
    await ben.says("/admin")
    await campaign_page(ben, "▶️ Tea every day")
    await asyncio.gather(olga.clicks("⏸ Pause"), ben.clicks("⏸ Pause"))
    async with asyncio.timeout(TIMEOUT_S):
        while (await campaigns(shop.database))[0].state != CampaignState.PAUSED:
            await asyncio.sleep(0.02)
    for person in (olga, ben):
        await person.clicks("❌ Remove")
    await asyncio.gather(olga.clicks("Yes, do it"), ben.clicks("Yes, do it"))
    async with asyncio.timeout(TIMEOUT_S):
        while (await campaigns(shop.database))[0].state != CampaignState.REMOVED:
            await asyncio.sleep(0.02)
    done = [act for act, _ in await audit_actions(shop.database)]
    assert done.count("campaign.remove") == 1
