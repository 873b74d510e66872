"""The lowest price that a reduction is measured by."""

from datetime import timedelta

import pytest

from domain.deal import price_history
from storage.deal.tables import PriceChange, PriceChangeSource
from tests.rules.test_deal_rules import NOON

Step = tuple[int, int]
"""Days before noon, and the price from then on."""


def changes(*steps: Step, currency: str = "EUR") -> list[PriceChange]:
    return [
        PriceChange(
            deal_id=1,
            at=NOON - timedelta(days=days),
            by=PriceChangeSource.IMPORT,
            price_minor=price,
            currency=currency,
        )
        for days, price in steps
    ]


@pytest.mark.parametrize(
    ("steps", "before"),
    [
        ([], None),
        ([(5, 100)], None),
        ([(50, 100), (5, 120)], None),
        ([(50, 100), (5, 80)], 100),
        ([(50, 100), (10, 120), (5, 110)], 100),
        ([(90, 70), (40, 100), (5, 80)], 100),
        ([(90, 70), (30, 100), (5, 80)], 70),
        ([(50, 100), (20, 90), (10, 70), (5, 60)], 100),
        ([(50, 100), (20, 60), (10, 100), (5, 80)], 60),
        ([(35, 100), (35, 60), (20, 90), (5, 80)], 60),
        ([(36, 60), (35, 90), (5, 80)], 90),
    ],
)
def test_the_price_before_leaves_the_reduction_itself_out(
    steps: list[Step], before: int | None
) -> None:
    found = price_history.prior_price(changes(*steps))
    assert (found and found[0]) == before


def test_the_last_thirty_days_have_what_was_asked_at_their_beginning() -> None:
    assert price_history.lowest_recent([], now=NOON) is None
    assert price_history.lowest_recent(changes((0, 100)), now=NOON) == 100
    assert price_history.lowest_recent(changes((90, 50), (31, 70), (2, 100)), now=NOON) == 70
    assert price_history.lowest_recent(changes((90, 50), (30, 70), (2, 100)), now=NOON) == 70
    assert price_history.lowest_recent(changes((90, 50), (29, 70), (2, 100)), now=NOON) == 50


def test_amounts_of_another_currency_are_not_compared() -> None:
    mixed = changes((9, 1), currency="USD") + changes((5, 100), (2, 90))
    assert price_history.prior_price(mixed) == (100, mixed[2].at)
    assert price_history.lowest_recent(mixed, now=NOON) == 90
    assert price_history.prior_price(changes((9, 200), currency="USD") + changes((5, 100))) is None
