"""What a page of numbers and a page of the activity log cost in a big shop: `python -m bench.numbers`.

`--rows` members, places in chats, lines of the ledger and lines of the audit log, a fifth as many seats and
vouchers with a payment, over a year and 20 chats. The goal is 300 ms for each page on SQLite, also of all time. It
drifts with whatever else runs on the machine: quote medians of a calm one, or the time on a core.
"""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from bench import open_database, timed
from bot import log
from domain.activity.kinds import Area
from domain.activity.lines import load_page, wanted
from domain.numbers import load
from domain.numbers.frame import NumbersPeriod
from domain.numbers.load import WHOLE_SHOP, NumbersScope, Section
from storage import migrate
from storage.admin.tables import AuditEntry
from storage.chat.tables import Chat, Membership
from storage.columns import Table
from storage.database import Database, Tx
from storage.deal.tables import Deal
from storage.group_buy.tables import GroupBuy, Seat, Team
from storage.members import Member
from storage.payout.tables import LedgerAccount, LedgerEntry, LedgerTransaction, Party
from storage.promotion.tables import Payment
from storage.referral.tables import Attribution, ReferralProgram, Touch
from storage.vouchers import Voucher

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
AT_ONCE = 5_000
LOOKS = 7
WANTED_MS = 300.0
YEAR_S = 365 * 24 * 3600
PROMOTIONS, CHATS = 200, 20
Cells = dict[str, Any]


def moment(number: int, rows: int) -> datetime:
    """Return when a row came to be: spread over the year, half of them in the last 90 days."""
    seconds = YEAR_S if number % 2 else YEAR_S // 4
    return NOW - timedelta(seconds=1 + number * 7919 % rows * seconds // rows)


def seat(number: int, rows: int) -> Cells:
    offer = 1 + number % PROMOTIONS
    return {
        "group_buy_id": offer,
        "team_id": offer,
        "member_id": number,
        "quantity": 1,
        "price_shown_minor": 1990,
        "joined_at": moment(number, rows),
        "state": "redeemed",
        "chat_id": -1 - number % CHATS,
    }


def voucher(number: int, rows: int) -> Cells:
    at = moment(number, rows)
    return {
        "code_hash": f"hash{number}",
        "subject": "seat",
        "subject_id": number,
        "member_id": number,
        "title": "Lamp",
        "quantity": 1,
        "due_minor": 1990 if number % 3 else 0,
        "currency": "EUR",
        "issued_at": at,
        "expires_at": at + timedelta(days=30),
        "state": "redeemed",
        "redeemed_at": at + timedelta(hours=5),
    }


def payment(number: int, rows: int) -> Cells:
    return {
        "key": f"seat:{number}:paid",
        "subject": "seat",
        "subject_id": number,
        "member_id": number,
        "kind": "paid",
        "amount_minor": 1990,
        "currency": "EUR",
        "at": moment(number, rows),
    }


def member(number: int, rows: int) -> Cells:
    at = moment(number, rows)
    return {
        "id": number,
        "name": f"Ann {number}",
        "code": f"M{number}",
        "first_seen_at": at,
        "last_seen_at": at,
        "reach": "reachable",
    }


def membership(number: int, rows: int) -> Cells:
    at = moment(number, rows)
    gone = at + timedelta(days=3) if number % 10 == 0 else None
    return {
        "chat_id": -1 - number % CHATS,
        "member_id": number,
        "first_joined_at": at,
        "joined_at": at,
        "joins": 1,
        "state": "in",
        "left_at": gone,
    }


def touch(number: int, rows: int) -> Cells:
    return {
        "invitee_id": number,
        "kind": "invite_link" if number % 2 else "start_link",
        "confidence": "high",
        "at": moment(number, rows),
        "referrer_id": 1,
    }


def attribution(number: int, rows: int) -> Cells:
    return {
        "program_id": 1,
        "invitee_id": number,
        "referrer_id": 1,
        "touch_id": number,
        "confidence": "high",
        "state": "bound",
        "since": moment(number, rows),
        "invitee_agreed": True,
        "referrer_agreed": True,
    }


def ledger_line(number: int, rows: int) -> Cells:
    return {
        "transaction_id": 1,
        "account": LedgerAccount.PAYABLE,
        "amount_minor": 1,
        "currency": "EUR",
        "at": moment(number, rows),
        "party_id": number,
    }


def audit_line(number: int, rows: int) -> Cells:
    return {
        "id": number,
        "at": NOW - timedelta(minutes=rows - number),
        "party_id": 1 + number % 3,
        "act": "deal.price" if number % 2 else "chat.pause",
        "subject": f"deal:D{number % PROMOTIONS}" if number % 2 else f"chat:{-1 - number % CHATS}",
        "facts": {"value": "17.90"},
        "seal": "0" * 64,
    }


MANY: tuple[tuple[type[Table], Callable[[int, int], Cells]], ...] = (
    (Member, member),
    (Party, lambda number, _: {"id": number, "member_id": number}),
    (Membership, membership),
    (Touch, touch),
    (Attribution, attribution),
    (Seat, seat),
    (Voucher, voucher),
    (Payment, payment),
    (LedgerEntry, ledger_line),
    (AuditEntry, audit_line),
)


async def fill(database: Database, rows: int) -> None:
    """Write a shop with so many of everything."""
    async with database.begin() as tx:
        for number in range(CHATS):
            tx.add(Chat(id=-1 - number, type="supergroup", title=f"Chat {number}", added_at=NOW))
        tx.add(ReferralProgram(name="house", starts_at=NOW, is_house=True))
        tx.add(LedgerTransaction(key="bench", kind="reward.vested", at=NOW))
        for number in range(PROMOTIONS):
            await _promotion(tx, number)
    for table, cells_of in MANY:
        last = rows // 5 if table in (Seat, Voucher, Payment) else rows
        for first in range(1, last + 1, AT_ONCE):
            cells = [cells_of(n, last) for n in range(first, min(first + AT_ONCE, last + 1))]
            async with database.begin() as tx:
                await tx.execute(insert(table), cells)


async def _promotion(tx: Tx, number: int) -> None:
    priced = {"title": f"Lamp {number}", "currency": "EUR"}
    deal = Deal(
        code=f"D{number}",
        source="operator",
        source_id=f"{number}",
        price_minor=2990,
        created_at=NOW,
        changed_at=NOW,
        **priced,
    )
    tx.add(deal)
    await tx.flush()
    offer = GroupBuy(
        code=f"G{number}",
        deal_id=deal.id,
        shape="pool",
        tiers=[[2, 1990]],
        starts_at=NOW,
        ends_at=NOW,
        duration_s=60,
        created_at=NOW,
        **priced,
    )
    tx.add(offer)
    await tx.flush()
    tx.add(Team(code=f"T{number}", group_buy_id=offer.id, opened_at=NOW, closes_at=NOW, goal=2))


def looks() -> Iterator[tuple[str, Callable[[Tx], Awaitable[object]]]]:
    """Yield what is measured, by name."""
    one_chat = NumbersScope(frozenset([-1]), has_money=True)
    for name, scope in (("all chats", WHOLE_SHOP), ("one chat", one_chat)):
        for period in (NumbersPeriod.WEEK, NumbersPeriod.ALL):
            for only in Section:
                yield f"{name}, {period}, {only}", partial(page, scope, period, only)

    for name, asked in (("all", wanted()), ("one person", wanted(party_id=1))):
        yield f"activity, {name}", lambda tx, asked=asked: load_page(tx, asked, 0, 10)
    yield "activity, rare subject", lambda tx: load_page(tx, wanted(area=Area.SHOP), 0, 10)
    yield "activity, last page", lambda tx: load_page(tx, wanted(), 10_000, 10)


async def page(scope: NumbersScope, period: NumbersPeriod, only: Section, tx: Tx) -> None:
    """Read what one page of numbers shows."""
    await load.load_period(tx, scope, period, now=NOW, zone="Europe/Berlin", only=only)


async def main(rows: int) -> None:
    """Fill a shop, look, and print a line for each look."""
    log.configure(level="warning")
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        await migrate.upgrade(database, now=NOW)
        await fill(database, rows)
        for name, look in looks():
            took_ms, core_ms = await timed(database, LOOKS, look)
            print(f"{name:<26} {took_ms:7.1f} ms, {core_ms:6.1f} on a core (goal {WANTED_MS:.0f})")
        await database.close()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--rows", type=int, default=100_000)
    asyncio.run(main(options.parse_args().rows))
