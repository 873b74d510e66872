"""Hears updates: one batch, one commit, then the answers.

    getUpdates -> read each alone -> ONE write transaction -> commit -> speak
                     |     |            savepoint per update
                 quarantine too fast    Refused or a bug rolls back only its own
                                        next offset written in the same transaction

Presses that want the same thing are one step: `bot.press_sets`.

A kill before the commit means the batch comes again; a kill after it means nothing is done
twice. So an update takes effect exactly once, and a burst of presses shares one fsync.

Presses of buttons under messages in groups and channels are counted, also those that are refused
or change nothing, and before they are handled, so that a group that becomes a supergroup takes
them along. Buttons that open a link or copy a code are pressed without a word to the bot.
"""

import asyncio
import json
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramUnauthorizedError,
)
from aiogram.types import Update
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from bot.answers import OutgoingReply, ReplyContext, ReplyContextFactory
from bot.batch_members import BatchMembers
from bot.checkout import Checkout
from bot.press_count import count_presses
from bot.press_sets import PressSets
from bot.received import ByPolling, Received
from bot.replies import ReplySender
from bot.report import Report
from bot.serving.tally import BatchTally
from bot.session import explain
from bot.startup import trouble
from bot.throttle import Throttle, Verdict, allowance_holder
from bot.updates import RawUpdates, Unreadable, hushed, parse_update
from domain.clock import Clock
from domain.member import language_of
from domain.press_set import NotTogether
from domain.refusal import Refused
from handlers import questions
from storage import errors, fsm, members, updates
from storage.chat import presses
from storage.database import Batch, Database, Tx
from storage.network_guard import forbid_network
from views.i18n import translator
from views.screen import Deferred

BACK_OFF_FIRST_S = 1.0
BACK_OFF_MAX_S = 60.0
EMPTY_POLL_S = 1.0
"""From one empty answer to the next poll: some servers and proxies do not hold an answer back."""
ANSWER_WITHIN_S = 10
"""How much longer than the long poll itself an answer may take."""
KNOWN_FOR = timedelta(days=1)
"""The owner hears of one reason why updates are unreadable at most this often."""
log = structlog.get_logger("tuan.intake")


async def _at_once() -> None:
    """Allow polling."""


class _Closed(Exception):
    """`close` was called while waiting for Telegram or for better times."""


class Intake:
    """Polls one bot's updates into the database until it is cancelled."""

    def __init__(
        self,
        *,
        bot: Bot,
        dispatcher: Dispatcher,
        database: Database,
        clock: Clock,
        speaker: ReplySender,
        answers: ReplyContextFactory,
        report: Report,
        look: Callable[[], None] = lambda: None,
        allowed: Callable[[], Coroutine[Any, Any, None]] = _at_once,
        throttle: Throttle | None = None,
        sets: PressSets | None = None,
        received: Received | None = None,
        checkout: Checkout | None = None,
    ) -> None:
        self._bot, self._dispatcher = bot, dispatcher
        self._database, self._clock = database, clock
        self._speaker = speaker
        self._look = look
        """Called after a commit that put something aside for the admin menu."""
        self._allowed = allowed
        """Returns as soon as this process may poll."""
        self._aside = False
        self._answers, self._report = answers, report
        self._throttle = throttle or Throttle()
        self._sets = sets or PressSets((), dispatcher)
        self.received, self._checkout = received or ByPolling(bot.id), checkout
        self.tally = BatchTally()
        self.turn_at_s = time.monotonic()
        """When the loop that polls last began a turn."""
        self.heard_at_s: float | None = None
        """When Telegram last answered a poll, by the monotonic clock."""
        self._pause_s, self._closing = 0.0, False
        self._waiting: asyncio.Future[Any] | None = None

    async def run(self) -> None:
        """Poll until `close`; every trouble is logged, waited out and recovered from."""
        with suppress(_Closed):
            while not self._closing:
                await self._poll_patiently()

    def close(self) -> None:
        """Let the batch at hand finish, cut waiting short, and make `run` return."""
        self._closing = True
        if self._waiting is not None:
            self._waiting.cancel()

    async def _poll_patiently(self) -> None:
        try:
            began = self.turn_at_s = time.monotonic()
            found = await self.poll_once()
            self._recovered()
            if not found and (early := EMPTY_POLL_S - (time.monotonic() - began)) > 0:
                await self._wait(asyncio.sleep(early))
        except TelegramConflictError as error:
            self._report.alarm("owner.conflict")
            await self._back_off("another process polls with this token", error)
        except TelegramUnauthorizedError as error:
            self._report.alarm("owner.unauthorized")
            await self._back_off("Telegram refuses the token", error)
        except (TelegramAPIError, ClientDecodeError) as error:
            await self._back_off(trouble(error), error)
        except (SQLAlchemyError, OSError) as error:
            if not errors.is_transient(error):
                self._report.bug("intake failed", error)
            await self._back_off("the database does not take the updates", error)

    async def poll_once(self) -> int:
        """Fetch one batch and take it in; return how many updates it had."""
        await self._wait(self._allowed())
        async with self._database.read() as tx:
            offset = await updates.next_offset(tx, self._bot.id)
        request = RawUpdates(offset=offset)
        raws: list[dict[str, Any]] = await self._wait(
            self._bot(request, request_timeout=request.timeout + ANSWER_WITHIN_S)
        )
        self.heard_at_s = time.monotonic()
        if raws:
            await self.take(raws)
        return len(raws)

    async def take(self, raws: Sequence[dict[str, Any]]) -> None:
        """Take a batch in and speak, whoever pays first; raises where there was no commit."""
        if self._checkout is not None:
            await self._checkout.take(raws)
        await self._take(raws)

    async def _take(self, raws: Sequence[dict[str, Any]]) -> None:
        """Take a batch in; one that fails as a whole is tried update by update."""
        try:
            began = time.monotonic()
            said = await self._commit(raws)
            self.tally.observe(time.monotonic() - began, raws, self._clock.now())
        except DBAPIError as error:
            if errors.is_transient(error):
                raise
            if len(raws) == 1:
                await self._set_aside(raws[0], error)
                return
            log.warning("batch failed, taking it one by one", why=str(error))
            for raw in raws:
                await self._take([raw])
            return
        for replies in said:
            self._speaker.say(replies)
        if self._aside:
            self._aside = False
            self._look()

    async def _commit(self, raws: Sequence[dict[str, Any]]) -> list[list[OutgoingReply]]:
        now = self._clock.now()
        with forbid_network():
            async with self._database.batch() as batch:
                said = await batch.run(lambda: self._steps(batch, raws, now))
        return [replies for replies in said if replies]

    async def _steps(
        self, batch: Batch, raws: Sequence[dict[str, Any]], now: datetime
    ) -> list[list[OutgoingReply]]:
        """Handle the updates one after the other; on SQLite this runs in the database's thread."""
        whole = raws
        if self.received.looks:
            async with batch.savepoint() as tx:
                raws = await self.received.new_among(tx, raws, now)
        read = [parse_update(raw, self._bot) for raw in raws]
        verdicts = await self._throttle.judge(batch, read)
        judged = list(zip(raws, read, verdicts, strict=True))
        steps = [(raw, one) for raw, one, verdict in judged if verdict is Verdict.HANDLE]
        heard = [one for _, one in steps]
        async with batch.savepoint() as tx:
            await presses.add(tx, count_presses(heard), now=now)
            asked = await self._asked(tx, heard)
            turns = await self._sets.arrange(tx, heard, asked)
            people = BatchMembers()
            await people.read(tx, [heard[turn[0]] for turn in turns if len(turn) == 1])
        said = [await self._too_fast(batch, one) for _, one, v in judged if v is Verdict.TELL]
        for turn in turns:
            said += await self._turn(batch, [steps[one] for one in turn], asked, people, now)
        async with batch.savepoint() as tx:
            await self.received.note(tx, whole)
        return said

    async def _turn(
        self,
        batch: Batch,
        steps: Sequence[tuple[dict[str, Any], Update | Unreadable]],
        asked: set[int],
        people: BatchMembers,
        now: datetime,
    ) -> list[list[OutgoingReply]]:
        """Handle the presses of a set together; where that cannot be, and all else, one by one."""
        if len(steps) > 1:
            people.forget(one for _, one in steps)
            together = await self._together(batch, [one for _, one in steps], now)
            if together is not None:
                return together
        said = []
        for raw, update in steps:
            await self._settle(batch, update, asked, now)
            said.append(await self._step(batch, raw, update, people, now))
            asked |= {_sender_of(update) or 0}  # They may have been asked something by this one.
        return said

    async def _together(
        self, batch: Batch, heard: Sequence[Update | Unreadable], now: datetime
    ) -> list[list[OutgoingReply]] | None:
        """Handle a set of presses in one savepoint; None where they have to go one by one."""
        pressed = [(one, self._answers.begin(one)) for one in heard if isinstance(one, Update)]
        try:
            async with batch.savepoint() as tx:
                results = await self._sets.take(tx, pressed, now=now)
        except (NotTogether, IntegrityError) as error:
            log.debug("presses are taken one by one", why=str(error))
            return None
        except Exception as error:
            if isinstance(error, (SQLAlchemyError, ConnectionError)) and errors.is_transient(error):
                raise
            self._report.bug("presses failed together, taking them one by one", error)
            return None
        return [
            self._refusal(answers, result)
            if isinstance(result, Refused)
            else answers.replies(result)
            for (_, answers), result in zip(pressed, results, strict=True)
        ]

    async def _too_fast(self, batch: Batch, update: Update | Unreadable) -> list[OutgoingReply]:
        """Tell somebody once that they are too fast, in their language; the log has one line."""
        if isinstance(update, Unreadable):
            return []
        who, answers = allowance_holder(update) or 0, self._answers.begin(update)
        log.warning("a member is too fast, the rest is dropped", member_id=who)
        async with batch.savepoint() as tx:
            member = await members.find(tx, who)
        if member is not None:
            t = translator(language_of(member, self._answers.language()))
            answers.identify_sender(t, self._dispatcher.get("me"), member)
        return self._refusal(answers, Refused("member.too_fast"))

    async def _asked(self, tx: Tx, heard: Sequence[Update | Unreadable]) -> set[int]:
        """Return who in a batch may have been asked something that is to be answered by typing."""
        who = {sender for one in heard if (sender := _sender_of(one)) is not None}
        return await questions.may_be_asked(tx, self._bot.id, who)

    async def _settle(
        self, batch: Batch, update: Update | Unreadable, asked: set[int], now: datetime
    ) -> None:
        """End the questions that an update is no answer to, whatever then comes of the update."""
        if not isinstance(update, Unreadable) and _sender_of(update) in asked:
            async with batch.savepoint() as tx:
                await questions.settle(tx, self._bot.id, update, now=now)

    async def _step(
        self,
        batch: Batch,
        raw: dict[str, Any],
        update: Update | Unreadable,
        people: BatchMembers,
        now: datetime,
    ) -> list[OutgoingReply]:
        if isinstance(update, Unreadable):
            log.error("update unreadable", update_id=update.update_id, why=update.why)
            if await self._quarantine(batch, raw, update.why, now):
                self._report.alarm("owner.unreadable", what=kind_of(raw), why=update.why)
            return []
        answers = self._answers.begin(update)
        try:
            async with batch.savepoint() as tx:
                people.lend(tx, update)
                with fsm.use_transaction(tx):
                    result = await self._dispatcher.feed_update(
                        self._bot, update, tx=tx, now=now, hearing=answers
                    )
            if isinstance(result, Deferred):
                self._aside = True
                return []
            return answers.replies(result)
        except Refused as refused:
            return self._refusal(answers, refused)
        except Exception as error:
            # A bug in one handler stops at its savepoint; a database in trouble stops us all.
            if isinstance(error, (SQLAlchemyError, ConnectionError)) and errors.is_transient(error):
                raise
            self._report.bug("handler failed", error, update_id=update.update_id)
            await self._quarantine(batch, raw, f"{type(error).__name__}: {error}", now)
            return answers.apology()

    def _refusal(self, answers: ReplyContext, refused: Refused) -> list[OutgoingReply]:
        try:
            return answers.refusal(refused)
        except LookupError as error:
            self._report.bug("refusal without words", error, reason=refused.reason)
            return answers.apology()

    async def _quarantine(self, batch: Batch, raw: dict[str, Any], why: str, now: datetime) -> bool:
        """Set an update aside; return whether the reason is the first of its kind for a day."""
        async with batch.savepoint() as tx:
            known = await updates.is_known(tx, why, since=now - KNOWN_FOR)
            updates.quarantine(
                tx,
                bot_id=self._bot.id,
                update_id=int(raw["update_id"]),
                raw=json.dumps(hushed(raw), ensure_ascii=False),
                error=why,
                now=now,
            )
        return not known

    async def _set_aside(self, raw: dict[str, Any], error: Exception) -> None:
        self._report.bug("update could not be committed", error, update_id=raw["update_id"])
        async with self._database.batch() as batch:
            now = self._clock.now()
            async with batch.savepoint() as tx:
                await self.received.new_among(tx, [raw], now)
                await self.received.note(tx, [raw])
            await self._quarantine(batch, raw, str(error), now)

    async def _back_off(self, why: str, error: Exception) -> None:
        self._pause_s = min(max(self._pause_s * 2, BACK_OFF_FIRST_S), BACK_OFF_MAX_S)
        log.warning(why, error=explain(error), pause_s=self._pause_s)
        with suppress(SQLAlchemyError, OSError):
            await self._report.flush(self._database)
        await self._wait(asyncio.sleep(self._pause_s))

    async def _wait(self, something: Coroutine[Any, Any, Any]) -> Any:
        """Await what `close` may cut short; nothing else here is ever cancelled by it."""
        if self._closing:
            something.close()
            raise _Closed
        self._waiting = asyncio.ensure_future(something)
        try:
            return await self._waiting
        except asyncio.CancelledError:
            if self._closing:
                raise _Closed from None
            raise
        finally:
            self._waiting = None

    def _recovered(self) -> None:
        if self._pause_s:
            log.info("updates flow again")
        self._pause_s = 0.0


def kind_of(raw: dict[str, Any]) -> str:
    """Return what an update is about, such as `my_chat_member`."""
    return next((name for name in raw if name != "update_id"), "-")


def _sender_of(heard: Update | Unreadable) -> int | None:
    return None if isinstance(heard, Unreadable) else questions.sender_of(heard)
