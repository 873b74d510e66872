"""Order lists on real databases: the last unit, conservation whatever people do, the end, the voucher."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

import pytest
from sqlalchemy import func, select

from domain import ban, privacy, voucher
from domain.admin import nonce
from domain.order_list.change import (
    OrderChange,
    OwnOrder,
    add_first,
    cancel_order,
    change_order,
    set_note,
)
from domain.order_list.export import orders_csv
from domain.order_list.finish import call_off_list, close_list_now
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ItemTerms, OrderListTerms
from domain.order_list.typed import read_items
from domain.pickup import overdue
from domain.refusal import Refused
from domain.voucher import Secret
from jobs import order_list
from storage.commission.tables import Conversion
from storage.database import Database
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow
from storage.members import Member
from storage.option.tables import DealOption
from storage.order_list import lists
from storage.order_list.tables import (
    ListOrder,
    ListOrderLine,
    ListOrderState,
    OrderList,
    OrderListItem,
)
from storage.personal_data import ANONYMOUS_IDS_FROM
from storage.referral.tables import Attribution, ReferralProgram, Touch
from storage.vouchers import Voucher
from tests.storage.flash_sale_shop import NOON, crowd

SECRET = Secret(b"of no shop")
DAY = timedelta(days=1)


async def listed(database: Database, **changes: object) -> OrderList:
    """Publish a list of apples (three of them) and honey (two for a member), open for a day."""
    async with database.begin() as tx:
        for number, title in ((1, "Apples"), (2, "Honey")):
            if await tx.get(Deal, number) is None:
                deal = Deal(
                    code=f"D{number}",
                    source="test",
                    source_id=title,
                    title=title,
                    price_minor=1000 * number,
                    currency="EUR",
                    created_at=NOON,
                    changed_at=NOON,
                )
                tx.add(deal)
                await tx.flush()
        items = [ItemTerms(deal_id=1, price_minor=500, stock=3)]
        items.append(ItemTerms(deal_id=2, price_minor=400, per_member=2))
        plain: dict[str, object] = {"title": "Box", "items": items, "starts_at": NOON}
        plain |= {"ends_at": NOON + DAY}
        terms = OrderListTerms(**{**plain, **changes})  # type: ignore[arg-type]
        return await publish_order_list(tx, terms, [(-1, None)], now=NOON, rng=Random(1))


async def wants(
    database: Database, member: int, wanted: Mapping[int, int], at: datetime = NOON
) -> OwnOrder:
    async with database.begin() as tx:
        who = await tx.get_one(Member, member)
        return await change_order(tx, 1, who, OrderChange(wanted), now=at)


async def check_laws(database: Database) -> None:
    """What is taken is what stands in live orders, never more than there is; numbers are each once."""
    async with database.read() as tx:
        for item in await tx.scalars(select(OrderListItem)):
            rows = select(func.coalesce(func.sum(ListOrderLine.quantity), 0))
            rows = rows.join(ListOrder, ListOrder.id == ListOrderLine.order_id)
            live = ListOrder.state.in_(lists.COUNTED)
            assert item.units_taken == await tx.scalar(
                rows.where(ListOrderLine.item_id == item.id, live)
            )
            assert item.stock_total is None or 0 <= item.units_taken <= item.stock_total
        assert await tx.scalar(select(func.count()).where(ListOrderLine.quantity < 1)) == 0
        for order in await tx.scalars(select(ListOrder).where(ListOrder.state == "open")):
            count = select(func.count()).where(ListOrderLine.order_id == order.id)
            assert await tx.scalar(count), f"order {order.number} is open and empty"


async def states(database: Database) -> dict[int, str]:
    async with database.read() as tx:
        rows = select(ListOrder.member_id, ListOrder.state)
        return {member: str(state) for member, state in await tx.execute(rows)}


async def test_twenty_reach_for_three_apples(database: Database) -> None:
    await crowd(database, 20)
    await listed(database)
    found = await asyncio.gather(
        *(wants(database, member, {1: 1}) for member in range(1, 21)), return_exceptions=True
    )
    refused = [one for one in found if isinstance(one, Refused)]
    assert len(refused) == 17 and {one.reason for one in refused} == {"order_list.sold_out"}
    assert len(await states(database)) == 3
    await check_laws(database)


async def test_a_double_press_and_two_presses_at_once_order_once(database: Database) -> None:
    await crowd(database, 1)
    await listed(database)

    async def press() -> OwnOrder | None:
        async with database.begin() as tx:
            who = await tx.get_one(Member, 1)
            return await add_first(tx, 1, 1, who, chat_id=-1, now=NOON)

    found = await asyncio.gather(press(), press(), press())
    assert sum(one is not None for one in found) == 1
    again = await asyncio.gather(*(wants(database, 1, {1: 2}) for _ in range(3)))
    assert all(dict(one.units) == {1: 2} for one in again)
    await check_laws(database)


@pytest.mark.parametrize("seed", range(4))
async def test_units_are_conserved_whatever_people_do(shelf: Database, seed: int) -> None:
    await crowd(shelf, 5)
    await listed(shelf)
    rng, now = Random(seed), NOON
    for _ in range(60):
        member, act = rng.randint(1, 5), rng.choice(["want", "want", "cancel", "note", "ban"])
        try:
            async with shelf.begin() as tx:
                who = await tx.get_one(Member, member)
                if act == "want":
                    wanted = {rng.randint(1, 2): rng.randint(0, 4) for _ in range(2)}
                    change = OrderChange(wanted, anew=rng.random() < 0.3)
                    await change_order(tx, 1, who, change, now=now)
                elif act == "cancel":
                    await cancel_order(tx, 1, who, now=now)
                elif act == "note":
                    await set_note(tx, 1, who, "ring twice", now=now)
                elif rng.random() < 0.1:
                    await ban.ban(tx, member, by_id=None, now=now)
        except Refused:
            pass
        await check_laws(shelf)
    before = await states(shelf)
    await order_list.tick(shelf, NOON + DAY, SECRET)
    await check_laws(shelf)
    after = await states(shelf)
    assert {member for member, state in after.items() if state == "confirmed"} == {
        member for member, state in before.items() if state == "open"
    }


async def test_a_refusal_halfway_takes_back_the_steps_before_it(shelf: Database) -> None:
    await crowd(shelf, 1)
    await listed(shelf)
    await wants(shelf, 1, {1: 1})
    for wanted in ({1: 2, 2: 3}, {1: 4}, {2: -1}, {1: 1, 99: 1}):
        with pytest.raises(Refused):
            await wants(shelf, 1, wanted)
        async with shelf.read() as tx:
            rows = select(ListOrderLine.item_id, ListOrderLine.quantity)
            assert [tuple(row) for row in await tx.execute(rows)] == [(1, 1)]
        await check_laws(shelf)


async def test_a_list_closes_once_and_each_member_hears_once(shelf: Database) -> None:
    await crowd(shelf, 2)
    await listed(shelf, least_sum_minor=900)
    await wants(shelf, 1, {1: 1})
    await wants(shelf, 2, {2: 1})
    with pytest.raises(Refused, match="ended"):
        await wants(shelf, 1, {1: 2}, at=NOON + DAY)
    for _ in range(3):
        await order_list.tick(shelf, NOON + DAY, SECRET)
    async with shelf.read() as tx:
        found = list(await tx.scalars(select(Voucher).order_by(Voucher.id)))
        told = list(await tx.scalars(select(OutboxRow.kind)))
    assert [(one.subject, one.due_minor, one.quantity) for one in found] == [
        ("list_order", 500, 1),
        ("list_order", 400, 1),
    ]
    assert told.count("voucher.issued") == 2
    with pytest.raises(Refused, match="closed"):
        async with shelf.begin() as tx:
            await close_list_now(tx, 1, now=NOON + DAY)


@pytest.mark.parametrize("how", ["too_small", "disabled"])
async def test_what_does_not_come_true_gives_every_unit_back(shelf: Database, how: str) -> None:
    await crowd(shelf, 2)
    await listed(shelf, least_sum_minor=10_000)
    await wants(shelf, 1, {1: 2})
    async with shelf.begin() as tx:
        if how == "disabled":
            await call_off_list(tx, 1)
        else:
            await close_list_now(tx, 1, now=NOON + timedelta(hours=1))
    await order_list.tick(shelf, NOON + timedelta(hours=1), SECRET)
    assert await states(shelf) == {1: ListOrderState.VOID}
    await check_laws(shelf)
    async with shelf.read() as tx:
        rows = select(OutboxRow).where(OutboxRow.kind == "order_list.void")
        [told] = list(await tx.scalars(rows))
    assert told.values["why"] == how


async def test_one_voucher_redeems_all_lines_and_pays_by_item(shelf: Database) -> None:
    """Each item is a purchase of its own deal; undone, all of them are."""
    await crowd(shelf, 3)
    await listed(shelf)
    async with shelf.begin() as tx:
        program = ReferralProgram(name="house", starts_at=NOON - DAY, is_house=True)
        touch = Touch(invitee_id=1, referrer_id=2, kind="code", confidence="high", at=NOON)
        tx.add_all((program, touch))
        await tx.flush()
        bound = {"program_id": program.id, "touch_id": touch.id, "state": "bound"}
        tx.add(Attribution(invitee_id=1, referrer_id=2, confidence="high", since=NOON, **bound))
    await wants(shelf, 1, {1: 2, 2: 1})
    await order_list.tick(shelf, NOON + DAY, SECRET)
    async with shelf.begin() as tx:
        issued = await tx.get_one(Voucher, 1)
        assert issued.due_minor == 1400
        await voucher.mark_redeemed(tx, issued, None, None, now=NOON + DAY)
    assert await states(shelf) == {1: ListOrderState.REDEEMED}
    async with shelf.read() as tx:
        rows = select(Conversion.deal_id, Conversion.quantity, Conversion.amount_minor)
        found = [tuple(row) for row in await tx.execute(rows.order_by(Conversion.id))]
    assert found == [(1, 2, 1000), (2, 1, 400)]
    await check_laws(shelf)


async def test_whoever_is_erased_leaves_lines_without_a_name(shelf: Database) -> None:
    await crowd(shelf, 2)
    await listed(shelf)
    await wants(shelf, 1, {1: 2})
    async with shelf.begin() as tx:
        who = await tx.get_one(Member, 1)
        await set_note(tx, 1, who, "Person 1, second floor", now=NOON)
        word = await nonce.issue(tx, 1, privacy.ACT, now=NOON, rng=Random(2))
        await privacy.erase(tx, who, word, now=NOON)
    [(member, state)] = (await states(shelf)).items()
    assert member > ANONYMOUS_IDS_FROM and state == ListOrderState.CANCELLED
    await check_laws(shelf)
    async with shelf.read() as tx:
        sheet = await orders_csv(tx, await tx.get_one(OrderList, 1))
    assert "second floor" not in sheet and "Apples" in sheet


async def test_what_of_a_list_nobody_fetched_goes_back_once(shelf: Database) -> None:
    await crowd(shelf, 2)
    await listed(shelf)
    for member in (1, 2):
        await wants(shelf, member, {1: 1, 2: 1})
    await order_list.tick(shelf, NOON + DAY, SECRET)
    async with shelf.begin() as tx:
        await voucher.expire(tx, 1, now=NOON + 40 * DAY)
        await overdue.put_back(tx, 1, now=NOON + 40 * DAY)
    assert await states(shelf) == {1: ListOrderState.CANCELLED, 2: ListOrderState.CONFIRMED}
    await check_laws(shelf)
    async with shelf.read() as tx:
        assert [item.units_taken for item in await lists.items(tx, 1)] == [1, 1]
    with pytest.raises(Refused, match="voucher_over"):
        async with shelf.begin() as tx:
            await overdue.put_back(tx, 1, now=NOON + 40 * DAY)


async def sizes(database: Database) -> None:
    """Let apples come in two sizes; of the dear one there is one left."""
    async with database.begin() as tx:
        apples = await tx.get_one(Deal, 1)
        apples.option_kinds = ["Size"]
        for place, (size, price, left) in enumerate((("S", None, None), ("Extra large", 1500, 1))):
            cells = {"price_minor": price, "stock_left": left}
            tx.add(DealOption(deal_id=1, position=place, words=[size], **cells))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("D1", [("Apples · S", 1000, None), ("Apples · Extra large", 1500, 1)]),
        ("D1/s", [("Apples · S", 1000, None)]),
        ("D1/extra_large:12.00", [("Apples · Extra large", 1200, 1)]),
        ("D1/S:9.00:5 Small ones", [("Small ones", 900, 5)]),
        ("D1 Any", [("Any", None, None)]),
        ("D2", [(None, None, None)]),
        ("D1/XS", "option.unknown"),
        ("D2/S", "option.unknown"),
        ("D1/S:1:2:3", "order_list.item_typed"),
    ],
)
async def test_an_option_is_an_item_with_its_price_and_stock(
    shelf: Database, typed: str, found: list[tuple[str | None, int | None, int | None]] | str
) -> None:
    await listed(shelf)
    await sizes(shelf)
    async with shelf.read() as tx:
        if isinstance(found, str):
            with pytest.raises(Refused, match=found):
                await read_items(tx, typed)
        else:
            items = [one for one, _ in await read_items(tx, typed)]
            assert [(one.label, one.price_minor, one.stock) for one in items] == found


async def test_the_last_unit_of_an_option_on_a_list_goes_to_one(database: Database) -> None:
    await crowd(database, 8)
    await listed(database)
    await sizes(database)
    async with database.begin() as tx:
        items = [one for one, _ in await read_items(tx, "D1")]
        terms = OrderListTerms(title="Sizes", items=items, starts_at=NOON, ends_at=NOON + DAY)
        made = await publish_order_list(tx, terms, [(-1, None)], now=NOON, rng=Random(2))
        large = (await lists.items(tx, made.id))[1]

    async def reach(member: int) -> OwnOrder:
        async with database.begin() as tx:
            who = await tx.get_one(Member, member)
            return await change_order(tx, made.id, who, OrderChange({large.id: 1}), now=NOON)

    found = await asyncio.gather(*(reach(one) for one in range(1, 9)), return_exceptions=True)
    assert sum(not isinstance(one, Refused) for one in found) == 1
    assert {one.reason for one in found if isinstance(one, Refused)} == {"order_list.sold_out"}
    await check_laws(database)
