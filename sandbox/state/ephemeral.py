"""Ephemeral messages: a line in a group that one member sees.

    press or ephemeral command of the member  -- within 15 s -->  the bot may whisper to them
    bot is an administrator of the group      -- any time    -->  the bot may whisper to anyone in

Delivery is not promised by Telegram; the sandbox delivers. Source: Bot API 10.3, "Ephemeral
messages and commands". How Telegram words a refusal was never seen live.
"""

from dataclasses import dataclass
from typing import Any

from sandbox.api.callbacks import ANSWER_WITHIN
from sandbox.api.refusals import EPHEMERAL_REFUSED, bad_request
from sandbox.state.account import BOT
from sandbox.state.chats import SandboxChat, User
from sandbox.state.messages import Message
from sandbox.state.world import World


@dataclass(frozen=True, slots=True)
class EphemeralTarget:
    """A permitted ephemeral message: to whom, and in place of which message on their screen."""

    receiver: User
    replaces: Message | None = None


def ephemeral_target(world: World, chat: SandboxChat, params: Any) -> EphemeralTarget | None:
    """Return the whisper a send asks for, None for an ordinary message, or refuse."""
    wanted = params.ephemeral_message_parameters
    receiver_id = wanted.receiver_user_id if wanted else params.receiver_user_id
    if receiver_id is None:
        if params.reply_parameters and params.reply_parameters.ephemeral_message_id is not None:
            raise bad_request(EPHEMERAL_REFUSED)
        return None
    query_id = wanted.callback_query_id if wanted else params.callback_query_id
    if not chat.is_group:
        raise bad_request(EPHEMERAL_REFUSED)
    receiver = chat.find_member(receiver_id)
    if receiver is None or not receiver.is_in or receiver.user.is_bot:
        raise bad_request("USER_NOT_PARTICIPANT")
    replaces = _permission(world, chat, receiver_id, query_id, params.reply_parameters)
    in_place = wanted is not None and wanted.replace_callback_query_message
    return EphemeralTarget(receiver.user, replaces if in_place else None)


def _permission(
    world: World, chat: SandboxChat, receiver_id: int, query_id: str | None, reply: Any
) -> Message | None:
    """Refuse unless the receiver has just acted or the bot runs the group."""
    if query_id is not None:
        query = world.callbacks.fresh(query_id)
        if query.user_id != receiver_id or query.message.chat is not chat:
            raise bad_request(EPHEMERAL_REFUSED)
        return query.message
    if reply is not None and reply.ephemeral_message_id is not None:
        _check_reply(world, chat, receiver_id, reply.ephemeral_message_id)
        return None
    bot = chat.find_member(BOT.id)
    if bot is None or not bot.is_admin:
        raise bad_request(EPHEMERAL_REFUSED)
    return None


def _check_reply(world: World, chat: SandboxChat, receiver_id: int, ephemeral_id: int) -> None:
    said = world.history(chat).find_ephemeral(receiver_id, ephemeral_id)
    if said is None or said.sender_id != receiver_id:
        raise bad_request("message to be replied not found")
    if world.now_unix() - said.date > ANSWER_WITHIN.total_seconds():
        raise bad_request(EPHEMERAL_REFUSED)
