"""Deliveries of Telegram: each counts once, in whatever order and however often it comes."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import telegram
from sqlalchemy.exc import OperationalError

from bot.received import ByPolling
from bot.serving.webhook import set_webhook
from domain.web_address import WEBHOOK_PATH
from sandbox import Sandbox
from storage import updates
from storage.database import Database
from tests.faults.fork_server import fork_server, reaped
from tests.flows.conftest import box, opened, shop_url
from tests.flows.recording_shop import recording_shop
from tests.flows.shop import Opened
from tests.timeouts import TIMEOUT_S
from tests.web.webhook_shop import WebhookShop, free_port, message, webhook_settings, webhook_shop
from web.request_rate import RequestRate
from web.webhook import SECRET_HEADER

__all__ = ["box", "opened", "shop_url"]


@pytest.fixture
async def shop(box: Sandbox, sqlite_url: str) -> AsyncIterator[WebhookShop]:
    async with webhook_shop(box.api_url, box.token, sqlite_url) as shop:
        yield shop


async def test_an_update_is_stored_before_it_is_answered(shop: WebhookShop) -> None:
    assert await shop.deliver(message(7, "one")) == 200
    assert (await shop.heard(), shop.said) == (["one"], "")


async def test_updates_come_in_any_order_and_twice(box: Sandbox, database_url: str) -> None:
    """65: n after n + 1 is not lost; a mark of the highest number would drop it."""
    async with webhook_shop(box.api_url, box.token, database_url) as shop:
        for number in (9, 8, 9, 8, 2_000_000_000, 7):
            assert await shop.deliver(message(number, str(number))) == 200
        at_once = [message(number, str(number)) for number in (23, 21, 22, 21, 23, 21)]
        assert await asyncio.gather(*map(shop.deliver, at_once)) == [200] * 6
        assert await shop.heard() == ["2000000000", "21", "22", "23", "7", "8", "9"]


async def test_two_processes_take_each_update_once(box: Sandbox, postgresql_url: str) -> None:
    """65 again, where Telegram's connections end at different workers."""
    async with (
        webhook_shop(box.api_url, box.token, postgresql_url) as one,
        webhook_shop(box.api_url, box.token, postgresql_url) as other,
    ):
        updates_now = [message(number, f"{number:02}") for number in range(10, 40)]
        posts = [shop.deliver(raw) for raw in updates_now for shop in (one, other)]
        answers = await asyncio.gather(*posts)
        # Whoever loses a race for a row of a member is told to come again, as Telegram does.
        again = [
            raw for raw, status in zip(updates_now, answers[::2], strict=True) if status != 200
        ]
        for raw in again:
            assert await one.deliver(raw) == 200
        assert set(answers) <= {200, 503}
        assert await one.heard() == [f"{number:02}" for number in range(10, 40)]


@pytest.mark.parametrize(
    "shown", [None, "", "wrong", "é", "\x80", "{secret}x", "x{secret}", "{secret}, {secret}"]
)
async def test_without_the_secret_nothing_is_taken(shop: WebhookShop, shown: str | None) -> None:
    """68: each of them is 401, in words, and nothing is stored."""
    headers = [] if shown is None else [(SECRET_HEADER, shown.replace("{secret}", shop.secret))]
    async with shop.client.post(shop.url, json=message(7, "x"), headers=headers) as answer:
        assert answer.status == 401
        assert "error" in json.loads(await answer.text())
    assert await shop.heard() == []


async def test_a_secret_that_is_shown_twice_or_in_raw_bytes_is_none(shop: WebhookShop) -> None:
    twice = [(SECRET_HEADER, shop.secret), (SECRET_HEADER, "other")]
    async with shop.client.post(shop.url, json=message(7, "x"), headers=twice) as answer:
        assert answer.status == 401
    for raw in (b"\xff\xfe", b"\xc3\xa9", "é".encode("latin-1"), b"a\tb"):
        status = await _raw(shop, b"POST", raw, json.dumps(message(7, "x")).encode())
        assert status in (400, 401)
    assert await shop.heard() == []


async def test_a_client_of_another_kind_is_understood(shop: WebhookShop) -> None:
    """Chunked, without a type, with small letters in the header, as a proxy may pass it on."""
    body = json.dumps(message(7, "chunked")).encode()
    host, port = "127.0.0.1", int(shop.settings.web_url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection(host, port)
    head = f"POST {WEBHOOK_PATH} HTTP/1.1\r\nhost: shop.example\r\ntransfer-encoding: chunked\r\n"
    secret = f"x-telegram-bot-api-secret-token: {shop.secret}\r\n\r\n"
    writer.write((head + secret).encode())
    for part in (body[:10], body[10:], b""):
        writer.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
    assert b" 200 " in await asyncio.wait_for(reader.readline(), TIMEOUT_S)
    writer.close()
    assert await shop.heard() == ["chunked"]


async def test_updates_are_taken_as_another_library_writes_and_posts_them(
    box: Sandbox, sqlite_url: str
) -> None:
    """python-telegram-bot reads what the sandbox says and posts it by its own client, out of order and twice."""
    ann = box.person("Ann")
    for number in range(3):
        await ann.says(f"by another {number}")
    async with webhook_shop(box.api_url, box.token, sqlite_url) as shop:
        theirs = [telegram.Update.de_json(raw) for raw in box.world.updates.peek()]
        async with httpx.AsyncClient() as client:
            for one in (*reversed(theirs), *theirs):
                answer = await client.post(
                    shop.url,
                    content=one.to_json(),
                    headers={SECRET_HEADER: shop.secret, "Content-Type": "application/json"},
                )
                assert (answer.status_code, answer.content) == (200, b"")
        assert await shop.heard() == [f"by another {number}" for number in range(3)]


async def _raw(shop: WebhookShop, method: bytes, secret: bytes, body: bytes) -> int:
    port = int(shop.settings.web_url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        method + b" " + WEBHOOK_PATH.encode() + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        b"X-Telegram-Bot-Api-Secret-Token: " + secret + b"\r\n"
        b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body
    )
    line = await asyncio.wait_for(reader.readline(), TIMEOUT_S)
    writer.close()
    return int(line.split()[1])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b"\xff\xfe{}", 400),
        (b"{}", 400),
        (b'{"update_id": "7"}', 400),
        (b'{"update_id": true}', 400),
        (b'{"update_id": 7.0}', 400),
        (b'{"update_id": 0}', 400),
        (b'{"update_id": -7}', 400),
        (b'{"update_id": 9223372036854775808}', 400),
        (b'{"update_id": 1' + b"0" * 5_000 + b"}", 400),
        (b"[" * 100_000, 400),
        (b'{"update_id": 7, "message": "' + b"x" * (1 << 20) + b'"}', 413),
    ],
)
async def test_what_is_no_update_is_a_4xx_and_stores_nothing(
    shop: WebhookShop, body: bytes, status: int
) -> None:
    assert await shop.deliver(body) == status
    assert json.loads(shop.said)["error"]
    assert await shop.heard() == []
    assert await shop.deliver(message(7, "and on it goes")) == 200


async def test_an_update_that_nobody_can_read_is_set_aside_and_not_sent_again(
    shop: WebhookShop,
) -> None:
    assert await shop.deliver({"update_id": 7, "message": {"message_id": "odd", "date": 1}}) == 200
    assert await shop.deliver({"update_id": 8, "message": "NaN", "x": "\ud800"}) == 200
    async with shop.database.read() as tx:
        kept = await updates.reasons(tx, since=datetime(2020, 1, 1, tzinfo=UTC), limit=9)
    assert sum(number for _, number in kept) == 2


async def test_while_the_database_is_away_nothing_is_stored_and_it_comes_again(
    shop: WebhookShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(self: Database) -> None:
        raise OperationalError("x", {}, ConnectionError("gone"), connection_invalidated=True)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "batch", away)
        assert await shop.deliver(message(7, "later")) == 503
        assert "Nothing was changed" in shop.said
    assert await shop.heard() == []
    assert await shop.deliver(message(7, "later")) == 200
    assert await shop.heard() == ["later"]


async def test_a_flood_of_strangers_does_not_keep_telegram_out(
    box: Sandbox, sqlite_url: str
) -> None:
    rate = RequestRate(per_second=0.001, burst=20)
    async with webhook_shop(box.api_url, box.token, sqlite_url, rate=rate) as shop:
        strangers = [shop.deliver(message(7, "x"), **{SECRET_HEADER: "wrong"}) for _ in range(60)]
        telegram = [shop.deliver(message(number, "in")) for number in range(100, 130)]
        answers = await asyncio.gather(*strangers, *telegram)
        assert sorted(answers[:60]) == [401] * 20 + [429] * 40
        assert answers[60:] == [200] * 30
        assert await shop.heard() == ["in"] * 30


async def test_what_waits_is_taken_in_before_the_end(box: Sandbox, sqlite_url: str) -> None:
    async with webhook_shop(box.api_url, box.token, sqlite_url) as shop:
        posts = [asyncio.create_task(shop.deliver(message(n, "end"))) for n in range(7, 27)]
        while len(shop.queue._waiting) < 20:
            await asyncio.sleep(0)
        shop.queue.close()
        assert await asyncio.gather(*posts) == [200] * 20
        assert await shop.deliver(message(99, "too late")) == 503
        assert await shop.heard() == ["end"] * 20


async def test_the_sandbox_delivers_twice_and_in_any_order(box: Sandbox, sqlite_url: str) -> None:
    box.world.updates.doubled = box.world.updates.shuffled = True
    ann = box.person("Ann")
    async with webhook_shop(box.api_url, box.token, sqlite_url, sets=True) as shop:
        for number in range(30):
            await ann.says(f"{number:02}")
        for number in range(30):
            await ann.sees(f"heard {number:02}")
        assert await shop.heard() == [f"{number:02}" for number in range(30)]
        info = await shop.bot.get_webhook_info()
        assert (info.url, info.max_connections) == (shop.url, 100)
        assert "chat_member" in (info.allowed_updates or ())


@pytest.mark.parametrize(("moment", "stored"), [("before_commit", 0), ("after_commit", 1)])
async def test_a_kill_before_the_answer_loses_nothing_and_doubles_nothing(
    box: Sandbox, sqlite_url: str, tmp_path: Path, moment: str, stored: int
) -> None:
    ann, port, killed_at = box.person("Ann"), free_port(), tmp_path / "killed-at"
    async with fork_server("tests.web.webhook_shop") as source:
        process = await source.start(
            box.api_url, box.token, sqlite_url, moment, str(killed_at), port
        )
        await ann.says("once")
        await reaped(process)
    assert killed_at.read_text() == moment
    async with webhook_shop(box.api_url, box.token, sqlite_url, port, sets=True) as shop:
        assert len(await shop.heard()) == stored
        await ann.says("twice")
        await ann.sees("heard twice")
        async with asyncio.timeout(TIMEOUT_S):
            while len(box.world.updates):
                await asyncio.sleep(0.01)
        assert await shop.heard() == ["once", "twice"]


async def test_switching_both_ways_loses_nothing_and_doubles_nothing(
    box: Sandbox, database_url: str
) -> None:
    ann, port = box.person("Ann"), free_port()
    async with recording_shop(box.api_url, box.token, database_url) as (intake, _):
        await ann.says("polled")
        await intake.poll_once()  # Stored, and not confirmed yet: Telegram would deliver it again.
    await ann.says("waiting")
    async with webhook_shop(box.api_url, box.token, database_url, port, sets=True) as shop:
        await ann.sees("heard waiting")
        assert await shop.heard() == ["polled", "waiting"]
        await ann.says("delivered")
        await ann.sees("heard delivered")
    # The answer to this one never arrives: it is stored, and Telegram does not know.
    await ann.says("unanswered")
    async with webhook_shop(box.api_url, box.token, database_url) as other:
        (raw,) = box.world.updates.peek()
        assert await other.deliver(raw) == 200
    async with recording_shop(box.api_url, box.token, database_url) as (intake, database):
        intake.received = ByPolling(intake._bot.id, looks=True)
        await intake._bot.delete_webhook()
        await ann.says("polled again")
        await intake.poll_once()
        await ann.sees("heard polled again")
        await intake._bot.delete_webhook()
        async with database.read() as tx:
            assert await updates.has_seen(tx, intake._bot.id)
    async with webhook_shop(box.api_url, box.token, database_url) as shop:
        heard = ["delivered", "polled", "polled again", "unanswered", "waiting"]
        assert await shop.heard() == heard
        settings = webhook_settings(box.api_url, box.token, database_url, port)
        await set_webhook(shop.bot, shop.database, settings)
        assert len(box.world.updates) == 0


async def test_the_whole_bot_takes_deliveries_and_tells_nobody_the_secret(
    opened: Opened,
    box: Sandbox,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    ann, port = box.person("Ann"), free_port()
    values = {"updates": "webhook", "web_listen": f"127.0.0.1:{port}"}
    async with opened(**values, web_url=f"http://127.0.0.1:{port}") as shop:
        await ann.says("/start")
        await ann.sees("Ann")
        secret = shop.app.settings.webhook_secret
        assert box.world.webhook is not None
        assert box.world.webhook.secret == secret
        assert 1 <= len(secret) <= 256
    assert secret not in caplog.text + "".join(capsys.readouterr())
    async with opened():
        assert (await _without_webhook(box)) is None
        await ann.says("/help")
        await ann.sees("/deals")


async def _without_webhook(box: Sandbox) -> None:
    async with asyncio.timeout(TIMEOUT_S):
        while box.world.webhook is not None:
            await asyncio.sleep(0.01)
