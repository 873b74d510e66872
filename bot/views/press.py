"""What stands in buttons, and the toast that answers a press.

A button's data is somebody's text: a number in it is only what a database takes, and says
nothing of what its presser may do.
"""

from typing import Annotated

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery
from pydantic import Field

Id = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""The number of a row."""

Units = Annotated[int, Field(ge=0, le=1_000_000)]
Amount = Annotated[int, Field(ge=0, le=10**15)]
"""A price in minor units, to be compared with the one that holds now, never charged."""


def toast(query: CallbackQuery, words: str) -> AnswerCallbackQuery:
    """Return the call that answers a press with a few words."""
    return AnswerCallbackQuery(callback_query_id=query.id, text=words)
