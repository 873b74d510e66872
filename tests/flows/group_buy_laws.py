"""What must be true of a group buy whatever people, money and time do to it.

A snapshot is read straight from the file, past every query that might share a mistake.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.group_buy.finish import FAILED, LAPSED, MERGE, PAY, REMINDER
from domain.group_buy.join import ALMOST
from domain.group_buy.leave import LEADER, PROMOTED
from domain.voucher import ISSUED
from storage.group_buy.offers import LIVE
from storage.group_buy.tables import SeatState, TeamState

Row = dict[str, Any]
HOLDING = (*LIVE, SeatState.REDEEMED)
"""States in which a seat holds units."""
MAY_SIT = {
    TeamState.OPEN: (SeatState.RESERVED, SeatState.CONFIRMED),
    TeamState.FILLED: (SeatState.CONFIRMED, SeatState.REDEEMED),
    TeamState.SUCCEEDED: (SeatState.CONFIRMED, SeatState.REDEEMED),
    TeamState.EXPIRED: (SeatState.CONFIRMED,),
    TeamState.FAILED: (),
    TeamState.CANCELLED: (),
}
"""Which seats that hold something a team may have."""
CAME_TRUE = (TeamState.FILLED, TeamState.SUCCEEDED)


@dataclass
class Snapshot:
    """Every row that a group buy is made of."""

    offer: Row
    teams: dict[int, Row]
    seats: dict[int, Row]
    waiting: list[Row]
    lines: list[Row]
    vouchers: list[Row]
    notices: list[Row]
    options: dict[int, Row]

    def of_team(self, team_id: int, *states: str) -> list[Row]:
        return [s for s in self.seats.values() if s["team_id"] == team_id and s["state"] in states]

    def told(self, kind: str) -> Counter[int]:
        return Counter(row["chat_id"] for row in self.notices if row["kind"] == kind)


def snapshot(path: Path) -> Snapshot:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row

    def rows(table: str) -> list[Row]:
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]

    try:
        return Snapshot(
            offer=rows("group_buys")[0],
            teams={row["id"]: row for row in rows("teams")},
            seats={row["id"]: row for row in rows("seats")},
            waiting=rows("waiting"),
            lines=rows("payments"),
            vouchers=rows("vouchers"),
            notices=[row | {"values": json.loads(row["values"])} for row in rows("outbox")],
            options={row["id"]: row for row in rows("promotion_options")},
        )
    finally:
        connection.close()


def check(before: Snapshot, after: Snapshot) -> None:
    """Check everything that holds in every state, and between any two that follow each other."""
    places(after)
    units(after)
    units_of_options(after)
    prices(after)
    money(after)
    lists(after)
    telling(before, after)


def places(shop: Snapshot) -> None:
    """Counters equal rows, nobody sits twice, nobody sits where nobody may."""
    for number, team in shop.teams.items():
        state, size = TeamState(team["state"]), team["size"]
        live = shop.of_team(number, *LIVE)
        holding = shop.of_team(number, *HOLDING)
        assert {seat["state"] for seat in holding} <= set(MAY_SIT[state]), (team, holding)
        assert size is None or len(holding) <= size, f"{len(holding)} seats of {size}"
        if state == TeamState.OPEN:
            assert team["taken"] == len(live), f"{team['taken']} taken, {len(live)} live"
            assert team["leader_id"] is None or team["leader_id"] in members(live), team
        if state in CAME_TRUE:
            assert len(holding) >= team["goal"], f"{len(holding)} of {team['goal']}"
    seated = Counter(seat["member_id"] for seat in shop.seats.values() if seat["state"] in LIVE)
    assert all(count == 1 for count in seated.values()), seated


def members(seats: list[Row]) -> set[int]:
    return {seat["member_id"] for seat in seats}


def units(shop: Snapshot) -> None:
    """What the stock lacks is what seats hold; nobody holds more than one may."""
    held: Counter[int] = Counter()
    for seat in shop.seats.values():
        if seat["state"] in HOLDING:
            held[seat["member_id"]] += seat["quantity"]
    assert all(count <= shop.offer["per_member"] for count in held.values()), held
    stock = shop.offer["stock_total"]
    if stock is not None:
        assert shop.offer["units_taken"] == held.total() <= stock, (shop.offer, held)


def units_of_options(shop: Snapshot) -> None:
    """What an option lacks is what its seats hold; every seat has an option, and pays for it."""
    held: Counter[int] = Counter()
    for seat in shop.seats.values():
        assert (seat["option_id"] in shop.options) == bool(shop.options), seat
        if shop.options:
            assert seat["extra_minor"] == shop.options[seat["option_id"]]["extra_minor"], seat
        if seat["state"] in HOLDING:
            held[seat["option_id"]] += seat["quantity"]
    for number, option in shop.options.items():
        if option["stock_total"] is not None:
            assert option["stock_left"] == option["stock_total"] - held[number], (option, held)
            assert option["stock_left"] >= 0, option


def prices(shop: Snapshot) -> None:
    """A price stands once a team has come true, and is nowhere above what was shown."""
    for number, team in shop.teams.items():
        assert (team["price_minor"] is not None) == (team["state"] in CAME_TRUE), team
        if team["state"] in CAME_TRUE:
            shown = [seat["price_shown_minor"] for seat in shop.of_team(number, *HOLDING)]
            assert team["price_minor"] <= min(shown), (team["price_minor"], shown)


def money(shop: Snapshot) -> None:
    """Each line is written once; what is kept is the price of what is had, or nothing."""
    sums: dict[int, Counter[str]] = defaultdict(Counter)
    for line in shop.lines:
        assert line["kind"] not in sums[line["subject_id"]], f"{line['kind']} twice"
        sums[line["subject_id"]][line["kind"]] = line["amount_minor"]
    for number, seat in shop.seats.items():
        of = sums[number]
        kept = of["paid"] - of["difference_due"] - of["refund_due"]
        assert of["refunded"] in (0, of["refund_due"]), of
        assert of["difference_paid"] in (0, of["difference_due"]), of
        owed = seat["state"] in (SeatState.REFUND_DUE, SeatState.REFUNDED)
        assert owed == (of["refund_due"] > 0), (seat, of)
        assert (seat["state"] == SeatState.REFUNDED) == (of["refunded"] > 0), (seat, of)
        assert kept == 0 or seat["state"] in (SeatState.CONFIRMED, SeatState.REDEEMED), (seat, of)
        if seat["state"] in (SeatState.CONFIRMED, SeatState.REDEEMED):
            paid_for(shop, seat, of["paid"], kept)


def paid_for(shop: Snapshot, seat: Row, paid: int, kept: int) -> None:
    """Who pays first has paid; a team that came true keeps units x final price of each."""
    first = (shop.offer["pay"], shop.offer["pay_when"]) == ("external", "now")
    assert bool(paid) or not first, f"{seat} is certain and unpaid"
    settled = seat["told"] and shop.teams[seat["team_id"]]["price_minor"]
    if paid and settled:
        assert kept == (settled + seat["extra_minor"]) * seat["quantity"], (seat, paid, kept)


def lists(shop: Snapshot) -> None:
    """Nobody waits for a team that is over, nor beside a place that could be theirs."""
    for row in shop.waiting:
        if row["state"] == "waiting":
            team = shop.teams[row["subject_id"]]
            assert team["state"] == TeamState.OPEN, f"{row} waits for {team}"
            short = shop.offer["stock_total"] is not None
            assert short or team["taken"] == team["size"], f"{row} waits beside a free place"


def telling(before: Snapshot, after: Snapshot) -> None:
    """Everything that happened to somebody was told to them, once."""
    turned = [
        (seat, before.seats[number]["state"] if number in before.seats else None)
        for number, seat in after.seats.items()
        if number not in before.seats or before.seats[number]["state"] != seat["state"]
    ]
    let_go = (SeatState.RELEASED, SeatState.REFUND_DUE)
    expected = {
        LAPSED: [seat for seat, _ in turned if seat["state"] == SeatState.LAPSED],
        FAILED: [
            seat
            for seat, was in turned
            if seat["state"] in let_go and was == SeatState.CONFIRMED and seat["told"]
        ],
        ISSUED: after.vouchers[len(before.vouchers) :],
        PROMOTED: promotions(before, after),
    }
    for kind, whom in expected.items():
        heard = after.told(kind) - before.told(kind)
        assert heard == Counter(row["member_id"] for row in whom), (kind, heard, whom)
    new = [
        team["leader_id"]
        for number, team in after.teams.items()
        if number in before.teams and before.teams[number]["leader_id"] != team["leader_id"]
    ]
    heard = after.told(LEADER) - before.told(LEADER)
    assert set(new) <= set(heard), (heard, new)
    assert bool(new) or not heard, heard
    for kind in (ALMOST, PAY, REMINDER, MERGE):
        about = Counter(
            (row["chat_id"], row["values"].get("code") or row["values"]["team_id"])
            for row in after.notices
            if row["kind"] == kind
        )
        assert all(count == 1 for count in about.values()), (kind, about)


def promotions(before: Snapshot, after: Snapshot) -> list[Row]:
    done = {row["id"] for row in before.waiting if row["state"] == "promoted"}
    return [row for row in after.waiting if row["state"] == "promoted" and row["id"] not in done]


def nobody_is_stranded(shop: Snapshot) -> None:
    """Long after the end, everything has come to an end, and everybody knows how."""
    ended = {TeamState.SUCCEEDED, TeamState.FAILED, TeamState.CANCELLED}
    assert shop.offer["state"] == "closed", shop.offer
    assert {team["state"] for team in shop.teams.values()} <= ended, shop.teams
    with_voucher = {voucher["subject_id"] for voucher in shop.vouchers}
    asked = {(row["chat_id"], row["values"]["code"]) for row in shop.notices if row["kind"] == PAY}
    for number, seat in shop.seats.items():
        assert seat["state"] != SeatState.RESERVED, seat
        if seat["state"] == SeatState.CONFIRMED:
            code = shop.teams[seat["team_id"]]["code"]
            assert seat["told"], seat
            assert number in with_voucher or (seat["member_id"], code) in asked, seat
    assert not [row for row in shop.waiting if row["state"] == "waiting"]
