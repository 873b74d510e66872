"""Pinning on top of a chat."""

from aiogram.methods import PinChatMessage, UnpinAllChatMessages, UnpinChatMessage

from sandbox.api.access import require_bot_member, require_message
from sandbox.api.calls import Files
from sandbox.api.refusals import NEEDS_CHANNEL_ADMIN, bad_request
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.chats import SandboxChat
from sandbox.state.privacy_mode import bot_receives_service
from sandbox.state.world import World


def pin(world: World, params: PinChatMessage, files: Files) -> bool:
    """Pin a message; a service line says so, and the bot hears of that too."""
    chat = _pinnable(world, params.chat_id)
    message = require_message(world, chat, params.message_id, "pin")
    if message.is_service:
        raise bad_request("message can't be pinned")
    line = posting.pin(world, message, BOT)
    if bot_receives_service(chat):
        kind = "channel_post" if chat.kind == "channel" else "message"
        world.updates.put(kind, line.json())
    return True


def unpin(world: World, params: UnpinChatMessage, files: Files) -> bool:
    """Unpin one message, the newest pinned one when none is named."""
    chat = _pinnable(world, params.chat_id)
    wanted = params.message_id or (chat.pinned[-1] if chat.pinned else None)
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(wanted)
    posting.emit_pins(world, chat)
    return True


def unpin_all(world: World, params: UnpinAllChatMessages, files: Files) -> bool:
    """Unpin everything."""
    chat = _pinnable(world, params.chat_id)
    chat.pinned.clear()
    posting.emit_pins(world, chat)
    return True


def _pinnable(world: World, chat_id: int | str) -> SandboxChat:
    chat, bot = require_bot_member(world, chat_id)
    if chat.kind == "channel" and not bot.may("can_edit_messages"):
        raise bad_request(NEEDS_CHANNEL_ADMIN)
    if chat.is_group and not bot.may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
