"""Answers Telegram's questions before it charges, ahead of the batch that they came with.

    heard -> decided in a transaction of its own -> committed -> answered, past every limit
    8 s after it was heard, whatever has become of that -> "no, try again", and nothing is charged

Telegram waits ten seconds and then tells the payer that it failed. An order that was kept for a
yes that came too late is simply kept until the payer tries again, or the quarter of an hour is over.
"""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from sqlalchemy.exc import SQLAlchemyError

from bot.report import Report
from bot.session import explain
from bot.updates import Unreadable, parse_update
from domain.clock import Clock
from domain.settings import Settings
from handlers.payment import pre_checkout
from handlers.payment.pre_checkout import CheckoutAnswer, CheckoutQuery
from storage.database import Database
from views.i18n import translator

FIELDS = ("pre_checkout_query", "shipping_query")
BUDGET_S = 8.0
"""Of Telegram's ten seconds, counted from when the question was heard."""
log = structlog.get_logger("tuan.checkout")


class Checkout:
    """Decides and answers; what is on its way is awaited by `close`."""

    def __init__(
        self, bot: Bot, database: Database, clock: Clock, settings: Settings, report: Report
    ) -> None:
        self._bot, self._database, self._clock = bot, database, clock
        self._settings, self._report = settings, report
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, raws: Sequence[dict[str, Any]]) -> None:
        """Begin to answer the questions among some updates; return once they are decided or late."""
        heard = time.monotonic()
        for raw in raws:
            if not any(field in raw for field in FIELDS):
                continue
            update = parse_update(raw, self._bot)
            if isinstance(update, Unreadable):
                continue  # The intake puts it into quarantine.
            query = update.pre_checkout_query or update.shipping_query
            if query is None:
                continue
            decided = asyncio.Event()
            task = asyncio.create_task(self._handle(query, heard, decided))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            await decided.wait()

    async def close(self) -> None:
        """Wait for what is on its way."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _handle(self, query: CheckoutQuery, heard: float, decided: asyncio.Event) -> None:
        decision = asyncio.ensure_future(self._decide(query))
        try:
            left = max(0.0, BUDGET_S - (time.monotonic() - heard))
            await asyncio.wait({decision}, timeout=left)
        finally:
            decided.set()
        if not decision.done():
            log.warning("a payment could not be decided in time")
        await self._answer(decision.result() if decision.done() else self._not_now(query))
        await decision

    async def _decide(self, query: CheckoutQuery) -> CheckoutAnswer:
        """Decide and commit; whatever goes wrong is a no."""
        try:
            async with self._database.begin() as tx:
                return await pre_checkout.decide(
                    tx, query, now=self._clock.now(), settings=self._settings
                )
        except (SQLAlchemyError, OSError) as error:
            log.warning("a payment could not be decided", why=type(error).__name__)
        except Exception as error:  # noqa: BLE001
            # A bug of ours must not leave the payer waiting.
            self._report.bug("a payment could not be decided", error)
        return self._not_now(query)

    def _not_now(self, query: CheckoutQuery) -> CheckoutAnswer:
        language = pre_checkout.language_at_once(query.from_user, self._settings.language)
        return pre_checkout.not_now(query, translator(language))

    async def _answer(self, answer: CheckoutAnswer) -> None:
        try:
            await self._bot(answer)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("a payment was not answered", why=explain(error))
