"""The numbers in the admin menu as words: dates in the reader's order, counts that need no plural."""

import pytest

from tests.windows.numbers import seen
from views import numbers_screens
from views.i18n import translator

ZONE = "Europe/Berlin"


@pytest.mark.parametrize(("language", "day"), [("en", "1 Nov"), ("zh", "11月1日"), ("ru", "1 ноя")])
def test_days_are_written_as_the_language_writes_them(language: str, day: str) -> None:
    assert day in numbers_screens.page(seen(), ZONE, translator(language))


def test_a_single_join_reads_as_well_as_many() -> None:
    assert "Joins and claims made in these days: 2," in numbers_screens.page(
        seen(1, 1), ZONE, translator("en")
    )
