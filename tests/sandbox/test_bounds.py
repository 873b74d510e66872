"""A sandbox that runs for weeks: what it keeps is bounded, and what it shows late comers."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiohttp import ClientSession

from sandbox import Fault, Person, Sandbox, SandboxChat
from sandbox.control.delivery_log import ENTRIES_MAX
from sandbox.people import acts
from sandbox.state.history import FORGOTTEN_AT_ONCE, MESSAGES_MAX
from sandbox.state.world import RECENT_CALLS_MAX
from tests.sandbox.conftest import Ask


async def world(box: Sandbox, http: ClientSession, person: Person) -> dict[str, Any]:
    """What the page of this person begins with."""
    async with http.get(f"{box.url}/api/world", params={"as": person.id}) as answer:
        whole: dict[str, Any] = await answer.json()
        return whole


async def test_the_log_keeps_its_newest_facts(box: Sandbox) -> None:
    for number in range(ENTRIES_MAX + 7):
        box.world.delivery_log.write("answered", message_id=number)
    facts = box.world.delivery_log.facts
    assert len(facts) == ENTRIES_MAX == 50_000
    assert (facts[0].message_id, facts[-1].message_id) == (7, ENTRIES_MAX + 6)


async def test_a_chat_keeps_its_newest_messages(
    box: Sandbox, ann: Person, tea: SandboxChat
) -> None:
    for number in range(MESSAGES_MAX + 300):
        acts.say(box.world, ann.user, tea, str(number))
    kept = box.world.history(tea).everything()
    assert MESSAGES_MAX - FORGOTTEN_AT_ONCE <= len(kept) <= MESSAGES_MAX
    assert kept[-1].text == str(MESSAGES_MAX + 299)
    ids = [message.message_id for message in kept]
    assert ids == list(range(ids[0], ids[0] + len(ids)))


async def test_forgetting_spares_what_is_pinned_and_gives_no_number_twice(
    box: Sandbox, bot: Bot, ann: Person, tea: SandboxChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the real ten thousand the test would be slow; a dozen tell the same."""
    monkeypatch.setattr("sandbox.state.history.MESSAGES_MAX", 12)
    monkeypatch.setattr("sandbox.state.history.FORGOTTEN_AT_ONCE", 10)
    rules = await bot.send_message(tea.id, "the rules")
    first = await bot.send_message(tea.id, "first")
    await bot.pin_chat_message(tea.id, rules.message_id)
    for number in range(30):
        await ann.says(str(number), tea)
    ids = [message.message_id for message in ann.screen(tea)]
    assert ids[0] == rules.message_id and len(ids) <= 12
    assert (await bot.get_chat(tea.id)).pinned_message is not None
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=tea.id, message_id=first.message_id)
    assert (await bot.send_message(tea.id, "next")).message_id == max(ids) + 1


async def test_even_a_chat_of_pins_only_goes_on(
    box: Sandbox, bot: Bot, tea: SandboxChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.state.history.MESSAGES_MAX", 4)
    for number in range(6):
        sent = await bot.send_message(tea.id, str(number))
        await bot.pin_chat_message(tea.id, sent.message_id)
    assert len(tea.pinned) == 6


async def test_a_page_that_opens_late_gets_the_latest_calls(
    box: Sandbox, ask: Ask, http: ClientSession, ann: Person, tea: SandboxChat
) -> None:
    for number in range(RECENT_CALLS_MAX + 5):
        await ask("sendMessage", chat_id=tea.id, text=str(number))
    await ask("getUpdates")
    calls = (await world(box, http, ann))["calls"]
    assert len(calls) == RECENT_CALLS_MAX == 50
    assert [call["number"] for call in calls] == list(range(6, 56))
    assert {call["place"] for call in calls} == {"Tea lovers"}
    assert {"method", "chat_id", "status", "wait", "note", "took_ms"} <= set(calls[0])


@pytest.mark.parametrize(
    ("token", "method", "status", "note"),
    [
        (
            None,
            "exportChatInviteLink",
            501,
            "Not Implemented: the sandbox does not model exportChatInviteLink",
        ),
        (None, "sendPigeon", 404, "Not Found: method not found"),
        (None, "sendMessage", 400, "Bad Request: chat_id is empty"),
        ("42:other", "getMe", 401, "Unauthorized"),
        ("nonsense", "getMe", 404, "Not Found"),
    ],
)
async def test_calls_that_nobody_could_handle_are_in_the_feed(
    box: Sandbox, http: ClientSession, token: str | None, method: str, status: int, note: str
) -> None:
    with box.events.subscribe() as events:
        async with http.post(
            f"{box.api_url}/bot{token or box.token}/{method}",
            json={"chat_id": 7} if status == 501 else None,
        ) as answer:
            assert answer.status == status
    said = [event for event in events.drain() if event["kind"] == "call"]
    calls = (await world(box, http, box.person("Ann")))["calls"]
    for (call,) in (said, calls):
        assert (call["method"], call["status"], call["note"]) == (method, status, note)


async def test_the_feed_names_a_429_and_what_a_fault_did(
    box: Sandbox, ask: Ask, http: ClientSession, ann: Person
) -> None:
    box.faults.next("sendMessage", Fault.too_many(7))
    await ask("sendMessage", chat_id=ann.id, text="x")
    (call,) = (await world(box, http, ann))["calls"]
    assert (call["status"], call["wait"], call["place"]) == (429, 7, "Ann")
