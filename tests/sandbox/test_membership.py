"""Coming and going: what the bot is told, and what both sides of a migration say."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import Update

from sandbox import Person, Sandbox, SandboxChat
from sandbox.page.screen import commands_for
from sandbox.people.acts import CannotAct
from tests.sandbox.conftest import Ask, chats_on_screen


def standings(update: dict[str, Any], kind: str = "my_chat_member") -> tuple[str, str]:
    change = update[kind]
    return change["old_chat_member"]["status"], change["new_chat_member"]["status"]


async def test_being_added_is_told_twice(box: Sandbox, told: Any, ann: Person) -> None:
    """As Telegram does: once as a change of standing, once as a line in the group."""
    await told()
    tea = box.group("Tea", [ann], bot_rights=None, owner=ann)
    assert await told() == []
    await ann.adds_bot(tea)
    change, line = await told()
    assert standings(change) == ("left", "member")
    assert change["my_chat_member"]["from"]["id"] == ann.id
    assert line["message"]["new_chat_members"][0]["id"] == 42


async def test_promotion_demotion_and_the_way_out(box: Sandbox, told: Any, ann: Person) -> None:
    tea = box.group("Tea", [ann])
    await told()
    box.promote_bot(tea, {"can_pin_messages": False}, by=ann)
    box.demote_bot(tea)
    box.restrict_bot(tea, {"can_send_photos": False})
    box.kick_bot(tea)
    updates = await told()
    changes = [update for update in updates if "my_chat_member" in update]
    assert [standings(change) for change in changes] == [
        ("member", "administrator"),
        ("administrator", "member"),
        ("member", "restricted"),
        ("restricted", "kicked"),
    ]
    granted = changes[0]["my_chat_member"]["new_chat_member"]
    assert (granted["can_pin_messages"], granted["can_delete_messages"]) == (False, True)
    assert changes[2]["my_chat_member"]["new_chat_member"]["can_send_photos"] is False


async def test_updates_fit_the_models(box: Sandbox, ask: Ask, told: Any, ann: Person) -> None:
    """Everything the sandbox tells can be read by aiogram."""
    await ask("getUpdates", allowed_updates=["message", "chat_member", "my_chat_member"])
    tea = box.group("Tea", [ann], bot_rights="admin", forum=True)
    box.promote(tea, ann)
    box.topic(tea, "Deals")
    await ann.leaves(tea)
    box.restrict_bot(tea, {"can_send_messages": False})
    box.kick_bot(tea)
    await ann.blocks_bot()
    updates = await told()
    assert len(updates) > 6
    for update in updates:
        Update.model_validate(update)


async def test_blocking_is_a_change_of_standing(told: Any, bot: Bot, ann: Person) -> None:
    await told()
    await ann.blocks_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(ann.id, "hello")
    with pytest.raises(CannotAct, match="has blocked the bot"):
        await ann.says("hello")
    await ann.unblocks_bot()
    await bot.send_message(ann.id, "hello again")
    assert [standings(update) for update in await told()] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


async def test_a_group_becomes_a_supergroup(box: Sandbox, bot: Bot, told: Any, ann: Person) -> None:
    old = box.group("Tea", [ann], kind="group")
    await told()
    new = box.migrate(old)
    assert (old.kind, new.kind) == ("group", "supergroup")
    from_old, from_new = await told()
    assert from_old["message"]["chat"]["id"] == old.id
    assert from_old["message"]["migrate_to_chat_id"] == new.id
    assert from_new["message"]["chat"]["id"] == new.id
    assert from_new["message"]["migrate_from_chat_id"] == old.id
    with pytest.raises(TelegramMigrateToChat) as refused:
        await bot.send_message(old.id, "hello")
    assert refused.value.migrate_to_chat_id == new.id
    await bot.send_message(new.id, "hello")
    await ann.sees("hello", chat=new)
    assert chats_on_screen(box, ann) == [new.id, ann.id]


@pytest.mark.parametrize("new_side_first", [False, True])
async def test_migration_may_be_told_in_any_order_and_twice(
    box: Sandbox, told: Any, ann: Person, new_side_first: bool
) -> None:
    old = box.group("Tea", [ann], kind="group")
    await told()
    new = box.migrate(old, new_side_first=new_side_first, times=2)
    sides = [update["message"]["chat"]["id"] for update in await told()]
    assert sides == ([new.id, old.id] if new_side_first else [old.id, new.id]) * 2


async def test_links_invite_and_requests_wait(
    box: Sandbox, bot: Bot, ask: Ask, told: Any, ann: Person, ben: Person
) -> None:
    tea = box.group("Tea", bot_rights="admin")
    await ask("getUpdates", allowed_updates=["chat_member", "chat_join_request"])
    await told()
    open_link = await bot.create_chat_invite_link(tea.id, name="ad")
    asking_link = await bot.create_chat_invite_link(tea.id, creates_join_request=True)
    await ann.opens(open_link.invite_link)
    await ben.opens(asking_link.invite_link)
    joined, asked = await told()
    assert joined["chat_member"]["invite_link"]["name"] == "ad"
    assert asked["chat_join_request"]["user_chat_id"] == ben.id
    standing = tea.find_member(ben.id)
    assert standing is None
    await bot.approve_chat_join_request(tea.id, ben.id)
    assert tea.members[ben.id].status == "member"
    await bot.revoke_chat_invite_link(tea.id, open_link.invite_link)
    assert await box.person("Carl").opens(open_link.invite_link) is None
    assert len(tea.members) == 4


@pytest.mark.parametrize(
    "url",
    [
        "t.me/tuan_sandbox_bot?start=r-K7Q2",
        "https://t.me/tuan_sandbox_bot?start=r-K7Q2",
        "?start=r-K7Q2",
    ],
)
async def test_a_deep_link_starts_the_bot(told: Any, ben: Person, url: str) -> None:
    await ben.opens(url)
    [update] = await told()
    assert update["message"]["text"] == "/start r-K7Q2"


async def test_a_link_elsewhere_or_with_a_bad_payload_opens_nothing(ben: Person) -> None:
    assert await ben.opens("t.me/other_bot?start=x") is None
    assert await ben.opens("t.me/tuan_sandbox_bot?start=a.b") is None


async def test_who_is_not_in_cannot_speak(box: Sandbox, ann: Person) -> None:
    tea = box.group("Tea")
    with pytest.raises(CannotAct, match="Ann is not in Tea"):
        await ann.says("hello", chat=tea)


async def test_commands_by_scope_and_language(box: Sandbox, ask: Ask, ann: Person) -> None:
    tea = box.group("Tea", [ann])
    wei = box.person("Wei", language="zh")
    await wei.joins(tea)

    async def set_(name: str, scope: dict[str, Any], language: str = "") -> None:
        commands = [{"command": name, "description": "x"}]
        await ask("setMyCommands", commands=commands, scope=scope, language_code=language)

    def menu(person: Person, chat: SandboxChat) -> list[str]:
        return [command["command"] for command in commands_for(box.world, person.id, chat)]

    assert menu(ann, tea) == []
    await set_("default", {"type": "default"})
    await set_("groups", {"type": "all_group_chats"})
    await set_("groups_zh", {"type": "all_group_chats"}, "zh")
    await set_("private", {"type": "all_private_chats"})
    assert (menu(ann, tea), menu(wei, tea)) == (["groups"], ["groups_zh"])
    assert menu(ann, ann.private) == ["private"]
    await set_("admins", {"type": "all_chat_administrators"})
    box.promote(tea, ann)
    assert menu(ann, tea) == ["admins"]
    await set_("hers", {"type": "chat_member", "chat_id": tea.id, "user_id": ann.id})
    assert menu(ann, tea) == ["hers"]


async def test_a_join_says_which_way_it_came(
    box: Sandbox, ask: Ask, told: Any, ann: Person
) -> None:
    olga = box.person("Olga")
    tea = box.group("Tea", owner=olga, bot_rights="admin")
    await ask("getUpdates", allowed_updates=["chat_member", "chat_join_request"])
    await told()

    async def joined() -> dict[str, Any]:
        (update,) = [u["chat_member"] for u in await told() if "chat_member" in u]
        await ann.leaves(tea)
        await told()
        return {k: v for k, v in update.items() if k == "invite_link" or k.startswith("via_")}

    await ann.joins(tea)
    assert await joined() == {}
    await ann.joins(tea, by_folder=True)
    assert await joined() == {"via_chat_folder_invite_link": True}
    link = await olga.invites(tea)
    await ann.joins(tea, link)
    (way,) = (await joined()).values()
    assert way["creator"]["id"] == olga.id
    assert way["invite_link"].endswith("...") and way["invite_link"] != link
    await ann.asks_to_join(tea)
    (request,) = await told()
    assert "invite_link" not in request["chat_join_request"]
    await olga.lets_in(ann, tea)
    assert await joined() == {"via_join_request": True}
