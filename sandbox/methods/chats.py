"""Chats: who is in them, invite links and requests to join, pinned messages, topics."""

from typing import Any

from aiogram.methods import (
    ApproveChatJoinRequest,
    CloseForumTopic,
    CreateChatInviteLink,
    CreateForumTopic,
    DeclineChatJoinRequest,
    GetChat,
    GetChatAdministrators,
    GetChatMember,
    GetChatMemberCount,
    LeaveChat,
    PinChatMessage,
    ReopenForumTopic,
    RevokeChatInviteLink,
    UnpinAllChatMessages,
    UnpinChatMessage,
)

from sandbox.api.access import find_chat, require_admin_right, require_bot_member, require_message
from sandbox.api.calls import Files
from sandbox.api.refusals import NEEDS_CHANNEL_ADMIN, bad_request
from sandbox.people import groups
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.chats import ChatMember, Json, SandboxChat
from sandbox.state.links import Invite
from sandbox.state.membership import add_member, remove_member
from sandbox.state.privacy_mode import bot_receives_service
from sandbox.state.reactions import reaction_json
from sandbox.state.world import World

GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


TOPIC_NAME_MAX = 128
TOPIC_ICON_COLOR = 7322096


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
    if chat.reactions is not None:
        info["available_reactions"] = [reaction_json(one) for one in sorted(chat.reactions)]
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


def create_invite(world: World, params: CreateChatInviteLink, files: Files) -> Json:
    """Make a link into a chat."""
    chat = _inviting(world, params.chat_id)
    wants_request = bool(params.creates_join_request)
    return world.links.make(chat.id, params.name, request=wants_request).json()


def revoke_invite(world: World, params: RevokeChatInviteLink, files: Files) -> Json:
    """Make a link lead nowhere."""
    chat = _inviting(world, params.chat_id)
    invite = world.links.revoke(params.invite_link, chat.id)
    if invite is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    return invite.json()


def approve_request(world: World, params: ApproveChatJoinRequest, files: Files) -> bool:
    """Let someone in who asked."""
    chat, invite = _settle(world, params.chat_id, params.user_id)
    user = world.users[params.user_id]
    add_member(world, chat, user, by=BOT, **invite.way_in())
    return True


def decline_request(world: World, params: DeclineChatJoinRequest, files: Files) -> bool:
    """Turn someone away who asked."""
    _settle(world, params.chat_id, params.user_id)
    return True


def _settle(world: World, chat_id: int | str, user_id: int) -> tuple[SandboxChat, Invite]:
    chat = _inviting(world, chat_id)
    invite = world.links.settle(chat.id, user_id)
    if invite is None:
        raise bad_request("HIDE_REQUESTER_MISSING")
    return chat, invite


def _inviting(world: World, chat_id: int | str) -> SandboxChat:
    refusal = bad_request("not enough rights to manage chat invite link")
    return require_admin_right(world, chat_id, "can_invite_users", refusal)


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


def create_topic(world: World, params: CreateForumTopic, files: Files) -> Json:
    """Open a topic."""
    chat = _forum(world, params.chat_id, "not enough rights to create a topic")
    if not 1 <= len(params.name) <= TOPIC_NAME_MAX:
        raise bad_request("TOPIC_TITLE_INVALID")
    topic = groups.add_topic(world, chat, params.name, BOT)
    color = params.icon_color or TOPIC_ICON_COLOR
    return {"message_thread_id": topic.thread_id, "name": topic.name, "icon_color": color}


def close_topic(world: World, params: CloseForumTopic, files: Files) -> bool:
    """Let members no longer write in a topic."""
    return _set_closed(world, params, closed=True)


def reopen_topic(world: World, params: ReopenForumTopic, files: Files) -> bool:
    """Let members write in a topic again."""
    return _set_closed(world, params, closed=False)


def _set_closed(world: World, params: Any, *, closed: bool) -> bool:
    chat = _forum(world, params.chat_id, "not enough rights to close or open the topic")
    topic = chat.topics.get(params.message_thread_id)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    groups.close_topic(world, chat, topic.thread_id, closed=closed, by=BOT)
    return True


def _forum(world: World, chat_id: int | str, refusal: str) -> SandboxChat:
    chat = require_admin_right(world, chat_id, "can_manage_topics", bad_request(refusal))
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat
