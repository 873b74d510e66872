"""Changing what the bot has said: text, caption, picture, buttons; and taking it away."""

from datetime import timedelta
from typing import Any

from aiogram.methods import (
    DeleteMessage,
    DeleteMessages,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
)
from aiogram.types import InlineKeyboardMarkup

from sandbox.api.access import require_bot_member, require_message
from sandbox.api.calls import Files, value_or_none
from sandbox.api.keyboards import inline_keyboard
from sandbox.api.refusals import NOT_MODIFIED, bad_request, not_modelled
from sandbox.methods.sending import media_fields
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.chats import ChatMember, Json, SandboxChat
from sandbox.state.messages import Message
from sandbox.state.world import World
from sandbox.text.content import caption_fields, text_fields

CAPTIONED = ("photo", "document")
WORDS = ("text", "entities", "caption", "caption_entities", "show_caption_above_media")


DELETE_WITHIN = timedelta(hours=48)
DELETE_AT_ONCE_MAX = 100


def edit_text(world: World, params: EditMessageText, files: Files) -> Json | bool:
    """Change a text; without reply_markup the buttons go."""
    if params.text is None:
        raise not_modelled("rich messages")
    fields = text_fields(
        params.text, value_or_none(params.parse_mode), params.entities, world.users.get
    )
    message = require_own_message(world, params)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return edit_result(params, rewrite(world, message, fields, params.reply_markup))


def edit_caption(world: World, params: EditMessageCaption, files: Files) -> Json | bool:
    """Change or remove a caption; without reply_markup the buttons go."""
    fields = caption_of(world, params)
    message = require_own_message(world, params)
    return edit_result(
        params, rewrite(world, message, media_of(message) | fields, params.reply_markup)
    )


def edit_media(world: World, params: EditMessageMedia, files: Files) -> Json | bool:
    """Change the picture or file, with its caption."""
    message = require_own_message(world, params)
    fields = media_fields(world, params.media, files)
    return edit_result(params, rewrite(world, message, fields, params.reply_markup))


def edit_reply_markup(world: World, params: EditMessageReplyMarkup, files: Files) -> Json | bool:
    """Change only the buttons."""
    message = require_own_message(world, params)
    return edit_result(
        params, rewrite(world, message, content_fields(message), params.reply_markup)
    )


def require_own_message(world: World, params: Any) -> Message:
    """Return the message to edit: there, sent by the bot, or refuse."""
    if params.inline_message_id is not None:
        return world.inline.sent(params.inline_message_id)
    if params.chat_id is None or params.message_id is None:
        raise bad_request("message identifier is not specified")
    chat, bot = require_bot_member(world, params.chat_id)
    message = require_message(world, chat, params.message_id, "edit")
    mine = message.sender_id == BOT.id and "forward_origin" not in message.body
    in_channel = chat.kind == "channel" and bot.may("can_edit_messages")
    if message.is_service or not (mine or in_channel):
        raise bad_request("message can't be edited")
    return message


def edit_result(params: Any, message: Message) -> Json | bool:
    """Return what the bot learns of an edit: of a message sent by inline mode nothing more."""
    return True if params.inline_message_id is not None else message.json()


def rewrite(
    world: World, message: Message, fields: Json, markup: InlineKeyboardMarkup | None
) -> Message:
    """Put new content and buttons into a message; refuse when nothing would change."""
    place = None if message.inline_id is not None else message.chat
    keyboard = inline_keyboard(markup, place)
    new = fields | ({"reply_markup": keyboard} if keyboard else {})
    old = content_fields(message)
    if "reply_markup" in message.body:
        old["reply_markup"] = message.body["reply_markup"]
    if new == old:
        raise bad_request(NOT_MODIFIED)
    frame = {key: value for key, value in message.body.items() if key not in old}
    posting.change(world, message, frame | new)
    return message


def content_fields(message: Message) -> Json:
    """Return what edits replace: words and media, without buttons."""
    return {k: v for k, v in message.body.items() if k in WORDS or k in CAPTIONED}


def media_of(message: Message) -> Json:
    """Return the media without its caption, or refuse a message that has none."""
    media = {k: v for k, v in message.body.items() if k in CAPTIONED}
    if not media:
        raise bad_request("there is no caption in the message to edit")
    return media


def caption_of(world: World, params: Any) -> Json:
    """Return the caption's fields of a method that has them."""
    mode, entities = value_or_none(params.parse_mode), params.caption_entities
    fields = caption_fields(params.caption, mode, entities, world.users.get)
    if value_or_none(params.show_caption_above_media):
        fields["show_caption_above_media"] = True
    return fields


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
    if not 1 <= len(params.message_ids) <= DELETE_AT_ONCE_MAX:
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
