"""How a conversion goes on: approved, released, rejected, reversed.

approve   pending -> approved        by a person, or by time; the freeze begins
release   approved -> payable        the freeze is over; a debt is paid back first
reject    pending -> rejected        the promise is taken back
reverse   any of the first three -> reversed
          the share goes back out of the account it is in; what is not there any more,
          because it was asked for or paid out, becomes a debt
"""

from datetime import datetime

from domain.commission import earnings_notice
from domain.commission.conversion import until
from domain.commission.earnings_notice import EarningsEvent
from domain.commission.postings import (
    ACCOUNTS,
    build_facts,
    ledger_key,
    lock_shares,
    post_event,
    reversal_postings,
)
from domain.commission.terms import current_terms
from domain.payout import ledger
from domain.payout.ledger import move
from domain.referral import reward
from domain.refusal import Refused
from storage.commission import conversions
from storage.commission.tables import Conversion, ConversionState
from storage.database import Tx
from storage.payout import entries
from storage.payout.tables import LedgerAccount

STANDING = (*ACCOUNTS, ConversionState.PAYABLE)
"""States that can be reversed."""
REASON_CHARS_MAX = 200


def check_reason(words: str) -> str:
    """Return a person's reason as it is kept, or refuse one that says nothing."""
    reason = words.strip()
    if not 0 < len(reason) <= REASON_CHARS_MAX:
        raise Refused("commission.reason", maximum=REASON_CHARS_MAX)
    return reason


async def approve(
    tx: Tx, conversion_id: int, *, now: datetime, by_id: int | None = None
) -> Conversion:
    """Approve a pending conversion by hand, or refuse; the freeze begins."""
    conversion = await _in_state(tx, conversion_id, ConversionState.PENDING)
    await _approve(tx, conversion, now=now, by_id=by_id)
    return conversion


async def approve_due(tx: Tx, conversion_id: int, *, now: datetime) -> bool:
    """Approve a conversion whose time has come; return whether it was."""
    found = await conversions.lock(tx, conversion_id)
    if found is None or found.state != ConversionState.PENDING:
        return False
    if found.approve_at is None or found.approve_at > now:
        return False
    await _approve(tx, found, now=now, by_id=None)
    return True


async def _approve(tx: Tx, conversion: Conversion, *, now: datetime, by_id: int | None) -> None:
    days = (await current_terms(tx)).freeze_days
    conversion.state, conversion.by_id = ConversionState.APPROVED, by_id
    conversion.payable_at = until(now, days)
    for share, _ in await lock_shares(tx, conversion):
        postings = move(
            share.party_id,
            LedgerAccount.PENDING,
            LedgerAccount.APPROVED,
            share.amount_minor,
            conversion.currency,
        )
        await post_event(
            tx,
            conversion,
            share,
            "approved",
            postings,
            until=conversion.payable_at,
            now=now,
            by_id=by_id,
        )
    await tx.flush()


async def release_due(tx: Tx, conversion_id: int, *, now: datetime) -> bool:
    """Make a conversion payable whose freeze is over; return whether it was."""
    found = await conversions.lock(tx, conversion_id)
    if found is None or found.state != ConversionState.APPROVED:
        return False
    if found.payable_at is None or found.payable_at > now:
        return False
    found.state, found.settled_at = ConversionState.PAYABLE, now
    for share, party in await lock_shares(tx, found):
        moved = move(
            share.party_id,
            LedgerAccount.APPROVED,
            LedgerAccount.PAYABLE,
            share.amount_minor,
            found.currency,
        )
        await ledger.release(
            tx,
            ledger_key(found, "payable", share),
            "conversion.payable",
            moved,
            share.party_id,
            currency=found.currency,
            now=now,
            facts=await build_facts(tx, found, share),
        )
        await earnings_notice.notify_promoter(
            tx, party, EarningsEvent.PAYABLE, share.amount_minor, found.currency, now=now
        )
    await tx.flush()
    return True


async def reject(
    tx: Tx, conversion_id: int, reason: str, *, now: datetime, by_id: int | None = None
) -> Conversion:
    """Reject a pending conversion, or refuse; nothing of it remains."""
    conversion = await _in_state(tx, conversion_id, ConversionState.PENDING)
    await _take_back(tx, conversion, "rejected", check_reason(reason), now=now, by_id=by_id)
    return conversion


async def reverse(
    tx: Tx, conversion_id: int, reason: str, *, now: datetime, by_id: int | None = None
) -> Conversion:
    """Reverse a conversion however far it has come, or refuse; also after it was paid out."""
    conversion = await _in_state(tx, conversion_id, *STANDING)
    await _take_back(tx, conversion, "reversed", check_reason(reason), now=now, by_id=by_id)
    return conversion


async def reverse_purchase(tx: Tx, key: str, reason: str, *, now: datetime) -> bool:
    """Reverse the conversion of a purchase that was taken back; return whether there was one."""
    known = await conversions.by_key(tx, key)
    found = await conversions.lock(tx, known.id) if known is not None else None
    if found is None or found.state not in STANDING:
        return False
    await _take_back(tx, found, "reversed", reason, now=now, by_id=None)
    return True


async def _take_back(
    tx: Tx, conversion: Conversion, event: str, reason: str, *, now: datetime, by_id: int | None
) -> None:
    before, conversion.state = conversion.state, ConversionState(event)
    conversion.reason, conversion.by_id = reason, by_id
    conversion.settled_at = now
    for share, party in await lock_shares(tx, conversion):
        there = await entries.balance(
            tx, share.party_id, LedgerAccount.PAYABLE, conversion.currency
        )
        postings = reversal_postings(share, before, there, conversion.currency)
        await post_event(
            tx, conversion, share, event, postings, reason=conversion.reason, now=now, by_id=by_id
        )
        await earnings_notice.notify_promoter(
            tx, party, EarningsEvent.TAKEN_BACK, share.amount_minor, conversion.currency, now=now
        )
    await reward.on_purchase_undone(tx, conversion.buyer_id, now=now)
    await tx.flush()


async def _in_state(tx: Tx, conversion_id: int, *states: ConversionState) -> Conversion:
    found = await conversions.lock(tx, conversion_id)
    if found is None:
        raise Refused("commission.not_found", id=conversion_id)
    if found.state not in states:
        raise Refused("commission.not_now", id=conversion_id, state=str(found.state))
    return found
