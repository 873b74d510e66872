"""The process itself: one per database, quick to end, free to start again after a kill."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox import Sandbox
from tests.test_cli import ROOT, telegram
from tests.timeouts import TIMEOUT_S

__all__ = ["telegram"]
ENDS_WITHIN_S = 100.0
"""Far less than anything it could wait for, and enough for a machine with other work."""


class Running:
    """A started command whose lines can be waited for."""

    def __init__(self, folder: Path, *words: str, **variables: str) -> None:
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def says(self, pattern: str) -> re.Match[str]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError(f"ended without {pattern!r}:\n{''.join(self.lines)}")

    def ends(self, signal_number: int | None = None) -> int:
        begun = time.monotonic()
        if signal_number is not None:
            self.process.send_signal(signal_number)
        code = self.process.wait(2 * ENDS_WITHIN_S)
        assert time.monotonic() - begun < ENDS_WITHIN_S
        return code


@pytest.fixture
def variables(telegram: Sandbox) -> dict[str, str]:
    return {"BOT_TOKEN": telegram.token, "TELEGRAM_API": telegram.api_url, "LOG_FORMAT": "json"}


@pytest.fixture
def started(tmp_path: Path, variables: dict[str, str]) -> Iterator[Running]:
    running = Running(tmp_path, "run", **variables)
    running.says("the shop opens")
    yield running
    if running.process.poll() is None:
        running.process.kill()
    running.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_polite_signal_ends_it_within_seconds(started: Running, number: int) -> None:
    assert started.ends(number) == 0


def test_a_second_one_on_the_same_database_is_refused(
    started: Running, tmp_path: Path, variables: dict[str, str]
) -> None:
    second = Running(tmp_path, "run", **variables)
    second.says(f"another bot \\(process {started.process.pid}\\) is running on tuan.db")
    assert second.ends() == 1
    second.process.communicate()
    assert started.process.poll() is None


def test_after_a_kill_it_starts_again(
    started: Running, tmp_path: Path, variables: dict[str, str]
) -> None:
    started.process.kill()
    started.process.wait()
    again = Running(tmp_path, "run", **variables)
    again.says("the shop opens")
    assert again.ends(signal.SIGTERM) == 0
    again.process.communicate()


def test_a_token_that_telegram_does_not_know_is_one_line(
    tmp_path: Path, variables: dict[str, str]
) -> None:
    token = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdef"
    running = Running(tmp_path, "run", **{**variables, "BOT_TOKEN": token})
    running.says("BOT_TOKEN: Telegram knows no bot by this token")
    assert running.ends() == 2
    running.process.communicate()
    assert token not in "".join(running.lines)


def test_the_demo_prints_its_address_posts_by_itself_and_ends(tmp_path: Path) -> None:
    demo = Running(tmp_path, "demo", "--port", "0", "--no-browser")
    try:
        url = demo.says(r"^(http://127\.0\.0\.1:\d+)$")[1]
        with urllib.request.urlopen(url, timeout=TIMEOUT_S) as page:
            assert b"Sandbox" in page.read()
        assert _posted(url, within_s=TIMEOUT_S)
        assert demo.ends(signal.SIGINT) == 0
    finally:
        demo.process.kill()
        demo.process.communicate()


def _posted(url: str, within_s: float) -> bool:
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        with urllib.request.urlopen(f"{url}/api/extras", timeout=TIMEOUT_S) as answer:
            if re.search(rb'"sent": ?[1-9]', answer.read()):
                return True
        time.sleep(0.2)
    return False
