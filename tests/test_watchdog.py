"""What systemd hears: that the bot has begun, that it is at work, that it ends."""

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.serving import watchdog
from tests.timeouts import TIMEOUT_S


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    path = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(path)
        listening.settimeout(TIMEOUT_S)
        monkeypatch.setenv("NOTIFY_SOCKET", path)
        yield listening


async def heard(systemd: socket.socket) -> str:
    return (await asyncio.to_thread(systemd.recv, 100)).decode()


async def test_words_are_sent_while_the_loop_turns_and_not_when_it_hangs(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "30000")
    turning, stop = [True], asyncio.Event()
    task = asyncio.create_task(watchdog.watch(lambda: turning[0], stop))
    assert await heard(systemd) == "READY=1"
    assert await heard(systemd) == "WATCHDOG=1"
    assert await heard(systemd) == "WATCHDOG=1"
    turning[0] = False
    await asyncio.sleep(0.03)
    systemd.setblocking(False)
    with pytest.raises(BlockingIOError):
        while True:
            systemd.recv(100)
    await asyncio.sleep(0.05)
    with pytest.raises(BlockingIOError):
        systemd.recv(100)
    stop.set()
    await task
    assert systemd.recv(100) == b"STOPPING=1"


async def test_a_unit_without_a_watchdog_hears_the_beginning_and_the_end(
    systemd: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)
    stop = asyncio.Event()
    task = asyncio.create_task(watchdog.watch(lambda: True, stop))
    assert await heard(systemd) == "READY=1"
    stop.set()
    await task
    assert await heard(systemd) == "STOPPING=1"


@pytest.mark.parametrize("typed", ["", "0", "soon", "-5"])
def test_a_limit_that_is_none(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", typed)
    assert watchdog.limit_s() is None


def test_a_limit_of_another_process_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "1000000")
    assert watchdog.limit_s() == 1
    monkeypatch.setenv("WATCHDOG_PID", str(os.getpid() + 1))
    assert watchdog.limit_s() is None


def test_nobody_is_told_without_systemd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert not watchdog.tell("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", "/nowhere/notify")
    assert watchdog.tell("READY=1")
