"""The one clock of the shop: real by default, moved by the demo and by tests.

Deadlines, schedules and everything a person reads go by this clock. Pace towards
Telegram does not: its limits run on real seconds, whatever the shop believes.
"""

import asyncio
import time
from datetime import UTC, datetime, timedelta

LONGEST_NAP_S = 0.1
"""A sleeper looks at a moved clock at least this often, in real seconds."""


class Clock:
    """Aware UTC time that can be jumped and sped up while everyone reads it."""

    def __init__(self, start: datetime | None = None, rate: float = 1.0) -> None:
        self._origin = start or datetime.now(UTC)
        self._real_origin = time.monotonic()
        self._rate = rate
        self._moved = start is not None or rate != 1.0

    def now(self) -> datetime:
        """Return the present moment, aware and in UTC."""
        if not self._moved:
            return datetime.now(UTC)
        real = time.monotonic() - self._real_origin
        return self._origin + timedelta(seconds=real * self._rate)

    @property
    def rate(self) -> float:
        """Seconds of the shop per real second."""
        return self._rate

    @rate.setter
    def rate(self, rate: float) -> None:
        self._restart(self.now(), rate)

    def jump(self, by: timedelta) -> None:
        """Move the present by a positive or negative span, keeping the rate."""
        self._restart(self.now() + by, self._rate)

    def jump_to(self, moment: datetime) -> None:
        """Make `moment` (aware) the present, keeping the rate."""
        self._restart(moment.astimezone(UTC), self._rate)

    async def sleep(self, seconds: float) -> None:
        """Return once `seconds` of this clock have passed, even if it is moved meanwhile."""
        until = self.now() + timedelta(seconds=seconds)
        while (left := (until - self.now()).total_seconds()) > 0:  # noqa: ASYNC110
            # Naps, not an event: the clock may be moved by a debugger or a test thread.
            await asyncio.sleep(min(left / self._rate, LONGEST_NAP_S))

    def _restart(self, origin: datetime, rate: float) -> None:
        self._origin, self._rate, self._moved = origin, rate, True
        self._real_origin = time.monotonic()
