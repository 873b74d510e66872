"""A sandbox over real HTTP, clients for it, and a furnished world to try calls in."""

import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession

from domain.clock import Clock
from sandbox import Person, Sandbox, SandboxChat
from sandbox.page import screen

Answered = tuple[int, dict[str, Any]]
Ask = Callable[..., Awaitable[Answered]]


def png(width: int = 4, height: int = 3) -> bytes:
    """A real, black picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + b"\0" * width for _ in range(height)))
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def chats_on_screen(box: Sandbox, person: Person) -> list[int]:
    """The chats that somebody is in, the one with the newest message first."""
    shown = screen.chats_json(box.world, person.id, screen.ReadState())
    mine = [chat for chat in shown if chat["in"]]
    newest_first = sorted(mine, key=lambda chat: -(chat["last"] or {"order": 0})["order"])
    return [chat["id"] for chat in newest_first]


def messages_on_screen(
    box: Sandbox, person: Person, chat: SandboxChat, before: int | None = None, limit: int = 50
) -> list[dict[str, Any]]:
    """A page of messages, oldest first."""
    page = screen.page_of_messages(box.world, person.id, chat, before, None, limit)
    return list(page["messages"])


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    """A sandbox without limits, with a clock that tests may move."""
    async with Sandbox(clock=Clock(), limits="off") as box:
        yield box


@pytest.fixture
def still_clock(box: Sandbox) -> None:
    """The clock all but stands, save for jumps: a slow machine is late for no bound."""
    box.clock.rate = 1e-6


@pytest.fixture
async def bot(box: Sandbox) -> AsyncIterator[Bot]:
    """aiogram's client, unchanged."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(box.api_url))
    yield Bot(box.token, session=session)
    if session._session is not None:
        await session._session.close()


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    """A bare HTTP client."""
    async with ClientSession() as session:
        yield session


@pytest.fixture
def ask(box: Sandbox, http: ClientSession) -> Ask:
    """Call a method with JSON; returns the status and the decoded body."""

    async def ask(method: str, **params: Any) -> Answered:
        url = f"{box.api_url}/bot{box.token}/{method}"
        async with http.post(url, json=params) as answer:
            return answer.status, await answer.json()

    return ask


@pytest.fixture
async def ann(box: Sandbox) -> Person:
    """Ann, who has started the bot."""
    ann = box.person("Ann")
    await ann.says("/start")
    return ann


@pytest.fixture
def ben(box: Sandbox) -> Person:
    """Ben, who has not."""
    return box.person("Ben")


@pytest.fixture
def tea(box: Sandbox, ann: Person, ben: Person) -> SandboxChat:
    """A supergroup with Ann and Ben where the bot is an administrator."""
    return box.group("Tea lovers", [ann, ben], bot_rights="admin")


@pytest.fixture
def corner(box: Sandbox, ann: Person, ben: Person) -> SandboxChat:
    """A supergroup with Ann and Ben where the bot is a plain member."""
    return box.group("Corner", [ann, ben])


@pytest.fixture
async def told(box: Sandbox, ask: Ask) -> Callable[[], Awaitable[list[dict[str, Any]]]]:
    """Fetch and confirm all updates that wait."""

    async def told() -> list[dict[str, Any]]:
        _, body = await ask("getUpdates")
        updates: list[dict[str, Any]] = body["result"]
        if updates:
            await ask("getUpdates", offset=updates[-1]["update_id"] + 1)
        return updates

    return told
