"""Commission under random people: the laws hold, and each guard that is taken out is missed."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from domain.commission import conversion, lifecycle, postings, rates
from domain.host import share
from domain.payout import ledger
from storage.payout import entries
from tests.flows.commission_machine import RATES, CommissionMachine
from tests.flows.mutants import breaks_a_law, mutate_function

BOUNDED = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
HUNT = settings(BOUNDED, stateful_step_count=15, phases=[Phase.generate])
"""A mutant is caught at the first example that breaks a law; nothing is made smaller."""
PAID: dict[str, Any] = {"days": 17, "rate": RATES[0]}
MUTANTS: dict[str, tuple[dict[str, Any], ModuleType, str, str, str]] = {
    "a commission above the purchase": (
        {"rate": RATES[-1]},
        rates,
        "compute_commission",
        "min(rate.fixed_minor * quantity, amount_minor)",
        "rate.fixed_minor * quantity",
    ),
    "half a unit rounded down": ({}, ledger, "apply_bp", " + BP // 2", ""),
    "the last units of a split lost": (
        {},
        ledger,
        "split",
        "parts[place] += 1",
        "parts[place] += 0",
    ),
    "every level's share to the first": (
        {},
        conversion,
        "_share_out",
        "party_id=numbers[member_id]",
        "party_id=numbers[shared[0][1]]",
    ),
    "promoters who earn in full beside the host": (
        {},
        share,
        "share_commission",
        "max(promoters_minor - by_chat, 0)",
        "promoters_minor",
    ),
    "promoters who earn though the host earns instead": (
        {},
        share,
        "share_commission",
        "HostRule.INSTEAD",
        "'never'",
    ),
    "a host who gives way to promoters": (
        {},
        share,
        "share_commission",
        "min(apply_bp(amount_minor, host.rate_bp), amount_minor)",
        "max(apply_bp(amount_minor, host.rate_bp) - promoters_minor, 0)",
    ),
    "a promise that is approved at once": (
        {},
        conversion,
        "_share_out",
        "LedgerAccount.PENDING",
        "LedgerAccount.APPROVED",
    ),
    "a promoter who was shut out and earns": (
        {},
        conversion,
        "promoter_chain",
        "member.banned_at is not None",
        "False",
    ),
    "a purchase that counts whenever it is told": (
        {},
        conversion,
        "record",
        "key=key,",
        "key=f'{key}:{now}:{amount_minor}',",
    ),
    "a reversal that forgets what is gone": (
        PAID,
        postings,
        "reversal_postings",
        "gone = share.amount_minor - there",
        "gone = 0",
    ),
    "a reversal that takes what is not there": (
        PAID,
        postings,
        "reversal_postings",
        "min(share.amount_minor, max(payable_minor, 0))",
        "share.amount_minor",
    ),
    "a reversal that always makes a debt": (
        {},
        postings,
        "reversal_postings",
        "min(share.amount_minor, max(payable_minor, 0))",
        "0",
    ),
    "a reversal of the first level alone": (
        {},
        lifecycle,
        "_take_back",
        "await lock_shares(tx, conversion)",
        "(await lock_shares(tx, conversion))[:1]",
    ),
    "a reversal of what was rejected": (
        {},
        lifecycle,
        "reverse",
        "*STANDING",
        "*ConversionState",
    ),
    "an approval of what is gone": (
        {},
        lifecycle,
        "approve",
        "ConversionState.PENDING",
        "*ConversionState",
    ),
    "a freeze that does not last": (
        PAID | {"days": 3},
        lifecycle,
        "release_due",
        "found.payable_at > now",
        "False",
    ),
    "a release that pays what was never approved": (
        PAID | {"days": 3},
        lifecycle,
        "release_due",
        "found.state != ConversionState.APPROVED",
        "found.state == ConversionState.PENDING",
    ),
    "a debt that is never recovered": (
        PAID,
        ledger,
        "release",
        "*recovery(party_id, gained, debt, currency)",
        "",
    ),
    "a debt recovered beyond what is owed": (
        PAID,
        ledger,
        "recovery",
        "min(amount_minor, -debt_minor)",
        "amount_minor",
    ),
    "a balance of every currency": (
        {},
        entries,
        "balance",
        "LedgerEntry.currency == currency,",
        "",
    ),
    "a balance of everybody": ({}, entries, "balance", "LedgerEntry.party_id == party,", ""),
}
"""Where it matters, a guard of a function, what it says, and what a mutant says instead."""


def test_the_laws_hold_whatever_people_do(sqlite_template: Path) -> None:
    run_state_machine_as_test(lambda: CommissionMachine(sqlite_template), settings=BOUNDED)


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_mutant_breaks_a_law(
    mutant: str, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, *change = MUTANTS[mutant]
    mutate_function(monkeypatch, *change)
    assert breaks_a_law(mutant, lambda: CommissionMachine(sqlite_template, **where), HUNT)
