"""Says what handlers returned, after the commit, without holding up the next batch.

A press that is answered with a toast alone waits for none of the others: no limit of Telegram's concerns
it, and a few hands make these calls one after the other, without a task for each.

Replies are worth something only while the person is still looking, so they live in memory:
at most `PENDING_MAX` wait, and each is dropped `STALE_AFTER_S` after its update. What must
arrive goes through the outbox instead. A fallback chain is tried until Telegram takes a call; a
public line is taken away again by an outbox row. A chart is drawn here, in a thread.
"""

import asyncio
import time
from collections import deque
from collections.abc import Coroutine, Sequence
from datetime import timedelta
from enum import Enum
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import Message
from sqlalchemy.exc import SQLAlchemyError

from bot.answers import OutgoingReply
from bot.session import explain
from domain.clock import Clock
from storage.database import Database
from storage.delivery import outbox
from storage.delivery.kinds import DELETE, MessageRef
from storage.delivery.tables import Lane, OutboxRow, RetryPolicy
from views.chart.drawing import Drawing, in_words, render_drawing
from views.private_reply import FallbackChain
from views.screen import Reply, is_about_picture, words_alone

PENDING_MAX = 2_000
STALE_AFTER_S = 30.0
ANSWERS_MAX = 20_000
"""Answers to presses that wait, beside the replies: without one a button spins on."""
HANDS_MAX = 50
"""Answers to presses on their way at once."""
TOAST_WITHIN_S = 0.5
"""A press is answered after so long even if it is not known yet where its reply went."""
CLOSE_WITHIN_S = 5.0
PUBLIC_FOR = timedelta(seconds=25)
"""How long a public line stays: long enough to press its button."""
_HARMLESS = ("message is not modified", "query is too old")
_REFUSED = (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
"""Telegram did not deliver, and said so; after any other error it may have arrived."""
log = structlog.get_logger("tuan.reply_sender")


class _AttemptResult(Enum):
    """How one call of a fallback chain ended."""

    TAKEN = "taken"
    REFUSED = "refused"
    DOUBT = "may have arrived"


def _answer_in(reply: OutgoingReply) -> AnswerCallbackQuery | None:
    """Return the answer to a press that a reply is or has; of a chain one without words."""
    if isinstance(reply, FallbackChain) and reply.press is not None:
        return AnswerCallbackQuery(callback_query_id=reply.press.query_id)
    return reply if isinstance(reply, AnswerCallbackQuery) else None


class ReplySender:
    """Performs replies concurrently; the replies to one update keep their order."""

    def __init__(self, bot: Bot, database: Database, clock: Clock) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._tasks: set[asyncio.Task[None]] = set()
        self._answers: deque[tuple[float, AnswerCallbackQuery]] = deque()
        self._hands: set[asyncio.Task[None]] = set()

    def say(self, replies: Sequence[OutgoingReply]) -> None:
        """Begin to perform the replies to one update; return at once."""
        full = len(self._tasks) >= PENDING_MAX
        if full:
            log.warning("replies dropped", replies=len(replies), pending=len(self._tasks))
        answer = next((one for reply in replies if (one := _answer_in(reply)) is not None), None)
        if answer is not None and (full or (len(replies) == 1 and answer is replies[0])):
            self._answer(answer)
        elif not full:
            self._begin(self._perform(replies), self._tasks)

    def _answer(self, answer: AnswerCallbackQuery) -> None:
        """Answer a press as soon as a hand is free: no limit of Telegram's concerns that."""
        if len(self._answers) >= ANSWERS_MAX:
            log.warning("a press was not answered", pending=len(self._answers))
            return
        self._answers.append((time.monotonic(), answer))
        if len(self._hands) < HANDS_MAX:
            self._begin(self._answer_presses(), self._hands)

    async def _answer_presses(self) -> None:
        while self._answers:
            since, answer = self._answers.popleft()
            if time.monotonic() - since < STALE_AFTER_S:
                await self._perform((answer,))

    def _begin(self, work: Coroutine[Any, Any, None], among: set[asyncio.Task[None]]) -> None:
        task = asyncio.create_task(work)
        among.add(task)
        task.add_done_callback(among.discard)

    async def close(self) -> None:
        """Wait a few seconds for replies on their way, then give up the rest."""
        if self._tasks or self._hands:
            _, late = await asyncio.wait(self._tasks | self._hands, timeout=CLOSE_WITHIN_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _perform(self, replies: Sequence[OutgoingReply]) -> None:
        try:
            async with asyncio.timeout(STALE_AFTER_S):
                for reply in replies:
                    await self._perform_one(reply)
        except TimeoutError:
            log.warning("replies stale", replies=len(replies))

    async def _perform_one(self, reply: OutgoingReply) -> None:
        try:
            if isinstance(reply, FallbackChain):
                await self._send_first_accepted(reply)
            elif isinstance(reply, Drawing):
                await self._patiently(await render_drawing(reply), instead=in_words(reply))
            else:
                await self._patiently(reply)
        except TelegramBadRequest as refused:
            if not any(words in refused.message for words in _HARMLESS):
                name = refused.method.__api_method__
                log.warning("reply refused", method=name, why=refused.message)
        except (TelegramAPIError, ClientDecodeError) as failed:
            log.warning("reply failed", why=explain(failed))

    async def _send_first_accepted(self, chain: FallbackChain) -> None:
        """Say it quietly if Telegram lets us, else in public for a while, but never both."""
        way = asyncio.ensure_future(self._send_quietly(chain.quiet))
        try:
            if chain.press is not None:
                await asyncio.wait({way}, timeout=TOAST_WITHIN_S)
                arrived = way.result()[0] if way.done() else chain.quiet[0]
                await self._toast(chain.press.toast(arrived))
            arrived, doubtful = await way
        finally:
            way.cancel()
        if arrived is None and not doubtful:
            said = await self._bot(chain.public)
            if said.message_id:
                await self._take_away(said)

    async def _send_quietly(self, calls: Sequence[Reply]) -> tuple[Reply | None, bool]:
        """Make calls until one is taken; return it, and whether one before may have arrived."""
        doubtful = False
        for call in calls:
            end = await self._end_of(call)
            if end is _AttemptResult.TAKEN:
                return call, doubtful
            doubtful = doubtful or end is _AttemptResult.DOUBT
        return None, doubtful

    async def _toast(self, answer: AnswerCallbackQuery) -> None:
        try:
            await self._bot(answer)
        except (TelegramAPIError, ClientDecodeError) as failed:
            log.debug("a press was not answered", why=explain(failed))

    async def _patiently(self, reply: Reply, *, instead: Reply | None = None) -> None:
        """Make a call; one that was refused with a wait is made once more, which waits that long."""
        try:
            await self._call(reply, instead=instead)
        except TelegramRetryAfter:
            await self._call(reply, instead=instead)

    async def _call(self, reply: Reply, *, instead: Reply | None = None) -> None:
        """Make a call; `instead` of a photo that Telegram does not take, say this."""
        try:
            await self._bot(reply)
        except TelegramAPIError as refused:
            words = instead or words_alone(reply)
            if words is None or not is_about_picture(refused):
                raise
            await self._bot(words)

    async def _end_of(self, call: Reply) -> "_AttemptResult":
        try:
            await self._call(call)
        except _REFUSED as refused:
            log.debug("a rung was refused", method=call.__api_method__, why=str(refused))
            return _AttemptResult.REFUSED
        except (TelegramAPIError, ClientDecodeError) as failed:
            log.warning("a rung is in doubt", method=call.__api_method__, why=explain(failed))
            return _AttemptResult.DOUBT
        return _AttemptResult.TAKEN

    async def _take_away(self, said: Message) -> None:
        row = OutboxRow(
            chat_id=said.chat.id,
            kind=DELETE,
            values=MessageRef(message_id=said.message_id),
            due_at=self._clock.now() + PUBLIC_FOR,
            lane=Lane.REPLY,
            policy=RetryPolicy.IDEMPOTENT,
        )
        try:
            async with self._database.begin() as tx:
                outbox.put(tx, row)
        except (SQLAlchemyError, OSError) as error:
            log.warning("a public line will stay", chat_id=said.chat.id, why=str(error))
