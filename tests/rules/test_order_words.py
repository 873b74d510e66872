"""What people write under a card, in three languages: understood, asked back, or mere talk."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.order_words.words import Problem, Sign, Unclear, Wish, read
from domain.quantity import QUANTITY_MAX

BOX = ("Apples 5 kg", "Eggs, 10 pcs", "Honey")
BOX_RU = ("Яблоки 5 кг", "Яйца, десяток", "Мёд")
BOX_ZH = ("苹果 5 公斤", "鸡蛋 10 个", "蜂蜜")
SHIRTS = ("T-shirt M", "T-shirt L", "Cap")
ONE = ("Ethiopia Guji, 1 kg",)
MORE, EXACTLY, FEWER, NONE = Sign.MORE, Sign.EXACTLY, Sign.FEWER, Sign.NONE
NUMBER, TOO_MANY, WHICH = Problem.NUMBER, Problem.TOO_MANY, Problem.WHICH
UNKNOWN, HOW_MANY, TANGLED = Problem.UNKNOWN, Problem.HOW_MANY, Problem.TANGLED
ROWS: list[tuple[tuple[str, ...], str, Any]] = [
    # One thing on the card: a sign and a number are enough.
    (ONE, "+1", [(MORE, 1, 0)]),
    (ONE, "+2", [(MORE, 2, 0)]),
    (ONE, " + 2 ", [(MORE, 2, 0)]),
    (ONE, "＋２", [(MORE, 2, 0)]),
    (ONE, "+2 guji", [(MORE, 2, 0)]),
    (ONE, "+2 please 🙏", [(MORE, 2, 0)]),
    (ONE, "+2!", [(MORE, 2, 0)]),
    (ONE, "-", [(NONE, 0, 0)]),
    (ONE, "-1", [(FEWER, 1, 0)]),
    (ONE, "−1", [(FEWER, 1, 0)]),
    (ONE, "2", WHICH),
    (ONE, "+", HOW_MANY),
    (ONE, "+1 kg", UNKNOWN),
    # Several things: they are called by their names.
    (BOX, "2 apples", [(EXACTLY, 2, 0)]),
    (BOX, "2apples", [(EXACTLY, 2, 0)]),
    (BOX, "2 x Apple", [(EXACTLY, 2, 0)]),
    (BOX, "APPLES 2", [(EXACTLY, 2, 0)]),
    (BOX, "+1 hon", [(MORE, 1, 2)]),
    (BOX, "+3 egg", [(MORE, 3, 1)]),
    (BOX, "I want 2 apples", [(EXACTLY, 2, 0)]),
    (BOX, "2 apples, 1 honey", [(EXACTLY, 2, 0), (EXACTLY, 1, 2)]),
    (BOX, "2 apples\n1 honey", [(EXACTLY, 2, 0), (EXACTLY, 1, 2)]),
    (BOX, "2 apples and 1 honey", [(EXACTLY, 2, 0), (EXACTLY, 1, 2)]),
    (BOX, "2 apples 1 honey", [(EXACTLY, 2, 0), (EXACTLY, 1, 2)]),
    (BOX, "+1 apples +2 honey", [(MORE, 1, 0), (MORE, 2, 2)]),
    (BOX, "- honey, +2 eggs", [(NONE, 0, 2), (MORE, 2, 1)]),
    (BOX, "-1 honey", [(FEWER, 1, 2)]),
    (BOX, "-", [(NONE, 0, None)]),
    (BOX, "+1", WHICH),
    (BOX, "3", WHICH),
    (BOX, "+1 h", UNKNOWN),
    (BOX, "+2 pears", UNKNOWN),
    (BOX, "+1 🍎", UNKNOWN),
    (BOX, "2 kg apples", UNKNOWN),
    (BOX, "apples 2 kg", UNKNOWN),
    (BOX, "apples", HOW_MANY),
    (BOX, "two apples", NUMBER),
    (BOX, "a dozen eggs", None),
    (BOX, "2 apples 3", NUMBER),
    (BOX, "1 apples, 2 apples", TANGLED),
    (BOX, "2 apples?", TANGLED),
    (BOX, "- 2 apples\n- 1 honey", TANGLED),
    (BOX, "+2 apples, nothing else", UNKNOWN),
    (BOX, "2 apples, honey", HOW_MANY),
    # Numbers that are none, or too much.
    (ONE, "+1.5", NUMBER),
    (ONE, "+1,5", NUMBER),
    (ONE, "1/2", NUMBER),
    (ONE, "+½", NUMBER),
    (ONE, "+²", NUMBER),
    (ONE, "+٣", NUMBER),
    (ONE, "+०", NUMBER),
    (ONE, "+0", NUMBER),
    (ONE, "+007", NUMBER),
    (ONE, "+1000000", TOO_MANY),
    (ONE, "+1001", TOO_MANY),
    (ONE, "+1000", [(MORE, 1000, 0)]),
    (ONE, "+1e9", NUMBER),
    (ONE, "+nan", UNKNOWN),
    (ONE, "1+1", NUMBER),
    (ONE, "+1+1", NUMBER),
    (ONE, "2-3", NUMBER),
    (ONE, "+-1", NUMBER),
    (ONE, "--1", NUMBER),
    (ONE, "+1?", TANGLED),
    # Options and letters.
    (SHIRTS, "2 M", [(EXACTLY, 2, 0)]),
    (SHIRTS, "2 m", [(EXACTLY, 2, 0)]),
    (SHIRTS, "+1 L, +1 cap", [(MORE, 1, 1), (MORE, 1, 2)]),
    (SHIRTS, "1 t-shirt", WHICH),
    (SHIRTS, "1 t-shirt l", [(EXACTLY, 1, 1)]),
    (SHIRTS, "1 XL", UNKNOWN),
    (("Apples", "Apple juice"), "2 apples", [(EXACTLY, 2, 0)]),
    (("Apples", "Apple juice"), "2 apple juice", [(EXACTLY, 2, 1)]),
    (("Apples", "Apple juice"), "2 app", WHICH),
    (("Milk 1 l", "Milk 2 l"), "2 l", UNKNOWN),
    (("Milk 1 l", "Milk 2 l"), "2 milk", WHICH),
    # Russian.
    (BOX_RU, "+1 мёд", [(MORE, 1, 2)]),
    (BOX_RU, "+1 мед", [(MORE, 1, 2)]),
    (BOX_RU, "+1 мёда", [(MORE, 1, 2)]),
    (BOX_RU, "3 яблока", [(EXACTLY, 3, 0)]),
    (BOX_RU, "5 яблок, 1 мёд", [(EXACTLY, 5, 0), (EXACTLY, 1, 2)]),
    (BOX_RU, "мне 2 шт яблок пожалуйста", [(EXACTLY, 2, 0)]),
    (BOX_RU, "- мёд", [(NONE, 0, 2)]),
    (BOX_RU, "+1 мел", UNKNOWN),
    (BOX_RU, "2 кг яблок", UNKNOWN),
    (BOX_RU, "два яблока", NUMBER),
    (BOX_RU, "+1 я", UNKNOWN),
    # Chinese, which writes without spaces.
    (BOX_ZH, "3 苹果", [(EXACTLY, 3, 0)]),
    (BOX_ZH, "苹果3", [(EXACTLY, 3, 0)]),
    (BOX_ZH, "苹果3份", [(EXACTLY, 3, 0)]),
    (BOX_ZH, "3个苹果", [(EXACTLY, 3, 0)]),
    (BOX_ZH, "我要2个苹果，1个蜂蜜", [(EXACTLY, 2, 0), (EXACTLY, 1, 2)]),
    (BOX_ZH, "＋１蜂蜜", [(MORE, 1, 2)]),
    (BOX_ZH, "- 蜂蜜", [(NONE, 0, 2)]),
    (BOX_ZH, "苹果3斤", UNKNOWN),
    (BOX_ZH, "两个苹果", NUMBER),
    (BOX_ZH, "苹果两份", UNKNOWN),
    (BOX_ZH, "+2 梨", UNKNOWN),
    # Mere talk.
    (BOX, "hello", None),
    (BOX, "are the apples sweet", None),
    (BOX, "thanks!", None),
    (BOX, "not 2 apples", None),
    (BOX_RU, "а когда забирать", None),
    (BOX_ZH, "苹果甜吗", None),
    (ONE, "", None),
    (ONE, "+1 " * 300, None),
]


@pytest.mark.parametrize(("labels", "text", "wanted"), ROWS)
def test_table(labels: tuple[str, ...], text: str, wanted: Any) -> None:
    found = read(text, labels)
    if isinstance(found, Unclear):
        assert found.problem is wanted
    elif found is None:
        assert wanted is None
    else:
        assert [(wish.sign, wish.units, wish.item) for wish in found] == wanted


def test_what_is_asked_names_what_may_be_meant() -> None:
    assert read("+2", BOX) == Unclear(WHICH, units=2, items=(0, 1, 2))
    assert read("2 app", ("Apples", "Apple juice", "Eggs")) == Unclear(WHICH, "app", 2, (0, 1))
    assert read("honey", BOX) == Unclear(HOW_MANY, items=(2,))


SIGNS = (*"+-12,. ½٣二x?🙏A7", " ", "\n", "10", "99", "1001", "kg", "two", "и", "and")
PIECES = st.sampled_from((*SIGNS, "apples", "apple", "honey", "egg", "eggs", "мёд", "苹果"))
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40)
LABELS = st.sampled_from([BOX, ONE, SHIRTS, BOX_ZH, ("Honey", "Honey cake", "苹果")])


@given(TEXTS, LABELS)
def test_a_quantity_is_a_number_that_was_written(text: str, labels: tuple[str, ...]) -> None:
    """Whatever is understood, its numbers stand in the text in plain digits, each once, and no other."""
    found = read(text, labels)
    if isinstance(found, tuple):
        plain = text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
        said = sorted(wish.units for wish in found if wish.units)
        assert said == sorted(int(one) for one in re.findall(r"\d+", plain))
        assert not any(letter.isnumeric() and not letter.isdigit() for letter in plain)
        assert all(0 <= wish.units <= QUANTITY_MAX for wish in found)
        named = [wish.item for wish in found]
        assert len(set(named)) == len(named)
        assert all(item is None or 0 <= item < len(labels) for item in named)


@given(st.integers(1, QUANTITY_MAX), LABELS, st.data())
def test_an_item_is_ordered_by_its_words_in_any_case(
    number: int, labels: tuple[str, ...], data: Any
) -> None:
    place = data.draw(st.integers(0, len(labels) - 1))
    name = re.sub(r"[\d,]|\b(kg|pcs)\b|公斤|个", "", labels[place])
    case = data.draw(st.sampled_from([str.upper, str.lower, str.title]))
    spaces = " " * data.draw(st.integers(1, 4))
    text = f"+{number}{spaces}{case(name)}"
    assert read(text, labels) == (Wish(MORE, number, place),)
