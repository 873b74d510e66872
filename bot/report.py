"""Bugs and alarms: a log line always, and the owner hears of it in private, not too often.

The private message goes through the outbox like everything that must arrive, so an alarm
raised while Telegram is away is told when it is back.
"""

import hashlib
import traceback
from datetime import datetime, timedelta

import structlog

from bot.log import masked
from domain.clock import Clock
from storage import installation
from storage.database import Database
from storage.delivery import outbox
from storage.delivery.tables import Lane, OutboxRow, RetryPolicy

QUIET_FOR = timedelta(minutes=30)
"""The same trouble is told to the owner at most this often."""
REMEMBERED_MAX = 200
WORDS_MAX = 600
log = structlog.get_logger("tuan.report")


class Report:
    """Collects troubles in memory; `flush` hands them to the outbox in one transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._told: dict[str, datetime] = {}
        self._waiting: list[tuple[str, dict[str, object]]] = []

    def bug(self, what: str, error: BaseException, **facts: object) -> None:
        """Log an error of ours with its traceback; queue a short report for the owner."""
        log.error(what, exc_info=error, **facts)
        where = traceback.extract_tb(error.__traceback__)[-1:]
        place = f"{where[0].name}:{where[0].lineno}" if where else "-"
        number = hashlib.sha256(f"{type(error).__name__}{place}".encode()).hexdigest()[:8]
        words = masked(f"{type(error).__name__}: {error}")[:WORDS_MAX]
        self._queue("owner.bug", number, number=number, words=words, place=place)

    def alarm(self, kind: str, **facts: object) -> None:
        """Log a trouble that is not a bug; `kind` names its text, such as `owner.conflict`."""
        log.warning(kind, **facts)
        self._queue(kind, kind, **facts)

    async def flush(self, database: Database) -> int:
        """Write what is waiting to the outbox for the owner, if there is one; return how many."""
        # One assignment: the intake reports from the database's thread.
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return 0
        async with database.begin() as tx:
            owner = await installation.owner_id(tx)
            for kind, facts in waiting[:REMEMBERED_MAX] if owner is not None else ():
                outbox.put(
                    tx,
                    OutboxRow(
                        chat_id=owner or 0,
                        kind=kind,
                        values=dict(facts),
                        lane=Lane.TRANSACTIONAL,
                        policy=RetryPolicy.AT_LEAST_ONCE,
                        due_at=self._clock.now(),
                    ),
                )
        return len(waiting[:REMEMBERED_MAX])

    def _queue(self, kind: str, key: str, **facts: object) -> None:
        now = self._clock.now()
        last = self._told.get(key)
        if last is not None and now - last < QUIET_FOR:
            return
        if len(self._told) >= REMEMBERED_MAX:
            self._told.pop(next(iter(self._told)))
        self._told[key] = now
        self._waiting.append((kind, {name: str(fact) for name, fact in facts.items()}))
