"""The whole bot as a process, to be killed while it imports, and the mutant beside it."""

import asyncio
import os
import signal

from bot.app import build_app
from bot.settings import load
from domain.deal import feed_import
from domain.deal.deal import import_feed
from jobs import import_feeds
from jobs.import_feeds import FeedReader, Importer, Row
from storage.process_lock import AlreadyRunning
from tests.shop_keys import WORDS

CHUNK_ROWS = 20
"""Small chunks, so that most kills fall into one."""
DIES_AT_ROW = 200


class CountsLater(Importer):
    """The mutant that most imports are: rows in one transaction, how far it is in the next."""

    dies = False

    async def _read_on(self, reading: FeedReader) -> bool:
        while rows := await asyncio.to_thread(reading.next):
            await self._chunk(reading, rows)
        await self._finish(reading)
        return False

    async def _chunk(self, reading: FeedReader, rows: list[Row]) -> None:
        async with self._database.begin() as tx:
            asked = await feed_import.lock_open(tx, reading.number)
            assert asked is not None
            tally = await import_feed(
                tx, rows, source=asked.source, now=self._clock(), rng=self._rng
            )
        if self.dies and reading.place >= DIES_AT_ROW:
            os.kill(os.getpid(), signal.SIGKILL)
        async with self._database.begin() as tx:
            asked = await feed_import.lock_open(tx, reading.number)
            assert asked is not None
            asked.rows_done += len(rows)
            asked.new += tally.new
            asked.same += tally.same
            asked.bad += len(tally.bad)
        reading.note(rows)


class CountsLaterAndDies(CountsLater):
    """The same, killed at the worst moment."""

    dies = True


IMPORTERS: dict[str, type[Importer]] = {
    "": Importer,
    "counts-later": CountsLater,
    "counts-later-and-dies": CountsLaterAndDies,
}


async def main(url: str, api: str, token: str, owner_id: int, mutant: str = "") -> None:
    """Run the bot until it is killed, as soon as the database is free."""
    import_feeds.CHUNK_ROWS = CHUNK_ROWS
    import_feeds.Importer = IMPORTERS[mutant]  # type: ignore[misc]
    settings = load(
        shop_key=WORDS,
        env_file=None,
        bot_token=token,
        telegram_api=api,
        database_url=url,
        owner_id=owner_id,
        limit_overall_per_second=1000,
        limit_chat_per_second=30,
    )
    while True:
        try:
            async with build_app(settings) as app:
                await app.run()
            return
        except AlreadyRunning:
            # PostgreSQL needs a moment to see that whoever was killed is gone.
            await asyncio.sleep(0.05)
