"""A Bot API server that is a version older, or answers what nobody knows: the bot lives on, and says so."""

import asyncio
import time

import pytest
from structlog.testing import capture_logs

from bot import checks
from bot.startup import introduced
from sandbox import Person, Sandbox
from storage.database import Database
from tests.flows.admins import owner_of
from tests.flows.recording_shop import recording_shop
from tests.flows.shop import Opened, Shop
from tests.timeouts import TIMEOUT_S

GAINED = frozenset({"can_send_welcome_messages", "can_post_stories", "can_be_edited", "is_bot"})


async def test_a_group_is_known_though_its_rights_lack_what_the_server_does_not_know(
    box: Sandbox, opened: Opened
) -> None:
    box.omits = GAINED
    async with opened() as shop:
        olga = await owner_of(shop)
        box.group("Tea", owner=olga, bot_rights="admin")
        await olga.sees("Tea: I am in and have all the rights I need")
        found = {one.what: one for one in await checks.examine(shop.app.settings)}
    assert found["BOT_TOKEN"].verdict == "ok"
    assert [one.verdict for what, one in found.items() if "Tea" in what] == ["ok"]
    assert found["updates"].verdict == "ok"


async def test_the_owner_hears_once_of_updates_that_cannot_be_read_and_doctor_counts_them(
    shop: Shop, olga: Person
) -> None:
    for _ in range(3):
        shop.box.world.updates.put("my_chat_member", {"date": 1, "chat": {"id": 1}})
    said = await olga.sees("cannot read (my_chat_member)")
    shop.box.world.updates.put("my_chat_member", {"date": 1, "chat": {"id": 1}})
    await olga.says("/me")
    await olga.sees("Your link")
    assert [one for one in olga.screen() if "cannot read" in one.text] == [said]
    found = [one for one in await checks.examine(shop.app.settings) if one.what == "updates"]
    assert [one.verdict for one in found] == ["warn"]
    assert found[0].words.startswith("4 set aside in 7 days: my_chat_member")


async def test_doctor_goes_on_behind_answers_that_are_not_understood(
    shop: Shop, olga: Person, box: Sandbox
) -> None:
    box.group("Tea", owner=olga, bot_rights="admin")
    await olga.sees("Tea")
    box.omits = frozenset({"first_name"})
    found = {one.what: one for one in await checks.examine(shop.app.settings)}
    assert found["Telegram"].words.startswith("the answer was not understood (result.first_name: ")
    (of_tea,) = (one for what, one in found.items() if "Tea" in what)
    assert of_tea.verdict == "bad" and "not understood" in of_tea.words


async def test_a_server_without_a_date_header_is_said_to_be_one(
    shop: Shop,
) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        settings = shop.app.settings.model_copy(update={"telegram_api": f"http://127.0.0.1:{port}"})
        (found,) = await checks.clock(settings)
    assert found.verdict == "warn" and "no Date header" in found.words


async def test_an_answer_that_is_not_understood_is_not_called_unreachable(
    box: Sandbox, shop: Shop
) -> None:
    async with asyncio.timeout(TIMEOUT_S):  # The shop logs before it has opened, too.
        while shop.app.bot._me is None:
            await asyncio.sleep(0.01)
    box.omits = frozenset({"first_name"})
    stop = asyncio.Event()
    with capture_logs() as logs:
        shop.app.bot._me = None
        asking = asyncio.create_task(introduced(shop.app.bot, stop))
        async with asyncio.timeout(TIMEOUT_S):
            while not any("cannot" in line["event"] for line in logs):
                await asyncio.sleep(0.01)
        stop.set()
        assert await asking is None
    line = next(line for line in logs if "cannot" in line["event"])
    assert line["event"] == "cannot understand Telegram's answer"
    assert line["error"] == "the answer was not understood (result.first_name: Field required)"


async def test_empty_answers_that_come_at_once_are_not_asked_for_at_once(
    box: Sandbox, database_url: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    async def poll(*_: object) -> list[object]:
        asked.append(time.monotonic())
        return []

    monkeypatch.setattr(box.world.updates, "poll", poll)
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        running = asyncio.create_task(intake.run())
        while len(asked) < 3:
            await asyncio.sleep(0.01)
        intake.close()
        await running
    assert asked[2] - asked[0] >= 1.5
