"""`stats` and `activity` at the terminal: words for people, JSON for programs."""

import json

import pytest

from tests.terminal import Terminal
from tests.test_cli_money import fails, says
from tests.test_cli_referrals import circle

__all__ = ["circle"]


def test_numbers_are_printed_and_a_period_that_is_none_is_refused(circle: Terminal) -> None:
    words = says(circle, "stats")
    assert "Numbers: " in words and "New people: 5" in words and "Orders: 0" in words
    found = json.loads(says(circle, "stats", "--period", "today", "--json"))
    assert found["step"] == "hour" and found["counts"]["newcomers"]["total"] == 5
    assert "none of today, week, month" in fails(circle, "stats", "--period", "7")
    assert "5" in fails(circle, "stats", "--chat", "5")


@pytest.mark.parametrize("words", [(), ("--by", "command line"), ("--about", "store:Kiosk")])
def test_what_was_done_is_printed_in_sentences(circle: Terminal, words: tuple[str, ...]) -> None:
    says(circle, "stores", "add", "Kiosk")
    says(circle, "deals", "add", "Lamp", "17.90", "--link", "https://shop.example/lamp")
    found = json.loads(says(circle, "activity", *words, "--json"))
    if "--about" in words:
        assert found == []
        return
    assert [one["what"] for one in found] == [
        "The command line added the deal Lamp",
        "The command line opened the store Kiosk",
    ]
    assert "added the deal Lamp" in " ".join(says(circle, "activity", "--area", "deals").split())
    assert says(circle, "activity", "--by", "Nobody").count("opened") == 0
    assert "none of posts, deals" in fails(circle, "activity", "--area", "people and pets")
