"""Options in the menus: added, edited, ended and brought back."""

from sandbox import Person
from storage.deal.tables import Deal
from storage.option import options
from tests.flows.admins import audit_actions
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop


async def test_options_are_added_edited_ended_and_brought_back(shop: Shop, olga: Person) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    first = (await deals(shop.database))[-1]
    await olga.says("/admin")
    await olga.clicks("🗂 Catalogue")
    await olga.says(first.title)
    await olga.clicks(first.title)
    await olga.clicks("🎨 Options")
    await olga.sees("It has no options")
    await olga.clicks("➕ Add an option")
    await olga.says("M")
    await olga.sees("🟢 on offer")
    await olga.clicks("💰 Price")
    await olga.says("free")
    await olga.sees("is not a price in EUR")
    await olga.says("250")
    await olga.sees("€250.00")
    await olga.clicks("📦 Stock")
    await olga.says("0")
    await olga.sees("⭕️ sold out")
    await olga.clicks("« Back")
    await olga.clicks("➕ Add an option")
    await olga.says("m")
    await olga.sees("There is m already.")
    await olga.says("L")
    await olga.sees("· L")
    await olga.clicks("✖️ End it")
    await olga.clicks("Yes, do it")
    await olga.sees("✖️ ended")
    await olga.clicks("↩️ Bring it back")
    await olga.sees("🟢 on offer")
    await olga.clicks("« Back")
    await olga.clicks("🧩 What they differ in")
    await olga.says("Size, Colour")
    await olga.sees("Its options have 1 words each")
    await olga.says("Size")
    await olga.sees("They differ in: Size")
    async with shop.database.read() as tx:
        found = await options.of_deal(tx, first.id)
        deal = await tx.get_one(Deal, first.id)
    assert [(one.words, one.price_minor, one.stock_left) for one in found] == [
        (["M"], 25000, 0),
        (["L"], None, None),
    ]
    assert (deal.option_kinds, deal.own) == (["Size"], ["option_kinds"])
    done = [act for act, _ in await audit_actions(shop.database)]
    assert {"deal.option_add", "deal.option_end", "deal.option_back"} <= set(done)
