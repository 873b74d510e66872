"""Rewards for bringing a newcomer, as far as purchases concern them.

Each confirmed purchase is told here, whether anybody earns commission on it or not.
"""

from datetime import datetime

from storage.database import Tx


async def purchased(tx: Tx, buyer_id: int, *, now: datetime) -> None:
    """Hear that a member has bought something: a reward may wait for just that."""


async def unpurchased(tx: Tx, buyer_id: int, *, now: datetime) -> None:
    """Hear that a purchase of a member was taken back; others of theirs may stand."""
