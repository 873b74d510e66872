"""What rotations may post: a new deal waits until somebody allows it or holds it back.

    pending -> allowed     by itself where its feed is trusted
    pending -> held        "not yet": left alone by whatever allows many at once
    allowed <-> held

A post, a queue and a campaign of one deal name it, which is a word enough.
"""

from datetime import datetime

from domain.deal.deal import find_deal, lock_deal
from domain.refusal import Refused
from storage.database import Tx
from storage.deal import approvals
from storage.deal.deals import OPERATOR
from storage.deal.tables import Deal, DealApproval


async def allow_deal(tx: Tx, typed: str, *, now: datetime) -> Deal:
    """Let rotations post a deal; twice is once."""
    return await _decide(tx, typed, DealApproval.ALLOWED, now=now)


async def hold_deal(tx: Tx, typed: str, *, now: datetime) -> Deal:
    """Keep a deal out of rotations; what is on its way already is not taken back."""
    return await _decide(tx, typed, DealApproval.HELD, now=now)


async def _decide(tx: Tx, typed: str, approval: DealApproval, *, now: datetime) -> Deal:
    deal = await lock_deal(tx, (await find_deal(tx, typed)).id)
    if deal.approval != approval:
        deal.approval, deal.changed_at = approval, now
    return deal


async def allow_feed(tx: Tx, source: str, *, now: datetime) -> int:
    """Let rotations post the new deals of a feed, not those that are held; return how many."""
    await _require_feed(tx, source)
    return await approvals.allow_waiting(tx, source, now=now)


async def allow_all(tx: Tx, *, now: datetime) -> int:
    """Let rotations post every new deal, not those that are held; return how many."""
    return await approvals.allow_waiting(tx, None, now=now)


async def set_trust(tx: Tx, source: str, trusted: bool, *, now: datetime) -> int:
    """Let rotations post a feed's new deals at once, or no longer; return how many waited and are allowed."""
    await _require_feed(tx, source)
    if not trusted:
        await approvals.distrust(tx, source)
        return 0
    await approvals.trust(tx, source, now=now)
    return await approvals.allow_waiting(tx, source, now=now)


async def _require_feed(tx: Tx, source: str) -> None:
    known, _ = await approvals.count_of_feed(tx, source)
    if not known and source != OPERATOR:
        raise Refused("feed.not_found", source=source[:60])
