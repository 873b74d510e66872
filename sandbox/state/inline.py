"""Inline mode: what is typed behind the bot's name, what it offers, and what is sent of it.

    typed -> kept answer? -> offered
          `-> asked (30 s) -> answered once -> kept for its cache time -> offered
    offered -> chosen -> a message of the person, "via" the bot, whose buttons lead to the bot

The bot hears what was chosen only where its owner asked @BotFather for that feedback.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.api.refusals import QUERY_TOO_OLD, bad_request
from sandbox.state.chats import Json, SandboxChat
from sandbox.state.messages import Message

ANSWER_WITHIN = timedelta(seconds=30)
REMEMBERED_MAX = 1000
SENT_MAX = 10_000
KeptKey = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """The bot's answer: Bot API results as given, and the messages they stand for, by id."""

    results: list[Json]
    messages: dict[str, Json]
    button: Json | None = None
    cache_time_s: int = 300
    is_personal: bool = False


@dataclass(slots=True, eq=False)
class InlineQuery:
    """What somebody typed behind the bot's name, in a chat; `offer` once there is an answer."""

    id: str
    user_id: int
    text: str
    chat: SandboxChat
    asked_at: datetime
    offer: InlineAnswer | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def set_answer(self, offer: InlineAnswer) -> None:
        """Answer, and wake who waits for it."""
        self.offer = offer
        self.answered.set()


class InlineMode:
    """All inline queries, kept answers, and messages sent by inline mode."""

    def __init__(self) -> None:
        self.feedback = False
        """Whether the bot is told what was chosen."""
        self._queries: OrderedDict[str, InlineQuery] = OrderedDict()
        self._kept: dict[KeptKey, tuple[datetime, InlineAnswer]] = {}
        self._sent: OrderedDict[str, Message] = OrderedDict()

    def open(self, query: InlineQuery, now: datetime) -> bool:
        """Register a query; answer it from what is kept and return True, if there is such."""
        if len(self._queries) >= REMEMBERED_MAX:
            self._queries.popitem(last=False)
        self._queries[query.id] = query
        for key in ((query.text, query.user_id), (query.text, None)):
            until, offer = self._kept.get(key, (now, None))
            if offer is not None and now < until:
                query.set_answer(offer)
                return True
        return False

    def answer(self, query_id: str, offer: InlineAnswer, now: datetime) -> InlineQuery:
        """Give a query its one answer, or refuse."""
        query = self._queries.get(query_id)
        late = query is None or query.offer is not None or now - query.asked_at > ANSWER_WITHIN
        if query is None or late:
            raise bad_request(QUERY_TOO_OLD)
        query.set_answer(offer)
        if offer.cache_time_s > 0:
            self._keep(query, offer, now)
        return query

    def find(self, query_id: str) -> InlineQuery | None:
        """Return a query by its number, None where it is forgotten."""
        return self._queries.get(query_id)

    def remember(self, inline_id: str, message: Message) -> None:
        """Let the bot find a message that was sent by inline mode."""
        if len(self._sent) >= SENT_MAX:
            self._sent.popitem(last=False)
        self._sent[inline_id] = message

    def sent(self, inline_id: str) -> Message:
        """Return a message by its inline number, or refuse."""
        message = self._sent.get(inline_id)
        if message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return message

    def _keep(self, query: InlineQuery, offer: InlineAnswer, now: datetime) -> None:
        self._kept = {key: kept for key, kept in self._kept.items() if kept[0] > now}
        key = (query.text, query.user_id if offer.is_personal else None)
        if len(self._kept) < REMEMBERED_MAX:
            self._kept[key] = (now + timedelta(seconds=offer.cache_time_s), offer)
