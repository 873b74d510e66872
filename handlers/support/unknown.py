"""What no feature has taken, heard last: buttons of older messages, and commands that there are not."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message, User

from domain.refusal import Refused
from handlers import questions
from handlers.context import Context
from views.private_reply import PrivateReply
from views.screen import Screen
from views.support import contact_screens

router = Router(name=__name__)
PRIVATE = F.chat.type == "private"


def is_named(message: Message, me: User) -> bool:
    """Whether a command in a group names this bot: others are for other bots."""
    return f"@{me.username}".lower() in (message.text or "").partition(" ")[0].lower()


@router.message(F.text.startswith("/"), PRIVATE)
async def command(message: Message, ctx: Context) -> Screen:
    """Say that there is no such command, and what there is."""
    return contact_screens.unknown_command(questions.command_of(message) or "", ctx.t)


@router.message(F.text.startswith("/"), is_named)
async def command_in_group(message: Message, ctx: Context) -> PrivateReply:
    """Say so to whoever named this bot in a group."""
    typed = questions.command_of(message) or ""
    return PrivateReply(contact_screens.unknown_command(typed, ctx.t))


@router.callback_query()
async def old_button(_: CallbackQuery, ctx: Context) -> None:
    """Say that a button does nothing any more."""
    raise Refused("button.old")
