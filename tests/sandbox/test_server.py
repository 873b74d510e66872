"""The wire: tokens, encodings, unknown and unmodelled methods, latency, loopback only."""

import asyncio
import json
import time
from typing import Any

import pytest
from aiogram import Bot
from aiohttp import ClientSession, FormData

from sandbox import Person, Sandbox
from tests.sandbox.conftest import Ask, png


@pytest.mark.parametrize(
    ("token", "code", "description"),
    [
        (None, 200, None),
        ("42:other", 401, "Unauthorized"),
        ("nonsense", 404, "Not Found"),
    ],
)
async def test_tokens(
    box: Sandbox, http: ClientSession, token: str | None, code: int, description: str | None
) -> None:
    async with http.get(f"{box.api_url}/bot{token or box.token}/getMe") as answer:
        assert answer.status == code
        assert (await answer.json()).get("description") == description


@pytest.mark.parametrize("encoding", ["query", "form", "json", "multipart"])
async def test_every_way_to_send_parameters(
    box: Sandbox, http: ClientSession, ann: Person, encoding: str
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}
    plain = {"chat_id": str(ann.id), "text": "{茶} & +1", "reply_markup": json.dumps(keyboard)}
    multipart = FormData(plain, default_to_multipart=True)
    body: dict[str, Any] = {
        "query": {"params": plain},
        "form": {"data": plain},
        "json": {"json": {"chat_id": ann.id, "text": "{茶} & +1", "reply_markup": keyboard}},
        "multipart": {"data": multipart},
    }[encoding]
    async with http.post(f"{box.api_url}/bot{box.token}/sendmessage", **body) as answer:
        assert (await answer.json())["ok"] is True
    message = await ann.sees("{茶} & +1")
    assert message.labels == ["Да"]


async def test_a_file_may_be_named_by_its_field(
    box: Sandbox, http: ClientSession, ann: Person
) -> None:
    form = FormData({"chat_id": str(ann.id)})
    form.add_field("photo", png(), filename="x.png", content_type="image/png")
    async with http.post(f"{box.api_url}/bot{box.token}/sendPhoto", data=form) as answer:
        assert (await answer.json())["ok"] is True
    assert "photo" in ann.screen()[-1].body


async def test_an_unmodelled_method_is_said_and_shown(box: Sandbox, ask: Ask, ann: Person) -> None:
    with box.events.subscribe() as events:
        status, body = await ask("exportChatInviteLink", chat_id=ann.id)
        assert (await anext(events))["method"] == "exportChatInviteLink"
    assert (status, body["error_code"]) == (501, 501)
    assert box.world.unmodelled == ["exportChatInviteLink"]


async def test_an_unmodelled_parameter_is_shown_too(box: Sandbox, ask: Ask, ann: Person) -> None:
    await ask("sendMessage", chat_id=ann.id, text="*x*", parse_mode="MarkdownV2")
    assert box.world.unmodelled == ["parse_mode MarkdownV2"]


async def test_an_unknown_method_is_not_found(ask: Ask) -> None:
    status, body = await ask("sendPigeon")
    assert (status, body["description"]) == (404, "Not Found: method not found")


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"reply_markup": "{"}, "Bad Request: can't parse reply_markup JSON object"),
        (
            {"reply_markup": {"inline_keyboard": 5}},
            'Bad Request: field "inline_keyboard" must be of',
        ),
        ({"disable_notification": "perhaps"}, 'Bad Request: wrong parameter "disable_notifi'),
    ],
)
async def test_nonsense_is_refused_by_the_models(
    ask: Ask, ann: Person, params: dict[str, Any], description: str
) -> None:
    status, body = await ask("sendMessage", chat_id=ann.id, text="x", **params)
    assert status == 400 and body["description"].startswith(description)


async def test_half_the_latency_passes_before_the_call_counts(
    box: Sandbox, bot: Bot, ann: Person
) -> None:
    box.latency_s = 0.2
    began = time.monotonic()
    await bot.send_message(ann.id, "x")
    took = time.monotonic() - began
    [fact] = box.world.delivery_log.delivered()
    assert took >= 0.2
    assert 0.1 <= fact.monotonic_s - began <= took - 0.1


async def test_a_crowd_of_requests_is_sent_away_for_a_minute(
    box: Sandbox, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the real thousand the test would be slow; three tell the same."""
    monkeypatch.setattr("sandbox.api.server.OPEN_MAX", 3)
    box.latency_s = 1.0
    box.world.limits.set_profile("strict")
    answers = await asyncio.gather(*(ask("getMe") for _ in range(5)))
    refused = [body["parameters"] for status, body in answers if status == 429]
    assert refused == [{"retry_after": 60}] * len(refused) and len(refused) >= 1


async def test_a_bot_that_goes_away_in_the_middle_of_a_call_is_no_error(
    box: Sandbox, ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    port = int(box.url.rsplit(":", 1)[1])
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST /bot{box.token}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99\r\n\r\n"
    writer.write(head.encode() + b"chat")
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.close()
    await asyncio.sleep(0.05)
    assert (await ask("getMe"))[0] == 200
    assert [record.name for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.parametrize("host", ["0.0.0.0", "localhost", "::1"])
async def test_it_serves_this_machine_only(host: str) -> None:
    with pytest.raises(ValueError, match=r"serves 127\.0\.0\.1 only"):
        await Sandbox().start(host=host)


async def test_files_need_the_token(box: Sandbox, http: ClientSession, bot: Bot) -> None:
    file_id = box.world.files.add_photo(png())[0]["file_id"]
    file = await bot.get_file(file_id)
    for token, status in ((box.token, 200), ("42:other", 401)):
        async with http.get(f"{box.api_url}/file/bot{token}/{file.file_path}") as answer:
            assert answer.status == status
    async with http.get(f"{box.api_url}/file/bot{box.token}/photos/none") as answer:
        assert answer.status == 404


STRANGERS = [
    {"Host": "evil.example"},
    {"Host": "evil.example:8081"},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", STRANGERS, ids=str)
@pytest.mark.parametrize("path", ["bot{token}/getMe", "bot{token}/setWebhook", "file/bot{token}/x"])
async def test_no_web_site_reaches_the_bot_api_through_a_browser(
    box: Sandbox, http: ClientSession, path: str, headers: dict[str, str]
) -> None:
    url = f"{box.api_url}/{path.format(token=box.token)}"
    for ask in (http.get, http.post) if path.startswith("bot") else (http.get,):
        async with ask(url, headers=headers, params={"url": "http://127.0.0.1:9/x"}) as answer:
            assert answer.status == 403
            assert (await answer.json())["ok"] is False
    assert box.world.webhook is None


async def test_each_start_has_a_token_of_its_own(box: Sandbox, http: ClientSession) -> None:
    async with Sandbox() as other:
        assert other.token != box.token
        async with http.get(f"{other.api_url}/bot{box.token}/getMe") as answer:
            assert answer.status == 401
