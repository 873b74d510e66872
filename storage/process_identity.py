"""Which process this is, in words that another one on the same machine can check.

boot/pid namespace/pid/start     where the system tells (Linux), so that a number that is used again
                                 by another process is not mistaken for the one that ended
"""

import os
import socket
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
ENDED = "ZX"
"""States of a process that runs no more: nobody has asked how it ended yet, or it is being removed."""
_STATE, _STARTED = 0, 19
"""Where they stand in `/proc/<pid>/stat`, behind the name of the command."""


def describe() -> str:
    """Return this process for people: the machine, and the number there."""
    return f"{socket.gethostname()}, process {os.getpid()}"


def identity() -> str:
    """Return this process for `is_gone`, or an empty string where the system does not tell."""
    with suppress(OSError):
        started = _stat(os.getpid())[_STARTED]
        return f"{_machine()}/{os.getpid()}/{started}"
    return ""


def is_gone(other: str) -> bool | None:
    """Whether the process of an `identity` has ended; None where that cannot be told from here."""
    machine, _, rest = other.rpartition("/")[0].rpartition("/")
    started = other.rpartition("/")[2]
    with suppress(OSError):
        if not other or machine != _machine():
            return None
        try:
            stat = _stat(int(rest))
        except (FileNotFoundError, ProcessLookupError):
            return True
        return stat[_STARTED] != started or stat[_STATE] in ENDED
    return None


def _machine() -> str:
    """Return what no other machine, boot or container has at the same time."""
    boot = (PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return f"{boot}/{(PROC / 'self/ns/pid').readlink()}"


def _stat(pid: int) -> list[str]:
    text = (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    return text.rpartition(")")[2].split()
