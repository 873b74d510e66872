"""Presses with a durable write per second: where the time of a press goes, and what was gained.

    python -m bench.intake [--presses 2500] [--rounds 3]

    plain          aiogram and SQLAlchemy's ORM, one transaction per press, no intake of ours
    each, stock    our intake, one transaction per press: also confirms every update in it
    each           the same through `storage.sqlite_dialect`
    batch, stock   our intake, batches, through SQLAlchemy's own dialect for aiosqlite
    batch          our intake, batches, as shipped
    each, uncounted, and batch, uncounted: the same without the admin menu's numbers of presses

`plain` uses the stock dialect as well. All lines run in this process, one after the other in
each round, with the same handler, the same settings of SQLite and the same updates. The network
is left out on purpose: answers are dropped. Quote the ratios to `plain`, which are taken within
each round. Hops are counted in a run apart, which is not timed.
"""

import argparse
import asyncio
import logging
import statistics
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.types import CallbackQuery, Update
from sqlalchemy.ext.asyncio import AsyncEngine

from bench import KEY_WORDS, stock_engine
from bot import intake, log, middleware
from bot.answers import ReplyContextFactory
from bot.intake import Intake
from bot.report import Report
from bot.settings import load
from bot.updates import BATCH_MAX
from domain.clock import Clock
from storage import migrate
from storage.database import Database, Tx
from storage.members import LinkOpening
from storage.sealing import shop_key
from storage.sqlite_thread import SqliteThread

TOKEN = "42:" + "A" * 35
MEMBERS = 500
ONE_EACH_SHARE = 4
"""A line with a transaction per press handles one press in so many of the batches' presses."""
Take = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


class Stock(Database):
    """The same database through SQLAlchemy's own dialect for aiosqlite."""

    def _engine(self, *, write: bool) -> AsyncEngine:
        return stock_engine(self, write=write)


class Silent:
    """A speaker that drops what it is told, so that only the way in is measured."""

    def say(self, replies: Any) -> None:
        """Drop the replies."""


@dataclass
class Variant:
    """One way to take presses in."""

    name: str
    database: type[Database]
    batch: int
    plain: bool = False
    counted: bool = True
    """Whether the presses go into the admin menu's numbers."""

    def share(self, presses: int) -> int:
        """Return how many of the presses this line handles."""
        return presses if self.batch > 1 else presses // ONE_EACH_SHARE


@dataclass
class Figures:
    """What one line did in one round."""

    per_second: float
    cpu_s_per_10k: float


LINES = (
    Variant("plain", Stock, 1, plain=True),
    Variant("each, stock", Stock, 1),
    Variant("each", Database, 1),
    Variant("batch, stock", Stock, BATCH_MAX),
    Variant("batch", Database, BATCH_MAX),
    Variant("each, uncounted", Database, 1, counted=False),
    Variant("batch, uncounted", Database, BATCH_MAX, counted=False),
)


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


def dispatcher() -> Dispatcher:
    """Return a dispatcher that introduces people and records their presses."""
    router = Router()
    router.callback_query.register(record)
    dispatcher = Dispatcher(
        settings=load(env_file=None, bot_token=TOKEN, shop_key=KEY_WORDS), disable_fsm=True
    )
    middleware.install(dispatcher, SystemRandom())
    dispatcher.include_router(router)
    return dispatcher


def ours(database: Database) -> Take:
    """Return the intake's way of taking presses in."""
    intake = Intake(
        bot=Bot(TOKEN),
        dispatcher=dispatcher(),
        database=database,
        clock=Clock(),
        speaker=Silent(),  # type: ignore[arg-type]
        answers=ReplyContextFactory(lambda: "en"),
        report=Report(Clock()),
    )
    return intake.take


def plain(database: Database) -> Take:
    """Return the usual way: one session, one transaction, one commit per press."""
    bot, heard, answers = Bot(TOKEN), dispatcher(), ReplyContextFactory(lambda: "en")

    async def take(raws: Sequence[dict[str, Any]]) -> None:
        for raw in raws:
            update = Update.model_validate(raw, context={"bot": bot})
            async with database.begin() as tx:
                await heard.feed_update(
                    bot, update, tx=tx, now=datetime.now(UTC), hearing=answers.begin(update)
                )

    return take


@asynccontextmanager
async def ready(folder: Path, line: Variant) -> AsyncIterator[Take]:
    """Yield a line's way of taking presses in, on a database that knows everybody already."""
    database = line.database(f"sqlite+aiosqlite:///{folder}/{time.monotonic_ns()}.db")
    shop_key.give(database, shop_key.ShopKey(KEY_WORDS))
    await migrate.upgrade(database, now=datetime.now(UTC))
    take = (plain if line.plain else ours)(database)
    with numbers_of_presses(line.counted):
        for at in range(0, MEMBERS, BATCH_MAX):
            await take(presses(at, BATCH_MAX))
        yield take
    await database.close()


@contextmanager
def numbers_of_presses(wanted: bool) -> Iterator[None]:
    """Let the intake count presses for the admin menu, or not."""
    tally = intake.count_presses
    if not wanted:
        intake.count_presses = lambda _heard: Counter()
    try:
        yield
    finally:
        intake.count_presses = tally


def presses(after: int, count: int) -> list[dict[str, Any]]:
    """Return the next `count` presses."""
    return [press(number) for number in range(after + 1, after + count + 1)]


async def measure(folder: Path, line: Variant, count: int) -> Figures:
    """Take `count` presses in and return what that cost."""
    raws = presses(MEMBERS, count)
    async with ready(folder, line) as take:
        begun, cpu = time.perf_counter(), time.process_time()
        for at in range(0, count, line.batch):
            await take(raws[at : at + line.batch])
        took, cpu = time.perf_counter() - begun, time.process_time() - cpu
    return Figures(per_second=count / took, cpu_s_per_10k=cpu / count * 10_000)


async def hops_per_press(folder: Path, line: Variant) -> float:
    """Return how often the database's thread is asked for one press."""
    async with ready(folder, line) as take:
        with counted() as asked:
            raws = presses(MEMBERS, BATCH_MAX)
            for at in range(0, BATCH_MAX, line.batch):
                await take(raws[at : at + line.batch])
            return len(asked) / BATCH_MAX


@contextmanager
def counted() -> Iterator[list[str]]:
    """Count hops: aiosqlite logs each of its own, ours all pass `Driver.submit`."""
    asked: list[str] = []
    submit, logger = SqliteThread.submit, logging.getLogger("aiosqlite")

    def count(driver: SqliteThread, work: Any, *args: Any) -> Any:
        asked.append(work.__name__)
        return submit(driver, work, *args)

    def note(line: logging.LogRecord) -> bool:
        if str(line.msg).startswith("executing"):
            asked.append(line.getMessage())
        return False

    SqliteThread.submit, level = count, logger.level  # type: ignore[method-assign]
    logger.addFilter(note)
    logger.setLevel(logging.DEBUG)
    try:
        yield asked
    finally:
        SqliteThread.submit = submit  # type: ignore[method-assign]
        logger.removeFilter(note)
        logger.setLevel(level)


async def main(count: int, rounds: int) -> None:
    """Print each round, then the medians, with ratios to `plain` taken within each round."""
    log.configure(level="error")
    figures: dict[str, list[Figures]] = {line.name: [] for line in LINES}
    with TemporaryDirectory() as folder:
        hopped = {line.name: await hops_per_press(Path(folder), line) for line in LINES}
        for number in range(rounds):
            for line in LINES:
                figures[line.name].append(await measure(Path(folder), line, line.share(count)))
            rates = (f"{name} {each[-1].per_second:.0f}/s" for name, each in figures.items())
            print(f"round {number + 1}: {', '.join(rates)}", flush=True)
    print(f"{'':17}{'per s':>8}{'x plain':>9}{'CPU s per 10,000':>18}{'hops per press':>16}")
    for name, each in figures.items():
        rate = statistics.median(one.per_second for one in each)
        pairs = zip(each, figures["plain"], strict=True)
        ratio = statistics.median(one.per_second / base.per_second for one, base in pairs)
        cpu = statistics.median(one.cpu_s_per_10k for one in each)
        print(f"{name:17}{rate:8.0f}{ratio:9.2f}{cpu:18.1f}{hopped[name]:16.1f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--presses", type=int, default=2_500)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    asyncio.run(main(chosen.presses, chosen.rounds))
