"""How many presses of buttons a batch holds, for the numbers of the admin menu."""

from collections import Counter
from collections.abc import Iterable

from aiogram.types import Update

from bot.updates import Unreadable
from storage.chat.tables import ButtonKind

PRESS_KINDS = {"gb": ButtonKind.GROUP_BUY, "fs": ButtonKind.FLASH_SALE}
"""How the data of a promotion's buttons begins."""


def count_presses(heard: Iterable[Update | Unreadable]) -> Counter[tuple[int, ButtonKind]]:
    """Return how many presses updates hold, by chat and what the button belongs to."""
    return Counter(key for one in heard if (key := _key(one)) is not None)


def _key(heard: Update | Unreadable) -> tuple[int, ButtonKind] | None:
    query = None if isinstance(heard, Unreadable) else heard.callback_query
    if query is None or query.message is None or query.message.chat.type == "private":
        return None
    prefix = (query.data or "").partition(".")[0]
    return query.message.chat.id, PRESS_KINDS.get(prefix, ButtonKind.OTHER)
