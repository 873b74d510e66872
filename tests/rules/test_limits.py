"""The planner against the sandbox's own limits, on simulated time: no sockets, no waiting.

`Line` is a way to a server with a latency each way and jitter; the server counts a call when
it arrives. A whole broadcast of minutes runs in milliseconds.
"""

import asyncio
import heapq
import math
import time
from dataclasses import dataclass, field
from itertools import count
from random import Random

import pytest

from bot.limits import RateLimiter
from bot.limits.budget import ALL_CHATS, Budget, Permit, Rates
from bot.limits.scope import CallTarget
from sandbox.api.limits import FloodLimits, Profile
from storage.delivery.tables import Lane
from tests.timeouts import TIMEOUT_S


@dataclass
class Line:
    """A server behind a line; events are (when, what) on one simulated clock."""

    profile: Profile
    latency_s: float
    jitter_s: float = 0.0
    up_share: float = 0.5
    rng: Random = field(default_factory=lambda: Random(1))
    now: float = 1000.0
    refused: int = 0
    waited_s: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server = FloodLimits(self.profile, monotonic=lambda: self.now)
        self.events: list[tuple[float, int, object]] = []
        self.order = count()
        self.wakes_at = math.inf

    def at(self, when: float, what: object) -> None:
        heapq.heappush(self.events, (when, next(self.order), what))

    def wake(self, when: float) -> None:
        """See to it that `step` runs at `when`, if not before."""
        if self.now < when < self.wakes_at:
            self.wakes_at = when
            self.at(when, lambda: None)

    def send(self, budget: Budget, ticket: Permit) -> None:
        """Let a call travel: it is counted half-way and answered at the end."""
        ticket.sent_at = self.now
        up = self.latency_s * self.up_share + self.rng.random() * self.jitter_s
        down = self.latency_s * (1 - self.up_share) + self.rng.random() * self.jitter_s
        place = ticket.place

        def arrive() -> None:
            self.refused += self.server.count_call(place.chat, in_group=place.is_group) > 0

        self.at(self.now + up, arrive)
        self.at(self.now + up + down, lambda: budget.land(ticket, self.now))

    def run(self, step: object) -> None:
        """Run events in order until there are none; `step` is asked after each."""
        while self.events:
            self.now, _, what = heapq.heappop(self.events)
            if self.wakes_at <= self.now:
                self.wakes_at = math.inf
            what()  # type: ignore[operator]
            step()  # type: ignore[operator]


def broadcast(
    line: Line, chats: int, *, posts: int = 1, replies_at: list[float] | None = None
) -> float:
    """Send `posts` to each of `chats` groups; return theoretical minimum / time taken."""
    budget = Budget(Rates())
    waiting = [
        CallTarget(-chat, is_group=True) for _ in range(posts) for chat in range(1, chats + 1)
    ]
    total, start, last = len(waiting), line.now, line.now
    answers: list[tuple[float, CallTarget]] = []

    def step() -> None:
        nonlocal last
        budget.backlog = len(waiting)
        while answers and budget.opens_at(Lane.REPLY, line.now) <= line.now:
            asked, place = answers.pop(0)
            line.waited_s.append(line.now - asked)
            line.send(budget, budget.take(place, Lane.REPLY, line.now))
        while waiting and not answers:
            opens = max(
                budget.opens_at(Lane.BROADCAST, line.now),
                budget.chat_opens_at(waiting[0], line.now),
            )
            if opens > line.now:
                break
            line.send(budget, budget.take(waiting.pop(0), Lane.BROADCAST, line.now))
            last = line.now
        lane = Lane.REPLY if answers else Lane.BROADCAST
        if waiting or answers:
            chat = budget.chat_opens_at(waiting[0], line.now) if not answers else -math.inf
            line.wake(max(budget.opens_at(lane, line.now), chat) + 0.0005)

    for number, after in enumerate(replies_at or []):
        line.at(
            start + after, lambda n=number: answers.append((line.now, CallTarget(n + 1, False)))
        )
    line.at(start, lambda: None)
    line.run(step)
    assert not waiting
    return (total / 30 - 1) / (last + line.latency_s - start)


def spent(budget: Budget, calls: int, now: float) -> None:
    """Have so many calls leave and arrive at one moment, each in a group of its own."""
    for chat in range(calls):
        ticket = budget.take(CallTarget(-chat, is_group=True), Lane.REPLY, now)
        ticket.sent_at = now
        budget.land(ticket, now)


@pytest.mark.parametrize("slow", [1, 29])
def test_a_few_slow_trips_do_not_let_a_quick_one_arrive_too_early(slow: int) -> None:
    budget, ann, now = Budget(Rates()), CallTarget(7, is_group=False), 1000.0
    up_s, down_s, quick_up_s = 0.05, 0.02, 0.02
    for chat in range(ann.chat + 1 - slow, ann.chat + 1):
        ticket = budget.take(CallTarget(chat, is_group=False), Lane.REPLY, now)
        ticket.sent_at = now
        budget.land(ticket, now + up_s + down_s)
    opens = budget.chat_opens_at(ann, now + 0.5)
    assert opens + quick_up_s >= now + up_s + 1.0


def test_another_limit_counts_what_has_been_sent_under_the_one_before() -> None:
    budget, tea = Budget(Rates()), CallTarget(-1, is_group=True)
    spent(budget, 20, 100.0)
    budget.change(Rates(overall_per_second=20, chat_per_second=0.5))
    assert budget.opens_at(Lane.REPLY, 100.5) == pytest.approx(101.0, abs=0.01)
    assert budget.chat_opens_at(tea, 100.5) == pytest.approx(102.0, abs=0.01)
    budget.change(Rates(overall_per_second=25, chat_per_second=2, group_per_minute=1))
    assert budget.opens_at(Lane.REPLY, 100.6) <= 100.6
    assert budget.chat_opens_at(tea, 100.6) == pytest.approx(160.0, abs=0.01)
    fresh = CallTarget(-99, is_group=True)
    assert budget.chat_opens_at(fresh, 100.6) <= 100.6


async def test_whoever_waits_for_a_chat_goes_as_soon_as_a_wider_limit_lets_them() -> None:
    limits, tea = RateLimiter(Rates(group_per_minute=1)), CallTarget(-1, is_group=True)
    first = await limits.acquire(tea, Lane.REPLY, 60.0)
    with limits.using(first):
        first.sent_at = time.monotonic()
    async with asyncio.timeout(TIMEOUT_S), asyncio.TaskGroup() as tasks:
        second = tasks.create_task(limits.acquire(tea, Lane.REPLY, 600.0))
        await asyncio.sleep(0.05)
        assert not second.done()
        limits.set_rates(Rates(group_per_minute=20, chat_per_second=30))
    limits.budget.cancel(second.result())


@pytest.mark.parametrize("profile", ["strict", "lenient"])
@pytest.mark.parametrize(
    ("chats", "latency_s", "jitter_s", "least"),
    [
        (300, 0.04, 0.004, 0.93),
        (900, 0.04, 0.004, 0.93),
        (300, 0.15, 0.02, 0.85),
        (900, 0.15, 0.02, 0.85),
    ],
)
def test_a_broadcast_is_fast_and_never_refused(
    profile: Profile, chats: int, latency_s: float, jitter_s: float, least: float
) -> None:
    line = Line(profile, latency_s, jitter_s)
    efficiency = broadcast(line, chats)
    assert line.refused == 0
    assert efficiency >= least


@pytest.mark.parametrize("up_share", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("seed", range(5))
def test_wherever_the_server_counts_no_call_is_early(up_share: float, seed: int) -> None:
    line = Line("strict", 0.15, 0.1, up_share, Random(seed))
    broadcast(line, 300)
    assert line.refused == 0


def test_three_posts_to_each_of_two_hundred() -> None:
    line = Line("strict", 0.04, 0.004)
    assert broadcast(line, 200, posts=3) >= 0.93
    assert line.refused == 0


@pytest.mark.parametrize("profile", ["strict", "lenient"])
def test_replies_find_a_slot_at_once_during_a_long_broadcast(profile: Profile) -> None:
    rng = Random(7)
    line = Line(profile, 0.04, 0.004)
    asked = sorted(2 + 20 * rng.random() for _ in range(100))
    efficiency = broadcast(line, 2000, replies_at=asked)
    assert line.refused == 0
    assert len(line.waited_s) == 100
    assert sorted(line.waited_s)[98] <= 0.05
    assert efficiency >= 0.9


def test_a_window_counts_a_call_in_the_air() -> None:
    budget = Budget(Rates(overall_per_second=1))
    ticket = budget.take(CallTarget(1, False), Lane.REPLY, 0.0)
    assert budget.opens_at(Lane.REPLY, 100.0) == math.inf
    budget.land(ticket, 100.0)
    assert budget.opens_at(Lane.REPLY, 100.0) == pytest.approx(101.0, abs=0.01)


def test_a_call_that_never_left_gives_its_slot_back() -> None:
    budget = Budget(Rates(overall_per_second=1))
    budget.cancel(budget.take(CallTarget(1, False), Lane.REPLY, 0.0))
    assert budget.opens_at(Lane.REPLY, 0.0) == -math.inf


def test_a_group_gets_twenty_a_minute_and_a_channel_more() -> None:
    budget, group, channel = Budget(Rates()), CallTarget(-1, True), CallTarget(-2, False)
    for second in range(20):
        for place in (group, channel):
            budget.land(budget.take(place, Lane.REPLY, second * 1.1), second * 1.1)
    assert budget.chat_opens_at(group, 22.0) == pytest.approx(60.0, abs=0.01)
    assert budget.chat_opens_at(channel, 22.0) <= 22.0


def test_a_refusal_freezes_one_chat_exactly_and_slows_it_down_for_a_while() -> None:
    budget, tea, rum = Budget(Rates()), CallTarget(-1, True), CallTarget(-2, True)
    assert budget.refused(tea, 7, now=100.0) == {-1: 107.0}
    assert 107.0 <= budget.chat_opens_at(tea, 100.0) <= 107.01
    assert budget.chat_opens_at(rum, 100.0) <= 100.0
    budget.land(budget.take(tea, Lane.REPLY, 107.1), 107.1)
    assert budget.chat_opens_at(tea, 107.1) > 108.3
    later = 107.1 + 3600
    budget.land(budget.take(tea, Lane.REPLY, later), later)
    assert budget.chat_opens_at(tea, later) == pytest.approx(later + 1.0, abs=0.01)


def test_a_later_and_shorter_refusal_never_shortens_a_freeze() -> None:
    budget, tea = Budget(Rates()), CallTarget(-1, True)
    budget.refused(tea, 60, now=100.0)
    budget.refused(tea, 1, now=101.0)
    assert budget.cooldown_until(-1) == 160.0


def test_refusals_in_three_chats_at_once_freeze_everything() -> None:
    budget = Budget(Rates())
    for chat, seconds in ((-1, 5), (-2, 9)):
        assert ALL_CHATS not in budget.refused(CallTarget(chat, True), seconds, now=100.0)
    assert budget.refused(CallTarget(-3, True), 4, now=101.0) == {-3: 105.0, ALL_CHATS: 109.0}
    assert budget.chat_opens_at(CallTarget(77, False), 101.0) >= 109.0


def test_refusals_far_apart_freeze_only_their_chats() -> None:
    budget = Budget(Rates())
    for number in range(1, 6):
        frozen = budget.refused(CallTarget(-number, True), 3, now=number * 10.0)
        assert ALL_CHATS not in frozen


def by_departure(self: Budget, ticket: Permit, now: float) -> None:
    """The mutant of most limiters: a call counts from the moment it left."""
    for window in ticket.windows:
        window.land(ticket.sent_at or now)


def test_the_mutant_that_counts_departures_drifts_into_refusals(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Budget, "land", by_departure)
    line = Line("strict", 0.15, 0.1)
    broadcast(line, 300)
    assert line.refused > 0


def test_the_mutant_that_keeps_no_distance_makes_replies_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A window spent in one gulp leaves replies nothing for the rest of the second."""
    monkeypatch.setattr(Budget, "distance_s", 0.0)
    line = Line("strict", 0.04, 0.004)
    broadcast(line, 2000, replies_at=[2.0 + n / 5 for n in range(100)])
    assert sorted(line.waited_s)[98] > 0.1


def test_replies_take_half_of_a_groups_minute_and_posts_all_that_is_left() -> None:
    budget, tea, now = Budget(Rates()), CallTarget(-7, is_group=True), 1000.0

    def fill(lane: Lane) -> int:
        """Send as long as the chat is open within the minute; return how many went."""
        nonlocal now
        sent = 0
        while (opens := budget.chat_opens_at(tea, now, lane)) < 1059.0:
            now = max(now, opens)
            permit = budget.take(tea, lane, now)
            permit.sent_at = now
            budget.land(permit, now)
            sent += 1
        return sent

    assert (fill(Lane.REPLY), fill(Lane.BROADCAST)) == (10, 10)
    assert budget.chat_opens_at(tea, now, Lane.REPLY) > 1059.0


def test_a_private_chat_answers_as_fast_as_it_may() -> None:
    budget, ann = Budget(Rates()), CallTarget(7, is_group=False)
    assert budget.chat_opens_at(ann, 1.0, Lane.REPLY) == budget.chat_opens_at(ann, 1.0)
