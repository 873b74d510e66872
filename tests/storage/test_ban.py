"""A ban: seats, orders and promises are given up in one transaction; what is paid stays."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from domain import ban, privacy
from domain.ban import BANNED, BanEffects
from domain.flash_sale.payment import ClaimPaymentResult, record_claim_payment
from domain.group_buy.payment import SeatPaymentResult
from domain.refusal import Refused
from storage import installation
from storage.admin.tables import AuditEntry, Role, RoleGrant
from storage.database import Database
from storage.delivery.tables import OutboxRow
from storage.flash_sale.tables import Claim, ClaimState
from storage.group_buy.tables import PaymentMethod, SeatState
from storage.members import Member
from storage.referral.tables import Reward
from storage.vouchers import Voucher, VoucherState
from tests.flows.group_buy_shop import NOON, PREPAID, GroupBuyShop
from tests.storage.flash_sale_shop import SECRET, after, claim, crowd, sell, the, wait
from tests.storage.referral_shop import ReferralShop
from tests.storage.test_withdrawal import Till, open_till

ANN, BEN, CHIARA = 1, 2, 3


async def banned(database: Database, member_id: int = ANN, *, cancel: bool = True) -> BanEffects:
    async with database.begin() as tx:
        _, effects = await ban.ban(tx, member_id, by_id=None, now=after(60), cancel_vouchers=cancel)
        return effects


async def vouchers(database: Database) -> list[tuple[int, str]]:
    async with database.read() as tx:
        found = (await tx.scalars(select(Voucher).order_by(Voucher.id))).all()
        return [(one.member_id, str(one.state)) for one in found]


async def claims(database: Database) -> list[str]:
    async with database.read() as tx:
        return [str(one.state) for one in await tx.scalars(select(Claim).order_by(Claim.id))]


async def lines(database: Database) -> Sequence[AuditEntry]:
    async with database.read() as tx:
        return (await tx.scalars(select(AuditEntry).order_by(AuditEntry.id))).all()


async def told(database: Database) -> list[dict[str, object]]:
    async with database.read() as tx:
        rows = await tx.scalars(select(OutboxRow).where(OutboxRow.kind == BANNED))
        return [dict(row.values) for row in rows]


@pytest.fixture
async def market(database: Database) -> GroupBuyShop:
    market = GroupBuyShop(database)
    await market.meet(ANN, BEN, CHIARA, 4, 5)
    return market


@pytest.fixture
async def till(database: Database) -> Till:
    return await open_till(database)


async def test_a_seat_is_given_up_and_closing_gives_the_banned_no_voucher(
    market: GroupBuyShop,
) -> None:
    offer = await market.offer()
    pool = (await market.teams())[0].id
    await market.all_join(pool, ANN, BEN, CHIARA, 4)
    effects = await banned(market.database)
    assert (effects.count("seat"), (await market.team(pool)).taken) == (1, 3)
    await market.closes(offer)
    await market.tick()
    assert sorted(member for member, _ in await vouchers(market.database)) == [BEN, CHIARA, 4]
    assert (await market.seat(ANN)).state == SeatState.LEFT
    assert [(one.act, one.subject, one.facts) for one in await lines(market.database)] == [
        ("members.ban", "seat:1", {}),
        (
            "members.ban",
            "party:1",
            {"given_up": 1, "waiting": 0, "vouchers_cancelled": 0, "rewards": 0},
        ),
    ]
    assert [row["seats"] for row in await told(market.database)] == [1]


async def test_a_seat_of_a_team_that_is_full_becomes_no_voucher_either(
    market: GroupBuyShop,
) -> None:
    pool = await market.pool(tiers=((3, 1000),), size=3)
    await market.all_join(pool, ANN, BEN, CHIARA)
    assert (await market.team(pool)).state == "filled"
    await banned(market.database)
    async with market.database.begin() as tx:
        # As a join does that was heard in the moment of the ban.
        (await tx.get_one(Member, BEN)).banned_at = NOON
    await market.tick()
    assert await vouchers(market.database) == [(CHIARA, "issued")]
    assert [str(one.state) for one in await market.seats()] == ["left", "released", "confirmed"]
    assert (await market.team(pool)).state == "succeeded"


async def test_a_paid_seat_is_owed_back_and_late_money_buys_the_banned_nothing(
    market: GroupBuyShop,
) -> None:
    pool = await market.pool(**PREPAID)
    await market.all_join(pool, ANN, BEN)
    await market.pays((await market.seat(ANN)).id)
    assert (await banned(market.database, ANN)).refunds == {"EUR": 1000}
    assert (await market.seat(ANN)).state == SeatState.REFUND_DUE
    assert (await told(market.database))[0]["refunds"] == [[1000, "EUR"]]
    await banned(market.database, BEN)
    seat = await market.seat(BEN)
    assert seat.state == SeatState.LEFT
    assert await market.pays(seat.id) is SeatPaymentResult.REFUND_DUE


async def test_the_next_in_line_gets_the_seat_and_the_banned_wait_for_nothing(
    market: GroupBuyShop,
) -> None:
    pool = await market.pool(tiers=((3, 1000),), size=3, ends_when_full=False)
    await market.all_join(pool, ANN, BEN, CHIARA)
    await market.waits(4, pool)
    await market.waits(5, pool)
    assert (await banned(market.database, 4)).waiting == 1
    await banned(market.database, ANN)
    assert await market.waiting(pool) == [(4, "gone"), (5, "promoted")]


async def test_claims_go_back_to_the_stock_but_what_is_paid_stays(database: Database) -> None:
    await crowd(database, 3)
    held = await sell(database, pay=PaymentMethod.EXTERNAL, hold_s=300, per_member=2)
    await claim(database, held, ANN)
    async with database.begin() as tx:
        await record_claim_payment(tx, 1, now=after(1), secret=SECRET)
    await claim(database, held, ANN)
    effects = await banned(database)
    assert (effects.count("claim"), len(effects.paid), len(effects.unpaid)) == (1, 1, 0)
    assert (await claims(database), (await the(database, held)).stock_left) == (
        [ClaimState.CONFIRMED, ClaimState.LEFT],
        9,
    )
    assert await vouchers(database) == [(ANN, VoucherState.ISSUED)]
    async with database.begin() as tx:
        late = await record_claim_payment(tx, 2, now=after(61), secret=SECRET)
    assert late is ClaimPaymentResult.REFUND_DUE


@pytest.mark.parametrize(
    ("cancel", "state", "left"),
    [(True, VoucherState.REVOKED, 10), (False, VoucherState.ISSUED, 9)],
)
async def test_unpaid_vouchers_go_or_stay_as_is_chosen(
    database: Database, cancel: bool, state: VoucherState, left: int
) -> None:
    await crowd(database, 1)
    sale = await sell(database)
    await claim(database, sale, ANN)
    await banned(database, cancel=cancel)
    assert await vouchers(database) == [(ANN, state)]
    assert (await the(database, sale)).stock_left == left
    assert len(await told(database)) == cancel


async def test_a_place_in_the_line_of_a_sale_goes(database: Database) -> None:
    await crowd(database, 3)
    sale = await sell(database, stock=1)
    await claim(database, sale, BEN)
    await wait(database, sale, ANN)
    assert (await banned(database)).waiting == 1
    await banned(database, BEN)
    assert await claims(database) == [ClaimState.LEFT]


async def test_rewards_are_void_and_a_ban_can_be_lifted_without_them(database: Database) -> None:
    circle = ReferralShop(database)
    await circle.meet(ANN, BEN)
    await circle.program(reward_minor=500, currency="EUR", stay_days=7)
    await circle.touched(BEN, ANN)
    assert (await banned(database)).rewards == 2
    async with database.begin() as tx:
        await ban.unban(tx, ANN, by_id=None, now=after(70))
    async with database.read() as tx:
        found = (await tx.scalars(select(Reward))).all()
        assert {(str(one.state), one.reason) for one in found} == {("void", "banned")}
        assert (await tx.get_one(Member, ANN)).banned_at is None


async def test_a_withdrawal_nobody_approved_is_declined_and_the_money_stays(till: Till) -> None:
    number = await till.asks(4_000)
    effects = await banned(till.database)
    assert (effects.withdrawal, effects.balance) == ((4_000, "EUR"), {"EUR": 6_000})
    assert (await till.state(number), await till.accounts()) == ("rejected", {"payable": 10_000})
    with pytest.raises(Refused, match=r"withdrawal\.banned"):
        await till.asks(4_000)


async def test_a_withdrawal_somebody_approved_goes_its_way(till: Till) -> None:
    number = await till.asks(4_000)
    await till.approves(number)
    assert (await banned(till.database)).withdrawal is None
    assert await till.state(number) == "approved"


async def test_who_runs_the_shop_or_works_in_it_is_not_banned(database: Database) -> None:
    await crowd(database, 2)
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": ANN})
        tx.add(RoleGrant(member_id=BEN, role=Role.ADMIN, granted_at=NOON, everywhere=True))
    for number, reason in ((ANN, "ban.owner"), (BEN, "ban.admin"), (99, "member.unknown")):
        with pytest.raises(Refused) as no:
            await banned(database, number)
        assert no.value.reason == reason


async def test_a_second_ban_takes_what_came_since_and_nothing_twice(market: GroupBuyShop) -> None:
    pool = await market.pool()
    async with market.database.begin() as tx:
        (await tx.get_one(Member, ANN)).banned_at = None
    await market.joins(ANN, pool)
    async with market.database.begin() as tx:
        # As a version did that let the banned keep their seats.
        (await tx.get_one(Member, ANN)).banned_at = NOON
    assert (await banned(market.database)).count("seat") == 1
    assert (await banned(market.database)).count("seat") == 0
    async with market.database.read() as tx:
        member = await tx.get_one(Member, ANN)
        assert member.banned_at == NOON
        assert (await privacy.preview_erasure(tx, member)).orders == 0
