"""No token and no password leaves through a log line, whoever wrote it."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog
from aiogram.exceptions import TelegramAPIError
from sqlalchemy import select

from bot import log
from bot.client import make_bot
from bot.report import QUIET_FOR, Report
from bot.settings import load
from domain.clock import Clock
from storage import installation
from storage.database import Database
from storage.delivery.tables import OutboxRow

CANARY = "123456789:AAcanaryCANARYcanaryCANARYcanary_-"
PASSWORD = "hunter2"


@pytest.fixture(params=["json", "console"])
def written(request: pytest.FixtureRequest) -> Iterator[StringIO]:
    stream = StringIO()
    log.configure(request.param, "debug", stream)
    yield stream
    log.configure("json", "debug")


SECRETS = [
    "https://proxy/?u=https%3A%2F%2Fapi.telegram.org%2Fbot123456789%3AAAcanaryCANARYcanaryCANARYcanary_-",
    "bot123456789%253AAAcanaryCANARYcanaryCANARYcanary_-/getMe",
    "postgresql+asyncpg://olga:can@ary@db.example/tuan",
    "postgresql+asyncpg://olga:can/ary@db.example/tuan",
    "postgresql://olga:1/can@a/ry?@db.example:5432/tuan",
    "redis://:canary@cache.example/0",
    "https://db.example/tuan?user=olga&password=canary&sslmode=require",
    "https://db.example/?PASSWORD=canary",
    "https://shop.example/feed?token=canary#x",
    "https://shop.example/feed?access_token=canary&x=1",
    "https://shop.example/feed?a=1&key=canary",
    "https://shop.example/feed?api_key=canary",
    "https://shop.example/feed?client-secret=canary",
    "{'password': 'canary', 'user': 'olga'}",
    '{"secret":"canary","x":1}',
    "sendInvoice provider_token='284685063:LIVE:canary'",
    "Authorization: Bearer sk_live_canary",
]


@pytest.mark.parametrize("words", SECRETS)
def test_however_a_secret_is_written_it_is_masked_and_the_rest_stays(
    written: StringIO, words: str
) -> None:
    structlog.get_logger("tuan.test").warning("ours", words=words)
    try:
        raise ConnectionError(words)
    except ConnectionError:
        logging.getLogger("theirs").exception("cannot connect")
    lines = written.getvalue().lower()
    assert lines.count("***") >= 2
    assert not any(part in lines for part in ("canary", "can@", "can/", "@ary", "/ary", "a/ry"))


@pytest.mark.parametrize(
    "words",
    [
        "Open https://shop.example:8443/tea?monkey=1&page=2",
        "BOT_TOKEN: Telegram knows no bot by this token",
        "at 12:30 olga@example.com wrote https://t.me/tuan?start=d_K7Q2",
    ],
)
def test_ordinary_words_are_left_alone(words: str) -> None:
    assert log.masked(words) == words


def speak() -> None:
    url = f"https://api.telegram.org/bot{CANARY}/sendMessage"
    structlog.get_logger("tuan.test").warning("ours", url=url, deep={"list": [url, (url,)]})
    logging.getLogger("theirs").warning("their own words: %s", url)
    logging.getLogger("theirs").warning("postgresql+asyncpg://olga:%s@db/tuan", PASSWORD)
    try:
        raise OSError(f"cannot open {url}")
    except OSError as error:
        structlog.get_logger("tuan.test").error("traceback", exc_info=error)
        logging.getLogger("theirs").exception("their traceback")


def test_no_line_carries_a_token_or_a_password(written: StringIO) -> None:
    speak()
    lines = written.getvalue()
    assert lines.count("123456789:***") >= 6
    assert "canary" not in lines.lower()
    assert PASSWORD not in lines


@pytest.mark.parametrize("written", ["json"], indirect=True)
def test_a_machine_reads_one_object_per_line(written: StringIO) -> None:
    speak()
    events = [json.loads(line) for line in written.getvalue().splitlines()]
    assert len(events) == 5
    assert {"event", "level", "timestamp"} <= set(events[0])


async def test_an_unreachable_telegram_is_reported_without_the_token() -> None:
    settings = load(env_file=None, bot_token=CANARY, telegram_api="http://127.0.0.1:9")
    bot = make_bot(settings)
    async with bot.session:
        with pytest.raises(TelegramAPIError) as failed:
            await bot.get_me()
    chain = [failed.value, failed.value.__cause__, failed.value.__context__]
    assert not any("canary" in f"{error!r} {error}".lower() for error in chain if error)


async def told(database: Database) -> list[OutboxRow]:
    async with database.read() as tx:
        return list(await tx.scalars(select(OutboxRow).order_by(OutboxRow.id)))


async def test_the_owner_hears_of_a_bug_once_and_masked(shelf: Database) -> None:
    clock = Clock()
    report = Report(clock)
    async with shelf.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": 7})

    def bug() -> None:
        try:
            raise OSError(f"cannot open https://host/bot{CANARY}/getMe")
        except OSError as error:
            report.bug("failed", error)

    for _ in range(3):
        bug()
    assert await report.flush(shelf) == 1
    (row,) = await told(shelf)
    assert (row.chat_id, row.kind) == (7, "owner.bug")
    assert "canary" not in str(row.values).lower()
    clock.jump(QUIET_FOR * 2)
    bug()
    assert await report.flush(shelf) == 1


async def test_without_an_owner_an_alarm_is_only_logged(shelf: Database) -> None:
    report = Report(Clock())
    report.alarm("owner.conflict")
    await report.flush(shelf)
    assert await told(shelf) == []
