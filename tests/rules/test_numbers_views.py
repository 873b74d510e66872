"""The shop's numbers for people: days in the reader's order, changes in words, pictures without a box."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from domain.languages import LANGUAGES
from domain.numbers.figures import change_percent
from domain.numbers.frame import Frame, NumbersPeriod, Step, frame, whole_days
from domain.post.markup import CAPTION_UNITS_MAX, TEXT_UNITS_MAX, units, visible
from tests.rules.test_charts import decoded
from tests.windows.numbers import LONG, seen
from views.chart import fonts
from views.chart.painter import png
from views.chart.panels import Panel, Ranking, Tiles
from views.i18n import translator
from views.numbers import pictures, words
from views.numbers.labels import NumbersTopic

BERLIN = "Europe/Berlin"
TUESDAY = datetime(2026, 11, 24, 11, 30, tzinfo=UTC)


def at(period: NumbersPeriod, now: datetime = TUESDAY, *, years: int = 0) -> Frame:
    return frame(period, now=now, zone=BERLIN, first=now - timedelta(days=365 * years + 5))


def test_a_week_is_held_against_the_week_that_ended_at_the_same_time_of_day() -> None:
    of = at(NumbersPeriod.WEEK)
    assert (of.step, len(of.starts), of.until) == (Step.DAY, 7, TUESDAY)
    assert of.starts[0] == datetime(2026, 11, 17, 23, tzinfo=UTC)
    assert of.before == (datetime(2026, 11, 10, 23, tzinfo=UTC), TUESDAY - timedelta(days=7))


def test_a_day_is_held_against_the_same_time_of_yesterday_also_when_clocks_move() -> None:
    monday = datetime(2026, 10, 26, 8, 30, tzinfo=UTC)  # Winter time since Sunday: 9:30 there.
    of = at(NumbersPeriod.TODAY, monday)
    assert of.before == (datetime(2026, 10, 24, 22, tzinfo=UTC), monday - timedelta(days=1))
    assert (of.step, len(of.starts)) == (Step.HOUR, 24)
    assert len(at(NumbersPeriod.TODAY, monday - timedelta(days=1)).starts) == 25


def test_steps_cover_a_period_without_a_gap_and_none_is_in_the_future() -> None:
    for period in NumbersPeriod:
        spans = at(period, years=1).spans
        assert all(one[1] == other[0] or other[0] > TUESDAY for one, other in pairwise(spans))
        assert max(until for since, until in spans if since <= TUESDAY) == TUESDAY
        assert all(since == until for since, until in spans if since > TUESDAY)


def test_all_time_is_cut_into_days_months_or_years() -> None:
    steps = {years: at(NumbersPeriod.ALL, years=years).step for years in (0, 1, 4)}
    assert steps == {0: Step.DAY, 1: Step.MONTH, 4: Step.YEAR}
    assert at(NumbersPeriod.ALL).before is None
    assert at(NumbersPeriod.QUARTER).step is Step.WEEK


def test_days_that_are_over_are_held_against_as_many_before_them() -> None:
    week = whole_days(TUESDAY.date() - timedelta(days=8), 7, BERLIN)
    assert week.last_day == TUESDAY.date() - timedelta(days=2)
    assert week.before is not None and week.before[1] == week.starts[0]


@pytest.mark.parametrize(
    ("now", "before", "percent"), [(150, 100, 50), (50, 100, -50), (5, 0, None), (0, 0, None)]
)
def test_a_change_is_a_part_of_what_was_before(now: int, before: int, percent: int | None) -> None:
    assert change_percent(now, before) == percent


@pytest.mark.parametrize(("language", "day"), [("en", "1 Nov"), ("zh", "11月1日"), ("ru", "1 ноя")])
def test_days_are_written_as_the_language_writes_them(language: str, day: str) -> None:
    t = translator(language, now=TUESDAY, zone=BERLIN)
    assert day in words.page(seen(), NumbersTopic.OVERVIEW, None, t)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_has_words_that_the_font_knows_and_a_caption_that_fits(language: str) -> None:
    t = translator(language)
    for topic in NumbersTopic:
        for part in pictures.parts(seen(), topic, t):
            said = [part.title]
            said += [*part.labels, *part.legend] if isinstance(part, Panel) else []
            said += [one.words for one in part.bars] if isinstance(part, Ranking) else []
            if isinstance(part, Tiles):
                said += [
                    part.subtitle,
                    *(f"{one.label}{one.figure}{one.change}" for one in part.tiles),
                ]
            for one in said:
                plain = " ".join(one.split()).replace("₽", "RUB")
                assert fonts.legible(one) == plain
        assert units(visible(words.page(seen(), topic, LONG, t))) <= TEXT_UNITS_MAX
    assert units(visible(words.caption(seen(), LONG, t))) <= CAPTION_UNITS_MAX


def test_a_picture_is_one_that_telegram_takes() -> None:
    for period in NumbersPeriod:
        width, height = decoded(
            png(pictures.parts(seen(period), NumbersTopic.OVERVIEW, translator("ru")))
        ).size
        assert width == 1080 and width + height < 10_000 and height < 20 * width


def test_where_nothing_was_sold_people_are_ranked_and_nothing_has_no_picture() -> None:
    t = translator("en")
    people = pictures.parts(seen(number=3, everywhere=False), NumbersTopic.CHATS, t)[0]
    assert isinstance(people, Ranking) and people.bars[0].words == "3 orders"
    assert people.bars[0].value == 3
    money = pictures.parts(seen(number=300), NumbersTopic.CHATS, t)[0]
    assert isinstance(money, Ranking)
    said = " + ".join(t.money(300, code) for code in ("EUR", "USD", "RUB"))
    assert money.bars[0].words == f"{said} · 300 orders"
    assert pictures.parts(seen(number=0), NumbersTopic.DEALS, t) == []
    assert "Nothing to count here yet" in words.page(seen(number=0), NumbersTopic.DEALS, None, t)


@pytest.mark.parametrize(
    ("language", "small", "large"),
    [
        ("en", "€999.99", "€12,346"),
        ("zh", "€999.99", "€12,346"),
        ("ru", "999,99\u00a0€", "12\u00a0346\u00a0€"),
    ],
)
def test_an_amount_at_a_glance_has_cents_while_they_matter(
    language: str, small: str, large: str
) -> None:
    t = translator(language)
    assert (t.amount(99_999, "EUR"), t.amount(1_234_560, "EUR")) == (small, large)
    assert "12" in t.amount(12_345, "JPY") and "." not in t.amount(12_345, "JPY")
