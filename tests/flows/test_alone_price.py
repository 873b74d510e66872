"""A promotion never costs more than buying alone: refused before, told and lowered while it runs."""

import asyncio
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from domain.deal import edit
from domain.deal.edit import EditContext
from domain.flash_sale.publish import FlashSaleTerms, lower_sale_price, publish_flash_sale
from domain.flash_sale.stock import add_stock
from domain.group_buy.manage import extend_deadline, lower_prices
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from domain.promotion.alone_price import DEARER
from domain.refusal import Refused
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.admin.tables import Role, RoleGrant
from storage.database import Database, Tx
from storage.deal import deals as deal_rows
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow
from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy
from storage.members import Member
from tests.flows.sample_deals import MONDAY, SAMPLE, add_chats, import_sample
from tests.flows.shop import Shop
from tests.flows.test_admin_promotions import opened
from tests.flows.test_group_buy import Publish, publish

__all__ = ["publish"]
CHAT = -100
SPAN = timedelta(hours=2)
CHEAPER = SAMPLE.read_bytes().replace(b",59.99,75,", b",39.99,75,")


def house() -> EditContext:
    return EditContext("UTC", frozenset(), MONDAY)


async def light(tx: Tx) -> Deal:
    """Return the copper light, €59.99."""
    return (await deal_rows.by_source(tx, "shopify", ("copper-light",)))["copper-light"]


async def group_buy(database: Database, *tiers: tuple[int, int]) -> GroupBuy:
    wanted = GroupBuyTerms(tiers=tiers, starts_at=MONDAY, ends_at=MONDAY + SPAN)
    async with database.begin() as tx:
        deal, places = await light(tx), [(CHAT, None)]
        return await publish_group_buy(tx, deal, wanted, places, now=MONDAY, rng=Random(3))


async def flash_sale(database: Database, price: int, stock: int = 5) -> FlashSale:
    wanted = FlashSaleTerms(price_minor=price, starts_at=MONDAY, lasts=SPAN, stock=stock)
    async with database.begin() as tx:
        deal, places = await light(tx), [(CHAT, None)]
        return await publish_flash_sale(tx, deal, wanted, places, now=MONDAY, rng=Random(4))


async def price(database: Database, typed: str) -> None:
    async with database.begin() as tx:
        await edit.edit(tx, (await light(tx)).id, "price", typed, house())


async def warnings(database: Database) -> list[tuple[str, int, int]]:
    async with database.read() as tx:
        rows = select(OutboxRow.values).where(OutboxRow.kind == DEARER).order_by(OutboxRow.id)
        found = (await tx.scalars(rows)).all()
    return [(one["code"], one["price_minor"], one["alone_minor"]) for one in found]


@pytest.fixture
async def stocked(database: Database) -> Database:
    """A shop with an admin, the sample feed and a chat."""
    await import_sample(database)
    await add_chats(database, CHAT)
    async with database.begin() as tx:
        tx.add(Member(id=7, name="A", code="A", first_seen_at=MONDAY, last_seen_at=MONDAY))
        await tx.flush()
        tx.add(RoleGrant(member_id=7, role=Role.ADMIN, granted_at=MONDAY, granted_by=7))
    return database


async def test_no_kind_of_promotion_is_published_above_what_one_person_pays(
    stocked: Database,
) -> None:
    for sold in (group_buy(stocked, (3, 60_00), (5, 50_00)), flash_sale(stocked, 60_00)):
        with pytest.raises(Refused, match=r"promotion\.dearer"):
            await sold
    sale = await flash_sale(stocked, 49_99)
    with pytest.raises(Refused) as refused:
        await group_buy(stocked, (3, 50_00))
    assert (refused.value.values["where"], refused.value.values["code"]) == (
        "flash_sale",
        sale.code,
    )
    await group_buy(stocked, (3, 49_99))


async def test_an_edit_a_feed_and_a_flash_sale_below_a_promotion_are_told(
    stocked: Database, tmp_path: Path
) -> None:
    offer = await group_buy(stocked, (3, 55_00), (5, 45_00))
    await price(stocked, "58")
    assert await warnings(stocked) == []
    await price(stocked, "54")
    told = [(offer.code, 55_00, 54_00)]
    assert await warnings(stocked) == told
    async with stocked.begin() as tx:
        await edit.reset_edits(tx, (await light(tx)).id, now=MONDAY)
    path = tmp_path / "cheaper.csv"
    path.write_bytes(CHEAPER)
    await import_sample(stocked, path=path)
    told.append((offer.code, 55_00, 39_99))
    assert await warnings(stocked) == told
    await import_sample(stocked, path=path)
    assert await warnings(stocked) == told
    await flash_sale(stocked, 30_00)
    assert await warnings(stocked) == [*told, (offer.code, 55_00, 30_00)]


async def test_what_became_dearer_gets_no_more_time_and_no_more_stock(stocked: Database) -> None:
    offer, sale = await group_buy(stocked, (3, 55_00)), await flash_sale(stocked, 57_00)
    await price(stocked, "50")
    later = offer.ends_at + SPAN
    with pytest.raises(Refused, match=r"promotion\.dearer"):
        async with stocked.begin() as tx:
            await extend_deadline(tx, offer.id, later, now=MONDAY)
    with pytest.raises(Refused, match=r"promotion\.dearer"):
        async with stocked.begin() as tx:
            await add_stock(tx, await tx.get_one(FlashSale, sale.id), 5, now=MONDAY)
    async with stocked.begin() as tx:
        assert (await lower_prices(tx, offer.id, now=MONDAY)).tiers == [[3, 50_00]]
        assert (await lower_sale_price(tx, sale.id, now=MONDAY)).price_minor == 50_00
        await extend_deadline(tx, offer.id, later, now=MONDAY)
    with pytest.raises(Refused, match=r"promotion\.not_dearer"):
        async with stocked.begin() as tx:
            await lower_prices(tx, offer.id, now=MONDAY)


async def test_of_an_edit_and_a_group_buy_at_once_the_second_knows_the_first(
    stocked: Database,
) -> None:
    """Either the group buy is refused, or the admins are told: never neither."""
    for number in range(8):
        async with stocked.begin() as tx:
            (await light(tx)).price_minor = 59_99
        before = len(await warnings(stocked))
        began = asyncio.gather(
            group_buy(stocked, (3, 55_00)), price(stocked, "50"), return_exceptions=True
        )
        made, edited = await began
        assert edited is None, number
        refused = isinstance(made, Refused)
        assert refused != (len(await warnings(stocked)) > before), (number, made)
        if isinstance(made, GroupBuy):
            async with stocked.begin() as tx:
                await lower_prices(tx, made.id, now=MONDAY)


async def test_the_owner_hears_of_a_feed_below_a_group_buy_and_lowers_it(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish, tmp_path: Path
) -> None:
    offer = await publish([place])
    await olga.sees("0 of 3 joined", chat=place)
    path = tmp_path / "cheaper.csv"
    path.write_bytes(CHEAPER)
    await import_sample(shop.database, now=shop.clock.now(), path=path)
    await olga.sees(f"({offer.code}) now costs more than buying alone: €49.99 there, €39.99 alone.")
    await olga.clicks("🔎 Look at it")
    await olga.sees("Dearer than buying alone (€39.99)")
    await olga.clicks("⬇️ Lower to €39.99")
    await olga.sees("then pays more than €39.99")
    await olga.clicks("Yes, do it")
    await olga.sees("from 3: €39.99")
    await olga.sees("€39.99 each", chat=place)
    async with shop.database.read() as tx:
        assert (await tx.get_one(GroupBuy, offer.id)).tiers == [[3, 39_99]]
    await opened(olga, "👥")
    page = await olga.sees("0 of 3 people")
    assert not any("Lower" in label for label in page.labels)
