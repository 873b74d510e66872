"""Everything that a member may say or press, found in the routers, and said or pressed by anybody."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from random import SystemRandom
from types import UnionType
from typing import Any, Union, get_args, get_origin

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter
from aiogram.types import CallbackQuery, Chat, Message, Update, User
from pydantic_core import PydanticUndefined

import handlers
from bot import middleware
from bot.answers import ReplyContextFactory
from bot.client import make_bot
from bot.settings import load
from domain.refusal import Refused
from storage.database import Tx
from storage.fsm import DatabaseFsmStorage, use_transaction
from tests.shop_keys import WORDS
from tests.terminal import SANDBOX_TOKEN

REFUSED, HEARD, NOT_HEARD = "refused", "heard", "not heard"
Said = tuple[str, str]


@dataclass(frozen=True)
class HandlerEntry:
    """A handler: its name in the matrix, and what it listens to."""

    name: str
    event: str
    filters: tuple[Any, ...]

    def of_kind(self, kind: type) -> Any:
        """Return the filter of a kind, or None."""
        return next((one for one in self.filters if isinstance(one, kind)), None)


def _every() -> Iterator[HandlerEntry]:
    for router in handlers.routers():
        for event, observer in router.observers.items():
            for handler in observer.handlers:
                yield heard(event, handler)


def heard(event: str, handler: HandlerObject) -> HandlerEntry:
    module = handler.callback.__module__.rpartition(".")[2]
    filters = tuple(filters_of(handler))
    return HandlerEntry(f"{event} {module}.{handler.callback.__name__}", event, filters)


def filters_of(handler: HandlerObject) -> Iterator[Any]:
    for one in handler.filters or ():
        yield getattr(one.callback, "__self__", one.callback)


def data_of(kind: type[CallbackData], values: dict[str, Any]) -> str:
    """Return a button's data whose numbers are 1, whose words are what they are for."""
    given = {}
    for name, field in kind.model_fields.items():
        if name in values:
            given[name] = values[name]
        elif field.default is PydanticUndefined or field.annotation in (int, bool):
            given[name] = made_up(field.annotation)
    return kind(**given).pack()


def made_up(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        annotation = get_args(annotation)[0]
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return next(iter(annotation))
    return {int: 1, bool: True}.get(annotation, "en")


ALL_HANDLERS = tuple(_every())
"""Every handler of every router; looked for once, because looking sets the routers free."""


class DispatcherProbe:
    """The shop's own dispatcher, without a bot that polls."""

    def __init__(self, database: Any) -> None:
        self.settings = load(
            shop_key=WORDS,
            env_file=None,
            bot_token=SANDBOX_TOKEN,
            telegram_api="http://127.0.0.1",
            database_url="sqlite+aiosqlite://",
        )
        self.bot: Bot = make_bot(self.settings)
        me = User(id=self.bot.id, is_bot=True, first_name="Tuan", username="tuan_bot")
        self.dispatcher = Dispatcher(
            settings=self.settings, storage=DatabaseFsmStorage(database), me=me
        )
        self.dispatcher.include_routers(*handlers.routers())
        middleware.install(self.dispatcher, SystemRandom())
        self.answers = ReplyContextFactory(lambda: "en")

    async def hears(self, tx: Tx, update: Update, now: datetime) -> tuple[str, str]:
        """Return whether an update was refused, and why, heard, or heard by nobody."""
        answer = self.answers.begin(update)
        try:
            with use_transaction(tx):
                said = await self.dispatcher.feed_update(
                    self.bot, update, tx=tx, now=now, hearing=answer
                )
        except Refused as refused:
            return REFUSED, refused.reason
        return (NOT_HEARD if said is UNHANDLED else HEARD), ""


def update_of(one: HandlerEntry, who: int, words: dict[str, Any], now: datetime) -> Update | None:
    """Return somebody's private press or message for a handler; None where no person says it."""
    user = User(id=who, is_bot=False, first_name="X")
    chat = Chat(id=who, type="private", first_name="X")
    pressed = one.of_kind(CallbackQueryFilter)
    if pressed is not None:
        message = Message(message_id=7, date=now, chat=chat, text="A page")
        data = data_of(pressed.callback_data, words)
        query = CallbackQuery(id="1", from_user=user, chat_instance="1", message=message, data=data)
        return Update(update_id=1, callback_query=query)
    command = one.of_kind(Command)
    if one.event != "message" or command is None:
        return None
    name = str(command.commands[0])
    text = f"/{name} {words.get(one.name, words['code'])}".strip()
    message = Message(message_id=7, date=now, chat=chat, from_user=user, text=text)
    return Update(update_id=1, message=message)
