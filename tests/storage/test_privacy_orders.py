"""Erasing somebody who has places, claims, vouchers and money: left, revoked, or refused first."""

from collections.abc import Sequence
from random import Random

import pytest
from sqlalchemy import select

from domain import privacy, voucher
from domain.admin import nonce
from domain.flash_sale.payment import record_claim_payment
from domain.refusal import Refused
from storage.database import Database
from storage.flash_sale.tables import Claim, ClaimState
from storage.group_buy.tables import PaymentMethod, Seat, SeatState
from storage.members import Member
from storage.personal_data import is_anonymised
from storage.vouchers import Voucher, VoucherState
from tests.flows.group_buy_shop import PREPAID, GroupBuyShop
from tests.storage.flash_sale_shop import SECRET, after, claim, crowd, sell, the

ANN, BEN, CHIARA = 1, 2, 3


async def erased(database: Database, member_id: int = ANN) -> None:
    """Let a member be erased by the number of their yes, in a transaction of its own."""
    async with database.begin() as tx:
        member = await tx.get_one(Member, member_id)
        word = await nonce.issue(tx, member_id, privacy.ACT, now=after(60), rng=Random(1))
        await privacy.erase(tx, member, word, now=after(60))


async def refused(database: Database, reason: str) -> None:
    """Expect that Ann is not erased, for a reason, and is as she was."""
    with pytest.raises(Refused) as no:
        await erased(database)
    assert no.value.reason == f"privacy.{reason}"
    async with database.read() as tx:
        assert (await tx.get_one(Member, ANN)).name


async def vouchers(database: Database) -> Sequence[Voucher]:
    async with database.read() as tx:
        return (await tx.scalars(select(Voucher).order_by(Voucher.id))).all()


@pytest.fixture
async def market(database: Database) -> GroupBuyShop:
    market = GroupBuyShop(database)
    await market.meet(ANN, BEN, CHIARA)
    return market


async def test_a_place_in_a_team_that_forms_goes_to_the_next_in_line(market: GroupBuyShop) -> None:
    pool = await market.pool(size=5, per_member=2)
    await market.joins(ANN, pool, 2)
    await market.joins(BEN, pool)
    await erased(market.database)
    seats = await market.seats()
    assert [(is_anonymised(one.member_id), one.state) for one in seats] == [
        (True, SeatState.LEFT),
        (False, SeatState.CONFIRMED),
    ]
    team = await market.team(pool)
    async with market.database.read() as tx:
        loss = await privacy.preview_erasure(tx, await tx.get_one(Member, BEN))
    assert (team.leader_id != ANN, loss.orders) == (True, 1)
    await market.joins(CHIARA, pool)


async def test_money_for_a_place_comes_back_before_its_member_goes(market: GroupBuyShop) -> None:
    pool = await market.pool(**PREPAID)
    await market.joins(ANN, pool)
    seat = (await market.seat(ANN)).id
    await market.pays(seat)
    await refused(market.database, "paid")
    await market.leaves(ANN, pool)
    await refused(market.database, "refund")
    await market.gives_back(seat)
    await erased(market.database)
    async with market.database.read() as tx:
        assert (await tx.get_one(Seat, seat)).state == SeatState.REFUNDED


async def test_an_unpaid_hold_is_let_go(market: GroupBuyShop) -> None:
    pool = await market.pool(**PREPAID)
    await market.joins(ANN, pool)
    await erased(market.database)
    assert (await market.seats())[0].state == SeatState.LEFT


async def test_claims_give_their_units_back_and_vouchers_open_nothing(database: Database) -> None:
    await crowd(database, 2)
    sale = await sell(database, per_member=2)
    await claim(database, sale, ANN)
    await claim(database, sale, ANN)
    await claim(database, sale, BEN)
    assert (await the(database, sale)).stock_left == 7
    await erased(database)
    assert (await the(database, sale)).stock_left == 9
    async with database.read() as tx:
        found = (await tx.scalars(select(Claim).order_by(Claim.id))).all()
        assert [one.state for one in found] == [
            ClaimState.LEFT,
            ClaimState.LEFT,
            ClaimState.CONFIRMED,
        ]
        assert [is_anonymised(one.member_id) for one in found] == [True, True, False]
    assert [one.state for one in await vouchers(database)] == [
        VoucherState.REVOKED,
        VoucherState.REVOKED,
        VoucherState.ISSUED,
    ]


async def test_a_voucher_that_is_paid_is_picked_up_or_over_first(database: Database) -> None:
    await crowd(database, 1)
    sale = await sell(database, pay=PaymentMethod.EXTERNAL, hold_s=300)
    await claim(database, sale, ANN)
    async with database.begin() as tx:
        await record_claim_payment(tx, 1, now=after(1), secret=SECRET)
    await refused(database, "voucher")
    async with database.begin() as tx:
        mine = await tx.get_one(Voucher, 1)
        assert await voucher.mark_redeemed(tx, mine, None, None, now=after(2)) is not None
    await erased(database)
    (left,) = await vouchers(database)
    assert (left.state, is_anonymised(left.member_id)) == (VoucherState.REDEEMED, True)


async def test_what_is_lost_is_said_before(database: Database) -> None:
    await crowd(database, 1)
    sale = await sell(database, per_member=2)
    await claim(database, sale, ANN)
    async with database.read() as tx:
        loss = await privacy.preview_erasure(tx, await tx.get_one(Member, ANN))
    assert (loss.vouchers, loss.orders, loss.payable) == (1, 1, {})
