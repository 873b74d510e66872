"""How long whoever runs the shop waits for a page of the menu: `python -m bench.admin_answers`.

The whole bot runs in a process of its own, against the strict limits and a latency of 40 ms. Between
two answers the chat is idle for 2.5 s. The time runs from the command, the press or the typed answer until
its page stands in the chat. With `--rounds` rounds; a round is one of each.
"""

import argparse
import asyncio
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.replies import LATENCY_S
from domain import digest
from sandbox import Person, Sandbox
from storage import installation, migrate
from storage.database import Database

IDLE_S = 2.5
GIVEN_UP_AFTER_S = 10.0


async def measure(rounds: int) -> dict[str, list[float]]:
    """Return how long each kind of answer took, seconds."""
    waits: dict[str, list[float]] = {"/admin": [], "press": [], "typed answer": []}
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        database = Database(url)
        await migrate.upgrade(database, now=datetime.now(UTC))
        async with Sandbox(limits="strict", latency_s=LATENCY_S) as box:
            olga = box.person("Olga")
            shop = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bench.shop", url, box.api_url, box.token
            )
            try:
                await open_shop(box, database, olga)
                for number in range(rounds):
                    await one_round(box, olga, number, waits)
            finally:
                shop.terminate()
                await shop.wait()
            print(f"calls refused with 429: {box.world.limits.refused}")
        await database.close()
    return waits


async def open_shop(box: Sandbox, database: Database, olga: Person) -> None:
    """Make Olga the owner, of a shop with one group."""
    await olga.says("/start")
    await olga.sees("Hello", timeout=60)
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": olga.id})
        await installation.set_fact(tx, f"{digest.OFF}:{olga.id}", {})
    box.group("Tea", owner=olga, bot_rights="admin")
    await olga.sees("Tea: I am in", timeout=30)


async def one_round(box: Sandbox, olga: Person, number: int, waits: dict[str, list[float]]) -> None:
    """Open the menu, go to a chat's tags, and type one."""
    waits["/admin"].append(await answered(box, olga, "/admin", ""))
    waits["press"].append(await pressed(box, olga, "💬 Chats"))
    await pressed(box, olga, "🟢 Tea")
    await pressed(box, olga, "🏷 Tags")
    waits["typed answer"].append(await answered(box, olga, f"tag{number}", f"tags: tag{number}"))


async def answered(box: Sandbox, olga: Person, said: str, words: str) -> float:
    """Say something once the chat is idle; return how long its page took."""
    await asyncio.sleep(IDLE_S)
    began = time.monotonic()
    mine = await olga.says(said)
    bell = box.world.conditions[olga.private.id]

    def there() -> bool:
        last = olga.screen()[-1]
        return last.message_id > mine.message_id and bool(last.labels)

    await bell.until(there, GIVEN_UP_AFTER_S)
    took_s = time.monotonic() - began
    await olga.sees(words)
    return took_s


async def pressed(box: Sandbox, olga: Person, label: str) -> float:
    """Press a button once the chat is idle; return how long its page took."""
    await asyncio.sleep(IDLE_S)
    bell = box.world.conditions[olga.private.id]
    await bell.until(lambda: label in olga.screen()[-1].labels, GIVEN_UP_AFTER_S)
    before = olga.screen()[-1].labels
    began = time.monotonic()
    await olga.presses(label)
    await bell.until(lambda: olga.screen()[-1].labels != before, GIVEN_UP_AFTER_S)
    return time.monotonic() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    for what, waits in asyncio.run(measure(parser.parse_args().rounds)).items():
        ordered = sorted(waits)
        print(
            f"{what}: median {statistics.median(ordered) * 1000:.0f} ms,"
            f" slowest {ordered[-1] * 1000:.0f} ms, of {len(ordered)}"
        )


if __name__ == "__main__":
    main()
