"""docs/sandbox.md tells the truth: every order and every method, and no others."""

import re
from pathlib import Path

from sandbox.methods import MODELLED
from sandbox.page.control import CONTROLS, FAULTS
from sandbox.page.control_actions import CONTROL_ACTIONS

PAGE = (Path(__file__).parents[2] / "docs" / "sandbox.md").read_text(encoding="utf-8")
ORDERS, METHODS = PAGE.split("## What is modelled")


def first_cells(text: str) -> set[str]:
    rows = re.findall(r"^\| (`.+?) \|", text, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_every_order_is_written_down() -> None:
    assert first_cells(ORDERS) - {"do"} == {*FAULTS, *CONTROL_ACTIONS, "restart"}
    assert {button["do"] for buttons in CONTROLS.values() for button in buttons} <= first_cells(
        ORDERS
    )


def test_every_modelled_method_is_written_down() -> None:
    rows = re.findall(r"^\| [a-z ]+ \| (`.+) \|$", METHODS, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(MODELLED)
