"""From the command to the first poll, and what the process then weighs.

    python -m bench.start [--runs 5]

Starts `python -m bot run` against a sandbox in this process, on a fresh SQLite file each time,
and waits for its first getUpdates. Memory is the resident set five seconds later.
"""

import argparse
import asyncio
import os
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.clock import Clock
from sandbox import Sandbox

SETTLED_AFTER_S = 5.0


async def first_poll(box: Sandbox) -> None:
    """Wait for the first getUpdates; the kinds asked for are set by it."""
    # A bench may look again and again; nothing else in it waits for this.
    while box.world.updates.allowed is None:  # noqa: ASYNC110
        await asyncio.sleep(0.01)


async def measure(folder: Path) -> tuple[float, float]:
    """Return seconds to the first poll, and MB resident once settled."""
    async with Sandbox(clock=Clock(), limits="strict") as box:
        variables = {
            "BOT_TOKEN": box.token,
            "TELEGRAM_API": box.api_url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/tuan.db",
        }
        begun = time.perf_counter()
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            env={**os.environ, **variables},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        async with asyncio.timeout(60):
            await first_poll(box)
        took = time.perf_counter() - begun
        await asyncio.sleep(SETTLED_AFTER_S)
        status = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii")  # noqa: ASYNC240
        resident = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        child.terminate()
        await child.wait()
    return took, int(resident.split()[1]) / 1024


async def main(runs: int) -> None:
    """Print the median of both figures, with their range."""
    results = []
    for _ in range(runs):
        with TemporaryDirectory() as folder:
            results.append(await measure(Path(folder)))
    for name, unit, values in zip(
        ("first poll after", "resident"), ("s", "MB"), zip(*results, strict=True), strict=True
    ):
        middle = statistics.median(values)
        print(f"{name} {middle:.2f} {unit} (from {min(values):.2f} to {max(values):.2f})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    asyncio.run(main(parser.parse_args().runs))
