"""Group buys under random people: the laws hold, and each guard that is taken out is missed."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import bindparam, text

from domain.group_buy import finish, join, leave
from domain.option import units
from storage.columns import UtcDateTime
from storage.group_buy import seats
from tests.flows.group_buy_machine import PAYMENTS, GroupBuyMachine
from tests.flows.mutants import breaks_a_law, mutate_function

BOUNDED = settings(
    max_examples=12,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
HUNT = settings(BOUNDED, stateful_step_count=25, phases=[Phase.generate])
"""A mutant is caught at the first example that breaks a law; nothing is made smaller."""
FIRST: dict[str, Any] = {"payment": PAYMENTS[2]}
FULL: dict[str, Any] = {"size": 4, "at_once": False, "led": False}
MUTANTS: dict[str, tuple[dict[str, Any], ModuleType, str, str, str]] = {
    "a hold that lapses twice": (
        FIRST,
        finish,
        "expire_seat",
        "seat.state != SeatState.RESERVED or seat.until is None or seat.until > now",
        "False",
    ),
    "a leaver who keeps the units": (
        {"stock": 9},
        leave,
        "end_seat",
        "await return_units(tx, offer, seat.quantity, seat.option_id)",
        "pass",
    ),
    "a leaver who keeps the units of an option": (
        {"sizes": {"S": 4, "M": 3}},
        units,
        "return_units",
        "if option_id is not None:",
        "if False:",
    ),
    "a place held without the units of its option": (
        FULL | {"sizes": {"S": 4, "M": 3}},
        leave,
        "_hold_for",
        "first.quantity, first.option_id):",
        "first.quantity):",
    ),
    "a promotion told twice": (
        FULL,
        leave,
        "_hold_for",
        "    return True",
        "    await notify(tx, first.member_id, PROMOTED, {}, now=now)\n    return True",
    ),
    "a team without a leader": (
        {"led": True},
        leave,
        "after_leave",
        "if team.leader_id == member_id:",
        "if False:",
    ),
    "reserved seats that fill a team": (
        FIRST | {"size": 4, "at_once": True},
        join,
        "complete_if_full",
        "counted.confirmed != team.size",
        "counted.live != team.size",
    ),
    "the first refund only": (FIRST, leave, "end_seat", "if owed > 0:", "if 1 == seat.id:"),
    "no difference given back": (FIRST, finish, "settle_seat", "if paid > due:", "if False:"),
    "more units than were taken": (
        {"stock": 5, "payment": PAYMENTS[0]},
        join,
        "change_quantity",
        "await take_units(tx, offer, quantity - seat.quantity, seat.option_id)",
        "True",
    ),
}
"""A guard of a function, what it says, what a mutant says instead, and where that matters."""


def test_the_laws_hold_whatever_people_do(sqlite_template: Path) -> None:
    run_state_machine_as_test(lambda: GroupBuyMachine(sqlite_template), settings=BOUNDED)


def test_a_place_beyond_the_size_breaks_a_law(
    sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The statement is built once, so this mutant is another statement."""
    boundless = text(
        "UPDATE teams SET taken = taken + :places "
        "WHERE id = :wanted AND state = 'open' AND :at IS NOT NULL RETURNING taken"
    )
    at = bindparam("at", type_=UtcDateTime)
    monkeypatch.setattr(seats, "_TAKE_PLACES", boundless.bindparams(at))
    assert breaks_a_law(
        "a place beyond the size", lambda: GroupBuyMachine(sqlite_template, **FULL), HUNT
    )


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_mutant_breaks_a_law(
    mutant: str, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, *change = MUTANTS[mutant]
    mutate_function(monkeypatch, *change)
    assert breaks_a_law(mutant, lambda: GroupBuyMachine(sqlite_template, **where), HUNT)
