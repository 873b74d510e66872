"""A2: kill -9 of the whole bot in a wave of joins, while people press again until they hear.

`python -m tests.faults.test_joins --kills 100` does it again and again, each wave with another seed.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sandbox import Sandbox
from sandbox.people import acts
from sandbox.people.person import Person
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message
from storage import migrate
from storage.group_buy.tables import SeatState
from tests.faults.fork_server import fork_server, reaped
from tests.flows.group_buy_shop import GroupBuyShop
from tests.flows.sample_deals import add_chats
from tests.shop_keys import unlocked

PEOPLE = 200
SIZE = 60
KILLS = 4
ANSWERS_BEFORE_A_KILL = (1, 25)
PRESSES_AGAIN_AFTER_S = 1.0
IN = ("You are in!", "You are already in")


@dataclass
class Wave:
    """What people were told, over all the lives of the bot."""

    told: dict[int, str]
    """The first answer that each person heard."""

    def count(self, *beginnings: str) -> set[int]:
        return {person for person, words in self.told.items() if words.startswith(beginnings)}


async def insist(box: Sandbox, person: Person, card: Message, wave: Wave, rng: Random) -> None:
    """Press the card as it was until there is an answer; who answers may have died."""
    await asyncio.sleep(rng.uniform(0, 0.5))
    pressed, patience_s = [], PRESSES_AGAIN_AFTER_S
    while person.id not in wave.told:
        pressed.append(acts.press(box.world, person.user, card, (0, 0)))
        with suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                await pressed[-1].answered.wait()
        heard = [query.answer.text for query in pressed if query.answer is not None]
        if heard:
            wave.told[person.id] = heard[0]
        patience_s *= 1.5  # Or two hundred people outrun a slow machine for ever.


async def publish(url: str, group: SandboxChat) -> None:
    database = unlocked(url)
    await migrate.upgrade(database, now=datetime.now(UTC))
    await add_chats(database, group.id)
    market = GroupBuyShop(database, datetime.now(UTC))
    await market.offer(((group.id, None),), tiers=((SIZE, 1000),), size=SIZE, ends_when_full=False)
    await database.close()


async def test_joins_survive_kills_and_never_pass_the_size(tmp_path: Path) -> None:
    await join_under_kills(tmp_path, Random(7))


async def join_under_kills(folder: Path, rng: Random) -> None:
    """Let people join one team while the bot is killed `KILLS` times; raises AssertionError."""
    url = f"sqlite+aiosqlite:///{folder / 'tuan.db'}"
    async with Sandbox(limits="off") as box, fork_server("bench.shop") as source:
        people = [box.person(f"Person {number}") for number in range(PEOPLE)]
        group = box.group("Tea", members=people, bot_rights="admin")
        await publish(url, group)
        pid = await source.start(url, box.api_url, box.token)
        card = copy(await people[0].sees("joined", chat=group))
        wave = Wave({})
        async with asyncio.TaskGroup() as crowd:
            for person in people:
                crowd.create_task(insist(box, person, card, wave, rng))
            for _ in range(KILLS):
                enough = min(PEOPLE - 1, len(wave.told) + rng.randint(*ANSWERS_BEFORE_A_KILL))
                while len(wave.told) < enough:
                    await asyncio.sleep(0.002)
                source.kill(pid)
                await reaped(pid)
                pid = await source.start(url, box.api_url, box.token)
        source.kill(pid)
        await reaped(pid)
    await compare(url, wave, people)


async def compare(url: str, wave: Wave, people: Sequence[Person]) -> None:
    """Acknowledged joins are rows, rows are acknowledged joins, and there are as many as fit."""
    database = unlocked(url)
    market = GroupBuyShop(database)
    seats, teams = await market.seats(), await market.teams()
    await database.close()
    seated = [seat.member_id for seat in seats]
    assert len(seated) == len(set(seated)) == teams[0].taken == SIZE
    assert {seat.state for seat in seats} == {SeatState.CONFIRMED}
    assert wave.count(*IN) == set(seated)
    assert len(wave.told) == len(people)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=KILLS)
    wanted = options.parse_args().kills
    for wave in range(-(-wanted // KILLS)):
        with TemporaryDirectory() as folder:
            asyncio.run(join_under_kills(Path(folder), Random(wave)))
        said = f"{(wave + 1) * KILLS} kills: nobody seated twice, unheard or past the size"
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
