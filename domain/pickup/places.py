"""Where and when the orders of a member's list are picked up, found together."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from storage.database import Tx
from storage.pickup import choices
from storage.stores import Store

OrderKey = tuple[str, int]
"""What an order is called in `storage.subject`, and its id."""


@dataclass(frozen=True, slots=True)
class PickupPlace:
    """The name of a store, and the day and minute, if its member chose some."""

    store: str
    day: str | None
    minute: int | None


async def places_of(
    tx: Tx, member_id: int, wanted: Mapping[OrderKey, int | None]
) -> dict[OrderKey, PickupPlace]:
    """Return where a member's orders are picked up; `wanted` has the store of each, if it stands in it."""
    chosen = await choices.of_member(tx, member_id)
    stores = {
        key: chosen[key].store_id if key in chosen else store_id
        for key, store_id in wanted.items()
        if key in chosen or store_id is not None
    }
    rows = await tx.execute(select(Store.id, Store.name).where(Store.id.in_({*stores.values()})))
    names = dict(rows.all())
    found = {}
    for key, store_id in stores.items():
        choice = chosen.get(key)
        if store_id in names:
            day, minute = (choice.day, choice.minute) if choice else (None, None)
            found[key] = PickupPlace(names[store_id], day, minute)
    return found
