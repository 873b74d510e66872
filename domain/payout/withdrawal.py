"""Withdrawals: money leaves what can be withdrawn at the request, and comes back if it is rejected.

    requested --one yes, or two above the limit--> approved --sent, with a proof--> sent
    requested --the member--> rejected(cancelled)                 --it arrived, or 14 days--> confirmed
    requested | approved --an admin--> rejected(reason)
    sent --it bounced, says an admin--> rejected(reason)      unless the member has it, or 14 days went

Locks: the withdrawal's row, then its party; a request holds the party alone. Nobody says yes to
their own. What the console does is done by nobody in particular, and written down all the same.
"""

from datetime import datetime, timedelta
from typing import TypedDict

from domain.admin import audit
from domain.commission.terms import current_terms
from domain.notify import notify, notify_admins
from domain.payout import ledger
from domain.payout.ledger import POINTS, move
from domain.refusal import Refused
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.members import Member
from storage.payout import entries, withdrawals
from storage.payout.tables import (
    Approval,
    LedgerAccount,
    PayoutAccount,
    Withdrawal,
    WithdrawalState,
)


class WithdrawalFacts(TypedDict):
    """What is said of a withdrawal, to anybody; never whose account it is in full."""

    id: int
    amount_minor: int
    currency: str
    masked: str


class WithdrawalAsked(WithdrawalFacts):
    """Somebody wants money."""

    name: str


class WithdrawalNews(WithdrawalFacts):
    """What became of it."""

    state: str
    proof: str | None
    reason: str | None


REQUESTED: Kind[WithdrawalAsked] = Kind("withdrawal.requested")
"""To admins."""
CHANGED: Kind[WithdrawalNews] = Kind("withdrawal.changed")
"""To the member."""
CANCELLED = "cancelled"
READY = ("details", "check", "wait", CANCELLED)
"""Reasons that an admin may press."""
WORDED = (*READY, "banned")
"""Reasons that have words in every language: `withdrawal-reason-<name>`."""
CONFIRMED_AFTER = timedelta(days=14)
WORDS_CHARS_MAX = 200
CONSOLE = 0
"""Who says yes at the console, which is the operator's own."""


def facts(withdrawal: Withdrawal) -> WithdrawalFacts:
    return {
        "id": withdrawal.id,
        "amount_minor": withdrawal.amount_minor,
        "currency": withdrawal.currency,
        "masked": withdrawal.payout_masked,
    }


def amount_of(wanted: int | None, available: int, minimum: int) -> int:
    """Return how much may be asked for, `wanted` None for everything; or refuse."""
    amount = available if wanted is None else wanted
    if available <= 0 or amount > available:
        raise Refused("withdrawal.too_much")
    if amount < max(1, minimum):
        raise Refused("withdrawal.too_little")
    return amount


async def request(
    tx: Tx, member: Member, wanted: int | None, currency: str, *, now: datetime
) -> Withdrawal:
    """Ask for money: it is held from now on; raises `Refused`."""
    if member.banned_at is not None:
        raise Refused("withdrawal.banned")
    if currency == POINTS:
        raise Refused("withdrawal.points")
    account = await tx.get(PayoutAccount, member.id)
    if account is None:
        raise Refused("withdrawal.no_account")
    party = await entries.lock_party(tx, member.id)
    if await withdrawals.open_of(tx, party.id) is not None:
        raise Refused("withdrawal.open")
    rules = await current_terms(tx)
    available = await entries.balance(tx, party.id, LedgerAccount.PAYABLE, currency)
    amount = amount_of(wanted, available, rules.minimum.get(currency, 0))
    limit = rules.second_person_above.get(currency)
    withdrawal = Withdrawal(
        party_id=party.id,
        amount_minor=amount,
        currency=currency,
        approvals_needed=2 if limit is not None and amount > limit else 1,
        payout_masked=account.masked,
        payout_sealed=account.sealed,
        requested_at=now,
    )
    tx.add(withdrawal)
    await tx.flush()
    postings = move(party.id, LedgerAccount.PAYABLE, LedgerAccount.HELD, amount, currency)
    await _post(tx, withdrawal, "requested", postings, now=now, by_id=member.id)
    asked = WithdrawalAsked(**facts(withdrawal), name=member.name)
    await notify_admins(tx, REQUESTED, asked, now=now, but=member.id)
    return withdrawal


async def approve(tx: Tx, withdrawal_id: int, by_id: int, *, now: datetime) -> Withdrawal:
    """Say yes; with enough of them the withdrawal is approved. Raises `Refused`."""
    withdrawal = await _in(tx, withdrawal_id, WithdrawalState.REQUESTED)
    await _not_own(tx, withdrawal, by_id)
    said = await withdrawals.approvals(tx, withdrawal.id)
    if any(one.by_id == by_id for one in said):
        raise Refused("withdrawal.said_yes")
    tx.add(Approval(withdrawal_id=withdrawal.id, by_id=by_id, at=now))
    if len(said) + 1 >= withdrawal.approvals_needed:
        withdrawal.state = WithdrawalState.APPROVED
        await _tell(tx, withdrawal, now=now)
    await tx.flush()
    await _note(tx, withdrawal, "approve", by_id, now=now)
    return withdrawal


async def reject(
    tx: Tx, withdrawal_id: int, by_id: int, reason: str, *, now: datetime
) -> Withdrawal:
    """Say no: the money can be withdrawn again, less what is owed. Raises `Refused`."""
    states = (WithdrawalState.REQUESTED, WithdrawalState.APPROVED)
    withdrawal = await _in(tx, withdrawal_id, *states)
    await _refuse(tx, withdrawal, "reject", by_id, reason, now=now)
    return withdrawal


async def record_bounce(
    tx: Tx, withdrawal_id: int, by_id: int, reason: str, *, now: datetime
) -> Withdrawal:
    """Say that what was sent came back: it can be withdrawn again, less what is owed.

    No part of `reject`, so that whoever says no to what another has just sent hears of that.
    Raises `Refused`.
    """
    withdrawal = await _in(tx, withdrawal_id, WithdrawalState.SENT)
    await _refuse(tx, withdrawal, "bounced", by_id, reason, now=now)
    return withdrawal


async def _refuse(
    tx: Tx, withdrawal: Withdrawal, act: str, by_id: int, reason: str, *, now: datetime
) -> None:
    await _not_own(tx, withdrawal, by_id)
    await _give_back(tx, withdrawal, reason, by_id, now=now)
    ready = {"reason": reason} if reason in WORDED else {}
    await _note(tx, withdrawal, act, by_id, now=now, **ready)
    await _tell(tx, withdrawal, now=now)


async def cancel(tx: Tx, withdrawal_id: int, member_id: int, *, now: datetime) -> Withdrawal:
    """Let a member take back their own request before anybody approved it; or refuse."""
    withdrawal = await _in(tx, withdrawal_id, WithdrawalState.REQUESTED)
    await _require_own(tx, withdrawal, member_id)
    await _give_back(tx, withdrawal, CANCELLED, member_id, now=now)
    return withdrawal


async def record_sent(
    tx: Tx, withdrawal_id: int, by_id: int, proof: str, *, now: datetime
) -> Withdrawal:
    """Write down that the money was sent, and by what proof; raises `Refused`."""
    withdrawal = await _in(tx, withdrawal_id, WithdrawalState.APPROVED)
    await _not_own(tx, withdrawal, by_id)
    words = _words(proof)
    party = withdrawal.party_id
    await entries.lock_parties(tx, [party])
    withdrawal.state, withdrawal.proof = WithdrawalState.SENT, words
    withdrawal.decided_by, withdrawal.settled_at = by_id or None, now
    postings = move(
        party, LedgerAccount.HELD, LedgerAccount.PAID, withdrawal.amount_minor, withdrawal.currency
    )
    await _post(tx, withdrawal, "sent", postings, now=now, by_id=by_id or None)
    await _note(tx, withdrawal, "sent", by_id, now=now)
    await _tell(tx, withdrawal, now=now)
    return withdrawal


async def confirm(tx: Tx, withdrawal_id: int, member_id: int, *, now: datetime) -> Withdrawal:
    """Let a member say that their money arrived; or refuse."""
    withdrawal = await _in(tx, withdrawal_id, WithdrawalState.SENT)
    await _require_own(tx, withdrawal, member_id)
    withdrawal.state, withdrawal.settled_at = WithdrawalState.CONFIRMED, now
    await tx.flush()
    return withdrawal


async def auto_confirm(tx: Tx, withdrawal_id: int, *, now: datetime) -> None:
    """Take what was sent long ago, and about which nobody complained, for arrived."""
    withdrawal = await withdrawals.lock(tx, withdrawal_id)
    if withdrawal is None or withdrawal.state != WithdrawalState.SENT:
        return
    if withdrawal.settled_at is not None and withdrawal.settled_at <= now - CONFIRMED_AFTER:
        withdrawal.state, withdrawal.settled_at = WithdrawalState.CONFIRMED, now


async def _in(tx: Tx, withdrawal_id: int, *states: WithdrawalState) -> Withdrawal:
    withdrawal = await withdrawals.lock(tx, withdrawal_id)
    if withdrawal is None:
        raise Refused("withdrawal.unknown", id=withdrawal_id)
    if withdrawal.state not in states:
        raise Refused("withdrawal.not_now", id=withdrawal_id)
    return withdrawal


async def _not_own(tx: Tx, withdrawal: Withdrawal, by_id: int) -> None:
    member = await withdrawals.member_of(tx, withdrawal)
    if member is not None and member.id == by_id:
        raise Refused("withdrawal.own")


async def _require_own(tx: Tx, withdrawal: Withdrawal, member_id: int) -> None:
    member = await withdrawals.member_of(tx, withdrawal)
    if member is None or member.id != member_id:
        raise Refused("withdrawal.unknown", id=withdrawal.id)


async def _give_back(
    tx: Tx, withdrawal: Withdrawal, reason: str, by_id: int, *, now: datetime
) -> None:
    party, amount = withdrawal.party_id, withdrawal.amount_minor
    lies_in = LedgerAccount.PAID if withdrawal.state == WithdrawalState.SENT else LedgerAccount.HELD
    await entries.lock_parties(tx, [party])
    withdrawal.state, withdrawal.reason = WithdrawalState.REJECTED, _words(reason)
    withdrawal.decided_by, withdrawal.settled_at = by_id or None, now
    await ledger.release(
        tx,
        f"withdrawal:{withdrawal.id}:rejected",
        "withdrawal.rejected",
        move(party, lies_in, LedgerAccount.PAYABLE, amount, withdrawal.currency),
        party,
        currency=withdrawal.currency,
        now=now,
        facts=facts(withdrawal),
        by_id=by_id or None,
    )


async def _post(
    tx: Tx,
    withdrawal: Withdrawal,
    event: str,
    postings: list[ledger.Posting],
    *,
    now: datetime,
    by_id: int | None,
) -> None:
    await ledger.post(
        tx,
        f"withdrawal:{withdrawal.id}:{event}",
        f"withdrawal.{event}",
        postings,
        now=now,
        facts=facts(withdrawal),
        by_id=by_id,
    )


async def _note(
    tx: Tx, withdrawal: Withdrawal, act: str, by_id: int, *, now: datetime, **more: object
) -> None:
    """Write down what was done, in no words that somebody typed: the log cannot forget a name."""
    amount = {"amount_minor": withdrawal.amount_minor, "currency": withdrawal.currency}
    subject = f"withdrawal:{withdrawal.id}"
    await audit.record(tx, by_id or None, f"withdrawal.{act}", subject, now=now, **amount, **more)


async def _tell(tx: Tx, withdrawal: Withdrawal, *, now: datetime) -> None:
    member = await withdrawals.member_of(tx, withdrawal)
    if member is None:
        return
    news: WithdrawalNews = {
        **facts(withdrawal),
        "state": withdrawal.state,
        "proof": withdrawal.proof,
        "reason": withdrawal.reason,
    }
    await notify(tx, member.id, CHANGED, news, now=now)


def _words(typed: str) -> str:
    words = " ".join(typed.split())[:WORDS_CHARS_MAX]
    if not words:
        raise Refused("withdrawal.no_words")
    return words
