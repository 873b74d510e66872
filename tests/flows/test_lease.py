"""The bot on a PostgreSQL that cuts its sessions, or cannot be reached for longer than a lease lives."""

import asyncio

import asyncpg
import pytest
from sqlalchemy import make_url

from sandbox import Person, Sandbox
from storage import lease, process_lock
from storage.group_buy.tables import SeatState
from storage.process_lock import AlreadyRunning, exclusive
from tests.faults import lease_worker
from tests.faults.broadcast import ROWS, Broadcast
from tests.faults.faulty_proxy import proxy_to
from tests.faults.test_joins import Wave, insist
from tests.flows.group_buy_shop import GroupBuyShop
from tests.flows.sample_deals import add_chats
from tests.flows.shop import Opened
from tests.shop_keys import unlocked
from tests.timeouts import TIMEOUT_S

PEOPLE, SIZE, CUTS = 40, 15, 5


@pytest.fixture
def short(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leases of this process end after seconds."""
    monkeypatch.setattr(lease, "LIFE_S", lease_worker.LIFE_S)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leases of this process are renewed, or tried again, at once; they last as long as ever."""
    for name, seconds in (("RENEW_S", 0.5), ("RETRY_S", 0.1), ("MARGIN_S", 0.5)):
        monkeypatch.setattr(process_lock, name, seconds)


async def cut_all(url: str) -> None:
    """Terminate every session on the database, as a restart of the server does."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(plain)
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await connection.close()


@pytest.mark.usefixtures("quick")
async def test_cut_sessions_lose_no_join_double_no_post_and_leave_the_lease(
    box: Sandbox, opened: Opened, postgresql_url: str
) -> None:
    people = [box.person(f"Person {number}") for number in range(PEOPLE)]
    group = box.group("Tea", members=people, bot_rights="admin")
    database = unlocked(postgresql_url)
    cast = await Broadcast.into_groups(database, box)
    await add_chats(database, group.id)
    market = GroupBuyShop(database, box.clock.now())
    await market.offer(((group.id, None),), tiers=((SIZE, 1000),), size=SIZE, ends_when_full=False)
    wave = Wave({})
    async with opened(database_url=postgresql_url, limit_overall_per_second=60):
        card = await people[0].sees("joined", chat=group)
        await cast.put()
        async with asyncio.TaskGroup() as crowd:
            for person in people:
                crowd.create_task(insist(box, person, card, wave, market.rng))
            for cut in range(1, CUTS + 1):
                while cast.said().total() < cut * ROWS // (CUTS + 2):
                    await asyncio.sleep(0.01)
                await cut_all(postgresql_url)
        async with asyncio.timeout(60):
            while not await cast.is_over():
                await asyncio.sleep(0.05)
        with pytest.raises(AlreadyRunning, match="is running on"):
            async with exclusive(make_url(postgresql_url)):
                raise AssertionError("a second bot started")
    seats = await market.seats()
    await database.close()
    assert max(cast.said().values()) == 1
    assert cast.said().total() == ROWS
    seated = [seat.member_id for seat in seats if seat.state == SeatState.CONFIRMED]
    assert wave.count("You are in!", "You are already in") == set(seated)
    assert (len(seated), len(set(seated)), len(wave.told)) == (SIZE, SIZE, PEOPLE)


@pytest.mark.usefixtures("short")
async def test_while_the_lease_cannot_be_renewed_nothing_is_polled_and_the_owner_hears(
    box: Sandbox, opened: Opened, postgresql_url: str
) -> None:
    olga = box.person("Olga")
    await olga.says("/start")
    url = make_url(postgresql_url)
    async with proxy_to(f"http://{url.host}:{url.port or 5432}") as line:
        through = url.set(host="127.0.0.1", port=line.port)
        named = through.render_as_string(hide_password=False)
        async with opened(database_url=named, owner_id=olga.id) as shop:
            await olga.sees("Hello, Olga")
            await line.stop()
            while shop.app.hold.is_held():
                await asyncio.sleep(0.01)
            with pytest.raises(TimeoutError):
                await answered(box, olga)
            await line.start()
            await olga.sees("I could not reach my database")
            await answered(box, olga, within_s=TIMEOUT_S)


async def answered(box: Sandbox, person: Person, within_s: float = 1.5) -> None:
    """Ask for help, and wait for the answer."""
    asked = await person.says("/help")
    async with asyncio.timeout(within_s):
        while box.world.history(person.private).everything()[-1] is asked:
            await asyncio.sleep(0.01)
