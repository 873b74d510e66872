"""What must be true of everybody's money, whatever people, operators and time do to it.

A snapshot is read straight from the file, and every sum is taken here, past every query and
every function of the product that might share a mistake.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.flows.withdrawal_driver import RequestedWithdrawal

Row = dict[str, Any]
STANDING = ("pending", "approved", "payable")
GONE = ("rejected", "reversed")
EVENTS = {
    "pending": [{"earned"}],
    "approved": [{"earned", "approved"}],
    "payable": [{"earned", "approved", "payable"}],
    "rejected": [{"earned", "rejected"}],
    "reversed": [
        {"earned", "reversed"},
        {"earned", "approved", "reversed"},
        {"earned", "approved", "payable", "reversed"},
    ],
}
"""Which events a share may have had, by the state of its conversion."""


@dataclass
class Snapshot:
    """Every row that money is made of."""

    conversions: dict[int, Row]
    shares: list[Row]
    transactions: dict[int, Row]
    entries: list[Row]
    members: dict[int, int]
    """Party to member."""

    def balances(self) -> Counter[tuple[int | None, str, str]]:
        """Return the sums by party, currency and account; the shop's party is None."""
        sums: Counter[tuple[int | None, str, str]] = Counter()
        for entry in self.entries:
            place = (entry["party_id"], entry["currency"], entry["account"])
            sums[place] += entry["amount_minor"]
        return sums


def snapshot(path: Path) -> Snapshot:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row

    def rows(table: str, order: str = "id") -> list[Row]:
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}")]

    try:
        return Snapshot(
            conversions={row["id"]: row for row in rows("conversions")},
            shares=rows("conversion_shares", "conversion_id, level"),
            transactions={
                row["id"]: row | {"facts": json.loads(row["facts"])}
                for row in rows("ledger_transactions")
            },
            entries=rows("ledger_entries"),
            members={row["id"]: row["member_id"] for row in rows("parties")},
        )
    finally:
        connection.close()


def check(before: Snapshot, after: Snapshot, asked: list[RequestedWithdrawal]) -> None:
    """Check everything that holds in every state, and between any two that follow each other."""
    nothing_is_changed(before, after)
    transactions_balance(after)
    accounts_keep_their_side(after)
    commissions_are_right(after)
    events_happen_once(after)
    nothing_of_what_is_gone_remains(after)
    promises_are_what_stands(after)
    accounts_hold_what_they_say(after, asked)


def nothing_is_changed(before: Snapshot, after: Snapshot) -> None:
    """Lines are only ever added."""
    assert after.entries[: len(before.entries)] == before.entries
    assert all(after.transactions[number] == row for number, row in before.transactions.items())


def transactions_balance(shop: Snapshot) -> None:
    """Every transaction sums to zero in each currency, and says something."""
    sums: dict[int, Counter[str]] = defaultdict(Counter)
    for entry in shop.entries:
        sums[entry["transaction_id"]][entry["currency"]] += entry["amount_minor"]
        assert entry["amount_minor"] != 0, entry
    assert sums.keys() == shop.transactions.keys()
    for number, totals in sums.items():
        assert set(totals.values()) == {0}, (shop.transactions[number], totals)


def accounts_keep_their_side(shop: Snapshot) -> None:
    """Nobody can ask for less than nothing, owes a negative debt, or has while owing."""
    balances = shop.balances()
    for (party, currency, account), minor in balances.items():
        below = account in ("expense", "debt")
        assert minor <= 0 if below else minor >= 0, (party, currency, account, minor)
        assert (party is None) == (account == "expense")
        if account == "debt" and minor:
            assert balances[(party, currency, "payable")] == 0, (party, currency, minor)


def commissions_are_right(shop: Snapshot) -> None:
    """A commission is the rate's, rounded half up, at most the purchase; its shares are it."""
    shares: Counter[int] = Counter()
    for share in shop.shares:
        assert share["amount_minor"] > 0, share
        shares[share["conversion_id"]] += share["amount_minor"]
    for number, made in shop.conversions.items():
        assert shares[number] == made["commission_minor"], (made, shares[number])
        if made["host_id"] is not None:
            by_chat_never_costs_more(shop, made)
        elif made["commission_minor"]:
            assert made["commission_minor"] == due(made), made


def by_chat_never_costs_more(shop: Snapshot, made: Row) -> None:
    """A host has the host's rate exactly; with promoters it is at most the higher of both rates."""
    mine = [share for share in shop.shares if share["conversion_id"] == made["id"]]
    by_chat = sum(share["amount_minor"] for share in mine if share["level"] == 0)
    promoters = sum(share["amount_minor"] for share in mine if share["level"] > 0)
    assert by_chat == due_to_host(made), made
    assert by_chat + promoters <= made["amount_minor"], made
    highest = by_chat if made["host_rule"] == "instead" else max(by_chat, due(made))
    assert by_chat + promoters <= highest, made
    assert not promoters or by_chat + promoters == highest, made


def due_to_host(made: Row) -> int:
    """Return what the host's rate brings, reckoned anew."""
    exact = Decimal(made["amount_minor"]) * made["host_bp"] / 10_000
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def rest_of(made: Row, chain: list[int]) -> int:
    """Return what promoters should have beside a host, reckoned anew."""
    if not chain or made["host_rule"] == "instead":
        return 0
    return max(due(made) - due_to_host(made), 0)


def due(made: Row) -> int:
    """Return what the rate of a conversion brings, reckoned anew."""
    if made["rate_id"] is None:
        return 0
    if made["fixed_minor"] is not None:
        return min(made["fixed_minor"] * made["quantity"], made["amount_minor"])
    exact = Decimal(made["amount_minor"]) * made["rate_bp"] / 10_000
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def splits_fairly(minor: int, weights: tuple[int, ...], parts: list[int]) -> None:
    """No part is a whole unit away from its exact share."""
    assert sum(parts) == minor, (minor, parts)
    for weight, part in zip(weights, parts, strict=True):
        assert abs(Fraction(minor * weight, sum(weights)) - part) < 1, (minor, weights, parts)


def events_happen_once(shop: Snapshot) -> None:
    """Every key is one effect, and a share has had the events that its conversion's state tells."""
    keys = Counter(row["key"] for row in shop.transactions.values())
    assert set(keys.values()) <= {1}, keys
    had: dict[tuple[int, int], dict[str, datetime]] = defaultdict(dict)
    for row in shop.transactions.values():
        kind, number, *rest = row["key"].split(":")
        if kind == "conversion":
            event, level = rest
            had[(int(number), int(level))][event] = moment(row["at"])
    told = {(share["conversion_id"], share["level"]) for share in shop.shares}
    assert had.keys() == told, (had, told)
    for (number, _), events in had.items():
        made = shop.conversions[number]
        assert set(events) in EVENTS[made["state"]], (made, events)
        if "payable" in events:
            assert events["payable"] >= moment(made["payable_at"]), (made, events)
            assert events["payable"] - events["approved"] >= FREEZE, (made, events)


FREEZE = timedelta(days=14)


def moment(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def nothing_of_what_is_gone_remains(shop: Snapshot) -> None:
    """A conversion's own lines leave its share with a party, or nothing at all."""
    left: Counter[tuple[int, int]] = Counter()
    for entry in shop.entries:
        kind, number, *_ = shop.transactions[entry["transaction_id"]]["key"].split(":")
        if kind == "conversion" and entry["party_id"] is not None:
            left[(int(number), entry["party_id"])] += entry["amount_minor"]
    wanted: Counter[tuple[int, int]] = Counter()
    for share in shop.shares:
        gone = shop.conversions[share["conversion_id"]]["state"] in GONE
        earned = 0 if gone else share["amount_minor"]
        wanted[(share["conversion_id"], share["party_id"])] += earned
    for place, minor in wanted.items():
        assert left[place] == minor, (place, minor)


def promises_are_what_stands(shop: Snapshot) -> None:
    """What the shop has promised is what the standing conversions are worth, and what all have."""
    worth: Counter[tuple[int, str]] = Counter()
    for share in shop.shares:
        made = shop.conversions[share["conversion_id"]]
        if made["state"] in STANDING:
            worth[(share["party_id"], made["currency"])] += share["amount_minor"]
    has: Counter[tuple[int, str]] = Counter()
    promised: Counter[str] = Counter()
    for (party, currency, account), minor in shop.balances().items():
        if party is None:
            promised[currency] -= minor
            assert account == "expense"
        else:
            has[(party, currency)] += minor
    assert +has == +worth and -has == Counter(), (has, worth)
    in_all: Counter[str] = Counter()
    for (_, currency), minor in has.items():
        in_all[currency] += minor
    assert +in_all == +promised, (in_all, promised)


def accounts_hold_what_they_say(shop: Snapshot, asked: list[RequestedWithdrawal]) -> None:
    """Pending and approved are the shares in that state; held and paid what was asked and sent."""
    wanted: Counter[tuple[int, str, str]] = Counter()
    for share in shop.shares:
        made = shop.conversions[share["conversion_id"]]
        member = shop.members[share["party_id"]]
        if made["state"] in ("pending", "approved"):
            wanted[(member, made["currency"], made["state"])] += share["amount_minor"]
    for one in asked:
        account = {"held": "held", "sent": "paid"}.get(one.state)
        if account is not None:
            wanted[(one.member, one.currency, account)] += one.minor
    found: Counter[tuple[int, str, str]] = Counter()
    for (party, currency, account), minor in shop.balances().items():
        if party is not None and account in ("pending", "approved", "held", "paid"):
            found[(shop.members[party], currency, account)] = minor
    assert +found == +wanted, (found, wanted)
