"""Processes to kill, without paying seconds of imports for each.

`python -m tests.faults.zygote MODULE` imports everything once. For each line of JSON arguments
on its input it forks a process that runs the module's `main` with them, and prints its id.
The end of its input ends it and whatever it started.
"""

import asyncio
import importlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


class ForkServer:
    """The parent's end: starts workers and kills them."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def start(self, *arguments: object) -> int:
        """Start a worker; return its process id."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(arguments).encode() + b"\n")
        return int(await self._process.stdout.readline())

    def kill(self, pid: int) -> None:
        """Kill a worker as hard as it goes."""
        os.kill(pid, signal.SIGKILL)


@asynccontextmanager
async def fork_server(module: str = "tests.faults.worker") -> AsyncIterator[ForkServer]:
    """Yield a zygote of workers, or of another module; afterwards all of them are gone."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.fork_server", module, stdin=pipe, stdout=pipe, cwd=ROOT
    )
    try:
        yield ForkServer(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


def _serve() -> None:
    worker = importlib.import_module(sys.argv[1])
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    children = []
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            sys.stdin.close()
            # What it prints is not for the parent, who reads ids there; nor for a file, which a
            # test of a full disk would keep from growing.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            asyncio.run(worker.main(*json.loads(line)))
            os._exit(0)
        children.append(pid)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
    for pid in children:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


if __name__ == "__main__":
    _serve()
