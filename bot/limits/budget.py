"""What may be sent to whom and when: every scope of the limits, on somebody else's clock.

    overall    30 in any second
    chat       1 in any second, for each chat
    group      20 in any minute, for each group (channels and private chats have no such rule);
               half of them at most are replies
    cooling     a chat, or everything, until a moment that Telegram named

Replies take any free slot. Everything else keeps a distance: a window of 30 spent in one gulp
would leave replies nothing for the rest of the second. The distance grows with the backlog,
because a window that is spread over s seconds makes a broadcast end about s seconds later: a
short broadcast is spread a little, a long one evenly. Each call of this module is O(log n).
"""

import math
from dataclasses import dataclass, field

from bot.limits.scope import REACTION, CallTarget
from bot.limits.window import SlidingWindow
from storage.delivery.tables import Lane

MARGIN_S = 0.003
"""Added to each window: timers wake a little early, clocks tick in steps."""
SPREAD_SHARE = 0.03
"""How much longer a broadcast may last for the sake of being even."""
SPREAD_MIN_S, SPREAD_MAX_S = 0.1, 1.0
LATE_S = 0.005
"""A timer that woke late by less than this does not push back those after it."""
REPLIES_SHARE = 0.5
"""So much of a group's minute may be replies: no flood of commands takes it from the posts."""
REPLIES_RECENT_S = 3.0
"""A slot is kept free for replies so long after the last one."""
REACTIONS = 3
"""Reactions to messages of one chat, for one message that may go there."""
STORM_CHATS = 3
STORM_S = 5.0
"""Refusals in so many chats within so many seconds cool down everything."""
SCOPES_MAX = 20_000
"""Chats remembered; beyond it those that have been idle are forgotten."""
ALL_CHATS = 0
"""Stands for all chats in the table of cooldowns (`freezes`); no chat has this id."""


REMEMBER_S = 30.0
"""The shortest round trip is that of the present and the past stretch of so many seconds."""
DISCOUNT = 0.03
DISCOUNT_S = 0.002
"""The true minimum may be a little below the best one seen: believe this much less."""
TRIPS_LEAST = 30
"""Fewer trips may all have been slow ones, as those of a program that has just started: then
nothing is subtracted. It is a second's worth at full speed, so a broadcast loses one round trip.
"""


@dataclass(frozen=True, slots=True)
class Rates:
    """The limits as numbers; the defaults are those that Telegram published."""

    overall_per_second: int = 30
    chat_per_second: float = 1.0
    group_per_minute: int = 20


@dataclass(slots=True, eq=False)
class Permit:
    """A slot taken for one call. The session writes `sent_at` when the first byte leaves."""

    place: CallTarget
    lane: Lane
    windows: tuple[SlidingWindow, ...] = field(repr=False)
    sent_at: float | None = None
    closed: bool = False


class Budget:
    """The limits of one bot. `now` is always a moment of one monotonic clock, in seconds."""

    def __init__(self, rates: Rates) -> None:
        self.rates = rates
        self.backlog = 0
        """Rows that wait for the sender; decides how evenly it goes."""
        self.round_trip = RoundTrip()
        self.overall = SlidingWindow(rates.overall_per_second, 1.0)
        self._chats: dict[tuple[str, int | str], tuple[SlidingWindow, ...]] = {}
        self._cooldowns: dict[int | str, float] = {}
        self._refusals: dict[int | str, float] = {}
        self._last_reply = -math.inf
        self._last_paced = -math.inf

    def change(self, rates: Rates) -> None:
        """Hold to other limits from now on; cooldowns, and what is in flight, stay as they are."""
        self.rates = rates
        self.overall.resize(rates.overall_per_second, 1.0)
        for (kind, _), windows in self._chats.items():
            for window, size in zip(windows, self._sizes(kind), strict=False):
                window.resize(*size)

    def chat_opens_at(self, place: CallTarget, now: float, lane: Lane = Lane.BROADCAST) -> float:
        """Return when this place may be sent to, whatever the overall limit says."""
        cooling = max(self.cooldown_until(place.chat), self.cooldown_until(ALL_CHATS))
        if not place.counted:
            return cooling + MARGIN_S
        opens = (window.opens_at(now) for window in self._windows(place, now, lane))
        return max(cooling, *opens) + MARGIN_S

    def opens_at(self, lane: Lane, now: float) -> float:
        """Return when a call of this lane may depart as far as the overall limit goes."""
        if lane is Lane.REPLY:
            return self.overall.opens_at(now) + MARGIN_S
        slot = self.overall.opens_at(now, keep=self._kept(now)) + MARGIN_S
        return max(slot, self._last_paced + self.distance_s)

    def departures_by(self, moment: float, now: float) -> int:
        """Return how many calls of the sender can depart until `moment`."""
        slots = self.overall.free_by(moment - MARGIN_S, now) - self._kept(now)
        paced = (moment - max(self._last_paced, now - self.distance_s)) / self.distance_s
        return max(0, min(slots, math.floor(paced)))

    @property
    def distance_s(self) -> float:
        """The least time between two departures of the sender."""
        lasts_s = self.backlog / self.rates.overall_per_second
        spread_s = min(max(SPREAD_SHARE * lasts_s, SPREAD_MIN_S), SPREAD_MAX_S)
        return spread_s / self.rates.overall_per_second

    def take(self, place: CallTarget, lane: Lane, now: float) -> Permit:
        """Occupy the slots of a call that departs now; the caller has asked `opens_at`."""
        if not place.counted:
            return Permit(place, lane, ())
        windows = (self.overall, *self._windows(place, now, lane))
        for window in windows:
            window.depart()
        if lane is Lane.REPLY:
            self._last_reply = now
        else:
            self._last_paced = max(self._last_paced + self.distance_s, now - LATE_S)
        return Permit(place, lane, windows)

    def land(self, permit: Permit, now: float) -> None:
        """Note that a call was answered at `now`, or was given up after it had left."""
        if permit.closed:
            return
        permit.closed = True
        if permit.sent_at is not None:
            self.round_trip.learn(now - permit.sent_at, now)
        stamp = now - self.round_trip.floor(now)
        for window in permit.windows:
            window.land(stamp)

    def cancel(self, permit: Permit) -> None:
        """Give back the slots of a call that never left."""
        if permit.closed:
            return
        permit.closed = True
        for window in permit.windows:
            window.cancel()

    def refused(
        self, place: CallTarget, retry_after_s: float, now: float
    ) -> dict[int | str, float]:
        """Cool down what a 429 closed; return the new cooldowns, by chat, as moments of `now`.

        Several chats refused at once mean that the bot as a whole is too fast: then everything
        waits until the last of those moments.
        """
        until = now + retry_after_s
        self.cool_down(place.chat, until)
        for window in self._windows(place, now):
            window.refused(now)
        self._refusals[place.chat] = now
        recent = {c: t for c, t in self._refusals.items() if now - t <= STORM_S}
        self._refusals = recent
        cooling = {place.chat: self.cooldown_until(place.chat)}
        if len(recent) >= STORM_CHATS:
            self.overall.refused(now)
            self.cool_down(ALL_CHATS, max(self.cooldown_until(chat) for chat in recent))
            cooling[ALL_CHATS] = self.cooldown_until(ALL_CHATS)
        return cooling

    def cool_down(self, chat: int | str, until: float) -> None:
        """Send nothing to a chat before `until`; a cooldown is never shortened."""
        self._cooldowns[chat] = max(until, self.cooldown_until(chat))

    def cooldown_until(self, chat: int | str) -> float:
        """Return the end of a chat's cooldown, `-inf` for one that never cooled down."""
        return self._cooldowns.get(chat, -math.inf)

    def _kept(self, now: float) -> int:
        recent = now - self._last_reply < REPLIES_RECENT_S
        return 1 if recent and self.rates.overall_per_second > 1 else 0

    def _windows(
        self, place: CallTarget, now: float, lane: Lane = Lane.BROADCAST
    ) -> tuple[SlidingWindow, ...]:
        """Return what a call counts for: of a group's minute replies have a share of their own."""
        windows = self._of_chat(place, now)
        return windows if lane is Lane.REPLY else windows[:2]

    def _of_chat(self, place: CallTarget, now: float) -> tuple[SlidingWindow, ...]:
        windows = self._chats.get(place.scope)
        if windows is None:
            if len(self._chats) >= SCOPES_MAX:
                self._forget(now)
            windows = self._chats[place.scope] = self._fresh(place)
        return windows

    def _fresh(self, place: CallTarget) -> tuple[SlidingWindow, ...]:
        sizes = self._sizes(place.scope[0])
        sizes = sizes if place.is_group else sizes[:1]
        return tuple(SlidingWindow(*size) for size in sizes)

    def _sizes(self, kind: str) -> tuple[tuple[int, float], ...]:
        """Return calls and seconds of a chat's window, and of those that groups have besides."""
        if kind == REACTION:
            return ((REACTIONS, 1.0 / self.rates.chat_per_second),)
        group = self.rates.group_per_minute
        replies = math.ceil(group * REPLIES_SHARE)
        return (1, 1.0 / self.rates.chat_per_second), (group, 60.0), (replies, 60.0)

    def _forget(self, now: float) -> None:
        self._chats = {
            scope: windows
            for scope, windows in self._chats.items()
            if not all(window.idle(now) for window in windows)
        }
        self._cooldowns = {chat: until for chat, until in self._cooldowns.items() if until > now}


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
