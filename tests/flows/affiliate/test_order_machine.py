"""Orders of networks under random reports: the laws hold, and each guard that is taken out is missed."""

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from domain.network_order import decide, earn, receive, settle
from tests.flows.affiliate.order_machine import NetworkOrderMachine
from tests.flows.mutants import breaks_a_law, mutate_function

BOUNDED = settings(
    max_examples=4,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
HUNT = settings(BOUNDED, stateful_step_count=18, phases=[Phase.generate])
MUTANTS: dict[str, tuple[ModuleType, str, str, str]] = {
    "a lower report that undoes a higher one": (
        decide,
        "next_state",
        "RANK[wanted] < RANK[state]",
        "False",
    ),
    "a reversal that is taken for an order of its own": (
        receive,
        "take",
        "(report.commission_minor or 0) < 0",
        "False",
    ),
    "a host who earns more than the order brings": (
        earn,
        "compute_share",
        "min(apply_bp(max(basis, 0), rate_bp), commission_minor)",
        "apply_bp(basis, rate_bp)",
    ),
    "a reversal that forgets what was withdrawn": (
        settle,
        "taken_back",
        "there - minor",
        "0",
    ),
    "a share that stays as it was first reported": (
        receive,
        "_changed",
        "order.share_minor, order.changed_at = share_of(order), now",
        "order.changed_at = now",
    ),
    "a doubt that is not heard": (
        decide,
        "next_state",
        "report.status is ReportedStatus.HELD and",
        "False and",
    ),
    "money that can be asked for when it is approved": (
        decide,
        "next_state",
        "RANK[wanted] < RANK[state] else wanted",
        "RANK[wanted] < RANK[state] else NetworkOrderState.PAYABLE",
    ),
}


def test_orders_earn_what_their_network_says(sqlite_template: Path) -> None:
    run_state_machine_as_test(lambda: NetworkOrderMachine(sqlite_template), settings=BOUNDED)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_guard_that_is_taken_out_is_missed(
    name: str, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutate_function(monkeypatch, *MUTANTS[name])
    assert breaks_a_law(name, lambda: NetworkOrderMachine(sqlite_template), HUNT)
