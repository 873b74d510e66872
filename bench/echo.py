"""aiogram alone, which answers every press with a toast: python -m bench.echo API TOKEN."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery


async def answer(query: CallbackQuery) -> None:
    """Say what a join says."""
    await query.answer("You are in!")


async def main(api: str, token: str) -> None:
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.callback_query.register(answer)
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
