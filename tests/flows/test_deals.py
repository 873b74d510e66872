"""People look at deals: the list and its pages, one deal by its code, and what is over."""

from datetime import timedelta

import pytest

from domain.deal.deal import withdraw_deal
from storage.deal.tables import Deal
from tests.flows.sample_deals import deals, import_sample
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
    await ann.sees(goods[0].code)
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
    await ann.says("/deals")
    await ann.sees("page 1 of 4")
    await ann.clicks(goods[1].code)
    card = await ann.sees("Stylish copper bedside light")
    assert "€59.99" in card.text and "−20%" in card.text
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
    assert goods[0].code not in page.text


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
    await ben.sees(goods[0].code, chat=tea)
    await ann.sees("the owner's post", chat=tea)
    await ann.never_sees(goods[0].code, chat=tea, within=0.1)
