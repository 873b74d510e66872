"""What the pages of customers and orders cost in a big shop: `python -m bench.orders`.

`--orders` orders of as many members: seats of ten group buys and claims of ten flash sales, with
money and vouchers in every state. The goal is 300 ms for each page on SQLite, with no table of
orders. It drifts with whatever else runs on the machine: quote the time on a core.
"""

import argparse
import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from bench import open_database, timed
from bot import log
from domain.customer import profile
from storage import members, migrate
from storage.chat.tables import Chat
from storage.database import Database, Tx
from storage.deal.tables import Deal
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.group_buy.tables import GroupBuy, GroupBuyShape, Seat, SeatState, Team
from storage.members import Member
from storage.order import orders
from storage.order.orders import OrderFilter, OrderPosition, OrderState
from storage.promotion.tables import Payment, PaymentKind
from storage.subject import CLAIM, SEAT
from storage.vouchers import Voucher, VoucherState

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
AT_ONCE = 5_000
LOOKS = 5
WANTED_MS = 300.0
PROMOTIONS = 10
CHATS = 20
SEATS_EACH = 50
"""Of one team."""
Cells = dict[str, Any]


async def fill(database: Database, number: int) -> None:
    """Write so many members, half of them with a seat and half with a claim, and some with both."""
    async with database.begin() as tx:
        tx.add_all(
            Chat(id=-chat, type="supergroup", title=f"Group {chat}", added_at=NOW)
            for chat in range(1, CHATS + 1)
        )
        offered = {"currency": "EUR", "starts_at": NOW, "ends_at": NOW, "created_at": NOW}
        for one in range(1, PROMOTIONS + 1):
            named = {"code": f"D{one}", "title": f"Lamp {one}"}
            deal = {"source": "bench", "source_id": str(one), "price_minor": 1000}
            tx.add(Deal(**named, **deal, currency="EUR", created_at=NOW, changed_at=NOW))
            await tx.flush()
            seats: Cells = {"shape": GroupBuyShape.TEAM, "tiers": [[2, 900]], "duration_s": 60}
            named |= {"deal_id": one}
            tx.add(GroupBuy(**(named | {"code": f"G{one}"}), **offered, **seats))
            sale: Cells = {"price_minor": 900, "seed": "", "seed_hash": ""}
            tx.add(FlashSale(**(named | {"code": f"F{one}"}), **offered, **sale))
        await tx.flush()
    for rows, table in (
        (_members(number), Member),
        (_teams(number), Team),
        (_seats(number), Seat),
        (_claims(number), Claim),
        (_payments(number), Payment),
        (_vouchers(number), Voucher),
    ):
        await _insert(database, table, rows)


async def _insert(database: Database, table: type, rows: Iterator[Cells]) -> None:
    cells = list(rows)
    for first in range(0, len(cells), AT_ONCE):
        async with database.begin() as tx:
            await tx.execute(insert(table), cells[first : first + AT_ONCE])


def _members(number: int) -> Iterator[Cells]:
    for n in range(1, number + 1):
        seen = {"first_seen_at": NOW, "last_seen_at": NOW, "reach": "unknown"}
        yield {"id": n, "name": f"Ann {n}", "username": f"ann_{n}", "code": f"M{n}", **seen}


def _teams(number: int) -> Iterator[Cells]:
    for n in range(1, number // SEATS_EACH + 2):
        times = {"opened_at": NOW, "closes_at": NOW}
        its: Cells = {"taken": 0, "almost_told": False, "state": "open", "price_minor": 800}
        group_buy = {"group_buy_id": n % PROMOTIONS + 1}
        yield {"id": n, "code": f"T{n}", "goal": 2, **group_buy, **times, **its}


SEAT_STATES = (SeatState.CONFIRMED, SeatState.REDEEMED, SeatState.LEFT, SeatState.RELEASED)
CLAIM_STATES = (ClaimState.HELD, ClaimState.CONFIRMED, ClaimState.REDEEMED, ClaimState.LAPSED)


def _order(n: int, state: str) -> Cells:
    chat = {"chat_id": -(n % CHATS + 1)}
    return {"id": n, "member_id": n * 7 % 97_003 + 1, "quantity": 1, "state": state, **chat}


def _seats(number: int) -> Iterator[Cells]:
    for n in range(1, number // 2 + 1):
        at = NOW - timedelta(minutes=n)
        team = n // SEATS_EACH + 1
        its = {"team_id": team, "group_buy_id": team % PROMOTIONS + 1, "told": True}
        yield _order(n, SEAT_STATES[n % 4]) | its | {"joined_at": at, "price_shown_minor": 900}


def _claims(number: int) -> Iterator[Cells]:
    for n in range(1, number // 2 + 1):
        its = {"flash_sale_id": n % PROMOTIONS + 1, "promised": False, "allotted": False}
        at = NOW - timedelta(minutes=n, seconds=30)
        yield _order(n, CLAIM_STATES[n % 4]) | its | {"claimed_at": at, "price_minor": 900}


def _payments(number: int) -> Iterator[Cells]:
    for n in range(1, number // 2 + 1):
        kinds = (PaymentKind.PAID, PaymentKind.REFUND_DUE) if n % 50 == 0 else (PaymentKind.PAID,)
        for kind in kinds:
            key = {"key": f"seat:{n}:{kind}", "kind": kind, "amount_minor": 900, "at": NOW}
            its = {"subject": SEAT, "subject_id": n, "member_id": n * 7 % 97_003 + 1}
            yield its | key | {"currency": "EUR"}


def _vouchers(number: int) -> Iterator[Cells]:
    times = {"issued_at": NOW, "expires_at": NOW + timedelta(days=30)}
    for n in range(1, number // 2 + 1):
        for subject, wanted in ((SEAT, SEAT_STATES[n % 4]), (CLAIM, CLAIM_STATES[n % 4])):
            if wanted in ("confirmed", "redeemed"):
                state = VoucherState.REDEEMED if wanted == "redeemed" else VoucherState.ISSUED
                its = {"subject": subject, "subject_id": n, "member_id": n * 7 % 97_003 + 1}
                sold = {"title": "Lamp", "quantity": 1, "due_minor": 900, "currency": "EUR"}
                yield {"code_hash": f"{subject}:{n}", "state": state, **its, **sold, **times}


def told(name: str, took_ms: float, core_ms: float) -> None:
    print(f"{name:<26} {took_ms:7.1f} ms, {core_ms:6.1f} ms on a core  (goal {WANTED_MS:.0f})")


async def order_page(tx: Tx, wanted: OrderFilter, position: OrderPosition | None) -> None:
    """Read what the page of orders shows."""
    await orders.page(tx, wanted, older_than=position)
    await orders.count(tx, wanted)


async def main(number: int) -> None:
    """Fill a shop, look, and print a line for each page."""
    log.configure(level="warning")
    deep = OrderPosition(NOW - timedelta(minutes=number * 4 // 10), "s1")
    filters = {
        **{f"orders, {state}": OrderFilter(state=state) for state in OrderState},
        "orders of a chat": OrderFilter(chat_id=-3),
        "orders of a group buy": OrderFilter(group_buy_id=3),
        "orders of a flash sale": OrderFilter(flash_sale_id=3),
        "orders of a week": OrderFilter(since=NOW - timedelta(days=7), until=NOW),
        "orders of a person": OrderFilter(member_id=8),
    }
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        await migrate.upgrade(database, now=NOW)
        await fill(database, number)
        told(
            "orders", *await timed(database, LOOKS, lambda tx: order_page(tx, OrderFilter(), None))
        )
        told(
            "orders, far down",
            *await timed(database, LOOKS, lambda tx: order_page(tx, OrderFilter(), deep)),
        )
        for name, wanted in filters.items():
            took = await timed(
                database, LOOKS, lambda tx, wanted=wanted: order_page(tx, wanted, None)
            )
            told(name, *took)
        newest = OrderFilter(newest_of_each=True)
        for name, position in (("customers", None), ("customers, far down", deep)):
            took = await timed(
                database, LOOKS, lambda tx, at=position: orders.page(tx, newest, older_than=at)
            )
            told(name, *took)
        for words in ("Ann 777", "@ann_9", "nobody"):
            took = await timed(
                database, LOOKS, lambda tx, words=words: members.search(tx, words, limit=8)
            )
            told(f"search {words}", *took)
        took = await timed(database, LOOKS, lambda tx: _profile(tx, 8))
        told("one customer", *took)
        await database.close()


async def _profile(tx: Tx, member_id: int) -> None:
    await profile.load(tx, await tx.get_one(Member, member_id))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--orders", type=int, default=100_000)
    asyncio.run(main(options.parse_args().orders))
