"""The exact limits: what just fits is taken, one more is refused, in Telegram's words."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from sandbox import Person, Sandbox, SandboxChat
from sandbox.api.callbacks import ANSWER_WITHIN
from sandbox.api.files import FILE_BYTES_MAX, PHOTO_BYTES_MAX, FileStore
from sandbox.api.limits import HELD_S_MAX, FloodLimits
from sandbox.api.refusals import BotApiRefusal
from sandbox.methods.editing import DELETE_WITHIN
from sandbox.methods.me import DOWNLOAD_BYTES_MAX
from tests.sandbox.conftest import Ask, png
from tests.sandbox.sample_world import build_sample_world
from tests.sandbox.test_table import keys, note, say

Params = dict[str, Any]
Sized = tuple[str, int, str, Callable[[int], Params], str]
URL_BUTTON = {"text": "x", "url": "a.b"}
TOPIC = "TOPIC_TITLE_INVALID"


def buttons(count: int) -> Params:
    return say("$ann", reply_markup={"inline_keyboard": [[URL_BUTTON] * count]})


def commands(count: int = 1, name: int = 2, words: int = 3) -> Params:
    return {"commands": [{"command": "m" * name, "description": "d" * words}] * count}


def inline(count: int) -> Params:
    content = {"message_text": "x"}
    results = [
        {"type": "article", "id": str(n), "title": "x", "input_message_content": content}
        for n in range(count)
    ]
    return {"inline_query_id": "$inline_query", "results": results}


SIZES: list[Sized] = [
    ("text", 4096, "sendMessage", lambda n: say("$ann", text="x" * n), "message is too long"),
    ("pairs", 2048, "sendMessage", lambda n: say("$ann", text="🍵" * n), "message is too long"),
    (
        "text without its tags",
        4096,
        "sendMessage",
        lambda n: say("$ann", text=f"<b>{'x' * n}</b>", parse_mode="HTML"),
        "message is too long",
    ),
    ("new text", 4096, "editMessageText", lambda n: note(text="x" * n), "message is too long"),
    (
        "caption",
        1024,
        "sendPhoto",
        lambda n: {"chat_id": "$ann", "photo": "$file", "caption": "x" * n},
        "message caption is too long",
    ),
    (
        "new caption",
        1024,
        "editMessageCaption",
        lambda n: note(message_id="$photo", caption="x" * n),
        "message caption is too long",
    ),
    ("buttons", 100, "sendMessage", buttons, "reply markup is too long"),
    (
        "bytes behind a button",
        64,
        "sendMessage",
        lambda n: say("$ann", reply_markup=keys(callback_data="x" * n)),
        "BUTTON_DATA_INVALID",
    ),
    (
        "text to copy",
        256,
        "sendMessage",
        lambda n: say("$ann", reply_markup=keys(copy_text={"text": "x" * n})),
        "BUTTON_COPY_TEXT_INVALID",
    ),
    (
        "toast",
        200,
        "answerCallbackQuery",
        lambda n: {"callback_query_id": "$query", "text": "x" * n},
        "MESSAGE_TOO_LONG",
    ),
    (
        "album",
        10,
        "sendMediaGroup",
        lambda n: {"chat_id": "$ann", "media": [{"type": "photo", "media": "$file"}] * n},
        "media group must include 2-10 items",
    ),
    (
        "deleted at once",
        100,
        "deleteMessages",
        lambda n: {"chat_id": "$ann", "message_ids": list(range(1, n + 1))},
        "too many message identifiers specified",
    ),
    ("commands", 100, "setMyCommands", lambda n: commands(n), "BOT_COMMANDS_TOO_MUCH"),
    ("name", 32, "setMyCommands", lambda n: commands(name=n), "BOT_COMMAND_INVALID"),
    (
        "description",
        256,
        "setMyCommands",
        lambda n: commands(words=n),
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (
        "topic",
        128,
        "createForumTopic",
        lambda n: {"chat_id": "$own_forum", "name": "x" * n},
        TOPIC,
    ),
    ("inline results", 50, "answerInlineQuery", inline, "RESULTS_TOO_MUCH"),
    (
        "secret",
        256,
        "setWebhook",
        lambda n: {"url": "http://127.0.0.1:9/hook", "secret_token": "x" * n},
        "secret token is too long",
    ),
]


@pytest.mark.parametrize(
    ("limit", "method", "params", "words"), [row[1:] for row in SIZES], ids=[r[0] for r in SIZES]
)
async def test_what_just_fits_is_taken_and_one_more_refused(
    box: Sandbox, ask: Ask, limit: int, method: str, params: Callable[[int], Params], words: str
) -> None:
    stage = await build_sample_world(box)
    status, body = await ask(method, **stage.resolve(params(limit + 1)))
    assert (status, body["description"]) == (400, f"Bad Request: {words}")
    status, body = await ask(method, **stage.resolve(params(limit)))
    assert status == 200, body


@pytest.mark.parametrize(
    ("limit", "store"),
    [
        (PHOTO_BYTES_MAX, lambda files, n: files.add_photo(png() + bytes(n - len(png())))),
        (FILE_BYTES_MAX, lambda files, n: files.add_document(bytes(n), "x", "text/plain")),
    ],
    ids=["photo of 10 MB", "document of 50 MB"],
)
def test_the_largest_uploads(limit: int, store: Callable[[FileStore, int], Any]) -> None:
    assert store(FileStore(42), limit)
    with pytest.raises(BotApiRefusal) as refused:
        store(FileStore(42), limit + 1)
    assert (refused.value.code, refused.value.description) == (413, "Request Entity Too Large")


async def test_the_largest_download(box: Sandbox, ask: Ask) -> None:
    sizes = (DOWNLOAD_BYTES_MAX, DOWNLOAD_BYTES_MAX + 1)
    stored = [box.world.files.add_document(bytes(size), "x", "text/plain") for size in sizes]
    answers = [await ask("getFile", file_id=file["file_id"]) for file in stored]
    assert [status for status, _ in answers] == [200, 400]
    assert answers[1][1]["description"] == "Bad Request: file is too big"


@pytest.mark.parametrize(
    ("width", "height", "fits"),
    [(9_990, 10, False), (9_500, 500, True), (9_501, 500, False), (200, 10, True), (201, 10, False)],
)  # fmt: skip
def test_the_widest_pictures(width: int, height: int, fits: bool) -> None:
    picture = png(width, height)
    if fits:
        assert FileStore(42).add_photo(picture)
        return
    with pytest.raises(BotApiRefusal, match="PHOTO_INVALID_DIMENSIONS"):
        FileStore(42).add_photo(picture)


@pytest.mark.parametrize(
    ("what", "life"),
    [
        ("message", timedelta(hours=24)),
        ("callback_query", timedelta(seconds=150)),
        ("inline_query", timedelta(seconds=30)),
    ],
)
@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("late", [False, True])
async def test_how_long_an_update_waits(
    box: Sandbox, ask: Ask, what: str, life: timedelta, late: bool
) -> None:
    box.world.updates.put(what, {})
    box.clock.jump(life + timedelta(seconds=1 if late else -1))
    _, body = await ask("getUpdates")
    assert [set(update) for update in body["result"]] == ([] if late else [{"update_id", what}])


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("late", [False, True])
async def test_a_press_is_answered_within_fifteen_seconds(
    box: Sandbox, ask: Ask, late: bool
) -> None:
    stage = await build_sample_world(box)
    assert timedelta(seconds=15) == ANSWER_WITHIN
    box.clock.jump(ANSWER_WITHIN + timedelta(seconds=1 if late else -1))
    status, body = await ask("answerCallbackQuery", callback_query_id=stage.ids["query"])
    assert status == (400 if late else 200), body


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("late", [False, True])
async def test_a_plain_member_deletes_its_own_words_within_two_days(
    box: Sandbox, bot: Bot, corner: SandboxChat, late: bool
) -> None:
    sent = await bot.send_message(corner.id, "x")
    assert timedelta(hours=48) == DELETE_WITHIN
    box.clock.jump(DELETE_WITHIN + timedelta(seconds=1 if late else -1))
    if not late:
        assert await bot.delete_message(corner.id, sent.message_id)
        return
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(corner.id, sent.message_id)


async def test_thirty_a_second_over_the_wire(box: Sandbox, ask: Ask) -> None:
    groups = [box.group(f"Group {n}") for n in range(31)]
    box.world.limits = FloodLimits("strict", lambda: 1000.0)
    answers = await asyncio.gather(*(ask("sendMessage", **hello(group)) for group in groups))
    assert sorted(status for status, _ in answers) == [200] * 30 + [429]


async def test_twenty_a_minute_in_a_group_over_the_wire(
    box: Sandbox, ask: Ask, tea: SandboxChat
) -> None:
    at = [1000.0]
    box.world.limits = FloodLimits("strict", lambda: at[0])
    answers = []
    for _ in range(21):
        answers.append(await ask("sendMessage", **hello(tea)))
        at[0] += 1
    assert [status for status, _ in answers] == [200] * 20 + [429]
    assert answers[20][1]["parameters"] == {"retry_after": 40}


def hello(chat: SandboxChat) -> Params:
    return {"chat_id": chat.id, "text": "hello"}


def test_up_to_eight_seconds_are_waited_inside_a_call() -> None:
    limits = FloodLimits("patient", lambda: 1000.0)
    waits = [limits.admit(-1, in_group=True) for _ in range(12)]
    assert waits[:3] == [(0, 0.0)] * 3  # A chat's burst.
    assert (
        [round(held) for _, held in waits[3:11]]
        == [1, 2, 3, 4, 5, 6, 7, 8]
        == list(range(1, int(HELD_S_MAX) + 1))
    )
    assert waits[11] == (9, 0.0)
    assert limits.refused == 1


async def test_a_held_call_is_answered_late(box: Sandbox, bot: Bot, ann: Person) -> None:
    box.world.limits.set_profile("patient")
    for number in range(3):
        await bot.send_message(ann.id, str(number))
    began = asyncio.get_running_loop().time()
    await bot.send_message(ann.id, "late")
    assert 0.8 < asyncio.get_running_loop().time() - began < 3
