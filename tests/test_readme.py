"""What the README says to type works as typed."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

from sandbox import Sandbox
from tests.terminal import Terminal
from tests.test_cli import FEED, ROOT, telegram

__all__ = ["telegram"]


def test_step_6_works_as_typed(terminal: Terminal, telegram: Sandbox) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^6\. .*?```\n(.*?)```", readme, re.DOTALL | re.MULTILINE)
    assert found is not None
    folder = terminal.folder
    shutil.copy(FEED, folder / "products.csv")
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (folder / ".venv" / "bin" / "python").chmod(0o755)
    terminal.variables |= {"TELEGRAM_API": telegram.api_url, "BOT_TOKEN": telegram.token}
    assert terminal.types("deals", "list").returncode == 0
    chat = "INSERT INTO chats (id, type, title, added_at, is_forum, state, rights, minimum_gap_s)"
    with closing(sqlite3.connect(folder / "data" / "tuan.db")) as connection, connection:
        connection.execute(
            f"{chat} VALUES (-100, 'group', 'Tea', '2026-05-01 12:00:00', 0, 'active', '{{}}', 0)"
        )
    # The sandbox knows no such chat, which `doctor` says.
    typed = found[1].replace("-m bot doctor\n", "-m bot doctor || true\n")
    result = subprocess.run(
        ["bash", "-euc", typed],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **terminal.variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "20 new" in result.stdout
    assert "Campaign 1 is on" in result.stdout
    assert "Group buy" in result.stdout


def test_a_code_that_is_none_leads_to_the_list_of_codes(terminal: Terminal) -> None:
    words = ("group-buys", "add", "K7Q2", "--tiers", "10:17.90", "--chats", "all")
    result = terminal.types(*words)
    assert result.returncode == 1
    assert result.stderr == "There is no deal K7Q2. `deals list` shows the codes.\n"
