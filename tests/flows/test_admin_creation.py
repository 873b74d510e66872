"""Group buys and flash sales are made where one looks: in Promotions, on a deal's page, from one that is over."""

import pytest
from sqlalchemy import select

from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.flash_sale.tables import FlashSale, SaleState
from storage.group_buy.tables import GroupBuy, GroupBuyState
from tests.flows.admins import admin_of
from tests.flows.shop import Shop
from tests.flows.test_admin_post_types import furnished, tier


@pytest.fixture
async def place(shop: Shop, olga: Person) -> SandboxChat:
    """A group, and a shelf with one deal of €59.99 on it."""
    return await furnished(shop, olga)


async def picks(person: Person, words: str) -> None:
    """Press the deal in the list that says so."""
    page = await person.sees(words)
    await person.clicks(
        next(row[0]["text"] for row in page.buttons if "Copper Light" in row[0]["text"])
    )


async def posts_it(person: Person) -> None:
    await person.clicks("👁 Show it »")
    await person.clicks("🚀 To all chats, now")
    await person.clicks("✅ Post it now")
    await person.sees("is on its way")


async def at_promotions(person: Person) -> None:
    await person.says("/admin")
    await person.clicks("🎯 Promotions")


async def at_the_deal(person: Person) -> None:
    await person.says("/admin")
    await person.clicks("🗂 Catalogue")
    await person.says("Copper Light")
    page = await person.sees("Searched for: Copper Light")
    await person.clicks(
        next(row[0]["text"] for row in page.buttons if row[0]["text"].startswith("🟢"))
    )


async def test_a_group_buy_is_made_from_promotions_in_two_presses(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await at_promotions(olga)
    await olga.sees("None yet. Start one with a button below.")
    await olga.clicks("➕ New group buy")
    await picks(olga, "New group buy. Which deal?")
    await olga.sees("No price yet")
    await tier(olga, "3", "49.99")
    await posts_it(olga)
    await olga.sees("0 of 3 joined", chat=place)


async def test_a_flash_sale_is_made_from_promotions_and_the_way_back_leads_there(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await at_promotions(olga)
    await olga.clicks("➕ New flash sale")
    await picks(olga, "New flash sale. Which deal?")
    await olga.sees("Price: not set yet")
    await olga.clicks("« Back")
    await olga.sees("New flash sale. Which deal?")
    await olga.clicks("« Back")
    await olga.sees("None yet. Start one")
    await olga.clicks("➕ New flash sale")
    await picks(olga, "New flash sale. Which deal?")
    await olga.clicks("💶 Price")
    await olga.says("9.90")
    await olga.sees("Price: €9.90")
    await posts_it(olga)
    await olga.sees("€9.90", chat=place)


async def test_a_deals_page_posts_it_in_each_way_and_is_come_back_to(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await at_the_deal(olga)
    await olga.clicks("⚡ Flash sale")
    await olga.sees("Price: not set yet")
    await olga.clicks("« Back")
    await olga.sees("Picture:")
    await olga.clicks("👥 Group buy")
    await olga.sees("No price yet")
    await tier(olga, "3", "49.99")
    await olga.clicks("👁 Show it »")
    await olga.sees("0 of 3 joined")
    await olga.clicks("🎯 Post type")
    page = await olga.sees("What kind of post is it?")
    assert {"🛍 Ordinary post", "👥 Group buy", "⚡ Flash sale"} <= set(page.labels)
    await olga.clicks("⚡ Flash sale")
    await olga.sees("Price: not set yet")
    await olga.clicks("« Back")
    await olga.sees("What kind of post is it?")
    await olga.clicks("👥 Group buy")
    await tier(olga, "5", "45")
    await posts_it(olga)
    await olga.sees("0 of 5 joined", chat=place)


async def test_a_deals_page_posts_it_plainly(shop: Shop, olga: Person, place: SandboxChat) -> None:
    await at_the_deal(olga)
    await olga.clicks("📣 Post it")
    await olga.sees("This is how it will look.")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("Copper Light", chat=place)


async def test_a_group_buy_that_is_over_is_run_again_with_its_terms(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await at_promotions(olga)
    await olga.clicks("➕ New group buy")
    await picks(olga, "Which deal?")
    await tier(olga, "3", "49.99")
    await tier(olga, "5", "41.50")
    await olga.clicks("📦 Stock")
    await olga.clicks("50")
    await posts_it(olga)
    await olga.clicks("🎯 Promotions")
    page = await olga.sees("👥 group buy")
    await olga.clicks(next(label for label in page.labels if label.startswith("👥")))
    page = await olga.sees("running")
    assert "🔁 Run it again" not in page.labels
    await olga.clicks("✋ Close now")
    await olga.clicks("Yes, do it")
    await olga.sees("closed by you")
    await olga.clicks("🔁 Run it again")
    page = await olga.sees("Press a price below to remove it.")
    assert {"✖ from 3: €49.99", "✖ from 5: €41.50"} <= set(page.labels)
    await posts_it(olga)
    async with shop.database.read() as tx:
        first, second = (await tx.scalars(select(GroupBuy).order_by(GroupBuy.id))).all()
    assert (first.state, second.state) == (GroupBuyState.CLOSED, GroupBuyState.OPEN)
    for name in ("deal_id", "tiers", "stock_total", "shape", "per_member", "pay", "pay_when"):
        assert getattr(first, name) == getattr(second, name), name
    assert second.ends_at - second.starts_at == first.ends_at - first.starts_at


async def test_a_flash_sale_that_is_over_is_run_again_by_an_admin_of_its_chat(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ben = await admin_of(shop, "Ben", [place])
    await at_promotions(ben)
    await ben.clicks("➕ New flash sale")
    await picks(ben, "Which deal?")
    await ben.clicks("💶 Price")
    await ben.says("9.90")
    await ben.sees("Price: €9.90")
    await ben.clicks("🎲 Fair start")
    await ben.clicks("1m")
    await ben.clicks("‹ 💶 Pay at pick-up ›")
    await posts_it(ben)
    await ben.sees("Nothing is scheduled.")
    await ben.clicks("🎯 Promotions")
    page = await ben.sees("⚡ flash sale")
    await ben.clicks(next(label for label in page.labels if label.startswith("⚡")))
    await ben.clicks("✋ Close now")
    await ben.clicks("Yes, do it")
    await ben.clicks("🔁 Run it again")
    await ben.sees("Price: €9.90")
    await posts_it(ben)
    async with shop.database.read() as tx:
        first, second = (await tx.scalars(select(FlashSale).order_by(FlashSale.id))).all()
    assert (first.state, second.state == SaleState.CLOSED) == (SaleState.CLOSED, False)
    for name in ("deal_id", "price_minor", "stock_total", "per_member", "window_s", "pay"):
        assert getattr(first, name) == getattr(second, name), name
