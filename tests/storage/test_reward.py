"""Rewards on real databases: given once, within the budget, never for whoever has gone."""

import asyncio
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from domain import privacy
from domain.admin import nonce
from domain.payout import account, ledger
from domain.payout.encryption import PayoutKey
from domain.referral import contest, reward, vesting
from domain.referral.contest import Period
from domain.referral.fraud import BURST
from domain.refusal import Refused
from handlers import promoter_shop
from jobs import reward as jobs_reward
from storage.admin.tables import Role, RoleGrant
from storage.database import Database
from storage.delivery.tables import OutboxRow
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount, LedgerEntry, party_id
from storage.referral import leaderboard
from storage.referral.tables import ReferralProgram, Reward, TouchKind
from tests.storage.referral_shop import NOON, ReferralShop

ANN, BEN, CHIARA, DAN = 1, 2, 3, 4
TEA = -5
KEY = PayoutKey(b"a key of the tests")


@pytest.fixture
async def circle(database: Database) -> ReferralShop:
    """Four people who have just come."""
    circle = ReferralShop(database)
    await circle.meet(ANN, BEN, CHIARA, DAN)
    return circle


async def pays(circle: ReferralShop, **terms: Any) -> ReferralProgram:
    """Open a program that pays 5.00 for who stays seven days."""
    given = {"reward_minor": 500, "currency": "EUR", "stay_days": 7, "grace_days": 3}
    return await circle.program(**(given | terms))


async def brings(circle: ReferralShop, promoter: int, *newcomers: int) -> None:
    """Let newcomers join the tea chat by a promoter's own link."""
    for newcomer in newcomers:
        await circle.joins(newcomer, TEA)
        await circle.touched(newcomer, promoter, TouchKind.INVITE_LINK, chat_id=TEA)


async def found(circle: ReferralShop) -> list[tuple[str, int, str | None]]:
    """Return (state, amount, reason) of the paying program's rewards."""
    async with circle.database.read() as tx:
        rows = await tx.scalars(select(Reward).where(Reward.program_id == 2).order_by(Reward.id))
        return [(str(row.state), row.amount_minor, row.reason) for row in rows]


async def one(circle: ReferralShop) -> Reward:
    async with circle.database.read() as tx:
        rows = select(Reward).where(Reward.program_id == 2).order_by(Reward.id.desc())
        return (await tx.scalars(rows)).first()  # type: ignore[return-value]


async def accounts(circle: ReferralShop, member: int = ANN) -> dict[str, dict[str, int]]:
    async with circle.database.read() as tx:
        party = await party_id(tx, member)
        return (
            {}
            if party is None
            else {c: dict(a) for c, a in (await entries.balances(tx, party)).items()}
        )


async def spent(circle: ReferralShop) -> int:
    async with circle.database.read() as tx:
        return (await tx.get_one(ReferralProgram, 2)).spent_minor


async def told(circle: ReferralShop, kind: str) -> list[tuple[int, dict[str, Any]]]:
    async with circle.database.read() as tx:
        rows = await tx.scalars(select(OutboxRow).where(OutboxRow.kind == kind))
        return [(row.chat_id, dict(row.values)) for row in rows]


async def test_who_stays_brings_the_reward_and_counts_once(circle: ReferralShop) -> None:
    await pays(circle)
    await brings(circle, ANN, BEN)
    circle.later(days=7, seconds=-1)
    await jobs_reward.tick(circle.database, circle.now)
    assert (await accounts(circle)).get("EUR") is None
    circle.later(seconds=1)
    await jobs_reward.tick(circle.database, circle.now)
    await jobs_reward.tick(circle.database, circle.now)
    assert await accounts(circle) == {"EUR": {"payable": 500}, "INV": {"invited": 1}}
    news = await told(circle, reward.NEWS)
    assert [who for who, _ in news] == [ANN, ANN]
    assert news[-1][1] == {"people": 1, "amounts": [[500, "EUR"]]}


async def test_a_newcomer_whom_three_programs_reward_is_one_on_the_board(
    circle: ReferralShop,
) -> None:
    await pays(circle, stay_days=1)
    await pays(circle, stay_days=1, name="Tea", reward_minor=100)
    await brings(circle, ANN, BEN)
    circle.later(days=1)
    await jobs_reward.tick(circle.database, circle.now)
    assert await accounts(circle) == {"EUR": {"payable": 600}, "INV": {"invited": 1}}
    async with circle.database.read() as tx:
        place = await leaderboard.entry_of(tx, ANN, since=None)
    assert place is not None
    assert place.brought == 1
    [(_, news)] = await told(circle, reward.NEWS)
    assert news == {"people": 1, "amounts": [[600, "EUR"]]}


async def test_a_shop_counts_its_newcomers_once_whoever_rewards_them(circle: ReferralShop) -> None:
    for name in ("Spring", "Tea"):
        await pays(circle, stay_days=1, name=name)
    await brings(circle, ANN, BEN, CHIARA)
    await circle.leaves(CHIARA, TEA)
    circle.later(days=1)
    await jobs_reward.tick(circle.database, circle.now)
    async with circle.database.read() as tx:
        seen = await promoter_shop.numbers_of(tx, await tx.get_one(Member, ANN))
    assert (seen.joined, seen.confirmed, seen.void) == (2, 1, 1)


async def test_who_is_no_newcomer_after_all_counts_on_no_board(circle: ReferralShop) -> None:
    await pays(circle, stay_days=9)
    await brings(circle, ANN, BEN)
    circle.later(days=1)
    await jobs_reward.tick(circle.database, circle.now)
    assert (await accounts(circle))["INV"] == {"invited": 1}
    async with circle.database.begin() as tx:
        await vesting.void(tx, (await one(circle)).id, "a double", by_id=DAN, now=circle.now)
    assert (await accounts(circle))["INV"] == {"invited": 0}


async def test_points_are_given_like_money(circle: ReferralShop) -> None:
    await pays(circle, currency="PTS", stay_days=0)
    await brings(circle, ANN, BEN)
    await jobs_reward.tick(circle.database, circle.now)
    assert (await accounts(circle))["PTS"] == {"payable": 500}


async def test_who_leaves_and_comes_back_in_time_restores_it_later(circle: ReferralShop) -> None:
    await pays(circle, budget_minor=500)
    await brings(circle, ANN, BEN)
    circle.later(days=5)
    await circle.leaves(BEN, TEA)
    assert await found(circle) == [("void", 500, "left")]
    assert await spent(circle) == 0
    circle.later(days=3)
    await circle.joins(BEN, TEA)
    assert await found(circle) == [("pending", 500, None)]
    assert await spent(circle) == 500
    circle.later(days=2, seconds=-1)
    await jobs_reward.tick(circle.database, circle.now)
    assert (await found(circle))[0][0] == "pending"
    circle.later(seconds=1)
    await jobs_reward.tick(circle.database, circle.now)
    assert (await found(circle))[0][0] == "vested"


async def test_who_comes_back_too_late_brings_nothing(circle: ReferralShop) -> None:
    await pays(circle)
    await brings(circle, ANN, BEN)
    await circle.leaves(BEN, TEA)
    circle.later(days=3, seconds=1)
    await circle.joins(BEN, TEA)
    assert await found(circle) == [("void", 500, "left")]


async def test_a_budget_that_went_to_others_meanwhile_restores_nothing(
    circle: ReferralShop,
) -> None:
    await pays(circle, budget_minor=500)
    await brings(circle, ANN, BEN)
    await circle.leaves(BEN, TEA)
    await brings(circle, ANN, CHIARA)
    await circle.joins(BEN, TEA)
    assert await found(circle) == [("pending", 0, "budget"), ("pending", 500, None)]
    assert await spent(circle) == 500


async def test_a_cap_that_went_to_others_meanwhile_restores_nothing(circle: ReferralShop) -> None:
    """Defect 26: the cap is one, whoever leaves and comes back."""
    await pays(circle, cap_total=1)
    await brings(circle, ANN, BEN)
    await circle.leaves(BEN, TEA)
    await brings(circle, ANN, CHIARA)
    await circle.joins(BEN, TEA)
    assert await found(circle) == [("pending", 0, "cap_total"), ("pending", 500, None)]
    assert await spent(circle) == 500


async def test_the_cap_of_a_day_holds_for_who_comes_back_on_another(circle: ReferralShop) -> None:
    await pays(circle, cap_day=1)
    await brings(circle, ANN, BEN)
    await circle.leaves(BEN, TEA)
    await brings(circle, ANN, CHIARA)
    circle.later(days=1)
    await circle.joins(BEN, TEA)
    assert await found(circle) == [("pending", 0, "cap_day"), ("pending", 500, None)]


async def test_a_newcomer_who_moves_is_measured_by_the_caps_of_the_other(
    circle: ReferralShop,
) -> None:
    await pays(circle, binding="last", cap_total=1, budget_minor=1000)
    await brings(circle, ANN, BEN)
    await brings(circle, CHIARA, DAN)
    await circle.touched(BEN, CHIARA)
    assert await found(circle) == [("pending", 0, "cap_total"), ("pending", 500, None)]
    assert await spent(circle) == 500
    assert (CHIARA, {"reason": "cap_total"}) in await told(circle, reward.CAPPED)


async def test_who_moves_while_away_comes_back_for_the_other(circle: ReferralShop) -> None:
    await pays(circle, binding="last")
    await brings(circle, ANN, BEN)
    await circle.leaves(BEN, TEA)
    await circle.touched(BEN, CHIARA)
    await circle.joins(BEN, TEA)
    again = await one(circle)
    assert (again.state, again.referrer_id) == ("pending", CHIARA)


async def test_time_away_is_no_stay_while_somebody_looks_at_it(circle: ReferralShop) -> None:
    await pays(circle, stay_days=7)
    await circle.joins(BEN, TEA)
    await circle.leaves(BEN, TEA)
    await circle.joins(BEN, TEA)
    await circle.touched(BEN, ANN, TouchKind.INVITE_LINK, chat_id=TEA)
    assert (await one(circle)).state == "held"
    vests_at = (await one(circle)).vests_at
    circle.later(days=1)
    await circle.leaves(BEN, TEA)
    circle.later(days=2)
    await circle.joins(BEN, TEA)
    again = await one(circle)
    assert (again.state, (again.vests_at - vests_at).days) == ("held", 2)
    await circle.leaves(BEN, TEA)
    circle.later(days=3, seconds=1)
    await circle.joins(BEN, TEA)
    assert await found(circle) == [("void", 500, "left")]
    assert await spent(circle) == 0


async def test_the_grace_begins_when_they_left_and_not_when_it_was_noticed(
    circle: ReferralShop,
) -> None:
    await pays(circle, stay_days=7)
    await circle.joins(BEN, TEA)
    await circle.leaves(BEN, TEA)
    await circle.joins(BEN, TEA)
    await circle.touched(BEN, ANN, TouchKind.INVITE_LINK, chat_id=TEA)
    await circle.leaves(BEN, TEA)
    async with circle.database.begin() as tx:
        await vesting.release(tx, (await one(circle)).id, by_id=None, now=circle.now)
    circle.later(days=8)
    await jobs_reward.tick(circle.database, circle.now)
    await circle.joins(BEN, TEA)
    assert await found(circle) == [("void", 500, "left")]


async def test_what_a_person_ended_stays_so_whatever_word_they_typed(circle: ReferralShop) -> None:
    await pays(circle, stay_days=0)
    await brings(circle, ANN, BEN)
    await jobs_reward.tick(circle.database, circle.now)
    async with circle.database.begin() as tx:
        await vesting.void(tx, (await one(circle)).id, "left", by_id=DAN, now=circle.now)
    await circle.leaves(BEN, TEA)
    await circle.joins(BEN, TEA)
    assert await found(circle) == [("void", 500, "left.")]


async def test_thirty_at_once_get_just_the_budget(database: Database) -> None:
    circle = ReferralShop(database)
    await circle.meet(*range(1, 61))
    await pays(circle, budget_minor=5_250)
    await asyncio.gather(*(circle.touched(30 + n, n, first_contact=True) for n in range(1, 31)))
    rows = await found(circle)
    assert sum(amount for _, amount, _ in rows) == 5_000
    assert sum(reason == "budget" for _, _, reason in rows) == 20
    assert await spent(circle) == 5_000
    assert len(await told(circle, reward.CAPPED)) == 20


async def test_the_cap_of_a_day_begins_anew_at_midnight(circle: ReferralShop) -> None:
    await pays(circle, cap_day=1)
    await brings(circle, ANN, BEN, CHIARA)
    circle.later(hours=12)
    await circle.touched(DAN, ANN)
    assert [reason for _, _, reason in await found(circle)] == [None, "cap_day", None]


async def test_a_purchase_is_waited_for_and_may_be_taken_back(circle: ReferralShop) -> None:
    await pays(circle, stay_days=0, wants_purchase=True)
    await brings(circle, ANN, BEN)
    for act in (reward.on_purchase, reward.on_purchase_undone):
        async with circle.database.begin() as tx:
            await act(tx, BEN, now=circle.now)
    await jobs_reward.tick(circle.database, circle.now)
    assert (await found(circle))[0][0] == "pending"
    async with circle.database.begin() as tx:
        await reward.on_purchase(tx, BEN, now=circle.now)
    await jobs_reward.tick(circle.database, circle.now)
    assert (await found(circle))[0][0] == "vested"


async def test_a_purchase_while_away_counts_for_who_comes_back(circle: ReferralShop) -> None:
    await pays(circle, stay_days=0, wants_purchase=True)
    await brings(circle, ANN, BEN)
    await circle.leaves(BEN, TEA)
    async with circle.database.begin() as tx:
        await reward.on_purchase(tx, BEN, now=circle.now)
    await circle.joins(BEN, TEA)
    await jobs_reward.tick(circle.database, circle.now)
    assert await found(circle) == [("vested", 500, None)]


async def test_vesting_twice_at_once_gives_once(circle: ReferralShop) -> None:
    await pays(circle, stay_days=0)
    await brings(circle, ANN, BEN)
    number = (await one(circle)).id

    async def vest() -> object:
        async with circle.database.begin() as tx:
            return await vesting.vest(tx, number, now=circle.now)

    given = await asyncio.gather(*(vest() for _ in range(8)))
    assert sum(result is not None for result in given) == 1
    assert (await accounts(circle))["EUR"] == {"payable": 500}


async def test_what_is_given_while_its_newcomer_is_erased_stays_given(circle: ReferralShop) -> None:
    await pays(circle, stay_days=0, budget_minor=500)
    await brings(circle, ANN, BEN)
    number = (await one(circle)).id
    async with circle.database.begin() as tx:
        word = await nonce.issue(tx, BEN, privacy.ACT, now=circle.now, rng=Random(1))

    async def erases() -> None:
        async with circle.database.begin() as tx:
            await privacy.erase(tx, await tx.get_one(Member, BEN), word, now=circle.now)

    async with circle.database.begin() as tx:
        await vesting.vest(tx, number, now=circle.now)
        erasing = asyncio.create_task(erases())
        await asyncio.sleep(0.5)  # On PostgreSQL they have begun by then, and wait for the reward.
    await erasing
    assert await found(circle) == [("vested", 500, None)]
    assert (await accounts(circle))["EUR"] == {"payable": 500}
    assert await spent(circle) == 500


async def test_the_banned_bring_nothing(circle: ReferralShop) -> None:
    await pays(circle, stay_days=0)
    await brings(circle, ANN, BEN)
    async with circle.database.begin() as tx:
        (await tx.get_one(Member, BEN)).banned_at = circle.now
    await jobs_reward.tick(circle.database, circle.now)
    assert await found(circle) == [("void", 500, "banned")]


async def test_who_was_here_before_is_held_and_a_person_lets_it_go_on(circle: ReferralShop) -> None:
    await pays(circle, stay_days=0)
    async with circle.database.begin() as tx:
        tx.add(RoleGrant(member_id=DAN, role=Role.ADMIN, granted_at=NOON))
    await circle.joins(BEN, TEA)
    await circle.leaves(BEN, TEA)
    await circle.joins(BEN, TEA)
    await circle.touched(BEN, ANN, TouchKind.INVITE_LINK, chat_id=TEA)
    assert await found(circle) == [("held", 500, "rejoin")]
    await jobs_reward.tick(circle.database, circle.now)
    number = (await one(circle)).id
    async with circle.database.begin() as tx:
        with pytest.raises(Refused, match="own"):
            await vesting.release(tx, number, by_id=ANN, now=circle.now)
        await vesting.release(tx, number, by_id=DAN, now=circle.now)
        with pytest.raises(Refused, match="not_now"):
            await vesting.release(tx, number, by_id=DAN, now=circle.now)
    await jobs_reward.tick(circle.database, circle.now)
    assert (await found(circle))[0][0] == "vested"
    assert [who for who, _ in await told(circle, "reward.review")] == [DAN]
    assert [who for who, _ in await told(circle, "reward.held")] == [ANN]


async def test_a_release_skips_no_condition(circle: ReferralShop) -> None:
    await pays(circle, stay_days=7)
    await circle.joins(BEN, TEA)
    await circle.leaves(BEN, TEA)
    await circle.joins(BEN, TEA)
    await circle.touched(BEN, ANN, TouchKind.INVITE_LINK, chat_id=TEA)
    async with circle.database.begin() as tx:
        await vesting.release(tx, (await one(circle)).id, by_id=None, now=circle.now)
    await circle.leaves(BEN, TEA)
    circle.later(days=8)
    await jobs_reward.tick(circle.database, circle.now)
    assert (await found(circle))[0][0] == "void"


async def test_more_than_word_of_mouth_brings_is_a_burst(database: Database) -> None:
    circle = ReferralShop(database)
    await circle.meet(ANN, *range(100, 100 + BURST + 2))
    await pays(circle)
    for newcomer in range(100, 100 + BURST + 2):
        await circle.touched(newcomer, ANN)
    rows = await found(circle)
    assert [state for state, _, _ in rows] == ["pending"] * BURST + ["held"] * 2
    circle.later(minutes=10, seconds=1)
    await circle.meet(999)
    await circle.touched(999, ANN)
    assert (await found(circle))[-1][0] == "pending"


async def test_one_account_for_both_is_held_whenever_it_is_given(circle: ReferralShop) -> None:
    await pays(circle)
    await brings(circle, ANN, BEN)
    for who in (BEN, ANN):
        async with circle.database.begin() as tx:
            member = await tx.get_one(Member, who)
            await account.set_account(tx, member, "+49 170 1234567", key=KEY, now=circle.now)
    assert await found(circle) == [("held", 500, "same_payout")]


async def test_a_reward_that_was_given_is_taken_back_and_what_is_gone_is_owed(
    circle: ReferralShop,
) -> None:
    """Defect 27."""
    await pays(circle, stay_days=0)
    await brings(circle, ANN, BEN)
    circle.later(days=1)
    await jobs_reward.tick(circle.database, circle.now)
    number = (await one(circle)).id
    async with circle.database.begin() as tx:
        party = (await entries.lock_party(tx, ANN)).id
        paid = ledger.move(party, LedgerAccount.PAYABLE, LedgerAccount.PAID, 300, "EUR")
        await ledger.post(tx, "withdrawal:1:sent", "withdrawal.sent", paid, now=circle.now)
    async with circle.database.begin() as tx:
        with pytest.raises(Refused, match="no_reason"):
            await vesting.void(tx, number, " ", by_id=None, now=circle.now)
        await vesting.void(tx, number, "not a person", by_id=None, now=circle.now)
        with pytest.raises(Refused, match="not_now"):
            await vesting.void(tx, number, "again", by_id=None, now=circle.now)
    found_now = await accounts(circle)
    assert found_now["EUR"] == {"payable": 0, "debt": -300, "paid": 300}
    assert found_now["INV"]["invited"] == 0
    async with circle.database.read() as tx:
        total = select(func.sum(LedgerEntry.amount_minor)).group_by(LedgerEntry.currency)
        assert set(await tx.scalars(total)) == {0}


async def test_a_newcomer_who_moves_takes_a_pending_reward_along(circle: ReferralShop) -> None:
    await pays(circle, binding="last")
    await brings(circle, ANN, BEN)
    await circle.touched(BEN, CHIARA)
    assert (await one(circle)).referrer_id == CHIARA


async def test_boards_are_counted_from_the_ledger_and_who_was_first_leads(
    database: Database,
) -> None:
    """Defect 25: the column that is summed is the newcomers', not the money's."""
    circle = ReferralShop(database)
    await circle.meet(*range(1, 9))
    await pays(circle, stay_days=0)
    for promoter, newcomer in ((ANN, 5), (BEN, 6), (BEN, 7), (ANN, 8)):
        await circle.touched(newcomer, promoter)
        circle.later(days=1)
        await jobs_reward.tick(database, circle.now)
    async with database.begin() as tx:
        (await tx.get_one(Member, BEN)).quiet_since = NOON
    async with database.read() as tx:
        places, own = await contest.load_leaderboard(tx, ANN, Period.ALL, "UTC", now=circle.now)
        assert [(p.rank, p.member_id, p.name, p.brought) for p in places] == [
            (1, BEN, None, 2),
            (2, ANN, "Member 1", 2),
        ]
        assert own is not None
        assert await leaderboard.entry_of(tx, CHIARA, since=None) is None
        last = await leaderboard.entry_of(tx, ANN, since=None)
        assert last is not None
        assert last.rank == 2
        none, _ = await contest.load_leaderboard(
            tx, ANN, Period.DAY, "UTC", now=circle.now.replace(year=2027)
        )
        assert none == []
