"""The queue in the admin menu: the week, campaigns that are changed and undone, posts in doubt."""

import asyncio
from datetime import timedelta

import pytest

from domain.campaign import manage, revise
from domain.delivery import effects, outcome
from domain.delivery.restored import HELD_BECAUSE
from domain.post import broadcast
from domain.refusal import Refused
from handlers.admin.queue import campaigns_page
from jobs import campaign as jobs_campaign
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.campaign.tables import Campaign, CampaignState
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy
from tests.flows.admins import audit_actions
from tests.flows.sample_deals import (
    MONDAY,
    RULES,
    add_campaign,
    add_chats,
    campaigns,
    import_sample,
    occurrences,
)
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S
from views import trouble_screens
from views.i18n import translator
from views.trouble_screens import TO_DO


async def scheduled(shop: Shop, olga: Person) -> Campaign:
    """Schedule a daily announcement in the admin menu."""
    await olga.says("Tea every day")
    await olga.clicks("Next »")
    await olga.clicks("☐ Tea")
    await olga.clicks("Next »")
    await olga.clicks("🔁 Repeat")
    await olga.clicks("Every day")
    await olga.clicks("09:00")
    await olga.sees("every day at 09:00")
    await olga.clicks("✅ Schedule it")
    await olga.sees("is scheduled")
    return (await campaigns(shop.database))[-1]


async def test_a_campaign_is_paused_skipped_and_copied(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    campaign = await scheduled(shop, olga)
    await olga.clicks("🗓 Schedule")
    await olga.sees("09:00 · Tea · Tea every day")
    await olga.clicks("📋 All posts")
    await olga.clicks("▶️ Tea every day")
    await olga.sees("· scheduled")
    await olga.clicks("⏭ Skip the next")
    async with asyncio.timeout(TIMEOUT_S):
        while (await campaigns(shop.database))[0].next_at == campaign.next_at:
            await asyncio.sleep(0.02)
    await olga.clicks("⏸ Pause")
    await olga.sees("paused")
    await olga.clicks("▶️ Resume")
    await olga.sees("· scheduled")
    await olga.clicks("📄 Copy")
    page = await olga.sees("This is the copy, paused")
    assert "Tea every day (2) · paused" in page.text
    assert [one.state for one in await campaigns(shop.database)] == ["active", "paused"]
    await olga.clicks("📄 Copy")
    await olga.sees("Tea every day (3) · paused")
    assert [act for act, _ in await audit_actions(shop.database)] == [
        "post.new",
        "campaign.skip",
        "campaign.pause",
        "campaign.resume",
        "campaign.copy",
        "campaign.copy",
    ]


async def test_where_there_are_too_many_campaigns_the_newest_are_listed(
    shop: Shop, olga: Person, place: SandboxChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(campaigns_page, "LISTED_MAX", 2)
    await import_sample(shop.database)
    for number in (1, 2, 3):
        await add_campaign(
            shop.database, now=shop.clock.now(), cron="0 9 * * *", name=f"No. {number}"
        )
    await olga.says("/admin")
    await olga.clicks("🗓 Schedule")
    await olga.clicks("📋 All posts")
    page = await olga.sees("▶️ scheduled")
    assert [row[0]["text"] for row in page.buttons] == ["▶️ No. 3", "▶️ No. 2", "« Back"]


async def test_a_removal_names_the_campaign_and_can_be_undone(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await scheduled(shop, olga)
    await olga.clicks("🗓 Schedule")
    await olga.clicks("📋 All posts")
    await olga.clicks("▶️ Tea every day")
    await olga.clicks("❌ Remove")
    await olga.sees("Remove Tea every day from the schedule?")
    await olga.clicks("Yes, do it")
    await olga.sees("· removed")
    await olga.clicks("↩️ Put back")
    page = await olga.sees("It is back as it was. Next: ")
    assert "· scheduled" in page.text
    assert (await campaigns(shop.database))[0].state == CampaignState.ACTIVE


async def test_a_broadcast_shows_how_far_it_is_and_is_taken_down_everywhere(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.says("Gone tomorrow")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("Gone tomorrow", chat=place)
    await olga.clicks("🗓 Schedule")
    await olga.clicks("📋 All posts")
    await olga.clicks("✔️ Gone tomorrow")
    await olga.sees("1 of 1 sent")
    await olga.clicks("🗑 Delete everywhere")
    await olga.sees("Delete the posts of Gone tomorrow in 1 chat?")
    await olga.clicks("Yes, do it")
    await olga.no_longer_sees("Gone tomorrow", chat=place)


async def test_what_is_in_doubt_is_decided_by_a_person_once(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    row = OutboxRow(
        chat_id=place.id,
        kind="announcement.post",
        values={"text": "Arrived?", "entities": [], "photos": []},
        due_at=shop.clock.now(),
        policy=RetryPolicy.AT_MOST_ONCE,
        state=OutboxState.UNKNOWN,
        reason="no answer in time",
    )
    async with shop.database.begin() as tx:
        tx.add(row)
    await olga.says("/admin")
    await olga.sees("1 post to check: it may not have arrived")
    await olga.clicks("🗓 Schedule")
    await olga.clicks("⚠️ Needs attention")
    await olga.clicks("❓ Tea: Arrived?")
    page = await olga.sees("The connection broke after it left")
    assert "no answer in time" not in page.text
    await olga.clicks("🔁 Post again")
    await olga.sees("Everything that was due has been sent.")
    await olga.sees("Arrived?", chat=place)
    assert await audit_actions(shop.database) == [("outbox.again", f"outbox:{row.id}")]


async def test_a_skipped_slot_is_written_down_and_never_fires(database: Database) -> None:
    await import_sample(database)
    await add_chats(database, -1)
    campaign = await add_campaign(database, cron="0 9 * * *")
    nine = campaign.next_at
    assert nine is not None
    async with database.begin() as tx:
        skipped = await revise.skip_next(tx, campaign.id, now=MONDAY)
        assert skipped.next_at == nine + timedelta(days=1)
    rules = jobs_campaign.posting_rules(language=RULES.language, hosts=frozenset(), repeat_days=0)
    assert await jobs_campaign.tick(database, nine, rules) == 0
    assert await jobs_campaign.tick(database, nine + timedelta(days=1), rules) == 1
    assert [(one.state, one.reason) for one in await occurrences(database)] == [
        ("skipped", "campaign.skipped"),
        ("fired", None),
    ]


async def test_what_is_not_on_the_timetable_has_nothing_to_skip_or_undo(database: Database) -> None:
    await import_sample(database)
    await add_chats(database, -1)
    campaign = await add_campaign(database, cron="0 9 * * *", chats=(-1,))
    async with database.begin() as tx:
        with pytest.raises(Refused, match="not_found"):
            await revise.restore(tx, campaign.id, now=MONDAY)
        copy = await revise.duplicate(tx, campaign.id, now=MONDAY)
        with pytest.raises(Refused, match="not_active"):
            await revise.skip_next(tx, copy.id, now=MONDAY)
        with pytest.raises(Refused, match="not_active"):
            await revise.skip_next(tx, 99, now=MONDAY)
        with pytest.raises(Refused, match="not_found"):
            await revise.duplicate(tx, 99, now=MONDAY)


@pytest.mark.parametrize("before", [CampaignState.ACTIVE, CampaignState.PAUSED])
async def test_an_undone_removal_restores_what_was(
    database: Database, before: CampaignState
) -> None:
    await import_sample(database)
    await add_chats(database, -1)
    campaign = await add_campaign(database, cron="0 9 * * *", chats=(-1,))
    async with database.begin() as tx:
        await manage.change_state(tx, campaign.id, before, now=MONDAY)
        await manage.change_state(tx, campaign.id, CampaignState.REMOVED, now=MONDAY)
    later = MONDAY + timedelta(days=3)
    async with database.begin() as tx:
        back = await revise.restore(tx, campaign.id, now=later)
        assert back.state == before
        assert back.next_at is not None
        assert (back.next_at > later) == (before is CampaignState.ACTIVE)


async def test_what_is_put_back_too_late_asks_for_a_time_and_then_goes_on(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await import_sample(shop.database)
    now = shop.clock.now()
    at = f"{now + timedelta(days=2):%Y-%m-%dT%H:%M}"
    await add_campaign(shop.database, now=now, at=at, name="Once", chats=(place.id,))
    async with shop.database.begin() as tx:
        # As if the days went by before anybody undoes it.
        (await tx.get_one(Campaign, 1)).at = "2025-01-01T10:00"
    await olga.says("/admin")
    await opened(olga, "▶️ Once")
    await olga.clicks("❌ Remove")
    await olga.clicks("Yes, do it")
    await olga.clicks("↩️ Put back")
    await olga.sees("its time has passed. When should it go out?")
    await olga.says("2030-01-01 10:00")
    page = await olga.sees("🕒 Moved")
    assert "· scheduled" in page.text
    assert [one.state for one in await campaigns(shop.database)] == ["active"]


async def test_what_is_paused_past_its_time_is_not_ended_by_going_on(database: Database) -> None:
    await import_sample(database)
    await add_chats(database, -1)
    campaign = await add_campaign(database, at="2026-06-02T10:00", chats=(-1,))
    async with database.begin() as tx:
        await manage.change_state(tx, campaign.id, CampaignState.PAUSED, now=MONDAY)
    with pytest.raises(Refused, match="time_passed"):
        async with database.begin() as tx:
            late = MONDAY + timedelta(days=30)
            await manage.change_state(tx, campaign.id, CampaignState.ACTIVE, now=late)
    assert (await campaigns(database))[0].state == CampaignState.PAUSED


def test_a_copy_has_a_name_of_its_own() -> None:
    long = "W" * manage.NAME_CHARS_MAX
    assert revise.copy_name("Tea", {"Tea"}) == "Tea (2)"
    assert revise.copy_name("Tea (2)", {"Tea", "Tea (2)", "Tea (3)"}) == "Tea (4)"
    assert revise.copy_name(long, {long}) == "W" * (manage.NAME_CHARS_MAX - 4) + " (2)"


async def test_an_act_that_changes_nothing_on_its_page_shows_that_it_was_done(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await scheduled(shop, olga)
    await opened(olga, "▶️ Tea every day")
    await olga.clicks("⏭ Skip the next")
    await olga.sees("⏭ Skipped: ")
    await olga.clicks("⏸ Pause")
    await olga.sees("⏸ Paused: nothing is sent")


async def opened(olga: Person, name: str) -> None:
    """Open the page of a campaign from the first window."""
    await olga.clicks("🗓 Schedule")
    await olga.clicks("📋 All posts")
    await olga.clicks(name)


async def holds(shop: Shop, place: SandboxChat, reason: str, text: str) -> None:
    """Put a row that is held into the outbox."""
    values = {"text": text, "entities": [], "photos": []}
    row = OutboxRow(
        chat_id=place.id,
        kind="announcement.post",
        values=values,
        due_at=shop.clock.now(),
        state=OutboxState.HELD,
        reason=reason,
    )
    async with shop.database.begin() as tx:
        tx.add(row)


async def test_what_is_held_says_why_and_what_ends_it(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await holds(shop, place, "restored", "Once more?")
    await holds(shop, place, "broadcast.paused", "Waiting")
    await olga.says("/admin")
    await olga.sees("Your shop")
    await olga.clicks("🗓 Schedule")
    await olga.clicks("⚠️ Needs attention")
    await olga.sees("⏸ held")
    await olga.clicks("⏸ Tea: Waiting")
    page = await olga.sees("press “Resume sending”")
    assert "🔁 Post again" not in str(page.buttons)
    await olga.clicks("🗑 Drop it")
    await olga.clicks("⏸ Tea: Once more?")
    await olga.sees("A backup was put back")
    await olga.clicks("🔁 Post again")
    await olga.sees("Everything that was due has been sent.")
    await olga.sees("Once more?", chat=place)
    await olga.never_sees("Waiting", chat=place)


def test_every_reason_of_a_hold_has_its_way_out() -> None:
    reasons = {*effects.HELD_FOR_CHAT, effects.HELD_FOR_PAUSE, broadcast.PAUSED}
    reasons |= {outcome.HELD_FOR_TOPIC, outcome.HELD_FOR_MEMBER, HELD_BECAUSE}
    assert set(TO_DO) == reasons
    row = OutboxRow(
        chat_id=-1, kind="x", values={}, due_at=MONDAY, state=OutboxState.HELD, reason="?"
    )
    assert trouble_screens.why(row, translator("en")) == "It is held."
