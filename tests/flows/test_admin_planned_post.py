"""The queue in the admin menu: a post moved, given other words everywhere, and a broadcast paused."""

import asyncio
from datetime import timedelta

from sqlalchemy import select, update

from domain.post import broadcast
from sandbox import Fault, Person
from sandbox.state.chats import SandboxChat
from storage.campaign.tables import Announcement, Campaign
from storage.delivery.tables import OutboxRow, OutboxState
from storage.post import posts
from storage.post.tables import Occurrence
from tests.flows.admins import audit_actions
from tests.flows.sample_deals import campaigns, occurrences, picture
from tests.flows.shop import Shop
from tests.flows.test_admin_queue import opened, scheduled
from tests.timeouts import TIMEOUT_S


async def test_other_words_are_seen_where_the_post_is(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.says("Tea for 5")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("Tea for 5", chat=place)
    await opened(olga, "✔️ Tea for 5")
    await olga.clicks("👁 Preview")
    await olga.sees("1 of 1 sent")
    await olga.clicks("✏️ Edit text")
    await olga.sees("1 sent post is edited")
    await olga.says("Tea for 4")
    await olga.sees("Replace the text of Tea for 5? 1 sent post is edited too.")
    await olga.clicks("Yes, do it")
    await olga.sees("Tea for 4", chat=place)
    await olga.no_longer_sees("Tea for 5", chat=place)
    assert (await campaigns(shop.database))[0].name == "Tea for 4"
    assert [act for act, _ in await audit_actions(shop.database)] == ["post.new", "campaign.reword"]


async def test_photos_stay_and_cannot_be_swapped_in_posts_that_are_out(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.sends_photo(picture(1), caption="A cup")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("A cup", chat=place)
    await opened(olga, "✔️ A cup")
    await olga.clicks("✏️ Edit text")
    await olga.sees("Send the new text")
    await olga.sends_photo(picture(2), caption="Another cup")
    await olga.sees("cannot be replaced")
    await olga.says("A big cup")
    await olga.clicks("Yes, do it")
    posted = await olga.sees("A big cup", chat=place)
    assert "photo" in posted.body


async def test_a_post_that_telegram_does_not_take_is_neither_shown_otherwise_nor_asked_about(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.sends_photo(picture(1), caption="A cup")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("A cup", chat=place)
    await opened(olga, "✔️ A cup")
    refusal = Fault.refuse_with(400, "Bad Request: wrong file identifier specified")
    shop.box.faults.next("sendPhoto", refusal)
    answer = await olga.clicks("👁 Preview")
    assert "Telegram did not take this" in answer.text
    await olga.clicks("✏️ Edit text")
    await olga.sees("Send the new text")
    shop.box.faults.next("sendPhoto", refusal)
    await olga.says("A big cup")
    await olga.sees("Telegram did not take this")
    await olga.says("A small cup")
    await olga.sees("Replace the text of A cup?")


async def test_words_too_long_are_refused_and_the_form_is_still_there(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await scheduled(shop, olga)
    await opened(olga, "▶️ Tea every day")
    await olga.clicks("✏️ Edit text")
    await olga.sees("is used from the next post on")
    await olga.sends_photo(picture(1), caption="x" * 1025)
    await olga.sees("too long for one post")
    await olga.says("Green tea every day")
    await olga.clicks("Yes, do it")
    await olga.sees("Green tea every day · scheduled")


async def test_who_comes_second_with_other_words_hears_of_the_first(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await scheduled(shop, olga)
    await opened(olga, "▶️ Tea every day")
    await olga.clicks("✏️ Edit text")
    await olga.says("Mine")
    await olga.sees("Replace the text of")
    async with shop.database.begin() as tx:
        other = Announcement(text="Theirs", entities=[], photos=[], made_at=shop.clock.now())
        tx.add(other)
        await tx.flush()
        await tx.execute(update(Campaign).values(announcement_id=other.id, name="Theirs"))
    await olga.clicks("Yes, do it")
    await olga.sees("it was Tea every day, now it is Theirs")
    assert (await campaigns(shop.database))[0].name == "Theirs"
    await olga.says("Mine")
    await olga.clicks("Yes, do it")
    await olga.sees("Mine · scheduled")


async def test_a_repeated_post_is_moved_by_its_rule(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await scheduled(shop, olga)
    await opened(olga, "▶️ Tea every day")
    await olga.clicks("🕒 Change time")
    await olga.says("whenever")
    await olga.sees("whenever")
    await olga.says("0 10 * * *")
    await olga.sees("every day at 10:00")
    campaign = (await campaigns(shop.database))[0]
    assert campaign.cron == "0 10 * * *"
    assert campaign.next_at is not None
    assert campaign.next_at.hour == 10


async def test_a_single_post_is_moved_to_a_moment_that_is_still_to_come(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.says("Once")
    await olga.clicks("Next »")
    await olga.clicks("☐ Tea")
    await olga.clicks("Next »")
    await olga.clicks("Tomorrow, 9:00")
    await olga.clicks("✅ Schedule it")
    await olga.sees("is scheduled")
    await opened(olga, "▶️ Once")
    await olga.clicks("🕒 Change time")
    await olga.says("tomorrow")
    await olga.sees("“tomorrow” has no time")
    await olga.says("2020-01-01 10:00")
    await olga.sees("That time has passed")
    day = shop.clock.now() + timedelta(days=3)
    await olga.says(f"{day:%Y-%m-%d} 18:45")
    page = await olga.sees("Once · scheduled")
    assert not [label for label in page.labels if "Skip" in label]
    assert (await campaigns(shop.database))[0].at == f"{day:%Y-%m-%dT}18:45"


async def test_a_broadcast_is_paused_and_goes_on_without_being_too_late(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.says("In a while")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("In a while", chat=place)
    async with asyncio.timeout(TIMEOUT_S):
        while not await occurrences(shop.database):
            await asyncio.sleep(0.02)
    async with shop.database.begin() as tx:
        occurrence = (await tx.scalars(select(Occurrence))).one()
        row = (await tx.scalars(select(OutboxRow).where(OutboxRow.chat_id == place.id))).first()
        assert row is not None
        row.state, row.message_id, row.settled_at = OutboxState.QUEUED, None, None
        row.due_at = shop.clock.now() + timedelta(hours=1)
        row.expires_at = row.due_at + timedelta(minutes=15)
        late = row.expires_at + timedelta(hours=1)
        number = row.id
    await opened(olga, "✔️ In a while")
    await olga.clicks("⏸ Pause sending")
    await olga.sees("Sending is paused")
    async with shop.database.begin() as tx:
        assert await posts.count_held(tx, occurrence.id, broadcast.PAUSED) == 1
        assert await broadcast.resume(tx, occurrence.id, now=late) == 1
        row = await tx.get(OutboxRow, number)
        assert row is not None
        assert (row.state, row.reason) == (OutboxState.QUEUED, None)
        assert row.expires_at == late + timedelta(minutes=15)
        assert await broadcast.pause(tx, occurrence.id) == 1
    await olga.clicks("« Back")
    await olga.clicks("✔️ In a while")
    await olga.clicks("▶️ Resume sending")
    await olga.sees("0 of 1 sent")
    async with shop.database.read() as tx:
        assert (await tx.get(OutboxRow, number)).state == OutboxState.QUEUED  # type: ignore[union-attr]
