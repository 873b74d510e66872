"""The whole bot in a process of its own, for a bench to talk to.

python -m bench.shop URL API TOKEN [each | apart | stock]
"""

import asyncio
import gc
import signal
import sys
from collections.abc import Sequence

from bench import KEY_WORDS, stock_engine
from bot import log
from bot.app import App, build_app
from bot.press_sets import PressSets
from bot.settings import load
from storage.database import Database


def one_by_one(app: App) -> None:
    """Make the bot's intake take each update in a transaction of its own."""
    take = app.intake.take

    async def each(raws: Sequence[dict[str, object]]) -> None:
        for raw in raws:
            await take([raw])

    app.intake.take = each  # type: ignore[method-assign]


def without_sets(app: App) -> None:
    """Make the bot's intake take a batch in one transaction, but each press by itself."""
    app.intake._sets = PressSets((), app.dispatcher)


HOW = {"each": one_by_one, "apart": without_sets}


def through_stock_dialect() -> None:
    """Make every database of this process use SQLAlchemy's own dialect for aiosqlite."""
    Database._engine = stock_engine  # type: ignore[method-assign]


async def main(url: str, api: str, token: str, how: str = "") -> None:
    """Run until SIGTERM, like `tuan run`; `how` is for a bench that compares."""
    log.configure(level="error")
    settings = load(
        env_file=None, bot_token=token, shop_key=KEY_WORDS, telegram_api=api, database_url=url
    )
    if how == "stock":
        through_stock_dialect()
    async with build_app(settings) as app:
        gc.freeze()
        if how in HOW:
            HOW[how](app)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, app.stop.set)
        await app.run()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
