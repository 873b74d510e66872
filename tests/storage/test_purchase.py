"""Purchases as vouchers tell of them: confirmed once paid, for what was really charged."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from sqlalchemy import event, select

from domain import purchase, voucher
from domain.flash_sale.payment import record_claim_payment
from domain.refusal import Refused
from domain.voucher import Secret
from storage import installation
from storage.commission.tables import Conversion
from storage.database import Database
from storage.group_buy.tables import PaymentMethod
from storage.installation import OWNER
from storage.members import Member
from storage.referral.tables import Attribution, AttributionState, ReferralProgram, Reward, Touch
from storage.vouchers import Voucher
from tests.flows.group_buy_shop import PREPAID, SECRET, TIERS, GroupBuyShop
from tests.storage import flash_sale_shop
from tests.storage.commission_shop import ANN, BEN, NOON, ZOE, CommissionShop

OLGA = 90
OTHERS = (11, 12, 13, 14)


@pytest.fixture
async def shop(database: Database) -> CommissionShop:
    """Zoe was brought by Ann; ten percent; Olga owns the shop; others come by themselves."""
    till = await CommissionShop(database).opens(ZOE, ANN, BEN)
    await till.pays()
    await GroupBuyShop(database).meet(OLGA, *OTHERS)
    async with database.begin() as tx:
        await installation.set_fact(tx, OWNER, {"member_id": OLGA})
    return till


async def newest(shop: CommissionShop, member: int = ZOE) -> Voucher:
    async with shop.database.read() as tx:
        rows = select(Voucher).where(Voucher.member_id == member).order_by(Voucher.id.desc())
        return (await tx.scalars(rows.limit(1))).one()


async def conversions(shop: CommissionShop) -> list[tuple[str, int, str, str | None]]:
    async with shop.database.read() as tx:
        rows = select(Conversion).order_by(Conversion.id)
        found = await tx.scalars(rows)
        return [(one.key, one.amount_minor, str(one.state), one.reason) for one in found]


async def redeem(shop: CommissionShop, one: Voucher, secret: Secret = SECRET) -> None:
    async with shop.database.begin() as tx:
        olga = await tx.get_one(Member, OLGA)
        code = voucher.voucher_code(secret, one.id)
        assert await voucher.redeem(tx, olga, code, None, now=shop.now) is not None


async def undo(shop: CommissionShop, one: Voucher) -> None:
    async with shop.database.begin() as tx:
        await voucher.undo(tx, OLGA, one.id, now=shop.now)


async def test_paid_at_pick_up_is_bought_at_pick_up(shop: CommissionShop) -> None:
    market = GroupBuyShop(shop.database)
    team = await market.pool(per_member=2)
    await market.joins(ZOE, team, 2)
    await market.all_join(team, *OTHERS[:2])
    market.later(days=1)
    await market.tick()
    shop.now = market.now
    mine = await newest(shop)
    assert mine.due_minor == 2000 and await conversions(shop) == []
    await redeem(shop, mine)
    assert await conversions(shop) == [(f"voucher:{mine.id}", 2000, "pending", None)]
    assert await shop.has(ANN) == {"pending": 200}
    await undo(shop, mine)
    assert await shop.has(ANN) == {}
    await redeem(shop, mine)
    assert await conversions(shop) == [
        (f"voucher:{mine.id}", 2000, "reversed", "undone"),
        (f"voucher:{mine.id}:2", 2000, "pending", None),
    ]
    assert await shop.has(ANN) == {"pending": 200}
    await undo(shop, mine)
    assert await shop.has(ANN) == {}


async def test_defect_12_what_was_charged_counts_and_not_what_a_button_said(
    shop: CommissionShop,
) -> None:
    """Zoe paid the first tier's price; five came, so the shop owes her the difference."""
    market = GroupBuyShop(shop.database)
    team = await market.pool(per_member=2, **PREPAID)
    for member in (ZOE, *OTHERS):
        await market.joins(member, team, 2 if member == ZOE else 1, shown_minor=TIERS[0][1])
        await market.pays((await market.seat(member)).id)
    assert ("paid", 2000) in await market.lines((await market.seat(ZOE)).id)
    market.later(days=1)
    await market.tick()
    assert await conversions(shop) == [
        (f"voucher:{(await newest(shop)).id}", 2 * TIERS[-1][1], "pending", None)
    ]
    assert await shop.has(ANN) == {"pending": 160}


async def test_paid_in_the_shop_at_the_end_is_bought_when_it_is_marked(
    shop: CommissionShop,
) -> None:
    market = GroupBuyShop(shop.database)
    team = await market.pool(pay=PaymentMethod.EXTERNAL)
    await market.all_join(team, ZOE, *OTHERS[:2])
    market.later(days=1)
    await market.tick()
    assert await conversions(shop) == []
    seat = await market.seat(ZOE)
    for _ in range(2):
        await market.pays(seat.id)
    assert [one[1:3] for one in await conversions(shop)] == [(1000, "pending")]


async def test_an_order_that_is_taken_back_takes_the_commission_back(shop: CommissionShop) -> None:
    database = shop.database
    sale = await flash_sale_shop.sell(database, pay=PaymentMethod.EXTERNAL)
    claimed = await flash_sale_shop.claim(database, sale, ZOE)
    assert await conversions(shop) == []
    async with database.begin() as tx:
        await record_claim_payment(tx, claimed.claim_id, now=NOON, secret=SECRET)
    assert await shop.has(ANN) == {"pending": 99}
    await flash_sale_shop.leave(database, sale, ZOE)
    assert [one[1:] for one in await conversions(shop)] == [(990, "reversed", "revoked")]
    assert await shop.has(ANN) == {}


async def test_a_rejected_purchase_that_is_undone_stays_rejected(shop: CommissionShop) -> None:
    sale = await flash_sale_shop.sell(shop.database)
    await flash_sale_shop.claim(shop.database, sale, ZOE)
    mine = await newest(shop)
    async with shop.database.begin() as tx:
        found = await tx.get_one(Voucher, mine.id)
        await voucher.mark_redeemed(tx, found, OLGA, None, now=NOON)
    await shop.rejects(1)
    await undo(shop, mine)
    assert [one[2:] for one in await conversions(shop)] == [("rejected", "doubted")]


async def test_what_the_operator_enters_counts_once_for_each_order(shop: CommissionShop) -> None:
    async def enters(order: str, **changes: object) -> Conversion | None:
        given: dict[str, object] = {
            "buyer_id": ZOE,
            "deal": None,
            "title": "Tea",
            "quantity": 1,
            "amount_minor": 1000,
            "currency": "EUR",
            "now": NOON,
        }
        async with shop.database.begin() as tx:
            return await purchase.record_purchase(tx, order, **(given | changes))  # type: ignore[arg-type]

    made = await enters("A-7")
    assert made is not None and made.key == "operator:A-7"
    for order, changes, reason in (
        (" A-7 ", {}, "commission.known"),
        (" ", {}, "commission.order"),
        ("x" * 65, {}, "commission.order"),
        ("A-8", {"quantity": 0}, "commission.quantity"),
        ("A-8", {"quantity": 10**9}, "commission.quantity"),
        ("A-8", {"buyer_id": 404}, "member.unknown"),
    ):
        with pytest.raises(Refused) as no:
            await enters(order, **changes)
        assert no.value.reason == reason
    assert await enters("A-9", buyer_id=OTHERS[0]) is None
    assert await shop.has(ANN) == {"pending": 100}


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """Collect the statements that the writer is asked."""
    asked: list[str] = []

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(database.writer.sync_engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(database.writer.sync_engine, "before_cursor_execute", note)


OURS = ("attributions", "conversions", "commission_rates", "payments", "deals", "parties")


async def test_a_shop_without_promoters_pays_one_look_for_it(shop: CommissionShop) -> None:
    """What rewards ask for themselves is not counted."""
    sale = await flash_sale_shop.sell(shop.database)
    await flash_sale_shop.claim(shop.database, sale, OTHERS[0])
    found = await newest(shop, OTHERS[0])
    async with shop.database.begin() as tx:
        with counted(shop.database) as asked:
            await purchase.on_voucher_issued(tx, found, now=NOON)
            assert not [one for one in asked if "SELECT" in one]
            await purchase.on_voucher_redeemed(tx, found, now=NOON)
    assert [table for one in asked for table in OURS if f"FROM {table}" in one] == ["attributions"]


async def test_rewards_hear_of_every_purchase_and_of_its_end(shop: CommissionShop) -> None:
    sale = await flash_sale_shop.sell(shop.database)
    for member in (ZOE, OTHERS[0]):
        number = await waiting_reward(shop, member)
        await flash_sale_shop.claim(shop.database, sale, member)
        mine = await newest(shop, member)
        await redeem(shop, mine, flash_sale_shop.SECRET)
        assert await purchased_at(shop, number) is not None
        await undo(shop, mine)
        assert await purchased_at(shop, number) is None


async def waiting_reward(shop: CommissionShop, member: int) -> int:
    """Promise somebody a reward for a member's first purchase; return its number."""
    async with shop.database.begin() as tx:
        program = ReferralProgram(name="Spring", starts_at=NOON)
        touch = Touch(invitee_id=member, kind="by_hand", confidence="high", at=NOON)
        tx.add_all([program, touch])
        await tx.flush()
        bound = Attribution(
            program_id=program.id,
            invitee_id=member,
            referrer_id=OTHERS[1],
            touch_id=touch.id,
            confidence="high",
            state=AttributionState.BOUND,
            since=NOON,
        )
        tx.add(bound)
        await tx.flush()
        promised = Reward(
            program_id=program.id,
            invitee_id=member,
            referrer_id=OTHERS[1],
            attribution_id=bound.id,
            amount_minor=500,
            currency="EUR",
            made_at=NOON,
            vests_at=NOON,
            wants_purchase=True,
            grace_days=3,
            stay_days=0,
        )
        tx.add(promised)
        await tx.flush()
        return promised.id


async def purchased_at(shop: CommissionShop, number: int) -> datetime | None:
    async with shop.database.read() as tx:
        return (await tx.get_one(Reward, number)).purchased_at
