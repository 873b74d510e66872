"""How fast a call can come back at best: what may be subtracted from an answer's time."""

import math

REMEMBER_S = 30.0
"""The shortest round trip is that of the present and the past stretch of so many seconds."""

DISCOUNT = 0.03
DISCOUNT_S = 0.002
"""The true minimum may be a little below the best one seen: believe this much less."""


class RoundTrip:
    """The sliding minimum of the time from departure to answer, real seconds."""

    def __init__(self) -> None:
        self._since = 0.0
        self._present = math.inf
        self._past = math.inf

    def learn(self, seconds: float, now: float) -> None:
        """Take in one round trip that ended at `now`."""
        self._turn(now)
        self._present = min(self._present, seconds)

    def floor(self, now: float) -> float:
        """Return a time that no round trip falls below; 0 while nothing is known."""
        self._turn(now)
        best = min(self._present, self._past)
        return 0.0 if best == math.inf else max(0.0, best * (1 - DISCOUNT) - DISCOUNT_S)

    def _turn(self, now: float) -> None:
        if now - self._since < REMEMBER_S:
            return
        recent = now - self._since < 2 * REMEMBER_S
        self._past = self._present if recent else math.inf
        self._present, self._since = math.inf, now
