"""The queue of updates: order, offsets, two pollers, expiry, what the bot did not ask for."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from sandbox import Person, Sandbox, SandboxChat
from tests.sandbox.conftest import Ask


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates if "text" in update.get("message", {})]


async def test_updates_come_again_until_they_are_confirmed(ask: Ask, ann: Person) -> None:
    await ann.says("two")
    _, first = await ask("getUpdates")
    _, again = await ask("getUpdates")
    assert texts(first["result"]) == texts(again["result"]) == ["/start", "two"]
    second = first["result"][1]["update_id"]
    _, rest = await ask("getUpdates", offset=second)
    assert texts(rest["result"]) == ["two"]
    _, none = await ask("getUpdates", offset=second + 1)
    assert none["result"] == []


async def test_a_limit_and_a_negative_offset(ask: Ask, ann: Person) -> None:
    for text in ("two", "three"):
        await ann.says(text)
    _, body = await ask("getUpdates", limit=2)
    assert texts(body["result"]) == ["/start", "two"]
    _, body = await ask("getUpdates", offset=-1)
    assert texts(body["result"]) == ["three"]


async def test_a_long_poll_returns_with_the_first_update(bot: Bot, box: Sandbox) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    await box.person("Ann").says("/start")
    [update] = await poll
    assert update.message is not None and update.message.text == "/start"
    assert time.monotonic() - began < 45


async def test_the_older_of_two_polls_is_ended(bot: Bot, ask: Ask, ann: Person) -> None:
    await ask("getUpdates", offset=-1)
    _, body = await ask("getUpdates")
    older = asyncio.create_task(
        bot.get_updates(offset=body["result"][-1]["update_id"] + 1, timeout=20)
    )
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(bot.get_updates(timeout=20))
    with pytest.raises(TelegramConflictError) as conflict:
        await older
    assert conflict.value.message == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    await ann.says("hello")
    assert (await newer)[0].message is not None


async def test_closing_ends_a_long_poll_at_once(box: Sandbox, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    await box.close()
    assert await poll == []
    assert time.monotonic() - began < 45


async def test_a_press_expires_before_a_message(
    box: Sandbox, ask: Ask, told: Any, ann: Person
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Join", "callback_data": "j"}]]}
    await ask("sendMessage", chat_id=ann.id, text="card", reply_markup=keyboard)
    await ann.presses("Join")
    await ann.types_inline("tea")
    box.clock.jump(timedelta(seconds=31))
    _, body = await ask("getUpdates")
    assert [list(update)[1] for update in body["result"]] == ["message", "callback_query"]
    box.clock.jump(timedelta(seconds=120))
    _, body = await ask("getUpdates")
    assert [list(update)[1] for update in body["result"]] == ["message"]
    box.clock.jump(timedelta(hours=24))
    assert await told() == []
    assert box.world.updates.expired == 3


async def test_chat_member_must_be_asked_for_and_the_wish_persists(
    box: Sandbox, ask: Ask, told: Any, tea: SandboxChat
) -> None:
    await told()
    await box.person("Carl").joins(tea)
    assert [list(update)[1] for update in await told()] == ["message"]
    await ask("getUpdates", allowed_updates=["chat_member"])
    await box.person("Dora").joins(tea)
    assert [list(update)[1] for update in await told()] == ["chat_member"]
    await box.person("Eve").joins(tea)
    [update] = await told()
    assert update["chat_member"]["new_chat_member"]["status"] == "member"
    await ask("getUpdates", allowed_updates=[])
    await box.person("Finn").joins(tea)
    assert [list(update)[1] for update in await told()] == ["message"]


async def test_a_plain_member_hears_nothing_of_other_members(
    box: Sandbox, ask: Ask, told: Any, corner: SandboxChat
) -> None:
    await ask("getUpdates", allowed_updates=["chat_member"])
    await told()
    await box.person("Carl").joins(corner)
    assert await told() == []


async def test_privacy_mode_lets_commands_and_replies_through(
    ask: Ask, told: Any, ann: Person, corner: SandboxChat, box: Sandbox
) -> None:
    sent = await ask("sendMessage", chat_id=corner.id, text="card")
    await told()
    for text in ("hello", "/deals", "/deals@tuan_sandbox_bot x", "/deals@other_bot"):
        await ann.says(text, chat=corner)
    card = box.world.history(corner).find(sent[1]["result"]["message_id"])
    await ann.says("I want it", chat=corner, reply_to=card)
    assert texts(await told()) == ["/deals", "/deals@tuan_sandbox_bot x", "I want it"]


async def test_an_administrator_hears_everything(told: Any, ann: Person, tea: SandboxChat) -> None:
    await told()
    await ann.says("hello", chat=tea)
    assert texts(await told()) == ["hello"]


async def test_a_command_carries_its_entity(told: Any, ann: Person) -> None:
    [update] = await told()
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_hostile_and_unlikely_speakers(box: Sandbox, told: Any, ann: Person) -> None:
    tea = box.group("Tea", [ann], bot_rights="admin")
    news = box.channel("News", owner=ann)
    await told()
    await ann.says("/deals", chat=tea, anonymous=True)
    await ann.says("/deals", chat=tea, as_channel=news)
    post = await ann.says("post", chat=news)
    box.auto_forward(post, tea)
    anonymous, channel, own, forwarded = await told()
    assert anonymous["message"]["from"]["id"] == 1087968824
    assert anonymous["message"]["sender_chat"]["id"] == tea.id
    assert channel["message"]["from"]["id"] == 136817688
    assert channel["message"]["sender_chat"]["id"] == news.id
    assert "from" not in own["channel_post"]
    assert forwarded["message"]["from"]["id"] == 777000
    assert forwarded["message"]["is_automatic_forward"] is True


async def test_an_edit_of_a_person_is_told(told: Any, ann: Person) -> None:
    message = await ann.says("/deals")
    await told()
    await ann.edits(message, "/deal")
    [update] = await told()
    assert update["edited_message"]["text"] == "/deal"


async def test_what_was_handed_out_stands_in_the_log(box: Sandbox, told: Any, ann: Person) -> None:
    [update] = await told()
    facts = box.world.delivery_log.of_kind("handed_out")
    assert [fact.update_id for fact in facts] == [update["update_id"]]
