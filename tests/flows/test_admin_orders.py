"""Orders in the admin menu: listed, narrowed, opened, picked up, sent as a file; erased people in them."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.flash_sale.tables import FlashSale
from storage.members import Member
from storage.vouchers import Voucher
from tests.flows.admins import audit_actions, new_member
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop


@pytest.fixture
async def sale(shop: Shop, place: SandboxChat) -> FlashSale:
    """A flash sale that is paid at pick-up."""
    now = shop.clock.now()
    await import_sample(shop.database, now=now)
    deal = (await deals(shop.database))[1]
    terms = FlashSaleTerms(price_minor=1990, starts_at=now, lasts=timedelta(hours=2), stock=50)
    async with shop.database.begin() as tx:
        return await publish_flash_sale(tx, deal, terms, [(place.id, None)], now=now, rng=Random(3))


async def buys(shop: Shop, sale: FlashSale, name: str) -> Person:
    person = await new_member(shop, name)
    await person.says(f"/grab {sale.code}")
    await person.sees("Code")
    return person


async def opened(olga: Person) -> None:
    await olga.says("/admin")
    await olga.clicks("🧾 Orders")


async def test_orders_are_narrowed_and_found_again(
    shop: Shop, olga: Person, place: SandboxChat, sale: FlashSale
) -> None:
    await opened(olga)
    await olga.sees("An order appears here when")
    for name in ("Ann", "Ben"):
        await buys(shop, sale, name)
    await opened(olga)
    page = await olga.sees("Orders · 2")
    assert [row[0]["text"].split(" · ")[:2] for row in page.buttons[:2]] == [
        ["🎟 €19.90", "Ben"],
        ["🎟 €19.90", "Ann"],
    ]
    await olga.clicks("🏷 State")
    await olga.clicks("🕐 to be paid")
    await olga.sees("Nothing fits.")
    await olga.clicks("🏷 State")
    await olga.clicks("🎟 to be picked up")
    await olga.sees("Orders · 2")
    await olga.clicks("👤 Customer")
    await olga.says("Ann")
    await olga.clicks("Ann")
    await olga.sees("🎟 to be picked up · by Ann")
    await olga.sees("Orders · 1")
    await olga.clicks("💬 Chat")
    await olga.clicks("Tea")
    await olga.sees("Orders · none")
    await olga.clicks("✖️ Show all")
    await olga.sees("Orders · 2")
    await olga.clicks("🎯 Promotion")
    await olga.clicks("⚡")
    await olga.sees(f"of {sale.title}")
    await olga.clicks("📅 Period")
    await olga.says("31.2. - soon")
    await olga.sees("I cannot read “31.2. - soon” as a period.")
    await olga.says("1 Mar 2020 - 2 Mar 2020")
    await olga.sees("1 Mar 2020 – 2 Mar 2020")
    await olga.sees("Nothing fits.")
    await olga.clicks("📅 Period")
    await olga.clicks("7 days")
    await olga.sees("Orders · 2")


async def test_an_order_leads_to_its_voucher_customer_and_promotion(
    shop: Shop, olga: Person, place: SandboxChat, sale: FlashSale
) -> None:
    ann = await buys(shop, sale, "Ann")
    await opened(olga)
    await olga.clicks("🎟 €19.90")
    await olga.sees(f"⚡ Flash sale {sale.code}")
    await olga.clicks("🎯 Promotion")
    await olga.sees("50")
    await olga.clicks("👥 Who ordered")
    await olga.clicks("« Back")
    await olga.sees("Taken: 1 of 50")
    await olga.clicks("« Back")
    await olga.sees(f"⚡ Flash sale {sale.code}")
    await olga.clicks("💶 Payment")
    await olga.sees("order #1")
    await olga.clicks("« Back")
    await olga.clicks("👤 Customer")
    await olga.sees("🎟 1 voucher to pick up, €19.90 due then")
    await olga.clicks("« Back")
    await olga.clicks("🎟 Voucher")
    await olga.sees("€19.90 to be paid when it is picked up")
    await olga.clicks("✅ Picked up")
    await olga.sees("was it picked up and €19.90 paid?")
    await olga.clicks("Yes, do it")
    await ann.sees("was redeemed")
    await olga.sees("€19.90 paid when it was picked up")
    await olga.clicks("↩️ Not picked up")
    await olga.sees("pick-up undone")
    async with shop.database.read() as tx:
        assert (await tx.scalars(select(Voucher))).one().state == "issued"
    acts = [act for act, _ in await audit_actions(shop.database)]
    assert acts == ["vouchers.redeem", "vouchers.undo"]


async def test_what_is_shown_is_sent_as_a_file_and_written_down(
    shop: Shop, olga: Person, place: SandboxChat, sale: FlashSale
) -> None:
    for number in range(9):
        await buys(shop, sale, f"=Person {number}")
    await opened(olga)
    page = await olga.sees("Orders · 9")
    assert "Person 8" in str(page.buttons[0]) and "Next" in str(page.buttons)
    await olga.clicks("Next ›")
    await olga.clicks("📄 As a file")
    sent = await olga.sees("9 orders")
    rows = shop.box.world.files.find(sent.body["document"]["file_id"]).data
    assert rows.startswith("\ufeff".encode()) and b"'=Person 3" in rows
    assert (await audit_actions(shop.database))[-1] == ("orders.export", "orders")


async def test_the_order_of_somebody_erased_stays_without_a_name(
    shop: Shop, olga: Person, place: SandboxChat, sale: FlashSale
) -> None:
    ann = await buys(shop, sale, "Ann")
    await ann.says("/privacy")
    await ann.clicks("🗑 Erase my data")
    await ann.clicks("Yes, erase everything")
    await ann.sees("Everything is erased.")
    await opened(olga)
    await olga.clicks("erased")
    page = await olga.sees("👤 erased")
    assert "👤 Customer" not in str(page.buttons)
    async with shop.database.read() as tx:
        assert await tx.get(Member, ann.id) is None
    await olga.says("/admin")
    await olga.clicks("👤 Customers")
    await olga.sees("Nobody has ordered yet.")
