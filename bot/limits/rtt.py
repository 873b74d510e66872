"""How fast a call can come back at best: what may be subtracted from an answer's time."""

import math

REMEMBER_S = 30.0
"""The shortest round trip is that of the present and the past stretch of so many seconds."""
DISCOUNT = 0.03
DISCOUNT_S = 0.002
"""The true minimum may be a little below the best one seen: believe this much less."""
TRIPS_LEAST = 30
"""Fewer trips may all have been slow ones, as those of a program that has just started: then
nothing is subtracted. It is a second's worth at full speed, so a broadcast loses one round trip.
"""


class RoundTrip:
    """The sliding minimum of the time from departure to answer, real seconds."""

    def __init__(self) -> None:
        self._since = 0.0
        self._present = math.inf
        self._past = math.inf
        self._presently = 0
        self._formerly = 0

    def learn(self, seconds: float, now: float) -> None:
        """Take in one round trip that ended at `now`."""
        self._turn(now)
        self._present = min(self._present, seconds)
        self._presently += 1

    def floor(self, now: float) -> float:
        """Return a time that no round trip falls below; 0 while too little is known."""
        self._turn(now)
        if self._presently + self._formerly < TRIPS_LEAST:
            return 0.0
        return max(0.0, min(self._present, self._past) * (1 - DISCOUNT) - DISCOUNT_S)

    def _turn(self, now: float) -> None:
        if now - self._since < REMEMBER_S:
            return
        recent = now - self._since < 2 * REMEMBER_S
        self._past = self._present if recent else math.inf
        self._formerly = self._presently if recent else 0
        self._present, self._presently, self._since = math.inf, 0, now
