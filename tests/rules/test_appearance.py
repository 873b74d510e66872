"""Which deals a rotation takes, and the slot of a deal's turn."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.campaign.appearance import TURNS_MAX, slot_of_turn, takes
from storage.campaign.tables import Campaign, CampaignContent

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sources", "tags", "taken"),
    [
        ((), (), True),
        (("sofas", "pots"), (), True),
        (("lamps",), (), False),
        ((), ("green", "blue"), True),
        ((), ("red",), False),
        (("pots",), ("green",), True),
        (("pots",), ("red",), False),
        (("lamps",), ("green",), False),
    ],
)
def test_a_rotation_takes_deals_of_its_feeds_with_any_of_its_tags(
    sources: tuple[str, ...], tags: tuple[str, ...], taken: bool
) -> None:
    assert takes(sources, tags, source="pots", words={"green", "clay"}) is taken


def rotation(**when: object) -> Campaign:
    made = Campaign(
        name="Turn",
        created_at=NOON,
        zone="Europe/Berlin",
        what=CampaignContent.ROTATION,
        **when,  # type: ignore[arg-type]
    )
    made.next_at = NOON
    return made


def test_the_first_turn_is_the_next_slot_and_later_ones_follow() -> None:
    every, daily = rotation(every_s=1800, anchor_at=NOON), rotation(cron="0 14 * * *")
    assert [slot_of_turn(one, 1) for one in (every, daily)] == [NOON, NOON]
    assert slot_of_turn(every, 1000) == NOON + timedelta(minutes=30 * 999)
    assert slot_of_turn(daily, 3) == NOON + timedelta(days=2)


def test_what_is_too_far_ahead_or_never_comes_has_no_moment() -> None:
    daily, once = rotation(cron="0 14 * * *"), rotation(at="2026-06-01T14:00")
    assert slot_of_turn(daily, TURNS_MAX) is not None
    assert slot_of_turn(daily, TURNS_MAX + 1) is None
    assert (slot_of_turn(once, 1), slot_of_turn(once, 2)) == (NOON, None)
    once.next_at = None
    assert slot_of_turn(once, 1) is None
