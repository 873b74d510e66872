"""People, the events of the page, and a world that is large."""

import asyncio
import re

import pytest
from aiogram import Bot

from sandbox import NotSeen, Person, Sandbox, SandboxChat
from sandbox.api.limits import FloodLimits
from sandbox.page import screen
from sandbox.people import acts
from sandbox.state.events import EVENTS_WAITING_MAX
from tests.sandbox.conftest import Ask, chats_on_screen, messages_on_screen
from tests.work import counted


async def test_a_person_waits_for_what_is_to_come(bot: Bot, ann: Person) -> None:
    waiting = asyncio.create_task(ann.sees(re.compile(r"hel+o")))
    await asyncio.sleep(0.01)
    sent = await bot.send_message(ann.id, "helllo")
    assert (await waiting).message_id == sent.message_id


async def test_what_is_not_seen_comes_with_the_screen(bot: Bot, ann: Person) -> None:
    await bot.send_message(ann.id, "something else")
    with pytest.raises(NotSeen) as complaint:
        await ann.sees("the thing", timeout=0.05)
    assert str(complaint.value).splitlines() == [
        "Ann does not see 'the thing' within 0.05 s",
        "--- Ann's screen, Ann:",
        "    1 Ann: /start",
        "    2 Tuan: something else",
    ]


async def test_never_sees_complains_when_it_is_there(bot: Bot, ann: Person) -> None:
    await bot.send_message(ann.id, "x")
    with pytest.raises(NotSeen, match="Ann sees 'x'"):
        await ann.never_sees("x", within=0.05)


async def test_no_longer_sees_waits_for_a_deletion(bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "x")
    waiting = asyncio.create_task(ann.no_longer_sees("x"))
    await bot.delete_message(ann.id, sent.message_id)
    await waiting


def test_a_name_is_a_person(box: Sandbox) -> None:
    assert box.person("Ann") is box.person("Ann")
    assert box.person("Ann").id != box.person("Ben").id


async def test_events_tell_the_page_what_happens(
    box: Sandbox, bot: Bot, ann: Person, tea: SandboxChat
) -> None:
    with box.events.subscribe() as events:
        sent = await bot.send_message(tea.id, "card")
        await bot.edit_message_text("card 2", chat_id=tea.id, message_id=sent.message_id)
        await bot.pin_chat_message(tea.id, sent.message_id)
        await bot.delete_message(tea.id, sent.message_id)
        kinds: list[str] = []
        while "delete" not in kinds or kinds[-1] != "call":
            event = await asyncio.wait_for(anext(events), 2)
            kinds.append(event["kind"])
    assert [kind for kind in kinds if kind != "meter"] == [
        "message",
        "call",
        "edit",
        "call",
        "pin",
        "service",
        "call",
        "delete",
        "call",
    ]


async def test_a_call_event_carries_the_wait(box: Sandbox, ask: Ask, ann: Person) -> None:
    box.world.limits = FloodLimits("strict", lambda: 1000.0)
    await ask("sendMessage", chat_id=ann.id, text="one")
    with box.events.subscribe() as events:
        await ask("sendMessage", chat_id=ann.id, text="two")
        call = await anext(events)
    assert (call["kind"], call["method"], call["status"], call["wait"]) == (
        "call",
        "sendMessage",
        429,
        1,
    )
    assert call["chat_id"] == ann.id


async def test_a_watcher_that_sleeps_is_told_to_load_afresh(box: Sandbox) -> None:
    with box.events.subscribe() as events:
        for number in range(EVENTS_WAITING_MAX + 5):
            box.world.events.emit("message", number=number)
        assert (await anext(events))["kind"] == "resync"
        assert (await anext(events))["number"] == EVENTS_WAITING_MAX


async def test_closing_ends_the_streams(box: Sandbox) -> None:
    events = box.events.subscribe()

    async def read() -> list[str]:
        return [event["kind"] async for event in events]

    reading = asyncio.create_task(read())
    await asyncio.sleep(0)
    box.world.events.emit("meter")
    await box.close()
    assert await reading == ["meter"]


async def test_the_page_sees_what_its_person_may(
    box: Sandbox, ask: Ask, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    whisper = {"receiver_user_id": ann.id}
    await ask("sendMessage", chat_id=tea.id, text="psst", ephemeral_message_parameters=whisper)
    [*_, seen] = messages_on_screen(box, ann, tea)
    assert (seen["text"], seen["ephemeral"], seen["edited"]) == ("psst", True, False)
    assert "psst" not in [m.get("text") for m in messages_on_screen(box, ben, tea)]
    assert chats_on_screen(box, ann) == [tea.id, ann.id]
    assert {person["name"] for person in screen.people(box.world)} >= {"Ann", "Ben"}


async def test_a_page_of_messages_goes_back_in_time(box: Sandbox, ann: Person) -> None:
    for number in range(10):
        await ann.says(str(number))
    newest = messages_on_screen(box, ann, ann.private, limit=3)
    assert [message["text"] for message in newest] == ["7", "8", "9"]
    before = newest[0]["order"]
    older = messages_on_screen(box, ann, ann.private, before, limit=3)
    assert [message["text"] for message in older] == ["4", "5", "6"]


async def test_a_large_world_is_no_slower(bot: Bot, box: Sandbox, ann: Person) -> None:
    """2,000 chats and 20,000 messages: a screen and a call cost what they cost at first."""
    chats = [box.group(f"Group {number}", [ann]) for number in range(2000)]
    for number in range(20_000):
        acts.say(box.world, ann.user, chats[number % 100], f"message {number}")
    with counted() as looking:
        assert len(chats_on_screen(box, ann)) == 2001
        assert len(messages_on_screen(box, ann, chats[0])) == 50
    assert looking.calls < 250_000
    await bot.send_message(chats[0].id, "x")
    with counted() as sending:
        for chat in chats[:20]:
            await bot.send_message(chat.id, "x")
    assert sending.calls < 20 * 1_500
