"""New in the admin menu: from a post somebody wrote or forwarded to groups that have it, or will."""

import asyncio
from datetime import timedelta

import pytest

from sandbox import Person
from storage.admin.roles import set_chats
from storage.admin.tables import Role, RoleGrant
from storage.chat.tables import Chat
from tests.flows.admins import audit_actions, owner_of, tea
from tests.flows.sample_deals import campaigns, import_sample, picture
from tests.flows.shop import Opened, Shop
from tests.timeouts import TIMEOUT_S


async def test_two_presses_post_a_forwarded_post_to_every_chat(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    said = await olga.says("Sale 🎉 see https://shop.example/tea", chat=place)
    await olga.forwards(said)
    await olga.sees("This is how it will look.")
    assert sum("Sale 🎉" in message.text for message in olga.screen()) == 2
    await olga.clicks("🚀 To all chats, now")
    await olga.sees("Goes to 1 chat")
    await olga.clicks("✅ Post it now")
    await olga.sees("is on its way")
    posted = await seen_again(olga, "Sale 🎉", shop, place)
    assert posted.body["entities"] == said.body["entities"]
    assert await audit_actions(shop.database) == [("post.new", "announcement")]


async def seen_again(olga, text, shop, place):
    """Return the second message with this text in a chat."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            found = [one for one in olga.screen(place) if text in one.text]
            if len(found) > 1:
                return found[1]
            await asyncio.sleep(0.02)


async def test_who_claims_a_reduction_in_own_words_stands_for_it(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    await olga.says("Lamps: was €60, now €30, −50 %")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    asked = await olga.sees("These words claim a reduction")
    assert "−50 % · was €60" in asked.text or "was €60 · −50 %" in asked.text
    assert not any("Lamps" in one.text for one in olga.screen(place))
    await olga.clicks("« No")
    await olga.clicks("✅ Post it now")
    await olga.clicks("Yes, do it")
    await olga.sees("is on its way")
    await olga.sees("Lamps: was €60", place)


async def test_a_deal_is_scheduled_for_a_day_and_a_time(shop: Shop, olga: Person) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    tea(shop, olga)
    await olga.sees("Tea")
    await olga.says("/admin")
    await olga.clicks("✏️ New post")
    await olga.clicks("🛍 Pick a deal")
    await olga.sees("Which deal?")
    await olga.clicks(olga.screen()[-1].buttons[0][0]["text"])
    await olga.sees("This is how it will look.")
    await olga.clicks("Next »")
    answer = await olga.clicks("Next »")
    assert "Tick at least one chat" in answer.text
    await olga.clicks("☐ Tea")
    await olga.sees("1 of 1 chat chosen")
    await olga.clicks("Next »")
    await olga.clicks("📅 Another day")
    await olga.sees("Which day?")
    tomorrow = shop.clock.now() + timedelta(days=1)
    await olga.clicks(f"{tomorrow.day}")
    await olga.sees("At what time?")
    await olga.says("half past")
    await olga.sees("I cannot read “half past” as a day or a time.")
    await olga.says("18:45")
    await olga.sees("Goes to 1 chat")
    await olga.clicks("✅ Schedule it")
    await olga.sees("is scheduled")
    (campaign,) = await campaigns(shop.database)
    assert campaign.at == f"{tomorrow:%Y-%m-%d}T18:45"
    assert campaign.deal_id is not None


async def test_an_album_comes_photo_by_photo_and_is_one_post(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    await olga.sends_album([picture(number) for number in range(3)], "Three teas")
    await olga.sees("An album of 3 photos")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    async with asyncio.timeout(TIMEOUT_S):
        while sum("photo" in message.body for message in olga.screen(place)) != 3:
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("typed", ["x" * 4096, ""])
async def test_what_telegram_takes_is_taken(shop: Shop, olga: Person, typed: str) -> None:
    tea(shop, olga)
    await olga.sees("Tea")
    await (olga.says(typed) if typed else olga.sends_photo(picture(1), "With words"))
    await olga.sees("This is how it will look.")


async def test_quiet_hours_stand_in_the_review_and_the_reason_is_told(
    shop: Shop, olga: Person
) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        chat = await tx.get_one(Chat, place.id)
        chat.quiet_from = f"{now - timedelta(hours=1):%H:%M}"
        chat.quiet_to = f"{now + timedelta(hours=2):%H:%M}"
    await olga.says("Psst")
    await olga.clicks("🚀 To all chats, now")
    review = await olga.sees("Goes to 0 of 1 chat")
    assert "⛔ Tea:" in review.text


async def test_the_review_says_which_post_of_the_day_it_is(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    hour = shop.clock.now() + timedelta(hours=6)
    async with shop.database.begin() as tx:
        chat = await tx.get_one(Chat, place.id)
        chat.daily_cap, chat.quiet_from = 2, f"{hour:%H:00}"
        chat.quiet_to = f"{hour + timedelta(hours=1):%H:00}"
    for number in (1, 2):
        await olga.says(f"Post {number}")
        await olga.clicks("🚀 To all chats, now")
        review = await olga.sees(f"Tea: post {number} of 2 that day")
        assert "Outside quiet hours" in review.text
        await olga.clicks("✅ Post it now")
        await olga.sees(f"Post {number}", chat=place)
    await olga.says("Post 3")
    await olga.clicks("🚀 To all chats, now")
    await olga.sees("Goes to 0 of 1 chat")
    await olga.sees("Tea: post 3 of 2 that day")
    answer = await olga.clicks("✅ Post it now")
    assert "No chat can have this post now" in answer.text


async def test_an_admin_of_some_chats_posts_to_those_alone(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    other = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await olga.sees("Coffee")
    ben = shop.box.person("Ben", language="ru")
    await ben.says("/start")
    await ben.sees("Ben")
    async with shop.database.begin() as tx:
        tx.add(
            RoleGrant(
                member_id=ben.id, role=Role.ADMIN, granted_at=shop.clock.now(), everywhere=False
            )
        )
        await tx.flush()
        await set_chats(tx, ben.id, [place.id])
    await ben.says("Чай со скидкой")
    await ben.clicks("🚀 Во все чаты, сейчас")
    await ben.sees("Выйдет в 1 чате")
    await ben.clicks("✅ Опубликовать")
    await olga.sees("Чай со скидкой", chat=place)
    await olga.never_sees("Чай со скидкой", chat=other)


async def test_a_draft_survives_a_restart(opened: Opened) -> None:
    async with opened() as shop:
        olga = await owner_of(shop)
        place = tea(shop, olga)
        await olga.sees("Tea")
        await olga.says("Soon: tea")
        await olga.clicks("Next »")
        await olga.clicks("☐ Tea")
        await olga.sees("1 of 1 chat chosen")
    async with opened():
        await olga.clicks("Next »")
        await olga.clicks("Now")
        await olga.clicks("✅ Post it now")
        await olga.sees("Soon: tea", chat=place)
