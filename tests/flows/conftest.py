"""The whole bot, polling a sandbox Telegram over loopback HTTP."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

import bot.app
from bot.app import build_app
from bot.settings import load
from domain.clock import Clock
from domain.promotion import live_card
from sandbox import Person, Sandbox
from sandbox.api import callbacks
from sandbox.people import crowd
from sandbox.state import ephemeral, inline
from sandbox.state.chats import SandboxChat
from tests.flows.admins import owner_of, tea
from tests.flows.shop import Opened, Shop
from tests.shop_keys import WORDS
from tests.timeouts import TIMEOUT_S

QUICK = (
    "cards",
    "expiry",
    "group_buy",
    "flash_sale",
    "commission",
    "reward",
    "invite_link",
    "payment",
    "provider_refund",
)
SOON_S = 0.5
"""These jobs come as soon as this, not every few seconds: people of tests wait for them. Sooner, and
their looking takes a third of what a test costs."""
COOLDOWN_S = 0.25


@pytest.fixture(autouse=True)
def quick_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What people would wait for takes a moment; a test of that wait itself overrides this."""
    jobs = [replace(job, every_s=SOON_S) if job.name in QUICK else job for job in bot.app.JOBS]
    monkeypatch.setattr(bot.app, "JOBS", tuple(jobs))
    monkeypatch.setattr(live_card, "EDIT_COOLDOWN", timedelta(seconds=COOLDOWN_S))
    monkeypatch.setattr(live_card, "RECHECK_AFTER", timedelta(seconds=COOLDOWN_S / 2))


@pytest.fixture(autouse=True)
def patient_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    """A press may be answered late: a slow machine fails no test. tests/sandbox has the 15 seconds."""
    for module in (callbacks, ephemeral, inline):
        monkeypatch.setattr(module, "ANSWER_WITHIN", timedelta(seconds=2 * TIMEOUT_S))
    monkeypatch.setattr(crowd, "ANSWER_WITHIN_S", TIMEOUT_S)


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    """A sandbox Telegram without limits; its clock is the shop's."""
    box = Sandbox(clock=Clock(), limits="off")
    await box.start()
    yield box
    await box.close()


@pytest.fixture
def shop_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty shop; `TUAN_TEST_SHOP=postgresql` has every shop opened there."""
    return str(request.getfixturevalue(f"{os.environ.get('TUAN_TEST_SHOP', 'sqlite')}_url"))


@pytest.fixture
def opened(box: Sandbox, shop_url: str) -> Opened:
    """Open the shop as often as a test likes, on one database: `async with opened() as shop`."""

    @asynccontextmanager
    async def open_shop(**values: object) -> AsyncIterator[Shop]:
        settings = load(
            env_file=None,
            **{
                "bot_token": box.token,
                "telegram_api": box.api_url,
                "database_url": shop_url,
                "shop_key": WORDS,
                "limit_overall_per_second": 1000,
                "limit_chat_per_second": 30,
                "limit_group_per_minute": 600,
                **values,
            },
        )
        async with build_app(settings, box.clock) as app, asyncio.TaskGroup() as tasks:
            tasks.create_task(app.run())
            try:
                yield Shop(box, app, box.clock)
            finally:
                app.stop.set()

    return open_shop


@pytest.fixture
async def shop(opened: Opened) -> AsyncIterator[Shop]:
    """The shop, open for business."""
    async with opened() as shop:
        yield shop


@pytest.fixture
async def olga(shop: Shop) -> Person:
    """The owner, who has met the bot."""
    return await owner_of(shop)


@pytest.fixture
async def place(shop: Shop, olga: Person) -> SandboxChat:
    """A group that the bot posts to; its owner has heard of that."""
    place = tea(shop, olga)
    await olga.sees("Tea")
    return place
