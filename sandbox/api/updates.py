"""The queue of updates: what the bot is told, in order, until it says that it has it.

    happens -> allowed? -> queued -> handed out (again and again) -> confirmed by a higher offset
                                  \\-> expired: messages after 24 h, presses after 150 s

Ages are counted on the shop's clock; a long poll waits in real seconds.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from domain.clock import Clock
from sandbox.api.refusals import TWO_POLLERS, conflict
from sandbox.state.chats import Json
from sandbox.state.events import Condition

BATCH_MAX = 100
WAITING_MAX = 200_000
POLL_SECONDS_MAX = 50
NOT_BY_DEFAULT = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
LIFETIME = timedelta(hours=24)
LIFETIMES = {
    "callback_query": timedelta(seconds=150),
    "inline_query": timedelta(seconds=30),
    "pre_checkout_query": timedelta(seconds=10),
    "shipping_query": timedelta(seconds=10),
}


@dataclass(slots=True)
class Webhook:
    """Where updates go instead of being polled."""

    url: str
    secret: str | None
    connections_max: int
    last_error: Json = field(default_factory=dict)


@dataclass(slots=True)
class QueuedUpdate:
    """An update in the queue, and when Telegram forgets it."""

    update: Json
    expires_at: datetime

    @property
    def id(self) -> int:
        """The update's number."""
        number: int = self.update["update_id"]
        return number


class UpdateQueue:
    """Telegram's side of getUpdates."""

    def __init__(self, clock: Clock, first_id: int) -> None:
        self._clock = clock
        self._next_id = first_id
        self._waiting: deque[QueuedUpdate] = deque(maxlen=WAITING_MAX)
        self._soonest = datetime.max.replace(tzinfo=clock.now().tzinfo)
        self._poll = 0
        self._closed = False
        self.bell = Condition()
        self.allowed: frozenset[str] | None = None
        self.expired = 0
        self.doubled = False
        """Whether a webhook is sent each update twice, as after an answer that was lost."""
        self.shuffled = False
        """Whether a webhook is sent updates in any order, as several connections carry them."""

    def __len__(self) -> int:
        return len(self._waiting)

    def allow(self, names: Iterable[str] | None) -> None:
        """Choose the kinds of update from now on; None keeps the choice, none at all resets it."""
        if names is not None:
            self.allowed = frozenset(names) or None

    def wants(self, kind: str) -> bool:
        """Whether updates of this kind are queued at all."""
        return kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed

    def put(self, kind: str, value: Json) -> int | None:
        """Queue an update and return its id; None when the bot did not ask for its kind."""
        if not self.wants(kind):
            return None
        number = self._next_id
        self._next_id += 1
        expires_at = self._clock.now() + LIFETIMES.get(kind, LIFETIME)
        self._soonest = min(self._soonest, expires_at)
        self._waiting.append(QueuedUpdate({"update_id": number, kind: value}, expires_at))
        self.bell.notify_all()
        return number

    def confirm(self, offset: int) -> None:
        """Forget everything below `offset`; a negative one keeps that many from the end."""
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0].id < offset:
            self._waiting.popleft()

    def peek(self, limit: int = BATCH_MAX) -> list[Json]:
        """Return the oldest updates without forgetting them."""
        self._expire()
        return [waiting.update for waiting in islice(self._waiting, limit)]

    def done(self, update_ids: set[int]) -> None:
        """Forget updates that a webhook has taken."""
        self._waiting = deque((w for w in self._waiting if w.id not in update_ids), WAITING_MAX)

    def drop(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()

    async def poll(self, offset: int, limit: int, timeout_s: int) -> list[Json]:
        """Answer one getUpdates; the poll that came before it is ended with a conflict."""
        self._poll += 1
        ticket = self._poll
        self.bell.notify_all()
        self.confirm(offset)
        if not self.peek(limit):
            await self._wait(ticket, min(timeout_s, POLL_SECONDS_MAX))
        if ticket != self._poll:
            raise conflict(TWO_POLLERS)
        return self.peek(limit)

    async def _wait(self, ticket: int, timeout_s: int) -> None:
        def over() -> bool:
            return bool(self._waiting) or self._closed or ticket != self._poll

        try:
            await self.bell.until(over, timeout_s)
        except TimeoutError:
            return

    def interrupt(self) -> None:
        """End the poll that waits now, as setWebhook does."""
        self._poll += 1
        self.bell.notify_all()

    def close(self) -> None:
        """Let every waiting poll return at once."""
        self._closed = True
        self.bell.notify_all()

    def _expire(self) -> None:
        now = self._clock.now()
        if now < self._soonest:
            return
        alive = [waiting for waiting in self._waiting if waiting.expires_at > now]
        self.expired += len(self._waiting) - len(alive)
        self._waiting = deque(alive, WAITING_MAX)
        latest = datetime.max.replace(tzinfo=now.tzinfo)
        self._soonest = min((waiting.expires_at for waiting in alive), default=latest)
