"""A rush through the whole path, beside an echo that has no database: `python -m bench.rush`.

    echo     aiogram alone answers every press with a toast: what sandbox and network take
    joins    2,000 presses of a group buy at once from three chats
    sale     5,000 presses for the 100 units of a flash sale: how many were sold, to the unit
    stock    joins and sale once more, through SQLAlchemy's own dialect for aiosqlite

For each: p50 and p99 from the press to the toast, CPU of the bot's process per press in and out, and
edits per card until it says the last of it. Bot and sandbox stand on the same cores: quote ratios.
"""

import argparse
import asyncio
import os
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from sqlalchemy import func, select

from bench import joins
from bot import log
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from sandbox import Sandbox
from sandbox.api import callbacks
from sandbox.api.callbacks import Query
from sandbox.people import acts
from sandbox.people.person import Person
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message
from storage.database import Database
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import Seat

UNITS = 100
SETTLED_AFTER_S = 4.0
"""A card that has not been edited for longer than it rests between edits is as it stays."""
TICKS = os.sysconf("SC_CLK_TCK")
Publish = Callable[[Database, Sequence[SandboxChat], datetime], Awaitable[object]]


@dataclass
class Rush:
    """What came of a rush."""

    waits: list[float]
    said: Counter[str]
    cpu_ms: float
    """Of the bot's process, for a press and all that came of it."""
    edits: float
    written: int
    """Rows of seats or claims."""

    def at(self, share: int) -> float:
        """Return how long so many per cent of the pressers waited at most."""
        return sorted(self.waits)[len(self.waits) * share // 100 - 1]


def cpu_s(pid: int) -> float:
    """Return how long a process has been on a core."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / TICKS


def world(box: Sandbox, presses: int) -> tuple[list[Person], list[SandboxChat]]:
    """Return so many people, and their chats."""
    people = [box.person(f"Person {number}") for number in range(presses)]
    places = [
        box.group(f"Group {n}", members=people[n :: joins.CHATS], bot_rights="admin")
        for n in range(joins.CHATS)
    ]
    return people, places


async def card_in(box: Sandbox, place: SandboxChat) -> Message:
    """Wait for the message with buttons in a chat."""
    while True:
        for message in box.world.history(place).everything():
            if message.buttons:
                return message
        await asyncio.sleep(0.02)


async def press_all(
    box: Sandbox,
    people: Sequence[Person],
    cards: Sequence[Message],
    pid: int,
    *,
    follows: bool = True,
) -> Rush:
    """Let everybody press at the same moment, and wait until the cards have followed."""
    waits: list[float] = []
    said: Counter[str] = Counter()

    async def toast(query: Query, pressed: float) -> None:
        await query.answered.wait()
        waits.append(time.perf_counter() - pressed)
        said[(query.answer.text if query.answer else "").split(".")[0][:30]] += 1

    edited, cpu = len(box.world.delivery_log.of_kind("edited")), cpu_s(pid)
    async with asyncio.timeout(joins.GIVEN_UP_AFTER_S), asyncio.TaskGroup() as toasts:
        for number, person in enumerate(people):
            query = acts.press(box.world, person.user, cards[number % joins.CHATS], (0, 0))
            toasts.create_task(toast(query, time.perf_counter()))
    edits = await edits_at_last(box, edited) if follows else edited
    cpu = (cpu_s(pid) - cpu) / len(people) * 1000
    return Rush(waits, said, cpu, (edits - edited) / joins.CHATS, 0)


async def edits_at_last(box: Sandbox, before: int) -> int:
    """Return how many edits there have been, once the cards have followed and come to rest."""
    known, since = before, time.perf_counter()
    while known < before + joins.CHATS or time.perf_counter() - since < SETTLED_AFTER_S:
        await asyncio.sleep(0.2)
        if (now := len(box.world.delivery_log.of_kind("edited"))) != known:
            known, since = now, time.perf_counter()
        if time.perf_counter() - since > joins.GIVEN_UP_AFTER_S:
            break
    return known


async def publish_sale(database: Database, places: Sequence[SandboxChat], now: datetime) -> None:
    """Publish a flash sale of `UNITS` units that has begun."""
    terms = FlashSaleTerms(
        price_minor=900, stock=UNITS, starts_at=now, lasts=timedelta(hours=1), per_member=1
    )
    async with database.begin() as tx:
        deal = joins.deal_row(now)
        tx.add(deal)
        await tx.flush()
        where = [(place.id, None) for place in places]
        await publish_flash_sale(tx, deal, terms, where, now=now, rng=Random(1))


async def whole_path(presses: int, publish: Publish, table: type, how: str = "") -> Rush:
    """Run the whole bot, and let everybody press once under its card."""
    with TemporaryDirectory() as folder:
        async with Sandbox(limits="off") as box:
            people, places = world(box, presses)
            url = f"sqlite+aiosqlite:///{folder}/bench.db"
            async with joins.running(box, url, how) as (database, pid):
                async with asyncio.timeout(joins.GIVEN_UP_AFTER_S):
                    await joins.known(database, places)
                    await publish(database, places, box.clock.now())
                    cards = [await card_in(box, place) for place in places]
                rush = await press_all(box, people, cards, pid)
                async with database.read() as tx:
                    rush.written = await tx.scalar(select(func.count()).select_from(table)) or 0
                return rush


async def echo(presses: int) -> Rush:
    """Let aiogram alone answer as many presses, without a database."""
    async with Sandbox(limits="off") as box:
        people, places = world(box, presses)
        session = AiohttpSession(api=TelegramAPIServer.from_base(box.api_url))
        button = InlineKeyboardButton(text="Join", callback_data="join")
        async with Bot(box.token, session=session) as bot:
            for place in places:
                markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
                await bot.send_message(place.id, "Tea", reply_markup=markup)
        cards = [await card_in(box, place) for place in places]
        shop = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.echo", box.api_url, box.token
        )
        try:
            async with asyncio.timeout(joins.GIVEN_UP_AFTER_S):
                while box.world.updates.allowed is None:  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
            return await press_all(box, people, cards, shop.pid, follows=False)
        finally:
            shop.terminate()
            await shop.wait()


def show(name: str, presses: int, rush: Rush, base: Rush | None = None) -> None:
    """Print a line of figures."""
    ratio = f", p99 x echo {rush.at(99) / base.at(99):.2f}" if base else ""
    print(
        f"{name:12} {presses} presses: p50 {rush.at(50):.2f} s, p99 {rush.at(99):.2f} s{ratio}, "
        f"{rush.cpu_ms:.2f} ms of CPU a press, {rush.edits:.1f} edits per card, "
        f"rows {rush.written}, load {os.getloadavg()[0]:.1f}; "
        + ", ".join(f"{number} x {words!r}" for words, number in rush.said.most_common(3)),
        flush=True,
    )


async def main(presses: int, wanted: int) -> None:
    log.configure(level="error", stream=sys.stderr)
    callbacks.ANSWER_WITHIN = timedelta(seconds=joins.GIVEN_UP_AFTER_S)
    base = await echo(presses)
    show("echo", presses, base)
    for how in ("", "stock"):
        rush = await whole_path(presses, joins.publish, Seat, how)
        show(f"joins {how}", presses, rush, base)
    for how in ("", "stock"):
        rush = await whole_path(wanted, publish_sale, Claim, how)
        show(f"sale {how}", wanted, rush)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--presses", type=int, default=2_000)
    options.add_argument("--wanted", type=int, default=5_000)
    chosen = options.parse_args()
    asyncio.run(main(chosen.presses, chosen.wanted))
