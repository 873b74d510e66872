"""What really happened, whatever the bot believes: appended to, never changed.

Only the newest FACTS_MAX facts are kept, so that a demo may run for weeks.

The tests of faults hold the bot's database against this log: a message that was delivered while
the answer was lost stands here with the number of the call that delivered it.
"""

import time
from collections import deque
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.clock import Clock

LoggedEvent = Literal[
    "delivered", "edited", "deleted", "pinned", "answered", "handed_out", "refused", "reacted"
]
ENTRIES_MAX = 50_000
CURRENT_CALL: ContextVar[int | None] = ContextVar("call", default=None)
"""The number of the Bot API call that is being handled, None while people act."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log. `call` numbers Bot API calls; None where a person acted."""

    what: LoggedEvent
    at: datetime
    monotonic_s: float
    call: int | None
    chat_id: int | None = None
    message_id: int | None = None
    text: str = ""
    update_id: int | None = None
    ephemeral_id: int | None = None


class DeliveryLog:
    """The newest facts, oldest first."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.facts: deque[LogEntry] = deque(maxlen=ENTRIES_MAX)

    def write(
        self,
        what: LoggedEvent,
        *,
        chat_id: int | None = None,
        message_id: int | None = None,
        text: str = "",
        update_id: int | None = None,
        ephemeral_id: int | None = None,
    ) -> None:
        """Append a fact about the present moment."""
        now, real = self._clock.now(), time.monotonic()
        place = (chat_id, message_id, text, update_id, ephemeral_id)
        self.facts.append(LogEntry(what, now, real, CURRENT_CALL.get(), *place))

    def delivered(self, chat_id: int | None = None) -> list[LogEntry]:
        """Return what the bot got into a chat (or into all), in order, deleted or not."""
        return [
            fact
            for fact in self.facts
            if fact.what == "delivered"
            and fact.call is not None
            and chat_id in (None, fact.chat_id)
        ]

    def of_kind(self, what: LoggedEvent, chat_id: int | None = None) -> list[LogEntry]:
        """Return all facts of one kind, of one chat or of all."""
        return [f for f in self.facts if f.what == what and chat_id in (None, f.chat_id)]
