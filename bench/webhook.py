"""Updates per second by webhook and by polling, over real HTTP, in one run.

    python -m bench.webhook [--updates 3000] [--rounds 3]

The bot is this process: the intake with a handler that writes one row for each update, on a fresh SQLite
file. Telegram is a process of its own, which either answers getUpdates with 100 updates or posts one
update a request over 100 connections. CPU is that of the bot's process alone; both use the same two
cores, so quote the CPU beside the rate.
"""

import argparse
import asyncio
import json
import statistics
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
from aiohttp import web
from sqlalchemy import func, select

from bench import KEY_WORDS
from bench.intake import MEMBERS, TOKEN, Silent, dispatcher, presses
from bot import log
from bot.answers import ReplyContextFactory
from bot.client import make_bot
from bot.intake import Intake
from bot.received import ByPolling, ByWebhook
from bot.report import Report
from bot.serving.webhook_queue import WebhookQueue
from bot.settings import load
from bot.throttle import Allowance, Throttle
from bot.updates import BATCH_MAX
from domain.clock import Clock
from domain.web_address import WEBHOOK_PATH
from storage import migrate
from storage.database import Database
from storage.members import LinkOpening
from storage.sealing import shop_key
from storage.sealing.shop_key import ShopKey
from web.app import application
from web.server import WebServer
from web.site import Pulse, Site
from web.webhook import SECRET_HEADER

CONNECTIONS = 100
PATIENT = Allowance(burst=100_000, per_second=100_000)


async def answer_polls(count: int) -> None:
    """Be a Telegram that is polled: print the port, end once all was confirmed."""
    waiting, done = presses(MEMBERS, count), asyncio.Event()

    async def get_updates(request: web.Request) -> web.Response:
        offset = int((await request.post())["offset"])  # type: ignore[arg-type]
        found = [raw for raw in waiting if raw["update_id"] >= offset][:BATCH_MAX]
        if not found:
            done.set()
        return web.json_response({"ok": True, "result": found})

    app = web.Application()
    app.router.add_route("*", "/{token}/getUpdates", get_updates)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await done.wait()
    await asyncio.sleep(0.1)
    await runner.cleanup()


async def deliver(count: int, url: str, secret: str) -> None:
    """Be a Telegram that delivers: post each update until it is taken."""
    waiting = iter(presses(MEMBERS, count))
    headers = {SECRET_HEADER: secret, "Content-Type": "application/json"}
    connector = aiohttp.TCPConnector(limit=CONNECTIONS)
    async with aiohttp.ClientSession(connector=connector, headers=headers) as client:

        async def post_on() -> None:
            for raw in waiting:
                body, taken = json.dumps(raw).encode(), False
                while not taken:
                    async with client.post(url, data=body) as answer:
                        taken = answer.status == 200

        await asyncio.gather(*(post_on() for _ in range(CONNECTIONS)))
        print("taken", flush=True)


async def child(*words: str) -> asyncio.subprocess.Process:
    """Start the other side in a process of its own."""
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.webhook", *words, stdout=asyncio.subprocess.PIPE
    )


@asynccontextmanager
async def intake_on(folder: Path, api: str) -> AsyncIterator[tuple[Intake, Database]]:
    """Yield an intake on a database that knows everybody already."""
    database = Database(f"sqlite+aiosqlite:///{folder}/{time.monotonic_ns()}.db")
    shop_key.give(database, ShopKey(KEY_WORDS))
    await migrate.upgrade(database, now=datetime.now(UTC))
    settings = load(env_file=None, bot_token=TOKEN, shop_key=KEY_WORDS, telegram_api=api)
    bot = make_bot(settings)
    async with bot.session:
        intake = Intake(
            bot=bot,
            dispatcher=dispatcher(),
            database=database,
            clock=Clock(),
            speaker=Silent(),  # type: ignore[arg-type]
            answers=ReplyContextFactory(lambda: "en"),
            report=Report(Clock()),
            throttle=Throttle(messages=PATIENT, presses=PATIENT),
            received=ByPolling(bot.id),
        )
        for at in range(0, MEMBERS, BATCH_MAX):
            await intake.take(presses(at, BATCH_MAX))
        yield intake, database
    await database.close()


async def stored(database: Database) -> int:
    async with database.read() as tx:
        return int(await tx.scalar(select(func.count()).select_from(LinkOpening)) or 0) - MEMBERS


async def poll(folder: Path, count: int) -> tuple[float, float]:
    """Return updates per second, and CPU seconds for 10,000 of them."""
    telegram = await child("--serve", str(count))
    assert telegram.stdout is not None
    api = f"http://127.0.0.1:{int(await telegram.stdout.readline())}"
    async with intake_on(folder, api) as (intake, database):
        begun, cpu = time.perf_counter(), time.process_time()
        while await intake.poll_once():
            pass
        took, cpu = time.perf_counter() - begun, time.process_time() - cpu
        assert await stored(database) == count
    await telegram.wait()
    return count / took, cpu / count * 10_000


async def be_delivered_to(folder: Path, count: int) -> tuple[float, float]:
    """Return updates per second, and CPU seconds for 10,000 of them."""
    async with intake_on(folder, "http://127.0.0.1:9") as (intake, database):
        settings = load(env_file=None, bot_token=TOKEN, shop_key=KEY_WORDS)
        intake.received = ByWebhook(intake._bot.id)
        queue = WebhookQueue(intake.take, Report(Clock()), lambda: True)
        pulse = Pulse(lambda: True, lambda: 0.0, lambda: True, lambda: None)
        parts: Any = (settings, database, Clock(), Random(1), pulse, lambda: None, print, print)
        server = WebServer(application(Site(*parts, receive=queue.put)), "127.0.0.1:0")
        await server.start()
        work = asyncio.create_task(queue.run())
        telegram = await child(
            "--deliver", str(count), server.address + WEBHOOK_PATH, settings.webhook_secret
        )
        while not queue._waiting:  # noqa: ASYNC110 - a bench may look again and again
            await asyncio.sleep(0.001)
        begun, cpu = time.perf_counter(), time.process_time()
        assert telegram.stdout is not None
        await telegram.stdout.readline()  # Its end takes seconds on a busy machine.
        took, cpu = time.perf_counter() - begun, time.process_time() - cpu
        assert await stored(database) == count
        await telegram.wait()
        await server.close()
        queue.close()
        await work
    return count / took, cpu / count * 10_000


async def main(count: int, rounds: int) -> None:
    """Print the medians, with the ratio taken within each round."""
    log.configure(level="error")
    figures: dict[str, list[tuple[float, float]]] = {"polling": [], "webhook": []}
    with TemporaryDirectory() as folder:
        for number in range(rounds):
            figures["polling"].append(await poll(Path(folder), count))
            figures["webhook"].append(await be_delivered_to(Path(folder), count))
            said = (f"{name} {each[-1][0]:.0f}/s" for name, each in figures.items())
            print(f"round {number + 1}: {', '.join(said)}", flush=True)
    for name, each in figures.items():
        rate, cpu = (statistics.median(column) for column in zip(*each, strict=True))
        print(f"{name:10}{rate:8.0f} per s{cpu:8.1f} CPU s per 10,000")
    pairs = zip(figures["webhook"], figures["polling"], strict=True)
    ratio = statistics.median(hook[0] / polled[0] for hook, polled in pairs)
    print(f"webhook to polling: {ratio:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--deliver", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.serve:
        asyncio.run(answer_polls(chosen.serve))
    elif chosen.deliver:
        wanted, address, shown = chosen.deliver
        asyncio.run(deliver(int(wanted), address, shown))
    else:
        asyncio.run(main(chosen.updates, chosen.rounds))
