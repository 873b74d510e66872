"""A shop of one's own, seen by others, and cards sent on: the promoter's code is in every way out."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from domain import promoter_shop
from domain.deal.deal import restore_deal, withdraw_deal
from domain.refusal import Refused
from sandbox import Person
from sandbox.state.messages import Message
from storage import promoter_shops
from storage.database import Database
from storage.members import LinkOpening, Member
from storage.promoter_shops import ShopDeal
from storage.referral.tables import Attribution
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.flows.test_members import BOT, met
from tests.screens.promoter_shop import deal as goods
from tests.storage.referral_shop import NOON
from tests.timeouts import TIMEOUT_S


@pytest.fixture
async def ann(shop: Shop) -> Person:
    """A promoter, with the sample goods on the shelf."""
    await import_sample(shop.database, now=shop.clock.now())
    ann = shop.box.person("Ann", language="en")
    await met(shop, ann)
    return ann


async def code_of(shop: Shop, person: Person) -> str:
    async with shop.database.read() as tx:
        return (await tx.get_one(Member, person.id)).code


async def opens_shop(ann: Person) -> None:
    await ann.says("/shop Ann's <b>garden</b>")
    await ann.sees("Your shop: Ann's <b>garden</b>")
    await ann.clicks("✨ The newest deals")
    await ann.sees("It shows 6 deals.")


def ways(message: Message) -> Iterator[str]:
    """Yield what each button of a message stands for."""
    for button in (one for row in message.buttons for one in row):
        yield str(button.get("callback_data") or button.get("url") or button["copy_text"]["text"])


async def test_a_shop_is_built_and_a_stranger_finds_their_way(shop: Shop, ann: Person) -> None:
    await opens_shop(ann)
    code = await code_of(shop, ann)
    mei = shop.box.person("Mei", language="zh-hans")
    await mei.opens(f"{BOT}?start=s_{code}")
    seen = await mei.sees("Ann 推荐")
    assert all(code in way for way in ways(seen))
    await mei.clicks(seen.buttons[0][0]["text"])
    async with asyncio.timeout(TIMEOUT_S):
        while not any("d_" in way for way in ways(mei.screen()[-1])):
            await asyncio.sleep(0.02)
    deal = mei.screen()[-1]
    assert all(code in way for way in ways(deal))
    async with shop.database.read() as tx:
        (opening,) = await tx.scalars(select(LinkOpening))
        assert (opening.kind, opening.value) == ("shop", code)
        (bound,) = await tx.scalars(select(Attribution))
        assert (bound.invitee_id, bound.referrer_id) == (mei.id, ann.id)
    await ann.says("/shop")
    await ann.sees("1 visit · 1 person invited")


async def test_a_deal_that_is_withdrawn_vanishes_and_comes_back(shop: Shop, ann: Person) -> None:
    await opens_shop(ann)
    code = await code_of(shop, ann)
    ben = shop.box.person("Ben", language="en")
    await ben.opens(f"{BOT}?start=s_{code}")
    seen = await ben.sees("recommended by Ann")
    first = str(seen.buttons[0][0]["text"])
    deal_code = str(seen.buttons[0][0]["callback_data"]).split(":")[2]
    assert deal_code not in first and "€" in first
    async with shop.database.begin() as tx:
        await withdraw_deal(tx, deal_code, now=shop.clock.now())
    answer = await ben.clicks(first)
    assert "no longer in the shop" in answer.text
    await ben.opens(f"{BOT}?start=s_{code}")
    async with asyncio.timeout(TIMEOUT_S):
        while first in str(ben.screen()[-1].body):
            await asyncio.sleep(0.02)
    async with shop.database.begin() as tx:
        await restore_deal(tx, deal_code, now=shop.clock.now())
    await ben.opens(f"{BOT}?start=s_{code}")
    await ben.clicks(first)
    await ben.sees(f"Code {deal_code}")


async def test_deals_are_ticked_and_ordered(shop: Shop, ann: Person) -> None:
    await ann.says("/shop")
    await ann.sees("It shows no deals yet.")
    await ann.clicks("☑ Choose deals")
    page = await ann.sees("0 chosen")
    names = [str(row[0]["text"]) for row in page.buttons[:2]]
    for count, name in enumerate(names, start=1):
        await ann.clicks(name)
        await ann.sees(f"{count} chosen")
    await ann.clicks("🏪 My shop")
    await ann.clicks("↕️ Order")
    await ann.clicks(names[1].replace("☐", "⬆️"))
    async with asyncio.timeout(TIMEOUT_S):
        while str(ann.screen()[-1].buttons[0][0]["text"]) != names[1].replace("☐", "⬆️"):
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("forged", ["shop.page:NOSUCH:0", "shop.deal:NOSUCH:K7Q2:0", "shop.up:X"])
async def test_forged_presses_are_answered_kindly(shop: Shop, ann: Person, forged: str) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Odd", "callback_data": forged}]]}
    await shop.app.bot.send_message(ann.id, "forged", reply_markup=keyboard)  # type: ignore[arg-type]
    assert (await ann.clicks("Odd")).show_alert


async def test_the_shop_of_somebody_banned_is_gone(shop: Shop, ann: Person) -> None:
    await opens_shop(ann)
    code = await code_of(shop, ann)
    async with shop.database.begin() as tx:
        (await tx.get_one(Member, ann.id)).banned_at = shop.clock.now()
    ben = shop.box.person("Ben", language="en")
    await ben.opens(f"{BOT}?start=s_{code}")
    await ben.sees("This shop no longer exists.")


async def results(shop: Shop, person: Person, query: str) -> list[dict[str, Any]]:
    """Let somebody type behind the bot's name; return what they may choose."""
    return (await person.is_offered(query)).results


async def test_cards_are_sent_on_with_the_senders_code(shop: Shop, ann: Person) -> None:
    await opens_shop(ann)
    code = await code_of(shop, ann)
    one = (await deals(shop.database))[0]
    for query, payload in (
        ("", f"r_{code}"),
        ("me", f"r_{code}"),
        ("s", f"s_{code}"),
        (f"d_{one.code}", f"d_{one.code}-{code}"),
        (f"d_{one.code.lower()}-OTHERS1", f"d_{one.code}-{code}"),
    ):
        (card,) = await results(shop, ann, query)
        assert card["reply_markup"]["inline_keyboard"][0][0]["url"] == f"{BOT}?start={payload}"
    assert all("Clay" in card["title"] for card in await results(shop, ann, "clay plant"))
    assert await results(shop, ann, "clay  plant ")
    for junk in ("x" * 256, "%", "_", "d_NOSUCH", "g_NOSUCH", "<b>", "!"):
        assert await results(shop, ann, junk) == []


async def test_a_stranger_who_types_behind_the_name_is_met_and_gets_a_card(shop: Shop) -> None:
    ben = shop.box.person("Бен", language="ru")
    (card,) = await results(shop, ben, "")
    assert card["title"] == "Пригласить по вашей ссылке"


async def test_two_presses_on_one_tick_at_once_leave_it_as_it_was(database: Database) -> None:
    ann = await member_with_shop(database)
    await asyncio.gather(*(toggled(database, ann, "D1") for _ in range(2)))
    async with database.read() as tx:
        assert not await promoter_shops.positions(tx, ann)
    await asyncio.gather(*(toggled(database, ann, "D1") for _ in range(3)))
    async with database.read() as tx:
        assert len(await promoter_shops.positions(tx, ann)) == 1


async def test_a_shop_holds_fifty_deals_and_no_more(database: Database) -> None:
    ann = await member_with_shop(database, deals_there=promoter_shop.DEALS_MAX + 1)
    for number in range(1, promoter_shop.DEALS_MAX + 1):
        await toggled(database, ann, f"D{number}")
    with pytest.raises(Refused, match="full"):
        await toggled(database, ann, f"D{promoter_shop.DEALS_MAX + 1}")
    await toggled(database, ann, "D1")
    await toggled(database, ann, f"D{promoter_shop.DEALS_MAX + 1}")
    async with database.read() as tx:
        rows = await tx.scalars(select(ShopDeal).order_by(ShopDeal.position))
        assert [row.position for row in rows] == list(range(2, promoter_shop.DEALS_MAX + 2))


async def toggled(database: Database, member_id: int, code: str) -> None:
    async with database.begin() as tx:
        member = await tx.get_one(Member, member_id)
        await promoter_shop.toggle(
            tx, await promoter_shop.get_or_create(tx, member, title="T", now=NOON), code
        )


async def member_with_shop(database: Database, deals_there: int = 1) -> int:
    """Somebody with an empty shop, and deals D1, D2, ... on the shelf."""
    async with database.begin() as tx:
        tx.add(Member(id=1, name="Ann", code="ANN", first_seen_at=NOON, last_seen_at=NOON))
        tx.add_all(goods(number, code=f"D{number}") for number in range(1, deals_there + 1))
        await tx.flush()
        await promoter_shop.get_or_create(tx, await tx.get_one(Member, 1), title="T", now=NOON)
    return 1


@pytest.mark.parametrize("typed", ["", "   ", "x" * 65])
def test_a_title_shows_something_and_not_too_much(typed: str) -> None:
    with pytest.raises(Refused, match="title"):
        promoter_shop.title_of(typed)
