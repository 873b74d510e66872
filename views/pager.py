"""Lists in pages, of members and in the menus: one page of what was found, and the buttons that turn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from views.buttons import button
from views.i18n import Translate

LISTED_MAX = 500
"""Things of one member that are listed."""
Item = TypeVar("Item")


@dataclass(frozen=True)
class ListPage(Generic[Item]):
    """Some of a list, as page `number` of `pages`, both counted from 0; `first` is its place."""

    items: Sequence[Item]
    number: int
    pages: int
    first: int


def cut(items: Sequence[Item], number: int, size: int) -> ListPage[Item]:
    """Return page `number` of a list, or its last one if there are fewer by now."""
    pages = max(1, -(-len(items) // size))
    number = min(max(0, number), pages - 1)
    first = number * size
    return ListPage(items[first : first + size], number, pages, first)


def turns(
    t: Translate, number: int, pages: int, to: Callable[[int], CallbackData]
) -> list[InlineKeyboardButton]:
    """Return the buttons to the page before and the page after, where there are such."""
    return [button(words, to(page)) for words, page in neighbours(t, number, pages)]


def neighbours(t: Translate, number: int, pages: int) -> list[tuple[str, int]]:
    """Return the pages before and after a page, where there are such, each with its label."""
    found = [("deal-button-previous", number - 1)] if number > 0 else []
    found += [("deal-button-next", number + 1)] if number + 1 < pages else []
    return [(t.plain(key), page) for key, page in found]
