"""What a join costs, from the press to the toast: `python -m bench.joins`.

    sets     joins per second through the whole path: polled over loopback HTTP, seat committed,
             toast and card out; as shipped, the presses of a batch decided together
    apart    the same bot, a batch in one transaction, but each press by itself
    each     the same, one transaction per update
    members  one join's cost with 10 to 10,000 people in the team already
    burst    2,000 presses at once from three chats: press to toast, and edits per card

The bot runs in a process of its own, the sandbox and the people in this one; both stand on the
same cores as whatever else runs, so quote `sets` against the two others.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import insert, update

from bench import open_database
from bot import log
from domain.group_buy.join import join_team
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from sandbox import Sandbox
from sandbox.api import callbacks
from sandbox.api.callbacks import Query
from sandbox.people import acts
from sandbox.people.person import Person
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message
from storage import migrate
from storage.chat import chats
from storage.database import Database
from storage.deal.tables import Deal
from storage.group_buy import offers
from storage.group_buy.tables import Seat, Team, TeamState
from storage.members import Member

CHATS = 3
JOINS_TIMED = 80
GIVEN_UP_AFTER_S = 120
STOPS_WITHIN_S = 15


def deal_row(now: datetime) -> Deal:
    """Return a deal to be offered."""
    return Deal(
        code="K7Q2",
        source="operator",
        source_id="1",
        title="Tea",
        price_minor=2000,
        currency="EUR",
        created_at=now,
        changed_at=now,
    )


async def publish(database: Database, places: Sequence[SandboxChat], now: datetime) -> int:
    """Publish a pool without end; return its team."""
    deal = deal_row(now)
    terms = GroupBuyTerms(tiers=((2, 1000),), starts_at=now, ends_at=now + timedelta(days=1))
    async with database.begin() as tx:
        tx.add(deal)
        await tx.flush()
        offer = await publish_group_buy(
            tx, deal, terms, [(place.id, None) for place in places], now=now, rng=Random(1)
        )
        return (await offers.team_ids(tx, offer.id, (TeamState.OPEN,)))[0]


@asynccontextmanager
async def running(box: Sandbox, url: str, how: str) -> AsyncIterator[tuple[Database, int]]:
    """Run the whole bot in a process of its own; yield its database as a neighbour sees it, and its id."""
    database = open_database(url, background=True)
    await migrate.upgrade(database, now=box.clock.now())
    shop = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bench.shop",
        url,
        box.api_url,
        box.token,
        *([how] if how else []),
    )
    try:
        yield database, shop.pid
    finally:
        await database.close()
        shop.terminate()
        try:
            await asyncio.wait_for(shop.wait(), STOPS_WITHIN_S)
        except TimeoutError:
            shop.kill()
            await shop.wait()


async def posted(people: list[Person], places: list[SandboxChat]) -> list[Message]:
    """Wait for the card in every chat."""
    return [
        await people[number].sees("0 of", chat=places[number], timeout=20)
        for number in range(len(places))
    ]


async def burst(presses: int, how: str = "") -> tuple[float, list[float], float]:
    """Press once for each of so many people; return joins/s, each wait, and edits per card."""
    with TemporaryDirectory() as folder:
        async with Sandbox(limits="off") as box:
            people = [box.person(f"Person {number}") for number in range(presses)]
            places = [
                box.group(f"Group {n}", members=people[n::CHATS], bot_rights="admin")
                for n in range(CHATS)
            ]
            url = f"sqlite+aiosqlite:///{folder}/bench.db"
            async with (
                running(box, url, how) as (database, _),
                asyncio.timeout(GIVEN_UP_AFTER_S),
            ):
                await known(database, places)
                await publish(database, places, box.clock.now())
                cards = await posted(people, places)
                return await press_all(box, people, cards)


async def known(database: Database, places: list[SandboxChat]) -> None:
    """Wait until the bot has heard of the chats."""
    while True:
        async with database.read() as tx:
            if all([await chats.find(tx, place.id) for place in places]):
                return
        await asyncio.sleep(0.05)


async def press_all(
    box: Sandbox, people: list[Person], cards: list[Message]
) -> tuple[float, list[float], float]:
    """Let everybody press at the same moment; the card follows meanwhile."""
    waits: list[float] = []

    async def toast(query: Query, pressed: float) -> None:
        await query.answered.wait()
        assert query.answer is not None
        assert query.answer.text.startswith("You are in!"), query.answer
        waits.append(time.perf_counter() - pressed)

    begun = time.perf_counter()
    edited = len(box.world.delivery_log.of_kind("edited"))
    async with asyncio.timeout(GIVEN_UP_AFTER_S), asyncio.TaskGroup() as toasts:
        for number, person in enumerate(people):
            card = cards[number % CHATS]
            query = acts.press(box.world, person.user, card, (0, 0))
            toasts.create_task(toast(query, time.perf_counter()))
    took = time.perf_counter() - begun
    edits = len(box.world.delivery_log.of_kind("edited")) - edited
    return len(people) / took, sorted(waits), edits / CHATS


async def members(already: Sequence[int]) -> dict[int, float]:
    """Return the median milliseconds of a join with so many people in already."""
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        now = datetime.now(UTC)
        await migrate.upgrade(database, now=now)
        team_id = await publish(database, [], now)
        most = max(already) + JOINS_TIMED
        await meet(database, most, now)
        costs: dict[int, float] = {}
        seated = 0
        for number in already:
            await seat(database, team_id, seated, number, now)
            costs[number] = await timed(database, team_id, number, now)
            seated = number + JOINS_TIMED
        await database.close()
    return costs


async def meet(database: Database, count: int, now: datetime) -> None:
    """Make so many people known."""
    rows = [
        {
            "id": number,
            "name": "A",
            "code": f"M{number}",
            "first_seen_at": now,
            "last_seen_at": now,
            "reach": "unknown",
        }
        for number in range(1, count + 1)
    ]
    async with database.begin() as tx:
        await tx.execute(insert(Member), rows)


async def seat(database: Database, team_id: int, after: int, upto: int, now: datetime) -> None:
    """Seat members `after` + 1 to `upto`, past the rules, which are not what is measured."""
    rows = [
        {
            "group_buy_id": 1,
            "team_id": team_id,
            "member_id": number,
            "quantity": 1,
            "price_shown_minor": 1000,
            "joined_at": now,
            "state": "confirmed",
            "told": False,
        }
        for number in range(after + 1, upto + 1)
    ]
    async with database.begin() as tx:
        await tx.execute(insert(Seat), rows)
        await tx.execute(update(Team).where(Team.id == team_id).values(taken=upto))


async def timed(database: Database, team_id: int, after: int, now: datetime) -> float:
    """Let `JOINS_TIMED` more people join, in one batch as the intake does; return ms for one."""
    costs = []
    async with database.batch() as batch:
        for number in range(after + 1, after + JOINS_TIMED + 1):
            begun = time.perf_counter()
            async with batch.savepoint() as tx:
                member = await tx.get_one(Member, number)
                await join_team(tx, team_id, member, 1, now=now)
            costs.append(time.perf_counter() - begun)
    return statistics.median(costs) * 1000


async def main(joins: int, presses: int, rounds: int) -> None:
    log.configure(level="error")
    callbacks.ANSWER_WITHIN = timedelta(seconds=GIVEN_UP_AFTER_S)  # A slow line is measured, too.
    ways = {"each": "each", "apart": "apart", "sets": ""}
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, found in rates.items():
            rate, _, _ = await burst(joins, ways[name])
            found.append(rate)
    sets = statistics.median(rates["sets"])
    for name, found in rates.items():
        rate = statistics.median(found)
        ratio = f"sets x {sets / rate:.2f}"
        print(f"{name:8} {rate:6.0f} joins/s  {[round(one) for one in found]}  {ratio}", flush=True)
    costs = await members((10, 100, 1_000, 10_000))
    for number, cost in costs.items():
        print(f"members  {number:6} already in: {cost:.2f} ms a join")
    print(f"flatness {max(costs.values()) / min(costs.values()):6.2f}", flush=True)
    rate, waits, edits = await burst(presses)
    p50, p99 = (waits[len(waits) * share // 100 - 1] for share in (50, 99))
    print(
        f"burst    {presses} presses at once: {rate:.0f} joins/s, press to toast "
        f"p50 {p50:.2f} s, p99 {p99:.2f} s, {edits:.1f} edits per card"
    )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--joins", type=int, default=600)
    options.add_argument("--presses", type=int, default=2_000)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    asyncio.run(main(chosen.joins, chosen.presses, chosen.rounds))
