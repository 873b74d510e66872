"""Opening hours as people type them: the same in three languages, and never a wrong one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.pickup.opening_hours import DAY_MINUTES, OpeningHours, from_json, read_hours
from domain.refusal import Refused
from views.i18n import translator
from views.pickup.hours_words import hours_words

TODAY = date(2026, 12, 1)
NINE_TO_SIX = (9 * 60, 18 * 60)
OFFICE = OpeningHours((((NINE_TO_SIX,),) * 5) + (((600, 840),), ()))
SPLIT = OpeningHours((((540, 720), (840, 1080)),) * 7)
DAILY = OpeningHours(((NINE_TO_SIX,),) * 7)
CHRISTMAS = OpeningHours(((NINE_TO_SIX,),) * 7, (date(2026, 12, 25),))


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("Mon-Fri 9-18, Sat 10-14", OFFICE),
        ("Mon–Fri 9:00–18:00; Sat 10:00–14:00", OFFICE),
        ("monday to friday 9am-6pm\nsaturday 10 - 2 pm", OFFICE),
        ("weekdays 9-18, Sat 10-14, Sun closed", OFFICE),
        ("Mon, Tue, Wed, Thu, Fri 9.00-18.00, Sat 10-14", OFFICE),
        ("周一至周五 9:00-18:00，周六 10-14", OFFICE),
        ("周一到周五9点到18点，周六10点至14点，周日休息", OFFICE),
        ("星期一至五 9点-18点；星期六 10点-14点", OFFICE),
        ("工作日9-18，周六10-14", OFFICE),
        ("Пн-Пт 9-18, Сб 10-14", OFFICE),
        ("пн–пт с 9 до 18, сб с 10 до 14, вс выходной", OFFICE),
        ("понедельник - пятница 9:00-18:00; суббота: 10-14", OFFICE),
        ("по будням с 9 до 18, сб 10-14", OFFICE),
        ("9-18", DAILY),
        ("daily 9-18", DAILY),
        ("every day from 9 to 18", DAILY),
        ("ежедневно с 9 до 18", DAILY),
        ("每天9点到18点", DAILY),
        ("9-12, 14-18", SPLIT),
        ("Mon-Sun 9-12, 14-18", SPLIT),
        ("每天 9-12、14-18", SPLIT),
        ("9-18, closed 25.12.", CHRISTMAS),
        ("9-18, closed 2026-12-25", CHRISTMAS),
        ("9-18, 25 Dec closed", CHRISTMAS),
        ("9-18，12月25日休息", CHRISTMAS),
        ("ежедневно 9-18, выходной 25.12", CHRISTMAS),
        ("24/7", OpeningHours((((0, DAY_MINUTES),),) * 7)),
        ("круглосуточно", OpeningHours((((0, DAY_MINUTES),),) * 7)),
        ("Sat-Mon 18-24", OpeningHours((((1080, 1440),), (), (), (), (), *[((1080, 1440),)] * 2))),
        ("Fri 18-0", OpeningHours(((), (), (), (), ((1080, 1440),), (), ()))),
        ("weekend 12:30pm-5:15pm", OpeningHours((((),) * 5) + (((750, 1035),),) * 2)),
        ("周末9点半-18点", OpeningHours((((),) * 5) + (((570, 1080),),) * 2)),
    ],
)
def test_hours_are_read_in_three_languages(typed: str, hours: OpeningHours) -> None:
    assert read_hours(typed, today=TODAY) == hours


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hello",
        "Mon-Fri",
        "9",
        "9-6",
        "9-25",
        "9:61-18",
        "18-18",
        "13pm-14pm",
        "Mon-Fri 9-18, Mon 12-13",
        "Mon 9-18, 9-18",
        "closed Sun",
        "Mon 9-18 or so",
        "-5-9",
        "Mon--Fri 9-18",
        "Mun-Fri 9-18",
        "closed 31.02., 9-18",
        "9-18, closed soon",
        "1-2, 3-4, 5-6, 7-8, 9-10",
        "９9-18" * 200,
    ],
)
def test_what_is_unclear_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"pickup\.hours"):
        read_hours(typed, today=TODAY)


def test_days_after_a_closed_one_are_closed_too() -> None:
    hours = read_hours("9-18, closed 24.12., 25.12., 26.12.", today=TODAY)
    assert hours.closed == (date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26))
    assert hours.on(date(2026, 12, 24)) == ()
    assert hours.on(date(2026, 12, 23)) == (NINE_TO_SIX,)


@st.composite
def some_hours(draw: st.DrawFn) -> OpeningHours:
    """Hours of any week, with at least one day open."""
    weekly = []
    for _ in range(7):
        ends = sorted(draw(st.sets(st.integers(0, DAY_MINUTES), max_size=8)))
        weekly.append(tuple(zip(ends[::2], ends[1::2], strict=False)))
    if not any(weekly):
        weekly[draw(st.integers(0, 6))] = ((0, DAY_MINUTES),)
    days = draw(st.sets(st.dates(TODAY, date(2027, 6, 1)), max_size=5))
    return OpeningHours(tuple(weekly), tuple(sorted(days)))


@settings(deadline=None)
@given(some_hours(), st.sampled_from(["en", "zh", "ru"]))
def test_hours_as_they_are_shown_are_read_as_what_they_are(
    hours: OpeningHours, language: str
) -> None:
    shown = hours_words(hours, translator(language), today=TODAY)
    assert read_hours(shown, today=TODAY) == hours
    assert from_json(hours.to_json()) == hours


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(typed: str) -> None:
    try:
        hours = read_hours(typed, today=TODAY)
    except Refused:
        return
    assert any(hours.weekly)
