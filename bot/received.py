"""Which updates were taken in already, in each of the two ways they come.

    polling   in order; the next offset is written with the effects of what came before it
    webhook   in any order, also twice; the number of each is written with its effects, and kept for 48 h

After a change from webhook to polling both count: of what was taken in Telegram may not have heard so.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from storage import updates
from storage.database import Tx

Raw = dict[str, Any]


class Received(Protocol):
    """How a batch is told from what came before it."""

    looks: bool
    """Whether `new_among` has anything to look at: nothing is asked for nothing on the way of a press."""

    async def new_among(self, tx: Tx, raws: Sequence[Raw], now: datetime) -> Sequence[Raw]:
        """Return the updates that were not taken in before, in their order."""

    async def note(self, tx: Tx, raws: Sequence[Raw]) -> None:
        """Write down that updates were taken in, with their effects."""


class ByPolling:
    """What comes by `getUpdates`; `looks` where a webhook was in use within the last days."""

    def __init__(self, bot_id: int, *, looks: bool = False) -> None:
        self._bot_id = bot_id
        self.looks = looks

    async def new_among(self, tx: Tx, raws: Sequence[Raw], now: datetime) -> Sequence[Raw]:
        """Return what no webhook brought before."""
        known = await updates.seen_among(tx, self._bot_id, [number_of(raw) for raw in raws])
        return [raw for raw in raws if number_of(raw) not in known]

    async def note(self, tx: Tx, raws: Sequence[Raw]) -> None:
        """Confirm them by the next offset."""
        await updates.advance(tx, self._bot_id, number_of(raws[-1]) + 1)


class ByWebhook:
    """What Telegram delivers by itself."""

    looks = True

    def __init__(self, bot_id: int) -> None:
        self._bot_id = bot_id

    async def new_among(self, tx: Tx, raws: Sequence[Raw], now: datetime) -> Sequence[Raw]:
        """Return what did not come before, and note that it has come now."""
        numbers = [number_of(raw) for raw in raws]
        new = await updates.mark_seen(tx, self._bot_id, numbers, now=now)
        return [raw for raw in raws if number_of(raw) in new]

    async def note(self, tx: Tx, raws: Sequence[Raw]) -> None:
        """Do nothing: `new_among` has noted them."""


def number_of(raw: Raw) -> int:
    """Return an update's number."""
    return int(raw["update_id"])
