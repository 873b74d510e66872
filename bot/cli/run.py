"""`run` and `demo`: the bot itself, for real or in a sandbox."""

import asyncio
import gc
import signal
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from domain.settings import Settings


def run() -> None:
    """Run the bot until Ctrl-C or SIGTERM; what is at hand is finished first."""
    settings = shop.settings()

    from bot import log
    from bot.startup import TokenRefused
    from storage.migrate import DatabaseTooNew
    from storage.process_lock import AlreadyRunning

    log.configure(settings.log_format, settings.log_level)
    try:
        asyncio.run(_run(settings))
    except (AlreadyRunning, DatabaseTooNew) as refused:
        shop.fail(str(refused))
    except TokenRefused as refused:
        shop.fail(str(refused), shop.BAD_CALL)


def demo(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.")] = 8765,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Play with the whole bot in a browser: a sandbox Telegram, a shop, groups and people."""
    from bot.demo import play

    try:
        asyncio.run(play.play(port=port, browser=browser))
    except OSError as error:
        shop.fail(f"cannot listen on port {port}: {error.strerror}; try another: make demo PORT=0")


async def _run(settings: "Settings") -> None:
    from bot.app import build_app

    async with build_app(settings) as app:
        # What the libraries made stays for good; looking through it costs a tenth of a rush.
        gc.freeze()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, app.stop.set)
        await app.run()
