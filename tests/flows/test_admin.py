"""The admin menus: private, for those who run the shop and nobody else, whatever happens between."""

import asyncio
from datetime import UTC, datetime, timedelta

from aiogram_dialog.api.entities import Stack

from domain.admin import audit
from handlers.admin.states import SettingsStates
from sandbox import Person
from sandbox.api.callbacks import Query
from sandbox.state.messages import Message
from storage.admin import pending_updates, roles
from storage.admin.tables import PendingUpdate, Role, RoleGrant
from tests.flows.admins import audit_actions, chat, owner_of, tea
from tests.flows.shop import Opened, Shop
from tests.timeouts import TIMEOUT_S


async def test_the_owner_looks_at_a_chat_and_sets_its_quiet_hours(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    await olga.says("/admin")
    await olga.sees("1 chat")
    await olga.clicks("💬 Chats")
    await olga.clicks("🟢 Tea")
    await olga.sees("🟢 Pin messages")
    await olga.clicks("🌙 Quiet hours")
    await olga.sees("Hours without posts in Tea")
    await olga.says("tonight")
    await olga.sees("like 22:00")
    await olga.says("22:00-08:00")
    await olga.sees("Quiet hours: 22:00-08:00\n🌍 Time zone: UTC (the shop's)")
    assert (await chat(shop.database, place.id)).quiet_to == "08:00"
    assert await audit_actions(shop.database) == [("chat.quiet", f"chat:{place.id}")]


async def test_windows_opened_within_a_second_are_told_apart(shop: Shop) -> None:
    opened = Stack()
    for _ in range(100):
        opened.push(SettingsStates.all, None)
    assert len(set(opened.intents)) == 100
    assert max(map(len, opened.intents)) <= 7


async def test_the_menu_speaks_the_language_of_whoever_looks(shop: Shop, olga: Person) -> None:
    olga.user.language = "ru"
    await olga.says("/admin")
    await olga.sees("Ваш магазин")
    await olga.clicks("💬 Чаты")
    await olga.sees("Пока ни одного")


async def test_leaving_a_chat_names_it_and_wants_a_yes(shop: Shop, olga: Person) -> None:
    place = tea(shop, olga)
    await olga.sees("Tea")
    await olga.says("/admin")
    await olga.clicks("💬 Chats")
    await olga.clicks("🟢 Tea")
    await olga.clicks("🚪 Leave")
    await olga.sees("Leave Tea?")
    await olga.clicks("« No")
    await olga.sees("Quiet hours")
    await olga.clicks("🚪 Leave")
    await olga.clicks("Yes, do it")
    await olga.sees("🔴 nothing can be posted")
    async with asyncio.timeout(TIMEOUT_S):
        while (await chat(shop.database, place.id)).state != "left":
            await asyncio.sleep(0.02)
    assert await audit_actions(shop.database) == [("chat.leave", f"chat:{place.id}")]


async def test_a_stranger_sees_no_menu_and_their_words_go_where_they_went(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.says("/admin")
    await ann.sees("This menu is for the shop's admins only.")
    await ann.says("hello")
    await ann.sees("Pass it on to the shop?")
    await ann.says("/cancel")
    await ann.sees("Cancelled.")


async def test_a_menu_is_dead_the_moment_the_role_is_gone(shop: Shop, olga: Person) -> None:
    ben = shop.box.person("Ben", language="en")
    await ben.says("/start")
    await ben.sees("Hello, Ben!")
    async with shop.database.begin() as tx:
        tx.add(RoleGrant(member_id=ben.id, role=Role.ADMIN, granted_at=shop.clock.now()))
    await ben.says("/admin")
    await ben.sees("Your shop")
    async with shop.database.begin() as tx:
        await roles.revoke(tx, ben.id, Role.ADMIN)
    answer = await ben.clicks("💬 Chats")
    assert "for the shop's admins only" in answer.text
    await ben.never_sees("all rights")


async def test_a_press_under_an_old_menu_brings_the_new_one(shop: Shop, olga: Person) -> None:
    await olga.says("/admin")
    old = await olga.sees("Your shop")
    data = str(old.buttons[0][0]["callback_data"])
    await olga.says("/admin")
    await menus(olga, 1, below=old)
    query = replay(shop, olga, old, data)
    await menus(olga, 2, below=old)
    async with asyncio.timeout(TIMEOUT_S):
        await query.answered.wait()
    assert query.answer is not None
    assert "That menu is old" in query.answer.text


async def test_a_press_too_old_to_be_answered_brings_the_menu_all_the_same(
    shop: Shop, olga: Person
) -> None:
    await olga.says("/admin")
    old = await olga.sees("Your shop")
    data = str(old.buttons[0][0]["callback_data"])
    await olga.says("/admin")
    await menus(olga, 1, below=old)
    replay(shop, olga, old, data, late=timedelta(minutes=1))
    await menus(olga, 2, below=old)


def replay(
    shop: Shop, person: Person, message: Message, data: str, *, late: timedelta = timedelta()
) -> Query:
    """Press a button that is not under its message any more, as somebody's script might."""
    query = shop.box.world.callbacks.open(person.id, message)
    shop.clock.jump(late)
    body = {
        "id": query.id,
        "from": person.user.json(),
        "chat_instance": "1",
        "message": message.json(),
        "data": data,
    }
    shop.box.world.updates.put("callback_query", body)
    return query


async def menus(olga: Person, wanted: int, *, below: Message) -> None:
    """Wait until the first window is on the screen so many times, each below a message."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            shown = [one for one in olga.screen() if "Your shop" in one.text]
            if len(shown) == wanted and shown[0].message_id > below.message_id:
                return
            await asyncio.sleep(0.02)


async def test_a_half_finished_form_survives_a_restart(opened: Opened) -> None:
    async with opened() as shop:
        olga = await owner_of(shop)
        place = tea(shop, olga)
        await olga.sees("Tea")
        await olga.says("/admin")
        await olga.clicks("💬 Chats")
        await olga.clicks("🟢 Tea")
        await olga.clicks("🌙 Quiet hours")
        await olga.sees("Hours without posts")
    async with opened() as shop:
        await olga.says("23:00-07:00")
        await olga.sees("Quiet hours: 23:00-07:00")
        assert (await chat(shop.database, place.id)).quiet_from == "23:00"


async def test_what_was_at_hand_in_a_kill_is_not_done_twice(opened: Opened) -> None:
    async with opened() as shop:
        olga = await owner_of(shop)
        database = shop.database
        await olga.says("/admin")
        await olga.sees("Your shop")
    async with opened() as shop:
        database = shop.database
        async with database.begin() as tx:
            tx.add(taken(olga, shop.app.bot.id))
        shop.app.admin_worker.look()
        await olga.sees("I was interrupted and may not have finished")
        async with asyncio.timeout(TIMEOUT_S):
            while await waits(shop):
                await asyncio.sleep(0.02)


async def waits(shop: Shop) -> bool:
    async with shop.database.read() as tx:
        return bool(await pending_updates.pending(tx, shop.app.bot.id))


def taken(olga: Person, bot_id: int) -> PendingUpdate:
    """An update that was being handled when the bot was killed."""
    body = (
        '{"update_id": 99, "message": {"message_id": 9, "date": 1, "text": "/admin", '
        f'"chat": {{"id": {olga.id}, "type": "private"}}, '
        f'"from": {{"id": {olga.id}, "is_bot": false, "first_name": "Olga"}}}}}}'
    )
    return PendingUpdate(
        bot_id=bot_id,
        update_id=99,
        member_id=olga.id,
        body=body,
        at=datetime(2026, 5, 1, tzinfo=UTC),
        tries=1,
    )


async def test_what_nobody_asked_for_is_answered(shop: Shop, olga: Person) -> None:
    await olga.says("/cancel")
    await olga.sees("There is nothing to cancel.")
    async with shop.database.read() as tx:
        assert (await audit.verify(tx)).broken_at is None
