"""Flash sales on both databases: the race, holds, lines, the draw, allotments, money, the end.

Where a test stands for a defect of RULES.md section 12, it names the number.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable
from datetime import timedelta

import pytest
from sqlalchemy import event, update

from domain.chat import bot_membership
from domain.draw.chain import sha256_hex
from domain.flash_sale.card import FlashSaleCardState, flash_sale_card
from domain.flash_sale.claim import ClaimRequest, ClaimResult, accept_held_units, claim_units
from domain.flash_sale.draw import UNLUCKY, draw_order, entries_digest
from domain.flash_sale.due import LAPSED, REMIND_END, REMIND_START, WON, lapse_hold
from domain.flash_sale.payment import find_claim, record_claim_payment, record_claim_refund
from domain.flash_sale.publish import STOPPED, stop_flash_sale
from domain.promotion import waiting_list
from domain.promotion.waiting_list import request_reminder
from domain.refusal import Refused
from storage.chat.tables import Chat
from storage.database import Database
from storage.flash_sale.tables import Claim, ClaimState, FlashSale, SaleState
from storage.group_buy.tables import CloseReason, PaymentMethod
from storage.members import Member
from storage.promotion import payments
from storage.promotion.tables import LiveCard
from tests.storage import flash_sale_shop
from tests.storage.flash_sale_shop import CHA, NOON, SECRET, TEA, after

PARALLEL = 100
UNITS = 10
EXTERNAL = {"pay": PaymentMethod.EXTERNAL, "hold_s": 60}


async def refused(asked: Awaitable[object]) -> str:
    with pytest.raises(Refused) as why:
        await asked
    return why.value.reason


async def paid(database: Database, claim_id: int, seconds: float) -> str:
    async with database.begin() as tx:
        return await record_claim_payment(tx, claim_id, now=after(seconds), secret=SECRET)


async def accept(database: Database, claim_id: int, member_id: int, seconds: float) -> ClaimResult:
    async with database.begin() as tx:
        member = await tx.get_one(Member, member_id)
        return await accept_held_units(tx, claim_id, member, now=after(seconds), secret=SECRET)


async def test_a_hundred_at_once_get_ten_units(database: Database) -> None:
    """RULES 12, defect 18; and 1, for a stock."""
    await flash_sale_shop.crowd(database, PARALLEL)
    sale = await flash_sale_shop.sell(database, stock=UNITS)
    heard: Counter[str] = Counter()

    async def press(number: int) -> None:
        try:
            await flash_sale_shop.claim(database, sale, number, chat=TEA, have=0)
            heard["claimed"] += 1
        except Refused as why:
            heard[why.reason] += 1

    await asyncio.gather(*(press(number) for number in range(1, PARALLEL + 1)))
    assert heard == {"claimed": UNITS, "flash_sale.sold_out": PARALLEL - UNITS}
    assert (await flash_sale_shop.the(database, sale)).stock_left == 0
    assert await flash_sale_shop.states(database, sale) == ["confirmed"] * UNITS
    assert len(await flash_sale_shop.vouchers(database)) == UNITS


async def test_one_member_at_once_in_many_places_stays_within_the_limit(
    database: Database,
) -> None:
    """Ten typed orders at once by one member who may have three."""
    await flash_sale_shop.crowd(database, 1)
    sale = await flash_sale_shop.sell(database, per_member=3, allotments={TEA: 5})

    async def press(number: int) -> str:
        try:
            await flash_sale_shop.claim(database, sale, 1, chat=TEA if number % 2 else CHA)
            return "claimed"
        except Refused as why:
            return why.reason

    heard = Counter(await asyncio.gather(*(press(number) for number in range(10))))
    assert heard["claimed"] == 3
    assert set(heard) <= {"claimed", "flash_sale.already_in", "flash_sale.own_limit"}


async def test_a_claim_before_the_start_consumes_nothing(database: Database) -> None:
    """RULES 12, defect 19: not a second before, and at the very second it works."""
    await flash_sale_shop.crowd(database, 2)
    sale = await flash_sale_shop.sell(database, now=after(-60))
    early = flash_sale_shop.claim(database, sale, 1, at=after(-0.001))
    assert await refused(early) == "flash_sale.not_started"
    assert (await flash_sale_shop.the(database, sale)).stock_left == 10
    assert await flash_sale_shop.states(database, sale) == []
    # The sweep has not come by yet: the clock decides.
    assert (await flash_sale_shop.claim(database, sale, 1, at=NOON)).state is ClaimState.CONFIRMED


async def test_a_second_press_of_the_same_button_consumes_nothing(database: Database) -> None:
    """RULES 12, defect 20: also where one member may have more."""
    await flash_sale_shop.crowd(database, 1)
    sale = await flash_sale_shop.sell(database, per_member=5, per_order=2)
    await flash_sale_shop.claim(database, sale, 1, 2, have=0)
    again = flash_sale_shop.claim(database, sale, 1, 2, have=0)
    assert await refused(again) == "flash_sale.already_in"
    assert (await flash_sale_shop.the(database, sale)).stock_left == 8
    await flash_sale_shop.claim(database, sale, 1, 2, have=2)
    assert (await flash_sale_shop.the(database, sale)).stock_left == 6
    over = flash_sale_shop.claim(database, sale, 1, 2)
    assert await refused(over) == "flash_sale.own_limit"


async def test_a_lapsed_hold_gives_its_units_back_once(database: Database) -> None:
    """RULES 12, defect 21: the job runs twice, and once more for the same claim."""
    await flash_sale_shop.crowd(database, 1)
    sale = await flash_sale_shop.sell(database, per_member=2, per_order=2, **EXTERNAL)
    claimed = await flash_sale_shop.claim(database, sale, 1, 2)
    assert (await flash_sale_shop.the(database, sale)).stock_left == 8
    for _ in range(2):
        await flash_sale_shop.sweep(database, after(60))
    async with database.begin() as tx:
        assert not await lapse_hold(tx, claimed.claim_id, now=after(61))
    assert (await flash_sale_shop.the(database, sale)).stock_left == 10
    assert [who for who, _ in await flash_sale_shop.told(database, LAPSED)] == [1]


async def test_lapsed_and_left_claims_do_not_count_against_the_limit(database: Database) -> None:
    """RULES 12, defects 22 and 10."""
    await flash_sale_shop.crowd(database, 1)
    sale = await flash_sale_shop.sell(database, **EXTERNAL)
    await flash_sale_shop.claim(database, sale, 1)
    await flash_sale_shop.sweep(database, after(60))
    await flash_sale_shop.claim(database, sale, 1, at=after(61))
    await flash_sale_shop.leave(database, sale, 1, at=after(62))
    await flash_sale_shop.claim(database, sale, 1, at=after(63))
    assert await flash_sale_shop.states(database, sale) == ["lapsed", "left", "held"]
    assert (await flash_sale_shop.the(database, sale)).stock_left == 9


async def test_unlimited_is_never_sold_out(database: Database) -> None:
    """RULES 12, defect 23."""
    await flash_sale_shop.crowd(database, 3)
    sale = await flash_sale_shop.sell(database, stock=None, per_member=1000, per_order=1000)
    for number in (1, 2, 3):
        await flash_sale_shop.claim(database, sale, number, 1000)
    await flash_sale_shop.leave(database, sale, 2)
    await flash_sale_shop.sweep(database, after(1))
    now = await flash_sale_shop.the(database, sale)
    assert (now.state, now.stock_left) == (SaleState.OPEN, None)
    async with database.read() as tx:
        said = await flash_sale_card(tx, sale.id, None, "UTC", after(1))
    assert said is not None
    assert (said["state"], said["left"], said["units"]) == (FlashSaleCardState.OPEN, None, 2000)


async def test_refusals_come_in_their_order(database: Database) -> None:
    await flash_sale_shop.crowd(database, 3)
    sale = await flash_sale_shop.sell(database, stock=1)
    async with database.begin() as tx:
        (await tx.get_one(Member, 3)).banned_at = NOON
    gone = await flash_sale_shop.sell(database)
    gone.id += 1
    assert await refused(flash_sale_shop.claim(database, gone, 1)) == "flash_sale.not_found"
    assert await refused(flash_sale_shop.claim(database, sale, 3)) == "flash_sale.banned"
    assert (
        await refused(flash_sale_shop.claim(database, sale, 1, shown=989))
        == "flash_sale.price_rose"
    )
    await flash_sale_shop.claim(database, sale, 1, shown=990)
    assert await refused(flash_sale_shop.claim(database, sale, 1)) == "flash_sale.already_in"
    assert await refused(flash_sale_shop.claim(database, sale, 2)) == "flash_sale.sold_out"
    for quantity in (0, -1, 2, 10**9):
        asked = flash_sale_shop.claim(database, sale, 2, quantity)
        assert await refused(asked) == "flash_sale.quantity"
    await flash_sale_shop.sweep(database, after(1))
    assert (
        await refused(flash_sale_shop.claim(database, sale, 3, at=after(2))) == "flash_sale.banned"
    )
    assert (
        await refused(flash_sale_shop.claim(database, sale, 2, at=after(2)))
        == "flash_sale.sold_out"
    )
    late = after(3600)
    other = await flash_sale_shop.sell(database, stock=1)
    assert await refused(flash_sale_shop.claim(database, other, 3, at=late)) == "flash_sale.ended"
    assert (await flash_sale_shop.the(database, other)).stock_left == 1


async def test_a_stopped_sale_strands_nobody(database: Database) -> None:
    """RULES 12, defect 4: what was sold stays sold, what was held can still be paid."""
    await flash_sale_shop.crowd(database, 4)
    sale = await flash_sale_shop.sell(database, stock=3, allotments={TEA: 1}, **EXTERNAL)
    bought = await flash_sale_shop.claim(database, sale, 1)
    held = await flash_sale_shop.claim(database, sale, 2)
    assert await paid(database, bought.claim_id, 1) == "confirmed"
    lapsed = await flash_sale_shop.claim(database, sale, 3, chat=TEA)
    assert await flash_sale_shop.wait(database, sale, 4) == 1
    async with database.begin() as tx:
        await stop_flash_sale(tx, sale.code.lower(), now=after(2))
    assert (
        await refused(flash_sale_shop.claim(database, sale, 4, at=after(3)))
        == "flash_sale.disabled"
    )
    assert await paid(database, held.claim_id, 3) == "confirmed"
    await flash_sale_shop.sweep(database, after(61))
    assert await flash_sale_shop.states(database, sale) == ["confirmed", "confirmed", "lapsed"]
    assert await flash_sale_shop.told(database, "flash_sale.promoted") == []
    assert await paid(database, lapsed.claim_id, 62) == "refund_due"
    again = stop_flash_sale
    async with database.begin() as tx:
        assert await refused(again(tx, sale.code, now=after(63))) == "flash_sale.closed"


async def test_who_waits_is_promoted_in_order_and_told_once(database: Database) -> None:
    await flash_sale_shop.crowd(database, 5)
    sale = await flash_sale_shop.sell(database, stock=1, **EXTERNAL)
    first = await flash_sale_shop.claim(database, sale, 1)
    assert [await flash_sale_shop.wait(database, sale, number) for number in (2, 3, 4)] == [1, 2, 3]
    assert await flash_sale_shop.wait(database, sale, 2) == 1
    await flash_sale_shop.leave(database, sale, 3)
    for _ in range(2):
        await flash_sale_shop.sweep(database, after(60))
    promoted = await flash_sale_shop.told(database, "flash_sale.promoted")
    assert [who for who, _ in promoted] == [2]
    assert promoted[0][1]["until"] == after(60 + 900).isoformat()
    await flash_sale_shop.sweep(database, after(960))
    told = [who for who, _ in await flash_sale_shop.told(database, "flash_sale.promoted")]
    assert told == [2, 4]
    claim_id = (await flash_sale_shop.claims_of(database, sale))[-1].id
    assert (await accept(database, claim_id, 4, 961)).until == after(961 + 60)
    assert await refused(accept(database, claim_id, 4, 962)) == "flash_sale.already_in"
    assert await refused(accept(database, claim_id, 5, 962)) == "flash_sale.hold_over"
    assert await refused(accept(database, first.claim_id, 1, 962)) == "flash_sale.hold_over"


async def test_a_line_that_is_full_takes_nobody_more(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting_list, "WAITERS_MAX", 1)
    await flash_sale_shop.crowd(database, 3)
    sale = await flash_sale_shop.sell(database, stock=1)
    await flash_sale_shop.claim(database, sale, 1)
    assert await flash_sale_shop.wait(database, sale, 2) == 1
    assert await refused(flash_sale_shop.wait(database, sale, 3)) == "waiting_list.full"
    assert await flash_sale_shop.wait(database, sale, 2) == 1


async def test_a_promise_on_pickup_is_confirmed_by_saying_yes(database: Database) -> None:
    await flash_sale_shop.crowd(database, 3)
    sale = await flash_sale_shop.sell(database, stock=2)
    await flash_sale_shop.claim(database, sale, 1)
    await flash_sale_shop.claim(database, sale, 2)
    assert await flash_sale_shop.wait(database, sale, 3) == 1
    await flash_sale_shop.leave(database, sale, 1, at=after(1))
    (held,) = [c for c in await flash_sale_shop.claims_of(database, sale) if c.state == "held"]
    assert held.promised and held.until == after(901)
    assert len(await flash_sale_shop.vouchers(database)) == 2
    assert (await accept(database, held.id, 3, 900)).state is ClaimState.CONFIRMED
    assert len(await flash_sale_shop.vouchers(database)) == 3
    await flash_sale_shop.sweep(database, after(901))
    assert await flash_sale_shop.states(database, sale) == ["left", "confirmed", "confirmed"]


async def test_a_late_payment_takes_what_is_left_or_is_owed_back(database: Database) -> None:
    """RULES 12, defects 2 and 33: never an error, never lost."""
    await flash_sale_shop.crowd(database, 3)
    sale = await flash_sale_shop.sell(database, stock=1, **EXTERNAL)
    one = await flash_sale_shop.claim(database, sale, 1)
    await flash_sale_shop.sweep(database, after(60))
    two = await flash_sale_shop.claim(database, sale, 2, at=after(61))
    assert await paid(database, one.claim_id, 62) == "refund_due"
    assert await paid(database, one.claim_id, 62) == "known"
    await flash_sale_shop.sweep(database, after(121))
    assert await paid(database, two.claim_id, 122) == "late"
    assert await paid(database, two.claim_id, 122) == "known"
    assert await flash_sale_shop.states(database, sale) == ["refund_due", "confirmed"]
    assert (await flash_sale_shop.the(database, sale)).stock_left == 0
    async with database.begin() as tx:
        assert await payments.sums(tx, "claim", one.claim_id) == {"paid": 990, "refund_due": 990}
        assert await record_claim_refund(tx, one.claim_id, now=after(123))
        assert not await record_claim_refund(tx, one.claim_id, now=after(124))
    assert [who for who, _ in await flash_sale_shop.told(database, "flash_sale.late_refund")] == [1]


async def test_late_money_takes_nobody_over_their_limit(database: Database) -> None:
    """RULES 12, defect 26."""
    await flash_sale_shop.crowd(database, 1)
    sale = await flash_sale_shop.sell(database, **EXTERNAL)
    one = await flash_sale_shop.claim(database, sale, 1)
    await flash_sale_shop.sweep(database, after(60))
    two = await flash_sale_shop.claim(database, sale, 1, at=after(61))
    assert await paid(database, two.claim_id, 62) == "confirmed"
    assert await paid(database, one.claim_id, 63) == "refund_due"
    assert (await flash_sale_shop.the(database, sale)).stock_left == 9


async def test_who_leaves_a_paid_claim_is_owed_the_money(database: Database) -> None:
    await flash_sale_shop.crowd(database, 1)
    sale = await flash_sale_shop.sell(database, **EXTERNAL)
    claimed = await flash_sale_shop.claim(database, sale, 1)
    assert await paid(database, claimed.claim_id, 1) == "confirmed"
    await flash_sale_shop.leave(database, sale, 1, at=after(2))
    assert await flash_sale_shop.states(database, sale) == ["refund_due"]
    assert (await flash_sale_shop.the(database, sale)).stock_left == 10
    async with database.read() as tx:
        sums = await payments.sums(tx, "claim", claimed.claim_id)
    assert sums == {"paid": 990, "refund_due": 990}


async def test_allotments_serve_their_chat_and_flow_back(database: Database) -> None:
    await flash_sale_shop.crowd(database, 6)
    sale = await flash_sale_shop.sell(database, stock=4, allotments={TEA: 2, CHA: 1})
    assert (await flash_sale_shop.the(database, sale)).stock_left == 1
    await flash_sale_shop.claim(database, sale, 1, chat=TEA)
    assert await flash_sale_shop.allotted(database, sale) == {TEA: 1, CHA: 1}
    await flash_sale_shop.claim(database, sale, 2)
    assert await refused(flash_sale_shop.claim(database, sale, 3)) == "flash_sale.sold_out"
    await flash_sale_shop.claim(database, sale, 4, chat=CHA)
    assert (
        await refused(flash_sale_shop.claim(database, sale, 3, chat=CHA)) == "flash_sale.sold_out"
    )
    assert await flash_sale_shop.wait(database, sale, 3) == 1
    assert (await flash_sale_shop.the(database, sale)).state == SaleState.SCHEDULED
    await flash_sale_shop.sweep(database, after(1799))
    assert await flash_sale_shop.allotted(database, sale) == {TEA: 1, CHA: 0}
    await flash_sale_shop.sweep(database, after(1800))
    assert await flash_sale_shop.allotted(database, sale) == {TEA: 0, CHA: 0}
    assert [who for who, _ in await flash_sale_shop.told(database, "flash_sale.promoted")] == [3]
    # What came out of an allotment goes to everybody once it has flowed back.
    await flash_sale_shop.leave(database, sale, 1, at=after(1801))
    assert (await flash_sale_shop.the(database, sale)).stock_left == 1


async def test_allotments_and_claims_follow_a_group_that_migrates(database: Database) -> None:
    """RULES 12, defect 34."""
    await flash_sale_shop.crowd(database, 3)
    sale = await flash_sale_shop.sell(database, stock=4, allotments={TEA: 2, CHA: 2})
    await flash_sale_shop.claim(database, sale, 1, chat=TEA)
    async with database.begin() as tx:
        tx.add(Chat(id=TEA, type="group", title="Tea", added_at=NOON))
        await tx.flush()
        for _ in range(2):
            await bot_membership.migrate(tx, TEA, -2001, now=NOON)
    assert await flash_sale_shop.allotted(database, sale) == {-2001: 1, CHA: 2}
    await flash_sale_shop.claim(database, sale, 2, chat=-2001)
    await flash_sale_shop.leave(database, sale, 1)
    assert await flash_sale_shop.allotted(database, sale) == {-2001: 1, CHA: 2}


async def test_a_card_says_what_is_left_for_its_own_chat(database: Database) -> None:
    await flash_sale_shop.crowd(database, 2)
    sale = await flash_sale_shop.sell(database, stock=10, allotments={TEA: 4, CHA: 5})
    await flash_sale_shop.claim(database, sale, 1, chat=TEA)
    async with database.read() as tx:
        lefts = []
        for chat_id in (TEA, CHA, -7):
            chat = Chat(id=chat_id, type="group", title="", added_at=NOON)
            said = await flash_sale_card(tx, sale.id, chat, "UTC", after(1))
            assert said is not None
            lefts.append((said["left"], said["here"]))
    assert lefts == [(4, 3), (6, 5), (1, 0)]


async def test_the_draw_follows_the_published_order(database: Database) -> None:
    """Whoever has the seed gets the same winners; a client that is fast gets nothing for it."""
    await flash_sale_shop.crowd(database, 30)
    sale = await flash_sale_shop.sell(database, stock=5, window_s=60)
    await flash_sale_shop.sweep(database, NOON)
    assert (await flash_sale_shop.the(database, sale)).state == SaleState.WINDOW
    for number in range(1, 31):
        entered = await flash_sale_shop.claim(database, sale, number, at=after(number))
        assert entered.state is ClaimState.ENTERED
    again = flash_sale_shop.claim(database, sale, 1, at=after(40))
    assert await refused(again) == "flash_sale.already_in"
    async with database.begin() as tx:
        (await tx.get_one(Member, 9)).banned_at = NOON
    await flash_sale_shop.leave(database, sale, 8, at=after(50))
    await flash_sale_shop.sweep(database, after(59))
    now = await flash_sale_shop.the(database, sale)
    assert (now.stock_left, now.drawn_at) == (5, None)
    tardy = flash_sale_shop.claim(database, sale, 8, at=after(60))
    assert await refused(tardy) == "flash_sale.drawing"
    for _ in range(2):
        await flash_sale_shop.sweep(database, after(60))
    now = await flash_sale_shop.the(database, sale)
    assert (now.stock_left, now.state, now.drawn_at) == (0, SaleState.OPEN, after(60))
    took_part = [number for number in range(1, 31) if number != 8]
    assert sha256_hex(now.seed) == sale.seed_hash
    assert now.entries_hash == entries_digest(took_part)
    order = [number for number in draw_order(now.seed, took_part) if number != 9]
    found = await flash_sale_shop.claims_of(database, sale)
    won = {claim.member_id for claim in found if claim.state == ClaimState.CONFIRMED}
    assert won == set(order[:5])
    told = await flash_sale_shop.told(database, UNLUCKY)
    assert [who for who, _ in told] == order[5:]
    assert [said["number"] for _, said in told] == list(range(1, 24))
    assert len(await flash_sale_shop.vouchers(database)) == 5
    winner = order[0]
    await flash_sale_shop.leave(database, sale, winner, at=after(61))
    promoted = [who for who, _ in await flash_sale_shop.told(database, "flash_sale.promoted")]
    assert promoted == [order[5]]


async def test_a_draw_after_a_long_night_still_happens(database: Database) -> None:
    """RULES 12, defects 8 and 9: the bot was away for the whole sale."""
    await flash_sale_shop.crowd(database, 3)
    sale = await flash_sale_shop.sell(database, stock=2, window_s=10, **EXTERNAL)
    await flash_sale_shop.claim(database, sale, 1, at=after(1))
    await flash_sale_shop.claim(database, sale, 2, at=after(1))
    await flash_sale_shop.sweep(database, after(4000))
    now = await flash_sale_shop.the(database, sale)
    assert (now.state, now.closed_reason) == (SaleState.CLOSED, CloseReason.ENDED)
    assert await flash_sale_shop.states(database, sale) == ["held", "held"]
    won = await flash_sale_shop.told(database, WON)
    assert [said["until"] for _, said in won] == [after(4060).isoformat()] * 2


async def test_a_stopped_window_tells_who_had_entered(database: Database) -> None:
    await flash_sale_shop.crowd(database, 2)
    sale = await flash_sale_shop.sell(database, window_s=60)
    await flash_sale_shop.claim(database, sale, 1, at=after(1))
    async with database.begin() as tx:
        await stop_flash_sale(tx, sale.code, now=after(2))
    await flash_sale_shop.sweep(database, after(60))
    assert await flash_sale_shop.states(database, sale) == ["unlucky"]
    assert [who for who, _ in await flash_sale_shop.told(database, STOPPED)] == [1]


async def test_it_closes_when_sold_out_and_nobody_holds_or_waits(database: Database) -> None:
    await flash_sale_shop.crowd(database, 3)
    sale = await flash_sale_shop.sell(database, stock=1, **EXTERNAL)
    claimed = await flash_sale_shop.claim(database, sale, 1)
    await flash_sale_shop.sweep(database, after(1))
    assert (await flash_sale_shop.the(database, sale)).state == SaleState.OPEN
    assert await flash_sale_shop.wait(database, sale, 2) == 1
    assert await paid(database, claimed.claim_id, 2) == "confirmed"
    await flash_sale_shop.sweep(database, after(3))
    assert (await flash_sale_shop.the(database, sale)).state == SaleState.OPEN
    await flash_sale_shop.leave(database, sale, 2)
    await flash_sale_shop.sweep(database, after(4))
    now = await flash_sale_shop.the(database, sale)
    assert (now.state, now.closed_reason) == (SaleState.CLOSED, CloseReason.SOLD_OUT)


async def test_it_closes_at_its_end_and_holds_keep_their_time(database: Database) -> None:
    await flash_sale_shop.crowd(database, 3)
    sale = await flash_sale_shop.sell(database, stock=1, pay=PaymentMethod.EXTERNAL, hold_s=600)
    await flash_sale_shop.sweep(database, NOON)
    claimed = await flash_sale_shop.claim(database, sale, 1, at=after(3590))
    assert await flash_sale_shop.wait(database, sale, 2, at=after(3591)) == 1
    await flash_sale_shop.sweep(database, after(3600))
    now = await flash_sale_shop.the(database, sale)
    assert (now.state, now.closed_reason) == (SaleState.CLOSED, CloseReason.ENDED)
    assert await paid(database, claimed.claim_id, 4000) == "confirmed"
    assert await refused(flash_sale_shop.leave(database, sale, 2)) == "flash_sale.not_in"


async def test_reminders_are_sent_once_before_start_and_end(database: Database) -> None:
    await flash_sale_shop.crowd(database, 2)
    sale = await flash_sale_shop.sell(database, now=after(-3600))
    async with database.begin() as tx:
        await request_reminder(tx, "flash_sale", sale.id, 1)
    await flash_sale_shop.sweep(database, after(-301))
    assert await flash_sale_shop.told(database, REMIND_START) == []
    for seconds in (-300, -299, 0):
        await flash_sale_shop.sweep(database, after(seconds))
    assert [who for who, _ in await flash_sale_shop.told(database, REMIND_START)] == [1]
    async with database.begin() as tx:
        await request_reminder(tx, "flash_sale", sale.id, 2)
    for seconds in (1, 3300, 3301):
        await flash_sale_shop.sweep(database, after(seconds))
    assert [who for who, _ in await flash_sale_shop.told(database, REMIND_END)] == [2]


async def test_a_failing_step_does_not_stop_the_others(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RULES 12, defect 5, for holds."""
    await flash_sale_shop.crowd(database, 3)
    sale = await flash_sale_shop.sell(database, **EXTERNAL)
    ids = [(await flash_sale_shop.claim(database, sale, number)).claim_id for number in (1, 2, 3)]
    async with database.begin() as tx:
        await tx.execute(update(Claim).where(Claim.id == ids[0]).values(flash_sale_id=sale.id))
    whole = lapse_hold

    async def lapse(tx, claim_id, *, now):  # type: ignore[no-untyped-def]
        if claim_id == ids[1]:
            raise ZeroDivisionError
        return await whole(tx, claim_id, now=now)

    monkeypatch.setattr("jobs.flash_sale.lapse_hold", lapse)
    with pytest.raises(ExceptionGroup):
        await flash_sale_shop.sweep(database, after(60))
    assert await flash_sale_shop.states(database, sale) == ["lapsed", "held", "lapsed"]
    monkeypatch.undo()
    await flash_sale_shop.sweep(database, after(61))
    assert (await flash_sale_shop.the(database, sale)).stock_left == 10


async def test_an_operator_names_a_claim_by_number_or_member(shelf: Database) -> None:
    """RULES 12, defect 6: the money goes to the right claim."""
    await flash_sale_shop.crowd(shelf, 2)
    sale = await flash_sale_shop.sell(shelf, **EXTERNAL)
    lapsed = await flash_sale_shop.claim(shelf, sale, 1)
    await flash_sale_shop.sweep(shelf, after(60))
    held = await flash_sale_shop.claim(shelf, sale, 1, at=after(61))
    other = await flash_sale_shop.claim(shelf, sale, 2, at=after(61))
    async with shelf.begin() as tx:
        meant = find_claim
        assert (await meant(tx, sale, f"#{lapsed.claim_id}")).id == lapsed.claim_id
        assert (await meant(tx, sale, "p000001")).id == held.claim_id
        assert (await meant(tx, sale, " P000002 ")).id == other.claim_id
        for typed in ("P999999", "٣", "-1", "9" * 30, ""):
            assert await refused(meant(tx, sale, typed)) == "flash_sale.no_claim"


async def test_a_claim_costs_the_same_however_many_there_are(shelf: Database) -> None:
    """No claim loads the others: the statements of a press are counted, and stay as many."""
    await flash_sale_shop.crowd(shelf, 400)
    sale = await flash_sale_shop.sell(shelf, stock=1000, **EXTERNAL)
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    async def press(number: int) -> list[str]:
        event.listen(shelf.writer.sync_engine, "before_cursor_execute", note)
        async with shelf.begin() as tx:
            member = await tx.get_one(Member, number)
            seen.clear()
            order = ClaimRequest(have=0, chat_id=TEA)
            await claim_units(tx, sale.id, member, order, now=NOON, secret=SECRET)
        event.remove(shelf.writer.sync_engine, "before_cursor_execute", note)
        return list(seen)

    first = await press(1)
    for number in range(2, 300):
        await flash_sale_shop.claim(shelf, sale, number)
    assert await press(300) == first
    kinds = [statement.split()[0] for statement in first]
    assert kinds == ["SELECT", "UPDATE", "INSERT", "UPDATE"]


async def test_terms_that_cannot_be_kept_are_refused(shelf: Database) -> None:
    """RULES 12, defect 13 and bad input: nothing is published."""
    wrong = {
        "flash_sale.price": {"price_minor": 0},
        "flash_sale.price_above_list": {"price_minor": 1990},
        "flash_sale.stock": {"stock": -1},
        "flash_sale.limits": {"per_order": 2},
        "flash_sale.hold": {"hold_s": 1},
        "flash_sale.starts": {"starts_at": after(-3600)},
        "flash_sale.lasts": {"lasts": timedelta(seconds=1)},
        "flash_sale.window": {"window_s": 1801},
        "flash_sale.allotments": {"allotments": {TEA: 11}},
        "flash_sale.allotment_chat": {"allotments": {-5: 1}},
        "flash_sale.allotted_for": {
            "allotments": {TEA: 1},
            "allotted_for": timedelta(hours=2),
        },
        "flash_sale.voucher_days": {"voucher_days": 0},
        "flash_sale.chats": {"places": ()},
    }
    for reason, changes in wrong.items():
        assert await refused(flash_sale_shop.sell(shelf, **changes)) == reason
    async with shelf.read() as tx:
        assert await tx.get(FlashSale, 1) is None
        assert await tx.get(LiveCard, 1) is None
