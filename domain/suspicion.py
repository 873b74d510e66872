"""Suspicion, as far as payout accounts concern it."""

from datetime import datetime

from storage.database import Tx


async def payout_given(tx: Tx, member_id: int, digest: str, *, now: datetime) -> None:
    """Hear that a member gave a payout account, of which only the digest is told."""
