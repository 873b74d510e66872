"""Mutants: a function of the product that says something else, for as long as one test runs."""

import inspect
import sys
import textwrap
from types import FunctionType, ModuleType

import pytest


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
