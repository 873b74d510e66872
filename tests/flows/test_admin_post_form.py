"""The form for a post: buttons, pin, sound, other words, each chat by its own clock, and rules in words."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from sandbox import Person
from storage.chat.tables import Chat
from storage.deal.tables import Deal
from tests.flows.admins import tea
from tests.flows.sample_deals import campaigns, import_sample, picture
from tests.flows.shop import Shop
from tests.flows.test_admin_queue import opened
from tests.timeouts import TIMEOUT_S

SAME = ("text", "entities", "photo", "caption", "caption_entities", "reply_markup")
"""What a preview and its post have in common; the rest is where and when."""


async def test_a_post_looks_like_its_preview_and_goes_out_as_it_says(
    shop: Shop, olga: Person
) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    await olga.sends_photo(picture(1), "Three teas, see https://shop.example")
    await olga.sees("A photo with words.")
    await olga.clicks("🔗 Buttons")
    await olga.sees("There is none yet.")
    await olga.says("Shop")
    await olga.sees("“Shop” is not a button.")
    await olga.says("Shop - https://shop.example/tea\nA=https://a.example | B=https://b.example")
    await olga.sees("This is how it will look.")
    await olga.clicks("🔗 Buttons · 3")
    await olga.clicks("✖ B → https://b.example")
    await olga.sees("Press one below to remove it.")
    await olga.clicks("« Back")
    await olga.clicks("✏️ Edit text")
    await olga.says("Four teas, see https://shop.example")
    await olga.clicks("‹ 🔔 With sound ›")
    await olga.clicks("‹ 📌 Pin: no ›")
    await olga.clicks("🚀 To all chats, now")
    review = await olga.sees("Goes to 1 chat:")
    assert "✅ Tea: now" in review.text
    assert "🔗 2 buttons · 📌 pinned · 🔕 without a sound" in review.text
    shown = [one for one in olga.screen() if one.body.get("caption", "").startswith("Four teas")][
        -1
    ]
    captions = [one.body.get("caption", "")[:10] for one in olga.screen()]
    assert [one for one in captions if "teas" in one] == ["Three teas", "Four teas,"]
    await olga.clicks("✅ Post it now")
    posted = await olga.sees("Four teas", chat=place)
    assert {name: posted.body.get(name) for name in SAME} == {
        name: shown.body.get(name) for name in SAME
    }
    assert [[b["text"] for b in row] for row in posted.buttons] == [["Shop"], ["A"]]
    async with asyncio.timeout(TIMEOUT_S):
        while place.pinned != [posted.message_id]:
            await asyncio.sleep(0.02)
    (campaign,) = await campaigns(shop.database)
    assert (campaign.pin, campaign.silent, len(campaign.buttons)) == ("keep", True, 2)
    assert shown not in olga.screen()


async def test_a_preview_goes_with_its_form(shop: Shop, olga: Person) -> None:
    tea(shop, olga)
    await olga.sees("Tea")
    for leave in ("/admin", "/cancel", "📝 Save as draft"):
        await olga.sends_photo(picture(1), "Three teas")
        await olga.sees("A photo with words.")
        shown = await olga.sees("Three teas")
        await (olga.says(leave) if leave.startswith("/") else olga.clicks(leave))
        async with asyncio.timeout(TIMEOUT_S):
            while any(
                one.message_id == shown.message_id or "A photo with words." in one.text
                for one in olga.screen()
            ):
                await asyncio.sleep(0.02)


async def test_an_album_has_no_buttons_and_its_words_are_edited(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    await olga.sends_album([picture(number) for number in range(2)], "Two teas")
    await olga.sees("An album of 2 photos with words.")
    answer = await olga.clicks("🔗 Buttons")
    assert "no buttons under an album" in answer.text
    await olga.clicks("✏️ Edit text")
    await olga.sends_photo(picture(3), "Not so")
    await olga.sees("Send the new text alone")
    await olga.says("Both teas")
    await olga.sees("An album of 2 photos with words.")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("Both teas", chat=place)
    assert sum("photo" in one.body for one in olga.screen(place)) == 2


async def test_a_photo_without_words_comes_to_the_words_that_are_there(
    shop: Shop, olga: Person
) -> None:
    await olga.says("Tea for 5")
    await olga.sees("Send a photo without words to add it")
    await olga.sends_photo(picture(1), "")
    await olga.sees("A photo with words.")
    assert [one for one in olga.screen() if one.body.get("caption") == "Tea for 5"]


async def test_each_chat_stands_in_the_review_with_its_own_time(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    other = shop.box.group("Чай", owner=olga, bot_rights="admin")
    shop.box.promote_bot(other, {"can_pin_messages": False})
    await olga.sees("Чай")
    async with shop.database.begin() as tx:
        (await tx.get_one(Chat, other.id)).zone = "Asia/Tokyo"
    tomorrow = shop.clock.now().astimezone(ZoneInfo("UTC")) + timedelta(days=1)
    await olga.says("At nine")
    await olga.clicks("‹ 📌 Pin: no ›")
    await olga.clicks("‹ 📌 Pin: yes ›")
    await olga.clicks("Next »")
    await olga.clicks("☑ All / none")
    await olga.clicks("Next »")
    await olga.says("tomorrow 9:00")
    review = await olga.sees("Goes to 2 chats:")
    day = f"{tomorrow:%a} {tomorrow.day} {tomorrow:%b}"
    assert f"✅ Tea: {day}, 09:00\n" in review.text
    assert f"✅ Чай: {day}, 18:00 (Tokyo)" in review.text
    assert "📌 pinned, my older posts unpinned" in review.text
    assert "I may not pin in Чай," in review.text
    await olga.clicks("✅ Schedule it")
    assert f"is scheduled: {day}, 09:00" in (await olga.sees("At nine is scheduled")).text
    assert place.pinned == []


async def test_a_product_is_named_by_its_code(shop: Shop, olga: Person) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    async with shop.database.read() as tx:
        code = await tx.scalar(select(Deal.code).limit(1))
    await olga.says("/admin")
    await olga.clicks("✏️ New post")
    await olga.sees("paste its link or code")
    await olga.says(f" {str(code).lower()} ")
    page = await olga.sees("This is how it will look.")
    assert "🎯 Post type" in page.labels
    assert "✏️ Edit text" not in page.labels


async def test_days_are_ticked_for_a_post_that_repeats(shop: Shop, olga: Person) -> None:
    tea(shop, olga)
    await olga.sees("Tea")
    await olga.says("Twice a week")
    await olga.clicks("Next »")
    await olga.clicks("☐ Tea")
    await olga.clicks("Next »")
    await olga.clicks("🔁 Repeat")
    await olga.says("whenever")
    await olga.sees("I cannot read “whenever”.")
    await olga.clicks("☐ Mon")
    await olga.clicks("☐ Thu")
    await olga.clicks("Next »")
    await olga.says("18:30")
    await olga.sees("Monday, Thursday at 18:30")
    await olga.clicks("✅ Schedule it")
    await olga.sees("Twice a week is scheduled")
    assert (await campaigns(shop.database))[0].cron == "30 18 * * 1,4"


async def test_a_planned_post_is_made_repeating_and_single_again(shop: Shop, olga: Person) -> None:
    tea(shop, olga)
    await olga.sees("Tea")
    await olga.says("Soon")
    await olga.clicks("Next »")
    await olga.clicks("☐ Tea")
    await olga.clicks("Next »")
    day = shop.clock.now() + timedelta(days=3)
    await olga.says(f"{day:%Y-%m-%d} 18:45")
    await olga.clicks("✅ Schedule it")
    await olga.sees("Soon is scheduled")
    await opened(olga, "▶️ Soon")
    await olga.clicks("🔁 Repeat")
    await olga.sees("It goes out once")
    await olga.says("sometimes")
    await olga.sees("I cannot read “sometimes”.")
    await olga.clicks("🔁 Every day at 18:45")
    page = await olga.sees("It goes out every day at 18:45.")
    assert "🔁 Repeat" in page.labels
    first = datetime(day.year, day.month, day.day, 18, 45, tzinfo=UTC)
    (campaign,) = await campaigns(shop.database)
    assert (campaign.at, campaign.cron, campaign.next_at) == (None, "45 18 * * *", first)
    await olga.clicks("🔁 Repeat")
    await olga.clicks("1️⃣ Only once more")
    await olga.sees("It goes out once more:")
    (campaign,) = await campaigns(shop.database)
    assert (campaign.at, campaign.next_at) == (f"{day:%Y-%m-%d}T18:45", first)
    await olga.clicks("🔁 Repeat")
    await olga.clicks("🔁 Every hour")
    await olga.sees("It goes out every hour.")
    (campaign,) = await campaigns(shop.database)
    assert (campaign.every_s, campaign.next_at) == (3600, first)


async def test_buttons_pin_and_sound_of_a_post_that_is_out_are_changed(
    shop: Shop, olga: Person
) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    await olga.says("Out already")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("Out already", chat=place)
    await opened(olga, "✔️ Out already")
    await olga.sees("1 of 1 sent")
    await olga.clicks("🎛 Buttons, pin, sound")
    await olga.clicks("🔗 Buttons")
    await olga.says("Shop - https://shop.example")
    await olga.sees("1 sent post is edited too.")
    await olga.sees("Press one below to remove it.")
    async with asyncio.timeout(TIMEOUT_S):
        while not (await olga.sees("Out already", chat=place)).buttons:
            await asyncio.sleep(0.02)
    await olga.clicks("« Back")
    await olga.clicks("‹ 📌 Pin: no ›")
    await olga.sees("🔗 1 button · 📌 pinned")
    (campaign,) = await campaigns(shop.database)
    assert (campaign.pin, len(campaign.buttons)) == ("keep", 1)
    await olga.clicks("« Back")
    await olga.clicks("👁 Preview")
    async with asyncio.timeout(TIMEOUT_S):
        while not [one for one in olga.screen() if one.text == "Out already" and one.buttons]:
            await asyncio.sleep(0.02)
