"""Units of a group buy: those of all, and of each option that has units of its own.

What all have left is the sum of what the options have left: both move in one transaction.
"""

from storage.database import Tx
from storage.group_buy import seats
from storage.group_buy.tables import GroupBuy
from storage.option import promotion_options


async def take_units(tx: Tx, offer: GroupBuy, quantity: int, option_id: int | None = None) -> bool:
    """Take units from the stock; return False, and take none, if there are not as many."""
    if option_id is not None and not await promotion_options.take_units(tx, option_id, quantity):
        return False
    if offer.stock_total is None or await seats.take_units(tx, offer.id, quantity):
        return True
    if option_id is not None:
        await promotion_options.give_units(tx, option_id, quantity)
    return False


async def return_units(
    tx: Tx, offer: GroupBuy, quantity: int, option_id: int | None = None
) -> None:
    """Give units back to the stock."""
    if option_id is not None:
        await promotion_options.give_units(tx, option_id, quantity)
    if offer.stock_total is not None:
        await seats.give_units(tx, offer.id, quantity)
