"""Chats in the admin menu: rights, wishes, health, test post, pause, and whose chats they are."""

import asyncio

from sqlalchemy import select

from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.admin.tables import AdminChat, AuditEntry
from storage.chat import chats
from storage.chat.tables import Chat
from tests.flows.admins import admin_of, audit_actions, chat
from tests.flows.shop import Shop
from tests.flows.test_admin import replay
from tests.timeouts import TIMEOUT_S


async def opens(person: Person, title: str = "🟢 Tea") -> None:
    await person.says("/admin")
    await person.clicks("💬 Chats")
    await person.clicks(title)
    await person.sees("Quiet hours")


async def test_wishes_are_pressed_and_typed(shop: Shop, olga: Person, place: SandboxChat) -> None:
    await opens(olga)
    await olga.clicks("🌍 Time zone")
    await olga.clicks("Asia/Shanghai")
    await olga.sees("Time zone: Asia/Shanghai\n")
    await olga.clicks("🔢 Posts a day")
    await olga.says("many")
    await olga.sees("many is not a whole number")
    await olga.says("5")
    await olga.sees("Posts a day at most: 5")
    await olga.clicks("↔️ Gap")
    await olga.says("2h")
    await olga.sees("Gap between posts: 2 h")
    await olga.clicks("↔️ Gap")
    await olga.sees("Now: 2 h")
    await olga.clicks("20 min")
    await olga.sees("Gap between posts: 20 min")
    await olga.clicks("🗣 Language")
    await olga.clicks("Русский")
    await olga.sees("Language of posts: Русский")
    await olga.clicks("🏷 Tags")
    await olga.says("x" * 41)
    await olga.sees("A tag has up to 40 characters.")
    await olga.says("tea, Sweets")
    await olga.sees("Tags: sweets tea")
    await olga.clicks("🏷 Tags")
    await olga.clicks("☑ tea")
    await olga.sees("Tags: sweets")
    await olga.clicks("‹ 🚪 By request: no ›")
    await olga.sees("ask to join")
    await olga.clicks("🔢 Posts a day")
    await olga.clicks("✖️ None")
    await olga.sees("Posts a day at most: any number")
    known = await chat(shop.database, place.id)
    assert (known.zone, known.daily_cap, known.minimum_gap_s) == ("Asia/Shanghai", None, 1200)
    assert (known.language, known.links_by_request) == ("ru", True)
    assert {act for act, _ in await audit_actions(shop.database)} == {
        "chat.zone",
        "chat.cap",
        "chat.gap",
        "chat.language",
        "chat.tags",
        "chat.by_request",
    }


async def test_a_missing_right_is_red_and_says_how_to_mend_it(shop: Shop, olga: Person) -> None:
    shop.box.group("Tea", owner=olga, bot_rights="member")
    await olga.sees("Tea")
    await opens(olga, "🟡 Tea")
    page = await olga.sees("🔴 Pin messages")
    assert "Administrators › me: switch on “Pin messages”" in page.text
    rights = "pin_messages+delete_messages+invite_users"
    url = (await olga.clicks("Give me the rights")).url
    assert url == f"https://t.me/tuan_sandbox_bot?startgroup&admin={rights}"
    await olga.clicks("« Back")
    assert (await olga.clicks("Add me to a group")).url == url


async def test_the_later_of_two_admins_sees_what_changed(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await opens(olga)
    await olga.clicks("🔢 Posts a day")
    await olga.sees("How many posts a day")
    async with shop.database.begin() as tx:
        known = await chats.find(tx, place.id)
        assert known is not None
        known.daily_cap = 9
    await olga.says("5")
    told = await olga.sees("it was none, now it is 9")
    assert "How many posts a day" in told.text
    assert (await chat(shop.database, place.id)).daily_cap == 9
    await olga.says("5")
    await olga.sees("Posts a day at most: 5")
    assert (await chat(shop.database, place.id)).daily_cap == 5


async def test_a_pause_holds_and_a_test_post_says_what_became_of_it(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await opens(olga)
    await olga.clicks("🧪 Test post")
    await olga.sees("✅ It is there.")
    await olga.sees("Test: posts of this shop arrive here", chat=place)
    await olga.clicks("« Back")
    await olga.clicks("⏸ Pause")
    await olga.sees("⏸ Paused. No post waits.")
    await olga.clicks("🧪 Test post")
    await olga.sees("⏸ It is held.\n↳ The chat is paused")
    await olga.clicks("« Back")
    await olga.sees("⏸ Paused. 1 post waits.")
    await olga.clicks("▶️ Resume")
    await olga.no_longer_sees("⏸ Paused")
    assert (await chat(shop.database, place.id)).paused_at is None


async def test_an_admin_of_some_chats_sees_only_those_whatever_they_forge(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    other = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await olga.sees("Coffee")
    ben = await admin_of(shop, "Ben", [place])
    await ben.says("/admin")
    await ben.clicks("💬 Chats")
    window = await ben.sees("all rights")
    buttons = [button for row in window.buttons for button in row]
    assert not any("Coffee" in str(button["text"]) for button in buttons)
    data = next(str(b["callback_data"]) for b in buttons if "Tea" in str(b["text"]))
    for forged in (str(other.id), "-1", "tea", "9" * 30):
        replay(shop, ben, window, data.replace(str(place.id), forged))
    await asyncio.sleep(0.6)
    await ben.never_sees("Quiet hours", within=0.4)
    await ben.clicks("🟢 Tea")
    await ben.sees("Quiet hours")
    async with shop.database.begin() as tx:
        await tx.delete(await tx.get_one(AdminChat, (ben.id, place.id)))
    await ben.clicks("⏸ Pause")
    await asyncio.sleep(0.3)
    async with shop.database.read() as tx:
        assert (await tx.get_one(Chat, place.id)).paused_at is None
        assert not list(await tx.scalars(select(AuditEntry)))


async def test_an_open_form_follows_the_group_that_moved(shop: Shop, olga: Person) -> None:
    place = shop.box.group("Tea", owner=olga, kind="group", bot_rights="admin")
    await olga.sees("Tea")
    ben = await admin_of(shop, "Ben", [place])
    await opens(ben)
    await ben.clicks("🔢 Posts a day")
    new = shop.box.migrate(place)
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            async with shop.database.read() as tx:
                if (moved := await chats.find(tx, place.id)) and moved.migrated_to:
                    break
            await asyncio.sleep(0.02)
    await ben.says("3")
    await ben.sees("Posts a day at most: 3")
    assert (await chat(shop.database, new.id)).daily_cap == 3
