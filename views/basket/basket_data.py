"""What the buttons of a basket carry."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from views.buttons import Id, Units

Order = Annotated[str, Field(pattern=r"^[a-z][0-9]{1,9}$")]


class BasketOpen(CallbackData, prefix="bk.open"):
    """Show the presser a page of their basket, counted from 0."""

    number: Units


class BasketSet(CallbackData, prefix="bk.set"):
    """Have so many units of something in one's basket; item 0 is an order without items."""

    order: Order
    item_id: Annotated[int, Field(ge=0, le=2**31 - 1)]
    units: Id
    number: Units


class BasketRemove(CallbackData, prefix="bk.out"):
    """Take something out of one's basket, once one is sure."""

    order: Order
    item_id: Annotated[int, Field(ge=0, le=2**31 - 1)]
    number: Units
    sure: bool


class BasketNote(CallbackData, prefix="bk.note"):
    """Write a note on everything in one's basket."""


class BasketPay(CallbackData, prefix="bk.pay"):
    """Pay everything in one's basket that is to be paid now."""
