"""Sending what already stands somewhere: as a copy, or as a forward."""

from aiogram.methods import CopyMessage, ForwardMessage

from sandbox.api.access import require_bot_member, require_message, require_writable
from sandbox.api.calls import Files, value_or_none
from sandbox.api.keyboards import split_markup
from sandbox.api.refusals import bad_request
from sandbox.methods.sending import reply_fields
from sandbox.people.acts import KEPT_IN_FORWARDS, origin_of
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.chats import Json
from sandbox.state.messages import Message
from sandbox.state.world import World
from sandbox.text.content import caption_fields


def copy_message(world: World, params: CopyMessage, files: Files) -> Json:
    """Send the same content anew, without its author; a caption may be replaced."""
    message = _source(world, params.from_chat_id, params.message_id, "copy")
    chat = require_writable(world, params.chat_id, _right(message), params.message_thread_id)
    body = posting.author(chat, BOT) | _kept(message)
    if params.caption is not None and "text" not in body:
        body = {k: v for k, v in body.items() if k not in ("caption", "caption_entities")}
        mode = value_or_none(params.parse_mode)
        body |= caption_fields(params.caption, mode, params.caption_entities, world.users.get)
    keyboard, reply_keyboard = split_markup(params.reply_markup, chat)
    body |= {"reply_markup": keyboard} if keyboard else {}
    body |= reply_fields(world, chat, params.reply_parameters) | _thread(params.message_thread_id)
    sent = posting.post(world, chat, BOT, body, reply_keyboard=reply_keyboard)
    return {"message_id": sent.message_id}


def forward_message(world: World, params: ForwardMessage, files: Files) -> Json:
    """Send the same content with its author's name on it."""
    message = _source(world, params.from_chat_id, params.message_id, "forward")
    chat = require_writable(world, params.chat_id, _right(message), params.message_thread_id)
    body = (
        posting.author(chat, BOT) | {"forward_origin": origin_of(world, message)} | _kept(message)
    )
    body |= _thread(params.message_thread_id)
    return posting.post(world, chat, BOT, body).json()


def _source(world: World, chat_id: int | str, message_id: int, purpose: str) -> Message:
    chat, _ = require_bot_member(world, chat_id)
    message = require_message(world, chat, message_id, purpose)
    if message.is_service or message.body.get("has_protected_content"):
        raise bad_request(f"message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    return message


def _kept(message: Message) -> Json:
    kept = {k: v for k, v in message.body.items() if k in KEPT_IN_FORWARDS}
    kept.pop("media_group_id", None)
    return kept


def _thread(thread: int | None) -> Json:
    return {"message_thread_id": thread, "is_topic_message": True} if thread is not None else {}


def _right(message: Message) -> str:
    if "photo" in message.body:
        return "can_send_photos"
    return "can_send_documents" if "document" in message.body else "can_send_messages"
