"""How fast the whole bot gets a campaign out, from `campaigns add` on: `python -m bench.campaigns`.

The bot runs in a process of its own with its usual settings, the sandbox in this one. A deal and a
campaign for all chats come in by the command line, as an operator would type them. Time runs from
the moment the campaign was planned for until its last post is delivered; efficiency is the
theoretical minimum, (chats / 30 - 1) seconds, over that. `late` is how long the first post took.
"""

import argparse
import asyncio
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import KEY_WORDS
from bench.broadcast import Scene, out_of_order
from bench.joins import known, running
from sandbox import Sandbox
from sandbox.control.delivery_log import LogEntry

PLANNED_AHEAD_S = 30
"""The command line may take a while on a busy machine."""
TITLE = "Copper Light"


async def command(box: Sandbox, url: str, *words: str) -> str:
    """Run one command of the bot's command line; return what it printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *words,
        env={
            **os.environ,
            "BOT_TOKEN": box.token,
            "DATABASE_URL": url,
            "SHOP_KEY": KEY_WORDS,
            "TELEGRAM_API": box.api_url,
        },
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{words} ended with {process.returncode}: {said.decode()}")
    return said.decode().strip()


async def plan(box: Sandbox, url: str) -> datetime:
    """Add a deal and a campaign for every chat; return the moment it is planned for."""
    code = await command(
        box, url, "deals", "add", TITLE, "59.99", "--print-code", "--link", "https://shop.example/1"
    )
    await command(box, url, "deals", "allow", code)
    soon = datetime.now(UTC) + timedelta(seconds=PLANNED_AHEAD_S)
    at = soon.replace(second=0, microsecond=0) + timedelta(minutes=1)
    words = ("--deal", code, "--chats", "all", "--tz", "UTC", "--at", f"{at:%Y-%m-%d %H:%M}")
    await command(box, url, "campaigns", "add", *words)
    return at


def posts(box: Sandbox) -> list[LogEntry]:
    return [fact for fact in box.world.delivery_log.delivered() if TITLE in fact.text]


async def measure(scene: Scene) -> None:
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        box = Sandbox(limits=scene.profile, latency_s=scene.latency_s)
        await box.start()
        groups = [box.group(f"Group {n}", bot_rights="admin") for n in range(scene.chats)]
        async with running(box, url, "") as (database, _):
            await known(database, groups)
            at = await plan(box, url)
            starts = time.monotonic() + (at - datetime.now(UTC)).total_seconds()
            while len(posts(box)) < scene.chats:
                await asyncio.sleep(0.25)
                if time.monotonic() > starts + 3 * scene.minimum_s + 30:
                    break
        report(scene, box, starts)
        await box.close()


def report(scene: Scene, box: Sandbox, starts: float) -> None:
    moments = [fact.monotonic_s for fact in posts(box)]
    took_s = max(moments) - starts
    refused = sum("Too Many" in fact.text for fact in box.world.delivery_log.of_kind("refused"))
    print(
        f"{scene.profile:8} {scene.latency_s * 1000:4.0f} ms  {scene.chats:4} chats"
        f"  sent {len(moments)}  429: {refused}  out of order: {out_of_order(box)}"
        f"  late {min(moments) - starts:5.2f} s  {took_s:6.2f} s"
        f"  efficiency {scene.minimum_s / took_s:.3f}"
        f"  after the first {scene.minimum_s / (took_s - min(moments) + starts):.3f}",
        flush=True,
    )


async def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="only 300 chats, strict, 40 ms")
    scenes = [
        Scene("strict", 0.04, 300),
        Scene("strict", 0.04, 900),
        Scene("strict", 0.15, 300),
        Scene("lenient", 0.04, 300),
    ]
    for scene in scenes[:1] if options.parse_args().quick else scenes:
        await measure(scene)


if __name__ == "__main__":
    asyncio.run(main())
