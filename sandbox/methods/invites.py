"""Invite links and requests to join."""

from aiogram.methods import (
    ApproveChatJoinRequest,
    CreateChatInviteLink,
    DeclineChatJoinRequest,
    RevokeChatInviteLink,
)

from sandbox.api.access import require_admin_right
from sandbox.api.calls import Files
from sandbox.api.refusals import bad_request
from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat
from sandbox.state.links import Invite
from sandbox.state.membership import add_member
from sandbox.state.world import World


def create(world: World, params: CreateChatInviteLink, files: Files) -> Json:
    """Make a link into a chat."""
    chat = _inviting(world, params.chat_id)
    wants_request = bool(params.creates_join_request)
    return world.links.make(chat.id, params.name, request=wants_request).json()


def revoke(world: World, params: RevokeChatInviteLink, files: Files) -> Json:
    """Make a link lead nowhere."""
    chat = _inviting(world, params.chat_id)
    invite = world.links.revoke(params.invite_link, chat.id)
    if invite is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    return invite.json()


def approve(world: World, params: ApproveChatJoinRequest, files: Files) -> bool:
    """Let someone in who asked."""
    chat, invite = _settle(world, params.chat_id, params.user_id)
    user = world.users[params.user_id]
    add_member(world, chat, user, by=BOT, **invite.way_in())
    return True


def decline(world: World, params: DeclineChatJoinRequest, files: Files) -> bool:
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
