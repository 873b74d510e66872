"""How fast a command is answered while a broadcast runs: `python -m bench.replies`.

The whole bot runs in a process of its own. Two thousand posts fall due at one moment; a little
later people ask `/help` in private, five a second, a hundred in all. A reply's time runs from
the command until the reply stands in the chat; the latency of both calls is in it. Efficiency
is (posts / 30 - 1) s over the time the broadcast took; the replies are not counted as posts,
the second figure, which does count them, is given beside it.
"""

import argparse
import asyncio
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import open_database
from bench.broadcast import PER_SECOND, Scene, out_of_order
from domain.post.planner import KIND
from sandbox import Person, Sandbox
from storage import migrate
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow, RetryPolicy

LATENCY_S = 0.04
GIVEN_UP_AFTER_S = 10.0
PEOPLE = 20
ASKED = 100
ASKED_PER_SECOND = 5
ASKED_AFTER_S = 5.0
"""How long the broadcast has been running when the first command comes."""
CARD = {
    "deal_id": 1,
    "code": "K7Q2",
    "title": "Ethiopia Guji, 1 kg",
    "description": "Washed, roasted on Tuesdays.",
    "price_minor": 1790,
    "list_price_minor": 2400,
    "currency": "EUR",
    "link": "https://example.com/guji",
    "photo": None,
    "coupon": None,
    "ends_at": None,
    "zone": "UTC",
    "disclosure": None,
}


async def queue(url: str, groups: list[int], due_at: datetime) -> None:
    """Queue one post to each of `groups`, as another process would."""
    database = open_database(url, background=True)
    async with database.begin() as tx:
        for chat_id in groups:
            row = OutboxRow(
                chat_id=chat_id,
                kind=KIND,
                values=CARD,
                due_at=due_at,
                policy=RetryPolicy.AT_MOST_ONCE,
            )
            outbox.put(tx, row)
    await database.close()


async def warm(people: list[Person]) -> None:
    """Let everybody be met once, before the clock runs."""
    for person in people:
        await person.says("/start")
        await asyncio.sleep(0.1)
    await asyncio.gather(*(person.sees("", timeout=20) for person in people))
    await asyncio.sleep(1.5)


async def ask(box: Sandbox, people: list[Person], waits_s: list[float]) -> None:
    """Let people ask in turn, five a second; note how long each waited for the reply."""

    async def one(person: Person) -> None:
        seen = len(person.screen())
        asked = time.monotonic()
        await person.says("/help")
        with suppress(TimeoutError):
            bell = box.world.conditions[person.private.id]
            await bell.until(lambda: len(person.screen()) >= seen + 2, GIVEN_UP_AFTER_S)
        waits_s.append(time.monotonic() - asked)

    async with asyncio.TaskGroup() as asking:
        for number in range(ASKED):
            asking.create_task(one(people[number % len(people)]))
            await asyncio.sleep(1 / ASKED_PER_SECOND)


async def measure(scene: Scene) -> None:
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        database = open_database(url)
        await migrate.upgrade(database, now=datetime.now(UTC))
        await database.close()
        async with Sandbox(limits=scene.profile, latency_s=scene.latency_s) as box:
            people = [box.person(f"Person {n}") for n in range(PEOPLE)]
            groups = [box.group(f"Group {n}").id for n in range(scene.chats)]
            box.world.updates.confirm(sys.maxsize)  # The shop has heard of them long ago.
            shop = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bench.shop", url, box.api_url, box.token
            )
            await warm(people)
            due_at = datetime.now(UTC) + timedelta(seconds=3)
            await queue(url, groups, due_at)
            starts = time.monotonic() + (due_at - datetime.now(UTC)).total_seconds()
            await asyncio.sleep(starts + ASKED_AFTER_S - time.monotonic())
            waits_s: list[float] = []
            await ask(box, people, waits_s)
            while len(posts(box)) < scene.chats and time.monotonic() < starts + 120:  # noqa: ASYNC110
                await asyncio.sleep(0.25)
            shop.terminate()
            await shop.wait()
            report(scene, box, starts, sorted(waits_s))


def posts(box: Sandbox) -> list[float]:
    """Return when each post of the broadcast was delivered."""
    facts = box.world.delivery_log.delivered()
    return [fact.monotonic_s for fact in facts if fact.chat_id is not None and fact.chat_id < 0]


def report(scene: Scene, box: Sandbox, starts: float, waits_s: list[float]) -> None:
    took_s = max(posts(box)) - starts
    refused = sum("Too Many" in fact.text for fact in box.world.delivery_log.of_kind("refused"))
    answered = sum(wait < GIVEN_UP_AFTER_S for wait in waits_s)
    p50, p99 = (waits_s[len(waits_s) * share // 100 - 1] * 1000 for share in (50, 99))
    both = (scene.calls + ASKED) / PER_SECOND - 1
    print(
        f"{scene.profile:8} {scene.latency_s * 1000:3.0f} ms  posts {len(posts(box))}  "
        f"429: {refused}  out of order: {out_of_order(box)}  answered {answered} of {ASKED}  "
        f"p50 {p50:.0f} ms  p99 {p99:.0f} ms  max {waits_s[-1] * 1000:.0f} ms  {took_s:.1f} s  "
        f"efficiency {scene.minimum_s / took_s:.3f}, replies counted {both / took_s:.3f}",
        flush=True,
    )


async def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--posts", type=int, default=2000)
    options.add_argument("--profile", choices=["strict", "lenient"], action="append")
    chosen = options.parse_args()
    for profile in chosen.profile or ("strict", "lenient"):
        await measure(Scene(profile, LATENCY_S, chosen.posts))


if __name__ == "__main__":
    asyncio.run(main())
