"""People look at deals: the list and its pages, one deal by its code, and what is over."""

from datetime import timedelta
from random import Random

import pytest

from domain.deal.deal import withdraw_deal
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from storage.chat.tables import Chat
from storage.deal.tables import Deal
from tests.flows.sample_deals import deals, import_sample, picture
from tests.flows.shop import Shop


@pytest.fixture
async def goods(shop: Shop) -> list[Deal]:
    """The sample feed on the shelf of the open shop."""
    await import_sample(shop.database, now=shop.clock.now())
    return await deals(shop.database)


async def test_the_list_is_turned_page_by_page(shop: Shop, goods: list[Deal]) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.says("/deals")
    await ann.sees("page 1 of 4")
    await ann.sees(goods[0].title)
    await ann.clicks("Next")
    await ann.sees("page 2 of 4")
    await ann.clicks("Next")
    await ann.sees("page 3 of 4")
    await ann.clicks("Next")
    await ann.sees("page 4 of 4")
    await ann.sees("Bedside Table")
    await ann.clicks("Previous")
    await ann.sees("page 3 of 4")


async def test_a_deal_opens_in_the_place_of_the_list_and_leads_back(
    shop: Shop, goods: list[Deal]
) -> None:
    ann = shop.box.person("Ann", language="en")
    async with shop.database.begin() as tx:
        photo = shop.box.world.files.add_photo(picture(1))[-1]["file_id"]
        (await tx.get_one(Deal, goods[1].id)).photo = photo
    await ann.says("/deals")
    await ann.sees("page 1 of 4")
    await ann.clicks(f"{goods[1].title} · €59.99")
    card = await ann.sees("Stylish copper bedside light")
    assert "€59.99" in card.text and "−20%" in card.text
    assert "photo" in card.body
    await ann.clicks("All deals")
    await ann.sees("page 1 of 4")


async def test_a_code_typed_in_any_case_shows_its_card(shop: Shop, goods: list[Deal]) -> None:
    boris = shop.box.person("Boris", language="ru")
    async with shop.database.begin() as tx:
        deal = await tx.get_one(Deal, goods[1].id)
        deal.photo, deal.ends_at = None, shop.clock.now() + timedelta(days=2)
    await boris.says(f"/deal {goods[1].code.lower()}")
    card = await boris.sees("Код " + goods[1].code)
    assert "59,99" in card.text and "до" in card.text


async def test_an_unknown_code_and_no_code_say_what_to_do(shop: Shop) -> None:
    mei = shop.box.person("Mei", language="zh-hans")
    await mei.says("/deal <b>zzzz</b>")
    await mei.sees("没有编号为 <B>ZZZZ</B> 的优惠")
    await mei.says("/deal")
    await mei.sees("要看哪个优惠")
    await mei.says("/deals")
    await mei.sees("目前没有优惠")


async def test_a_deal_that_is_over_says_so_and_leaves_the_list(
    shop: Shop, goods: list[Deal]
) -> None:
    ann = shop.box.person("Ann", language="en")
    async with shop.database.begin() as tx:
        (await tx.get_one(Deal, goods[0].id)).photo = None
        await withdraw_deal(tx, goods[0].code, now=shop.clock.now())
    await ann.says(f"/deal {goods[0].code}")
    await ann.sees("This offer has ended.")
    await ann.says("/deals")
    page = await ann.sees("page 1 of 4")
    assert goods[0].title not in page.text


async def test_a_hostile_title_is_shown_as_text(shop: Shop, goods: list[Deal]) -> None:
    ann = shop.box.person("Ann", language="en")
    async with shop.database.begin() as tx:
        (await tx.get_one(Deal, goods[0].id)).title = "<a href='tg://x'>Pot</a> & co"
    await ann.says("/deals")
    await ann.sees("<a href='tg://x'>Pot</a> & co")


async def test_a_page_that_is_gone_becomes_the_last_one(shop: Shop, goods: list[Deal]) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.says("/deals")
    await ann.sees("page 1 of 4")
    for number in ("2 of 4", "3 of 4", "4 of 4"):
        await ann.clicks("Next")
        await ann.sees(number)
    await ann.clicks("Previous")
    await ann.sees("3 of 4")
    async with shop.database.begin() as tx:
        for deal in goods[7:]:
            (await tx.get_one(Deal, deal.id)).in_stock = False
    await ann.clicks("Next")
    await ann.sees("page 2 of 2")


async def test_what_runs_stands_first_and_its_button_opens_it(
    shop: Shop, goods: list[Deal]
) -> None:
    ann = shop.box.person("Ann", language="en")
    now = shop.clock.now()
    span = {"starts_at": now, "ends_at": now + timedelta(hours=1)}
    async with shop.database.begin() as tx:
        lamp, sofa = await tx.get_one(Deal, goods[1].id), await tx.get_one(Deal, goods[2].id)
        lamp.photo = sofa.photo = None
        buy = GroupBuyTerms(tiers=((2, 4999),), **span)  # type: ignore[arg-type]
        await publish_group_buy(tx, lamp, buy, (), now=now, rng=Random(5))
        sale = FlashSaleTerms(price_minor=30000, starts_at=now, stock=3, lasts=timedelta(hours=2))
        tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
        tx.add(Chat(id=tea.id, type="group", title="Tea", added_at=now))
        await tx.flush()
        await publish_flash_sale(tx, sofa, sale, [(tea.id, None)], now=now, rng=Random(3))
    await ann.says("/deals")
    page = await ann.sees("Running now")
    assert f"{lamp.title} · €49.99 together, €59.99 alone" in page.text
    assert f"{sofa.title} · €300.00 in the flash sale, otherwise €500.00" in page.text
    await ann.clicks("👥 Copper Light · €49.99")
    await ann.sees("0 of 2 joined")
    await ann.says("/deals")
    await ann.clicks("⚡ Cream Sofa · €300.00")
    await ann.sees("3 of 3 left")


async def test_a_category_is_a_button_and_leads_back_to_everything(
    shop: Shop, goods: list[Deal]
) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.says("/deals")
    await ann.clicks("Outdoor")
    page = await ann.sees("Outdoor · page 1 of 2")
    assert "Clay Plant Pot" in page.text and "Sofa" not in page.text
    await ann.clicks("Next")
    await ann.sees("Outdoor · page 2 of 2")
    await ann.clicks("All deals")
    await ann.sees("Deals · page 1 of 4")


async def test_typed_words_find_deals_or_lead_back(shop: Shop, goods: list[Deal]) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.says("/deals  SOFA ")
    page = await ann.sees("Found for “SOFA”")
    assert "Cream Sofa" in page.text and "Pot" not in page.text
    await ann.says("/deals submarine")
    await ann.sees("I found nothing for “submarine”")
    await ann.clicks("All deals")
    await ann.sees("page 1 of 4")


async def test_in_a_group_only_the_one_who_asked_sees_the_list(
    shop: Shop, goods: list[Deal]
) -> None:
    ann, ben = shop.box.person("Ann"), shop.box.person("Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    await ann.says("/deals", chat=tea)
    await ann.sees("page 1 of 4", chat=tea)
    await ann.clicks("Next", chat=tea)
    await ann.sees("page 2 of 4", chat=tea)
    await ann.says(f"/deal {goods[1].code}", chat=tea)
    await ann.sees("Stylish copper bedside light", chat=tea)
    await ben.never_sees("page", chat=tea, within=0.1)
    await ben.never_sees("Stylish", chat=tea, within=0.1)


@pytest.mark.parametrize("data", ["deal.page:0", "deal.show:{code}:0"])
async def test_a_press_never_overwrites_what_the_bot_said_in_public(
    shop: Shop, goods: list[Deal], data: str
) -> None:
    """Callback data is anybody's text, so a client may press a page under any public post."""
    ann, ben = (shop.box.person(name, language="en") for name in ("Ann", "Ben"))
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    button = {"text": "Odd", "callback_data": data.format(code=goods[0].code)}
    keyboard = {"inline_keyboard": [[button]]}
    await shop.app.bot.send_message(tea.id, "the owner's post", reply_markup=keyboard)  # type: ignore[arg-type]
    await ben.clicks("Odd", chat=tea)
    await ben.sees(goods[0].title, chat=tea)
    await ann.sees("the owner's post", chat=tea)
    await ann.never_sees(goods[0].title, chat=tea, within=0.1)
