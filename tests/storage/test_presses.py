"""Presses are counted by quarter, chat and button, added up, moved along and forgotten in the end."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram import Bot
from sqlalchemy import insert, select

from bot.intake import count_presses
from bot.updates import parse_update
from jobs import retention
from storage.chat import presses
from storage.chat.presses import KEPT, QUARTER_HOUR
from storage.chat.tables import ButtonKind, PressCount
from storage.database import Database

TEA, CHA = -1_000_000_000_501, -502
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
BOT = Bot("42:" + "A" * 35)


async def counted(database: Database) -> dict[tuple[datetime, int, str], int]:
    async with database.read() as tx:
        return {
            (row.at, row.chat_id, row.kind): row.number
            for row in await tx.scalars(select(PressCount))
        }


async def add(database: Database, now: datetime, **more: int) -> None:
    async with database.begin() as tx:
        await presses.add(
            tx, {(TEA, ButtonKind(kind)): many for kind, many in more.items()}, now=now
        )


def press(data: str | None, chat: dict[str, Any] | None) -> dict[str, Any]:
    """Return a press as Telegram tells of it."""
    message = {"message": {"message_id": 1, "date": 0, "chat": chat}} if chat else {}
    user = {"id": 7, "is_bot": False, "first_name": "Ann"}
    query = {"id": "1", "from": user, "chat_instance": "x", "inline_message_id": "1"}
    return {"update_id": 1, "callback_query": query | message | ({"data": data} if data else {})}


async def test_batches_of_a_quarter_add_up(database: Database) -> None:
    await add(database, NOON, group_buy=3, other=1)
    await add(database, NOON + QUARTER_HOUR - timedelta(microseconds=1), group_buy=2)
    await add(database, NOON + QUARTER_HOUR, group_buy=1)
    await add(database, NOON)
    assert await counted(database) == {
        (NOON, TEA, "group_buy"): 5,
        (NOON, TEA, "other"): 1,
        (NOON + QUARTER_HOUR, TEA, "group_buy"): 1,
    }


async def test_batches_at_once_lose_nothing(database: Database) -> None:
    await asyncio.gather(*(add(database, NOON, group_buy=2, flash_sale=1) for _ in range(20)))
    found = await counted(database)
    assert found == {(NOON, TEA, "group_buy"): 40, (NOON, TEA, "flash_sale"): 20}


async def test_a_group_takes_its_presses_along_and_adds_them_up(database: Database) -> None:
    async with database.begin() as tx:
        await presses.add(
            tx, {(CHA, ButtonKind.GROUP_BUY): 4, (CHA, ButtonKind.OTHER): 1}, now=NOON
        )
        await presses.add(tx, {(TEA, ButtonKind.GROUP_BUY): 2}, now=NOON)
        await presses.move_chat(tx, CHA, TEA)
        await presses.move_chat(tx, CHA, TEA)
    assert await counted(database) == {(NOON, TEA, "group_buy"): 6, (NOON, TEA, "other"): 1}


async def test_old_counts_are_forgotten_a_page_at_a_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "PAGE", 2)
    now, sweeper = NOON + KEPT, retention.Sweeper()
    async with database.begin() as tx:
        moments = [NOON, *(NOON - number * QUARTER_HOUR for number in range(1, 4))]
        rows = [{"at": at, "chat_id": TEA, "kind": "other", "number": 1} for at in moments]
        await tx.execute(insert(PressCount), rows)
    await sweeper.tick(database, now)
    assert len(await counted(database)) == 2
    await sweeper.tick(database, now)
    await sweeper.tick(database, now)
    assert await counted(database) == {(NOON, TEA, "other"): 1}


def test_a_press_counts_in_a_group_or_channel_by_the_buttons_first_word() -> None:
    group, channel = {"id": TEA, "type": "supergroup"}, {"id": CHA, "type": "channel"}
    raws = [
        press("gb.join:1", group),
        press("gb.leave:1", group),
        press("fs.take:1:500", channel),
        press("gbx", group),
        press(None, group),
        press("gb.join:1", {"id": 7, "type": "private"}),
        press("gb.join:1", None),
        {"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": group, "text": "gb.join"}},
        {"update_id": 1, "callback_query": {"id": 1}},
    ]
    assert count_presses(parse_update(raw, BOT) for raw in raws) == Counter(
        {
            (TEA, ButtonKind.GROUP_BUY): 2,
            (CHA, ButtonKind.FLASH_SALE): 1,
            (TEA, ButtonKind.OTHER): 2,
        }
    )
