"""`deals options`: listed, added once, edited, ended and brought back."""

import json
from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_options_of_a_deal_are_kept_by_commands(terminal: Terminal) -> None:
    code = terminal.types("deals", "add", "Shirt", "12.00", "--print-code").stdout.strip()

    def does(*words: str) -> str:
        done = terminal.types("deals", "options", *words)
        return f"{done.returncode} {done.stdout}{done.stderr}"

    for _ in range(2):
        assert does("add", code, "M", "--stock", "3", "--key", "one").startswith("0 ")
    assert does("add", code, "L", "--price", "15").startswith("0 ")
    assert "There is m already." in does("add", code, "m")
    assert does("edit", code, "l", "stock", "0").startswith("0 ")
    assert does("end", code, "M").startswith("0 ")
    rows = json.loads(terminal.types("deals", "options", "list", code, "--json").stdout)
    assert [(row["option"], row["stock"], row["state"]) for row in rows] == [
        ("M", 3, "ended"),
        ("L", 0, "sold out"),
    ]
    assert does("restore", code, "M").startswith("0 ")
    assert "Size" in does("kinds", code, "Size")
    assert "There is no “XL”" in does("end", code, "XL")
