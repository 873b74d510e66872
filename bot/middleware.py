"""Who acts, where, and in which language: the `ctx` that handlers get.

`is_real_command` is the one filter on messages: a command counts only if a person said it, here
and now. `load_member` is an inner middleware: it runs only for updates that some handler wants,
so idle chatter in a group asks the database nothing.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from random import Random
from typing import Any

from aiogram import Dispatcher
from aiogram.dispatcher.middlewares.user_context import EVENT_CHAT_KEY, EVENT_FROM_USER_KEY
from aiogram.types import CallbackQuery, Message, TelegramObject, User

from bot.library_patches import run_filters_inline
from domain.member import language_of, mark_reachable, meet_member
from domain.refusal import Refused
from domain.settings import Settings
from handlers.context import Context
from storage.database import Tx
from storage.members import Member
from views.i18n import translator
from views.person import is_person, person_of

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
HEARD = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
)
PREFIX = "/"


async def is_real_command(message: Message) -> bool:
    """Whether a message is no command, or a command that a person gave here and now."""
    if not (message.text or message.caption or "").startswith(PREFIX):
        return True
    passed_on = message.forward_origin or message.via_bot or message.is_automatic_forward
    return not (passed_on or message.edit_date or message.sender_chat) and is_person(
        message.from_user
    )


async def load_member(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Give the handler its `ctx`; a person seen for the first time is met."""
    tx: Tx = data["tx"]
    settings: Settings = data["settings"]
    sender = await _meet(tx, data.get(EVENT_FROM_USER_KEY), now=data["now"], rng=data["rng"])
    language = language_of(sender, settings.language) if sender else settings.language
    t = translator(language, now=data["now"], zone=settings.timezone, country=settings.country)
    ctx = Context(
        tx=tx,
        now=data["now"],
        rng=data["rng"],
        sender=sender,
        place=data.get(EVENT_CHAT_KEY),
        t=t,
        me=data.get("me"),  # type: ignore[arg-type]  # Known before the first update.
        settings=settings,
    )
    if sender is not None and ctx.in_private and isinstance(event, (Message, CallbackQuery)):
        await mark_reachable(tx, sender)
    data["ctx"] = ctx
    data["hearing"].identify_sender(t, ctx.me, sender)
    if sender is None and isinstance(event, CallbackQuery):
        raise Refused("member.nobody")
    return await handler(event, data)


def install(dispatcher: Dispatcher, rng: Random) -> None:
    """Put both before every handler of the routers included so far; codes are drawn by `rng`."""
    dispatcher["rng"] = rng
    for router in dispatcher.chain_tail:
        for observer in router.observers.values():
            run_filters_inline(observer)
    dispatcher.message.filter(is_real_command)
    for name in HEARD:
        dispatcher.observers[name].middleware(load_member)


async def _meet(tx: Tx, user: User | None, *, now: datetime, rng: Random) -> Member | None:
    if user is None or not is_person(user):
        return None
    return await meet_member(tx, person_of(user), now=now, rng=rng)
