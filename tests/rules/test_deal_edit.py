"""What somebody types about a deal: read exactly, or refused with a reason."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.deal.edit import FIELDS, EditContext
from domain.refusal import Refused
from tests.rules.test_deal_rules import NOON, deal

HOUSE = EditContext("Europe/Berlin", frozenset({"shop.example"}), NOON)


def read(name: str, typed: str, **values: object) -> Any:
    return FIELDS[name][0](deal(**values), typed, HOUSE)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("title", "Чай <b>1</b>\nkg\u202e", "Чай 1 kg"),
        ("title", "x" * 150, "x" * 150),
        ("description", "one\n\ntwo", "one\ntwo"),
        ("description", "", ""),
        ("price", "8.50", 850),
        ("price", "EUR 8.50", 850),
        ("list_price", "10", 1000),
        ("list_price", "", None),
        ("link", "https://www.shop.example/a?b=1", "https://www.shop.example/a?b=1"),
        ("link", "", None),
        ("photo", "https://cdn.example/1.png", "https://cdn.example/1.png"),
        ("until", "2026-05-02", datetime(2026, 5, 2, 21, 59, tzinfo=UTC)),
        ("until", "2026-05-02 18:45", datetime(2026, 5, 2, 16, 45, tzinfo=UTC)),
        ("until", "", None),
        ("stock", "no", False),
    ],
)
def test_what_can_be_read_is_read(name: str, typed: str, value: object) -> None:
    assert read(name, typed) == value


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("title", "", "feed.title"),
        ("title", "\u200b", "feed.title"),
        ("title", "x" * 151, "deal.too_long"),
        ("description", "x" * 4097, "deal.too_long"),
        ("price", "-1", "price.typed"),
        ("price", "0", "price.typed"),
        ("price", "nan", "price.typed"),
        ("price", "1e9", "price.typed"),
        ("price", "٣", "price.typed"),
        ("price", "1,299", "price.typed"),
        ("price", "5 USD", "price.typed"),
        ("list_price", "9.99", "deal.list_below_price"),
        ("link", "javascript:alert(1)", "feed.link"),
        ("link", "https://shop.example.evil/", "lint.link_host"),
        ("photo", "file:///etc/passwd", "feed.photo"),
        ("until", "soon", "when.unreadable"),
        ("until", "2026-05-01 13:59", "admin.past"),
        ("until", "2026-05-02T10:00+02:00", "when.unreadable"),
    ],
)
def test_what_cannot_be_kept_is_refused(name: str, typed: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read(name, typed)
    assert refused.value.reason == reason


def test_a_price_stays_below_the_list_price_and_an_end_behind_the_start() -> None:
    with pytest.raises(Refused, match=r"deal\.price_above_list"):
        read("price", "12", list_price_minor=1200)
    with pytest.raises(Refused, match=r"deal\.ends_before_start"):
        read("until", "2026-05-02", starts_at=NOON + timedelta(days=9))
