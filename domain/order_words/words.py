"""Orders in words: what `+2`, `2 M`, `3 苹果`, `+1 мёд` or `- honey` under a card asks for.

    text -> parts (commas, lines, "and") -> each: sign, whole number, words -> the one item they name

    +2 apples     two more than one has        - apples, -    taken back
    2 apples      two in all                   -1 apples      one fewer

A quantity is never guessed: a number that is not written in plain digits, a second number beside
it, a measure such as `2 kg`, a sign in the middle (`1+1`, `2-3`), a question, a word that names
no item or several: all of it is `Unclear`, and nothing of the text counts. A text that does not
look like an order at all is none: people may talk under a card.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.order_words.small_words import (
    AND,
    CHINESE_NUMBERS,
    ENDINGS,
    MEASURES,
    NUMBER_WORDS,
    PIECES,
    POLITE,
    SMILES,
)
from domain.quantity import QUANTITY_MAX

TEXT_CHARS_MAX = 400
"""What is longer is a letter, and no order."""
PARTS_MAX = 20
PREFIX_MIN = 2
"""Letters of a word that are enough to mean it, if they mean no other."""
STEM_MIN = 3
"""Letters that a word without its ending has, at least; one fewer in short words."""
WIDE = (
    {wide: chr(ord(wide) - 0xFEE0) for wide in "０１２３４５６７８９＋"}
    | dict.fromkeys("－−–—﹣‐‑", "-")
    | dict.fromkeys(",；;、，\n\r", ",")
    | dict.fromkeys('()（）[]{}【】«»「」"“”„', " ")
    | {"。": "."}
)
"""Signs and digits as Asian keyboards and word processors write them, and what parts a text."""
_PLAINLY = str.maketrans(WIDE)
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\S")
_MODIFIER = re.compile("[\u200b-\u200f\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\u2060\u00ad]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PLAIN = re.compile(r"[0-9]+")


class Sign(StrEnum):
    """What a part of a text does with its number."""

    MORE = "more"
    EXACTLY = "exactly"
    FEWER = "fewer"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Wish:
    """One part of an order: so many of an item, by its place among the items; None names none."""

    sign: Sign
    units: int
    item: int | None


class Problem(StrEnum):
    """Why an order is not clear."""

    NUMBER = "number"
    """Not a whole number in plain digits, or two of them."""
    TOO_MANY = "too_many"
    WHICH = "which"
    """Several items fit, or none was named and there are several."""
    UNKNOWN = "unknown"
    """A word that names no item."""
    HOW_MANY = "how_many"
    """An item without a number."""
    TANGLED = "tangled"
    """Too much at once, a question, or signs that cancel each other."""
    ALREADY = "already"
    """More of what one has: so many in all, or so many more?"""
    TOO_LITTLE = "too_little"
    """Fewer than nothing."""
    EDITED = "edited"
    """A message was changed that is not what the order says any more."""
    PRESS = "press"
    """What only a button can say of this kind of promotion."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """What has to be asked before anything is ordered."""

    problem: Problem
    word: str = ""
    """The word or number that is in the way."""
    units: int = 0
    """How many, where that much is clear; 0 where it is not."""
    items: tuple[int, ...] = ()
    """The items that may be meant, by their places."""


Reading = tuple[Wish, ...] | Unclear | None
"""What a text asks for; None is no order."""


@dataclass(frozen=True, slots=True)
class _Part:
    sign: str
    spaced: bool
    """Whether there is a space behind the sign."""
    number: str | None
    words: tuple[str, ...]


class _Tangled(Exception):
    def __init__(self, problem: Problem, word: str = "") -> None:
        super().__init__(problem)
        self.unclear = Unclear(problem, word)


def fold(text: str) -> str:
    """Return a text as it is compared: lower case, one form of each letter, plain signs."""
    plain = unicodedata.normalize("NFC", text).translate(_PLAINLY)
    return _MODIFIER.sub("", plain).casefold().replace("ё", "е")


def words_of(label: str) -> frozenset[str]:
    """Return the words by which people may call an item; what measures it is none of them."""
    tokens = _TOKEN.findall(fold(label))
    names = set()
    for before, one in zip(["", *tokens], tokens, strict=False):
        measured = one in MEASURES and (len(one) > 1 or before[:1].isdigit())
        if _is_word(one) and not _is_number(one) and not measured:
            names.add(one)
    return frozenset(names - PIECES - AND)


def read(text: str, labels: Sequence[str]) -> Reading:
    """Return what a text asks for of items with these labels; whether one may have it is not asked."""
    said = fold(text).strip()
    if not said or len(text) > TEXT_CHARS_MAX:
        return None
    vocabulary = [words_of(label) for label in labels]
    if not _looks_like_order(said, vocabulary):
        return None
    if "?" in said or "？" in said:
        return Unclear(Problem.TANGLED)
    try:
        parts = _parts(said)
    except _Tangled as tangled:
        return tangled.unclear
    if not 0 < len(parts) <= PARTS_MAX:
        return Unclear(Problem.TANGLED)
    wishes = []
    for part in parts:
        wish = _wish(part, vocabulary)
        if isinstance(wish, Unclear):
            return wish
        wishes.append(wish)
    named = [wish.item for wish in wishes]
    if len(set(named)) < len(named) or (None in named and len(named) > 1):
        return Unclear(Problem.TANGLED)
    return tuple(wishes)


def _is_word(written: str) -> bool:
    return any(unicodedata.category(letter)[0] in "LMS" for letter in written) and written != "+"


def _numeric(letter: str) -> bool:
    return letter.isnumeric() or letter in CHINESE_NUMBERS


def _is_number(written: str) -> bool:
    return _numeric(written[0]) or written in NUMBER_WORDS


def _looks_like_order(said: str, vocabulary: Sequence[frozenset[str]]) -> bool:
    """Whether a text is an attempt to order: it begins with a sign or a number, or names only items."""
    if said[0] in "+-" or _numeric(said[0]):
        return True
    written = [one for one in _TOKEN.findall(said) if _is_word(one) or _is_number(one)]
    if any(_counts_item(one, vocabulary) for one in written):
        return True
    beside = AND | POLITE | PIECES | MEASURES | SMILES
    items = [one for one in written if _fits_any(_uncounted(one, vocabulary), vocabulary)]
    others = [one for one in written if one not in items and one not in beside]
    return bool(items) and all(_is_number(one) for one in others)


def _counts_item(written: str, vocabulary: Sequence[frozenset[str]]) -> bool:
    """Whether an unbroken run such as `苹果两份` has an item and a number in it."""
    names = (name for each in vocabulary for name in each if _CJK.search(name))
    return any(_numeric(letter) for letter in written) and any(name in written for name in names)


def _fits_any(token: str, vocabulary: Iterable[frozenset[str]]) -> bool:
    return any(_fit(token, word) for names in vocabulary for word in names)


def _parts(said: str) -> list[_Part]:
    """Split a text where one wish ends and the next begins."""
    for number in re.findall(r"\d+\s*[.,:/]\s*\d+", said):
        raise _Tangled(Problem.NUMBER, number)
    parts = []
    for piece in re.split(r"[,]|(?<=\s)(?=[+-])", said):
        tokens = _tokens(piece)
        start = 0
        for place, token in enumerate(tokens):
            if token[1] in AND:
                parts += _part(tokens[start:place])
                start = place + 1
        parts += _part(tokens[start:])
    return [one for part in parts for one in _split_numbers(part)]


def _tokens(piece: str) -> list[tuple[bool, str]]:
    """Return the tokens of a piece, each with whether it stands right behind the one before."""
    found, end = [], -1
    for match in _TOKEN.finditer(piece):
        found.append((match.start() == end, match[0]))
        end = match.end()
    return found


def _part(tokens: Sequence[tuple[bool, str]]) -> list[list[tuple[bool, str]]]:
    kept = [one for one in tokens if one[1] not in ".!:;~…\"'" and one[1] not in SMILES]
    return [kept] if kept else []


def _split_numbers(tokens: list[tuple[bool, str]]) -> list[_Part]:
    """Return the wishes in a run of tokens: `2 apples 1 honey` is two, `apples 2` is one."""
    sign, spaced = "", False
    if tokens[0][1] in ("+", "-"):
        sign = tokens[0][1]
        tokens = tokens[1:]
        spaced = bool(tokens) and not tokens[0][0]
    for _, written in tokens:
        if written in ("+", "-"):
            raise _Tangled(Problem.NUMBER, "".join(one for _, one in tokens))
    numbers = [place for place, (_, one) in enumerate(tokens) if _is_number(one)]
    words = [one for _, one in tokens]
    if len(numbers) > 1 and numbers[0] == 0 and numbers[-1] < len(words) - 1:
        ends = [*numbers[1:], len(words)]
        runs = [words[start:end] for start, end in zip(numbers, ends, strict=True)]
        return [_of_run(sign, spaced, run) for run in runs]
    if len(numbers) > 1:
        raise _Tangled(Problem.NUMBER, " ".join(words[place] for place in numbers))
    return [_of_run(sign, spaced, words)]


def _of_run(sign: str, spaced: bool, words: Sequence[str]) -> _Part:
    number = next((one for one in words if _is_number(one)), None)
    names = tuple(one for one in words if one is not number and one not in PIECES | POLITE)
    return _Part(sign, spaced, number, names)


def _wish(part: _Part, vocabulary: Sequence[frozenset[str]]) -> Wish | Unclear:
    units = _units(part)
    if isinstance(units, Unclear):
        return units
    found = _items(part.words, vocabulary)
    if isinstance(found, Unclear):
        return Unclear(found.problem, found.word, units or 0)
    if part.sign == "-":
        return _taken_back(part, units, found, len(vocabulary))
    if len(found) != 1:
        return Unclear(Problem.WHICH, " ".join(part.words), units or 0, found)
    if units is None:
        return Unclear(Problem.HOW_MANY, items=found)
    if not part.sign and not part.words:
        return Unclear(Problem.WHICH, units=units, items=found)
    return Wish(Sign.MORE if part.sign else Sign.EXACTLY, units, found[0])


def _taken_back(
    part: _Part, units: int | None, found: tuple[int, ...], items: int
) -> Wish | Unclear:
    if part.words and len(found) != 1:
        return Unclear(Problem.WHICH, " ".join(part.words), items=found)
    if units is not None and part.spaced:
        return Unclear(Problem.TANGLED)  # A list with dashes looks the same.
    item = found[0] if part.words or items == 1 else None
    return Wish(Sign.NONE if units is None else Sign.FEWER, units or 0, item)


def _units(part: _Part) -> int | Unclear | None:
    if part.number is None:
        return None
    if not _PLAIN.fullmatch(part.number) or (part.number[0] == "0"):
        return Unclear(Problem.NUMBER, part.number)
    if len(part.number) > len(str(QUANTITY_MAX)) or int(part.number) > QUANTITY_MAX:
        return Unclear(Problem.TOO_MANY, part.number)
    return int(part.number)


def _items(words: Sequence[str], vocabulary: Sequence[frozenset[str]]) -> tuple[int, ...] | Unclear:
    """Return the items that fit every word, all of them where there is no word."""
    places = tuple(range(len(vocabulary)))
    words = [_uncounted(word, vocabulary) for word in words]
    for word in words:
        if not _fits_any(word, vocabulary):
            return Unclear(Problem.UNKNOWN, word)
    fits = tuple(
        place
        for place in places
        if all(any(_fit(word, name) for name in vocabulary[place]) for word in words)
    )
    if words and not fits:
        return Unclear(Problem.WHICH, " ".join(words))
    if len(fits) > 1 and words:
        whole = [place for place in fits if _names_all(words, vocabulary[place])]
        return tuple(whole) if len(whole) == 1 else fits
    return fits


def _uncounted(word: str, vocabulary: Sequence[frozenset[str]]) -> str:
    """Return a word without the one that counts pieces in front of it: 个苹果 is 苹果."""
    counted = len(word) > 1 and word[0] in PIECES and _CJK.search(word)
    return word[1:] if counted and not _fits_any(word, vocabulary) else word


def _names_all(words: Sequence[str], names: frozenset[str]) -> bool:
    """Whether an item is called by its whole name, word by word."""
    return len(set(words)) == len(names) and all(
        any(_is_form(word, name) for word in words) for name in names
    )


def _fit(token: str, name: str) -> bool:
    """Whether a word that was written may mean a word of an item's name."""
    if token == name or _is_form(token, name):
        return True
    return len(token) >= PREFIX_MIN and name.startswith(token)


def _is_form(token: str, name: str) -> bool:
    """Whether two words are forms of one: apples and apple, яблок and яблоки."""
    if token == name:
        return True
    if _CJK.search(token) or _CJK.search(name):
        return False
    stem = _stem(token)
    return len(stem) >= STEM_MIN - 1 and stem == _stem(name)


def _stem(word: str) -> str:
    if word.isascii():
        for ending in ("ies", "es", "s"):
            if word.endswith(ending) and len(word) - len(ending) >= STEM_MIN - 1:
                return word[: -len(ending)] + ("y" if ending == "ies" else "")
        return word.removesuffix("e") if len(word) > STEM_MIN else word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM_MIN - 1:
            return word[: -len(ending)]
    return word
