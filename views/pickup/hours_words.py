"""Opening hours in words that `domain.pickup.opening_hours` reads again."""

from datetime import date, timedelta

from domain.pickup.opening_hours import OpeningHours, Span
from views.i18n import Translate

MONDAY = date(2024, 1, 1)


def clock(minute: int) -> str:
    """Return a minute of the day as a clock shows it; the end of the day is 24:00."""
    return f"{minute // 60:02}:{minute % 60:02}"


def span_words(span: Span) -> str:
    """Return `09:00-18:00`, with the dash that stands between numbers."""
    return f"{clock(span[0])}–{clock(span[1])}"


def weekday(number: int, t: Translate) -> str:
    """Return the short name of a weekday, counted from Monday, with a capital letter."""
    name = t.calendar(MONDAY + timedelta(days=number), "EEE").rstrip(".")
    return name[:1].upper() + name[1:]


def hours_words(
    hours: OpeningHours, t: Translate, *, today: date, closed_max: int | None = None
) -> str:
    """Return `Mon-Fri 09:00-18:00, Sat 10:00-14:00, closed 25 Dec`, without days gone by.

    Of the days on which it is closed the next `closed_max` are named.
    """
    parts = [_run(first, last, spans, t) for first, last, spans in hours.runs() if spans]
    closed = [day for day in hours.closed if day >= today][:closed_max]
    parts += [t.plain("pickup-closed-on", day=t.day(day, weekday=False)) for day in closed]
    return t.plain("pickup-hours-part").join(parts)


def _run(first: int, last: int, spans: tuple[Span, ...], t: Translate) -> str:
    days = weekday(first, t) if first == last else f"{weekday(first, t)}–{weekday(last, t)}"
    return f"{days} {', '.join(map(span_words, spans))}"
