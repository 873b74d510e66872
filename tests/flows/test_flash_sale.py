"""Flash sales as people live them: the announced start, one stock in three chats, the draw, the end."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from domain.flash_sale.payment import find_claim, record_claim_payment
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale, stop_flash_sale
from domain.voucher import Secret
from sandbox.state.chats import SandboxChat
from storage.chat import chats
from storage.deal.tables import Deal
from storage.flash_sale.tables import Claim, FlashSale
from storage.group_buy.tables import PaymentMethod
from storage.members import Member
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.flows.test_group_buy import known, people

Publish = Callable[..., Awaitable[FlashSale]]


@pytest.fixture
def publish(shop: Shop) -> Publish:
    """Publish a flash sale of the second sample deal (list price €74.99) into chats."""

    async def publish(places: list[SandboxChat], **changes: object) -> FlashSale:
        now = shop.clock.now()
        await import_sample(shop.database, now=now)
        found = (await deals(shop.database))[1]
        plain: dict[str, object] = {"price_minor": 3999, "starts_at": now, "stock": 10}
        plain |= {"lasts": timedelta(hours=1)}
        terms = FlashSaleTerms(**{**plain, **changes})  # type: ignore[arg-type]
        await known(shop, places)
        async with shop.database.begin() as tx:
            deal = await tx.get_one(Deal, found.id)
            deal.photo = None
            return await publish_flash_sale(
                tx, deal, terms, [(place.id, None) for place in places], now=now, rng=Random(3)
            )

    return publish


async def speak(shop: Shop, chat: SandboxChat, language: str) -> None:
    """Give a chat its language."""
    await known(shop, [chat])
    async with shop.database.begin() as tx:
        found = await chats.find(tx, chat.id)
        assert found is not None
        found.language = language


async def pay(shop: Shop, sale: FlashSale, name: str) -> str:
    """Mark somebody's claim as paid, as the operator does."""
    secret = Secret(shop.app.settings.voucher_secret)
    async with shop.database.begin() as tx:
        member = (await tx.scalars(select(Member).where(Member.name == name))).one()
        claim = await find_claim(tx, sale, member.code)
        now = shop.clock.now()
        return await record_claim_payment(tx, claim.id, now=now, secret=secret)


async def claims(shop: Shop) -> list[str]:
    async with shop.database.read() as tx:
        return list(await tx.scalars(select(Claim.state).order_by(Claim.id)))


async def test_three_chats_share_one_stock(shop: Shop, publish: Publish) -> None:
    ann, mei, vera = people(shop, "Ann", "Mei", "Vera")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    cha = shop.box.group("茶", members=[mei], bot_rights="admin")
    chay = shop.box.group("Чай", members=[vera], bot_rights="admin")
    await speak(shop, cha, "zh")
    await speak(shop, chay, "ru")
    for person in (ann, mei, vera):
        await person.says("/start")
    await publish([tea, cha, chay], stock=2)
    await ann.sees("2 of 2 left", chat=tea)
    await mei.sees("剩 2 / 2 件", chat=cha)
    await vera.sees("осталось 2 из 2", chat=chay)
    answer = await ann.clicks("Get it · €39.99", chat=tea)
    assert answer.text is not None and answer.text.startswith("⚡ Yours: 1 ×")
    await ann.sees("1 of 2 left", chat=tea)
    await vera.sees("осталось 1 из 2", chat=chay)
    await mei.clicks("抢购", chat=cha)
    await ann.sees("Sold out. 2 people were in time.", chat=tea)
    await mei.sees("已售罄，2 人抢到", chat=cha)
    card = await vera.sees("Распродано. Успели: 2.", chat=chay)
    assert not card.buttons
    assert await claims(shop) == ["confirmed"] * 2


async def test_an_announced_sale_opens_at_its_second(shop: Shop, publish: Publish) -> None:
    """RULES 12, defect 19: what is typed before the start takes nothing."""
    ann, ben = people(shop, "Ann", "Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    await ann.says("/start")
    sale = await publish([tea], starts_at=shop.clock.now() + timedelta(minutes=20))
    await ann.sees("Starts", chat=tea)
    await ann.sees("10 pieces", chat=tea)
    await ann.says(f"/grab {sale.code}")
    await ann.sees("has not started yet. Press “Remind me”")
    assert (await ann.clicks("Remind me", chat=tea)).text == "🔔 I will remind you."
    shop.clock.jump(timedelta(minutes=16))
    await ann.sees(f"/grab {sale.code}")
    await ann.sees("🔔")
    shop.clock.jump(timedelta(minutes=4))
    await ben.sees("10 of 10 left", chat=tea)
    await ann.says(f"/grab {sale.code.lower()}")
    await ann.sees("Yours: 1 ×")
    await ann.says(f"/grab {sale.code}")
    await ann.sees("Already yours: 1. Nothing more was taken.")
    await ben.sees("9 of 10 left", chat=tea)


async def test_quantities_duplicates_and_hostile_ones(shop: Shop, publish: Publish) -> None:
    """RULES 12, defects 11 and 20, in Russian."""
    (boris,) = people(shop, "Boris", language="ru")
    chay = shop.box.group("Чай", members=[boris], bot_rights="admin")
    await speak(shop, chay, "ru")
    await boris.says("/start")
    sale = await publish([chay], per_member=5, per_order=3)
    assert "Ваше: 3 ×" in ((await boris.clicks("×3", chat=chay)).text or "")
    again = await boris.clicks("×3", chat=chay)
    assert again.show_alert and again.text == "Уже ваше: 3. Больше ничего не взято."
    await boris.sees("осталось 7 из 10", chat=chay)
    for typed in ("٢", "1e9", "-1", "nan", "1.5", "4", "0"):
        await boris.says(f"/grab {sale.code} {typed}")
        await boris.sees(f"«{typed}» — не число от 1 до 3.")
    await boris.says(f"/grab {sale.code} 3")
    await boris.sees("Не больше 5 в одни руки.")
    await boris.says("/grab")
    await boris.sees("Напишите код после команды: /grab")
    await boris.says("/grab F<b>")
    await boris.sees("Распродажи F<B> нет.")
    await boris.opens(f"https://t.me/{shop.box.bot_username}?start=f_{sale.code}")
    page = await boris.sees("Ваше: 3 за")
    labels = [button["text"] for row in page.buttons for button in row]
    assert "×2" in labels and "×3" not in labels
    await boris.clicks("×2")
    await boris.sees("осталось 5 из 10", chat=chay)
    assert await claims(shop) == ["confirmed"] * 2


async def test_who_pays_in_the_shop_holds_it_meanwhile(shop: Shop, publish: Publish) -> None:
    """RULES 12, defect 21: it lapses, and goes to the next in line."""
    ann, ben = people(shop, "Ann", "Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    for person in (ann, ben):
        await person.says("/start")
    sale = await publish([tea], stock=1, pay=PaymentMethod.EXTERNAL)
    answer = await ann.clicks("Get it", chat=tea)
    assert answer.text is not None and answer.text.startswith("⚡ Held for you until")
    page = await ann.sees("Held for you: 1 for €39.99", chat=tea)
    assert f"{sale.code}-1" in page.text
    await ben.sees("All are gone or on hold right now. The waiting list is open.", chat=tea)
    waits = await ben.clicks("⏳ Waiting list", chat=tea)
    assert waits.text is not None and waits.text.startswith(
        "⏳ You are number 1 on the waiting list."
    )
    await ann.sees("Waiting list: 1", chat=tea)
    shop.clock.jump(timedelta(minutes=15))
    await ann.sees("was not paid in time")
    await ben.sees("came free and is held for you")
    taken = await ben.clicks("I take it")
    assert taken.text is not None and taken.text.startswith("⚡ Held for you until")
    assert await pay(shop, sale, "Ben") == "confirmed"
    await ben.sees("Sold out. 1 person was in time.", chat=tea)
    assert await pay(shop, sale, "Ann") == "refund_due"
    await ann.sees("came too late, and nothing was left. You get it back.")
    assert await claims(shop) == ["refund_due", "confirmed"]


async def test_what_is_given_back_can_be_claimed_again(shop: Shop, publish: Publish) -> None:
    """RULES 12, defect 10."""
    ann, ben = people(shop, "Ann", "Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    await ann.says("/start")
    await publish([tea])
    await ann.clicks("Get it", chat=tea)
    await ben.sees("9 of 10 left", chat=tea)
    await ann.clicks("Mine", chat=tea)
    await ann.sees("✅ Yours: 1", chat=tea)
    assert (await ann.clicks("Give it back", chat=tea)).text == "Given back."
    await ben.sees("10 of 10 left", chat=tea)
    await ann.clicks("Get it", chat=tea)
    await ben.sees("9 of 10 left", chat=tea)
    assert await claims(shop) == ["left", "confirmed"]


async def test_a_fair_start_is_drawn_and_the_seed_revealed(shop: Shop, publish: Publish) -> None:
    ann, ben, mei = people(shop, "Ann", "Ben", "Mei")
    tea = shop.box.group("Tea", members=[ann, ben, mei], bot_rights="admin")
    for person in (ann, ben, mei):
        await person.says("/start")
    sale = await publish([tea], stock=1, window_s=600)
    card = await ann.sees("Nobody has entered yet.", chat=tea)
    assert sale.seed_hash not in card.text
    await ann.clicks("How to check", chat=tea)
    proof = await ann.sees(sale.seed_hash, chat=tea)
    assert sale.seed not in proof.text
    for person in (ann, ben, mei):
        answer = await person.clicks("Enter · €39.99", chat=tea)
        assert answer.text is not None and answer.text.startswith("🎲 You are in the draw")
    again = await ann.clicks("Enter · €39.99", chat=tea)
    assert again.text == "Already yours: 1. Nothing more was taken."
    card = await ann.sees("3 have entered.", chat=tea)
    assert sale.seed not in card.text
    shop.clock.jump(timedelta(seconds=600))
    await ann.sees("The order was drawn fairly.", chat=tea)
    await mei.clicks("How to check", chat=tea)
    proof = await mei.sees(f"Seed: {sale.seed}", chat=tea)
    assert sale.seed_hash in proof.text and "list of entries" in proof.text
    assert sorted(await claims(shop)) == ["confirmed", "unlucky", "unlucky"]
    async with shop.database.read() as tx:
        rows = select(Claim.member_id).order_by(Claim.rank)
        order = list(await tx.scalars(rows))
    by_id = {person.id: person for person in (ann, ben, mei)}
    await by_id[order[1]].sees("You are number 1 on the waiting list")
    await by_id[order[2]].sees("You are number 2 on the waiting list")
    await by_id[order[0]].clicks("Mine", chat=tea)
    await by_id[order[0]].clicks("Give it back", chat=tea)
    await by_id[order[1]].sees("came free and is held for you")
    assert (await by_id[order[1]].clicks("No, thanks")).text == "Given back."
    await by_id[order[2]].sees("came free and is held for you")
    await by_id[order[2]].clicks("I take it")
    await ann.sees("Sold out. 1 person was in time.", chat=tea)


async def test_a_sale_ends_by_the_clock(shop: Shop, publish: Publish) -> None:
    (mei,) = people(shop, "Mei", language="zh-hans")
    cha = shop.box.group("茶", members=[mei], bot_rights="admin")
    await speak(shop, cha, "zh")
    await mei.says("/start")
    sale = await publish([cha], stock=None)
    await mei.sees("来抢第一件吧", chat=cha)
    await mei.clicks("抢购", chat=cha)
    await mei.sees("已有 1 人抢到", chat=cha)
    shop.clock.jump(timedelta(hours=1))
    card = await mei.sees("本次秒杀已结束。1 人抢到", chat=cha)
    assert not card.buttons
    await mei.says(f"/grab {sale.code}")
    await mei.sees("已结束。")


async def test_a_stopped_sale_says_so(shop: Shop, publish: Publish) -> None:
    """RULES 12, defect 4: what was sold stays sold."""
    ann, ben = people(shop, "Ann", "Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    await ann.says("/start")
    sale = await publish([tea])
    await ann.clicks("Get it", chat=tea)
    await ann.sees("9 of 10 left", chat=tea)
    async with shop.database.begin() as tx:
        await stop_flash_sale(tx, sale.code, now=shop.clock.now())
    await ben.sees("The shop has stopped this sale. What was sold stays sold.", chat=tea)
    await ben.says("/start")
    await ben.says(f"/grab {sale.code}")
    await ben.sees("was stopped by the shop.")
    assert await claims(shop) == ["confirmed"]


async def test_a_hundred_presses_in_three_chats_sell_ten(shop: Shop, publish: Publish) -> None:
    """RULES 12, defect 18, through the real intake."""
    crowd = [shop.box.person(f"P{number}", language="en") for number in range(99)]
    places = [
        shop.box.group(f"Chat {index}", members=crowd[index::3], bot_rights="admin")
        for index in range(3)
    ]
    await publish(places, stock=10)
    for index, place in enumerate(places):
        await crowd[index].sees("10 of 10 left", chat=place)

    async def press(number: int) -> str:
        answer = await crowd[number].clicks("Get it", chat=places[number % 3])
        return answer.text or ""

    answers = await asyncio.gather(*(press(number) for number in range(99)))
    assert sum(answer.startswith("⚡ Yours") for answer in answers) == 10
    assert sum("is sold out" in answer for answer in answers) == 89
    for index, place in enumerate(places):
        await crowd[index].sees("Sold out. 10 people were in time.", chat=place)
    assert await claims(shop) == ["confirmed"] * 10


async def test_plus_two_under_the_card_takes_two(shop: Shop, publish: Publish) -> None:
    [ann] = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann])
    await ann.says("/start")
    await publish([tea], per_member=3, per_order=3)
    card = await ann.sees("10 of 10 left", chat=tea)
    said = await ann.says("+2", tea, reply_to=card)
    await ann.sees("8 of 10 left", chat=tea)
    await ann.says("1+1", tea, reply_to=card)
    await ann.sees("Write a whole number")
    await ann.says("-", tea, reply_to=card)
    await ann.sees("10 of 10 left", chat=tea)
    await ann.edits(said, "+1")
    await ann.sees("use the buttons")
