"""`demo`: the bot in a sandbox, with a shop and people."""

import asyncio

from bot.cli import shop
from bot.demo import play


def demo(*, port: int, browser: bool) -> None:
    """Play until a signal ends it."""
    try:
        asyncio.run(play.play(port=port, browser=browser))
    except OSError as error:
        shop.fail(f"cannot listen on port {port}: {error.strerror}; try another: make demo PORT=0")
