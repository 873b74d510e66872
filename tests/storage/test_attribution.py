"""Attribution on real databases: bound once, never in a circle, however many try at the same time."""

import asyncio
import time
from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from domain.referral import attribution
from domain.referral.attribution import TOUCHES_PER_DAY_MAX
from domain.referral.program import close_program, default_program
from domain.refusal import Refused
from storage import members
from storage.database import Database
from storage.delivery.tables import OutboxRow
from storage.members import Member
from storage.referral import attributions
from storage.referral.tables import (
    Attribution,
    AttributionModel,
    AttributionState,
    Confidence,
    ReferralProgram,
    Touch,
    TouchKind,
)
from tests.storage.referral_shop import NOON, ReferralShop

ANN, BEN, CHIARA, DAN = 1, 2, 3, 4


@pytest.fixture
async def circle(database: Database) -> ReferralShop:
    """Four people who have just come."""
    circle = ReferralShop(database)
    await circle.meet(ANN, BEN, CHIARA, DAN)
    return circle


async def test_the_first_touch_binds_and_a_second_promoter_comes_too_late(
    circle: ReferralShop,
) -> None:
    assert (await circle.touched(BEN, ANN, first_contact=True)).counts
    assert not (await circle.touched(BEN, CHIARA)).counts
    assert await circle.pairs() == [(BEN, ANN)]
    assert await circle.refusals() == [None, "bound"]


async def test_a_loop_of_two_of_three_and_of_oneself_is_refused(circle: ReferralShop) -> None:
    """Defect 28."""
    await circle.touched(BEN, ANN)
    await circle.touched(CHIARA, BEN)
    await circle.touched(ANN, BEN)
    await circle.touched(ANN, CHIARA)
    await circle.touched(ANN, ANN)
    await circle.touched(DAN, CHIARA)
    assert await circle.pairs() == [(BEN, ANN), (CHIARA, BEN), (DAN, CHIARA)]
    assert await circle.refusals() == [None, None, "loop", "loop", "self", None]


async def test_a_chain_of_a_thousand_is_walked_to_its_end_and_quickly(database: Database) -> None:
    circle, length = ReferralShop(database), 1_000
    await circle.meet(*range(1, length + 2))
    async with database.begin() as tx:
        house = await default_program(tx, now=NOON)
        touch = Touch(invitee_id=1, kind="start_link", confidence="high", at=NOON)
        tx.add(touch)
        await tx.flush()
        await tx.execute(
            insert(Attribution),
            [
                {
                    "program_id": house.id,
                    "invitee_id": number + 1,
                    "referrer_id": number,
                    "touch_id": touch.id,
                    "confidence": Confidence.HIGH,
                    "state": AttributionState.BOUND,
                    "since": NOON,
                    "invitee_agreed": False,
                    "referrer_agreed": False,
                }
                for number in range(1, length + 1)
            ],
        )
    began = time.process_time()
    assert not (await circle.touched(1, length + 1)).counts
    assert time.process_time() - began < 20
    assert (await circle.refusals())[-1] == "loop"


async def test_two_who_bring_each_other_at_once_make_no_loop(circle: ReferralShop) -> None:
    await circle.touched(DAN, CHIARA)  # The house's program is there.
    await asyncio.gather(circle.touched(ANN, BEN), circle.touched(BEN, ANN))
    assert len([pair for pair in await circle.pairs() if DAN not in pair]) == 1


async def test_thirty_promoters_at_once_bind_one_newcomer_once(database: Database) -> None:
    circle = ReferralShop(database)
    await circle.meet(*range(1, 32))
    await asyncio.gather(*(circle.touched(31, number) for number in range(1, 31)))
    assert len(await circle.pairs()) == 1
    async with database.read() as tx:
        assert (
            await tx.scalar(select(func.count(ReferralProgram.id)).where(ReferralProgram.is_house))
            == 1
        )


async def test_last_touch_moves_a_newcomer_and_the_house_keeps_them(circle: ReferralShop) -> None:
    await circle.program(binding=AttributionModel.LAST)
    await circle.touched(BEN, ANN)
    circle.later(days=30)
    await circle.touched(BEN, CHIARA)
    assert await circle.attributions() == [
        (1, BEN, ANN, "bound"),
        (2, BEN, CHIARA, "bound"),
    ]


async def test_a_window_keeps_others_out_until_it_is_over(circle: ReferralShop) -> None:
    await circle.program(binding=AttributionModel.WINDOW, window_days=30)
    await circle.touched(BEN, ANN)
    circle.later(days=30, seconds=-1)
    await circle.touched(BEN, CHIARA)
    assert (await circle.attributions())[1] == (2, BEN, ANN, "bound")
    circle.later(seconds=1)
    await circle.touched(BEN, CHIARA)
    assert (await circle.attributions())[1] == (2, BEN, CHIARA, "bound")


async def test_a_closed_program_binds_nobody(circle: ReferralShop) -> None:
    program = await circle.program()
    async with circle.database.begin() as tx:
        await close_program(tx, program.id, now=circle.now)
    await circle.touched(BEN, ANN)
    assert [row[0] for row in await circle.attributions()] == [1]
    async with circle.database.begin() as tx:
        with pytest.raises(Refused, match="program_unknown"):
            await close_program(tx, 1, now=circle.now)


async def test_an_answer_waits_for_the_other_side(circle: ReferralShop) -> None:
    outcome = await circle.touched(BEN, ANN, TouchKind.ANSWER)
    (asked,) = outcome.asked
    assert await circle.pairs() == []
    async with circle.database.begin() as tx:
        with pytest.raises(Refused, match="not_asked"):
            await attribution.confirm(tx, asked.id, CHIARA, yes=True, now=circle.now)
        assert await attribution.confirm(tx, asked.id, ANN, yes=True, now=circle.now)
        with pytest.raises(Refused, match="not_asked"):
            await attribution.confirm(tx, asked.id, ANN, yes=False, now=circle.now)
    assert await circle.pairs() == [(BEN, ANN)]
    async with circle.database.read() as tx:
        (notice,) = await tx.scalars(select(OutboxRow))
        assert (notice.chat_id, notice.kind) == (ANN, attribution.ASKED)


async def test_one_question_is_asked_for_every_program(circle: ReferralShop) -> None:
    await circle.program()
    outcome = await circle.touched(BEN, ANN, TouchKind.ANSWER)
    async with circle.database.begin() as tx:
        assert await attribution.confirm(tx, outcome.asked[0].id, ANN, yes=True, now=circle.now)
    assert [row[3] for row in await circle.attributions()] == ["bound", "bound"]


async def test_an_answer_that_nobody_confirms_is_let_go_and_better_evidence_binds(
    circle: ReferralShop,
) -> None:
    outcome = await circle.touched(BEN, ANN, TouchKind.ANSWER)
    circle.later(days=7)
    async with circle.database.begin() as tx:
        with pytest.raises(Refused, match="not_asked"):
            await attribution.confirm(tx, outcome.asked[0].id, ANN, yes=True, now=circle.now)
        (number,) = await attributions.expired(tx, now=circle.now, limit=9)
        await attribution.expire(tx, number, now=circle.now)
    assert [row[3] for row in await circle.attributions()] == ["declined"]
    await circle.touched(BEN, CHIARA, TouchKind.INVITE_LINK)
    assert await circle.pairs() == [(BEN, CHIARA)]


async def test_a_no_is_a_no(circle: ReferralShop) -> None:
    outcome = await circle.touched(BEN, ANN, TouchKind.ANSWER)
    async with circle.database.begin() as tx:
        number = outcome.asked[0].id
        assert not await attribution.confirm(tx, number, ANN, yes=False, now=circle.now)
    assert not (await circle.touched(BEN, ANN, TouchKind.ANSWER)).counts
    assert await circle.pairs() == []


@pytest.mark.parametrize("what", ["closed", "ended"])
async def test_a_yes_that_comes_after_the_end_of_a_program_binds_in_the_others_alone(
    circle: ReferralShop, what: str
) -> None:
    spring = await circle.program(
        reward_minor=500, currency="EUR", ends_at=NOON + timedelta(days=1)
    )
    outcome = await circle.touched(BEN, ANN, TouchKind.ANSWER)
    async with circle.database.begin() as tx:
        if what == "closed":
            await close_program(tx, spring.id, now=circle.now)
    circle.later(days=0 if what == "closed" else 1)
    async with circle.database.begin() as tx:
        number = outcome.asked[0].id
        assert await attribution.confirm(tx, number, ANN, yes=True, now=circle.now)
    assert await circle.attributions() == [(1, BEN, ANN, "bound"), (2, BEN, ANN, "declined")]
    async with circle.database.read() as tx:
        assert (await tx.get_one(ReferralProgram, spring.id)).spent_minor == 0


@pytest.mark.parametrize("banned", [ANN, BEN])
async def test_a_yes_binds_nobody_who_was_banned_meanwhile(
    circle: ReferralShop, banned: int
) -> None:
    outcome = await circle.touched(BEN, ANN, TouchKind.ANSWER)
    async with circle.database.begin() as tx:
        (await tx.get_one(Member, banned)).banned_at = circle.now
    async with circle.database.begin() as tx:
        number = outcome.asked[0].id
        assert not await attribution.confirm(tx, number, ANN, yes=True, now=circle.now)
    assert await circle.pairs() == []


async def test_a_person_attaches_by_hand_with_a_reason_even_late_but_never_a_loop(
    circle: ReferralShop,
) -> None:
    await circle.touched(BEN, ANN)
    circle.later(days=99)
    async with circle.database.begin() as tx:
        ann, ben, chiara = [await tx.get_one(Member, one) for one in (ANN, BEN, CHIARA)]
        with pytest.raises(Refused, match="no_reason"):
            await attribution.attribute_manually(
                tx, ben, chiara, by_id=DAN, reason=" ", now=circle.now
            )
        with pytest.raises(Refused, match="loop"):
            await attribution.attribute_manually(
                tx, ann, ben, by_id=DAN, reason="x", now=circle.now
            )
        with pytest.raises(Refused, match="self"):
            await attribution.attribute_manually(
                tx, ann, ann, by_id=DAN, reason="x", now=circle.now
            )
        await attribution.attribute_manually(
            tx, ben, chiara, by_id=DAN, reason="wrote to us", now=circle.now
        )
        touch = (await tx.scalars(select(Touch).order_by(Touch.id.desc()))).first()
        assert (touch.kind, touch.by_id, touch.reason) == ("by_hand", DAN, "wrote to us")
    assert await circle.pairs() == [(BEN, CHIARA)]


async def test_a_join_without_evidence_leaves_an_earlier_link_standing(
    circle: ReferralShop,
) -> None:
    await circle.touched(BEN, ANN, first_contact=True)
    await circle.touched(BEN, None, TouchKind.PUBLIC, chat_id=-5)
    assert await circle.pairs() == [(BEN, ANN)]
    assert await circle.refusals() == [None, None]


async def test_touches_of_one_person_are_bounded(circle: ReferralShop) -> None:
    for _ in range(TOUCHES_PER_DAY_MAX + 3):
        await circle.touched(BEN, None, TouchKind.PUBLIC)
    assert len(await circle.refusals()) == TOUCHES_PER_DAY_MAX
    circle.later(days=1, seconds=1)
    assert (await circle.touched(BEN, ANN)).counts


async def test_coming_back_is_counted_and_told_twice_is_once(circle: ReferralShop) -> None:
    assert [await circle.joins(BEN), await circle.joins(BEN)] == [1, 1]
    await circle.leaves(BEN)
    await circle.leaves(BEN)
    assert await circle.joins(BEN) == 2
    await circle.leaves(BEN, banned=True)
    assert await circle.joins(BEN) == 3


async def test_an_old_code_leads_to_its_member_in_any_case(circle: ReferralShop) -> None:
    async with circle.database.begin() as tx:
        ann = await tx.get_one(Member, ANN)
        tx.add(members.RetiredCode(code="K7Q2MNP", member_id=ann.id, retired_at=NOON))
        await tx.flush()
        for typed in ("k7q2mnp", "K7Q2MNP", "m1"):
            assert (await members.owner_of(tx, typed)) is ann
        assert await members.owner_of(tx, "nobody") is None
        assert not await members.retired_since(tx, ANN, since=NOON + timedelta(seconds=1))
