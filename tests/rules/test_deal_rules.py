"""Deals: what is on offer, what a discount is called, how long a code must be."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.code import ALPHABET
from domain.deal.deal import code_length, deal_snapshot, is_on_offer, is_over
from storage.deal.tables import Deal, DealState

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def deal(**values: object) -> Deal:
    given = {
        "code": "K7Q2",
        "source": "feed",
        "source_id": "pot",
        "title": "Pot",
        "price_minor": 999,
        "currency": "EUR",
        "created_at": NOON,
        "changed_at": NOON,
    }
    return Deal(**(given | values))


@pytest.mark.parametrize(
    ("values", "on_offer", "over"),
    [
        ({}, True, False),
        ({"ends_at": NOON}, False, True),
        ({"ends_at": NOON + HOUR}, True, False),
        ({"starts_at": NOON}, True, False),
        ({"starts_at": NOON + HOUR}, False, False),
        ({"in_stock": False}, False, False),
        ({"state": DealState.WITHDRAWN}, False, True),
    ],
)
def test_a_deal_is_on_offer_inside_its_window(
    values: dict[str, object], on_offer: bool, over: bool
) -> None:
    assert is_on_offer(deal(**values), now=NOON) is on_offer
    assert is_over(deal(**values), now=NOON) is over


def test_codes_have_no_look_alikes_and_grow_before_they_are_crowded() -> None:
    assert not set("0O1IL") & set(ALPHABET)
    room = len(ALPHABET) ** 4 // 16
    assert [code_length(0), code_length(room), code_length(room + 1)] == [4, 4, 5]


def test_a_snapshot_survives_json_and_later_changes() -> None:
    row = deal(ends_at=NOON + HOUR)
    values = deal_snapshot(row)
    row.title = "Changed"
    assert values["title"] == "Pot"
    assert datetime.fromisoformat(values["ends_at"]) == NOON + HOUR
