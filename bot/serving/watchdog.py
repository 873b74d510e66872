"""Telling systemd that the bot has begun, ends, and is still at work (`Type=notify`, `WatchdogSec=`).

The word that it lives is sent only while the loop that takes updates in turns: a process that hangs is
started again, one that waits for Telegram or its database is not. Without systemd nothing is sent.
"""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import suppress

PER_LIMIT = 3
"""Words within the time that systemd waits for one."""


def tell(words: str) -> bool:
    """Send a word to systemd; return whether there is one to hear it."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
        out.connect("\0" + address[1:] if address.startswith("@") else address)
        out.send(words.encode())
    return True


def limit_s() -> float | None:
    """Return for how long systemd waits for a word, None where it does not."""
    typed = os.environ.get("WATCHDOG_USEC", "")
    mine = os.environ.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    return int(typed) / 1_000_000 if mine and typed.isdigit() and int(typed) else None


async def watch(turns: Callable[[], bool], stop: asyncio.Event) -> None:
    """Say that the bot lives, again and again while `turns` says so, until `stop`."""
    tell("READY=1")
    every_s = limit_s()
    while not stop.is_set():
        if every_s is not None and turns():
            tell("WATCHDOG=1")
        with suppress(TimeoutError):
            async with asyncio.timeout(None if every_s is None else every_s / PER_LIMIT):
                await stop.wait()
    tell("STOPPING=1")
