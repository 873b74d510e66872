"""What a deal is posted as: a group buy or a flash sale, its terms by buttons, its card in the chats."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.chat.tables import ChatState
from storage.database import Database
from storage.deal.tables import Deal
from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy, GroupBuyState, PaymentMethod
from storage.option.promotion_options import labels_and_units
from storage.option.tables import DealOption
from tests.flows.admins import admin_of, audit_actions, chat, owner_of, tea
from tests.flows.sample_deals import campaigns, deals, import_sample
from tests.flows.shop import Opened, Shop
from tests.timeouts import TIMEOUT_S


@pytest.fixture
async def place(shop: Shop, olga: Person) -> SandboxChat:
    """A group, and a shelf with one deal of €75 on it."""
    return await furnished(shop, olga)


async def furnished(shop: Shop, olga: Person) -> SandboxChat:
    place = tea(shop, olga)
    await olga.sees("Tea")
    await import_sample(shop.database, now=shop.clock.now())
    second = (await deals(shop.database))[1].id
    async with shop.database.begin() as tx:
        for deal in await tx.scalars(select(Deal)):
            deal.photo = None
            deal.ends_at = deal.ends_at if deal.id == second else shop.clock.now()
    return place


async def typed_as(olga: Person, what: str) -> None:
    """Pick the deal and say what it is posted as."""
    await olga.says("/admin")
    await olga.clicks("✏️ New post")
    await olga.clicks("🛍 Pick a deal")
    shelf = await olga.sees("Which deal?")
    await olga.clicks(
        next(row[0]["text"] for row in shelf.buttons if "Copper Light" in row[0]["text"])
    )
    await olga.sees("This is how it will look.")
    await olga.clicks("🎯 Post type")
    await olga.clicks(what)


async def tier(olga: Person, people: str, price: str) -> None:
    """Add a price for so many people."""
    await olga.clicks("➕ Price")
    await olga.clicks(people)
    await olga.sees(f"from {people} people on")
    await olga.says(price)


async def only(database: Database, table: type) -> object:
    async with database.read() as tx:
        (found,) = (await tx.scalars(select(table))).all()
        return found


async def test_a_group_buy_is_built_with_buttons_and_stands_in_the_chat(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await typed_as(olga, "👥 Group buy")
    await olga.sees("No price yet")
    answer = await olga.clicks("👁 Show it »")
    assert "needs a price for a number of people" in answer.text
    await tier(olga, "3", "80")
    await olga.sees("not below the list price")
    await olga.says("60")
    await olga.sees("One person can already buy this for €59.99 alone.")
    await olga.says("49.99")
    await tier(olga, "5", "39.99")
    await tier(olga, "10", "45")
    await olga.sees("Prices must fall")
    await olga.clicks("« Back")
    await olga.clicks("✖ from 5: €39.99")
    await tier(olga, "5", "41.50")
    await olga.clicks("📦 Stock")
    await olga.clicks("50")
    await olga.clicks("👁 Show it »")
    card = await olga.sees("0 of 3 joined")
    assert "Next price: €41.50 at 5" in card.text
    assert not any("callback_data" in button for row in card.buttons for button in row)
    await olga.clicks("🚀 To all chats, now")
    await olga.sees("Goes to 1 chat")
    await olga.clicks("✅ Post it now")
    await olga.sees("is on its way")
    posted = await olga.sees("0 of 3 joined", chat=place)
    assert "Next price: €41.50 at 5" in posted.text
    offer = await only(shop.database, GroupBuy)
    assert isinstance(offer, GroupBuy)
    assert (offer.tiers, offer.stock_total) == ([[3, 4999], [5, 4150]], 50)
    assert [act for act, _ in await audit_actions(shop.database)] == ["group_buy.new"]


async def test_options_and_their_units_are_chosen_in_the_form(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    async with shop.database.begin() as tx:
        deal = (await tx.scalars(select(Deal).order_by(Deal.id).offset(1))).first()
        assert deal is not None
        deal.option_kinds = ["Size"]
        for number, size in enumerate(("S", "M", "L")):
            tx.add(DealOption(deal_id=deal.id, position=number, words=[size]))
    await typed_as(olga, "👥 Group buy")
    await olga.sees("Options: all of them")
    await tier(olga, "3", "49.99")
    await olga.clicks("🎨 Options")
    await olga.sees("It comes in: S, M, L.")
    await olga.says("S=5, XL=2")
    await olga.sees("There is no “XL”")
    await olga.says("S=5, L=1")
    terms = await olga.sees("Options: S × 5, L × 1")
    assert "stock: 6" in terms.text
    await olga.clicks("👁 Show it »")
    assert "🎨 S, L" in (await olga.sees("0 of 3 joined")).text
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("0 of 3 joined", chat=place)
    offer = await only(shop.database, GroupBuy)
    assert isinstance(offer, GroupBuy)
    assert (offer.stock_total, offer.option_count) == (6, 2)
    async with shop.database.read() as tx:
        assert await labels_and_units(tx, "group_buy", offer.id) == {"S": 5, "L": 1}


async def test_a_flash_sale_starts_tomorrow_and_does_not_repeat(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await typed_as(olga, "⚡ Flash sale")
    await olga.sees("Price: not set yet\nLasts 1h · fair start")
    answer = await olga.clicks("👁 Show it »")
    assert "above zero" in answer.text
    await olga.clicks("💶 Price")
    await olga.says("75")
    await olga.sees("not below the list price")
    await olga.says("60")
    await olga.sees("One person can already buy this for €59.99 alone.")
    await olga.says("9.90")
    await olga.sees("Price: €9.90")
    await olga.clicks("👤 Per person")
    await olga.says("none")
    await olga.sees("is not a number from 1 to 1,000")
    await olga.clicks("2")
    await olga.clicks("🎲 Fair start")
    await olga.clicks("1m")
    await olga.clicks("‹ 💶 Pay at pick-up ›")
    await olga.sees("in the shop by the link")
    await olga.clicks("👁 Show it »")
    await olga.sees("€9.90")
    await olga.clicks("Next »")
    await olga.clicks("☐ Tea")
    await olga.clicks("Next »")
    ways = await olga.sees("When?")
    assert "🔁 Repeat" not in ways.labels
    await olga.clicks("Tomorrow, 9:00")
    page = await olga.sees("Goes to 1 chat")
    assert "posted at once and says when it begins" in page.text
    await olga.clicks("✅ Schedule it")
    await olga.sees("is announced in its chats")
    sale = await only(shop.database, FlashSale)
    assert isinstance(sale, FlashSale)
    assert (sale.price_minor, sale.stock_total, sale.per_member) == (990, 10, 2)
    assert (sale.pay, sale.window_s) == (PaymentMethod.EXTERNAL, 60)
    assert sale.starts_at - shop.clock.now() > timedelta(hours=1)


async def test_a_promotion_is_not_published_where_the_bot_is_no_more(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    other = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await olga.sees("Coffee")
    await typed_as(olga, "👥 Group buy")
    await tier(olga, "3", "49.99")
    await olga.clicks("👁 Show it »")
    await olga.clicks("Next »")
    await olga.clicks("☑ All / none")
    await olga.clicks("Next »")
    await olga.kicks_bot(other)
    await until_gone(shop, other)
    await olga.clicks("Now")
    page = await olga.sees("Goes to 1 of 2 chats")
    assert "⛔ Coffee: The bot is not in this chat any more" in page.text
    await olga.kicks_bot(place)
    await until_gone(shop, place)
    answer = await olga.clicks("✅ Post it now")
    assert "No chat can have this post now" in answer.text
    async with shop.database.read() as tx:
        assert (await tx.scalars(select(GroupBuy))).all() == []


async def until_gone(shop: Shop, place: SandboxChat) -> None:
    """Wait until the bot knows that it is in a chat no more."""
    async with asyncio.timeout(TIMEOUT_S):
        while (await chat(shop.database, place.id)).state == ChatState.ACTIVE:
            await asyncio.sleep(0.02)


async def test_a_preview_leaves_nothing_behind_and_a_plain_deal_stays_plain(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await typed_as(olga, "👥 Group buy")
    await tier(olga, "3", "49.99")
    await olga.clicks("👁 Show it »")
    await olga.sees("0 of 3 joined")
    await olga.clicks("🎯 Post type")
    await olga.clicks("🛍 Ordinary post")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("is on its way")
    async with shop.database.read() as tx:
        assert (await tx.scalars(select(GroupBuy))).all() == []
    assert len(await campaigns(shop.database)) == 1


async def test_an_admin_of_some_chats_publishes_into_those_alone(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    other = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await olga.sees("Coffee")
    ben = await admin_of(shop, "Ben", [place])
    await typed_as(ben, "👥 Group buy")
    await tier(ben, "3", "49.99")
    await ben.clicks("👁 Show it »")
    await ben.clicks("🚀 To all chats, now")
    await ben.clicks("✅ Post it now")
    await olga.sees("0 of 3 joined", chat=place)
    await olga.never_sees("0 of 3 joined", chat=other)


async def test_half_finished_terms_survive_a_restart(opened: Opened) -> None:
    async with opened() as shop:
        olga = await owner_of(shop)
        place = await furnished(shop, olga)
        await typed_as(olga, "👥 Group buy")
        await olga.clicks("➕ Price")
        await olga.clicks("3")
        await olga.sees("from 3 people on")
    async with opened() as shop:
        await olga.says("49.99")
        await olga.clicks("👁 Show it »")
        await olga.clicks("🚀 To all chats, now")
        await olga.clicks("✅ Post it now")
        await olga.sees("0 of 3 joined", chat=place)
        offer = await only(shop.database, GroupBuy)
        assert isinstance(offer, GroupBuy) and offer.state == GroupBuyState.OPEN
