"""Presses with a durable write per second: one batch, one commit against one transaction each.

    python -m bench.intake [--presses 5000]

Both lines run in this process, one after the other and interleaved over several rounds, with
the same handler, the same SQLite file settings and the same updates; only the way of
committing differs. The network is left out on purpose: answers are dropped. Quote the ratio.
"""

import argparse
import asyncio
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.types import CallbackQuery

from bot import hearing, log
from bot.answers import Answers
from bot.clock import Clock
from bot.intake import Intake
from bot.report import Report
from bot.settings import load
from bot.updates import BATCH_MAX
from storage import migrate
from storage.database import Database, Tx
from storage.member import LinkOpening

TOKEN = "42:" + "A" * 35
ROUNDS = 3
MEMBERS = 500


class Silent:
    """A speaker that drops what it is told, so that only the way in is measured."""

    def say(self, replies: Any) -> None:
        """Drop the replies."""


def press(number: int) -> dict[str, Any]:
    """Return a press as Telegram would send it, by one of `MEMBERS` people."""
    member = 1_000 + number % MEMBERS
    return {
        "update_id": number,
        "callback_query": {
            "id": str(number),
            "from": {"id": member, "is_bot": False, "first_name": "A", "language_code": "en"},
            "chat_instance": "x",
            "data": "press",
            "message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": -100123, "type": "supergroup", "title": "T"},
            },
        },
    }


async def record(query: CallbackQuery, tx: Tx, now: datetime) -> None:
    """Write one durable row per press."""
    tx.add(
        LinkOpening(member_id=query.from_user.id, payload="p", kind="k", value="v", opened_at=now)
    )


async def measure(folder: Path, presses: int, batch: int) -> float:
    """Return presses per second when `batch` of them share a transaction."""
    database = Database(f"sqlite+aiosqlite:///{folder}/{time.monotonic_ns()}.db")
    await migrate.upgrade(database, now=datetime.now(UTC))
    router = Router()
    router.callback_query.register(record)
    dispatcher = Dispatcher(settings=load(env_file=None, bot_token=TOKEN), disable_fsm=True)
    hearing.install(dispatcher)
    dispatcher.include_router(router)
    intake = Intake(
        bot=Bot(TOKEN),
        dispatcher=dispatcher,
        database=database,
        clock=Clock(),
        speaker=Silent(),  # type: ignore[arg-type]
        answers=Answers("en"),
        report=Report(Clock()),
    )
    raws = [press(number) for number in range(1, presses + 1)]
    await intake.take(raws[:MEMBERS])  # Everybody is known before the clock starts.
    begun = time.perf_counter()
    for at in range(0, presses, batch):
        await intake.take(raws[at : at + batch])
    took = time.perf_counter() - begun
    await database.close()
    return presses / took


async def main(presses: int) -> None:
    """Print both rates per round and the median ratio."""
    log.configure(level="error")
    ratios = []
    with TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            each = await measure(Path(folder), presses // 5, 1)
            shared = await measure(Path(folder), presses, BATCH_MAX)
            ratios.append(shared / each)
            print(f"round {number + 1}: one each {each:.0f}/s, one per batch {shared:.0f}/s")
    print(f"median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--presses", type=int, default=5_000)
    asyncio.run(main(parser.parse_args().presses))
