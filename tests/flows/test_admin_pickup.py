"""A store as a place to pick things up, written in the menu by whoever runs the shop."""

import pytest

from domain.pickup.point import hours_of
from sandbox import Person
from storage.stores import Store
from tests.flows.admins import audit_actions, opens_market, owner_with_market
from tests.flows.shop import Shop


@pytest.fixture
async def olga(shop: Shop) -> Person:
    """The owner, with a store that is called Market."""
    return await owner_with_market(shop)


async def opens(olga: Person) -> None:
    await opens_market(olga, "📍 Pick-up", "Market: pick-up")


async def writes(olga: Person, button: str, asked: str, typed: str) -> None:
    await olga.clicks(button)
    await olga.sees(asked)
    await olga.says(typed)


async def the_store(shop: Shop) -> Store:
    async with shop.database.read() as tx:
        return await tx.get_one(Store, 1)


async def test_what_members_need_to_know_is_written_in_the_menu(shop: Shop, olga: Person) -> None:
    await opens(olga)
    pressed = await olga.clicks("‹ ⏱ Times: whole days ›")
    assert "Times are made from the opening hours" in (pressed.text or "")
    await writes(olga, "🕘 Opening hours", "When is Market open?", "Mon-Fri 9-6")
    await olga.sees("I do not understand “mon-fri 9-6”")
    await olga.says("Mon-Fri 9-18, Sat 10-14")
    await olga.sees("Mon–Fri 09:00–18:00, Sat 10:00–14:00")
    await olga.clicks("‹ ⏱ Times: whole days ›")
    await olga.sees("Members choose a time, every 15 minutes")
    await writes(olga, "👥 How many orders", "How many orders can Market", "0")
    await olga.sees("Write a number from 1 to 10,000")
    await olga.says("5")
    await olga.sees("At most 5 orders every 15 minutes")
    await writes(olga, "🗺 Map", "Where is Market on the map?", "javascript:alert(1)")
    await olga.sees("link")
    await olga.says("https://maps.example/market")
    await olga.sees("🗺 https://maps.example/market")
    await writes(olga, "📝 How to find it", "How do people find", "Behind <b>the bakery</b>")
    await olga.sees("📝 Behind <b>the bakery</b>")
    its = await the_store(shop)
    assert (its.capacity, its.slot_minutes) == (5, 15)
    assert (its.map_link, its.note) == ("https://maps.example/market", "Behind <b>the bakery</b>")
    hours = hours_of(its)
    assert hours is not None
    assert hours.weekly[5] == ((600, 840),)
    done = [act for act, _ in await audit_actions(shop.database)]
    assert done == ["store.edit"] * 5


async def test_a_term_is_taken_away_by_a_press(shop: Shop, olga: Person) -> None:
    await opens(olga)
    await writes(olga, "👥 How many orders", "How many orders can Market", "5")
    await olga.sees("At most 5 orders a day")
    await olga.clicks("👥 How many orders")
    await olga.clicks("🗑 Remove this text")
    await olga.sees("Market: pick-up")
    assert (await the_store(shop)).capacity is None
