"""The one gate of every reduction: what a price may be compared with.

    no country says otherwise   what the shop's own price history contradicts is not claimed
    European countries          the lowest own price of the 30 days before; without history nothing

`judge_reduction` is asked wherever a price before, a percent or a struck amount would be said: in posts,
on cards, in lists, in previews and in the Mini App.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NotRequired, TypedDict

from domain.reduction.rules import PriceRule, ReferenceKind


class ReferencePrice(TypedDict):
    """What a reduction is measured by, in minor units, and the own history before it in whole days."""

    lowest: int
    """Of the 30 days before the last change."""
    days: int
    first: int
    """Of the 30 days before the first of the steps that led down to the price."""
    first_days: int


class Priced(TypedDict):
    """What something costs, and what the shop says it cost before."""

    price_minor: int
    list_price_minor: int | None
    currency: str
    reference: NotRequired[ReferencePrice]
    """Nothing is known of a price before without it."""
    country: NotRequired[str]
    """Of the chat that reads it; the shop's own without it."""
    plain_only: NotRequired[bool]
    """Whether a claim that does not hold is left out instead of lowered."""


class ReductionOutcome(StrEnum):
    """What became of a claim."""

    NONE = "none"
    SHOWN = "shown"
    LOWERED = "lowered"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Reduction:
    """What may be said: a price before, in minor units, and whole percents below it."""

    outcome: ReductionOutcome
    before_minor: int | None = None
    percent: int = 0


NOTHING = Reduction(ReductionOutcome.NONE)
SILENT = Reduction(ReductionOutcome.SILENT)


def judge_reduction(values: Priced, rule: PriceRule) -> Reduction:
    """Return what may be said of a price that the shop calls reduced."""
    price, listed = values["price_minor"], values["list_price_minor"]
    if listed is None or listed <= price:
        return NOTHING
    if rule.reference is ReferenceKind.OFF:
        return _reduced(ReductionOutcome.SHOWN, price, listed)
    known = _known(values.get("reference"), rule)
    if known is None:
        return (
            SILENT
            if rule.silent_without_history
            else _reduced(ReductionOutcome.SHOWN, price, listed)
        )
    if listed <= known:
        return _reduced(ReductionOutcome.SHOWN, price, listed)
    if known <= price or values.get("plain_only"):
        return SILENT
    return _reduced(ReductionOutcome.LOWERED, price, known)


def _known(reference: ReferencePrice | None, rule: PriceRule) -> int | None:
    if reference is None:
        return None
    progressive = rule.reference is ReferenceKind.PROGRESSIVE
    days = reference["first_days" if progressive else "days"]
    return reference["first" if progressive else "lowest"] if days >= rule.days else None


def _reduced(outcome: ReductionOutcome, price: int, before: int) -> Reduction:
    """Whole percents, rounded down: 24.9 % is never called 25; below one nothing is claimed."""
    percent = (before - price) * 100 // before
    return Reduction(outcome, before, percent) if percent else SILENT
