"""One limit: at most so many calls in any so many seconds, counted when they arrive.

    depart -> (in flight) -> land(stamp)
                           -> cancel        it never left

The server counts a call when it arrives, which we never see: it is somewhere between our
departure and its answer. A call in flight therefore occupies its slot. Once answered, its
stamp is *the answer's time minus the shortest round trip known*, and the next call may depart
one window after the stamp of the one it replaces. That is tight and safe at once: let `up` and
`down` be the shortest ways to and fro. The old call arrived before answer - down; a new one
arrives after departure + up; the gap is a window if departure >= answer - (up + down) + window.
"""

import math
from bisect import insort

STRAIN_STEP = 0.25
"""Each refusal makes the window longer by this share of itself."""
STRAIN_MAX = 3.0
STRAIN_HALF_LIFE_S = 300.0
"""Half of the caution after a refusal is gone after so many real seconds."""


class SlidingWindow:
    """At most `calls` calls in any `seconds` real seconds; moments are of one monotonic clock."""

    __slots__ = ("_stamps", "_strain", "_strained_at", "calls", "in_flight", "seconds")

    def __init__(self, calls: int, seconds: float) -> None:
        self.calls = calls
        self.seconds = seconds
        self.in_flight = 0
        self._stamps: list[float] = []
        self._strain = 0.0
        self._strained_at = 0.0

    def resize(self, calls: int, seconds: float) -> None:
        """Hold to another limit from now on; what has departed and arrived still counts."""
        self.calls, self.seconds = calls, seconds
        del self._stamps[:-calls]

    def depart(self) -> None:
        """Occupy a slot for a call that is about to leave."""
        self.in_flight += 1

    def land(self, stamp: float) -> None:
        """Turn a call in flight into one that arrived at `stamp` at the latest."""
        self.in_flight -= 1
        insort(self._stamps, stamp)
        del self._stamps[: -self.calls]

    def cancel(self) -> None:
        """Give back the slot of a call that never left."""
        self.in_flight -= 1

    def opens_at(self, now: float, *, keep: int = 0) -> float:
        """Return when the next call may depart, leaving `keep` slots free.

        `-inf` when one may depart at any time; `inf` while only an answer can make room.
        """
        room = self.calls - keep - self.in_flight
        if room <= 0:
            return math.inf
        if len(self._stamps) < room:
            return -math.inf
        return self._stamps[-room] + self.seconds * (1.0 + self.strain(now))

    def free_by(self, moment: float, now: float) -> int:
        """Return how many slots are free at `moment` for sure, as far as is known at `now`."""
        length = self.seconds * (1.0 + self.strain(now))
        taken = sum(stamp + length > moment for stamp in self._stamps)
        return self.calls - self.in_flight - taken

    def strain(self, now: float) -> float:
        """Return how much longer than allowed the window is kept, 0 without refusals."""
        if not self._strain:
            return 0.0
        faded = self._strain * 0.5 ** ((now - self._strained_at) / STRAIN_HALF_LIFE_S)
        return faded if faded > 0.001 else 0.0

    def refused(self, now: float) -> None:
        """Go slower after a refusal; the caution fades by itself."""
        self._strain = min(self.strain(now) + STRAIN_STEP, STRAIN_MAX)
        self._strained_at = now

    def idle(self, now: float) -> bool:
        """Whether forgetting this window would change nothing."""
        over = not self._stamps or self._stamps[-1] + self.seconds <= now
        return over and self.in_flight == 0 and not self.strain(now)
