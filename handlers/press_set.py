"""Presses of one batch that want the same thing, heard together.

A feature that has such buttons says so by a `PressSet` beside its handlers. It gives every press the
answer that the handler of one press would give; what it does not do, `NotTogether` leaves to it.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from domain.member import UserInfo
from domain.press_set.people import People
from handlers.context import Context
from storage.database import Tx

Data = TypeVar("Data", bound=CallbackData)


@dataclass(frozen=True, slots=True)
class Press(Generic[Data]):
    """One press of a set; its `ctx` has the set's transaction."""

    query: CallbackQuery
    data: Data
    person: UserInfo
    ctx: Context


@dataclass(frozen=True, slots=True)
class PressSet(Generic[Data]):
    """Buttons whose presses may be decided together."""

    buttons: Sequence[type[Data]]
    """They may be pressed in any order: one set has the presses of all of them."""
    subject: Callable[[Data], int]
    """What a press is about: a set has one subject."""
    shared: Callable[[Tx, Collection[int]], Awaitable[Mapping[int, int]]] | None
    """What subjects have in common, such as a stock: sets that share it keep their order."""
    take: Callable[[Sequence[Press[Data]], People], Awaitable[Sequence[Any]]]
    """Return an answer, or a `Refused`, for each press in its order."""

    @property
    def name(self) -> str:
        """The name of the set: the prefix of its first button."""
        return self.buttons[0].__prefix__
