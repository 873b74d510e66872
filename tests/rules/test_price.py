"""Amounts as people type them: with a point or, where they write it so, with a comma."""

import pytest

from domain.commission.parse import amount, money_or_points, percent
from domain.money import normalize_decimal, read_price
from domain.refusal import Refused


@pytest.mark.parametrize("typed", ["17.90", "17,90", "17,9", " 17,90 ", "17,90 EUR", "EUR 17,90"])
def test_a_price_may_have_a_comma(typed: str) -> None:
    assert read_price(typed, "EUR") == 1790
    assert amount(typed, "EUR") == (1790, "EUR")


@pytest.mark.parametrize("typed", ["1,299", "1.299", "1,2,3", ",50", "12,", "a,b"])
def test_a_comma_that_may_part_thousands_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"^price\.typed$"):
        read_price(typed, "EUR")
    with pytest.raises(Refused):
        amount(typed, "EUR")


@pytest.mark.parametrize("typed", ["1.234,50", "1,234.50", "1 234,50 €", "€1.234,50"])
def test_thousands_may_be_parted_where_nobody_can_doubt_them(typed: str) -> None:
    assert read_price(typed, "EUR") == 123450
    assert amount(typed, "EUR") == (123450, "EUR")


def test_rates_and_rewards_may_have_one_too() -> None:
    assert percent("10,5%") == 1050
    assert money_or_points("2,50 USD", "EUR") == (250, "USD")


def test_words_without_an_amount_stay() -> None:
    assert normalize_decimal("lamps, living room") == "lamps, living room"
