"""An order in words, held against what its member has: what it changes, or what has to be asked.

+2 apples    none yet: 2       some already: 2 in all, or 2 more? that is asked
2 apples     2 in all
-1 apples    one fewer         - apples, -   none
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.order_list.change import OwnOrder
from domain.order_words.words import Problem, Sign, Unclear, Wish

HOW_MANY = (1, 2, 3)
"""What is offered where somebody named a thing and no number."""


@dataclass(frozen=True, slots=True)
class OrderQuestion:
    """What is asked back, with what may be meant: (item's id, units in all)."""

    problem: Problem
    word: str = ""
    choices: Sequence[tuple[int, int]] = ()


def understand(
    said: Sequence[Wish] | Unclear, own: OwnOrder, *, anew: bool = False
) -> Mapping[int, int] | OrderQuestion:
    """Return how many units of which item somebody wants in all, or what to ask them.

    With `anew` a text takes the place of what its member has: an edited message says it all again.
    """
    ids = [item.id for item in own.items]
    if isinstance(said, Unclear):
        return _asked(said, ids)
    had = {} if anew else {one: units for one, units in own.units.items() if units}
    wanted: dict[int, int] = {}
    for wish in said:
        found = _one(wish, ids, had)
        if isinstance(found, OrderQuestion):
            return found
        wanted.update(found)
    return wanted


def _asked(unclear: Unclear, ids: Sequence[int]) -> OrderQuestion:
    places = [ids[place] for place in unclear.items]
    if unclear.problem is Problem.HOW_MANY:
        choices = [(one, units) for one in places for units in HOW_MANY]
    else:
        choices = [(one, unclear.units) for one in places] if unclear.units else []
    return OrderQuestion(unclear.problem, unclear.word, choices)


def _one(wish: Wish, ids: Sequence[int], had: Mapping[int, int]) -> dict[int, int] | OrderQuestion:
    if wish.item is None:
        return _of_all(wish, had)
    item_id = ids[wish.item]
    has = had.get(item_id, 0)
    match wish.sign:
        case Sign.EXACTLY:
            return {item_id: wish.units}
        case Sign.MORE if has:
            totals = sorted({wish.units, has + wish.units})
            return OrderQuestion(Problem.ALREADY, choices=[(item_id, units) for units in totals])
        case Sign.MORE:
            return {item_id: wish.units}
        case Sign.FEWER if has < wish.units:
            return OrderQuestion(Problem.TOO_LITTLE)
        case Sign.FEWER:
            return {item_id: has - wish.units}
        case Sign.NONE:
            return {item_id: 0} if has else OrderQuestion(Problem.TOO_LITTLE)


def _of_all(wish: Wish, had: Mapping[int, int]) -> dict[int, int] | OrderQuestion:
    """Return what a minus without a name takes back: all, or some of the only thing there is."""
    if wish.sign is Sign.NONE:
        return dict.fromkeys(had, 0)
    if len(had) != 1:
        left = [(one, has - wish.units) for one, has in had.items() if has >= wish.units]
        return OrderQuestion(Problem.WHICH if left else Problem.TOO_LITTLE, choices=left)
    [(item_id, has)] = had.items()
    return {item_id: has - wish.units} if has >= wish.units else OrderQuestion(Problem.TOO_LITTLE)
