"""Charts: a PNG that shows its figures, the same in words, and nothing that a font lacks."""

import io
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from PIL import Image, ImageColor

from domain.languages import LANGUAGES
from domain.payout.ledger import POINTS
from domain.post.markup import CAPTION_UNITS_MAX, TEXT_UNITS_MAX, units, visible
from domain.referral.growth import Growth, day_starts, midnight
from domain.statement import MonthTotals, month_totals
from storage.payout.entries import EARLIER
from storage.payout.tables import LedgerAccount
from views.chart import fonts
from views.chart.drawing import Drawing, bar
from views.chart.painter import png, scale_of, short_number
from views.chart.panels import COLOURS, Panel
from views.commission import earnings_screens
from views.i18n import translator
from views.referral import referral_screens

MOST = 10**15
NAMES = [f"2026-0{number}" for number in range(1, 7)]


def decoded(data: bytes) -> Image.Image:
    """Return a PNG as pixels; a broken one fails."""
    with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
        return picture.convert("RGB")


def painted(picture: Image.Image, colour: str) -> int:
    """Count the pixels of one colour."""
    wanted = ImageColor.getrgb(colour)
    return sum(count for count, seen in picture.getcolors(1 << 24) or [] if seen == wanted)


def months(*currencies: str, minor: int = MOST) -> Mapping[str, Sequence[MonthTotals]]:
    return {
        code: [MonthTotals(name, minor, minor // 2, minor // 3) for name in NAMES]
        for code in currencies
    }


def grown(*brought: int, by_week: bool = False, earlier: int = 0) -> Growth:
    starts = [date(2026, 5, 1) + timedelta(days=number) for number in range(len(brought))]
    total = [earlier + sum(brought[: place + 1]) for place in range(len(brought))]
    return Growth(starts, brought, total, by_week)


def drawings(language: str) -> list[Drawing]:
    """Every chart there is, at its longest."""
    t = translator(language)
    return [
        earnings_screens.chart(1, months("EUR", "USD", POINTS, "JPY"), t),
        *(
            referral_screens.growth_chart(1, grown(*[10**9] * 14, by_week=week), t)
            for week in (False, True)
        ),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_and_words_fit_and_the_picture_is_one_that_telegram_takes(language: str) -> None:
    for drawing in drawings(language):
        assert 0 < units(visible(drawing.caption)) <= CAPTION_UNITS_MAX
        assert 0 < units(visible(drawing.words)) <= TEXT_UNITS_MAX
        width, height = decoded(png(drawing.panels)).size
        assert width == 1080 and height <= 3 * width


@pytest.mark.parametrize(
    "words",
    [
        "Köln · 24 – 30 Nov ▲ ▼ €1,204 £3 ¥8 ₩5 $2",
        "Выручка за неделю «Ёлка» №7",
        "拼团购买人数：每天，共 7 天（元）",
    ],
)
def test_no_letter_of_the_three_languages_is_a_box(words: str) -> None:
    assert fonts.legible(words) == words


def test_what_the_font_lacks_is_said_otherwise_or_left_out() -> None:
    assert fonts.legible("1\u00a0204\u202f₽ 🎁 Диван שלום") == "1 204 RUB Диван"
    assert fonts.legible("9 zł, Győr") == "9 zl, Gyor"


def test_words_are_cut_to_the_room_there_is() -> None:
    cut = fonts.fit("A very long name of a lamp", 40, 200)
    assert cut.endswith("...") and fonts.font(40).getlength(cut) <= 200
    assert fonts.fit("Lamp", 40, 200) == "Lamp"


def test_an_axis_holds_zero_and_counts_as_people_do() -> None:
    assert list(scale_of([0, 3, 7]).ticks()) == [0, 2, 4, 6, 8]
    assert list(scale_of([-5, 10]).ticks()) == [-5, 0, 5, 10]
    assert list(scale_of([1, 1]).ticks()) == [0, 1] and list(scale_of([0]).ticks()) == [0, 1]
    numbers = [short_number(value) for value in (0, 50, 1200, 2e6, 0.5)]
    assert numbers == ["0", "50", "1.2k", "2M", "0.5"]


def test_each_row_of_figures_has_its_colour_and_its_size() -> None:
    low = decoded(png([Panel("EUR", ["1", "2"], [[1, 10], [5, 5], [0, 0]])]))
    high = decoded(png([Panel("EUR", ["1", "2"], [[9, 10], [5, 5], [1, 0]])]))
    blue, orange, green = COLOURS
    assert painted(high, blue) > 1.5 * painted(low, blue) > 0
    assert painted(high, orange) == pytest.approx(painted(low, orange), rel=0.05)
    assert painted(low, green) == 0 < painted(high, green)


def test_what_was_taken_back_is_drawn_below_the_line() -> None:
    below, above = (decoded(png([Panel("", ["1", "2"], [[value, 10]])])) for value in (-5, 5))
    blue = ImageColor.getrgb(COLOURS[0])
    columns = [below.getpixel((280, line)) for line in range(below.height)]
    heights = [above.getpixel((280, line)) for line in range(above.height)]
    assert max(n for n, seen in enumerate(columns) if seen == blue) < below.height
    assert columns.index(blue) > heights.index(blue)


def test_a_line_grows_and_a_long_row_thins_its_labels() -> None:
    growing = Panel("", [f"{number:02}" for number in range(30)], [list(range(30))], is_line=True)
    flat = Panel("", growing.labels, [[29] * 30], is_line=True)
    assert png([growing]) != png([flat])


def test_nothing_loads_pillow_or_the_font_before_something_is_drawn() -> None:
    script = (
        "import sys, bot.app; sys.exit(bool({'PIL', 'pylopdf_fonts_zh_cn'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)


def test_bars_of_characters_are_as_long_as_their_figures() -> None:
    assert [bar(value, 10) for value in (-3, 0, 5, 10)] == [
        "▱" * 10,
        "▱" * 10,
        "▰" * 5 + "▱" * 5,
        "▰" * 10,
    ]
    assert bar(0, 0) == "▱" * 10


def test_what_waits_is_carried_from_month_to_month() -> None:
    moved = {
        ("EUR", LedgerAccount.PENDING, EARLIER): 100,
        ("EUR", LedgerAccount.PENDING, 0): 50,
        ("EUR", LedgerAccount.PENDING, 1): -150,
        ("EUR", LedgerAccount.APPROVED, 1): 150,
        ("EUR", LedgerAccount.APPROVED, 2): -150,
        ("EUR", LedgerAccount.PAYABLE, 2): 30,
        ("EUR", LedgerAccount.HELD, 2): 20,
        ("EUR", LedgerAccount.PAID, 2): 100,
        ("USD", LedgerAccount.PENDING, 0): 7,
    }
    assert month_totals(moved, "EUR", NAMES[:3]) == [
        MonthTotals("2026-01", 50, 150, 0),
        MonthTotals("2026-02", 0, 150, 0),
        MonthTotals("2026-03", 0, 0, 100),
    ]


def test_days_and_weeks_begin_at_midnight_of_the_shop() -> None:
    late = datetime(2026, 3, 29, 22, 30, tzinfo=UTC)  # Monday already in Berlin, and summer time.
    assert day_starts(late, "Europe/Berlin", count=2) == [
        date(2026, 3, 29),
        date(2026, 3, 30),
        date(2026, 3, 31),
    ]
    weeks = day_starts(late, "Europe/Berlin", count=2, days=7)
    assert weeks == [date(2026, 3, 23), date(2026, 3, 30), date(2026, 4, 6)]
    assert midnight(weeks[0], "Europe/Berlin") == datetime(2026, 3, 22, 23, tzinfo=UTC)
    assert midnight(weeks[1], "Europe/Berlin") == datetime(2026, 3, 29, 22, tzinfo=UTC)
