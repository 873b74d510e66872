"""Processes to kill, without paying seconds of imports for each.

`python -m tests.faults.fork_server` imports a module when it is first asked for it. For each line
of JSON on its input, a module and arguments, it forks a process that runs the module's `main`
with them, and prints its id. One serves a whole run of tests; the end of its input ends it.
"""

import asyncio
import atexit
import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache
from pathlib import Path

from tests.timeouts import TIMEOUT_S

ROOT = Path(__file__).parent.parent.parent
GONE_WITHIN_S = 3 * TIMEOUT_S
"""Some have work to do before they kill themselves."""


class ForkServer:
    """The parent's end: starts workers of one module and kills them."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._started: list[int] = []

    async def start(self, *arguments: object) -> int:
        """Start a worker; return its process id."""
        pid = await asyncio.to_thread(_fork, json.dumps([self._module, *arguments]))
        self._started.append(pid)
        return pid

    def kill(self, pid: int) -> None:
        """Kill a worker as hard as it goes."""
        os.kill(pid, signal.SIGKILL)

    async def close(self) -> None:
        """Kill every worker that is left, and wait until all are gone."""
        left = _children().intersection(self._started) if self._started else set()
        for pid in left:
            with suppress(ProcessLookupError):
                self.kill(pid)
        for pid in left:
            await reaped(pid)


@asynccontextmanager
async def fork_server(module: str = "tests.faults.worker") -> AsyncIterator[ForkServer]:
    """Yield what forks workers of a module; afterwards all of them are gone."""
    server = ForkServer(module)
    try:
        yield server
    finally:
        await server.close()


async def reaped(pid: int) -> None:
    """Wait until a process is gone, and its lock on the database with it."""
    async with asyncio.timeout(GONE_WITHIN_S):
        while Path(f"/proc/{pid}").exists():
            await asyncio.sleep(0.005)


def _fork(line: str) -> int:
    process = _server()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line.encode() + b"\n")
    return int(process.stdout.readline())


def _children() -> set[int]:
    pid = _server().pid
    return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


@cache
def _server() -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.fork_server"],
        stdin=pipe,
        stdout=pipe,
        cwd=ROOT,
        bufsize=0,
    )
    atexit.register(process.communicate)
    return process


def _serve() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        module, *arguments = json.loads(line)
        worker = importlib.import_module(module)
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            sys.stdin.close()
            # What it prints is not for the parent, who reads ids there; nor for a file, which a
            # test of a full disk would keep from growing.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            asyncio.run(worker.main(*arguments))
            os._exit(0)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
