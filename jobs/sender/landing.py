"""What happens around a call that ended: judged at once, acted upon once it is recorded."""

import time
from collections import Counter
from collections.abc import Callable

import structlog

from domain.breaker import Breaker
from domain.outcome import Decision, End, decide, spared
from jobs.sender.flight import Flight
from jobs.sender.line import Line
from jobs.sender.photo import Photos
from jobs.sender.records import Alarm, disturbs
from jobs.sender.weather import Weather
from storage.outbox import Policy, State

AGAIN_FIRST_S, AGAIN_MAX_S = 1.0, 300.0
"""Pauses of a row whose call failed for a reason of its own, doubled by attempt."""

TOO_MANY = 429

log = structlog.get_logger("tuan.sender")


class Landing:
    """Judges the ends of calls for one sender."""

    def __init__(
        self,
        line: Line,
        photos: Photos,
        breaker: Breaker,
        weather: Weather,
        alarm: Alarm,
        reload: Callable[[], None],
    ) -> None:
        self._line, self._photos = line, photos
        self._breaker, self._weather = breaker, weather
        self._alarm, self._reload = alarm, reload
        self.tally: Counter[str] = Counter()
        """How many rows ended in each state since the start, and for which reasons."""

    def judge(self, flight: Flight, end: End) -> frozenset[int]:
        """Decide about a flight that has ended; return the chats that the breaker pardons."""
        row = flight.row
        decision = decide(end, policy=Policy(row.policy), attempts=row.attempts)
        if flight.content is not None:
            self._photos.ended(flight.content, end.file_id)
            if decision.upload_again:
                self._photos.refused(flight.content)
        if decision.back_off or decision.stop:
            self._weather.trouble(stranger=decision.stop)
        if decision.alarm is not None:
            self._tell(decision.alarm, flight, end)
        flight.decision, pardoned = self._in_company(flight, end, decision)
        return pardoned

    def recorded(self, flight: Flight) -> None:
        """Bring memory in line with what was committed about a flight."""
        row, decision = flight.row, flight.decision
        if decision is None:
            return
        self.tally[decision.state] += 1
        if decision.reason is not None and decision.state is not State.SENT:
            self.tally[decision.reason] += 1
            log.warning("not sent", row=row.id, state=decision.state, why=decision.reason)
        if decision.state is State.QUEUED and decision.migrate_to is None:
            self._line.put_back(row, time.monotonic() + _pause_s(flight))
        else:
            self._line.done(row)
        if disturbs(flight):
            self._line.forget(row.chat_id)
            self._reload()

    def _in_company(
        self, flight: Flight, end: End, decision: Decision
    ) -> tuple[Decision, frozenset[int]]:
        """Look at a group's refusal in the light of what the other groups answer."""
        chat_id, now = flight.row.chat_id, time.monotonic()
        error = None if decision.chat is None else decision.chat.value
        if chat_id > 0 or (error is None and decision.state is not State.SENT):
            return decision, frozenset()
        pardoned = self._breaker.note(chat_id, error, now)
        if pardoned:
            log.error("groups paused", error=end.words, chats=len(pardoned))
            self._alarm("owner.breaker", error=end.words, chats=len(pardoned))
        if error is not None and self._breaker.is_open(now):
            return spared(decision), pardoned
        return decision, pardoned

    def _tell(self, alarm: str, flight: Flight, end: End) -> None:
        # A notice to the owner that fails must not cause the next one.
        if not flight.row.kind.startswith("owner."):
            self._alarm(alarm, row=flight.row.id, what=flight.row.kind, reason=end.words)


def _pause_s(flight: Flight) -> float:
    code = flight.end.code if flight.end is not None else None
    if code is None or code == TOO_MANY:
        return 0.0  # The weather, or the freeze, knows how long.
    return min(AGAIN_FIRST_S * 2.0 ** (flight.row.attempts - 1), AGAIN_MAX_S)
