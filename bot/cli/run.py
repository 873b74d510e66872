"""`run`: the bot itself; `demo`: the bot in a sandbox, with a shop and people."""

import asyncio
import gc
import signal

from sqlalchemy.exc import SQLAlchemyError

from bot import log
from bot.app import build_app
from bot.cli import output, shop
from bot.demo import play
from bot.serving.website import CannotServe
from bot.startup import TokenRefused
from domain.settings import Settings
from storage.migrate import DatabaseRefused
from storage.process_lock import AlreadyRunning
from storage.sealing.shop_key import KeyRefused

COLLECTED_AFTER = (700, 10, 10)
"""Python's own numbers, which `bot/__main__.py` raises for commands that end soon."""


def run() -> None:
    """Run the bot until a signal ends it."""
    settings = shop.settings()
    log.configure(settings.log_format, settings.log_level)
    try:
        asyncio.run(_run(settings))
    except (AlreadyRunning, DatabaseRefused, KeyRefused) as refused:
        output.fail(str(refused))
    except (SQLAlchemyError, OSError) as error:
        # While it runs it waits for its database; this is a start without one.
        output.fail(f"the database cannot be used: {shop.first_line(error)}")
    except (CannotServe, TokenRefused) as refused:
        output.fail(str(refused), output.BAD_CALL)


async def _run(settings: Settings) -> None:
    async with build_app(settings) as app:
        # What the libraries made stays for good; looking through it costs a tenth of a rush.
        gc.freeze()
        gc.set_threshold(*COLLECTED_AFTER)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, app.stop.set)
        await app.run()


def demo(*, port: int, browser: bool) -> None:
    """Play until a signal ends it."""
    gc.set_threshold(*COLLECTED_AFTER)
    try:
        asyncio.run(play.play(port=port, browser=browser))
    except OSError as error:
        output.fail(
            f"cannot listen on port {port}: {error.strerror}; try another: make demo PORT=0"
        )
