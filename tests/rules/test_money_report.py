"""The report on money adds up, by day and in all."""

from datetime import UTC, datetime, timedelta

from domain.payment.report import TOTAL, cells, sum_up
from storage.payment.report_rows import MovedMoney

NIGHT = datetime(2026, 5, 3, 22, 30, tzinfo=UTC)
"""Half past midnight of the fourth in Berlin."""


def moved(column: str, minor: int, currency: str = "EUR", hours: int = 0) -> MovedMoney:
    return MovedMoney(NIGHT + timedelta(hours=hours), currency, column, minor)


def test_days_are_the_shops_and_totals_close_each_currency() -> None:
    lines = sum_up(
        [
            moved("telegram_paid", 1500),
            moved("charged", 1500, hours=-1),
            moved("elsewhere_paid", 700),
            moved("elsewhere_back", 200),
            moved("promoters", 90),
            moved("telegram_paid", 50, "XTR", 30),
            moved("telegram_back", 50, "XTR", 31),
            moved("charged", 50, "XTR", 30),
        ],
        zone="Europe/Berlin",
    )
    assert [(line.currency, line.day) for line in lines] == [
        ("EUR", "2026-05-03"),
        ("EUR", "2026-05-04"),
        ("EUR", TOTAL),
        ("XTR", "2026-05-05"),
        ("XTR", TOTAL),
    ]
    early, late, euros, _, stars = (line.minor for line in lines)
    assert (early["differs"], late["differs"], euros["differs"]) == (1500, -1500, 0)
    assert (euros["kept"], euros["promoters"], euros["left"]) == (2000, 90, 1910)
    assert (stars["kept"], stars["differs"]) == (0, 50)
    assert str(cells(lines[2])[6]) == "20.00"
    assert str(cells(lines[4])[7 + 2]) == "50"
