"""The schedule on real databases: each slot once, every chat a post or a reason."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, select, update

from domain.campaign import manage
from domain.campaign.run import run_campaign
from domain.post.planner import post_status
from domain.refusal import Refused
from jobs import campaign
from storage.campaign import campaigns
from storage.campaign.tables import Campaign, CampaignAudience, CampaignContent, CampaignState
from storage.chat.tables import Chat, ChatState
from storage.database import Database
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow, OutboxState
from storage.post.posts import history
from tests.flows.sample_deals import (
    MONDAY,
    RULES,
    add_campaign,
    add_chats,
    deals,
    import_sample,
    occurrences,
    posts,
    queued,
)
from tests.shop_keys import unlocked

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NINE = MONDAY + HOUR  # 09:00 in Berlin
DAILY = {"cron": "0 9 * * *"}


@pytest.fixture
async def store(database: Database) -> Database:
    """Twenty deals on the shelf and two chats."""
    await import_sample(database)
    await add_chats(database, -1, -2)
    return database


async def tick(database: Database, now: datetime) -> int:
    return await campaign.tick(
        database,
        now,
        campaign.posting_rules(language=RULES.language, hosts=frozenset(), repeat_days=0),
    )


async def states(database: Database) -> list[tuple[int, str, str | None]]:
    return [(p.chat_id, p.state, p.reason) for p in await posts(database)]


async def test_a_slot_gives_every_chat_a_post_and_an_outbox_row(store: Database) -> None:
    campaign = await add_campaign(store, **DAILY)
    assert campaign.next_at == NINE
    assert await tick(store, NINE - timedelta(seconds=1)) == 0
    assert await tick(store, NINE) == 1
    assert await states(store) == [(-2, "planned", None), (-1, "planned", None)]
    first, second = await queued(store)
    assert (first.kind, first.values["title"], first.due_at) == (
        "deal.post",
        "Clay Plant Pot",
        NINE,
    )
    assert first.values["zone"] == "Europe/Berlin"
    assert {first.chat_id, second.chat_id} == {-1, -2}


async def test_ticking_again_and_starting_again_change_nothing(store: Database) -> None:
    await add_campaign(store, **DAILY)
    await tick(store, NINE)
    restarted = unlocked(store.url.render_as_string(hide_password=False))
    assert await tick(restarted, NINE) == 0
    assert await tick(restarted, NINE + timedelta(minutes=5)) == 0
    await restarted.close()
    assert len(await queued(store)) == 2


async def test_two_who_tick_at_once_fire_once(store: Database) -> None:
    campaign = await add_campaign(store, **DAILY)

    async def rush() -> object:
        async with store.begin() as tx:
            return await run_campaign(tx, campaign.id, now=NINE, rules=RULES)

    fired = await asyncio.gather(*(rush() for _ in range(8)))
    assert sum(one is not None for one in fired) == 1
    assert len(await occurrences(store)) == 1
    assert len(await queued(store)) == 2


async def test_a_rotation_goes_round_and_the_codes_stay(store: Database) -> None:
    await add_campaign(
        store, every_s=600, deal_tags=["Sofa"], where=CampaignAudience.CHATS, chats=(-1,)
    )
    before = {deal.source_id: deal.code for deal in await deals(store)}
    for turn in range(1, 4):
        await tick(store, MONDAY + turn * timedelta(minutes=10))
    titles = [row.values["title"] for row in await queued(store)]
    assert titles == ["Grey Sofa", "Yellow Sofa", "Grey Sofa"]
    assert before == {deal.source_id: deal.code for deal in await deals(store)}


async def test_a_rotation_goes_on_after_deals_came_and_went(store: Database) -> None:
    await add_campaign(store, every_s=600, chats=(-1,))
    await tick(store, MONDAY + timedelta(minutes=10))
    async with store.begin() as tx:
        second = (await tx.scalars(select(Deal).order_by(Deal.id).offset(1).limit(1))).one()
        second.in_stock = False
    await tick(store, MONDAY + timedelta(minutes=20))
    titles = [row.values["title"] for row in await queued(store)]
    assert titles == ["Clay Plant Pot", "Cream Sofa"]


async def test_a_queue_is_emptied_in_its_order_and_then_the_campaign_is_done(
    store: Database,
) -> None:
    third, first = (await deals(store))[2].id, (await deals(store))[0].id
    campaign = await add_campaign(store, every_s=600, queue=(third, first), chats=(-1,))
    for turn in range(1, 5):
        await tick(store, MONDAY + turn * timedelta(minutes=10))
    assert [row.values["title"] for row in await queued(store)] == ["Cream Sofa", "Clay Plant Pot"]
    last = (await occurrences(store))[-1]
    assert (last.state, last.reason) == ("skipped", "campaign.queue_empty")
    async with store.read() as tx:
        done = await tx.get_one(Campaign, campaign.id)
    assert (done.state, done.next_at) == (CampaignState.DONE, None)


async def test_once_is_once_and_then_done(store: Database) -> None:
    campaign = await add_campaign(store, at="2026-06-01 09:00")
    await tick(store, NINE)
    await tick(store, NINE + DAY)
    assert len(await occurrences(store)) == 1
    async with store.read() as tx:
        assert (await tx.get_one(Campaign, campaign.id)).state == CampaignState.DONE


async def test_a_long_sleep_ends_with_one_post_and_one_line(store: Database) -> None:
    await add_campaign(store, every_s=60, chats=(-1,))
    await tick(store, MONDAY + timedelta(hours=6))
    missed, fired = await occurrences(store)
    assert (missed.state, missed.reason, missed.slots) == ("skipped", "campaign.missed", 359)
    assert (fired.state, fired.due_at) == ("fired", MONDAY + timedelta(hours=6))
    assert len(await queued(store)) == 1


async def test_late_by_more_than_the_tolerance_is_skipped_and_said(store: Database) -> None:
    campaign = await add_campaign(store, **DAILY, tolerance_s=900)
    await tick(store, NINE + timedelta(seconds=901))
    (missed,) = await occurrences(store)
    assert (missed.state, missed.reason, missed.slots) == ("skipped", "campaign.missed", 1)
    assert await queued(store) == []
    async with store.read() as tx:
        assert (await tx.get_one(Campaign, campaign.id)).next_at == NINE + DAY


@pytest.mark.parametrize(
    ("zone", "cron", "noon"),
    [
        ("Europe/Berlin", "30 2 * * *", "2026-03-29"),
        ("Europe/Berlin", "30 2 * * *", "2026-10-25"),
        ("America/New_York", "30 2 * * *", "2026-03-08"),
        ("America/New_York", "30 1 * * *", "2026-11-01"),
        ("Australia/Lord_Howe", "15 2 * * *", "2026-10-04"),
        ("Australia/Lord_Howe", "45 1 * * *", "2026-04-05"),
        ("Africa/Casablanca", "30 2 * * *", "2026-03-22"),
        ("Africa/Casablanca", "30 2 * * *", "2026-02-15"),
    ],
)
async def test_nights_on_which_clocks_move_fire_each_day_once(
    shelf: Database, zone: str, cron: str, noon: str
) -> None:
    """A tick every half an hour for three days, every ten minutes around the moved clock."""
    end = datetime.fromisoformat(noon).replace(hour=23, tzinfo=UTC)
    start = end - 3 * DAY
    await import_sample(shelf, now=start)
    await add_chats(shelf, -1)
    campaign = await add_campaign(shelf, now=start, zone=zone, cron=cron, chats=(-1,))
    now = start
    while now <= end:
        async with shelf.begin() as tx:
            await run_campaign(tx, campaign.id, now=now, rules=RULES)
        near = abs(now - (end - DAY)) < DAY / 2
        now += timedelta(minutes=10 if near else 30)
    fired = await occurrences(shelf)
    assert [one.state for one in fired] == ["fired"] * 3
    assert len({one.slot[:10] for one in fired}) == 3


@pytest.mark.parametrize("jump", [HOUR, DAY])
async def test_a_clock_that_jumps_ahead_and_is_set_back_neither_doubles_nor_loses(
    store: Database, jump: timedelta
) -> None:
    await add_campaign(store, cron="0 * * * *", chats=(-1,))
    await tick(store, NINE)
    await tick(store, NINE + jump)
    now = NINE + timedelta(minutes=1)
    while now < NINE + DAY + 3 * HOUR:
        await tick(store, now)
        now += timedelta(minutes=13)
    fired = [one.slot for one in await occurrences(store) if one.state == "fired"]
    assert len(fired) == len(set(fired))
    assert set(fired) >= {f"2026-06-01T{hour:02}:00" for hour in range(9, 24)}


async def test_a_clock_set_back_to_the_very_moment_of_a_slot_fires_it(store: Database) -> None:
    await add_campaign(store, cron="0 * * * *", chats=(-1,))
    await tick(store, NINE + DAY)
    assert await tick(store, NINE + HOUR) == 1
    assert (await occurrences(store))[-1].slot == "2026-06-01T10:00"


async def test_a_loop_that_was_blocked_for_ten_minutes_fires_late_but_fires(
    store: Database,
) -> None:
    await add_campaign(store, **DAILY)
    await tick(store, NINE + timedelta(minutes=10))
    assert [one.state for one in await occurrences(store)] == ["fired"]


async def test_a_paused_campaign_rests_and_makes_up_for_nothing(store: Database) -> None:
    campaign = await add_campaign(store, **DAILY)

    async def turn(state: CampaignState, now: datetime) -> None:
        async with store.begin() as tx:
            await manage.change_state(tx, campaign.id, state, now=now)

    await turn(CampaignState.PAUSED, MONDAY)
    await tick(store, NINE)
    await turn(CampaignState.ACTIVE, NINE + HOUR)
    await tick(store, NINE + HOUR)
    assert await occurrences(store) == []
    await tick(store, NINE + DAY)
    assert len(await occurrences(store)) == 1
    await turn(CampaignState.REMOVED, NINE + DAY)
    with pytest.raises(Refused, match=r"campaign\.not_found"):
        await turn(CampaignState.ACTIVE, NINE + DAY)


async def test_every_chat_that_got_no_post_has_a_reason(store: Database) -> None:
    await add_chats(store, -3, state=ChatState.NO_RIGHTS)
    await add_chats(store, -4, state=ChatState.KICKED)
    await add_campaign(store, **DAILY, chats=(-1, -3, -4, -5))
    await tick(store, NINE)
    assert await states(store) == [
        (-5, "refused", "lint.chat_unknown"),
        (-4, "refused", "lint.chat_gone"),
        (-3, "refused", "lint.chat_no_rights"),
        (-1, "planned", None),
    ]


async def test_a_failed_send_answers_why_through_its_outbox_row(store: Database) -> None:
    campaign = await add_campaign(store, **DAILY, chats=(-1,))
    await tick(store, NINE)
    async with store.begin() as tx:
        await tx.execute(update(OutboxRow).values(state=OutboxState.FAILED, reason="too_long"))
    async with store.read() as tx:
        ((_, made, row),) = await history(tx, campaign_id=campaign.id, limit=10)
    assert post_status(made, row) == ("failed", "too_long")


async def test_tags_choose_the_chats(store: Database) -> None:
    await add_chats(store, -7, -8, tag="garden")
    await add_campaign(store, **DAILY, where=CampaignAudience.TAGS, tags=["garden"])
    await tick(store, NINE)
    assert [p.chat_id for p in await posts(store)] == [-8, -7]


async def test_no_chats_and_no_deals_are_said(shelf: Database) -> None:
    await import_sample(shelf)
    await add_campaign(shelf, **DAILY)
    await tick(shelf, NINE)
    async with shelf.begin() as tx:
        await tx.execute(update(Deal).values(in_stock=False))
    await tick(shelf, NINE + DAY)
    reasons = [one.reason for one in await occurrences(shelf)]
    assert reasons == ["campaign.no_chats", "campaign.rotation_empty"]


async def test_one_deal_that_is_over_ends_its_campaign(store: Database) -> None:
    deal = (await deals(store))[0]
    campaign = await add_campaign(store, **DAILY, what=CampaignContent.DEAL, deal_id=deal.id)
    async with store.begin() as tx:
        (await tx.get_one(Deal, deal.id)).ends_at = NINE
    await tick(store, NINE)
    assert [one.reason for one in await occurrences(store)] == ["lint.over"]
    async with store.read() as tx:
        assert (await tx.get_one(Campaign, campaign.id)).state == CampaignState.DONE


async def test_a_link_to_a_foreign_host_is_stopped_before_it_is_queued(store: Database) -> None:
    await add_campaign(store, **DAILY)
    rules = campaign.posting_rules(language="en", hosts=frozenset({"other.example"}), repeat_days=0)
    await campaign.tick(store, NINE, rules)
    assert [one.reason for one in await occurrences(store)] == ["lint.link_host"]
    assert await queued(store) == []


async def test_the_same_deal_is_not_repeated_within_the_days(store: Database) -> None:
    deal = (await deals(store))[0]
    await add_campaign(
        store, **DAILY, what=CampaignContent.DEAL, deal_id=deal.id, chats=(-1,), repeat_days=2
    )
    for day in range(3):
        await tick(store, NINE + day * DAY)
    assert [p.reason for p in await posts(store)] == [None, "lint.repeated", None]


async def test_gap_cap_and_quiet_hours_of_campaign_and_chat_all_hold(store: Database) -> None:
    async with store.begin() as tx:
        chat = await tx.get_one(Chat, -1)
        chat.daily_cap = 2
        (await tx.get_one(Chat, -2)).quiet_from, (await tx.get_one(Chat, -2)).quiet_to = (
            "08:00",
            "09:05",
        )
        (await tx.get_one(Chat, -2)).zone = "Europe/Berlin"
    await add_campaign(store, **DAILY)
    await add_campaign(store, **DAILY, minimum_gap_s=300)
    await add_campaign(store, **DAILY, minimum_gap_s=3600)
    await tick(store, NINE)
    moved = [(p.chat_id, (p.due_at - NINE).seconds // 60, p.reason) for p in await posts(store)]
    assert moved == [
        (-2, 5, None),
        (-1, 0, None),
        (-2, 10, None),
        (-1, 5, None),
        (-2, 0, "lint.minimum_gap"),
        (-1, 0, "lint.minimum_gap"),
    ]
    await add_campaign(store, now=NINE, every_s=600)
    await tick(store, NINE + timedelta(minutes=10))
    assert (await posts(store))[-1].reason == "lint.daily_cap"


async def test_posts_are_spread_instead_of_sent_in_a_burst(store: Database) -> None:
    await add_chats(store, *range(-12, -2))
    await add_campaign(store, **DAILY, spread_s=600)
    await tick(store, NINE)
    offsets = [(row.due_at - NINE).total_seconds() for row in await queued(store)]
    assert offsets == [50 * n for n in range(12)]
    assert all(row.expires_at and row.expires_at > row.due_at for row in await queued(store))


async def test_a_topic_and_a_label_reach_the_outbox(store: Database) -> None:
    async with store.begin() as tx:
        chat = await tx.get_one(Chat, -1)
        chat.thread_id, chat.disclosure, chat.zone = 77, "Ad", "Asia/Tokyo"
    await add_campaign(store, **DAILY, chats=(-1,))
    await tick(store, NINE)
    (row,) = await queued(store)
    assert (row.thread_id, row.values["disclosure"], row.values["zone"]) == (77, "Ad", "Asia/Tokyo")


async def test_a_tick_asks_indexes_and_never_walks_over_idle_campaigns(shelf: Database) -> None:
    asked: list[tuple[str, object]] = []

    def listen(_conn: object, _cursor: object, sql: str, values: object, *_: object) -> None:
        asked.append((sql, values))

    async with shelf.begin() as tx:
        connection = await tx.connection()
        event.listen(connection.sync_connection, "before_cursor_execute", listen)
        await campaigns.due(tx, now=NINE, limit=10)
        event.remove(connection.sync_connection, "before_cursor_execute", listen)
        plans = [
            " ".join(
                row[-1]
                for row in await connection.exec_driver_sql("EXPLAIN QUERY PLAN " + sql, values)
            )
            for sql, values in asked
        ]
    assert len(plans) == 2
    assert "ix_campaigns_due (state=? AND next_at<?)" in plans[0]
    assert "ix_campaigns_planned (state=? AND planned_at>?)" in plans[1]
    assert "TEMP B-TREE" not in "".join(plans)


async def test_one_broken_campaign_does_not_hold_up_the_others(store: Database) -> None:
    broken = await add_campaign(store, **DAILY)
    await add_campaign(store, **DAILY)
    async with store.begin() as tx:
        await tx.execute(update(Campaign).where(Campaign.id == broken.id).values(cron="never mind"))
    with pytest.raises(ExceptionGroup, match="campaigns failed"):
        await tick(store, NINE)
    assert len(await occurrences(store)) == 1


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "campaign.schedule"),
        ({"cron": "0 9 * * *", "every_s": 60}, "campaign.schedule"),
        ({"cron": "soon"}, "campaign.cron"),
        ({"every_s": 1}, "campaign.every"),
        ({"at": "2020-01-01 09:00"}, "campaign.never"),
        ({"cron": "0 0 30 2 *"}, "campaign.never"),
        (DAILY | {"zone": "Mars/Phobos"}, "campaign.zone"),
        (DAILY | {"name": " "}, "campaign.name"),
        (DAILY | {"what": CampaignContent.DEAL}, "campaign.what"),
        (DAILY | {"where": CampaignAudience.TAGS}, "campaign.where"),
        (DAILY | {"where": CampaignAudience.CHATS}, "campaign.where"),
        (DAILY | {"quiet_from": "25:00"}, "campaign.quiet"),
        (DAILY | {"daily_cap": 0}, "campaign.number"),
        (DAILY | {"spread_s": -1}, "campaign.number"),
        (DAILY | {"deal_tags": ["no such tag"]}, "campaign.rotation_empty"),
    ],
)
async def test_a_campaign_that_could_not_be_carried_out_is_refused(
    store: Database, values: dict[str, object], reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        await add_campaign(store, **values)
    assert refused.value.reason == reason
    async with store.read() as tx:
        assert (await tx.scalars(select(Campaign))).all() == []
