"""Vouchers: shown to their member with a QR, redeemed by staff in two steps, taken back in time."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select

from domain import store as domain_store
from domain import voucher as domain_voucher
from domain.member import UserInfo, meet_member
from domain.refusal import Refused
from domain.voucher import Secret
from jobs.voucher import tick
from sandbox.people.person import Person
from storage import installation
from storage.database import Database
from storage.installation import OWNER
from storage.members import Member
from storage.stores import Store
from storage.vouchers import Voucher, VoucherAction, VoucherEvent, VoucherState
from tests.flows.shop import Shop

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECRET = Secret(b"a secret of the tests")
UNKNOWN = "This code is not valid here:"


async def issue(
    database: Database,
    member_id: int,
    *,
    secret: Secret = SECRET,
    now: datetime = NOON,
    store_id: int | None = None,
    subject_id: int = 1,
) -> Voucher:
    """Give a member a voucher for two kilos of tea."""
    async with database.begin() as tx:
        return await domain_voucher.issue(
            tx,
            subject="seat",
            subject_id=subject_id,
            member_id=member_id,
            title="Tea <1 kg>",
            quantity=2,
            due_minor=3580,
            currency="EUR",
            store_id=store_id,
            days=30,
            why="group_buy",
            now=now,
            secret=secret,
        )


async def events(database: Database) -> list[str]:
    async with database.read() as tx:
        rows = select(VoucherEvent.act).order_by(VoucherEvent.id)
        return [act for act in await tx.scalars(rows) if act != VoucherAction.SHOWN]


@dataclass
class Counter:
    """A store with its staff, and a member who has something to pick up."""

    shop: Shop
    ann: Person
    staff: Person
    store: Store
    voucher: Voucher
    code: str


@pytest.fixture
async def counter(shop: Shop) -> Counter:
    """Ann has a voucher; Sam redeems in the only store."""
    ann = shop.box.person("Ann", language="en")
    sam = shop.box.person("Sam", language="en")
    for person in (ann, sam):
        await person.says("/start")
        await person.sees("Hello")
    now, secret = shop.clock.now(), Secret(shop.app.settings.voucher_secret)
    async with shop.database.begin() as tx:
        store = await domain_store.add(tx, "Market <b>", "Market 1", now=now, rng=Random(1))
        await domain_store.employ(tx, store.code, sam.id, now=now)
    voucher = await issue(shop.database, ann.id, secret=secret, now=now, store_id=store.id)
    code = domain_voucher.voucher_code(secret, voucher.id)
    return Counter(shop, ann, sam, store, voucher, code)


async def test_a_member_gets_a_code_and_a_qr_and_finds_them_again(counter: Counter) -> None:
    shown = await counter.ann.sees("Enough people joined the group buy!")
    assert domain_voucher.format_code(counter.code) in shown.text
    assert "To pay at pick-up: €35.80" in shown.text and "Market <b>, Market 1" in shown.text
    assert shown.body["photo"]
    await counter.ann.says("/vouchers")
    await counter.ann.sees("1. Tea <1 kg> ×2")
    await counter.ann.clicks("🎟 1. Tea <1 kg> · ×2")
    again = await counter.ann.sees("Show it to nobody else")
    assert again.body["photo"]


async def test_staff_see_confirm_and_may_take_it_back_for_two_minutes(counter: Counter) -> None:
    sam, shop = counter.staff, counter.shop
    await sam.says(f"/redeem {domain_voucher.format_code(counter.code).lower()}")
    await sam.sees("🎟 Tea <1 kg> ×2")
    await sam.clicks("Redeem · Market <b>")
    await sam.sees("✅ Redeemed: Tea <1 kg> ×2")
    await sam.clicks("Undo")
    await sam.sees("Undone")
    await sam.opens(f"https://t.me/{shop.box.bot_username}?start=v_{counter.code}")
    await sam.clicks("Redeem · Market <b>")
    done = await sam.sees("✅ Redeemed")
    shop.clock.jump(timedelta(minutes=3))
    late = await sam.clicks("Undo", message=done)
    assert late.text is not None and late.text.startswith("It is too late")
    await sam.says(f"/redeem {counter.code}")
    await sam.sees(UNKNOWN)
    assert await events(shop.database) == [
        VoucherAction.ISSUED,
        VoucherAction.REDEEMED,
        VoucherAction.UNDONE,
        VoucherAction.REDEEMED,
        VoucherAction.GUESSED,
    ]


async def test_everybody_else_hears_the_same_whatever_the_code(counter: Counter) -> None:
    zoe = counter.shop.box.person("Zoe", language="en")
    await zoe.says("/start")
    for typed in (counter.code, "0000-0000-00000", "nonsense", "=1+1"):
        await zoe.says(f"/redeem {typed}")
        await zoe.sees(UNKNOWN)
    await counter.ann.says(f"/redeem {counter.code}")
    await counter.ann.sees("Show it to nobody else")
    tea = counter.shop.box.group("Tea", members=[zoe], bot_rights="admin")
    await zoe.says(f"/redeem {counter.code}", chat=tea)
    await zoe.sees("Never write a voucher's code into a group", chat=tea)
    assert VoucherAction.REDEEMED not in await events(counter.shop.database)


async def test_who_was_dismissed_cannot_use_a_screen_that_is_still_open(counter: Counter) -> None:
    sam, shop = counter.staff, counter.shop
    await sam.says(f"/redeem {counter.code}")
    await sam.sees("🎟 Tea <1 kg> ×2")
    async with shop.database.begin() as tx:
        await domain_store.dismiss(tx, counter.store.code, sam.id, now=shop.clock.now())
    await sam.clicks("Redeem · Market <b>")
    await sam.sees(UNKNOWN)
    async with shop.database.read() as tx:
        assert (await tx.get_one(Voucher, counter.voucher.id)).state == VoucherState.ISSUED


async def test_a_voucher_waits_for_a_member_who_blocked_the_bot(shop: Shop) -> None:
    boris = shop.box.person("Boris", language="ru")
    await boris.says("/start")
    await boris.sees("Здравствуйте")
    await boris.blocks_bot()
    secret = Secret(shop.app.settings.voucher_secret)
    await issue(shop.database, boris.id, secret=secret, now=shop.clock.now())
    shop.app.sender.wake()
    await asyncio.sleep(0.5)
    await boris.unblocks_bot()
    await boris.says("/start")
    await boris.sees("Совместная покупка состоялась!")


async def test_an_expired_voucher_opens_nothing_and_says_so_once(counter: Counter) -> None:
    counter.shop.clock.jump(timedelta(days=31))
    await counter.staff.says(f"/redeem {counter.code}")
    await counter.staff.sees(UNKNOWN)
    await counter.ann.says("/vouchers")
    now = counter.shop.clock.now()
    assert [await tick(counter.shop.database, now) for _ in range(2)] == [1, 0]
    assert (await events(counter.shop.database)).count(VoucherAction.EXPIRED) == 1


async def members(database: Database, *ids: int) -> list[Member]:
    async with database.begin() as tx:
        return [
            await meet_member(
                tx, UserInfo(number, f"M{number}", None, "en"), now=NOON, rng=Random(number)
            )
            for number in ids
        ]


async def test_a_voucher_is_issued_once(database: Database) -> None:
    await members(database, 1)
    first, second = await issue(database, 1), await issue(database, 1)
    assert first.id == second.id
    assert await events(database) == [VoucherAction.ISSUED]


async def test_two_staff_at_once_redeem_one_voucher_once(database: Database) -> None:
    """The last seat of vouchers: one guarded update decides."""
    ann, *staff = await members(database, 1, *range(2, 12))
    async with database.begin() as tx:
        store = await domain_store.add(tx, "Market", "", now=NOON, rng=Random(1))
        for one in staff:
            await domain_store.employ(tx, store.code, one.id, now=NOON)
    voucher = await issue(database, ann.id)
    code = domain_voucher.voucher_code(SECRET, voucher.id)

    async def at_once(one: Member) -> bool:
        async with database.begin() as tx:
            return await domain_voucher.redeem(tx, one, code, store.id, now=NOON) is not None

    assert sorted(await asyncio.gather(*(at_once(one) for one in staff))) == [False] * 9 + [True]
    assert (await events(database)).count(VoucherAction.REDEEMED) == 1


async def test_only_the_staff_of_the_store_redeem(database: Database) -> None:
    ann, sam, tom, olga = await members(database, 1, 2, 3, 4)
    async with database.begin() as tx:
        here = await domain_store.add(tx, "Here", "", now=NOON, rng=Random(1))
        there = await domain_store.add(tx, "There", "", now=NOON, rng=Random(2))
        await domain_store.employ(tx, here.code, sam.id, now=NOON)
        await domain_store.employ(tx, there.code, tom.id, now=NOON)
        await installation.set_fact(tx, OWNER, {"member_id": olga.id})
    voucher = await issue(database, ann.id, store_id=here.id)
    code = domain_voucher.voucher_code(SECRET, voucher.id)
    async with database.begin() as tx:
        assert await domain_voucher.redeem(tx, tom, code, there.id, now=NOON) is None
        assert await domain_voucher.redeem(tx, ann, code, here.id, now=NOON) is None
    with pytest.raises(Refused, match="not_your_store"):
        async with database.begin() as tx:
            await domain_voucher.redeem(tx, sam, code, there.id, now=NOON)
    async with database.begin() as tx:
        assert await domain_voucher.redeem(tx, olga, code, here.id, now=NOON) is not None
    with pytest.raises(Refused, match="undo_over"):
        async with database.begin() as tx:
            await domain_voucher.undo(tx, sam.id, voucher.id, now=NOON)


async def test_guesses_are_counted_and_stopped(database: Database) -> None:
    (zoe,) = await members(database, 1)
    for _ in range(domain_voucher.GUESSES_MAX):
        async with database.begin() as tx:
            assert (
                await domain_voucher.find_redeemable(tx, zoe, "0000-0000-00000", now=NOON) is None
            )
    with pytest.raises(Refused, match="too_often"):
        async with database.begin() as tx:
            await domain_voucher.find_redeemable(tx, zoe, "0000-0000-00000", now=NOON)
    later = NOON + timedelta(hours=1, seconds=1)
    async with database.begin() as tx:
        assert await domain_voucher.find_redeemable(tx, zoe, "0000-0000-00000", now=later) is None
