"""Commission terms: when a commission becomes money that can be asked for, and whose it is.

They are one fact of the installation. A conversion keeps a copy of what held when it happened,
so a change counts for what comes after it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from domain.payout.ledger import BP
from domain.refusal import Refused
from storage import installation
from storage.database import Tx

FACT = "commission"
APPROVE_DAYS_MAX = 365
FREEZE_DAYS_MAX = 365
LIMITS_MAX = 50
"""Currencies that may have a limit of their own."""


@dataclass(frozen=True, slots=True)
class CommissionTerms:
    """What holds for every promoter; amounts by currency, in its minor units."""

    approve_after_days: int | None = 3
    """How long a purchase may still be doubted; None waits for a person each time."""
    freeze_days: int = 14
    """From the approval until the commission can be asked for."""
    second_level_bp: int = 0
    """The part of a commission that goes to who brought the promoter; 0 is one level."""
    second_person_above: Mapping[str, int] = field(default_factory=dict)
    """Above how much a withdrawal needs the yes of two people."""
    minimum: Mapping[str, int] = field(default_factory=dict)
    """The least that can be asked for at once."""


def validate_terms(terms: CommissionTerms) -> CommissionTerms:
    """Return terms that make sense, or refuse."""
    days = terms.approve_after_days
    if days is not None and not 0 <= days <= APPROVE_DAYS_MAX:
        raise Refused("commission.approve_days", maximum=APPROVE_DAYS_MAX)
    if not 0 <= terms.freeze_days <= FREEZE_DAYS_MAX:
        raise Refused("commission.freeze_days", maximum=FREEZE_DAYS_MAX)
    if not 0 <= terms.second_level_bp < BP:
        raise Refused("commission.second_level")
    for limits in (terms.second_person_above, terms.minimum):
        if len(limits) > LIMITS_MAX or any(amount < 0 for amount in limits.values()):
            raise Refused("commission.limits", maximum=LIMITS_MAX)
    return terms


def level_weights(terms: CommissionTerms) -> tuple[int, ...]:
    """Return the parts of a commission by level, the first for who brought the buyer."""
    if not terms.second_level_bp:
        return (BP,)
    return (BP - terms.second_level_bp, terms.second_level_bp)


async def current_terms(tx: Tx) -> CommissionTerms:
    """Return the terms that hold now."""
    kept = await installation.get_fact(tx, FACT)
    return CommissionTerms(**(kept or {}))


async def change_terms(tx: Tx, **news: Any) -> CommissionTerms:
    """Set the terms that are named, by their fields' names; return them all, or refuse."""
    changed = validate_terms(replace(await current_terms(tx), **news))
    await installation.set_fact(tx, FACT, asdict(changed))
    return changed
