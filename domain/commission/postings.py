"""What a conversion writes into the ledger: one transaction for each share and event.

    conversion:12:earned:1      the conversion, the event, the level of the share

Whoever posts holds the conversion, then the parties by their numbers (`held`): one order for
everybody, so that nobody waits in a circle.
"""

from collections.abc import Sequence
from datetime import datetime

from domain.commission import rates
from domain.payout import ledger
from domain.payout.ledger import Posting, credit_postings
from storage.columns import Json
from storage.commission import conversions, rate_rows
from storage.commission.tables import CommissionShare, Conversion, ConversionState
from storage.database import Tx
from storage.payout import entries
from storage.payout.tables import LedgerAccount, Party

ACCOUNTS = {
    ConversionState.PENDING: LedgerAccount.PENDING,
    ConversionState.APPROVED: LedgerAccount.APPROVED,
}
"""Where a share lies before it is payable."""


def reversal_postings(
    share: CommissionShare, state: str, payable_minor: int, currency: str
) -> list[Posting]:
    """Return the lines that reverse a share; `payable_minor` is what its party could ask for."""
    if state in ACCOUNTS:
        account = ACCOUNTS[ConversionState(state)]
        return credit_postings(share.party_id, account, -share.amount_minor, currency)
    there = min(share.amount_minor, max(payable_minor, 0))
    gone = share.amount_minor - there
    return [
        *credit_postings(share.party_id, LedgerAccount.PAYABLE, -there, currency),
        *credit_postings(share.party_id, LedgerAccount.DEBT, -gone, currency),
    ]


def facts_of(conversion: Conversion, share: CommissionShare, scope: str | None) -> Json:
    """Return what the statement explains a line with: the purchase, the rule, the level."""
    facts: Json = {
        "title": conversion.title,
        "quantity": conversion.quantity,
        "amount_minor": conversion.amount_minor,
        "currency": conversion.currency,
        "commission_minor": conversion.commission_minor,
        "rate_bp": conversion.rate_bp,
        "fixed_minor": conversion.fixed_minor,
        "scope": scope,
        "level": share.level,
        "share_minor": share.amount_minor,
    }
    if conversion.host_id is None:
        return facts
    return facts | {"host_bp": conversion.host_bp, "host_rule": conversion.host_rule}


async def lock_shares(tx: Tx, conversion: Conversion) -> list[tuple[CommissionShare, Party]]:
    """Return the shares of a conversion with their parties, which are held from here on."""
    shares = await conversions.shares(tx, conversion.id)
    parties = await entries.lock_parties(tx, [share.party_id for share in shares])
    by_number = {party.id: party for party in parties}
    return [(share, by_number[share.party_id]) for share in shares]


async def build_facts(
    tx: Tx, conversion: Conversion, share: CommissionShare, **more: str | None
) -> Json:
    """Return the facts of a share with what one event adds to them."""
    rate = await rate_rows.find(tx, conversion.rate_id)
    scope = None if rate is None else rates.scope_of(rate)
    return facts_of(conversion, share, scope) | more


def ledger_key(conversion: Conversion, event: str, share: CommissionShare) -> str:
    """Return the key of the event in the ledger."""
    return f"conversion:{conversion.id}:{event}:{share.level}"


async def post_event(
    tx: Tx,
    conversion: Conversion,
    share: CommissionShare,
    event: str,
    postings: Sequence[Posting],
    *,
    now: datetime,
    by_id: int | None = None,
    until: datetime | None = None,
    reason: str | None = None,
) -> None:
    """Write the lines of one event of one share; `until` is when the next comes by itself."""
    until_words = None if until is None else until.isoformat()
    await ledger.post(
        tx,
        ledger_key(conversion, event, share),
        f"conversion.{event}",
        postings,
        now=now,
        facts=await build_facts(tx, conversion, share, until=until_words, reason=reason),
        by_id=by_id,
    )
