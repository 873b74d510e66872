"""Loads the numbers of a period, of the whole shop or of some chats.

rows of a frame -> counted by step, by hour, by place -> what a page, a picture, a sheet and a command show

Only what is remembered is counted: that somebody looked at something is not. Money is for those who
run everything; an admin of some chats has the numbers of these chats without it.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.admin.authority import Authority
from domain.numbers.figures import (
    HOURS,
    KINDS,
    LIST_ORDERS,
    NEWCOMERS,
    PRESSES,
    PURCHASES,
    Series,
    ShopNumbers,
)
from domain.numbers.frame import Frame, NumbersPeriod, frame
from domain.numbers.rank import rank
from storage.database import Tx
from storage.delivery.tables import OutboxState
from storage.numbers import counts, purchases
from storage.numbers.purchases import Sold
from storage.numbers.spans import ChatFilter, Counted

HOURS_SPAN = timedelta(days=90)
"""Best hours are those of the last 90 days at most: what people did years ago is no advice."""


class Section(StrEnum):
    """What can be loaded beside what was counted step by step."""

    OUTCOMES = "outcomes"
    RANKINGS = "rankings"
    HOURS = "hours"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class NumbersScope:
    """Of what numbers are asked: of which chats, and whether with money."""

    chats: ChatFilter
    has_money: bool


Loader = Callable[[Tx, NumbersScope, ShopNumbers, str], Awaitable[ShopNumbers]]
WHOLE_SHOP = NumbersScope(None, has_money=True)


def scope_of(by: Authority, chat_id: int | None = None) -> NumbersScope:
    """Return what somebody may see: all of it or their chats, or one chat of these."""
    chats: ChatFilter = None if by.everywhere else by.chats
    if chat_id is not None:
        chats = frozenset([chat_id] if by.has(chat_id) else [])
    return NumbersScope(chats, has_money=by.everywhere)


async def load_period(
    tx: Tx,
    scope: NumbersScope,
    period: NumbersPeriod,
    *,
    now: datetime,
    zone: str,
    only: Section | None = None,
) -> ShopNumbers:
    """Return the numbers of a period up to now: all of them, or one section beside the series."""
    first = await counts.first_seen(tx) if period is NumbersPeriod.ALL else None
    of = frame(period, now=now, zone=zone, first=first)
    counted, sums = await load_series(tx, scope, of)
    whole = scope.chats is None
    seen = ShopNumbers(of, whole, scope.has_money, counted, sums)
    for section, add in SECTIONS.items():
        if only in (None, section):
            seen = await add(tx, scope, seen, zone)
    return seen


async def load_series(
    tx: Tx, scope: NumbersScope, of: Frame
) -> tuple[Mapping[str, Series], Mapping[str, Series]]:
    """Return what was counted step by step, and by currency what was paid."""
    spans = [*of.spans, *([of.before] if of.before else [])]
    counted = Counted(spans, scope.chats)
    pressed = await counts.presses(tx, counted)
    found: dict[str, Mapping[int, int]] = {
        "sent": await counts.posts(tx, counted, OutboxState.SENT),
        "failed": await counts.posts(tx, counted, OutboxState.FAILED),
        PRESSES: _added(pressed.values()),
        **{name: pressed.get(name.removeprefix(f"{PRESSES}_"), {}) for name in KINDS},
        "joins": await counts.group_buy_joins(tx, counted),
        "claims": await counts.flash_sale_claims(tx, counted),
        LIST_ORDERS: await counts.list_orders(tx, counted),
        NEWCOMERS: await counts.newcomers(tx, counted),
        "came": await counts.chat_joins(tx, counted),
        "left": await counts.chat_leaves(tx, counted),
    }
    sold = await purchases.by_spans(tx, counted) if scope.has_money else {}
    if scope.has_money:
        found[PURCHASES] = {
            place: sum(one.purchases for one in each) for place, each in sold.items()
        }
    return {name: _series(each, of) for name, each in found.items()}, _sums(sold, of)


async def _outcomes(tx: Tx, scope: NumbersScope, seen: ShopNumbers, _: str) -> ShopNumbers:
    """Add what presses and orders led to."""
    span = seen.frame.span
    paid = await purchases.paid_by_now(tx, span, scope.chats) if scope.has_money else 0
    return replace(seen, in_chats=await counts.made_in_chats(tx, span, scope.chats), paid=paid)


async def _rankings(tx: Tx, scope: NumbersScope, seen: ShopNumbers, _: str) -> ShopNumbers:
    """Add which promotions, chats and deals brought most."""
    span = seen.frame.span
    rows = await purchases.by_places(tx, span, scope.chats, money=scope.has_money)
    return replace(seen, rankings=await rank(tx, rows))


async def _hours(tx: Tx, scope: NumbersScope, seen: ShopNumbers, zone: str) -> ShopNumbers:
    """Add what was done by the hour of the day, lately."""
    since, until = seen.frame.span
    span = (max(since, until - HOURS_SPAN), until)
    return replace(
        seen,
        hours=by_hour(await counts.joins_by_quarter(tx, span, scope.chats), zone),
        pressed=by_hour(await counts.presses_by_quarter(tx, span, scope.chats), zone),
    )


async def _sources(tx: Tx, scope: NumbersScope, seen: ShopNumbers, _: str) -> ShopNumbers:
    """Add where newcomers came from, most first, each with the number of the time before."""
    of, everybody = seen.frame, seen.counts[NEWCOMERS]
    now = await counts.sources(tx, of.span if of.before else None, scope.chats)
    before = await counts.sources(tx, of.before, scope.chats) if of.before else {}
    kinds = sorted({*now, *before}, key=lambda kind: (-now.get(kind, 0), kind))
    found = {kind: _held_against(now.get(kind, 0), before.get(kind, 0), of) for kind in kinds}
    unknown = everybody.total - sum(now.values())
    was_unknown = (everybody.before or 0) - sum(before.values())
    return replace(seen, sources={**found, "": _held_against(unknown, was_unknown, of)})


def _held_against(now: int, before: int, of: Frame) -> Series:
    return Series([max(0, now)], max(0, before) if of.before else None)


SECTIONS: Mapping[Section, Loader] = {
    Section.OUTCOMES: _outcomes,
    Section.RANKINGS: _rankings,
    Section.HOURS: _hours,
    Section.SOURCES: _sources,
}


def by_hour(found: Mapping[datetime, int], zone: str) -> list[int]:
    """Return how many there were in each hour of the day."""
    numbers = [0] * HOURS
    for at, number in found.items():
        numbers[at.astimezone(ZoneInfo(zone)).hour] += number
    return numbers


def _series(found: Mapping[int, int], of: Frame) -> Series:
    steps = [found.get(place, 0) for place in range(len(of.starts))]
    return Series(steps, found.get(len(steps), 0) if of.before else None)


def _added(found: Iterable[Mapping[int, int]]) -> Mapping[int, int]:
    added: Counter[int] = Counter()
    for each in found:
        added.update(each)
    return added


def _sums(sold: Mapping[int, Sequence[Sold]], of: Frame) -> Mapping[str, Series]:
    """Return money by currency; the one with the most purchases is the shop's main one."""
    many: Counter[str] = Counter()
    minor: dict[str, Counter[int]] = {}
    for place, each in sold.items():
        for one in each:
            many[one.currency] += one.purchases
            minor.setdefault(one.currency, Counter())[place] += one.minor
    ranked = sorted(minor, key=lambda currency: (-many[currency], currency))
    return {currency: _series(minor[currency], of) for currency in ranked}
