"""How fast the bot may speak: four profiles, counted when a request arrives.

*strict*: rolling windows, 30 calls per second overall, 1 per second and chat, 20 per minute and
group. A scope that has refused stays shut for the seconds it named; a call that presses it
before then is refused too and makes the wait longer: 2, 4, 8, 16, at most 30 seconds.

*lenient*: token buckets that start full and refill: overall 30 (30 per second), chat 3 (1 per
second), group 20 (20 per minute). No penalties.

*patient*: as lenient, but a call that would have to wait 8 s at most is held and answered late,
as Telegram's own server holds it; only longer waits are refused.

*off*: counts for the meter, never refuses.

Sends and edits are counted alike. An album counts once. An ephemeral message counts overall
and for its receiver, not for the group. Real seconds throughout, never the shop's clock.
"""

import math
import time
from collections import deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from sandbox.state.chats import Json

Profile = Literal["strict", "lenient", "patient", "off"]
PENALTY_SECONDS_MAX = 30
SCOPES_MAX = 50_000
HELD_S_MAX = 8.0


@dataclass(frozen=True, slots=True)
class RateLimit:
    """`calls` in `window_s` real seconds; `burst` at once where buckets are used."""

    calls: int
    window_s: float
    burst: int


OVERALL = RateLimit(30, 1.0, 30)
CHAT = RateLimit(1, 1.0, 3)
GROUP = RateLimit(20, 60.0, 20)
Scope = tuple[str, Hashable]


@dataclass(slots=True)
class RollingWindow:
    """A rolling window: `calls` in any `window_s`, with growing penalties."""

    rule: RateLimit
    taken: deque[float] = field(default_factory=deque)
    shut_until: float = 0.0
    presses: int = 0

    def used(self, now: float) -> int:
        """How many calls the window holds now."""
        while self.taken and self.taken[0] <= now - self.rule.window_s:
            self.taken.popleft()
        return len(self.taken)

    def wait(self, now: float) -> float:
        """Return the seconds to wait, 0 when a call is welcome; asking too early costs more."""
        if now < self.shut_until:
            self.presses += 1
            penalty = min(2.0**self.presses, PENALTY_SECONDS_MAX)
            self.shut_until = max(self.shut_until, now + penalty)
            return self.shut_until - now
        if self.used(now) < self.rule.calls:
            return 0.0
        wait = math.ceil(self.taken[0] + self.rule.window_s - now) or 1
        self.shut_until = now + wait
        return float(wait)

    def take(self, now: float) -> None:
        """Count a call that was let through."""
        self.taken.append(now)
        self.presses = 0


@dataclass(slots=True)
class TokenBucket:
    """A token bucket: full at first, refilled evenly."""

    rule: RateLimit
    missing: float = 0.0
    at: float = 0.0

    def used(self, now: float) -> int:
        """How many tokens are missing now."""
        refilled = (now - self.at) * self.rule.calls / self.rule.window_s
        self.missing, self.at = max(0.0, self.missing - refilled), now
        return math.ceil(self.missing - 1e-9)

    def wait(self, now: float) -> float:
        """Return the seconds until one token is there, 0 when it is."""
        self.used(now)
        short = self.missing + 1 - self.rule.burst
        return max(0.0, short * self.rule.window_s / self.rule.calls) if short > 1e-9 else 0.0

    def take(self, now: float) -> None:
        """Spend a token."""
        self.used(now)
        self.missing += 1


class FloodLimits:
    """All scopes of one bot."""

    def __init__(self, profile: Profile, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.profile: Profile = profile
        self.refused = 0
        self._monotonic = monotonic
        self._scopes: dict[Scope, RollingWindow | TokenBucket] = {}

    def count_call(
        self, chat_id: Hashable, *, in_group: bool = False, receiver: int | None = None
    ) -> int:
        """Count a call and return 0, or refuse it and return whole seconds to wait."""
        return self.admit(chat_id, in_group=in_group, receiver=receiver)[0]

    def admit(
        self, chat_id: Hashable, *, in_group: bool = False, receiver: int | None = None
    ) -> tuple[int, float]:
        """Return (whole seconds of a refusal, 0.0) or (0, seconds to hold the counted call)."""
        now = self._monotonic()
        scopes = [self._scope(*place) for place in _places(chat_id, in_group, receiver)]
        wait = max(scope.wait(now) for scope in scopes) if self.profile != "off" else 0.0
        if wait > (HELD_S_MAX if self.profile == "patient" else 0.0):
            self.refused += 1
            return math.ceil(wait), 0.0
        for scope in scopes:
            scope.take(now)
        return 0, wait

    def set_profile(self, profile: Profile) -> None:
        """Change the profile; all scopes start afresh."""
        self.profile = profile
        self._scopes.clear()

    def meter(self) -> Json:
        """Return used and allowed per busy scope, and how many calls were refused."""
        now = self._monotonic()
        return {
            "profile": self.profile,
            "refused": self.refused,
            "overall": self._line(("overall", None), now) or _idle(OVERALL),
            "chats": list(self._lines("chat", now)),
            "groups": list(self._lines("group", now)),
        }

    def _lines(self, kind: str, now: float) -> Iterable[Json]:
        for scope in tuple(self._scopes):
            if scope[0] == kind and (line := self._line(scope, now)):
                yield {"chat_id": scope[1], **line}

    def _line(self, scope: Scope, now: float) -> Json | None:
        counter = self._scopes.get(scope)
        if counter is None or not (used := counter.used(now)):
            return None
        shut = max(0.0, counter.shut_until - now) if isinstance(counter, RollingWindow) else 0.0
        return _idle(counter.rule) | {"used": used, "shut_s": round(shut, 2)}

    def _scope(self, scope: Scope, rule: RateLimit) -> RollingWindow | TokenBucket:
        counter = self._scopes.get(scope)
        if counter is None:
            if len(self._scopes) >= SCOPES_MAX:
                self._forget_idle()
            buckets = self.profile in ("lenient", "patient")
            counter = TokenBucket(rule) if buckets else RollingWindow(rule)
            self._scopes[scope] = counter
        return counter

    def _forget_idle(self) -> None:
        now = self._monotonic()
        self._scopes = {scope: c for scope, c in self._scopes.items() if c.used(now)}


def _places(
    chat_id: Hashable, in_group: bool, receiver: int | None
) -> list[tuple[Scope, RateLimit]]:
    if receiver is not None:
        return [(("overall", None), OVERALL), (("receiver", receiver), CHAT)]
    places: list[tuple[Scope, RateLimit]] = [
        (("overall", None), OVERALL),
        (("chat", chat_id), CHAT),
    ]
    return [*places, (("group", chat_id), GROUP)] if in_group else places


def _idle(rule: RateLimit) -> Json:
    return {"used": 0, "allowed": rule.calls, "window_s": rule.window_s, "shut_s": 0.0}
