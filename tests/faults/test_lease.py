"""D1 on PostgreSQL: a process that was stopped and taken over from says nothing when it wakes."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from sqlalchemy import make_url

from sandbox import Sandbox
from storage.delivery.tables import OutboxState
from storage.process_lock import AlreadyRunning, exclusive
from tests.faults.broadcast import ROWS, Broadcast
from tests.faults.faulty_proxy import proxy_to
from tests.faults.fork_server import fork_server
from tests.shop_keys import unlocked

WITHIN_S = 120
STOPS_AT = 25


def is_stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


@pytest.mark.parametrize("mutant", ["", "believes"])
async def test_a_stopped_process_that_wakes_after_a_takeover_says_nothing(
    postgresql_url: str, tmp_path: Path, mutant: str
) -> None:
    database = unlocked(postgresql_url)
    async with (
        Sandbox(limits="off") as box,
        fork_server("tests.faults.lease_worker") as source,
        proxy_to(box.api_url) as proxy,
    ):
        cast = await Broadcast.into_groups(database, box)
        await cast.put()
        ending = tmp_path / "ending"
        first = await source.start(
            postgresql_url, proxy.url, box.token, str(ending), STOPS_AT, mutant
        )
        async with asyncio.timeout(WITHIN_S):
            while not is_stopped(first):
                await asyncio.sleep(0.01)
        with pytest.raises(AlreadyRunning, match=rf"process {first}\) is running on"):
            async with exclusive(make_url(postgresql_url)):
                raise AssertionError("the lease lives")
        await source.start(postgresql_url, box.api_url, box.token, str(tmp_path / "other"))
        async with asyncio.timeout(WITHIN_S):
            while await cast.lease() < 2:
                await asyncio.sleep(0.01)
        heard = proxy.heard
        os.kill(first, signal.SIGCONT)
        async with asyncio.timeout(WITHIN_S):
            while Path(f"/proc/{first}").exists():
                await asyncio.sleep(0.01)
            while not await cast.is_over():
                await asyncio.sleep(0.01)
        said, states = cast.said(), await cast.states()
    await database.close()
    assert "has taken over the database" in ending.read_text()
    if mutant:
        assert proxy.heard > heard
        return
    assert proxy.heard == heard
    once = [f"row-{number}" for number in range(0, ROWS, 2)]
    assert max(said[number] for number in once) == 1
    assert sum(said[number] for number in once) + states[OutboxState.UNKNOWN] >= len(once)
    assert all(said[f"row-{number}"] >= 1 for number in range(1, ROWS, 2))
