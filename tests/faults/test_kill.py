"""A1: kill -9 in a broadcast, judged by what every chat really got."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sender.sender import MARKED_LEAST, RESULTS_MAX
from tests.faults.fork_server import ForkServer, fork_server
from tests.faults.random_faults import PER_SECOND, kill_repeatedly

IN_FLIGHT = PER_SECOND + MARKED_LEAST + RESULTS_MAX
"""What may be on its way at once: in the air, marked before, back but not recorded."""


@pytest.fixture
async def source() -> AsyncIterator[ForkServer]:
    async with fork_server() as source:
        yield source


async def test_kills_never_double_a_post_nor_say_sent_of_one_that_is_not(
    source: ForkServer, tmp_path: Path
) -> None:
    toll = await kill_repeatedly(source, tmp_path, rows=150, kills=5, seed=1)
    assert toll.kills >= 3
    assert (toll.duplicates, toll.false_sent, toll.lost) == (0, 0, 0)
    assert toll.unknown_most <= IN_FLIGHT


async def test_the_mutant_that_sends_before_it_marks_doubles_posts(
    source: ForkServer, tmp_path: Path
) -> None:
    toll = await kill_repeatedly(
        source, tmp_path, rows=50, kills=4, seed=1, mutant="send-then-mark"
    )
    assert toll.duplicates > 0


async def test_the_mutant_that_marks_sent_before_it_sends_lies(
    source: ForkServer, tmp_path: Path
) -> None:
    toll = await kill_repeatedly(
        source, tmp_path, rows=50, kills=4, seed=1, mutant="mark-sent-then-send"
    )
    assert toll.false_sent > 0
