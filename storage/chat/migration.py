"""What only names a chat and follows it when a group becomes a supergroup, open forms included."""

from typing import Any

from sqlalchemy import Text, cast, select, update

from storage.chat.tables import DeliveryFailure
from storage.columns import change_rows
from storage.database import Tx
from storage.dialogs import Dialog
from storage.group_buy.tables import Seat
from storage.promotion.tables import WaitingListEntry
from storage.referral.tables import Reward

NAMING = (DeliveryFailure, Reward, Seat, WaitingListEntry)
"""Tables whose `chat_id` is part of no key; those where it is have a `move_chat` of their own."""


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup."""
    for table in NAMING:
        rows = update(table).where(table.chat_id == old).values(chat_id=new)
        await change_rows(tx, rows)
    naming = select(Dialog).where(cast(Dialog.data, Text).contains(str(old)))
    for dialog in (await tx.scalars(naming)).all():
        dialog.data = replace_number(dialog.data, old, new)


def replace_number(value: Any, old: int, new: int) -> Any:
    """Return plain JSON with one number in place of another, wherever it stands."""
    if isinstance(value, dict):
        return {name: replace_number(one, old, new) for name, one in value.items()}
    if isinstance(value, list):
        return [replace_number(one, old, new) for one in value]
    return new if type(value) is int and value == old else value
