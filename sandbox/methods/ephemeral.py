"""Changing and removing ephemeral messages."""

from typing import Any

from aiogram.methods import (
    DeleteEphemeralMessage,
    EditEphemeralMessageCaption,
    EditEphemeralMessageReplyMarkup,
    EditEphemeralMessageText,
)

from sandbox.api.access import require_bot_member
from sandbox.api.calls import Files, value_or_none
from sandbox.api.refusals import bad_request, not_modelled
from sandbox.methods.editing import caption_of, content_fields, media_of, rewrite
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.messages import Message
from sandbox.state.world import World
from sandbox.text.content import text_fields


def edit_text(world: World, params: EditEphemeralMessageText, files: Files) -> bool:
    """Change the text on one person's screen."""
    if params.text is None:
        raise not_modelled("rich messages")
    fields = text_fields(
        params.text, value_or_none(params.parse_mode), params.entities, world.users.get
    )
    rewrite(world, _whispered(world, params, "edit"), fields, params.reply_markup)
    return True


def edit_caption(world: World, params: EditEphemeralMessageCaption, files: Files) -> bool:
    """Change the caption on one person's screen."""
    message = _whispered(world, params, "edit")
    fields = media_of(message) | caption_of(world, params)
    rewrite(world, message, fields, params.reply_markup)
    return True


def edit_reply_markup(world: World, params: EditEphemeralMessageReplyMarkup, files: Files) -> bool:
    """Change the buttons on one person's screen."""
    message = _whispered(world, params, "edit")
    rewrite(world, message, content_fields(message), params.reply_markup)
    return True


def delete(world: World, params: DeleteEphemeralMessage, files: Files) -> bool:
    """Take the message off one person's screen."""
    posting.remove(world, _whispered(world, params, "delete", BOT.id, params.receiver_user_id))
    return True


def _whispered(world: World, params: Any, purpose: str, *senders: int) -> Message:
    chat, _ = require_bot_member(world, params.chat_id)
    history = world.history(chat)
    message = history.find_ephemeral(params.receiver_user_id, params.ephemeral_message_id)
    if message is None or message.sender_id not in (senders or (BOT.id,)):
        raise bad_request(f"message to {purpose} not found")
    return message
