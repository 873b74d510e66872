"""One report on money: what orders were paid, what Telegram charged, what promoters get; by day and currency.

    kept     = through Telegram + elsewhere, less what went back of both
    left     = kept - promoters
    differs  = charged - charged back - (through Telegram, less what went back): 0 in every total

A charge is of the day that Telegram names, an order of the day on which the shop heard: a payment
that was found later stands on two days, and agrees in the total.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.csv_file import to_decimal
from domain.payout.ledger import INVITATIONS, POINTS
from domain.statement import month_bounds
from storage.database import Tx
from storage.payment import report_rows
from storage.payment.report_rows import MovedMoney

TOTAL = "total"
AMOUNTS = (
    "telegram_paid",
    "telegram_back",
    "elsewhere_paid",
    "elsewhere_back",
    "kept",
    "promoters",
    "left",
    "charged",
    "charged_back",
    "differs",
)
COLUMNS = ("day", "currency", *AMOUNTS)
COUNTED = (POINTS, INVITATIONS)
"""What the ledger holds beside money."""


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A day, or the total, in one currency; `minor` by the names of `AMOUNTS`."""

    day: str
    currency: str
    minor: dict[str, int]


async def build_money_report(tx: Tx, month: str, *, zone: str) -> list[MoneyLine]:
    """Return the lines of a month such as `2026-05`, each currency closed by its total; may refuse."""
    start, end = month_bounds(month, zone)
    moved: list[MovedMoney] = []
    for read in (report_rows.orders, report_rows.charges, report_rows.promised):
        moved += [one for one in await read(tx, start, end) if one.currency not in COUNTED]
    return sum_up(moved, zone=zone)


def sum_up(moved: Iterable[MovedMoney], *, zone: str) -> list[MoneyLine]:
    """Return the lines, by currency and day."""
    sums: defaultdict[tuple[str, str], defaultdict[str, int]] = defaultdict(
        lambda: defaultdict(int)
    )
    for one in moved:
        for day in (_day(one.at, zone), TOTAL):
            sums[one.currency, day][one.column] += one.minor
    return [_line(day, currency, sums[currency, day]) for currency, day in sorted(sums)]


def _line(day: str, currency: str, found: defaultdict[str, int]) -> MoneyLine:
    through = found["telegram_paid"] - found["telegram_back"]
    found["kept"] = through + found["elsewhere_paid"] - found["elsewhere_back"]
    found["left"] = found["kept"] - found["promoters"]
    found["differs"] = found["charged"] - found["charged_back"] - through
    return MoneyLine(day, currency, {name: found[name] for name in AMOUNTS})


def cells(line: MoneyLine) -> Sequence[object]:
    """Return a line as a sheet has it, amounts with their decimals."""
    amounts = (to_decimal(line.minor[name], line.currency) for name in AMOUNTS)
    return (line.day, line.currency, *amounts)


def _day(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).date().isoformat()
