"""How a campaign repeats, as its owner reads it."""

import pytest

from views.campaign.repeat_rule import by_cron, interval_text
from views.i18n import translator


@pytest.mark.parametrize(
    ("seconds", "english", "russian"),
    [
        (20, "every 20 seconds", "каждые 20 секунд"),
        (60, "every minute", "каждую минуту"),
        (90 * 60, "every 90 minutes", "каждые 90 минут"),
        (3_600, "every hour", "каждый час"),
        (21 * 3_600, "every 21 hours", "каждый 21 час"),
        (2 * 86_400, "every 2 days", "каждые 2 дня"),
    ],
)
def test_an_interval_has_its_largest_whole_unit(seconds: int, english: str, russian: str) -> None:
    assert interval_text(seconds, translator("en")) == english
    assert interval_text(seconds, translator("ru")) == russian


@pytest.mark.parametrize(
    ("cron", "words"),
    [
        ("0 9 * * *", "every day at 09:00"),
        ("5 18 * * 1", "Monday at 18:05"),
        ("0 9 * * 0,7", "Sunday, Sunday at 09:00"),
        ("0 9 * * 1-5", "Monday – Friday at 09:00"),
        ("0 9 * * 1,3-4", "Monday, Wednesday – Thursday at 09:00"),
        ("0 * * * *", "by cron: 0 * * * *"),
        ("*/7 9 1 * *", "by cron: */7 9 1 * *"),
    ],
)
def test_a_plain_cron_is_days_and_a_time(cron: str, words: str) -> None:
    assert by_cron(cron, translator("en")) == words


def test_days_are_named_in_the_language_of_the_reader() -> None:
    assert by_cron("0 9 * * 1", translator("zh")) == "每周（星期一）09:00"
    assert by_cron("0 9 * * 1", translator("ru")) == "каждую неделю (понедельник) в 09:00"
