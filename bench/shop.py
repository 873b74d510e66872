"""The whole bot in a process of its own, for a bench to talk to: `python -m bench.shop URL API`."""

import asyncio
import signal
import sys

from bot import log
from bot.app import assembled
from bot.settings import load
from sandbox import TOKEN


async def main(url: str, api: str) -> None:
    log.configure(level="warning")
    settings = load(env_file=None, bot_token=TOKEN, telegram_api=api, database_url=url)
    async with assembled(settings) as app:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, app.stop.set)
        await app.run()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
