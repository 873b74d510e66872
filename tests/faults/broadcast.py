"""Rows for many groups on their way, each with a number of its own: nothing may be said twice."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from sandbox import Sandbox
from sandbox.state.chats import SandboxChat
from storage import lease, process_lock
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy
from tests.flows.sample_deals import add_chats

GROUPS, ROWS = 10, 80


@dataclass
class Broadcast:
    """Rows for many groups, each with a number of its own."""

    database: Database
    box: Sandbox
    groups: list[SandboxChat]

    @classmethod
    async def into_groups(cls, database: Database, box: Sandbox) -> "Broadcast":
        groups = [box.group(f"Tea {number}", bot_rights="admin") for number in range(GROUPS)]
        await add_chats(database, *(group.id for group in groups))
        return cls(database, box, groups)

    @property
    def chats(self) -> list[int]:
        return [group.id for group in self.groups]

    async def put(self) -> None:
        async with self.database.begin() as tx:
            for number in range(ROWS):
                tx.add(
                    OutboxRow(
                        chat_id=self.chats[number % GROUPS],
                        kind="owner.bug",
                        values={"number": f"row-{number}", "place": "here", "words": "-"},
                        due_at=datetime.now(UTC),
                        policy=list(RetryPolicy)[number % 2],
                    )
                )

    async def states(self) -> Counter[str]:
        async with self.database.read() as tx:
            return Counter(await tx.scalars(select(OutboxRow.state)))

    async def is_over(self) -> bool:
        states = await self.states()
        return not states[OutboxState.QUEUED] + states[OutboxState.SENDING]

    async def lease(self) -> int:
        async with self.database.read() as tx:
            found = await lease.look(tx, process_lock.BOT)
        return 0 if found is None else found.number

    def said(self) -> Counter[str]:
        """How often each row stands in its chat."""
        return Counter(self._numbers())

    def _numbers(self) -> Iterator[str]:
        for group in self.groups:
            for message in self.box.world.history(group).everything():
                yield from re.findall(r"row-\d+", message.text)
