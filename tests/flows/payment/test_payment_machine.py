"""Payments under random people and a bad Telegram: the laws hold, and each guard that is taken out is missed."""

from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from domain.payment import charge, invoice, refund
from domain.promotion import payment as order_payment
from jobs import payment
from tests.flows.mutants import mutate_function
from tests.flows.payment.payment_machine import ENDS, PaymentMachine

BOUNDED = settings(
    max_examples=6,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
MUTANTS: dict[str, tuple[ModuleType, str, str, str]] = {
    "already given back is a no": (
        payment,
        "_give_back",
        "if ALREADY not in error.message:",
        "if True:",
    ),
    "what is in doubt counts as given back": (
        payment,
        "_give_back",
        "if not (call.in_doubt and await _is_given_back(bot, call)):",
        "if not call.in_doubt:",
    ),
    "a second charge for one order is kept": (
        charge,
        "record_charge",
        "await _return(tx, charge, against or UNKNOWN, now=now)",
        "pass",
    ),
    "an invoice that was sent on may be paid": (
        invoice,
        "find",
        "if found.member_id != payer_id:",
        "if False:",
    ),
    "what is owed asks nobody to give it back": (
        order_payment,
        "add_line",
        "if kind is PaymentKind.REFUND_DUE:",
        "if False:",
    ),
    "a refund that nobody owed is forgotten": (
        refund,
        "settle",
        "await _book(tx, charge, owed=before != ChargeState.PAID, now=now)",
        "pass",
    ),
}


def test_the_laws_of_money_hold(sqlite_template: Path) -> None:
    run_state_machine_as_test(lambda: PaymentMachine(sqlite_template), settings=BOUNDED)


def what_happens(template: Path, *ends: str) -> None:
    """Let one person pay twice, another try their invoice, one leave, one be called back; then refund."""
    shop = PaymentMachine(template)
    try:
        for member in (1, 2):
            shop.takes(member)
            shop.asks(member)
            shop.checks(0, member, own=True)
            shop.checks(0, 3, own=False)
        for pick, again in ((1, True), (1, False), (0, False)):
            shop.pays(pick, again)
            shop.hears(0, "twice")
        shop.leaves(2)
        shop.the_books_agree()
        for end in ends:
            shop.gives_back(end)
            shop.the_books_agree()
            shop.now += timedelta(hours=1)
        shop.telegram.refund("ch0", shop.now)  # The bank of the first buyer calls it back.
    finally:
        shop.teardown()


@pytest.mark.parametrize("end", ENDS[1:])
@pytest.mark.parametrize("then", ENDS[1:])
def test_a_process_that_ends_at_any_step_of_a_refund_moves_money_once(
    sqlite_template: Path, end: str, then: str
) -> None:
    what_happens(sqlite_template, end, then)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_breaks_a_law(
    sqlite_template: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    mutate_function(monkeypatch, *MUTANTS[name])
    with pytest.raises(AssertionError):
        for end in ENDS[1:]:
            what_happens(sqlite_template, end)
