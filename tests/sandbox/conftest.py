"""A sandbox over real HTTP, and aiogram's own Bot as its client."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.clock import Clock
from sandbox import TOKEN, Sandbox


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    """A sandbox without limits, with a clock that tests may move."""
    async with Sandbox(clock=Clock(), limits="off") as box:
        yield box


@pytest.fixture
async def bot(box: Sandbox) -> AsyncIterator[Bot]:
    """The bot that owns the sandbox's token."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(box.api_url))
    bot = Bot(TOKEN, session=session)
    yield bot
    await session._session.close() if session._session else None
