"""How often a post is to repeat, as somebody types it."""

import pytest

from domain.refusal import Refused
from handlers.admin.parse import parse_rule


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("90m", {"every_s": 5400}),
        ("every 2h", {"every_s": 7200}),
        ("каждые 2h", {"every_s": 7200}),
        ("9:00", {"cron": "0 9 * * *"}),
        ("every day at 9:00", {"cron": "0 9 * * *"}),
        ("Daily 18:45", {"cron": "45 18 * * *"}),
        ("каждый день в 9:00", {"cron": "0 9 * * *"}),
        ("每天 9:00", {"cron": "0 9 * * *"}),
        ("Mon, Thu 18:30", {"cron": "30 18 * * 1,4"}),
        ("mondays 9:00", {"cron": "0 9 * * 1"}),
        ("mon-fri 9:00", {"cron": "0 9 * * 1-5"}),
        ("weekdays 9:00", {"cron": "0 9 * * 1-5"}),
        ("sat-mon 9:00", {"cron": "0 9 * * 0,1,6"}),
        ("mon-sun 9:00", {"cron": "0 9 * * *"}),
        ("по понедельникам и чт 9:00", {"cron": "0 9 * * 1,4"}),
        ("по будням 9:00", {"cron": "0 9 * * 1-5"}),
        ("每周一 9:00", {"cron": "0 9 * * 1"}),
        ("周一 周四 18:30", {"cron": "30 18 * * 1,4"}),
        ("0 9 * * 1-5", {"cron": "0 9 * * 1-5"}),
        ("*/7 9 1 * *", {"cron": "*/7 9 1 * *"}),
    ],
)
def test_a_rule_is_read_in_words(typed: str, rule: dict[str, object]) -> None:
    assert parse_rule(typed) == rule


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "when.repeat"),
        ("whenever", "when.repeat"),
        ("mon", "when.repeat"),
        ("mon 25:00", "when.repeat"),
        ("moon 9:00", "when.repeat"),
        ("mon 9", "when.repeat"),
        ("5s", "campaign.every"),
        ("61 9 * * *", "campaign.cron"),
        ("0 9 * * fry", "campaign.cron"),
    ],
)
def test_what_is_no_rule_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(Refused) as no:
        parse_rule(typed)
    assert no.value.reason == reason
