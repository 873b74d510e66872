"""What a monitor reads: behind a key, at most every few seconds, and what the dashboard asks for is there."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.serving.tally import BatchTally
from domain.clock import Clock
from storage.database import Database
from storage.delivery.tables import Cooldown, OutboxRow, OutboxState
from storage.members import Member
from storage.payout.tables import Party, Withdrawal, WithdrawalState
from tests.web.conftest import Served
from web import metrics

KEY = "a-key-of-the-monitor"
BEARER = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture
def values() -> dict[str, Any]:
    return {"metrics_key": KEY}


def sample(text: str, name: str, **labels: str) -> float | None:
    for family in text_string_to_metric_families(text):
        for one in family.samples:
            if one.name == name and one.labels == labels:
                return one.value
    return None


@pytest.mark.parametrize(
    "shown", [None, "", KEY, "Bearer", "Bearer wrong", f"Bearer {KEY}x", "Bearer é", f"Basic {KEY}"]
)
async def test_without_the_key_nothing_is_told(served: Served, shown: str | None) -> None:
    headers = {} if shown is None else {"Authorization": shown}
    status, body, got = await served.get("/metrics", **headers)
    assert (status, got["WWW-Authenticate"]) == (401, "Bearer")
    assert "tuan_" not in body


class TestWithoutAKey:
    @pytest.fixture
    def values(self) -> dict[str, Any]:
        return {}

    async def test_there_is_no_such_page(self, served: Served) -> None:
        assert (await served.get("/metrics", **BEARER))[0] == 404


async def fill(database: Database) -> None:
    now = Clock().now()
    async with database.begin() as tx:
        for minutes, state in ((10, "queued"), (30, "queued"), (5, "sent"), (1, "unknown")):
            row = OutboxRow(
                chat_id=-1, kind="x", values={}, due_at=now - timedelta(minutes=minutes)
            )
            row.state = OutboxState(state)
            tx.add(row)
        tx.add(Cooldown(chat_id=-7, until=now + timedelta(minutes=1)))
        tx.add(Cooldown(chat_id=-8, until=now - timedelta(minutes=1)))
        people = [
            Member(id=number, name="A", code=f"A{number}", first_seen_at=now, last_seen_at=now)
            for number in (1, 2, 3)
        ]
        tx.add_all(people)
        await tx.flush()
        parties = [Party(member_id=one.id) for one in people]
        tx.add_all(parties)
        await tx.flush()
        states = ("requested", "requested", "confirmed")
        for party, state in zip(parties, states, strict=True):
            tx.add(
                Withdrawal(
                    party_id=party.id,
                    amount_minor=1_250,
                    currency="EUR",
                    approvals_needed=1,
                    payout_masked="x",
                    payout_sealed=None,
                    requested_at=now,
                    state=WithdrawalState(state),
                )
            )


async def test_the_page_says_how_the_shop_stands(served: Served) -> None:
    await fill(served.database)
    status, text, headers = await served.get("/metrics", **BEARER)
    assert status == 200
    assert headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert sample(text, "tuan_outbox_rows", state="queued") == 2
    assert sample(text, "tuan_outbox_rows", state="unknown") == 1
    assert sample(text, "tuan_outbox_rows", state="sent") is None
    oldest = sample(text, "tuan_outbox_oldest_seconds", state="queued")
    assert oldest is not None
    assert 1_800 <= oldest < 1_900
    assert sample(text, "tuan_frozen_chats") == 1
    waiting = {"state": "requested", "currency": "EUR"}
    assert sample(text, "tuan_withdrawals", **waiting) == 2
    assert sample(text, "tuan_withdrawals_minor_units", **waiting) == 2_500
    assert (sample(text, "tuan_lease_held"), sample(text, "tuan_database_up")) == (1, 1)
    assert sample(text, "tuan_joins_last_hour", promotion="group_buy") == 0


async def test_a_monitor_that_asks_all_the_time_costs_one_reading(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = (await served.get("/metrics", **BEARER))[1]
    await fill(served.database)
    assert (await served.get("/metrics", **BEARER))[1] == first
    monkeypatch.setattr(metrics, "EVERY_S", 0.0)
    assert (await served.get("/metrics", **BEARER))[1] != first


async def test_without_a_database_it_says_so_and_what_it_knows_itself(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(self: Database) -> None:
        raise ConnectionError("gone")

    monkeypatch.setattr(Database, "read", away)
    served.tally.observe(0.1, [{"update_id": number} for number in range(103)], Clock().now())
    status, text, _ = await served.get("/metrics", **BEARER)
    assert (status, sample(text, "tuan_database_up")) == (200, 0)
    assert sample(text, "tuan_updates_total") == 103
    assert sample(text, "tuan_frozen_chats") is None
    assert not served.bugs


def test_a_tally_counts_batches_by_their_time() -> None:
    tally, clock = BatchTally(), Clock()
    said = int(clock.now().timestamp()) - 20
    tally.observe(0.004, [{"update_id": 1}], clock.now())
    assert tally.lag_s is None
    tally.observe(0.3, [{"message": {"date": said}}, {"message": {"date": said - 9}}], clock.now())
    tally.observe(99, [{"message": {"date": "odd"}}, {"message": 7}], clock.now())
    buckets = dict(tally.buckets())
    assert (buckets["0.005"], buckets["0.25"], buckets["0.5"], buckets["+Inf"]) == (1, 1, 2, 3)
    assert (tally.updates, round(tally.seconds, 3)) == (5, 99.304)
    assert tally.lag_s is not None
    assert 19 < tally.lag_s < 60


async def test_every_number_of_the_dashboard_is_one_that_is_told(served: Served) -> None:
    await fill(served.database)
    served.tally.observe(0.1, [{"message": {"date": 1}}], Clock().now())
    told = set(re.findall(r"^(\w+)[ {]", (await served.get("/metrics", **BEARER))[1], re.MULTILINE))
    board = json.loads(Path("deploy/grafana.json").read_text(encoding="utf-8"))
    asked = {
        name
        for panel in board["panels"]
        for target in panel["targets"]
        for name in re.findall(r"\b(?:tuan|process)_\w+", target["expr"])
    }
    assert len(asked) > 10
    rare = {"tuan_posts_last_hour"}  # It has a line for each state that there is.
    assert asked - rare <= told
    assert {name for name in told if name.startswith("tuan_")} - asked <= {
        "tuan_batch_seconds_count",
        "tuan_batch_seconds_sum",
    }
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
