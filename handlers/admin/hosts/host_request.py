"""The question of a group's administrator, after the batch: Telegram is asked who runs the group, then the shop."""

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message, User

from domain.clock import Clock
from domain.deep_link import LinkPage
from domain.host import join
from domain.refusal import Refused
from storage.database import Database
from storage.members import Member
from storage.network_guard import forbid_network
from views.host import host_screens
from views.i18n import Translate
from views.screen import send

RUNS_IT = (ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR)


def is_request(message: Message | None) -> bool:
    """Return whether a message that was put aside is the question of a group's administrator."""
    return message is not None and message.chat.type in ("group", "supergroup")


async def answer_request(
    message: Message, bot: Bot, database: Database, clock: Clock, me: User, t: Translate
) -> None:
    """Ask Telegram who administers the group, and then the shop; say in the group that it was asked."""
    who = message.from_user
    if who is None:
        raise Refused("host.anonymous")
    try:
        standing = await bot.get_chat_member(message.chat.id, who.id)
    except TelegramBadRequest:
        raise Refused("host.not_admin") from None
    if standing.status not in RUNS_IT:
        raise Refused("host.not_admin")
    with forbid_network():
        async with database.begin() as tx:
            member = await tx.get_one(Member, who.id)
            await join.ask(tx, member, message.chat.id, now=clock.now())
            name = member.name
    screen = host_screens.requested(name, t, me, LinkPage.HOST)
    await bot(send(message.chat.id, screen, message.message_thread_id))
