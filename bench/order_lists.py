"""What an order on a list costs, and how many edits it makes: `python -m bench.order_lists`.

    order    one order's cost with 10 and with 2,000 orders on the list, and how they compare
    card     counting and drawing the card with as many, and how long its text is
    edits    2,000 orders within a minute of the shop's clock: edits of the one card

The domain and the database alone, in one process on SQLite; no Telegram. Counted is the time on a core, since
the machine is shared.
"""

import asyncio
import statistics
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import insert, select, update

from bench import open_database
from domain.order_list.card import order_list_card
from domain.order_list.change import OrderChange, change_order
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ItemTerms, OrderListTerms
from domain.post.markup import units
from jobs import cards
from storage import migrate
from storage.chat.tables import Chat
from storage.database import Database, Tx
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow, OutboxState
from storage.members import Member
from storage.order_list.tables import ListOrder, ListOrderLine, OrderList, OrderListItem
from storage.subject import ORDER_LIST
from views.i18n import translator
from views.order_list import order_list_screens

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
FEW, MANY, TIMED = 10, 2_000, 60
MINUTE_S, TICKS_PER_S = 60, 2


async def publish(database: Database) -> None:
    """Publish a list of five items into one chat."""
    async with database.begin() as tx:
        tx.add(Chat(id=-1, type="supergroup", title="Tea", added_at=NOON, state="active"))
        for number in range(1, 6):
            fields = {"code": f"D{number}", "source": "bench", "source_id": str(number)}
            fields |= {"title": f"Thing {number}", "currency": "EUR"}
            tx.add(Deal(**fields, price_minor=500, created_at=NOON, changed_at=NOON))
        await tx.flush()
        items = [ItemTerms(deal_id=number) for number in range(1, 6)]
        day = NOON + timedelta(days=1)
        terms = OrderListTerms(title="Box", items=items, starts_at=NOON, ends_at=day)
        await publish_order_list(tx, terms, [(-1, None)], now=NOON, rng=Random(1))


async def fill(database: Database, first: int, last: int) -> None:
    """Write down members, and orders of two items each, as numbers from first to last."""
    numbers = range(first, last + 1)
    async with database.begin() as tx:
        await meet(tx, numbers)
        orders = [
            {
                "id": number,
                "order_list_id": 1,
                "member_id": number,
                "number": number,
                "placed_at": NOON,
                "changed_at": NOON,
                "note": "",
                "state": "open",
            }
            for number in numbers
        ]
        await tx.execute(insert(ListOrder), orders)
        lines = [
            {"order_id": number, "item_id": item, "quantity": 1, "price_minor": 500}
            for number in numbers
            for item in (1, 2)
        ]
        await tx.execute(insert(ListOrderLine), lines)
        await tx.execute(update(OrderList).values(last_number=last))
        some = update(OrderListItem).where(OrderListItem.id.in_((1, 2)))
        await tx.execute(some.values(units_taken=last))


async def meet(tx: Tx, numbers: Iterable[int]) -> None:
    seen = {"first_seen_at": NOON, "last_seen_at": NOON, "reach": "unknown"}
    people = [{"id": n, "name": f"Person {n}", "code": f"P{n:06}", **seen} for n in numbers]
    await tx.execute(insert(Member), people)


async def order_ms(database: Database, first: int) -> float:
    """Return the median milliseconds on a core that an order takes, its commit included."""
    async with database.begin() as tx:
        await meet(tx, range(first, first + TIMED))
    took = []
    for number in range(first, first + TIMED):
        began = time.process_time()
        async with database.begin() as tx:
            who = await tx.get_one(Member, number)
            await change_order(tx, 1, who, OrderChange({1: 1, 3: 2}), now=NOON)
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took)


async def card_ms(database: Database) -> tuple[float, int]:
    """Return the milliseconds on a core that counting and drawing the card takes, and the units of its text."""
    began = time.process_time()
    async with database.read() as tx:
        values = await order_list_card(tx, 1, None, "UTC", NOON)
    assert values is not None
    text = order_list_screens.card(values, translator("en", now=NOON, zone="UTC")).text
    return (time.process_time() - began) * 1000, units(text)


async def edits(database: Database, first: int) -> int:
    """Let people order for a minute, and Telegram take every edit at once; return how many there were."""
    sources = {ORDER_LIST: order_list_card}
    async with database.begin() as tx:
        await meet(tx, range(first, first + MANY))
    ticks = MINUTE_S * TICKS_PER_S
    per_tick = -(-MANY // ticks)
    for tick in range(ticks):
        now = NOON + timedelta(seconds=tick / TICKS_PER_S)
        async with database.begin() as tx:
            start = first + tick * per_tick
            for number in range(start, min(start + per_tick, first + MANY)):
                who = await tx.get_one(Member, number)
                await change_order(tx, 1, who, OrderChange({2: 1}), now=now)
        await cards.tick(database, now, sources, zone="UTC")
        async with database.begin() as tx:
            sent = update(OutboxRow).where(OutboxRow.state == OutboxState.QUEUED)
            await tx.execute(sent.values(state=OutboxState.SENT, message_id=7))
    async with database.read() as tx:
        rows = select(OutboxRow.id).where(OutboxRow.kind == "order_list.card_edit")
        return len((await tx.scalars(rows)).all())


async def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite+aiosqlite:///{Path(folder) / 'tuan.db'}")
        await migrate.upgrade(database, now=NOON)
        try:
            await publish(database)
            await fill(database, 1, FEW)
            await order_ms(database, 50_001), await card_ms(database)  # Load what is loaded once.
            few, (few_card, _) = await order_ms(database, 100_001), await card_ms(database)
            last = FEW + 2 * TIMED
            await fill(database, last + 1, MANY)
            many, (many_card, length) = await order_ms(database, 200_001), await card_ms(database)
            print(f"order  {few:.2f} ms at {FEW}, {many:.2f} ms at {MANY}: x{many / few:.2f}")
            print(
                f"card   {few_card:.1f} ms at {FEW}, {many_card:.1f} ms, {length} units at {MANY}"
            )
            print(f"edits  {await edits(database, 300_001)} for {MANY} orders in a minute")
        finally:
            await database.close()


if __name__ == "__main__":
    asyncio.run(main())
