"""The live page beside a burst of presses, in one run: `python -m bench.live_page`.

    alone    2,000 presses of a group buy at once: press to toast
    beside   the same, while a process of its own asks for the live lines of that group buy, 200 times a second

Rounds take turns (alone, beside, beside, alone ...), each on a fresh bot and database. Whoever asks stands on
the same cores: what they took of them during the burst, divided by the cores, is taken off the waits.
"""

import argparse
import asyncio
import json
import os
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import select

from bench import joins, rush
from bot import log
from sandbox import Sandbox
from sandbox.api import callbacks
from storage.group_buy.tables import Team

HOST, PORT = "127.0.0.1", 18_471
CORES = os.cpu_count() or 1


@dataclass
class Burst:
    """What came of one burst."""

    p50_s: float
    p99_s: float
    bot_ms: float
    asker_s: float
    asked: dict[str, float]


async def burst(presses: int, rate: int) -> Burst:
    """Let everybody press at once, while `rate` requests a second ask for live lines; 0 for none."""
    with TemporaryDirectory() as folder:
        async with Sandbox(limits="off") as box:
            people, places = rush.world(box, presses)
            url = f"sqlite+aiosqlite:///{folder}/bench.db"
            async with joins.running(box, url, "") as (database, pid):
                async with asyncio.timeout(joins.GIVEN_UP_AFTER_S):
                    await joins.known(database, places)
                    team_id = await joins.publish(database, places, box.clock.now())
                    cards = [await rush.card_in(box, place) for place in places]
                async with database.read() as tx:
                    code = await tx.scalar(select(Team.code).where(Team.id == team_id))
                asker = await begin_asking(f"/live/g/{code}", rate) if rate else None
                before_s = rush.cpu_s(asker.pid) if asker else 0.0
                found = await rush.press_all(box, people, cards, pid, follows=False)
                took_s = rush.cpu_s(asker.pid) - before_s if asker else 0.0
                asked = await end_asking(asker) if asker else {}
    return Burst(found.at(50), found.at(99), found.cpu_ms, took_s, asked)


async def begin_asking(path: str, rate: int) -> asyncio.subprocess.Process:
    """Start who asks, and wait until the first answers have come."""
    asker = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bench.live_asker",
        f"{HOST}:{PORT}",
        path,
        str(rate),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert asker.stdout is not None
    await asker.stdout.readline()
    return asker


async def end_asking(asker: asyncio.subprocess.Process) -> dict[str, float]:
    """Stop who asks; return what they say of it."""
    said, _ = await asker.communicate(b"\n")
    return dict(json.loads(said))


async def main(presses: int, rate: int, rounds: int) -> None:
    log.configure(level="error", stream=sys.stderr)
    callbacks.ANSWER_WITHIN = timedelta(seconds=joins.GIVEN_UP_AFTER_S)
    os.environ |= {"WEB_LISTEN": f"{HOST}:{PORT}", "WEB_URL": f"http://{HOST}:{PORT}"}
    found: dict[str, list[Burst]] = {"alone": [], "beside": []}
    for number in range(rounds):
        for name in ("alone", "beside") if number % 2 == 0 else ("beside", "alone"):
            begun = time.perf_counter()
            one = await burst(presses, rate if name == "beside" else 0)
            found[name].append(one)
            print(
                f"{name:7} p50 {one.p50_s:.2f} s, p99 {one.p99_s:.2f} s, bot {one.bot_ms:.2f} ms a press, "
                f"asker {one.asker_s:.2f} s of CPU, {one.asked}, load {os.getloadavg()[0]:.1f}, "
                f"{time.perf_counter() - begun:.0f} s",
                flush=True,
            )
    show(found["alone"], found["beside"], presses, rate)


def show(alone: list[Burst], beside: list[Burst], presses: int, rate: int) -> None:
    """Print the ratios of the medians, as measured and with the asker's share of the cores taken off."""
    base = median(one.bot_ms for one in alone)
    asked = median((one.bot_ms - base) * presses / one.asked["asked"] for one in beside)
    print(
        f"a request for live lines: {asked:.2f} ms of the bot's CPU; {rate} a second take "
        f"{asked * rate / 1000:.3f} of a core"
    )
    for name in ("p50_s", "p99_s", "bot_ms"):
        off = 0.0 if name == "bot_ms" else 1 / CORES
        base = median(getattr(one, name) for one in alone)
        raw = median(getattr(one, name) for one in beside)
        less = median(getattr(one, name) - one.asker_s * off for one in beside)
        print(f"{name}: beside / alone {raw / base:.3f}, without who asks {less / base:.3f}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--presses", type=int, default=2_000)
    options.add_argument("--rate", type=int, default=200)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    asyncio.run(main(chosen.presses, chosen.rate, chosen.rounds))
