"""The statement: what a promoter has, and how every line of it came about.

balances     by currency and account; nothing is stored, everything is summed
months       what was earned and not taken back, month by month
items        the newest transactions, each with what it moved and what it says of itself
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.campaign.schedule import to_utc
from domain.csv_file import to_decimal
from domain.payout.ledger import INVITATIONS
from domain.refusal import Refused
from storage.commission import conversions
from storage.commission.tables import HOST_LEVEL
from storage.database import Tx
from storage.host import hosts
from storage.payout import entries
from storage.payout.entries import Balances, MovedBySpan
from storage.payout.tables import LedgerAccount, LedgerEntry, LedgerTransaction, party_id

PAGE = 5
"""Transactions on one page of the statement."""
MONTHS = 6
"""Months that are shown at once, the present one included."""
SHEET_MAX = 5_000
"""Transactions in one month's sheet; presses wait while it is written."""
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
COLUMNS = ("at", "event", "title", "account", "amount", "currency", "level", "rule", "reason")
Moves = Mapping[tuple[str, str], int]
"""Currency and account, to what a transaction moved there."""


@dataclass(frozen=True, slots=True)
class StatementItem:
    """One transaction, as far as it concerns one party."""

    id: int
    at: datetime
    kind: str
    facts: Mapping[str, Any]
    moves: Moves


@dataclass(frozen=True, slots=True)
class MonthEarnings:
    """What was gained in one month, as `2026-05`."""

    name: str
    minor: int


@dataclass(frozen=True, slots=True)
class Earnings:
    """What a promoter sees of their money."""

    balances: Balances
    next_release: datetime | None
    months: Mapping[str, Sequence[MonthEarnings]]
    """By currency, the oldest month first; a currency without any gain is left out."""
    items: Sequence[StatementItem]
    older: int | None
    """What the next page begins before; None on the last."""
    this_month: str
    last_month: str
    hosted: bool = False
    """Whether some group has a host who earns there first."""


@dataclass(frozen=True, slots=True)
class MonthExport:
    """The rows of a month; not `whole` is the newest of more than a sheet takes."""

    rows: Sequence[Sequence[object]]
    whole: bool


NOTHING: Balances = {}


def item(transaction: LedgerTransaction, entries: Sequence[LedgerEntry]) -> StatementItem:
    """Return a transaction with the sums of its lines."""
    moves: dict[tuple[str, str], int] = {}
    for entry in entries:
        place = (entry.currency, entry.account)
        moves[place] = moves.get(place, 0) + entry.amount_minor
    return StatementItem(transaction.id, transaction.at, transaction.kind, transaction.facts, moves)


def month_starts(at: datetime, zone: str, count: int) -> list[datetime]:
    """Return when the last `count` months began in `zone`, and when the present one will end."""
    wall = at.astimezone(ZoneInfo(zone))
    last = wall.year * 12 + wall.month
    numbers = range(last - count, last + 1)
    return [to_utc(datetime(n // 12, n % 12 + 1, 1), zone) for n in numbers]  # noqa: DTZ001


def month_name(start: datetime, zone: str) -> str:
    """Return the month that begins at `start`, as `2026-05`."""
    return start.astimezone(ZoneInfo(zone)).strftime("%Y-%m")


def month_bounds(name: str, zone: str) -> tuple[datetime, datetime]:
    """Return the first moment of a month such as `2026-05` and of the one after, or refuse."""
    try:
        start = datetime.fromisoformat(f"{name}-01") if MONTH.fullmatch(name) else None
        if start is not None:
            after = datetime(start.year + start.month // 12, start.month % 12 + 1, 1)  # noqa: DTZ001
            return to_utc(start, zone), to_utc(after, zone)
    except (ValueError, OverflowError):
        pass  # No such month, or one at an end of time.
    raise Refused("commission.month", typed=name[:20])


def rule_of(facts: Mapping[str, Any]) -> str:
    """Return the rule of a commission in a sheet's few words, such as `10% deal`."""
    if facts.get("level") == HOST_LEVEL:
        return f"{facts['host_bp'] / 100:g}% host"
    if facts.get("rate_bp") is not None:
        return f"{facts['rate_bp'] / 100:g}% {facts['scope']}"
    if facts.get("fixed_minor") is not None:
        return f"fixed {facts['scope']}"
    return ""


async def earnings(
    tx: Tx, member_id: int, *, now: datetime, zone: str, before_id: int | None = None
) -> Earnings:
    """Return what a member has earned, with one page of their statement."""
    party = await party_id(tx, member_id)
    starts = month_starts(now, zone, MONTHS)
    this, last = month_name(starts[-2], zone), month_name(starts[-3], zone)
    if party is None:
        return Earnings(NOTHING, None, {}, (), None, this, last)
    found = await items(tx, party, limit=PAGE + 1, before_id=before_id)
    shown = found[:PAGE]
    balances = await entries.balances(tx, party)
    return Earnings(
        {currency: sums for currency, sums in balances.items() if currency != INVITATIONS},
        await conversions.next_release(tx, party),
        _by_month(await entries.gained_by_span(tx, party, starts), starts, zone),
        shown,
        shown[-1].id if len(found) > PAGE else None,
        this,
        last,
        hosted=await hosts.any_earning(tx),
    )


def _by_month(
    gained: Mapping[tuple[str, int], int], starts: Sequence[datetime], zone: str
) -> dict[str, list[MonthEarnings]]:
    currencies = sorted({currency for currency, _ in gained} - {INVITATIONS})
    names = [month_name(start, zone) for start in starts[:-1]]
    return {
        currency: [
            MonthEarnings(name, gained.get((currency, place), 0))
            for place, name in enumerate(names)
        ]
        for currency in currencies
    }


async def items(
    tx: Tx,
    party: int,
    *,
    limit: int,
    before_id: int | None = None,
    between: tuple[datetime, datetime] | None = None,
) -> list[StatementItem]:
    """Return the newest transactions of a party that moved money or points."""
    pages = await entries.transactions(
        tx, party, limit=limit, before_id=before_id, between=between, but=INVITATIONS
    )
    return [item(transaction, entries) for transaction, entries in pages]


async def export_month(tx: Tx, member_id: int, month: str, *, zone: str) -> MonthExport:
    """Return one month of a member, the oldest row first, under `COLUMNS`; or refuse."""
    between = month_bounds(month, zone)
    party = await party_id(tx, member_id)
    if party is None:
        return MonthExport((), whole=True)
    found = await items(tx, party, limit=SHEET_MAX + 1, between=between)
    shown = reversed(found[:SHEET_MAX])
    return MonthExport(
        [row for each in shown for row in _rows(each)], whole=len(found) <= SHEET_MAX
    )


def _rows(each: StatementItem) -> list[Sequence[object]]:
    facts = each.facts
    rule, level = rule_of(facts), facts.get("level")
    return [
        (
            each.at.isoformat(),
            each.kind,
            facts.get("title"),
            account,
            to_decimal(minor, currency),
            currency,
            level,
            rule,
            facts.get("reason"),
        )
        for (currency, account), minor in each.moves.items()
        if minor
    ]


WAITING = (LedgerAccount.PENDING, LedgerAccount.APPROVED)


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """One month, as `2026-05`, in minor units of one currency."""

    name: str
    earned: int
    waiting: int
    paid: int

    @property
    def figures(self) -> tuple[int, int, int]:
        """The three figures, in the order in which they are shown."""
        return self.earned, self.waiting, self.paid


async def load_months(
    tx: Tx, member_id: int, *, now: datetime, zone: str
) -> Mapping[str, Sequence[MonthTotals]]:
    """Return a member's last months by currency, the oldest first; empty currencies left out."""
    party = await party_id(tx, member_id)
    if party is None:
        return {}
    starts = month_starts(now, zone, MONTHS)
    names = [month_name(start, zone) for start in starts[:-1]]
    moved = await entries.moved_by_span(tx, party, starts)
    currencies = sorted({currency for currency, _, _ in moved} - {INVITATIONS})
    found = {currency: month_totals(moved, currency, names) for currency in currencies}
    return {
        currency: every
        for currency, every in found.items()
        if any(figure for flow in every for figure in flow.figures)
    }


def month_totals(moved: MovedBySpan, currency: str, names: Sequence[str]) -> list[MonthTotals]:
    """Return the months of one currency out of what was moved."""
    waiting = sum(moved.get((currency, account, entries.EARLIER), 0) for account in WAITING)
    found = []
    for place, name in enumerate(names):
        inside = {account: moved.get((currency, account, place), 0) for account in LedgerAccount}
        waiting += sum(inside[account] for account in WAITING)
        found.append(MonthTotals(name, sum(inside.values()), waiting, inside[LedgerAccount.PAID]))
    return found
