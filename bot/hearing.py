"""Who speaks, where, and in which language: what handlers get by name.

`introduce` is an inner middleware: it runs only for updates that some handler wants, so
idle chatter in a group asks the database nothing.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from random import SystemRandom
from typing import Any

from aiogram import Dispatcher
from aiogram.dispatcher.middlewares.user_context import EVENT_CHAT_KEY, EVENT_FROM_USER_KEY
from aiogram.types import Chat as TelegramChat
from aiogram.types import TelegramObject, User

from bot.i18n import translator
from domain import member as members
from domain.member import Person
from storage import chat as chats
from storage.database import Tx

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
HEARD = ("message", "callback_query", "inline_query", "my_chat_member", "chat_member")

_rng = SystemRandom()


async def introduce(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Give the handler `member`, `chat` and `t`; a person seen for the first time is met."""
    tx: Tx = data["tx"]
    now: datetime = data["now"]
    user: User | None = data.get(EVENT_FROM_USER_KEY)
    place: TelegramChat | None = data.get(EVENT_CHAT_KEY)
    language = data["settings"].language
    data["member"] = None
    if user is not None and not user.is_bot:
        member = await members.meet(tx, _person(user), now=now, rng=_rng)
        data["member"] = member
        language = member.language or member.telegram_language or language
    known = place is not None and place.type != "private"
    data["chat"] = await chats.find(tx, place.id) if place is not None and known else None
    data["t"] = data["hearing"].t = translator(language)
    return await handler(event, data)


def install(dispatcher: Dispatcher) -> None:
    """Put `introduce` before every handler."""
    for name in HEARD:
        dispatcher.observers[name].middleware(introduce)


def _person(user: User) -> Person:
    return Person(
        id=user.id, name=user.full_name, username=user.username, language=user.language_code
    )
