"""How the numbers are named: what a page is about, its days, amounts, and how they changed."""

from dataclasses import dataclass
from enum import StrEnum

from domain.numbers.figures import RankedItem, Series, ShopNumbers, change_percent
from domain.numbers.frame import Frame, Step
from domain.numbers.load import Section
from views.i18n import Html, Translate

UP, DOWN = "▲", "▼"
ITEMS_MAX = 8
"""So many lines of a ranking are shown; the file has more."""


class NumbersTopic(StrEnum):
    """What a page of numbers is about."""

    OVERVIEW = "overview"
    PROMOTIONS = "promotions"
    CHATS = "chats"
    DEALS = "deals"
    HOURS = "hours"
    GROWTH = "growth"


SECTIONS = {
    NumbersTopic.OVERVIEW: Section.OUTCOMES,
    NumbersTopic.PROMOTIONS: Section.RANKINGS,
    NumbersTopic.CHATS: Section.RANKINGS,
    NumbersTopic.DEALS: Section.RANKINGS,
    NumbersTopic.HOURS: Section.HOURS,
    NumbersTopic.GROWTH: Section.SOURCES,
}
"""What a topic needs beside what was counted step by step."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in words, what it was before, and whether the change is a good one."""

    name: str
    now: str
    change: str
    better: bool | None = None


def title(seen: ShopNumbers, chat: str | None, t: Translate) -> Html:
    """Return over what the numbers are: the topic's days, and which chats."""
    where = chat or t.plain("numbers-where-all" if seen.everywhere else "numbers-where-mine")
    return t("numbers-title", when=when(seen.frame, t), where=where)


def when(of: Frame, t: Translate) -> str:
    """Return the days of a frame."""
    first, last = (t.day(day, weekday=False) for day in (of.first_day, of.last_day))
    if of.step is Step.HOUR:
        return t.plain("numbers-when-today", day=last)
    return first if first == last else f"{first} – {last}"


def against(of: Frame, t: Translate) -> str:
    """Return what the numbers are held against; "" where there is nothing before."""
    if of.before is None:
        return ""
    if of.step is Step.HOUR:
        return t.plain("numbers-against-today")
    zone = of.starts[0].tzinfo
    first, last = (t.day(at.astimezone(zone).date(), weekday=False) for at in of.before)
    return t.plain("numbers-against", first=first, last=last)


def step_name(seen: ShopNumbers, place: int, t: Translate) -> str:
    """Return the label of one step below a plot."""
    at = seen.frame.starts[place]
    match seen.frame.step:
        case Step.HOUR:
            return f"{at:%H}"
        case Step.MONTH:
            return t.calendar(at.date(), "LLL")
        case Step.YEAR:
            return f"{at:%Y}"
        case _:
            return t.day(at.date(), weekday=False)


def headline(seen: ShopNumbers, t: Translate) -> list[Figure]:
    """Return the numbers that an owner looks at first."""
    found = []
    if seen.has_money:
        found += [money_figure(code, each, t) for code, each in seen.sums.items()]
        found.append(figure("purchases", seen.counts["purchases"], t))
    names = ("newcomers", "came", "left")
    found.append(figure("acts", seen.acts, t))
    return [*found, *(figure(name, seen.counts[name], t) for name in names)]


def figure(name: str, each: Series, t: Translate) -> Figure:
    """Return a number in words with how it changed; fewer who leave is better."""
    said = t.plain("numbers-number", number=each.total)
    before = None if each.before is None else t.plain("numbers-number", number=each.before)
    return Figure(t.plain(f"numbers-of-{name}"), said, *_change(each, before, t, name == "left"))


def money_figure(currency: str, each: Series, t: Translate) -> Figure:
    """Return what was earned in a currency, with how it changed."""
    before = None if each.before is None else t.amount(each.before, currency)
    said = t.amount(each.total, currency)
    return Figure(t.plain("numbers-of-revenue"), said, *_change(each, before, t, False))


def ranked_money(one: RankedItem, t: Translate) -> str:
    """Return what something brought, in each currency."""
    return " + ".join(t.amount(minor, currency) for currency, minor in one.sums.items())


def ranked_words(one: RankedItem, topic: NumbersTopic, t: Translate) -> str:
    """Return what stands behind a name: money, and people or pieces."""
    number = one.units if topic is NumbersTopic.DEALS and one.units else one.joins
    what = "units" if topic is NumbersTopic.DEALS and one.units else "joins"
    parts = [ranked_money(one, t), t.plain(f"numbers-ranked-{what}", number=number)]
    return " · ".join(part for part in parts if part)


def ranked_name(one: RankedItem, t: Translate) -> str:
    """Return what something is called; a promotion with the day on which it began."""
    name = one.name or t.plain("numbers-gone")
    if one.run is None:
        return name
    return f"{name}, {t.day(one.run.since.date(), weekday=False)}"


def source_name(kind: str, t: Translate) -> str:
    """Return how newcomers came."""
    return t.plain(f"numbers-source-{kind or 'unknown'}")


def _change(
    each: Series, before: str | None, t: Translate, fewer_is_better: bool
) -> tuple[str, bool | None]:
    if before is None or each.before is None:
        return "", None
    percent = change_percent(each.total, each.before)
    if not percent:
        return t.plain("numbers-before", before=before), None
    arrow = UP if percent > 0 else DOWN
    words = t.plain("numbers-change", arrow=arrow, percent=abs(percent), before=before)
    return words, (percent > 0) is not fewer_is_better
