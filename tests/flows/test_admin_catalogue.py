"""The catalogue in the admin menu: deals found, edited, withdrawn and put back, by one admin or by two."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from sandbox import Person
from storage.admin.tables import Role, RoleGrant
from storage.database import Database
from storage.deal import deals
from storage.deal.tables import Deal
from tests.flows.admins import audit_actions, owner_of
from tests.flows.sample_deals import import_sample, picture
from tests.flows.shop import Opened, Shop


@pytest.fixture
async def olga(shop: Shop) -> Person:
    """The owner of a shop with twenty deals."""
    await import_sample(shop.database, now=shop.clock.now())
    return await owner_of(shop)


async def light(database: Database) -> Deal:
    """Return the deal that these tests are about."""
    async with database.read() as tx:
        return (await tx.scalars(select(Deal).where(Deal.source_id == "copper-light"))).one()


async def opened(person: Person, shop: Shop) -> Deal:
    """Open the page of the copper light."""
    deal = await light(shop.database)
    await person.says("/admin")
    await person.clicks("🗂 Catalogue")
    await person.says("copper LIGHT")
    await person.clicks(f"🟢 {deal.title} · €59.99")
    await person.sees("59.99")
    return deal


async def test_deals_are_paged_searched_and_sorted_onto_shelves(shop: Shop, olga: Person) -> None:
    deal = await light(shop.database)
    await olga.says("/admin")
    await olga.clicks("🗂 Catalogue")
    await olga.sees("20 deals · page 1 of 3")
    await olga.clicks("Next ›")
    await olga.sees("page 2 of 3")
    await olga.clicks("‹ Previous")
    await olga.sees("page 1 of 3")
    await olga.says("100% _")
    await olga.sees("0 deals · page 1 of 1")
    await olga.says("x" * 4096)
    await olga.sees("at most 100 characters")
    await olga.says(deal.code.lower())
    await olga.sees(f"Searched for: {deal.code.lower()}")
    await olga.clicks("✖️ All deals again")
    await olga.sees("20 deals")
    await olga.clicks("Over")
    await olga.sees("0 deals")
    await olga.clicks("On offer")
    await olga.sees("20 deals")


async def test_a_deal_is_edited_and_every_change_is_written_down(shop: Shop, olga: Person) -> None:
    deal = await opened(olga, shop)
    await olga.clicks("💰 Price")
    await olga.sees("Write another price in EUR")
    await olga.says("free")
    await olga.sees("“free” is not a price in EUR")
    await olga.says("80")
    await olga.sees("must be below the price before, €75.00")
    await olga.says("49.90")
    await olga.sees("Edited by hand, an import leaves it alone: prices")
    await olga.clicks("✏️ Title")
    await olga.says("y" * 4096)
    await olga.sees("at most 150 characters")
    await olga.says("Light < copper & co")
    await olga.sees("hand, an import leaves it alone: prices, title")
    await olga.clicks("⏳ Until")
    await olga.says("2020-01-01")
    await olga.sees("That time has passed")
    await olga.says("2099-12-01")
    await olga.sees("Until: Tue 1 Dec 2099, 23:59")
    await olga.clicks("🏷 Price before")
    await olga.clicks("✖️ None")
    await olga.sees("Until: Tue 1 Dec 2099, 23:59")
    await olga.clicks("🖼 Picture")
    await olga.sends_photo(picture(1))
    await olga.clicks("👁 Preview")
    await olga.sees("until")
    await olga.clicks("📦 Sold out")
    await olga.sees("📦 sold out")
    found = await light(shop.database)
    assert (found.price_minor, found.list_price_minor) == (4990, None)
    assert (found.title, found.in_stock) == ("Light < copper & co", False)
    assert found.photo is not None
    assert ":" not in found.photo
    assert [act for act, _ in await audit_actions(shop.database)] == [
        "deal.price",
        "deal.title",
        "deal.until",
        "deal.list_price",
        "deal.picture",
        "deal.stock",
    ]
    await olga.clicks("↩️ As the feed says")
    await olga.sees("The next import of its feed may overwrite your changes.")
    assert (await light(shop.database)).own == []
    assert deal.id == found.id


async def test_the_prices_of_a_deal_and_what_its_claim_is_worth(shop: Shop, olga: Person) -> None:
    await opened(olga, shop)
    shop.clock.jump(timedelta(days=2))
    await olga.clicks("💰 Price")
    await olga.says("49.90")
    await olga.sees("alone: prices")
    await olga.clicks("📈 Prices")
    page = await olga.sees("Lowest price of the last 30 days: €49.90")
    assert "€59.99 → €49.90 (edited)" in page.text
    assert "€59.99 (import), the first price we know" in page.text
    assert "Lowest of the 30 days before that: €59.99" in page.text
    assert "says that it cost €75.00 before" in page.text
    assert "own prices say €59.99: that is what posts show, as −16 %" in page.text
    await olga.clicks("« Back")
    await olga.sees("alone: prices")


async def test_tags_category_and_start_are_edited_and_refused(shop: Shop, olga: Person) -> None:
    deal = await opened(olga, shop)
    await olga.clicks("🗃 Category")
    await olga.says("c" * 4096)
    await olga.sees("at most 100 characters")
    await olga.says("Garden Lights")
    page = await olga.sees("Category: Garden Lights")
    assert "alone: category and tags" in page.text
    await olga.clicks("🔖 Tags")
    await olga.sees("Now: bedroom, copper, garden lights, indoor")
    await olga.says("t" * 4096)
    await olga.sees("A deal has up to 20 tags of up to 40 characters each")
    await olga.says(" ".join(f"t{number}" for number in range(20)))
    await olga.sees("A deal has up to 20 tags of up to 40 characters each")
    await olga.says("Copper  LAMP copper")
    await olga.sees("Tags: copper, garden lights, lamp")
    await olga.clicks("🔖 Tags")
    await olga.says("Gift Set、 铜灯, ,<b>Лампа</b>")
    await olga.sees("Tags: garden lights, gift set, лампа, 铜灯")
    await olga.clicks("🗃 Category")
    await olga.clicks("✖️ None")
    page = await olga.sees("Picture: ")
    assert "Category" not in page.text
    await olga.clicks("🔖 Tags")
    await olga.clicks("✖️ None")
    page = await olga.sees("Picture: ")
    assert "Tags" not in page.text
    await olga.clicks("⏳ Until")
    await olga.says("2099-12-01")
    await olga.sees("Until: Tue 1 Dec 2099, 23:59")
    await olga.clicks("⏰ Start")
    for typed, words in (
        ("soon", "I cannot read “soon” as a day or a time"),
        ("2099-12-01 23:59", "would end before it starts"),
        ("9" * 4096, "as a day or a time"),
    ):
        await olga.says(typed)
        await olga.sees(words)
    await olga.says("2099-12-01")
    page = await olga.sees("Starts: Tue 1 Dec 2099, 00:00\nUntil: Tue 1 Dec 2099, 23:59")
    assert "⏳ not started" in page.text
    await olga.clicks("⏳ Until")
    await olga.says("2099-11-30")
    await olga.sees("would end before it starts")
    await olga.clicks("✖️ None")
    await olga.clicks("⏰ Start")
    await olga.clicks("✖️ None")
    page = await olga.sees("Picture: ")
    assert "Starts" not in page.text and "Until" not in page.text
    found = await light(shop.database)
    assert found.own == ["category", "ends_at", "starts_at", "tags"]
    assert found.id == deal.id


async def test_of_two_admins_who_tag_a_deal_the_later_sees_what_changed(
    shop: Shop, olga: Person
) -> None:
    deal = await opened(olga, shop)
    await olga.clicks("🔖 Tags")
    await olga.sees("Write the tags")
    async with shop.database.begin() as tx:
        await deals.set_tags(tx, {deal.id: {"theirs"}})
    await olga.says("mine")
    await olga.sees("now it is theirs")
    await olga.says("mine")
    await olga.sees("Tags: indoor, mine")


async def test_of_two_admins_the_later_sees_what_changed(shop: Shop, olga: Person) -> None:
    deal = await opened(olga, shop)
    await olga.clicks("✏️ Title")
    await olga.sees("Write another title")
    async with shop.database.begin() as tx:
        (await tx.get_one(Deal, deal.id)).title = "Theirs"
    await olga.says("Mine")
    await olga.sees("it was Copper Light, now it is Theirs")
    assert (await light(shop.database)).title == "Theirs"
    await olga.says("Mine")
    await olga.sees("Edited by hand")
    assert (await light(shop.database)).title == "Mine"


async def test_withdrawing_names_the_deal_and_is_taken_back(shop: Shop, olga: Person) -> None:
    deal = await opened(olga, shop)
    await olga.clicks("🚫 Unpublish")
    await olga.sees("Unpublish Copper Light?")
    await olga.clicks("Yes, do it")
    await olga.sees("🚫 unpublished")
    await olga.clicks("« Back")
    await olga.clicks("Over")
    await olga.clicks(f"🚫 {deal.title} · €59.99")
    await olga.clicks("🟢 Publish again")
    await olga.sees("🟢 on offer")
    done = [
        act for act, subject in await audit_actions(shop.database) if subject == f"deal:{deal.code}"
    ]
    assert done == ["deal.withdraw", "deal.restore"]


async def test_who_withdraws_second_hears_that_it_is_done(shop: Shop, olga: Person) -> None:
    deal = await opened(olga, shop)
    await olga.clicks("🚫 Unpublish")
    await olga.sees("Unpublish Copper Light?")
    async with shop.database.begin() as tx:
        (await tx.get_one(Deal, deal.id)).state = "withdrawn"
    answer = await olga.clicks("Yes, do it")
    assert "is already unpublished" in answer.text


async def test_an_admin_of_some_chats_has_no_catalogue(shop: Shop, olga: Person) -> None:
    ben = shop.box.person("Ben", language="en")
    await ben.says("/start")
    await ben.sees("Hello, Ben!")
    async with shop.database.begin() as tx:
        tx.add(
            RoleGrant(
                member_id=ben.id, role=Role.ADMIN, granted_at=shop.clock.now(), everywhere=False
            )
        )
    await ben.says("/admin")
    menu = await ben.sees("Your shop")
    assert not any("Catalogue" in str(button) for row in menu.buttons for button in row)


async def test_a_half_finished_edit_survives_a_restart(opened: Opened) -> None:
    async with opened() as shop:
        await import_sample(shop.database, now=shop.clock.now())
        olga = await owner_of(shop)
        await olga.says("/admin")
        await olga.clicks("🗂 Catalogue")
        await olga.says("copper light")
        deal = await light(shop.database)
        await olga.clicks(f"🟢 {deal.title} · €59.99")
        await olga.clicks("📝 Description")
        await olga.sees("Write another description")
    async with opened() as shop:
        await olga.says("Светит")
        await olga.sees("alone: description")
        assert (await light(shop.database)).description == "Светит"
