"""Rules: what can be seen of a name, what stays in it, and what stands in for one that shows nothing."""

import pytest

from domain.display_name import NAMELESS, display_name, is_seen, visible
from domain.feeds.row import BadValue
from domain.feeds.words import one_line, required
from domain.promoter_shop import title_of
from domain.refusal import Refused
from views.i18n import translator

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
JOINED = [
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian: two halves of a word.
    "\u0915\u094d\u200d\u0937",  # Hindi: a half letter.
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # A family.
    "\u2764\ufe0f\u200d\U0001f525",  # A burning heart.
    ENGLAND,
    "\U0001fa77",  # A sign that is younger than this Python's tables.
]
UNSEEN = [
    *(
        "",
        " ",
        "\u200b",
        "\u2063",
        "\u2000\u2003",
        "\u202e",
        "\u3164",
        "\u2800",
        "\u115f",
        "\u1160",
    ),
    *("\uffa0", "\u034f", "\u00ad", "\u180e", "\U000e0041", "\u200d", "\u200c\u200d", "\ufe0f"),
]
TURNING = [
    *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"),
    *("\u200e", "\u200f", "\u061c"),
]


@pytest.mark.parametrize("name", UNSEEN, ids=ascii)
def test_a_name_of_which_nothing_is_seen_becomes_the_username_or_a_sign(name: str) -> None:
    assert not is_seen(name)
    assert display_name(name, "ann_s") == "ann_s"
    assert display_name(name, None) == NAMELESS


@pytest.mark.parametrize("words", JOINED, ids=ascii)
def test_joiners_survive_from_the_name_to_the_text(words: str) -> None:
    assert display_name(f" {words}\u202e", "ann_s") == words
    assert translator("en").plain("shell-answer-in-private", name=words).startswith(words)
    assert required(one_line(words, 40), 40, "feed.title") == words


@pytest.mark.parametrize("mark", TURNING, ids=ascii)
def test_marks_of_direction_go(mark: str) -> None:
    assert visible(f"a{mark}b") == display_name(f"a{mark}b", None) == "ab"
    assert one_line(f"a{mark}b", 40) == "ab"
    with pytest.raises(BadValue):
        required(f"a{mark}b", 40, "feed.id")


def test_controls_go_and_lines_stay() -> None:
    assert visible("a\u2066b\x00c\ufeff\x85\nd\te") == "abc\nd\te"


@pytest.mark.parametrize("typed", ["\u3164", "\u200b \u2800", "\u202e"], ids=ascii)
def test_a_title_that_shows_nothing_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        title_of(typed)
