"""A sender at work between a real database and the sandbox, for tests to feed and to watch."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot

from bot.limits import RateLimiter, Rates
from bot.sender import Sender
from domain.clock import Clock
from sandbox import Sandbox
from sandbox.state.chats import SandboxChat
from storage import installation
from storage.chat.tables import Chat
from storage.database import Database
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow, OutboxState
from storage.members import Member
from tests.faults.worker import make_bot, make_sender
from tests.timeouts import TIMEOUT_S

FAST = Rates(overall_per_second=500, chat_per_second=30.0, group_per_minute=600)
"""Limits that no test of outcomes meets."""


@dataclass
class SenderHarness:
    """The sender, what is around it, and the alarms it raised."""

    box: Sandbox
    database: Database
    bot: Bot
    limits: RateLimiter
    sender: Sender
    clock: Clock
    alarms: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    async def queue(self, chat: SandboxChat | int, text: str = "hello", **values: Any) -> int:
        """Queue a text for a chat, due now; return the row's id."""
        (row_id,) = await self.queue_many([(chat, text)], **values)
        return row_id

    async def queue_many(
        self, posts: list[tuple[SandboxChat | int, str]], **columns: Any
    ) -> list[int]:
        """Queue several texts in one transaction, and wake the sender."""
        plain: dict[str, Any] = {"kind": "notice.text", "due_at": self.clock.now()}
        extra = columns.pop("values", {})
        rows = [
            OutboxRow(
                chat_id=chat if isinstance(chat, int) else chat.id,
                values={"text": text} | extra,
                **(plain | columns),
            )
            for chat, text in posts
        ]
        async with self.database.begin() as tx:
            for row in rows:
                outbox.put(tx, row)
            await tx.flush()
            ids = [row.id for row in rows]
        self.sender.wake()
        return ids

    async def row(self, row_id: int) -> OutboxRow:
        async with self.database.read() as tx:
            return await tx.get_one(OutboxRow, row_id)

    async def chat(self, chat_id: int) -> Chat:
        async with self.database.read() as tx:
            return await tx.get_one(Chat, chat_id)

    async def until(self, row_id: int, state: OutboxState) -> OutboxRow:
        """Wait until a row is in a state, and return it."""
        try:
            async with asyncio.timeout(TIMEOUT_S):
                while (row := await self.row(row_id)).state != state:
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(
                f"row {row_id} is {row.state}: {row.reason}, not {state}"
            ) from None
        return row

    async def past(self, row_id: int, *states: OutboxState) -> OutboxRow:
        """Wait until a row is in none of `states` any more."""
        async with asyncio.timeout(TIMEOUT_S):
            while (row := await self.row(row_id)).state in states:
                await asyncio.sleep(0.02)
        return row

    @property
    def connected(self) -> bool:
        """Whether the sender believes that Telegram answers."""
        return self.sender.connected

    def texts(self, chat: SandboxChat) -> list[str]:
        """What was really delivered to a chat, in order."""
        return [fact.text for fact in self.box.world.delivery_log.delivered(chat.id)]


def now() -> datetime:
    return datetime.now(UTC)


async def add_chats(database: Database, *chats: SandboxChat, owner: int | None = None) -> None:
    """Write chats into the shop's own table, and who owns the shop."""
    async with database.begin() as tx:
        for chat in chats:
            tx.add(Chat(id=chat.id, type=chat.kind, title=chat.title, added_at=now()))
        if owner is not None:
            await installation.set_fact(tx, installation.OWNER, {"member_id": owner})


async def add_member(database: Database, member_id: int, reach: str = "reachable") -> None:
    """Write a member into the shop's own table."""
    async with database.begin() as tx:
        tx.add(
            Member(
                id=member_id,
                name="Ann",
                code=f"C{member_id}",
                first_seen_at=now(),
                last_seen_at=now(),
                reach=reach,
            )
        )


@asynccontextmanager
async def sending(
    box: Sandbox, database: Database, rates: Rates = FAST, api: str = "", **parts: Any
) -> AsyncIterator[SenderHarness]:
    """Run a sender for the length of the block, and stop it as the bot does.

    `api` is another way to the sandbox than the straight one.
    """
    limits = RateLimiter(rates)
    bot = make_bot(api or box.api_url, box.token, limits)
    alarms: list[tuple[str, dict[str, object]]] = []
    clock = parts.pop("clock", None) or box.clock
    parts.setdefault("alarm", lambda kind, **facts: alarms.append((kind, facts)))
    sender = make_sender(bot, database, limits, clock=clock, **parts)
    stage = SenderHarness(box, database, bot, limits, sender, clock, alarms)
    running = asyncio.create_task(sender.run())
    try:
        yield stage
    finally:
        sender.close()
        await running
        await bot.session.close()


async def eventually(true: Callable[[], bool]) -> None:
    """Wait until something is true that no bell rings for."""
    async with asyncio.timeout(TIMEOUT_S):
        while not true():
            await asyncio.sleep(0.01)


async def wait_chat_state(stage: SenderHarness, chat_id: int, state: str) -> None:
    """Wait until the shop believes a state of a chat."""
    async with asyncio.timeout(TIMEOUT_S):
        while (await stage.chat(chat_id)).state != state:
            await asyncio.sleep(0.02)
