"""A deal that is over: waiting posts are taken back, sent ones edited once, none left dead."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from domain.deal.deal import restore_deal, withdraw_deal
from jobs import campaign, deal_expiry
from storage.database import Database
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy
from storage.post.tables import Post
from tests.flows.sample_deals import (
    MONDAY,
    RULES,
    add_campaign,
    add_chats,
    deals,
    import_sample,
    posts,
    queued,
)
from views.i18n import translator
from views.post.post_messages import RENDERERS

HOUR = timedelta(hours=1)
NINE = MONDAY + HOUR


@pytest.fixture
async def posted(database: Database) -> Database:
    """The first deal of the shelf is due in three chats; nothing is sent yet."""
    await import_sample(database)
    await add_chats(database, -1, -2, -3)
    await add_campaign(database, cron="0 9 * * *")
    await campaign.tick(database, NINE, RULES)
    return database


async def settle(database: Database, chat_id: int, state: OutboxState, **values: object) -> None:
    async with database.begin() as tx:
        await tx.execute(
            update(OutboxRow).where(OutboxRow.chat_id == chat_id).values(state=state, **values)
        )


async def withdraw(database: Database) -> None:
    async with database.begin() as tx:
        await withdraw_deal(tx, (await deals(database))[0].code, now=NINE + HOUR)


async def fates(database: Database) -> dict[int, tuple[str, str]]:
    rows = {row.id: row for row in await queued(database)}
    return {p.chat_id: (p.state, rows[p.outbox_id or 0].state) for p in await posts(database)}


async def edits(database: Database) -> list[OutboxRow]:
    return [row for row in await queued(database) if row.kind == "deal.ended"]


async def test_a_sent_post_is_edited_once(posted: Database) -> None:
    await settle(posted, -1, OutboxState.SENT, message_id=11)
    await withdraw(posted)
    for _ in range(3):
        await deal_expiry.tick(posted, NINE + HOUR)
    (edit,) = await edits(posted)
    assert (edit.chat_id, edit.values["message_id"], edit.policy) == (
        -1,
        11,
        RetryPolicy.IDEMPOTENT,
    )
    call = RENDERERS[edit.kind](edit, translator("en"))
    assert call.model_dump(include={"chat_id", "message_id", "caption", "reply_markup"}) == {
        "chat_id": -1,
        "message_id": 11,
        "caption": "<b>Clay Plant Pot</b>\n<s>€9.99</s>\nThis offer has ended.",
        "reply_markup": None,
    }


async def test_waiting_posts_are_taken_back(posted: Database) -> None:
    await settle(posted, -2, OutboxState.HELD, reason="kicked")
    await withdraw(posted)
    assert await deal_expiry.tick(posted, NINE + HOUR) == 3
    assert await fates(posted) == dict.fromkeys((-1, -2, -3), ("ended", OutboxState.SKIPPED))
    assert await edits(posted) == []


async def test_a_post_on_its_way_is_waited_for(posted: Database) -> None:
    await settle(posted, -1, OutboxState.SENDING)
    await withdraw(posted)
    await deal_expiry.tick(posted, NINE + HOUR)
    assert (await deals(posted))[0].closed_at is None
    assert (await fates(posted))[-1] == ("planned", OutboxState.SENDING)
    await settle(posted, -1, OutboxState.SENT, message_id=5)
    await deal_expiry.tick(posted, NINE + HOUR)
    assert [edit.values["message_id"] for edit in await edits(posted)] == [5]
    assert (await deals(posted))[0].closed_at == NINE + HOUR


async def test_a_post_that_departs_at_this_very_moment_is_not_taken_back(
    posted: Database,
) -> None:
    await withdraw(posted)
    departing = asyncio.Event()

    async def depart() -> None:
        async with posted.begin() as tx:
            await tx.execute(
                update(OutboxRow).where(OutboxRow.chat_id == -1).values(state=OutboxState.SENDING)
            )
            departing.set()
            await asyncio.sleep(0.2)

    async def end() -> None:
        await departing.wait()
        await deal_expiry.tick(posted, NINE + HOUR)

    await asyncio.gather(depart(), end())
    assert (await fates(posted))[-1] == ("planned", OutboxState.SENDING)


async def test_what_has_no_message_is_not_edited(posted: Database) -> None:
    await settle(posted, -1, OutboxState.UNKNOWN)
    await settle(posted, -2, OutboxState.FAILED, reason="too_long")
    await settle(posted, -3, OutboxState.SENT, message_id=0)
    await withdraw(posted)
    await deal_expiry.tick(posted, NINE + HOUR)
    assert await edits(posted) == []
    assert (await deals(posted))[0].closed_at is not None


async def test_the_end_of_the_window_is_enough_and_pinned_posts_are_unpinned(
    posted: Database,
) -> None:
    await settle(posted, -1, OutboxState.SENT, message_id=11)
    async with posted.begin() as tx:
        await tx.execute(update(Post).where(Post.chat_id == -1).values(pinned=True))
        first = (await deals(posted))[0].id
        await tx.execute(update(Deal).where(Deal.id == first).values(ends_at=NINE + HOUR))
    assert await deal_expiry.tick(posted, NINE + HOUR - timedelta(seconds=1)) == 0
    await deal_expiry.tick(posted, NINE + HOUR)
    kinds = [row.kind for row in await queued(posted)]
    assert kinds[3:] == ["deal.ended", "message.unpin"]


async def test_many_posts_are_ended_in_turns(
    posted: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domain.deal.expiry.POSTS_MAX", 2)
    await withdraw(posted)
    assert [await deal_expiry.tick(posted, NINE + HOUR) for _ in range(3)] == [2, 1, 0]
    assert (await deals(posted))[0].closed_at is not None


async def test_a_deal_that_was_restored_can_end_a_second_time(posted: Database) -> None:
    await withdraw(posted)
    await deal_expiry.tick(posted, NINE + HOUR)
    async with posted.begin() as tx:
        await restore_deal(tx, (await deals(posted))[0].code, now=NINE + HOUR)
    assert await deal_expiry.tick(posted, NINE + HOUR) == 0
    await withdraw(posted)
    await deal_expiry.tick(posted, NINE + 2 * HOUR)
    assert (await deals(posted))[0].closed_at == NINE + 2 * HOUR
