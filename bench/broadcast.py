"""How fast a broadcast is against the sandbox's limits: `python -m bench.broadcast`.

The sandbox runs here, the sender in a process of its own. All rows fall due at one moment; the
broadcast ends when the last of them is delivered. Efficiency is the theoretical minimum,
(posts / 30 - 1) seconds, over that time. The order per chat is read from the truth log.
"""

import argparse
import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import open_database
from sandbox import Sandbox
from sandbox.api.limits import Profile
from storage import migrate
from storage.database import Database
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow, RetryPolicy
from tests.faults.fork_server import ForkServer, fork_server

BEFORE_START_S = 1.5
PER_SECOND = 30


@dataclass(frozen=True)
class Scene:
    """One measurement: who limits how, from how far, and how much there is to say."""

    profile: Profile
    latency_s: float
    chats: int
    posts: int = 1

    @property
    def calls(self) -> int:
        return self.chats * self.posts

    @property
    def minimum_s(self) -> float:
        return self.calls / PER_SECOND - 1


async def fill(database: Database, box: Sandbox, scene: Scene, due_at: datetime) -> None:
    """Queue `posts` numbered posts to each of `chats` groups."""
    groups = [box.group(f"Group {n}", bot_rights="admin").id for n in range(scene.chats)]
    async with database.begin() as tx:
        for post in range(scene.posts):
            for chat_id in groups:
                values = {"text": f"post {post}"}
                outbox.put(tx, row(chat_id, values, due_at))


def row(chat_id: int, values: dict[str, object], due_at: datetime) -> OutboxRow:
    return OutboxRow(
        chat_id=chat_id,
        kind="notice.text",
        values=values,
        due_at=due_at,
        policy=RetryPolicy.AT_MOST_ONCE,
    )


def out_of_order(box: Sandbox) -> int:
    """Return in how many chats the posts stand in another order than they were queued."""
    texts = defaultdict(list)
    for fact in box.world.delivery_log.delivered():
        texts[fact.chat_id].append(fact.text)
    return sum(said != sorted(said) for said in texts.values())


async def measure(scene: Scene, source: ForkServer) -> None:
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        box = Sandbox(limits=scene.profile, latency_s=scene.latency_s)
        await box.start()
        database = open_database(url)
        await migrate.upgrade(database, now=datetime.now(UTC))
        sender = await source.start(url, box.api_url, box.token)
        due_at = datetime.now(UTC) + timedelta(seconds=BEFORE_START_S + scene.calls / 1000)
        await fill(database, box, scene, due_at)
        await database.close()
        starts = time.monotonic() + (due_at - datetime.now(UTC)).total_seconds()
        while len(box.world.delivery_log.delivered()) < scene.calls:
            await asyncio.sleep(0.25)
            if time.monotonic() > starts + 3 * scene.minimum_s + 30:
                break
        source.kill(sender)
        report(scene, box, starts)
        await box.close()


def report(scene: Scene, box: Sandbox, starts: float) -> None:
    delivered = box.world.delivery_log.delivered()
    took_s = max(fact.monotonic_s for fact in delivered) - starts
    refused = sum("Too Many" in fact.text for fact in box.world.delivery_log.of_kind("refused"))
    print(
        f"{scene.profile:8} {scene.latency_s * 1000:4.0f} ms  {scene.chats:4} chats x {scene.posts}"
        f"  sent {len(delivered)}  429: {refused}  out of order: {out_of_order(box)}"
        f"  {took_s:6.2f} s  efficiency {scene.minimum_s / took_s:.3f}",
        flush=True,
    )


async def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="only 300 chats, strict, 40 ms")
    profiles: tuple[Profile, ...] = ("strict", "lenient")
    scenes = [
        Scene(profile, latency_s, chats)
        for profile in profiles
        for latency_s in (0.04, 0.15)
        for chats in (300, 900)
    ]
    scenes += [Scene("strict", 0.04, 200, posts=3), Scene("lenient", 0.04, 200, posts=3)]
    async with fork_server() as source:
        for scene in scenes[:1] if options.parse_args().quick else scenes:
            await measure(scene, source)


if __name__ == "__main__":
    asyncio.run(main())
