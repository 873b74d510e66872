"""Mutants: a function of the product that says something else, for as long as one test runs."""

import inspect
import sys
import textwrap
from collections.abc import Callable
from types import FunctionType, ModuleType

import pytest
from hypothesis import seed, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

FIRST_SEED = 10
SEEDS = 25
EXAMPLES = 12
"""A few examples of many seeds meet a mistake sooner than many of one seed: the first that hypothesis
makes are the most varied. The first seed met most of them soonest when it was chosen."""


def mutate_function(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, right: str, wrong: str
) -> None:
    """Replace a function everywhere by one in which `right` reads `wrong`."""
    function: FunctionType = getattr(module, name)
    source = textwrap.dedent(inspect.getsource(function))
    assert source.count(right) >= 1, f"{name} does not say {right!r} any more"
    mutant: dict[str, FunctionType] = {}
    exec(compile(source.replace(right, wrong, 1), name, "exec"), module.__dict__, mutant)
    for where in list(sys.modules.values()):
        if getattr(where, "__name__", "").startswith(
            ("domain", "handlers", "jobs", "storage", "tests")
        ):
            for known, value in list(vars(where).items()):
                if value is function:
                    monkeypatch.setattr(where, known, mutant[name])


def breaks_a_law(machine: Callable[[], RuleBasedStateMachine], hunt: settings) -> bool:
    """Return whether a machine's laws are ever broken; it stops at the first time."""
    for number in range(FIRST_SEED, FIRST_SEED + SEEDS):
        try:
            run_state_machine_as_test(
                seed(number)(lambda: machine()), settings=settings(hunt, max_examples=EXAMPLES)
            )
        except (AssertionError, ExceptionGroup, ValueError):
            return True
    return False
