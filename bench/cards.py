"""What live cards cost: `python -m bench.cards`, about half a minute.

burst   The whole bot runs; a board hangs in three chats, and 2,000 changes are committed over
        ten seconds, each in a transaction of its own. Counted: the edits that arrived per card,
        and how long after the last change the last card showed it.
press   The same statement that a press makes, `card.mark_changed`, in one transaction, by chats.
tick    A tick that finds nothing, and one that finds three changed cards, beside ten and ten
        thousand cards at rest; nothing is sent, so each change replaces a row that waits. Medians.
"""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import bot.app
from bench import KEY_WORDS, open_database
from bot import log
from bot.settings import load
from domain.clock import Clock
from domain.promotion import live_card
from domain.promotion.live_card import CardValues
from jobs import cards
from sandbox import Sandbox
from storage import migrate
from storage.chat import chats
from storage.chat.tables import Chat
from storage.database import Database, Tx
from storage.promotion.tables import LiveCard
from views.i18n import Translate
from views.promotion import live_card_messages
from views.screen import Screen

KIND = "board"
CHANGES = 2_000
SPREAD_S = 10.0
CHATS = 3
GIVEN_UP_AFTER_S = 30.0
TURNS = 100


class BoardCard(CardValues):
    number: int


class Board:
    """A number for each subject, shown as it is."""

    def __init__(self) -> None:
        self.number = 0

    async def values(
        self, tx: Tx, subject_id: int, chat: Chat | None, zone: str, now: datetime
    ) -> BoardCard:
        return {"number": self.number, "final": False, "live": False, "zone": zone}


def draw(values: BoardCard, t: Translate) -> Screen:
    return Screen(f"Board {values['number']}")


async def burst(url: str) -> None:
    board = Board()
    bot.app.RENDERERS |= live_card_messages.renderers(KIND, draw)
    bot.app.CARD_SOURCES = {**bot.app.CARD_SOURCES, KIND: board.values}
    async with Sandbox(clock=Clock(), limits="strict", latency_s=0.04) as box:
        groups = [box.group(f"Group {n}", bot_rights="admin") for n in range(CHATS)]
        settings = load(
            env_file=None,
            bot_token=box.token,
            shop_key=KEY_WORDS,
            telegram_api=box.api_url,
            database_url=url,
        )
        async with bot.app.build_app(settings, box.clock) as app, asyncio.TaskGroup() as tasks:
            tasks.create_task(app.run())
            places = [group.id for group in groups]
            await _until(lambda: _all_known(app.database, places))
            async with app.database.begin() as tx:
                spots = [(place, None) for place in places]
                await live_card.publish(tx, KIND, 1, spots, now=app.clock.now())
            await _until(lambda: _all_show(box, places, "Board 0"))
            await asyncio.sleep(live_card.EDIT_COOLDOWN.total_seconds())
            started = time.monotonic()
            for number in range(1, CHANGES + 1):
                board.number = number
                async with app.database.begin() as tx:
                    await live_card.mark_changed(tx, KIND, 1)
                await asyncio.sleep(started + SPREAD_S * number / CHANGES - time.monotonic())
            ended = time.monotonic()
            await _until(lambda: _all_show(box, places, f"Board {CHANGES}"))
            behind = time.monotonic() - ended
            edits = [len(box.world.delivery_log.of_kind("edited", place)) for place in places]
            refused = sum(
                "Too Many" in fact.text for fact in box.world.delivery_log.of_kind("refused")
            )
            app.stop.set()
    print(
        f"burst   {CHANGES} changes in {ended - started:.1f} s, edits per card {edits}, "
        f"429: {refused}, last state shown after {behind:.1f} s",
        flush=True,
    )


async def _until(check: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(GIVEN_UP_AFTER_S):
        while not await check():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def _all_known(database: Database, places: list[int]) -> bool:
    async with database.read() as tx:
        return all([await chats.find(tx, place) is not None for place in places])


async def _all_show(box: Sandbox, places: list[int], text: str) -> bool:
    newest = [
        [
            *box.world.delivery_log.delivered(place),
            *box.world.delivery_log.of_kind("edited", place),
        ][-1:]
        for place in places
    ]
    return all(facts and facts[0].text == text for facts in newest)


async def press(database: Database) -> None:
    for number in (3, 30, 300):
        async with database.begin() as tx:
            spots = [(-n, None) for n in range(1, number + 1)]
            await live_card.publish(tx, f"b{number}", 1, spots, now=datetime.now(UTC))
        async with database.begin() as tx:
            await tx.connection()
            took = []
            for _ in range(TURNS):
                started = time.perf_counter()
                await live_card.mark_changed(tx, f"b{number}", 1)
                took.append(time.perf_counter() - started)
        print(f"press   {number:5} chats: {statistics.median(took) * 1e3:.2f} ms", flush=True)


async def tick(database: Database, resting: int) -> None:
    board, now = Board(), datetime.now(UTC)
    faces = {KIND: board.values}
    async with database.begin() as tx:
        for n in range(1, resting + 1):
            tx.add(LiveCard(kind=KIND, subject_id=1, chat_id=-n, created_at=now, dirty=False))
        await live_card.publish(tx, KIND, 2, [(-n, None) for n in range(1, 4)], now=now)
    await cards.tick(database, now, faces, zone="UTC")
    idle: list[float] = []
    busy: list[float] = []
    for number in range(1, TURNS + 1):
        now += timedelta(seconds=4)
        board.number = number
        async with database.begin() as tx:
            await live_card.mark_changed(tx, KIND, 2)
        for took in (busy, idle):
            started = time.perf_counter()
            await cards.tick(database, now, faces, zone="UTC")
            took.append(time.perf_counter() - started)
    print(
        f"tick    {resting:5} cards at rest: {statistics.median(idle) * 1e3:.2f} ms with nothing "
        f"to do, {statistics.median(busy) * 1e3:.2f} ms with three changed",
        flush=True,
    )


async def main() -> None:
    log.configure(level="error")
    with TemporaryDirectory() as folder:
        for name in ("burst", "press", "10", "10000"):
            url = f"sqlite+aiosqlite:///{Path(folder) / name}.db"
            database = open_database(url)
            await migrate.upgrade(database, now=datetime.now(UTC))
            if name == "press":
                await press(database)
            elif name.isdigit():
                await tick(database, int(name))
            await database.close()
            if name == "burst":
                await burst(url)


if __name__ == "__main__":
    asyncio.run(main())
