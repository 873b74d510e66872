"""A month of commission for the operator: each promoter a line, each currency a total.

    earned + rejected + reversed + other = gained      what a month changed
    payable, recovered, paid                           what of it moved on

Every number is summed from the ledger's lines of the month, each under its own column.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.csv_file import to_decimal
from domain.statement import month_bounds
from storage.database import Tx
from storage.payout import entries
from storage.payout.entries import Movement
from storage.payout.tables import LedgerAccount

MONEY = (
    "earned",
    "rejected",
    "reversed",
    "other",
    "gained",
    "payable",
    "recovered",
    "paid",
)
COLUMNS = ("party", "member_id", "currency", *MONEY)
TOTAL = "total"
GAINS = {
    "conversion.earned": "earned",
    "conversion.rejected": "rejected",
    "conversion.reversed": "reversed",
    "network.earned": "earned",
    "network.changed": "earned",
    "network.reversed": "reversed",
}
"""Kinds that change what a party has, and the column they count in; the rest is `other`."""
RELEASES = ("conversion.payable", "network.payable")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What a month brought one party, None for all of them, in one currency."""

    party: int | None
    member_id: int | None
    currency: str
    sums: Mapping[str, int]


def columns_of(moved: Movement) -> dict[str, int]:
    """Return what a movement counts as, by column."""
    counted = {"gained": moved.minor, GAINS.get(moved.kind, "other"): moved.minor}
    if moved.account == LedgerAccount.PAID:
        counted["paid"] = moved.minor
    if moved.kind in RELEASES:
        if moved.account == LedgerAccount.PAYABLE:
            counted["payable"] = moved.minor
        elif moved.account == LedgerAccount.DEBT:
            counted["recovered"] = moved.minor
    return counted


def summed(movements: Iterable[Movement]) -> list[ReportLine]:
    """Return a line for each party and currency, then a total for each currency."""
    sums: dict[tuple[int | None, int | None, str], dict[str, int]] = {}
    for moved in movements:
        for owner in ((moved.party, moved.member_id), (None, None)):
            row = sums.setdefault((*owner, moved.currency), dict.fromkeys(MONEY, 0))
            for column, minor in columns_of(moved).items():
                row[column] += minor
    found = [
        ReportLine(party, member, currency, row) for (party, member, currency), row in sums.items()
    ]
    return sorted(found, key=lambda line: (line.party is None, line.party or 0, line.currency))


def cells(line: ReportLine) -> Sequence[object]:
    """Return a line as a sheet's row, under `COLUMNS`."""
    party = TOTAL if line.party is None else line.party
    return (
        party,
        line.member_id,
        line.currency,
        *(to_decimal(line.sums[column], line.currency) for column in MONEY),
    )


async def build_report(tx: Tx, month: str, *, zone: str) -> list[ReportLine]:
    """Return the lines of a month such as `2026-05`, or refuse."""
    start, end = month_bounds(month, zone)
    return summed(await entries.movements(tx, start, end))
