"""Picking up as people live it: asked after joining, at a time, told that it is there, handed out from a list."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

import pytest

from domain import store as domain_store
from domain.pickup.point import write_term
from sandbox import Person
from storage.stores import Store
from tests.flows.admins import new_member, owner_of
from tests.flows.shop import Shop
from tests.flows.test_group_buy import Publish, publish
from tests.flows.test_vouchers import issue

__all__ = ["publish"]


async def two_stores(shop: Shop, sam: Person) -> Sequence[Store]:
    """Market, where Sam works, and Harbour, which hands out by the hour to one person."""
    now, made = shop.clock.now(), []
    async with shop.database.begin() as tx:
        for number, name in enumerate(("Market", "Harbour")):
            store = await domain_store.add(tx, name, f"Pier {number}", now=now, rng=Random(number))
            made.append(store)
        await domain_store.employ(tx, made[0].code, sam.id, now=now)
        for term, typed in (("hours", "0-24"), ("slot_minutes", "120"), ("capacity", "1")):
            write_term(made[1], term, typed, zone="UTC", now=now)
        write_term(made[0], "map_link", "https://maps.example/market", zone="UTC", now=now)
    return made


async def test_a_join_asks_where_and_when_and_the_list_hands_it_out(
    shop: Shop, publish: Publish
) -> None:
    ann, ben, sam = [await new_member(shop, name) for name in ("Ann", "Ben", "Sam")]
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    market, harbour = await two_stores(shop, sam)
    offer = await publish([tea], tiers=((2, 4999),), size=2, store_ids=[market.id, harbour.id])
    await ann.clicks("Join", chat=tea)
    await ann.sees("Where will you pick up", chat=tea)
    await ann.clicks("📍 Harbour · Pier 1", chat=tea)
    await ann.sees("on which day?", chat=tea)
    days = [one for one in ann.screen(tea)[-1].labels if "left" in one]
    await ann.clicks(days[0], chat=tea)
    await ann.sees("when do you come?", chat=tea)
    times = [one for one in ann.screen(tea)[-1].labels if ":" in one]
    await ann.clicks(times[-1], chat=tea)
    await ann.sees("✅ You pick up", chat=tea)
    await ann.says("/buys")
    await ann.sees("📍 Harbour")
    await ben.says(f"/join {offer.code}")
    await ben.sees("Where will you pick up")
    await ben.clicks("📍 Market · Pier 0")
    await ben.sees("at Market")
    await ben.sees("Enough people joined the group buy!")
    await ben.says("/vouchers")
    await ben.clicks("🎟 1. Copper Light · ×1")
    voucher = await ben.sees("📍 Market, Pier 0")
    assert "📍 Market, Pier 0" in voucher.text
    assert {"📍 Change where or when", "🗺 Open the map"} <= set(voucher.labels)
    shown = await ann.sees("Enough people joined the group buy!")
    assert "🕑 You come" in shown.text

    await sam.says("/packing")
    await sam.clicks("🏪 Market")
    await sam.sees("1 person · 1 order · 0 packed · 0 picked up")
    await sam.clicks("📋 Orders")
    await sam.sees("1. Ben")
    await sam.clicks(next(one for one in sam.screen()[-1].labels if one.startswith("⬜")))
    await sam.sees("✅ 1. Ben")
    await sam.clicks("‹ Back to the list")
    await sam.clicks("🖨 Print")
    sent = await sam.sees("1 order. What changes from now on")
    assert sent.body["document"]["file_name"].endswith(".html")
    await sam.says(f"/arrived {market.code}")
    await sam.sees("Tell 1 person that Market is here?")
    await sam.clicks("📣 Tell them")
    await sam.sees("1 person will be told")
    news = await ben.sees("is here!")
    assert "Pick it up by" in news.text
    await ann.never_sees("is here!")
    await sam.says(f"/arrived {market.code}")
    await sam.sees("Nobody is waiting for it")


async def test_what_is_not_staffs_is_not_shown(shop: Shop, publish: Publish) -> None:
    ann, sam = [await new_member(shop, name) for name in ("Ann", "Sam")]
    market, harbour = await two_stores(shop, sam)
    await ann.says("/packing")
    await ann.sees("Packing lists are for the staff of a store")
    await sam.says(f"/packing {harbour.code}")
    await sam.sees("Packing lists are for the staff of a store")
    await ann.says(f"/arrived {market.code}")
    await ann.sees("Packing lists are for the staff of a store")


@pytest.fixture
async def olga(shop: Shop) -> Person:
    return await owner_of(shop)


async def test_the_owner_sees_what_was_not_fetched(shop: Shop, olga: Person) -> None:
    ann = await new_member(shop, "Ann")
    now = shop.clock.now()
    await issue(shop.database, ann.id, now=now - timedelta(days=28))
    await olga.says("/admin")
    await olga.clicks("🎟 Vouchers")
    await olga.clicks("⏳ Not picked up")
    await olga.clicks("⏳ Ann · Tea <1 kg> ×2")
    await olga.sees("Ann: Tea <1 kg> ×2")
    await olga.clicks("📅 7 days longer")
    await ann.sees("You have longer to pick up Tea <1 kg> ×2")
