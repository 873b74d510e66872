"""Taking messages away."""

from datetime import timedelta

from aiogram.methods import DeleteMessage, DeleteMessages

from sandbox.api.access import require_bot_member, require_message
from sandbox.api.calls import Files
from sandbox.api.refusals import bad_request
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.chats import ChatMember, SandboxChat
from sandbox.state.messages import Message
from sandbox.state.world import World

DELETE_WITHIN = timedelta(hours=48)
AT_ONCE_MAX = 100


def delete_message(world: World, params: DeleteMessage, files: Files) -> bool:
    """Delete the bot's own message within 48 hours, or any as an administrator who may."""
    chat, bot = require_bot_member(world, params.chat_id)
    message = require_message(world, chat, params.message_id, "delete")
    if not _may_delete(world, chat, bot, message):
        raise bad_request("message can't be deleted")
    posting.remove(world, message)
    return True


def delete_messages(world: World, params: DeleteMessages, files: Files) -> bool:
    """Delete up to 100 messages; those that are gone or protected are passed over."""
    if not 1 <= len(params.message_ids) <= AT_ONCE_MAX:
        raise bad_request("too many message identifiers specified")
    chat, bot = require_bot_member(world, params.chat_id)
    for message_id in params.message_ids:
        message = world.history(chat).find(message_id)
        if message is not None and _may_delete(world, chat, bot, message):
            posting.remove(world, message)
    return True


def _may_delete(world: World, chat: SandboxChat, bot: ChatMember, message: Message) -> bool:
    if bot.may("can_delete_messages"):
        return True
    age_s = world.now_unix() - message.date
    recent = age_s < DELETE_WITHIN.total_seconds()
    return recent and (chat.kind == "private" or message.sender_id == BOT.id)
