"""A deal added by hand in the admin menu: asked step by step, kept over a restart, made once."""

import re
from random import Random

import pytest
from sqlalchemy import select

from domain.deal import add
from domain.deal.deal import import_feed
from domain.deal.edit import EditContext
from domain.deal.feed_import import source_name
from domain.refusal import Refused
from sandbox import Person
from storage.database import Database
from storage.deal import catalogue
from storage.deal.deals import OPERATOR
from storage.deal.tables import Deal, PriceChange, PriceChangeSource
from storage.dialogs import Dialog
from tests.flows.admins import audit_actions, owner_of
from tests.flows.sample_deals import MONDAY, deals, import_sample, picture
from tests.flows.shop import Opened, Shop

HOUSE = EditContext("UTC", frozenset(), MONDAY)


async def begins(shop: Shop) -> Person:
    """Let the owner open the form."""
    olga = await owner_of(shop)
    await olga.says("/admin")
    await olga.clicks("🗂 Catalogue")
    await olga.clicks("➕ Add a deal")
    await olga.sees("Write its title, up to 150 characters")
    return olga


async def only(database: Database) -> Deal:
    (deal,) = await deals(database)
    return deal


async def test_a_deal_is_added_step_by_step_and_its_page_opens(shop: Shop) -> None:
    olga = await begins(shop)
    await olga.says("  Tea <b>pot</b>  ")
    await olga.sees("Write an amount in EUR, like 17.90")
    await olga.says("17.90")
    form = await olga.sees("Write the link that its button opens")
    assert "Tea pot · €17.90" in form.text
    await olga.says("https://shop.example/pot")
    await olga.sees("Send a picture, or a link to one")
    await olga.sends_photo(picture(1))
    page = await olga.sees("🟢 on offer")
    assert "From: added by hand" in page.text
    assert "import" not in page.text
    deal = await only(shop.database)
    assert (deal.source, deal.title, deal.price_minor, deal.currency) == (
        OPERATOR,
        "Tea pot",
        1790,
        "EUR",
    )
    assert deal.link == "https://shop.example/pot"
    assert deal.photo is not None
    assert ":" not in deal.photo
    assert f"Tea pot · {deal.code}" in page.text
    assert await audit_actions(shop.database) == [("deal.add", f"deal:{deal.code}")]
    await olga.clicks("📈 Prices")
    await olga.sees("€17.90 (added), the first price we know")
    await olga.clicks("« Back")
    await olga.clicks("💰 Price")
    await olga.says("15")
    await olga.sees("€15.00")
    await olga.clicks("👁 Preview")
    await olga.sees("€15.00")


async def test_bad_input_is_told_and_the_form_is_still_there(opened: Opened) -> None:
    async with opened(link_hosts="shop.example") as shop:
        olga = await begins(shop)
        await olga.says("y" * 4096)
        await olga.sees("at most 150 characters")
        await olga.says("\u200b")
        await olga.sees("The title is missing.")
        await olga.says("Pot")
        for typed in ("free", "0", "-1", "1,299", "17.90 USD", "z" * 4096):
            await olga.says(typed)
            await olga.sees(f"“{typed[:20]}” is not a price in EUR")
        await olga.says("17.90")
        await olga.sees("Write the link that its button opens")
        await olga.says("https://evil.example/pot")
        await olga.sees("not on your list")
        await olga.says("javascript:alert(1)")
        await olga.sees("is not a plain web address")
        await olga.says("https://shop.example/" + "p" * 4000)
        await olga.sees("The address is longer than 2,000 characters")
        await olga.says("https://eu.shop.example/pot")
        await olga.sees("Send a picture")
        await olga.sends_document(b"%PDF", "pot.pdf")
        await olga.sees("Send a picture as a photo")
        await olga.says("pot.png")
        await olga.sees("The picture “pot.png” is not a plain web address")
        assert await deals(shop.database) == []
        await olga.says("https://cdn.example/pot.png")
        await olga.sees("🟢 on offer")
        assert (await only(shop.database)).photo == "https://cdn.example/pot.png"


async def test_a_half_finished_form_survives_a_restart(opened: Opened) -> None:
    async with opened() as shop:
        olga = await begins(shop)
        await olga.says("Чайник")
        await olga.says("17.90")
        await olga.sees("Write the link that its button opens")
    async with opened() as shop:
        await olga.clicks("Without »")
        await olga.sees("Чайник · €17.90")
        await olga.clicks("Without »")
        await olga.sees("🟢 on offer")
        deal = await only(shop.database)
        assert (deal.title, deal.price_minor, deal.link, deal.photo) == ("Чайник", 1790, None, None)


async def test_going_back_replaces_what_was_typed(shop: Shop) -> None:
    olga = await begins(shop)
    await olga.says("Pot")
    await olga.says("17.90")
    await olga.sees("Pot · €17.90")
    await olga.clicks("« Back")
    await olga.sees("Write an amount in EUR")
    await olga.says("16")
    await olga.sees("Pot · €16.00")
    await olga.says("https://shop.example/pot")
    await olga.says("https://cdn.example/pot.png")
    await olga.sees("🟢 on offer")
    assert (await only(shop.database)).price_minor == 1600


async def test_a_second_form_makes_a_second_deal(shop: Shop) -> None:
    olga = await begins(shop)
    for title, price in (("Pot", "17.90"), ("Cup", "3")):
        await olga.says(title)
        await olga.sees(f"{title}\nWhat does it cost?")
        await olga.says(price)
        await olga.sees(f"{title} · €")
        await olga.clicks("Without »")
        await olga.clicks("Without »")
        await olga.sees(f"{title} · ")
        await olga.clicks("« Back")
        await olga.clicks("➕ Add a deal")
    pot, cup = await deals(shop.database)
    assert (pot.title, pot.price_minor, cup.title, cup.price_minor) == ("Pot", 1790, "Cup", 300)


async def test_a_form_that_was_saved_just_before_a_kill_makes_no_second_deal(shop: Shop) -> None:
    olga = await begins(shop)
    await olga.says("Pot")
    await olga.says("17.90")
    await olga.clicks("Without »")
    await olga.sees("Send a picture")
    async with shop.database.begin() as tx:
        kept = [str(dialog.data) for dialog in await tx.scalars(select(Dialog))]
        found = re.search(r"new_key\W+(\w{12})", " ".join(kept))
        assert found is not None
        terms = {"title": "Pot", "price": "17.90"}
        await add.add(tx, found[1], terms, currency="EUR", context=HOUSE, rng=Random(1))
    await olga.clicks("Without »")
    await olga.sees("🟢 on offer")
    assert (await only(shop.database)).title == "Pot"
    assert await audit_actions(shop.database) == []


async def test_deals_are_added_on_every_database(database: Database) -> None:
    async with database.begin() as tx:
        for number in range(3):
            terms = {"title": f"Pot {number}", "price": "1", "link": "-"}
            await add.add(tx, f"K{number}", terms, currency="JPY", context=HOUSE, rng=Random(1))
    async with database.read() as tx:
        changes = (await tx.scalars(select(PriceChange))).all()
        assert [(one.by, one.price_minor, one.before_minor) for one in changes] == [
            (PriceChangeSource.ADD, 1, None)
        ] * 3
    assert len({deal.code for deal in await deals(database)}) == 3


@pytest.mark.parametrize(
    ("terms", "reason"),
    [({"price": "1"}, r"feed\.title"), ({"title": "Pot"}, r"price\.typed")],
)
async def test_title_and_price_cannot_be_missing(
    shelf: Database, terms: dict[str, str], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        async with shelf.begin() as tx:
            await add.add(tx, "K", terms, currency="EUR", context=HOUSE, rng=Random(1))


async def test_no_feed_is_called_as_what_was_added_by_hand(shelf: Database) -> None:
    await import_sample(shelf)
    async with shelf.begin() as tx:
        terms = {"title": "Pot", "price": "1"}
        await add.add(tx, "K", terms, currency="EUR", context=HOUSE, rng=Random(1))
        assert await catalogue.feed_counts(tx, limit=8) == [("shopify", 20)]
    with pytest.raises(Refused, match=r"feed\.operator"):
        source_name(OPERATOR)
    with pytest.raises(Refused, match=r"feed\.operator"):
        async with shelf.begin() as tx:
            await import_feed(tx, [], source=OPERATOR, now=MONDAY, rng=Random(1))
