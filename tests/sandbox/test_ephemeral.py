"""Ephemeral messages: one reader, fifteen seconds, and what an administrator may."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox import Person, Sandbox, SandboxChat
from tests.sandbox.conftest import Ask

REFUSED = "Bad Request: EPHEMERAL_MESSAGE_FORBIDDEN"
JOIN = {"inline_keyboard": [[{"text": "Join", "callback_data": "join"}]]}


def whisper(chat: SandboxChat, person: Person, **more: Any) -> dict[str, Any]:
    parameters = {"receiver_user_id": person.id} | more
    return {"chat_id": chat.id, "text": "psst", "ephemeral_message_parameters": parameters}


async def test_only_its_reader_sees_it(
    ask: Ask, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    status, body = await ask("sendMessage", **whisper(tea, ann))
    sent = body["result"]
    assert (status, sent["message_id"], sent["ephemeral_message_id"]) == (200, 0, 1)
    assert sent["receiver_user"]["id"] == ann.id
    assert (await ann.sees("psst", chat=tea)).ephemeral_id == 1
    await ben.never_sees("psst", chat=tea, within=0.05)


async def test_a_plain_member_bot_may_not_whisper_unasked(
    ask: Ask, ann: Person, corner: SandboxChat
) -> None:
    _, body = await ask("sendMessage", **whisper(corner, ann))
    assert body["description"] == REFUSED


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize(("seconds", "allowed"), [(14, True), (16, False)])
async def test_after_a_press_there_are_fifteen_seconds(
    box: Sandbox, ask: Ask, ann: Person, corner: SandboxChat, seconds: int, allowed: bool
) -> None:
    await ask("sendMessage", chat_id=corner.id, text="card", reply_markup=JOIN)
    query = await ann.presses("Join", chat=corner)
    box.clock.jump(timedelta(seconds=seconds))
    status, _ = await ask("sendMessage", **whisper(corner, ann, callback_query_id=query.id))
    assert (status == 200) is allowed


async def test_a_press_opens_nobody_elses_ear(
    ask: Ask, ann: Person, ben: Person, corner: SandboxChat
) -> None:
    await ask("sendMessage", chat_id=corner.id, text="card", reply_markup=JOIN)
    query = await ann.presses("Join", chat=corner)
    _, body = await ask("sendMessage", **whisper(corner, ben, callback_query_id=query.id))
    assert body["description"] == REFUSED


async def test_it_may_stand_in_place_of_the_pressed_message(
    ask: Ask, ann: Person, ben: Person, corner: SandboxChat
) -> None:
    await ask("sendMessage", chat_id=corner.id, text="card", reply_markup=JOIN)
    query = await ann.presses("Join", chat=corner)
    parameters = {"callback_query_id": query.id, "replace_callback_query_message": True}
    await ask("sendMessage", **whisper(corner, ann, **parameters))
    assert [m.text for m in ann.screen(corner)][-1:] == ["psst"]
    assert "card" not in [m.text for m in ann.screen(corner)]
    assert "card" in [m.text for m in ben.screen(corner)]


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize(("seconds", "allowed"), [(14, True), (17, False)])
async def test_an_ephemeral_command_is_seen_by_nobody_and_may_be_answered(
    box: Sandbox,
    ask: Ask,
    told: Any,
    ann: Person,
    ben: Person,
    corner: SandboxChat,
    seconds: int,
    allowed: bool,
) -> None:
    commands = [{"command": "me", "description": "You", "is_ephemeral": True}]
    await ask("setMyCommands", commands=commands, scope={"type": "all_group_chats"})
    await ann.says("/me", chat=corner)
    assert "/me" not in [m.text for m in ben.screen(corner)]
    heard = (await told())[-1]["message"]
    assert (heard["message_id"], heard["receiver_user"]["id"]) == (0, 42)
    box.clock.jump(timedelta(seconds=seconds))
    reply = {"ephemeral_message_id": heard["ephemeral_message_id"]}
    status, _ = await ask("sendMessage", **whisper(corner, ann), reply_parameters=reply)
    assert (status == 200) is allowed


async def test_a_reply_to_one_must_be_one(ask: Ask, ann: Person, tea: SandboxChat) -> None:
    _, body = await ask("sendMessage", **whisper(tea, ann))
    reply = {"ephemeral_message_id": body["result"]["ephemeral_message_id"]}
    _, body = await ask("sendMessage", chat_id=tea.id, text="loud", reply_parameters=reply)
    assert body["description"] == REFUSED


async def test_it_is_edited_and_deleted_by_its_own_methods(
    ask: Ask, ann: Person, tea: SandboxChat
) -> None:
    _, body = await ask("sendMessage", **whisper(tea, ann))
    number = body["result"]["ephemeral_message_id"]
    place = {"chat_id": tea.id, "receiver_user_id": ann.id, "ephemeral_message_id": number}
    assert await ask("editEphemeralMessageText", **place, text="hush") == (
        200,
        {"ok": True, "result": True},
    )
    await ann.sees("hush", chat=tea)
    await ask("deleteEphemeralMessage", **place)
    await ann.no_longer_sees("hush", chat=tea)


async def test_strangers_and_private_chats_are_refused(
    box: Sandbox, ask: Ask, ann: Person, tea: SandboxChat
) -> None:
    stranger = box.person("Stranger")
    _, body = await ask("sendMessage", **whisper(tea, stranger))
    assert body["description"] == "Bad Request: USER_NOT_PARTICIPANT"
    _, body = await ask("sendMessage", **whisper(ann.private, ann))
    assert body["description"] == REFUSED


async def test_a_press_on_one_names_it(told: Any, ask: Ask, ann: Person, tea: SandboxChat) -> None:
    await ask("sendMessage", **whisper(tea, ann), reply_markup=JOIN)
    await ann.presses("Join", chat=tea)
    message = (await told())[-1]["callback_query"]["message"]
    assert (message["message_id"], message["ephemeral_message_id"]) == (0, 1)
