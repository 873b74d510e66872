"""A chat that closes and opens: what waits, what the owner hears, when it is asked about."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.chat import bot_membership, reopening
from domain.delivery import effects
from jobs import chat_probe
from storage import installation
from storage.chat.tables import Chat, ChatState
from storage.database import Database
from storage.delivery.kinds import ASK
from storage.delivery.tables import OutboxRow, OutboxState

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TEA, OLGA = -1001, 7
REFUSED = "Bad Request: not enough rights to send text messages to the chat"
NIGHT = timedelta(hours=9)
OPEN, CLOSED = {"can_send_messages": True, "can_send_photos": True}, {"can_send_messages": False}


@pytest.fixture(autouse=True)
async def _tea(database: Database) -> None:
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": OLGA})
        tx.add(Chat(id=TEA, type="supergroup", title="Tea", added_at=NOON))


async def closes(database: Database, *, now: datetime) -> None:
    async with database.begin() as tx:
        await effects.hold_chat(tx, TEA, ChatState.NO_RIGHTS, REFUSED, now=now)


async def hears(database: Database, permissions: dict[str, bool], *, now: datetime) -> Chat:
    async with database.begin() as tx:
        await reopening.hear_permissions(tx, TEA, permissions, now=now)
    async with database.read() as tx:
        return await tx.get_one(Chat, TEA)


async def rows(database: Database, *kinds: str) -> list[tuple[str, str, datetime]]:
    """Return (kind, state, due) of the rows of some kinds, the oldest first."""
    found = select(OutboxRow).where(OutboxRow.kind.in_(kinds)).order_by(OutboxRow.id)
    async with database.read() as tx:
        return [(row.kind, row.state, row.due_at) for row in await tx.scalars(found)]


async def told_all(database: Database) -> None:
    """Let the owner have read what is queued for them."""
    async with database.begin() as tx:
        for notice in await tx.scalars(select(OutboxRow).where(OutboxRow.chat_id == OLGA)):
            notice.state = OutboxState.SENT


def post(**values: Any) -> OutboxRow:
    return OutboxRow(chat_id=TEA, kind="deal.post", values={}, due_at=NOON, **values)


async def test_the_owner_hears_that_a_chat_closed_and_that_it_is_open_again(
    database: Database,
) -> None:
    async with database.begin() as tx:
        tx.add(post(pictured=False))
    await closes(database, now=NOON)
    await told_all(database)
    chat = await hears(database, OPEN, now=NOON + NIGHT)
    assert (chat.state, chat.doubted_since, chat.probe_at) == ("active", None, None)
    told = await rows(database, effects.CHAT_LOST, effects.CHAT_OPEN)
    assert told == [
        (effects.CHAT_LOST, "sent", NOON + effects.NOTICE_DELAY),
        (effects.CHAT_OPEN, "queued", NOON + NIGHT),
    ]


async def test_what_waited_is_tried_with_its_picture_again(database: Database) -> None:
    async with database.begin() as tx:
        tx.add(post(state=OutboxState.HELD, reason="no_rights", pictured=False))
    await closes(database, now=NOON)
    await hears(database, OPEN, now=NOON + NIGHT)
    async with database.read() as tx:
        (row,) = await tx.scalars(select(OutboxRow).where(OutboxRow.kind == "deal.post"))
    assert (row.state, row.reason, row.pictured) == ("queued", None, None)


async def test_a_chat_closed_every_night_is_told_once_unless_it_stays_closed(
    database: Database,
) -> None:
    await closes(database, now=NOON)
    await told_all(database)
    await hears(database, OPEN, now=NOON + NIGHT)
    for night in range(1, 10):
        now = NOON + timedelta(days=night)
        await closes(database, now=now)
        *_, (_, state, due) = await rows(database, effects.CHAT_LOST)
        assert (state, due) == ("queued", now + effects.CLOSED_LONG)
        await hears(database, OPEN, now=now + NIGHT)
    lost = await rows(database, effects.CHAT_LOST)
    assert [state for _, state, _ in lost] == ["sent"] + ["skipped"] * 9
    assert len(await rows(database, effects.CHAT_OPEN)) == 1


@pytest.mark.parametrize(
    ("rights", "permissions", "state"),
    [
        ({}, OPEN, "active"),
        ({"status": "member"}, OPEN, "active"),
        ({"status": "member"}, CLOSED, "no_rights"),
        ({"status": "restricted", "can_send_messages": False}, OPEN, "no_rights"),
        ({"status": "restricted", "can_send_messages": True}, OPEN, "active"),
        ({"status": "restricted", "until": (NOON + NIGHT).isoformat()}, OPEN, "active"),
        ({"status": "restricted", "until": (NOON + 2 * NIGHT).isoformat()}, OPEN, "no_rights"),
        ({"status": "administrator"}, CLOSED, "active"),
        ({"status": "kicked"}, OPEN, "no_rights"),
    ],
)
async def test_permissions_count_together_with_the_bots_own_standing(
    database: Database, rights: dict[str, Any], permissions: dict[str, bool], state: str
) -> None:
    async with database.begin() as tx:
        (await tx.get_one(Chat, TEA)).rights = rights
    await closes(database, now=NOON)
    assert (await hears(database, permissions, now=NOON + NIGHT)).state == state


async def test_a_chat_for_which_nothing_waits_is_asked_about_often_and_later_daily(
    database: Database,
) -> None:
    await closes(database, now=NOON)
    at = NOON + effects.PROBE_HOURLY
    assert await chat_probe.probe(database, now=at) == 1
    assert await rows(database, ASK) == [(ASK, "queued", at)]
    async with database.read() as tx:
        assert (await tx.get_one(Chat, TEA)).probe_at == at + effects.ASK_EVERY
    later = NOON + timedelta(days=2)
    assert await chat_probe.probe(database, now=later) == 1
    async with database.read() as tx:
        assert (await tx.get_one(Chat, TEA)).probe_at == later + effects.PROBE_DAILY


async def test_a_topic_that_is_opened_again_gets_what_waited(database: Database) -> None:
    async with database.begin() as tx:
        tx.add(post(state=OutboxState.HELD, reason="topic", thread_id=5))
        await bot_membership.update_topic(tx, TEA, 5, closed=True)
        await bot_membership.update_topic(tx, TEA, 5, closed=False)
    assert [state for _, state, _ in await rows(database, "deal.post")] == ["queued"]


async def test_the_notice_of_refused_photos_is_taken_back_when_nothing_may_be_sent(
    database: Database,
) -> None:
    async with database.begin() as tx:
        await effects.leave_photos_out(tx, TEA, now=NOON)
    await closes(database, now=NOON)
    assert [state for _, state, _ in await rows(database, effects.NO_PHOTOS)] == ["skipped"]
    async with database.read() as tx:
        assert (await tx.get_one(Chat, TEA)).photos_refused_at is None
