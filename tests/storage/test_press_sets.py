"""A set of presses is decided as its presses would be, one after the other."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

import handlers
from domain.press_set import NotTogether
from domain.press_set.people import People
from handlers.group_buy import press_set
from handlers.press_set import Press
from storage.schema import metadata
from storage.subject import TEAM
from tests.conftest import EMPTY, _run
from tests.shop_keys import unlocked
from tests.storage.press_set_shop import (
    CHA,
    KNOWN,
    LEADER,
    POOL,
    SALE,
    STRANGERS,
    TEA,
    TEAM_A,
    TEAM_B,
    Outcome,
    Tap,
    Terms,
    rush,
)

WHO = st.sampled_from([*KNOWN, *STRANGERS])
WHO_LEAVES = st.sampled_from([*KNOWN, *STRANGERS, LEADER, LEADER + 1])
WHERE = st.sampled_from([TEA, CHA])
JOINS = st.builds("gb.join:{}:{}".format, st.just(POOL), st.sampled_from([700, 900, 1000]))
JOINS_LED = st.builds("gb.join:{}:1000".format, st.sampled_from([TEAM_A, TEAM_B]))
TAKES = st.builds(
    f"fs.take:{SALE}:{{}}:{{}}:{{}}".format,
    st.sampled_from([1, 1, 2, 3]),
    st.sampled_from([900, 900, 800]),
    st.integers(0, 2),
)
MORE_OF_A_TEAM = st.builds(
    "gb.{}:{}".format,
    st.sampled_from(["wait", "remind"]),
    st.sampled_from([POOL, POOL, TEAM_A, TEAM_B]),
)
MORE_OF_A_SALE = st.sampled_from([f"fs.wait:{SALE}", f"fs.remind:{SALE}"])
LEAVES = st.builds("gb.leave:{}".format, st.sampled_from([POOL, TEAM_A, TEAM_B]))
BETWEEN = st.sampled_from([f"fs.leave:{SALE}", "hello", "/me"])
CHOICES = st.builds(
    "gb.option:{}:{}:1100:0:{}".format,
    st.just(POOL),
    st.sampled_from([1, 2]),
    st.sampled_from("01"),
)
"""Of a pool with options; in one without, they name an option that is not offered."""
DATA = st.one_of(
    CHOICES,
    JOINS,
    JOINS,
    JOINS,
    JOINS_LED,
    MORE_OF_A_TEAM,
    TAKES,
    TAKES,
    TAKES,
    MORE_OF_A_SALE,
    BETWEEN,
)
TAP = st.one_of(*[st.builds(Tap, WHO, DATA, WHERE)] * 6, st.builds(Tap, WHO_LEAVES, LEAVES, WHERE))
TAPS = st.one_of(
    st.lists(TAP, min_size=12, max_size=30),
    # A rush to get out, with a few who come in.
    st.lists(st.one_of(st.builds(Tap, WHO_LEAVES, LEAVES, WHERE), TAP), min_size=12, max_size=30),
)
POOLS = st.fixed_dictionaries(
    {
        "tiers": st.sampled_from([((3, 1000), (4, 900), (6, 700)), ((5, 900),)]),
        "size": st.sampled_from([None, 6]),
        "ends_when_full": st.booleans(),
        "per_member": st.integers(1, 2),
        "stock": st.sampled_from([None, 5]),
        "options": st.sampled_from([None, None, {"S": 2, "M": 3}]),
        "pay": st.sampled_from(["on_pickup", "external"]),
        "pay_when": st.sampled_from(["now", "at_end"]),
    }
)
SALES = st.fixed_dictionaries(
    {
        "stock": st.sampled_from([5, 9]),
        "window_s": st.sampled_from([0, 0, 30]),
        "allotments": st.sampled_from([{}, {TEA: 3}]),
        "pay": st.sampled_from(["on_pickup", "external"]),
    }
)
LIMITS = st.sampled_from([(1, 1), (2, 1), (2, 2), (3, 2)])
TERMS = st.builds(
    lambda pool, sale, limits: Terms(
        pool, {**sale, "per_member": limits[0], "per_order": limits[1]}
    ),
    POOLS,
    SALES,
    LIMITS,
)
A, B = (f"gb.join:{team}:1000" for team in (TEAM_A, TEAM_B))
TAKE, MORE, LINE = f"fs.take:{SALE}:1:900:0", f"fs.take:{SALE}:1:900:1", f"fs.wait:{SALE}"
OUT, ROOM, WAIT = f"gb.leave:{TEAM_A}", f"gb.join:{POOL}:1000", f"gb.wait:{POOL}"
PLAIN = Terms({"tiers": ((3, 1000),)}, {"stock": 5})
FULL = Terms({"tiers": ((3, 1000),), "size": 4}, PLAIN.sale)
SIZED = Terms({"tiers": ((3, 1000),), "options": {"S": 3, "M": 2}}, PLAIN.sale)
SIZE = f"gb.option:{POOL}:{{}}:1100:0:0"
KEPT = Terms(PLAIN.pool, {"stock": 5, "allotments": {TEA: 3}})
HOLDING = Terms(PLAIN.pool, {"stock": 5, "per_member": 3, "pay": "external"})


class Stage:
    """One database, emptied before each rush; what is compiled for it stays."""

    def __init__(self, url: str, empty: Callable[[], Awaitable[None]]) -> None:
        self.database = unlocked(url)
        self.runner = asyncio.Runner()
        self._empty = empty

    def rush(self, terms: Terms, before: list[Tap], taps: list[Tap], *, sets: bool) -> Outcome:
        self.runner.run(self._empty())
        return self.runner.run(rush(self.database, terms, before, taps, sets=sets))


@pytest.fixture(params=["sqlite", "postgresql"])
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    """A shop on each database in turn."""
    url = str(request.getfixturevalue(f"{request.param}_url"))

    async def empty() -> None:
        if request.param == "postgresql":
            await _run(url, EMPTY)
        else:
            async with stage.database.begin() as tx:
                await tx.execute(text("PRAGMA defer_foreign_keys = ON"))
                for table in metadata.tables.values():
                    await tx.execute(table.delete())

    stage = Stage(url, empty)
    yield stage
    stage.runner.run(stage.database.close())
    stage.runner.close()


@settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(PLAIN, [], [Tap(7, B), Tap(8, A), Tap(8, B), Tap(7, A)])
@example(PLAIN, [], [Tap(who, A) for who in (1, 2, 5, 6, 7, 8, 9)])
@example(
    KEPT, [Tap(1, TAKE, CHA), Tap(2, TAKE, CHA), Tap(5, LINE, CHA)], [Tap(5, TAKE), Tap(6, TAKE)]
)
@example(HOLDING, [], [Tap(2, TAKE), Tap(2, MORE), Tap(6, TAKE), Tap(2, MORE), Tap(7, TAKE)])
@example(
    PLAIN,
    [Tap(1, A), Tap(2, A)],
    [Tap(1, OUT), Tap(LEADER, OUT), Tap(LEADER, OUT), Tap(2, OUT), Tap(5, OUT), Tap(1, A)],
)
@example(
    SIZED,
    [Tap(who, SIZE.format(1 + who % 2)) for who in (1, 2, 5, 6)],
    [*[Tap(who, f"gb.leave:{POOL}") for who in (1, 2, 5, 6)], Tap(7, SIZE.format(1))],
)
@example(
    FULL,
    [Tap(who, ROOM) for who in (1, 2, 5)],
    [Tap(6, ROOM), Tap(8, f"gb.remind:{POOL}"), Tap(7, WAIT), Tap(9, WAIT), Tap(7, WAIT)],
)
@example(
    KEPT,
    [],
    [
        *[Tap(who, TAKE, CHA) for who in (1, 2)],
        Tap(7, LINE, CHA),
        Tap(8, LINE, CHA),
        Tap(7, LINE),
        Tap(8, LINE, CHA),
        Tap(7, LINE, CHA),
        Tap(9, f"fs.remind:{SALE}"),
    ],
)
@given(terms=TERMS, before=st.lists(st.builds(Tap, WHO, DATA), max_size=9), taps=TAPS)
def test_sets_leave_the_same_rows_and_answers_as_one_by_one(
    stage: Stage, terms: Terms, before: list[Tap], taps: list[Tap]
) -> None:
    alone = stage.rush(terms, before, taps, sets=False)
    together = stage.rush(terms, before, taps, sets=True)
    assert together.answers == alone.answers
    assert together.rows == alone.rows
    waited = any(row["subject"] == TEAM for row in alone.rows["waiting"])
    asks = terms.pool.get("options") is not None
    assert all(together.sets) or waited or asks, "a set was taken one by one"


@pytest.mark.parametrize("trouble", [NotTogether("changed"), ZeroDivisionError("a bug")])
def test_a_set_that_fails_after_it_has_written_is_taken_one_by_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    taps = [Tap(who, A) for who in (1, 3, 7, 8, 9)]
    alone = stage.rush(PLAIN, [], taps, sets=False)

    async def fails(presses: Sequence[Press[Any]], people: People) -> Sequence[Any]:
        await press_set.JOINS.take(presses, people)
        raise trouble

    joins = replace(press_set.JOINS, take=fails)
    monkeypatch.setattr(handlers, "PRESS_SETS", (joins,))
    together = stage.rush(PLAIN, [], taps, sets=True)
    assert together.sets == [0]
    assert (together.answers, together.rows) == (alone.answers, alone.rows)
