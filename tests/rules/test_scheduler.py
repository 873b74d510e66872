from datetime import UTC, datetime, timedelta

from bot.scheduler import at_whole_seconds

STARTED = datetime(2026, 11, 30, 9, 16, 30, 730_000, tzinfo=UTC)
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


def test_a_step_comes_right_after_the_moment_a_post_is_planned_for() -> None:
    turns = at_whole_seconds(1.0, STARTED)

    found = turns.get_next_fire_time(None, NOON)

    assert timedelta(0) < found - NOON < timedelta(seconds=0.1)


def test_a_step_keeps_its_period() -> None:
    turns = at_whole_seconds(0.25, STARTED)

    first = turns.get_next_fire_time(None, NOON)

    assert turns.get_next_fire_time(first, NOON) - first == timedelta(seconds=0.25)
