"""Customers write to the shop and are answered: in the owner's chat, or in topics of a group."""

import asyncio
from datetime import timedelta

from domain.support import conversation, inbox, shop_info, templates
from sandbox import Fault, Person
from sandbox.people import groups
from sandbox.state.chats import SandboxChat
from storage.delivery import outbox
from storage.delivery.tables import OutboxState
from storage.members import Member
from storage.support import tickets
from tests.flows.admins import admin_of, new_member
from tests.flows.sample_deals import picture
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S
from views.group_buy.group_buy_screens import GroupBuyJoin

SHOP = "Candle Shop"
ASK = "Pass it on to the shop?"


async def is_named(shop: Shop) -> None:
    async with shop.database.begin() as tx:
        await shop_info.write(tx, shop_info.NAME, SHOP, by_id=None, now=shop.clock.now())


async def writes(person: Person, text: str) -> None:
    await person.says(text)
    await person.sees(ASK)
    await person.clicks("Yes, pass it on")
    await person.sees("Passed on to")


async def topic_of(shop: Shop, staff: SandboxChat, name: str) -> int:
    """Wait for the topic of a customer."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            for topic in staff.topics.values():
                if topic.name == name:
                    return topic.thread_id
            await asyncio.sleep(0.02)


def staff_group(shop: Shop, olga: Person, *people: Person, topics: bool = True) -> SandboxChat:
    """Return a forum where the bot may, or may not, open topics."""
    return shop.box.group(
        "Staff",
        members=people,
        owner=olga,
        forum=True,
        bot_rights={"can_manage_topics": topics, "can_pin_messages": True},
    )


async def arrives_in(shop: Shop, place: SandboxChat | None) -> None:
    async with shop.database.begin() as tx:
        await inbox.choose(tx, None if place is None else place.id)


async def test_what_the_bot_does_not_know_is_passed_on_and_answered(
    shop: Shop, olga: Person
) -> None:
    await is_named(shop)
    ann = await new_member(shop, "Ann")
    await ann.says("hello, do you have a green sofa?")
    question = await ann.sees(ASK)
    assert [len(row) for row in question.buttons] == [2, 3]
    await ann.says("It is for the garden")
    await ann.clicks("Yes, pass it on")
    await ann.sees(f"Passed on to {SHOP}.")
    await olga.sees("green sofa?")
    arrived = await olga.sees("It is for the garden")
    await olga.says("Yes, for 430 euro", reply_to=arrived)
    await olga.sees("On its way to Ann.")
    await ann.sees(f"💬 {SHOP}\nYes, for 430 euro")
    await ann.sends_photo(picture(1), "here it should stand")
    photo = await olga.sees("here it should stand")
    assert photo.body.get("photo")
    await olga.clicks("Ready answers", message=photo)
    async with shop.database.begin() as tx:
        await templates.add(tx, "We are open until six.", now=shop.clock.now())
    await olga.clicks("Ready answers", message=photo)
    await olga.clicks("We are open until six.")
    await ann.sees(f"💬 {SHOP}\nWe are open until six.")
    await olga.clicks("Close", message=photo)
    await ann.sees("has closed this conversation")
    assert "closed already" in (await olga.clicks("Close", message=photo)).text
    await ann.says("one more thing")
    await ann.sees(ASK)
    await ann.clicks("No")
    await ann.sees("I passed nothing on")
    await olga.never_sees("one more thing")


async def test_unknown_commands_and_kinds_are_answered(shop: Shop, olga: Person) -> None:
    ann = await new_member(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], owner=olga, bot_rights="admin")
    await ann.says("/xyz")
    answer = await ann.sees("I do not know /xyz.")
    assert len(answer.buttons[0]) == 3
    await ann.sends_document(b"x")
    await ann.sees("I can pass on text and photos only.")
    await olga.says("/xyz")
    await olga.sees("I do not know /xyz.")
    await ann.says("/xyz@tuan_sandbox_bot", chat=tea)
    assert (await ann.sees("I do not know /xyz.", chat=tea)).ephemeral_id is not None
    await ann.says("/abc", chat=tea)
    await ann.never_sees("I do not know /abc.", chat=tea, within=0.2)


async def test_old_and_unknown_buttons_say_that_they_do_nothing(shop: Shop, olga: Person) -> None:
    """Of a version that packed other values, of nothing at all, and of promotions that are gone."""
    ann = await new_member(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], owner=olga, bot_rights="admin")
    dead = {
        "gb.join:1:2:3:4:5": "from an older message",
        "nothing": "from an older message",
        GroupBuyJoin(team_id=999, price=1).pack(): "There is no group buy",
    }
    for data, words in dead.items():
        keyboard = {"inline_keyboard": [[{"text": data[:20], "callback_data": data}]]}
        for place in (tea, ann.private):
            await shop.app.bot.send_message(place.id, "old", reply_markup=keyboard)  # type: ignore[arg-type]
            assert words in ((await ann.clicks(data[:20], chat=place)).text or ""), data


async def test_a_staff_group_has_a_topic_for_each_customer(shop: Shop, olga: Person) -> None:
    ann, ben = await new_member(shop, "Ann"), await admin_of(shop, "Ben")
    zoe = await new_member(shop, "Zoe")
    staff = staff_group(shop, olga, ben, zoe)
    await olga.sees("Staff")
    await arrives_in(shop, staff)
    await writes(ann, "Is it in stock?")
    thread = await topic_of(shop, staff, "Ann")
    arrived = await ben.sees("Is it in stock?", chat=staff)
    assert arrived.body["message_thread_id"] == thread
    await zoe.says("Ask me!", chat=staff, thread=thread, reply_to=arrived)
    await zoe.sees("This menu is for the shop's admins only.", chat=staff)
    assert "for the shop's admins only" in (await zoe.clicks("Close", chat=staff)).text
    await ben.says("It is.", chat=staff, thread=thread, reply_to=arrived)
    await ann.sees("It is.")
    await ann.never_sees("Ask me!", within=0.1)
    await ann.says("Then I take it")
    assert (await ben.sees("Then I take it", chat=staff)).body["message_thread_id"] == thread
    assert [topic.name for topic in staff.topics.values()].count("Ann") == 1
    groups.close_topic(shop.box.world, staff, thread, closed=True, by=olga.user)
    shop.box.faults.next(
        "sendMessage", Fault.refuse_with(400, "message thread not found"), chat=staff
    )
    await ann.says("Are you there?")
    await ben.sees("Are you there?", chat=staff)
    assert [topic.name for topic in staff.topics.values()].count("Ann") == 2


async def test_without_the_right_messages_go_to_the_owner(shop: Shop, olga: Person) -> None:
    ann = await new_member(shop, "Ann")
    staff = staff_group(shop, olga, topics=False)
    await olga.sees("Staff")
    await arrives_in(shop, staff)
    await writes(ann, "Hello?")
    await olga.sees("Hello?")
    await olga.sees("I may not open topics in Staff")


async def test_the_owner_hears_that_an_answer_waits(shop: Shop, olga: Person) -> None:
    ann = await new_member(shop, "Ann")
    await writes(ann, "Hello?")
    arrived = await olga.sees("Hello?")
    await ann.blocks_bot()
    await olga.says("Good morning", reply_to=arrived)
    await olga.sees("Ann has blocked me, so your answer waits.")
    await ann.unblocks_bot()
    await ann.sees("Good morning")


async def test_the_menu_answers_and_a_week_of_silence_closes(shop: Shop, olga: Person) -> None:
    ann = await new_member(shop, "Ann")
    await writes(ann, "Hello?")
    await olga.says("/admin")
    await olga.sees("1 customer waits for an answer")
    await olga.clicks("💬 Support · 1 open")
    await olga.clicks("Ann")
    await olga.sees("Hello?")
    await olga.clicks("✍️ Answer")
    await olga.says("Good morning")
    await olga.sees("On its way to Ann.")
    await ann.sees("Good morning")
    shop.clock.jump(timedelta(days=8))
    await ann.sees("Nobody has written for a week")
    async with shop.database.read() as tx:
        assert await tickets.count_open(tx) == 0
    await olga.clicks("« Back")
    await olga.sees("Nobody waits for an answer.")
    await olga.clicks("📋 Ready answers")
    await olga.clicks("➕ New answer")
    await olga.says("We ship on Mondays.")
    await olga.clicks("We ship on Mondays.")
    await olga.clicks("🗑 Remove")
    await olga.sees("None yet.")


async def test_nobody_floods_the_shop(shop: Shop, olga: Person) -> None:
    ann, ben = await new_member(shop, "Ann"), await new_member(shop, "Ben")
    async with shop.database.begin() as tx:
        member = await tx.get_one(Member, ann.id)
        for _ in range(conversation.HOURLY_MAX):
            await conversation.ask(
                tx, member, conversation.WrittenMessage("x"), now=shop.clock.now()
            )
        (await tx.get_one(Member, ben.id)).banned_at = shop.clock.now()
    await ann.says("and this")
    await ann.sees("You have sent the shop a lot in an hour.")
    await ben.says("hello?")
    await ben.never_sees(ASK)
    await ben.says("/contact")
    assert "cannot write" in (await ben.clicks("Write to the shop")).text


async def test_contact_terms_and_payments_answer(shop: Shop, olga: Person) -> None:
    ann = await new_member(shop, "Ann")
    await ann.says("/terms")
    await ann.sees("We have not written down our terms yet.")
    await olga.says("/terms")
    await olga.clicks("✏️ Change these texts")
    await olga.clicks("📄 Terms")
    await olga.says("Pay at pick-up.\nNo returns.")
    await olga.sees("Terms: Pay at pick-up. No returns.")
    await olga.clicks("🏷 Name")
    await olga.says("x" * 41)
    await olga.sees("at most 40 letters")
    await olga.says(SHOP)
    await olga.sees(f"Name: {SHOP}")
    await ann.says("/terms")
    await ann.sees(f"{SHOP}\n\nPay at pick-up.\nNo returns.")
    await ann.says("/paysupport")
    await ann.clicks("✍️ Write to the shop")
    await ann.says("My card was charged twice")
    await ann.sees(f"Passed on to {SHOP}.")
    await olga.sees("charged twice")
    async with shop.database.read() as tx:
        failed = await outbox.listed(tx, (OutboxState.FAILED,), limit=9)
    assert not failed
