"""The claims of a flash sale in the admin menu: listed, marked paid once, given back, as a file."""

from datetime import timedelta
from random import Random

from domain.flash_sale.payment import claim_to_pay_minor, may_come_late, record_claim_payment
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.promotion import export
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.database import Database
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.group_buy.tables import PaymentMethod
from storage.members import Member
from tests.flows.admins import admin_of, audit_actions
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.flows.test_admin_promotions import opened
from tests.storage.flash_sale_shop import SECRET, after, claim, crowd, sell


async def sold(shop: Shop, place: SandboxChat) -> FlashSale:
    """A flash sale that is paid outside, and that runs."""
    now = shop.clock.now()
    await import_sample(shop.database, now=now)
    deal = (await deals(shop.database))[1]
    terms = FlashSaleTerms(
        price_minor=1990,
        starts_at=now,
        lasts=timedelta(hours=2),
        stock=5,
        pay=PaymentMethod.EXTERNAL,
    )
    async with shop.database.begin() as tx:
        return await publish_flash_sale(tx, deal, terms, [(place.id, None)], now=now, rng=Random(3))


async def ann_claims(shop: Shop, sale: FlashSale) -> Person:
    ann = shop.box.person("Ann", language="en")
    await ann.says("/start")
    await ann.sees("Hello, Ann!")
    await ann.says(f"/grab {sale.code}")
    await ann.sees("held")
    return ann


async def state(shop: Shop) -> str:
    async with shop.database.read() as tx:
        return str((await tx.get_one(Claim, 1)).state)


async def test_a_claim_is_marked_paid_by_name_and_once(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    sale = await sold(shop, place)
    ann = await ann_claims(shop, sale)
    await opened(olga, "⚡")
    await olga.clicks("👥 Who ordered")
    await olga.clicks("🕐 Ann ×1 · held")
    await olga.sees("to pay: €19.90")
    await olga.clicks("✅ Paid")
    await olga.sees("Ann paid €19.90 for")
    assert await state(shop) == ClaimState.HELD
    await olga.clicks("Yes, do it")
    page = await olga.sees("Paid: €19.90")
    assert "✅ Paid" not in str(page.buttons)
    await ann.sees("voucher")
    assert await state(shop) == ClaimState.CONFIRMED
    assert (await audit_actions(shop.database))[-1] == ("claim.paid", "claim:1")


async def test_the_list_is_sent_as_a_file(shop: Shop, olga: Person, place: SandboxChat) -> None:
    sale = await sold(shop, place)
    await ann_claims(shop, sale)
    await opened(olga, "⚡")
    await olga.clicks("👥 Who ordered")
    await olga.clicks("📄 As a file")
    await olga.sees("✅ paid · 🕐 unpaid")
    assert (await audit_actions(shop.database))[-1] == (
        "flash_sale.sheet",
        f"flash_sale:{sale.code}",
    )


async def test_an_admin_of_its_chats_sees_claims_and_marks_no_money(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    sale = await sold(shop, place)
    await ann_claims(shop, sale)
    ben = await admin_of(shop, "Ben", [place])
    await opened(ben, "⚡")
    await ben.clicks("👥 Who ordered")
    await ben.clicks("🕐 Ann ×1 · held")
    page = await ben.sees("to pay: €19.90")
    assert "✅ Paid" not in str(page.buttons)


async def test_the_sheet_says_what_each_paid_and_is_owed(database: Database) -> None:
    await crowd(database, 3)
    sale = await sell(database, pay=PaymentMethod.EXTERNAL, hold_s=300, stock=2)
    await claim(database, sale, 1)
    await claim(database, sale, 2)
    async with database.begin() as tx:
        (await tx.get_one(Member, 1)).name = "=1+1"
        await record_claim_payment(tx, 1, now=after(1), secret=SECRET)
        (await tx.get_one(Claim, 2)).state = ClaimState.LEFT
        (await tx.get_one(FlashSale, sale.id)).stock_left = 0
    async with database.begin() as tx:
        outcome = await record_claim_payment(tx, 2, now=after(2), secret=SECRET)
    assert outcome == "refund_due"
    async with database.read() as tx:
        lines = (await export.claims_csv(tx, await tx.get_one(FlashSale, sale.id))).splitlines()
    assert lines[0] == ",".join(export.CLAIM_COLUMNS)
    assert [line.split(",")[0] for line in lines[1:3]] == ["2", "1"]
    assert "9.90,9.90,9.90,EUR" in lines[1]
    assert "9.90,9.90,0.00,EUR" in lines[2]
    assert ",'=1+1," in lines[2]


async def test_money_to_come_late_may_be_written_down(database: Database) -> None:
    await crowd(database, 1)
    sale = await sell(database, pay=PaymentMethod.EXTERNAL, hold_s=300)
    await claim(database, sale, 1)
    async with database.read() as tx:
        mine = await tx.get_one(Claim, 1)
        assert claim_to_pay_minor(sale, mine, {}) == 990
        assert not may_come_late(sale, mine, {})
        mine.state = ClaimState.LAPSED
        assert claim_to_pay_minor(sale, mine, {}) == 0
        assert may_come_late(sale, mine, {})
        assert not may_come_late(sale, mine, {"paid": 990})
        tx.expunge(mine)
