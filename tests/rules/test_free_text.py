"""Reductions that somebody claims in words of their own are found in every language of the shop."""

import pytest

from domain.reduction.free_text import FOUND_MAX, PHRASE_CHARS_MAX, find_claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Now -50 % on all lamps", ["-50 %"]),
        ("−30% heute", ["−30%"]),
        ("20% off until Sunday", ["20% off"]),
        ("скидка 15 % на всё", ["скидка 15 %"]),
        ("15% скидки", ["15% скидки"]),
        ("全场7折", ["7折"]),
        ("八折优惠", ["八折"]),
        ("原价 199 元，现价 99", ["原价 199"]),
        ("was €60, now €30", ["was €60"]),
        ("statt 59,99 € nur 39,99 €", ["statt 59,99"]),
        ("вместо 1 990 ₽", ["вместо 1 990"]),
        ("было 300", ["было 300"]),
        ("au lieu de 20 €", ["au lieu de 20"]),
        ("It was great. 3 of us came.", []),
        ("I was at number 5", []),
        ("Made of 50 % cotton", []),
        ("Open 9-17, 100% wool", []),
        ("折叠椅 3 把", []),
        ("", []),
    ],
)
def test_claims_are_found_and_plain_numbers_left_alone(text: str, found: list[str]) -> None:
    assert find_claims(text) == found


def test_struck_amounts_are_claims_wherever_the_text_has_signs_of_two_units() -> None:
    struck = [{"type": "strikethrough", "offset": 3, "length": 3}]
    assert find_claims("🔥 €60 €30", struck) == ["€60"]
    assert find_claims("🔥 abc €30", struck) == []


def test_of_many_claims_a_few_are_named_and_none_is_long() -> None:
    found = find_claims("-1% -2% -3% -4% " + "was " + "9" * 100)
    assert len(found) == FOUND_MAX
    (long,) = find_claims("was " + "9" * 100)
    assert len(long) == PHRASE_CHARS_MAX
