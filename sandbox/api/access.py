"""Whether the bot may act in a chat: finding the chat, and Telegram's refusals on the way.

unknown -> not found      private -> started? blocked? deactivated?
group -> migrated? kicked? left? may members send this? topic open?
"""

from sandbox.api.refusals import NEEDS_CHANNEL_ADMIN, BotApiRefusal, bad_request, forbidden
from sandbox.state.account import BOT
from sandbox.state.chats import ChatMember, SandboxChat
from sandbox.state.messages import Message
from sandbox.state.world import World

GENERAL_TOPIC = 1
RIGHT_NAMES = {
    "can_send_messages": "text messages",
    "can_send_photos": "photos",
    "can_send_documents": "documents",
}


def find_chat(world: World, chat_id: int | str) -> SandboxChat:
    """Return the chat of an id or @username; refuse unknown and migrated ones."""
    chat = _look_up(world, chat_id)
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise bad_request(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    return chat


def require_bot_member(world: World, chat_id: int | str) -> tuple[SandboxChat, ChatMember]:
    """Return a chat that the bot is in, and its standing there; refuse others."""
    chat = find_chat(world, chat_id)
    bot = chat.find_member(BOT.id)
    if chat.kind == "private":
        _check_private(chat, bot)
    if bot is None:
        raise bad_request("chat not found")
    if not bot.is_in:
        verb = "was kicked from" if bot.status == "kicked" else "is not a member of"
        raise forbidden(f"bot {verb} the {chat.kind} chat")
    return chat, bot


def require_writable(
    world: World, chat_id: int | str, right: str, thread: int | None
) -> SandboxChat:
    """Return a chat into which the bot may send this kind of content now."""
    chat, bot = require_bot_member(world, chat_id)
    if chat.kind == "channel":
        if not bot.may("can_post_messages"):
            raise bad_request(NEEDS_CHANNEL_ADMIN)
        return chat
    if chat.is_group and not _may_send(chat, bot, right, world.now_unix()):
        name = RIGHT_NAMES.get(right, "messages")
        raise bad_request(f"not enough rights to send {name} to the chat")
    _check_topic(chat, bot, thread)
    return chat


def require_admin_right(
    world: World, chat_id: int | str, right: str, refusal: BotApiRefusal
) -> SandboxChat:
    """Return a chat where the bot holds an administrator's right, or raise `refusal`."""
    chat, bot = require_bot_member(world, chat_id)
    if not bot.may(right):
        raise refusal
    return chat


def require_message(world: World, chat: SandboxChat, message_id: int, purpose: str) -> Message:
    """Return a message of the chat, or refuse with "message to <purpose> not found"."""
    message = world.history(chat).find(message_id)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def _look_up(world: World, chat_id: int | str) -> SandboxChat | None:
    if isinstance(chat_id, str) and not chat_id.lstrip("-").isdigit():
        name = chat_id.removeprefix("@").lower()
        return next((c for c in world.chats.values() if (c.username or "") == name), None)
    number = int(chat_id)
    if number > 0:
        user = world.users.get(number)
        return world.private(number) if user is not None and not user.is_bot else None
    chat = world.chats.get(number)
    return None if chat is None or chat.kind == "dialog" else chat


def _check_private(chat: SandboxChat, bot: ChatMember | None) -> None:
    if chat.user is not None and chat.user.deactivated:
        raise forbidden("user is deactivated")
    if bot is not None and not bot.is_in:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def _may_send(chat: SandboxChat, bot: ChatMember, right: str, now: int) -> bool:
    if bot.is_admin:
        return True
    restricted = bot.status == "restricted" and not 0 < bot.until <= now
    return (bot.rights if restricted else chat.permissions).get(right, False)


def _check_topic(chat: SandboxChat, bot: ChatMember, thread: int | None) -> None:
    if thread is not None and (thread == GENERAL_TOPIC or thread not in chat.topics):
        raise bad_request("message thread not found")
    if not chat.is_forum or bot.may("can_manage_topics"):
        return
    topic = chat.topics.get(GENERAL_TOPIC if thread is None else thread)
    if topic is not None and topic.closed:
        raise bad_request("TOPIC_CLOSED")
