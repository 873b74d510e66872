"""`python -m sandbox`: the sandbox alone, with a few people and groups, for any bot to meet."""

import argparse
import asyncio
import signal
import sys
from typing import get_args

from sandbox import Sandbox
from sandbox.api.limits import Profile

GREETING = """\
Sandbox Telegram on {url}
  TELEGRAM_API={url}
  BOT_TOKEN={token}
Ctrl-C ends it; nothing is kept."""


async def serve(port: int, limits: Profile, latency_s: float) -> None:
    """Serve until Ctrl-C or SIGTERM, even where a shell has left Ctrl-C ignored."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    box = Sandbox(limits=limits, latency_s=latency_s)
    furnish(box)
    url = await box.start(port=port)
    sys.stdout.write(GREETING.format(url=url, token=box.token) + "\n")
    sys.stdout.flush()
    try:
        await stop.wait()
    finally:
        await box.close()


def furnish(box: Sandbox) -> None:
    """Put people and groups into an empty world."""
    olga = box.person("Olga")
    ann, ben, chiara = (box.person(name) for name in ("Ann", "Ben", "Chiara"))
    box.group("Tea lovers", [ann, ben, chiara], owner=olga, bot_rights="admin")
    box.group("Neighbours", [ann, ben], kind="group", owner=olga)
    box.channel("Olga's shop", [ann, ben, chiara], owner=olga)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 picks a free one")
    parser.add_argument("--limits", choices=get_args(Profile), default="strict")
    parser.add_argument("--latency-ms", type=int, default=0, help="simulated, per call")
    options = parser.parse_args()
    asyncio.run(serve(options.port, options.limits, options.latency_ms / 1000))


if __name__ == "__main__":
    main()
