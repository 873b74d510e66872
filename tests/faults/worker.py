"""A sender by itself, as tests run it or kill it, and the mutants beside it.

It speaks plainly: a row of kind `notice.text` is its `values["text"]`, `notice.photo` its
`values["photo"]` with a caption.
"""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.methods import SendMessage, SendPhoto, TelegramMethod
from aiogram.types import FSInputFile
from sqlalchemy import select, update

from bot.limits import RateLimiter, Rates
from bot.sender import Renderer, Sender
from bot.session import TelegramSession
from domain.clock import Clock
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState
from tests.shop_keys import unlocked
from views.i18n import Translate, translator


def text(row: OutboxRow, _t: Translate) -> TelegramMethod[Any]:
    return SendMessage(
        chat_id=row.chat_id, text=row.values["text"], message_thread_id=row.thread_id
    )


def photo(row: OutboxRow, _t: Translate) -> TelegramMethod[Any]:
    return SendPhoto(
        chat_id=row.chat_id,
        photo=FSInputFile(row.values["photo"]),
        caption=row.values["text"],
    )


RENDERERS: dict[str, Renderer] = {"notice.text": text, "notice.photo": photo}


def make_bot(api: str, token: str, limits: RateLimiter) -> Bot:
    """Return a bot that speaks through our session and `limits`."""
    session = TelegramSession(api, limits)
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode="HTML"))


def make_sender(bot: Bot, database: Database, limits: RateLimiter, **others: Any) -> Sender:
    """Return a sender with plain renderers; `others` replace its other parts."""
    parts: dict[str, Any] = {
        "clock": Clock(),
        "renderers": RENDERERS,
        "texts": lambda language, now: translator(language, now=now),
        "alarm": lambda kind, **facts: None,
    }
    return Sender(bot=bot, database=database, limits=limits, **(parts | others))


async def run(database: Database, bot: Bot, limits: RateLimiter) -> None:
    """Send until SIGTERM."""
    sender = make_sender(bot, database, limits)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, sender.close)
    await sender.run()


async def send_then_mark(database: Database, bot: Bot, _limits: RateLimiter) -> None:
    """The mutant that most bots are: send what is queued, then write down that it was sent."""
    queued = select(OutboxRow).where(OutboxRow.state == OutboxState.QUEUED).order_by(OutboxRow.id)
    while True:
        async with database.read() as tx:
            row = (await tx.scalars(queued.limit(1))).first()
        if row is None:
            await asyncio.sleep(0.02)
            continue
        sent = await bot(text(row, None))  # type: ignore[arg-type]
        async with database.begin() as tx:
            await tx.execute(
                update(OutboxRow)
                .where(OutboxRow.id == row.id)
                .values(state=OutboxState.SENT, message_id=sent.message_id)
            )


async def mark_sent_then_send(database: Database, bot: Bot, _limits: RateLimiter) -> None:
    """The opposite mutant: never a duplicate, but it says `sent` of what was not."""
    queued = select(OutboxRow).where(OutboxRow.state == OutboxState.QUEUED).order_by(OutboxRow.id)
    while True:
        async with database.begin() as tx:
            rows = (await tx.scalars(queued.limit(10))).all()
            for row in rows:
                row.state = OutboxState.SENT
        for row in rows:
            await bot(text(row, None))  # type: ignore[arg-type]
        await asyncio.sleep(0.02)


Run = Callable[[Database, Bot, RateLimiter], Awaitable[None]]
MUTANTS: dict[str, Run] = {
    "send-then-mark": send_then_mark,
    "mark-sent-then-send": mark_sent_then_send,
}


async def main(url: str, api: str, token: str, per_second: int = 0, mutant: str = "") -> None:
    """Send from the database at `url` to `api`; `per_second` 0 means the published limits."""
    limits = RateLimiter(Rates(per_second, 30.0, 600) if per_second else Rates())
    database, bot = unlocked(url), make_bot(api, token, limits)
    try:
        await MUTANTS.get(mutant, run)(database, bot, limits)
    finally:
        await bot.session.close()
        await database.close()
