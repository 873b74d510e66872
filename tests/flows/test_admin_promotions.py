"""Promotions in the admin menu: who is in, money marked, words to the joiners, later and earlier ends."""

import asyncio
from datetime import timedelta
from random import Random

from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.promotion import export
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.deal.tables import Deal
from storage.flash_sale.tables import FlashSale, SaleState
from storage.group_buy.tables import GroupBuy, GroupBuyState, PaymentMethod, PaymentTiming
from storage.members import Member
from tests.flows.admins import admin_of, audit_actions
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.flows.test_group_buy import Publish, known, people, publish
from tests.timeouts import TIMEOUT_S

__all__ = ["publish"]


async def joined(
    shop: Shop, place: SandboxChat, offer: GroupBuy, *names: str, word: str = "You are in"
) -> list[Person]:
    """Let people join a group buy in private."""
    everybody = people(shop, *names)
    for one in everybody:
        await one.says("/start")
        await one.sees("Hello")
        await one.says(f"/join {offer.code}")
        await one.sees(word)
    return everybody


async def opened(olga: Person, mark: str) -> None:
    """Open the first promotion of a kind from the menu."""
    await olga.says("/admin")
    await olga.clicks("🎯 Promotions")
    message = await olga.sees("👥 group buy")
    await olga.clicks(next(row[0]["text"] for row in message.buttons if mark in row[0]["text"]))


async def state_of(shop: Shop, table: type, number: int) -> str:
    async with shop.database.read() as tx:
        return str((await tx.get_one(table, number)).state)


async def test_the_owner_writes_to_who_is_in_and_who_wants_no_news_is_left_out(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    offer = await publish([place])
    ann, bob = await joined(shop, place, offer, "Ann", "Bob")
    async with shop.database.begin() as tx:
        (await tx.get_one(Member, bob.id)).quiet_since = shop.clock.now()
    await opened(olga, "👥")
    await olga.sees("2 of 3 people")
    await olga.clicks("💬 Write to them")
    await olga.says("We open at <nine> & bring cake")
    await olga.sees("2 people in")
    await olga.clicks("Yes, do it")
    await ann.sees("We open at <nine> & bring cake")
    await bob.never_sees("cake")
    assert (await audit_actions(shop.database))[-1] == (
        "group_buy.message",
        f"group_buy:{offer.code}",
    )


async def test_a_seat_is_marked_paid_by_name_and_once(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    offer = await publish([place], pay=PaymentMethod.EXTERNAL, pay_when=PaymentTiming.NOW)
    (ann,) = await joined(shop, place, offer, "Ann", word="is held")
    await opened(olga, "👥")
    await olga.sees("Unpaid: 1")
    await olga.clicks("🔔 Remind the unpaid")
    await ann.sees("Please pay for your place in Copper Light: €49.99")
    answer = await olga.clicks("🔔 Remind the unpaid")
    assert "within the last hour" in answer.text
    await olga.clicks("👥 Who is in")
    await olga.clicks("🕐 Ann ×1 · held")
    await olga.clicks("✅ Paid")
    await olga.sees("Ann paid for")
    await olga.clicks("Yes, do it")
    await olga.sees("Paid: €49.99")
    await ann.sees("has arrived")
    assert (await audit_actions(shop.database))[-1][0] == "seat.paid"


async def test_what_is_owed_is_listed_and_given_back(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    offer = await publish([place], pay=PaymentMethod.EXTERNAL, pay_when=PaymentTiming.NOW)
    await joined(shop, place, offer, "Ann", word="is held")
    await opened(olga, "👥")
    await olga.clicks("👥 Who is in")
    await olga.clicks("🕐 Ann ×1 · held")
    await olga.clicks("✅ Paid")
    await olga.clicks("Yes, do it")
    await olga.sees("Paid: €49.99")
    await opened(olga, "👥")
    await olga.clicks("✋ Close now")
    await olga.clicks("Yes, do it")
    await olga.sees("closed by you")
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            await opened(olga, "👥")
            page = await olga.sees("closed by you")
            if "to refund: 1" in page.text:
                break
            await asyncio.sleep(0.1)
    await olga.clicks("💸 Refunds")
    await olga.clicks("💸 Ann ×1 · €49.99")
    await olga.clicks("💸 Refunded")
    await olga.sees("You refunded €49.99 to Ann")
    await olga.clicks("Yes, do it")
    await olga.sees("refunded")


async def test_an_end_is_moved_and_the_team_ends_with_it(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    offer = await publish([place])
    await opened(olga, "👥")
    await olga.clicks("⏩ Ends later")
    await olga.says("tomorrow")
    await olga.sees("tomorrow")
    await olga.says("day")
    await olga.sees("I cannot read “day” as a day or a time")
    await olga.says("90d")
    await olga.sees("at most 60 days")
    await olga.clicks("1 day")
    await olga.sees("0 of 3 people")
    async with shop.database.read() as tx:
        after = await tx.get_one(GroupBuy, offer.id)
        assert after.ends_at == offer.ends_at + timedelta(days=1)


async def test_of_two_admins_who_close_the_second_is_refused_politely(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    offer = await publish([place])
    ben = await admin_of(shop, "Ben")
    for one in (olga, ben):
        await opened(one, "👥")
        await one.clicks("✋ Close now")
        await one.sees("Close ")
    await olga.clicks("Yes, do it")
    await olga.sees("closed by you")
    answer = await ben.clicks("Yes, do it")
    assert "is already closed" in answer.text
    assert await state_of(shop, GroupBuy, offer.id) == GroupBuyState.CLOSED
    assert [act for act, _ in await audit_actions(shop.database)] == ["group_buy.close"]


async def test_an_admin_of_some_chats_sees_only_what_runs_in_them_alone(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    other = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await publish([place, other])
    ben = await admin_of(shop, "Ben", [place])
    await ben.says("/admin")
    await ben.clicks("🎯 Promotions")
    await ben.sees("None yet.")


async def test_an_admin_of_some_chats_marks_no_money(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    offer = await publish([place], pay=PaymentMethod.EXTERNAL, pay_when=PaymentTiming.NOW)
    await joined(shop, place, offer, "Ann", word="is held")
    ben = await admin_of(shop, "Ben", [place])
    await opened(ben, "👥")
    await ben.clicks("👥 Who is in")
    await ben.clicks("🕐 Ann ×1 · held")
    page = await ben.sees("to pay: €49.99")
    assert [row[0]["text"] for row in page.buttons] == ["« Back"]


async def test_who_is_in_comes_as_a_sheet_that_nothing_executes(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    offer = await publish([place])
    await joined(shop, place, offer, "=1+1")
    await opened(olga, "👥")
    await olga.clicks("📄 As a file")
    async with asyncio.timeout(TIMEOUT_S):
        while not (files := [one for one in olga.screen() if "document" in one.body]):
            await asyncio.sleep(0.02)
    assert files[0].body["document"]["file_name"] == f"{offer.code}.csv"
    assert (await audit_actions(shop.database))[-1] == (
        "group_buy.sheet",
        f"group_buy:{offer.code}",
    )
    async with shop.database.read() as tx:
        words = await export.seats_csv(tx, await tx.get_one(GroupBuy, offer.id))
    head, line = words.splitlines()
    assert head.startswith("team,seat,member_id,name")
    assert ",'=1+1,1,confirmed," in line


async def test_a_flash_sale_gets_more_stock_and_is_stopped(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    deal = (await deals(shop.database))[1]
    await known(shop, [place])
    async with shop.database.begin() as tx:
        now = shop.clock.now()
        sale = await publish_flash_sale(
            tx,
            await tx.get_one(Deal, deal.id),
            FlashSaleTerms(
                price_minor=999,
                starts_at=now,
                lasts=timedelta(hours=1),
                stock=5,
                allotments={place.id: 2},
            ),
            [(place.id, None)],
            now=now,
            rng=Random(3),
        )
    await opened(olga, "⚡")
    page = await olga.sees("Taken: 0 of 5")
    assert "Kept for Tea: 2" in page.text
    await olga.clicks("📦 More stock")
    await olga.says("-3")
    await olga.sees("is not a number from 1 to 1,000,000")
    await olga.says("5000")
    await olga.sees("Taken: 0 of 5,005")
    await olga.clicks("✋ Close now")
    await olga.clicks("Yes, do it")
    await olga.sees("closed by you")
    assert await state_of(shop, FlashSale, sale.id) == SaleState.CLOSED
    assert [act for act, _ in await audit_actions(shop.database)] == [
        "flash_sale.stock",
        "flash_sale.close",
    ]
