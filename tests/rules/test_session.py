"""What a way to Telegram costs before its first call, and what it keeps for the next."""

import gc
import ssl
import weakref

import pytest
from aiogram import Bot
from aiogram.methods import GetMyName, Response
from aiogram.types import BotName

from bot.limits import RateLimiter, Rates
from bot.session import TelegramSession
from tests.terminal import NOBODY, SANDBOX_TOKEN


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every time that certificates are read."""
    found: list[object] = []
    read = ssl.create_default_context

    def count(*args: object, **values: object) -> ssl.SSLContext:
        found.append(args)
        return read(*args, **values)  # type: ignore[arg-type]

    monkeypatch.setattr(ssl, "create_default_context", count)
    return found


def test_certificates_are_read_for_a_server_with_tls_alone(reads: list[object]) -> None:
    TelegramSession(NOBODY, RateLimiter(Rates()))
    assert len(reads) == 0
    TelegramSession("https://telegram.example", RateLimiter(Rates()))
    assert len(reads) == 1


def test_the_model_of_an_answer_is_built_once() -> None:
    session = TelegramSession(NOBODY, RateLimiter(Rates()))
    bot = Bot(SANDBOX_TOKEN, session=session)
    body = '{"ok": true, "result": {"name": "Tuan"}}'
    session.check_response(bot, GetMyName(), 200, body)
    kept = weakref.ref(Response[BotName])
    gc.collect()
    assert kept() is not None
