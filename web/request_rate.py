"""How fast one address may ask: a bucket for each, refilled as time passes; floods end in words.

It protects the shop's thread, not a secret: IPv6 callers are taken together by the network that a
household gets, and whoever is forgotten for want of room begins anew.
"""

from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from time import monotonic

PER_SECOND = 100.0
BURST = 200.0
REMEMBERED_MAX = 10_000
HOUSEHOLD_BITS = 64


class RequestRate:
    """The buckets of one web server."""

    def __init__(
        self,
        per_second: float = PER_SECOND,
        burst: float = BURST,
        clock_s: Callable[[], float] = monotonic,
    ) -> None:
        self._per_second, self._burst = per_second, burst
        self._clock_s = clock_s
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> bool:
        """Whether one more request of an address is let in; it is counted if so."""
        key, now_s = household(address), self._clock_s()
        left, at_s = self._left.pop(key, (self._burst, now_s))
        left = min(self._burst, left + (now_s - at_s) * self._per_second)
        self._left[key] = (max(left - 1, 0.0) if left >= 1 else left, now_s)
        if len(self._left) > REMEMBERED_MAX:
            self._left.popitem(last=False)
        return left >= 1


def household(address: str) -> str:
    """Return what addresses of one connection have in common."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(int(found) >> (128 - HOUSEHOLD_BITS))
