"""Rewards, as far as attributions and memberships concern them."""

from datetime import datetime

from storage.attribution import Attribution
from storage.database import Tx
from storage.referral_program import Program


async def bound(
    tx: Tx, program: Program, attribution: Attribution, *, chat_id: int | None, now: datetime
) -> None:
    """Hear that somebody counts as having brought a newcomer."""


async def rebound(tx: Tx, attribution: Attribution, *, now: datetime) -> None:
    """Hear that a newcomer counts for another promoter from now on."""


async def left(tx: Tx, member_id: int, chat_id: int, *, now: datetime) -> None:
    """Hear that somebody is not in a chat any more."""


async def returned(tx: Tx, member_id: int, chat_id: int, *, now: datetime) -> None:
    """Hear that somebody is in a chat, for the first time or again."""


async def purchased(tx: Tx, buyer_id: int, *, now: datetime) -> None:
    """Hear that a member has bought something: a reward may wait for just that."""


async def unpurchased(tx: Tx, buyer_id: int, *, now: datetime) -> None:
    """Hear that a purchase of a member was taken back; others of theirs may stand."""
