"""What the intake did since the start, counted for a monitor: plain numbers, at no cost to a press."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import accumulate
from typing import Any

BOUNDS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class BatchTally:
    """Counts batches by how long their transaction took."""

    def __init__(self) -> None:
        self.updates = 0
        """Updates taken in, those that came again included."""
        self.seconds = 0.0
        self.lag_s: float | None = None
        """How old the newest message of the last batch with one was, when it had been taken in."""
        self._counts = [0] * (len(BOUNDS_S) + 1)

    def observe(self, seconds: float, raws: Sequence[Mapping[str, Any]], now: datetime) -> None:
        """Count one batch that was committed."""
        self.updates += len(raws)
        self.seconds += seconds
        self._counts[bisect_left(BOUNDS_S, seconds)] += 1
        dates = [date for raw in raws if (date := _date(raw)) is not None]
        if dates:
            self.lag_s = max(now.timestamp() - max(dates), 0.0)

    def buckets(self) -> list[tuple[str, int]]:
        """Return upper bounds with how many batches took no longer, the last without a bound."""
        names = [*map(str, BOUNDS_S), "+Inf"]
        return list(zip(names, accumulate(self._counts), strict=True))


def _date(raw: Mapping[str, Any]) -> int | None:
    message = raw.get("message")
    date = message.get("date") if isinstance(message, Mapping) else None
    return date if type(date) is int else None
