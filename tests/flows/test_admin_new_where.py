"""New in the admin menu: tags, topics, an hour after the last, the address of a deal, and drafts."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from domain.campaign import calendar
from sandbox import Person
from storage.admin import roles
from storage.admin.tables import Role, RoleGrant
from storage.chat import chats
from storage.database import Database
from storage.deal.tables import Deal
from storage.post.tables import Post, PostDraft
from tests.flows.admins import audit_actions, owner_of, tea
from tests.flows.sample_deals import MONDAY, add_campaign, add_chats, campaigns, import_sample
from tests.flows.shop import Opened, Shop
from tests.timeouts import TIMEOUT_S

HOUR = timedelta(hours=1)


async def drafts(database: Database) -> list[PostDraft]:
    async with database.read() as tx:
        return list(await tx.scalars(select(PostDraft).order_by(PostDraft.id)))


async def test_a_tag_ticks_its_chats_and_a_second_press_unticks_them(
    shop: Shop, olga: Person
) -> None:
    wearing = tea(shop, olga)
    other = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await olga.sees("Coffee")
    async with shop.database.begin() as tx:
        await chats.set_tags(tx, wearing.id, ["hot"])
    await olga.says("Warm words")
    await olga.clicks("Next »")
    await olga.clicks("☐ 🏷 hot")
    await olga.sees("1 of 2 chats chosen")
    await olga.clicks("☑ 🏷 hot")
    await olga.sees("0 of 2 chats chosen")
    await olga.clicks("☐ 🏷 hot")
    await olga.clicks("Next »")
    await olga.clicks("Now")
    await olga.sees("Goes to 1 chat")
    await olga.clicks("✅ Post it now")
    await olga.sees("Warm words", chat=wearing)
    await olga.never_sees("Warm words", chat=other)


async def test_a_post_goes_into_the_topic_that_was_ticked(shop: Shop, olga: Person) -> None:
    forum = shop.box.group("Forum", owner=olga, bot_rights="admin", forum=True)
    deals, shut = shop.box.topic(forum, "Deals"), shop.box.topic(forum, "Old deals")
    shop.box.close_topic(forum, shut.thread_id)
    await until_topics(shop.database, forum.id, {"Deals": False, "Old deals": True})
    await olga.says("In its place")
    await olga.clicks("Next »")
    await olga.clicks("☐ Forum")
    await olga.clicks("🧵 Topics")
    window = await olga.sees("Which topics?")
    assert "Old deals" not in str(window.buttons)
    await olga.clicks("☐ Forum › Deals")
    await olga.clicks("☑ Forum › Deals")
    await olga.clicks("☐ Forum › Deals")
    await olga.clicks("« Back")
    await olga.clicks("Next »")
    await olga.clicks("Now")
    await olga.clicks("✅ Post it now")
    posted = await olga.sees("In its place", chat=forum)
    assert posted.body["message_thread_id"] == deals.thread_id


async def until_topics(database: Database, chat_id: int, wanted: dict[str, bool]) -> None:
    """Wait until the bot has heard of these topics, and which of them are closed."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            async with database.read() as tx:
                known = await chats.topics_of(tx, chat_id, limit=9)
            if {one.name: one.closed for one in known} == wanted:
                return
            await asyncio.sleep(0.02)


async def test_an_hour_after_the_last_post_of_today(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    now = shop.clock.now()
    await olga.says("The first")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("The first", chat=place)
    await olga.says("The second")
    await olga.clicks("Next »")
    await olga.clicks("☐ Tea")
    await olga.clicks("Next »")
    await olga.clicks("⏭ 1 hour after the last")
    await olga.sees("Goes to 1 chat")
    await olga.clicks("✅ Schedule it")
    await olga.sees("is scheduled")
    second = (await campaigns(shop.database))[-1]
    at = datetime.fromisoformat(second.at or "").replace(tzinfo=ZoneInfo(second.zone))
    assert now + HOUR <= at <= shop.clock.now() + HOUR + timedelta(minutes=1)


async def test_nothing_today_means_now(shop: Shop, olga: Person) -> None:
    tea(shop, olga)
    await olga.sees("Tea")
    await olga.says("The only one")
    await olga.clicks("Next »")
    await olga.clicks("☐ Tea")
    await olga.clicks("Next »")
    await olga.clicks("⏭ 1 hour after the last")
    assert "now · once" in (await olga.sees("Goes to 1 chat")).text


async def test_the_last_counts_campaigns_of_these_chats_until_midnight(shelf: Database) -> None:
    await import_sample(shelf)
    await add_chats(shelf, -1, -2)
    await add_chats(shelf, -3, tag="hot")
    await add_campaign(shelf, chats=(-1,), cron="0 14 * * *")
    await add_campaign(shelf, chats=(-2,), cron="30 17 * * *")
    await add_campaign(shelf, where="tags", tags=["hot"], every_s=3 * 3600)
    berlin = ZoneInfo("Europe/Berlin")

    async def after(*ids: int) -> str | None:
        async with shelf.read() as tx:
            at = await calendar.hour_after_last_post(tx, ids, zone="Europe/Berlin", now=MONDAY)
        return None if at is None else f"{at.astimezone(berlin):%a %H:%M}"

    assert await after(-1) == "Mon 15:00"
    assert await after(-1, -2) == "Mon 18:30"
    assert await after(-3) == "Tue 00:00"  # 8:00 there: 11, 14, 17, 20 and 23 o'clock.
    assert await after(-4) is None


async def test_the_address_of_a_deal_is_the_deal(shop: Shop, olga: Person) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    place = tea(shop, olga)
    await olga.sees("Tea")
    async with shop.database.begin() as tx:
        deal = (await tx.scalars(select(Deal).where(Deal.link.is_not(None)).limit(1))).one()
        deal.photo = None
    await olga.says(f" {deal.link} ")
    await olga.sees("This is how it will look.")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("is on its way")
    await olga.sees(deal.title, chat=place)
    assert (await campaigns(shop.database))[0].deal_id == deal.id


@pytest.mark.parametrize("words", ["https://shop.example/unknown", "see {link}"])
async def test_other_words_with_an_address_stay_words(shop: Shop, olga: Person, words: str) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    tea(shop, olga)
    await olga.sees("Tea")
    async with shop.database.read() as tx:
        link = await tx.scalar(select(Deal.link).where(Deal.link.is_not(None)).limit(1))
    await olga.says(words.format(link=link))
    await olga.sees("This is how it will look.")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("is on its way")
    assert (await campaigns(shop.database))[0].announcement_id is not None


async def test_a_draft_is_kept_over_a_restart_taken_up_and_gone_once_posted(
    opened: Opened,
) -> None:
    async with opened() as shop:
        olga = await owner_of(shop)
        place = tea(shop, olga)
        await olga.sees("Tea")
        await olga.says("Not yet")
        await olga.clicks("Next »")
        await olga.clicks("☐ Tea")
        await olga.clicks("Next »")
        await olga.clicks("Now")
        await olga.clicks("📝 Save as draft")
        await olga.sees("Not yet is saved as a draft")
    async with opened() as shop:
        await kept(olga)
        await olga.clicks("📝 Not yet")
        await olga.sees("This is how it will look in Tea.")
        await olga.clicks("Next »")
        await olga.sees("1 of 1 chat chosen")
        await olga.clicks("Next »")
        await olga.clicks("Now")
        await olga.clicks("✅ Post it now")
        await olga.sees("Not yet", chat=place)
        assert await drafts(shop.database) == []
        assert [act for act, _ in await audit_actions(shop.database)] == ["draft.keep", "post.new"]


async def kept(olga: Person) -> None:
    """Open the list of drafts, from the menu that is open."""
    await olga.clicks("🗓 Schedule")
    await olga.clicks("📝 Drafts")
    await olga.sees("These are yours")


async def test_a_dropped_draft_is_kept_again_by_one_press(shop: Shop, olga: Person) -> None:
    await olga.says("Perhaps")
    await olga.clicks("📝 Save as draft")
    await olga.sees("Perhaps is saved as a draft")
    await kept(olga)
    await olga.clicks("📝 Perhaps")
    await olga.clicks("🗑 Delete draft")
    await until_drafts(shop.database, 0)
    await olga.clicks("📝 Save as draft")
    await until_drafts(shop.database, 1)


async def until_drafts(database: Database, wanted: int) -> None:
    async with asyncio.timeout(TIMEOUT_S):
        while len(await drafts(database)) != wanted:
            await asyncio.sleep(0.02)


async def test_a_draft_that_is_kept_again_replaces_itself(shop: Shop, olga: Person) -> None:
    await olga.says("Words")
    await olga.clicks("📝 Save as draft")
    await olga.sees("Words is saved as a draft")
    await kept(olga)
    await olga.clicks("📝 Words")
    await olga.sees("This is how it will look.")
    await olga.says("Better words")
    await olga.sees("Better words")
    await olga.clicks("📝 Save as draft")
    await olga.sees("Better words is saved as a draft")
    assert [one.name for one in await drafts(shop.database)] == ["Better words"]


async def test_drafts_are_their_makers_alone_and_are_not_without_end(
    shop: Shop, olga: Person
) -> None:
    await olga.says("Mine")
    await olga.clicks("📝 Save as draft")
    await olga.sees("Mine is saved as a draft")
    ben = shop.box.person("Ben", language="en")
    await ben.says("/start")
    await ben.sees("Ben")
    async with shop.database.begin() as tx:
        tx.add(RoleGrant(member_id=ben.id, role=Role.ADMIN, granted_at=shop.clock.now()))
        data = (await tx.scalars(select(PostDraft.data))).one()
        for number in range(50):
            tx.add(
                PostDraft(made_by=ben.id, kept_at=shop.clock.now(), name=f"Ben {number}", data=data)
            )
    await ben.says("/admin")
    await ben.clicks("🗓 Schedule")
    await ben.clicks("📝 Drafts")
    window = await ben.sees("These are yours")
    assert "Mine" not in str(window.buttons)
    await ben.clicks("« Back")
    await ben.sees("nothing more is scheduled")
    await ben.clicks("« Back")
    await ben.sees("Your shop")
    await ben.says("One more")
    await ben.sees("This is how it will look.")
    answer = await ben.clicks("📝 Save as draft")
    assert "You have 50 drafts" in answer.text
    async with shop.database.begin() as tx:
        await roles.revoke(tx, ben.id, Role.ADMIN)
    answer = await ben.clicks("📝 Save as draft")
    assert "for the shop's admins only" in answer.text


async def test_what_was_put_aside_posts_nothing(shop: Shop, olga: Person) -> None:
    tea(shop, olga)
    await olga.sees("Tea")
    await olga.says("Silent")
    await olga.clicks("📝 Save as draft")
    await olga.sees("Silent is saved as a draft")
    async with shop.database.read() as tx:
        assert await tx.scalar(select(func.count()).select_from(Post)) == 0
