"""Commission rates: which rule holds for a purchase, and what a promoter earns by it.

    a fixed amount for the deal -> a share for the deal
    -> the same for its category -> the same for everything -> nothing is earned

A rate is never changed: a new one of the same scope and kind ends the one before. A fixed amount
is for each unit and counts only for purchases in its own currency; whatever the rule says, a
commission is never more than the purchase itself.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from domain.feeds.limits import PRICE_MINOR_MAX
from domain.payout.ledger import BP, apply_bp
from domain.refusal import Refused
from storage.commission import rate_rows
from storage.commission.tables import CommissionRate
from storage.database import Tx
from storage.deal.tables import Deal

CATEGORY_CHARS_MAX = 100


class Scope(StrEnum):
    """What a rate is for."""

    DEAL = "deal"
    CATEGORY = "category"
    ALL = "all"


SPECIFIC = (Scope.DEAL, Scope.CATEGORY, Scope.ALL)
"""The most specific first."""


def scope_of(rate: CommissionRate) -> Scope:
    """Return what a rate is for."""
    if rate.deal_id is not None:
        return Scope.DEAL
    return Scope.ALL if rate.category is None else Scope.CATEGORY


def applies_to(rate: CommissionRate, deal: Deal | None, currency: str) -> bool:
    """Return whether a rate may be applied to a purchase of a deal, None if it is unknown."""
    if rate.fixed_minor is not None and rate.currency != currency:
        return False
    match scope_of(rate):
        case Scope.DEAL:
            return deal is not None and rate.deal_id == deal.id
        case Scope.CATEGORY:
            return deal is not None and same_category(rate.category, deal.category)
        case Scope.ALL:
            return True


def same_category(one: str | None, other: str | None) -> bool:
    """Return whether two spellings name one category."""
    return (one or "").strip().casefold() == (other or "").strip().casefold()


def pick_rate(
    known: Iterable[CommissionRate], deal: Deal | None, currency: str
) -> CommissionRate | None:
    """Return the rate that holds for a purchase, None if none does; `known` the newest first."""
    fitting = [rate for rate in known if applies_to(rate, deal, currency)]
    return min(fitting, key=_rank, default=None)


def _rank(rate: CommissionRate) -> tuple[int, bool]:
    return SPECIFIC.index(scope_of(rate)), rate.fixed_minor is None


def compute_commission(rate: CommissionRate, amount_minor: int, quantity: int) -> int:
    """Return the commission on a purchase: whole minor units, at most the purchase itself."""
    if rate.fixed_minor is not None:
        return min(rate.fixed_minor * quantity, amount_minor)
    return min(apply_bp(amount_minor, rate.rate_bp or 0), amount_minor)


def validate_rate(rate: CommissionRate) -> CommissionRate:
    """Return a rate that makes sense, or refuse."""
    if (rate.rate_bp is None) == (rate.fixed_minor is None):
        raise Refused("commission.one_kind")
    if rate.deal_id is not None and rate.category is not None:
        raise Refused("commission.one_scope")
    if rate.rate_bp is not None and not 0 <= rate.rate_bp <= BP:
        raise Refused("commission.rate")
    if rate.fixed_minor is not None and not (
        0 < rate.fixed_minor <= PRICE_MINOR_MAX and rate.currency
    ):
        raise Refused("commission.fixed")
    if rate.category is not None and not 0 < len(rate.category) <= CATEGORY_CHARS_MAX:
        raise Refused("commission.category", maximum=CATEGORY_CHARS_MAX)
    return rate


def replaces(rate: CommissionRate, before: CommissionRate) -> bool:
    """Return whether a new rate says anew what one in force says: the same scope and kind."""
    kind = (rate.fixed_minor is None, rate.currency)
    scope = (scope_of(rate), rate.deal_id)
    same = kind == (before.fixed_minor is None, before.currency)
    return same and scope == (scope_of(before), before.deal_id) and _alike(rate, before)


def _alike(rate: CommissionRate, before: CommissionRate) -> bool:
    return same_category(rate.category, before.category)


async def set_rate(tx: Tx, rate: CommissionRate, *, now: datetime) -> CommissionRate:
    """Let a new rate hold, and end the one before it; or refuse."""
    validate_rate(rate)
    known = await rate_rows.in_force(tx)
    ended = [before for before in known if replaces(rate, before)]
    if len(known) - len(ended) >= rate_rows.RATES_MAX:
        raise Refused("commission.too_many", maximum=rate_rows.RATES_MAX)
    for before in ended:
        before.ended_at = now
    tx.add(rate)
    await tx.flush()
    return rate


async def end_rate(tx: Tx, rate_id: int, *, now: datetime) -> CommissionRate:
    """Let a rate hold no more, or refuse; what it has brought stays."""
    rate = await tx.get(CommissionRate, rate_id)
    if rate is None or rate.ended_at is not None:
        raise Refused("commission.no_rate", id=rate_id)
    rate.ended_at = now
    await tx.flush()
    return rate


async def rate_for(tx: Tx, deal: Deal | None, currency: str) -> CommissionRate | None:
    """Return the rate that holds now for a purchase of a deal in a currency."""
    known = await rate_rows.applicable(tx, None if deal is None else deal.id)
    return pick_rate(known, deal, currency)
