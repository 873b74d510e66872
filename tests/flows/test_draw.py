"""A fair start with dice, as people live it: the card, the freeze, the dice, the seed, a lost answer."""

from datetime import timedelta

from sandbox import Fault
from storage import installation
from tests.flows.shop import Shop
from tests.flows.test_flash_sale import Publish, claims, people, publish, speak

__all__ = ["publish"]


async def test_dice_decide_and_the_seed_comes_with_the_last_one(
    shop: Shop, publish: Publish
) -> None:
    ann, ben, mei = people(shop, "Ann", "Ben", "Mei")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    cha = shop.box.group("Cha", members=[mei], bot_rights="admin")
    await speak(shop, cha, "en")
    for person in (ann, ben, mei):
        await person.says("/start")
    sale = await publish([tea, cha], stock=1, window_s=600, dice=True)
    await ann.sees("3 dice 🎰, thrown in this chat", chat=tea)
    card = await mei.sees("thrown in Tea when entries close", chat=cha)
    assert sale.seed_hash in card.text and sale.seed not in card.text
    for person, chat in ((ann, tea), (ben, tea), (mei, cha)):
        await person.clicks("Enter · €39.99", chat=chat)
    await ann.sees("Entries 3", chat=tea)
    await ann.says(f"/verify {sale.code}")
    page = await ann.sees("Your entry is number 1")
    assert sale.seed not in page.text
    shop.clock.jump(timedelta(seconds=600))
    frozen = await ann.sees("entries are closed. 3 people take part.", chat=tea)
    over = await ann.sees("the dice show", chat=tea)
    assert sale.seed in over.text
    thrown = [message for message in ann.screen(tea) if "dice" in message.body]
    assert len(thrown) == 3
    for message in thrown:
        assert message.body["reply_to_message"]["message_id"] == frozen.message_id
    values = ", ".join(str(message.body["dice"]["value"]) for message in thrown)
    assert values in over.text
    await mei.sees(f"The order was drawn: 🎰 {values}", chat=cha)
    await mei.says(f"/verify {sale.code}")
    await mei.sees(f"Secret number: {sale.seed}")
    await mei.sees("All are gone or on hold right now.", chat=cha)
    assert sorted(await claims(shop)) == ["confirmed", "unlucky", "unlucky"]


async def test_a_lost_die_is_read_by_an_admin_and_never_thrown_again(
    shop: Shop, publish: Publish
) -> None:
    ann, owner = people(shop, "Ann", "Olga")
    tea = shop.box.group("Tea", members=[ann, owner], bot_rights="admin")
    for person in (ann, owner):
        await person.says("/start")
    async with shop.database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": owner.id})
    sale = await publish([tea], stock=1, window_s=600, dice=True)
    await ann.clicks("Enter · €39.99", chat=tea)
    await ann.sees("Entries 1", chat=tea)
    shop.box.faults.next("sendDice", Fault.drop_after(), chat=tea)
    shop.clock.jump(timedelta(seconds=600))
    asked = await owner.sees("I do not know what a die shows")
    assert "/dice" in asked.text
    thrown = [message for message in ann.screen(tea) if "dice" in message.body]
    assert len(thrown) == 3
    code = next(word for word in asked.text.split() if word.startswith("D") and len(word) == 5)
    await ann.says(f"/dice {code} 5")
    assert sale.seed not in "".join(message.text for message in ann.screen(tea))
    lost = str(thrown[0].body["dice"]["value"])
    await owner.says(f"/dice {code} {lost}")
    await owner.sees(f"Written down: {code} is drawn.")
    over = await ann.sees("An admin looked into the chat", chat=tea)
    assert ", ".join(str(message.body["dice"]["value"]) for message in thrown) in over.text
    await ann.sees("Sold out", chat=tea)
    assert await claims(shop) == ["confirmed"]
