"""The basket in the Mini App, beside the chat: the same orders, the same last unit, one place for all."""

import asyncio
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from domain.basket import change
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ItemTerms, OrderListTerms
from domain.pickup.point import write_term
from domain.refusal import Refused
from domain.store import add
from storage.chat.tables import Chat
from storage.deal.tables import Deal
from storage.members import Member
from storage.order_list.tables import OrderListItem
from storage.pickup.tables import PickupChoice
from storage.stores import Store
from tests.web.conftest import Served
from tests.web.storefront_shop import open_shop, stocked
from tests.web.telegram_launch import ANN, BEN, TOKEN

AN_ANN = {**ANN, "language_code": "en"}


@pytest.fixture
def values() -> dict[str, Any]:
    return {"bot_token": TOKEN, "web_url": "https://shop.example", "language": "en"}


async def shop_of(served: Served) -> tuple[str, str, list[int], list[int]]:
    """A flash sale and a list with three apples, fetched at Market, or at Harbour by the hour, one each."""
    some, now = await stocked(served.database), datetime.now(UTC)
    async with served.database.begin() as tx:
        tx.add(Chat(id=-100, type="supergroup", title="Tea", added_at=now))
        await tx.flush()
        stores = [
            await add(tx, one, "Pier", now=now, rng=Random(one)) for one in ("Market", "Harbour")
        ]
        for term, typed in (("hours", "0-24"), ("slot_minutes", "120"), ("capacity", "1")):
            write_term(stores[1], term, typed, zone="UTC", now=now)
        ids = [one.id for one in stores]
        flash = FlashSaleTerms(
            price_minor=999, starts_at=now, lasts=timedelta(hours=2), store_ids=ids
        )
        deal = await tx.get_one(Deal, some[1].id)
        sale = await publish_flash_sale(tx, deal, flash, [(-100, None)], now=now, rng=Random(3))
        items = [ItemTerms(deal_id=some[0].id, price_minor=500, label="Apples & <pears>", stock=3)]
        terms = OrderListTerms(
            title="Weekly box", items=items, starts_at=now, ends_at=now + timedelta(hours=5),
            store_ids=ids,
        )  # fmt: skip
        box = await publish_order_list(tx, terms, [(-100, None)], now=now, rng=Random(4))
        return sale.code, box.code, ids, list(await tx.scalars(select(OrderListItem.id)))


async def test_the_app_and_the_chat_share_one_basket(served: Served) -> None:
    sale, box, (market, harbour), (apples,) = await shop_of(served)
    ann = await open_shop(served, AN_ANN)
    assert (await served.get("/basket", Accept="text/html"))[0] == 200
    assert "Nothing yet" in (await ann.get("/basket"))[1]
    status, words = await ann.act(f"/f/{sale}/grab", units="1", price="999", have="0")
    assert status == 200, words
    assert "/pickup/c1/choose" in (await ann.get(f"/f/{sale}"))[1], "asked where once it is theirs"
    assert (await ann.act(f"/b/{box}/set", item=str(apples), units="1"))[0] == 200
    _, text = await ann.get("/basket")
    assert "Apples &amp; &lt;pears&gt;" in text
    assert "Total €14.99" in text
    assert f'href="/f/{sale}"' in text

    said = {"order": "l1", "item": str(apples)}
    assert await ann.act("/basket/set", **said, units="2") == (200, "✅ You have 2 now.")
    status, words = await ann.act("/basket/note", note="x" * 10_000)
    assert status == 409, words
    assert (await ann.act("/basket/note", note=" ring  twice "))[0] == 200
    assert 'value="ring twice"' in (await ann.get("/basket"))[1]

    time = next(
        line.split('"')[1]
        for line in (await ann.get("/basket"))[1].splitlines()
        if f'value="{harbour}_' in line
    )
    status, words = await ann.act("/pickup/b0/choose", option=time)
    assert status == 200
    assert "stays as it was" in words, "a time for one order is not given to two"
    assert await ann.act("/pickup/b0/choose", option=str(market)) == (200, "Noted.")
    async with served.database.read() as tx:
        rows = (await tx.scalars(select(PickupChoice))).all()
        assert [(one.store_id, one.day) for one in rows] == [(market, None)] * 2
    for path, fields in (
        ("/basket/set", {"order": "l1", "item": "-1", "units": "1"}),
        ("/basket/out", {"order": "../l1"}),
        ("/pickup/b0/choose", {"option": "1_2026-99-99"}),
        ("/pickup/b0/choose", {"option": "x"}),
    ):
        assert (await ann.act(path, **fields))[0] == 400, path
    ben = await open_shop(served, BEN)
    for path, fields in (
        ("/basket/out", {"order": "l1"}),
        ("/pickup/l1/choose", {"option": str(market)}),
        ("/pickup/b0/choose", {"option": str(market)}),
    ):
        assert (await ben.act(path, **fields))[0] in (404, 409), path
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    ann = await open_shop(served, AN_ANN, at=an_hour_ago)
    assert (await ann.act("/basket/out", order="c1"))[0] == 403, (
        "a voucher goes with a fresh proof alone"
    )
    assert (await ann.act("/basket/out", order="l1"))[0] == 200
    assert "Weekly box" not in (await ann.get("/basket"))[1]


async def test_the_last_unit_goes_to_the_chat_or_to_the_app(served: Served) -> None:
    _, box, _, (apples,) = await shop_of(served)
    ann, ben = await open_shop(served, AN_ANN), await open_shop(served, BEN)
    for who in (ann, ben):
        assert (await who.act(f"/b/{box}/set", item=str(apples), units="1"))[0] == 200

    async def by_chat() -> bool:
        try:
            async with served.database.begin() as tx:
                member = await tx.get_one(Member, BEN["id"])
                await change.set_units(tx, member, "l2", apples, 2, now=datetime.now(UTC))
        except Refused:
            return False
        return True

    by_app = ann.act("/basket/set", order="l1", item=str(apples), units="2")
    (status, _), chat = await asyncio.gather(by_app, by_chat())
    assert (status == 200) != chat
    async with served.database.read() as tx:
        assert list(await tx.scalars(select(OrderListItem.units_taken))) == [3]
        assert await tx.get(Store, 1) is not None
