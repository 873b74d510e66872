"""Conversions: what a promoter earns on a confirmed purchase.

    a purchase -> who brought the buyer, and who brought them -> the rate that holds
               -> the commission, split over the levels -> promised in the ledger, once

Rate, price and levels are copied when the purchase happens; nothing that changes later changes
them. How a conversion goes on is told in `domain.commission.lifecycle`.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.commission import earnings_notice, rates
from domain.commission.earnings_notice import EarningsEvent
from domain.commission.postings import post_event
from domain.commission.terms import current_terms, level_weights
from domain.host.share import HostCommission, share_commission
from domain.payout import ledger
from domain.payout.ledger import credit_postings
from domain.referral import reward
from storage import columns, members
from storage.commission import conversions
from storage.commission.tables import HOST_LEVEL, CommissionShare, Conversion
from storage.database import Tx
from storage.deal.tables import Deal
from storage.host.tables import ChatHost
from storage.payout import entries
from storage.payout.tables import LedgerAccount
from storage.personal_data import is_anonymised
from storage.referral import attributions

BANNED = "banned"
ERASED = "erased"
NO_RATE = "no_rate"
"""Why an attributed purchase brought nothing."""


def until(now: datetime, days: int | None) -> datetime | None:
    """Return the end of so many days, None where a person is waited for."""
    return None if days is None else now + timedelta(days=days)


def no_commission_reason(chain: Sequence[int], promoter: int | None) -> str:
    """Return why a purchase brought nothing to whoever brought its buyer."""
    if chain or promoter is None:
        return NO_RATE
    return ERASED if is_anonymised(promoter) else BANNED


async def record(
    tx: Tx,
    key: str,
    *,
    buyer_id: int,
    deal: Deal | None,
    title: str,
    quantity: int,
    amount_minor: int,
    currency: str,
    now: datetime,
    levels: Sequence[int] | None = None,
    host: ChatHost | None = None,
) -> Conversion | None:
    """Write a confirmed purchase down, once; None where nobody earns on it.

    `levels` are the parts of the commission from the buyer's promoter upwards; by default those
    of the terms. A part that nobody may have goes to the others. `host` is of the group that the
    order came from.
    """
    if amount_minor <= 0 or quantity <= 0:
        raise ValueError(f"{key}: {quantity} for {amount_minor} is no purchase")
    promoter = await attributions.promoter_of(tx, buyer_id)
    if promoter is None and host is None:
        await reward.on_purchase(tx, buyer_id, now=now)
        return None
    terms = await current_terms(tx)
    parts = level_weights(terms) if levels is None else levels
    chain = await promoter_chain(tx, buyer_id, promoter, len(parts))
    rate = await rates.rate_for(tx, deal, currency)
    by_rate = rates.compute_commission(rate, amount_minor, quantity) if rate and chain else 0
    whole = share_commission(host, amount_minor, by_rate)
    wanted = Conversion(
        key=key,
        buyer_id=buyer_id,
        title=title,
        quantity=quantity,
        amount_minor=amount_minor,
        currency=currency,
        commission_minor=whole.total_minor,
        at=now,
        deal_id=None if deal is None else deal.id,
        rate_id=None if rate is None else rate.id,
        rate_bp=None if rate is None else rate.rate_bp,
        fixed_minor=None if rate is None else rate.fixed_minor,
        approve_at=until(now, terms.approve_after_days),
        reason=None if whole.total_minor else no_commission_reason(chain, promoter),
        host_id=None if host is None else host.id,
        host_bp=None if host is None else host.rate_bp,
        host_rule=None if host is None else host.rule,
    )
    conversion = await columns.insert_if_absent(tx, wanted)
    if conversion is None:
        return await conversions.by_key(tx, key)
    if whole.total_minor:
        shared = _amounts(chain, parts, whole, host)
        await _share_out(tx, conversion, shared, now=now)
    await reward.on_purchase(tx, buyer_id, now=now)
    return conversion


async def promoter_chain(tx: Tx, buyer_id: int, first: int | None, levels: int) -> list[int]:
    """Return who earns on a buyer's purchase, by level, up to the first who may not."""
    chain: list[int] = []
    above: int | None = first
    while above is not None and len(chain) < levels and above not in (buyer_id, *chain):
        member = await members.find(tx, above)
        if member is None or member.banned_at is not None or is_anonymised(above):
            break
        chain.append(above)
        above = await attributions.promoter_of(tx, above) if len(chain) < levels else None
    return chain


Shared = Sequence[tuple[int, int, int]]
"""Level, member and minor units of each share."""


def _amounts(
    chain: Sequence[int], parts: Sequence[int], whole: HostCommission, host: ChatHost | None
) -> Shared:
    """Return who has what of a commission: the host, and each level its share of the rest."""
    found = [] if host is None else [(HOST_LEVEL, host.member_id, whole.host_minor)]
    if chain:
        amounts = ledger.split(whole.promoters_minor, parts[: len(chain)])
        found += [
            (level, member_id, amount)
            for level, (member_id, amount) in enumerate(zip(chain, amounts, strict=True), 1)
        ]
    return [one for one in found if one[2]]


async def _share_out(tx: Tx, conversion: Conversion, shared: Shared, *, now: datetime) -> None:
    """Promise everybody their share; the shares sum up to the commission."""
    earners = sorted({member_id for _, member_id, _ in shared})
    numbers = {member_id: await entries.make_party(tx, member_id) for member_id in earners}
    # Before the shares: their foreign keys would hold the parties in another order.
    held = {party.id: party for party in await entries.lock_parties(tx, numbers.values())}
    shares = [
        CommissionShare(
            conversion_id=conversion.id,
            level=level,
            party_id=numbers[member_id],
            amount_minor=amount,
        )
        for level, member_id, amount in shared
    ]
    tx.add_all(shares)
    await tx.flush()
    for share in shares:
        party, currency = held[share.party_id], conversion.currency
        promised = credit_postings(party.id, LedgerAccount.PENDING, share.amount_minor, currency)
        await post_event(
            tx, conversion, share, "earned", promised, until=conversion.approve_at, now=now
        )
        await earnings_notice.notify_promoter(
            tx, party, EarningsEvent.EARNED, share.amount_minor, currency, now=now
        )
