"""The shop's numbers as parts of a picture, by what a page is about."""

from collections.abc import Sequence

from domain.csv_file import to_decimal
from domain.numbers.figures import ACTS, RankedItem, ShopNumbers
from views.chart.panels import Panel, Part, Ranking, RankingBar, Tile, Tiles
from views.i18n import Translate
from views.numbers.labels import (
    ITEMS_MAX,
    NumbersTopic,
    against,
    headline,
    ranked_name,
    ranked_words,
    source_name,
    step_name,
    when,
)

PLOTTED_MAX = 2
"""Currencies that have a plot of their own."""


def parts(seen: ShopNumbers, topic: NumbersTopic, t: Translate) -> list[Part]:
    """Return what the picture of a topic shows; empty where there is nothing to show."""
    match topic:
        case NumbersTopic.OVERVIEW:
            return [_tiles(seen, t), *_revenue(seen, t), _acts(seen, t)]
        case NumbersTopic.HOURS:
            return _hours(seen, t)
        case NumbersTopic.GROWTH:
            return [_members(seen, t), *_sources(seen, t)]
        case _:
            return _rankings(seen, topic, t)


def _tiles(seen: ShopNumbers, t: Translate) -> Tiles:
    tiles = [Tile(one.name, one.now, one.change, one.better) for one in headline(seen, t)]
    return Tiles(when(seen.frame, t), against(seen.frame, t), tiles)


def _revenue(seen: ShopNumbers, t: Translate) -> list[Part]:
    shown = list(seen.sums.items())[:PLOTTED_MAX] if seen.has_money else []
    return [
        Panel(
            t.plain("numbers-panel-revenue", by=_by(seen, t), currency=currency),
            _labels(seen, t),
            [[float(to_decimal(minor, currency)) for minor in each.steps]],
        )
        for currency, each in shown
    ]


def _acts(seen: ShopNumbers, t: Translate) -> Panel:
    rows = [seen.counts[name].steps for name in ACTS]
    legend = [t.plain(f"numbers-of-{name}") for name in ACTS]
    words = t.plain("numbers-panel-acts", by=_by(seen, t))
    return Panel(words, _labels(seen, t), rows, legend=legend)


def _members(seen: ShopNumbers, t: Translate) -> Panel:
    rows = [seen.counts["came"].steps, seen.counts["left"].steps]
    legend = [t.plain("numbers-of-came"), t.plain("numbers-of-left")]
    words = t.plain("numbers-panel-members", by=_by(seen, t))
    return Panel(words, _labels(seen, t), rows, legend=legend)


def _hours(seen: ShopNumbers, t: Translate) -> list[Part]:
    if not any(seen.busy):
        return []
    labels = [f"{hour:02}" for hour in range(len(seen.busy))]
    rows = [seen.hours, seen.pressed]
    legend = [t.plain("numbers-of-acts"), t.plain("numbers-of-presses")]
    return [Panel(t.plain("numbers-panel-hours"), labels, rows, legend=legend)]


def _sources(seen: ShopNumbers, t: Translate) -> list[Part]:
    bars = [
        RankingBar(source_name(kind, t), each.total, t.plain("numbers-number", number=each.total))
        for kind, each in seen.sources.items()
        if each.total
    ]
    return [Ranking(t.plain("numbers-panel-sources"), bars)] if bars else []


def _rankings(seen: ShopNumbers, topic: NumbersTopic, t: Translate) -> list[Part]:
    """Return one ranking by money of the main currency, or by people where nothing was sold."""
    items: Sequence[RankedItem] = getattr(seen.rankings, topic)
    main = next(iter(seen.sums), "")
    by_money = any(one.sums.get(main) for one in items)
    bars = [
        RankingBar(
            ranked_name(one, t),
            one.sums.get(main, 0) if by_money else one.joins,
            ranked_words(one, topic, t),
        )
        for one in items[:ITEMS_MAX]
    ]
    return [Ranking(t.plain(f"numbers-panel-{topic}"), bars)] if bars else []


def _labels(seen: ShopNumbers, t: Translate) -> list[str]:
    return [step_name(seen, place, t) for place in range(len(seen.frame.starts))]


def _by(seen: ShopNumbers, t: Translate) -> str:
    return t.plain(f"numbers-by-{seen.frame.step}")
