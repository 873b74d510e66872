"""The bot's own reactions to messages."""

from aiogram.methods import SetMessageReaction
from aiogram.types import ReactionTypeEmoji

from sandbox.api.access import require_bot_member, require_message
from sandbox.api.calls import Files
from sandbox.api.refusals import bad_request, not_modelled
from sandbox.state.account import BOT
from sandbox.state.reactions import allowed_in, react
from sandbox.state.world import World

OWN_MAX = 1
"""A bot sets one reaction to a message."""


def set_message_reaction(world: World, params: SetMessageReaction, files: Files) -> bool:
    """Set the bot's reaction to a message; none at all takes it away."""
    chat, _ = require_bot_member(world, params.chat_id)
    message = require_message(world, chat, params.message_id, "react")
    wanted = params.reaction or []
    if len(wanted) > OWN_MAX:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = []
    for one in wanted:
        if not isinstance(one, ReactionTypeEmoji):
            raise not_modelled(f"reactions of type {one.type}")
        if one.emoji not in allowed_in(chat) or message.is_service:
            raise bad_request("REACTION_INVALID")
        emoji.append(one.emoji)
    react(world, BOT, message, emoji)
    return True
