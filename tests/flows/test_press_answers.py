"""Answers to presses go out by few hands, whatever else is waiting to be said."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram.methods import AnswerCallbackQuery, SendMessage

from bot import replies
from bot.client import make_bot
from bot.replies import ReplySender
from domain.clock import Clock
from sandbox import Person, Sandbox
from sandbox.api.callbacks import Query
from storage.database import Database
from tests.flows.recording_shop import settings_for
from tests.timeouts import TIMEOUT_S
from views.private_reply import FallbackChain, PressAnswer

PRESSES = 30


@pytest.fixture
def ann(box: Sandbox) -> Person:
    return box.person("Ann")


@pytest.fixture
async def queries(box: Sandbox, ann: Person) -> list[Query]:
    """Many presses of a button, none answered yet."""
    message = await ann.says("hello")
    return [box.world.callbacks.open(ann.id, message) for _ in range(PRESSES)]


@pytest.fixture
async def speaker(box: Sandbox, shelf: Database, sqlite_url: str) -> AsyncIterator[ReplySender]:
    bot = make_bot(settings_for(box.api_url, box.token, sqlite_url))
    async with bot.session:
        speaker = ReplySender(bot, shelf, Clock())
        yield speaker
        await speaker.close()


async def answered(queries: list[Query]) -> list[str]:
    async with asyncio.timeout(TIMEOUT_S):
        for query in queries:
            await query.answered.wait()
    return [query.answer.text for query in queries if query.answer is not None]


async def test_a_rush_is_answered_to_the_last_by_few_hands(
    speaker: ReplySender, queries: list[Query], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside so many other replies that no more would be taken."""
    monkeypatch.setattr(replies, "PENDING_MAX", 0)
    monkeypatch.setattr(replies, "HANDS_MAX", 3)
    before = len(asyncio.all_tasks())
    for query in queries:
        speaker.say([AnswerCallbackQuery(callback_query_id=query.id, text="参团成功 & <ok>")])
    assert len(asyncio.all_tasks()) - before == 3
    assert await answered(queries) == ["参团成功 & <ok>"] * PRESSES


async def test_what_is_dropped_still_answers_its_press(
    speaker: ReplySender, queries: list[Query], ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replies, "PENDING_MAX", 0)
    line = SendMessage(chat_id=ann.id, text="not now")
    toast, chain, *_ = queries
    speaker.say([AnswerCallbackQuery(callback_query_id=toast.id, text="You are in!"), line])
    speaker.say([FallbackChain((line,), line, PressAnswer(chain.id, "below", "in private"))])
    assert await answered([toast, chain]) == ["You are in!", ""]
    await ann.never_sees("not now", within=0.1)
