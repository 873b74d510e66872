"""What the bot hears about its own place: added, promoted, silenced, removed, moved, blocked."""

from aiogram import F, Router
from aiogram.types import Chat, ChatMemberRestricted, ChatMemberUpdated, Message

from domain.chat import bot_membership as chat_bot_membership
from domain.chat.bot_membership import BotMembership, ChatInfo
from domain.delivery import effects
from handlers.context import Context
from storage.members import Reachability

router = Router(name=__name__)
BLOCKED = "kicked"


def place(chat: Chat) -> ChatInfo:
    """Return what the domain wants to know of a chat."""
    return ChatInfo(chat.id, chat.type, chat.title or "", chat.username, bool(chat.is_forum))


def bot_membership(update: ChatMemberUpdated) -> BotMembership:
    """Return the bot's new membership, with those of its fields that are rights."""
    member = update.new_chat_member
    rights = {
        name: value
        for name, value in member.model_dump().items()
        if name.startswith("can_") and isinstance(value, bool)
    }
    until = member.until_date if isinstance(member, ChatMemberRestricted) else None
    forever = until is None or until.timestamp() == 0
    return BotMembership(member.status, rights, None if forever else until)


@router.my_chat_member(F.chat.type == "private")
async def blocked_or_not(update: ChatMemberUpdated, ctx: Context) -> None:
    """Remember whether a member may be written to, and send what waited for that."""
    if update.new_chat_member.status == BLOCKED:
        await effects.hold_member(ctx.tx, update.chat.id, Reachability.BLOCKED)
    else:
        await effects.release_held(ctx.tx, update.chat.id)


@router.my_chat_member()
async def update_membership(update: ChatMemberUpdated, ctx: Context) -> None:
    """Remember where the bot stands in a group or channel."""
    await chat_bot_membership.update_membership(
        ctx.tx, place(update.chat), bot_membership(update), now=ctx.now, bot=ctx.me.username
    )


@router.message(F.migrate_to_chat_id.as_("new_id"))
async def leaves_for_supergroup(message: Message, new_id: int, ctx: Context) -> None:
    """Follow a group, told from its old side."""
    await chat_bot_membership.migrate(ctx.tx, message.chat.id, new_id, now=ctx.now)


@router.message(F.migrate_from_chat_id.as_("old_id"))
async def arrives_as_supergroup(message: Message, old_id: int, ctx: Context) -> None:
    """Follow a group, told from its new side."""
    await chat_bot_membership.migrate(ctx.tx, old_id, message.chat.id, now=ctx.now)


@router.message(F.forum_topic_created)
@router.message(F.forum_topic_edited)
@router.message(F.forum_topic_closed)
@router.message(F.forum_topic_reopened)
async def topic(message: Message, ctx: Context) -> None:
    """Remember a forum's topic, so that it can be picked by its name."""
    begun = message.message_id if message.forum_topic_created else None
    thread_id = message.message_thread_id or begun  # A topic's number is that of its first line.
    if thread_id is None:
        return
    named = message.forum_topic_created or message.forum_topic_edited
    closed = None if named else message.forum_topic_closed is not None
    await chat_bot_membership.update_topic(
        ctx.tx, message.chat.id, thread_id, name=named.name if named else None, closed=closed
    )


@router.message(F.new_chat_title.as_("title"))
async def renamed(message: Message, title: str, ctx: Context) -> None:
    """Follow a group's new title."""
    await chat_bot_membership.rename(ctx.tx, message.chat.id, title)
