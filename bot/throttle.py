"""How much one person may ask of the bot, decided before anything is asked of the database.

    quick enough -> handled
    too fast     -> told once, one line in the log; the rest is dropped without a word
                    until the person has been quiet for long enough

Messages and presses have allowances of their own, far above what hands do in a hot sale. Of a group
only commands count: what people say to each other there is nobody's business. Whoever runs the
shop is never held up: forwarding fifty posts at once is their work.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from aiogram.types import CallbackQuery, InlineQuery, Message, Update

from bot.updates import BATCH_MAX, Unreadable
from domain.admin import authority
from storage.database import Batch


class Verdict(Enum):
    """What becomes of an update."""

    HANDLE = "handle"
    TELL = "tell"
    """The first that is too much: its sender hears so, once."""
    DROP = "drop"


@dataclass(frozen=True)
class Allowance:
    """So many at once, and so many a second in the long run."""

    burst: int
    per_second: float


MESSAGES = Allowance(burst=40, per_second=2.0)
PRESSES = Allowance(burst=60, per_second=6.0)
"""Of buttons, and of letters typed in inline mode."""
PEOPLE_MAX = 20_000
"""Remembered at once; beyond it the one who was heard longest ago is forgotten."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    told: bool = False


class Throttle:
    """The allowances of everybody who is heard; `clock` gives real seconds."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        *,
        messages: Allowance = MESSAGES,
        presses: Allowance = PRESSES,
    ) -> None:
        self._clock = clock
        self._messages, self._presses = messages, presses
        self._buckets: OrderedDict[tuple[int, bool], _Bucket] = OrderedDict()
        self._decided: OrderedDict[int, Verdict] = OrderedDict()

    async def judge(self, batch: Batch, heard: Sequence[Update | Unreadable]) -> list[Verdict]:
        """Return what becomes of each update of a batch."""
        verdicts = [
            self.decide(one) if isinstance(one, Update) else Verdict.HANDLE for one in heard
        ]
        if all(verdict is Verdict.HANDLE for verdict in verdicts):
            return verdicts
        who = [allowance_holder(one) if isinstance(one, Update) else None for one in heard]
        judged = list(zip(who, verdicts, strict=True))
        fast = {one for one, verdict in judged if one and verdict is not Verdict.HANDLE}
        async with batch.savepoint() as tx:
            run_it = {one for one in fast if await authority.load(tx, one) is not None}
        return [Verdict.HANDLE if one in run_it else verdict for one, verdict in judged]

    def decide(self, update: Update) -> Verdict:
        """Return what becomes of an update; one that comes again after a failure is judged alike."""
        known = self._decided.get(update.update_id)
        if known is not None:
            return known
        who = allowance_holder(update)
        verdict = Verdict.HANDLE if who is None else self._take(who, update.message is None)
        self._decided[update.update_id] = verdict
        if len(self._decided) > 2 * BATCH_MAX:
            self._decided.popitem(last=False)
        return verdict

    def _take(self, who: int, pressed: bool) -> Verdict:
        allowance, now = self._presses if pressed else self._messages, self._clock()
        bucket = self._buckets.setdefault((who, pressed), _Bucket(allowance.burst, now))
        self._buckets.move_to_end((who, pressed))
        if len(self._buckets) > PEOPLE_MAX:
            self._buckets.popitem(last=False)
        gained = (now - bucket.at) * allowance.per_second
        bucket.left, bucket.at = min(allowance.burst, bucket.left + gained), now
        if bucket.left >= allowance.burst / 2:
            bucket.told = False
        if bucket.left >= 1:
            bucket.left -= 1
            return Verdict.HANDLE
        if bucket.told:
            return Verdict.DROP
        bucket.told = True
        return Verdict.TELL


def allowance_holder(update: Update) -> int | None:
    """Return whose allowance an update takes from; None where it takes from nobody's.

    Who speaks as a chat has the chat's: Telegram's stand-in for them is the same person everywhere.
    """
    event = update.event
    if isinstance(event, Message):
        if event.successful_payment or event.refunded_payment:
            return None  # Telegram's own word about money, whoever it names.
        words = event.text or event.caption or ""
        counts = event.chat.type == "private" or words.startswith("/")
        who = event.sender_chat or event.from_user
        return who.id if counts and who is not None else None
    return event.from_user.id if isinstance(event, (CallbackQuery, InlineQuery)) else None
