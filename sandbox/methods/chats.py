"""What the bot may know of a chat and of who is in it."""

from aiogram.methods import (
    GetChat,
    GetChatAdministrators,
    GetChatMember,
    GetChatMemberCount,
    LeaveChat,
)

from sandbox.api.access import find_chat, require_bot_member
from sandbox.api.calls import Files
from sandbox.api.refusals import bad_request
from sandbox.state.account import BOT
from sandbox.state.chats import ChatMember, Json
from sandbox.state.membership import remove_member
from sandbox.state.world import World

GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat(world: World, params: GetChat, files: Files) -> Json:
    """Return Bot API `ChatFullInfo`."""
    chat = find_chat(world, params.chat_id)
    if chat.kind != "private":
        require_bot_member(world, params.chat_id)
    info = chat.json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if chat.is_group:
        info["permissions"] = chat.permissions
    if chat.linked_chat_id is not None:
        info["linked_chat_id"] = chat.linked_chat_id
    pinned = world.history(chat).find(chat.pinned[-1]) if chat.pinned else None
    return info | ({"pinned_message": pinned.json()} if pinned else {})


def get_chat_member(world: World, params: GetChatMember, files: Files) -> Json:
    """Return one person's standing; someone who was never in has left."""
    chat, _ = require_bot_member(world, params.chat_id)
    user = world.users.get(params.user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return (chat.find_member(user.id) or ChatMember(user, "left")).json()


def get_chat_administrators(
    world: World, params: GetChatAdministrators, files: Files
) -> list[Json]:
    """Return the creator and all administrators except other bots."""
    chat, _ = require_bot_member(world, params.chat_id)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member.json() for member in chat.members.values() if member.is_admin]


def get_chat_member_count(world: World, params: GetChatMemberCount, files: Files) -> int:
    """Return how many are in, the bot included."""
    chat, _ = require_bot_member(world, params.chat_id)
    return sum(member.is_in for member in chat.members.values())


def leave_chat(world: World, params: LeaveChat, files: Files) -> bool:
    """Leave a group or a channel."""
    chat, _ = require_bot_member(world, params.chat_id)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    remove_member(world, chat, BOT, by=BOT)
    return True
