"""Presses of buttons and their answers.

    pressed -> answered once, within 15 s        pressed -> too old

The same 15 seconds let the bot answer the presser with an ephemeral message.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from domain.clock import Clock
from sandbox.api.refusals import QUERY_TOO_OLD, bad_request
from sandbox.state.messages import Message

ANSWER_WITHIN = timedelta(seconds=15)
ANSWER_TEXT_MAX = 200
REMEMBERED_MAX = 20_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What the presser gets: a toast or alert, a link to open, or a text on the clipboard."""

    text: str = ""
    show_alert: bool = False
    url: str | None = None
    copied: str | None = None
    disabled: bool = False


@dataclass(slots=True, eq=False)
class Query:
    """One press on its way; `answer` is None until the bot has answered."""

    id: str
    user_id: int
    message: Message
    asked_at: datetime
    answer: Answer | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def set_answer(self, answer: Answer) -> None:
        """Answer, and wake who waits for it."""
        self.answer = answer
        self.answered.set()

    def fresh(self, now: datetime) -> bool:
        """Whether the bot may still answer."""
        return now - self.asked_at <= ANSWER_WITHIN


class Callbacks:
    """All presses that may still matter."""

    def __init__(self, clock: Clock, rng: Random) -> None:
        self._clock = clock
        self._rng = rng
        self._queries: dict[str, Query] = {}

    def open(self, user_id: int, message: Message) -> Query:
        """Register a press."""
        if len(self._queries) >= REMEMBERED_MAX:
            self._queries.pop(next(iter(self._queries)))
        query = Query(str(self._rng.getrandbits(62)), user_id, message, self._clock.now())
        self._queries[query.id] = query
        return query

    def fresh(self, query_id: str) -> Query:
        """Return a press of the last 15 seconds, answered or not, or refuse."""
        query = self._queries.get(query_id)
        if query is None or not query.fresh(self._clock.now()):
            raise bad_request(QUERY_TOO_OLD)
        return query

    def answer(self, query_id: str, answer: Answer) -> Query:
        """Give a press its one answer, or refuse."""
        query = self.fresh(query_id)
        if query.answer is not None:
            raise bad_request(QUERY_TOO_OLD)
        if len(answer.text) > ANSWER_TEXT_MAX:
            raise bad_request("MESSAGE_TOO_LONG")
        query.set_answer(answer)
        return query
