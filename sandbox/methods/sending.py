"""New messages from the bot: text, photo, document, album, "typing", and copies and forwards."""

from collections.abc import Mapping
from typing import Any

from aiogram.methods import (
    CopyMessage,
    ForwardMessage,
    SendChatAction,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
)
from aiogram.types import InputMediaDocument, InputMediaPhoto, ReplyParameters

from sandbox.api.access import require_bot_member, require_message, require_writable
from sandbox.api.calls import Files, Upload, value_or_none
from sandbox.api.keyboards import split_markup
from sandbox.api.refusals import WRONG_FILE, bad_request, not_modelled
from sandbox.people.acts import KEPT_IN_FORWARDS, origin_of
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat
from sandbox.state.discussion import follow_post
from sandbox.state.ephemeral import ephemeral_target
from sandbox.state.messages import Message
from sandbox.state.world import World
from sandbox.text.content import caption_fields, text_fields

ALBUM = range(2, 11)


def send_message(world: World, params: SendMessage, files: Files) -> Json:
    """Send a text."""
    fields = text_fields(
        params.text, value_or_none(params.parse_mode), params.entities, world.users.get
    )
    preview = value_or_none(params.link_preview_options)
    if preview is not None:
        fields["link_preview_options"] = preview.model_dump(
            exclude_none=True, exclude_defaults=True
        )
    return send(world, params, fields, "can_send_messages")


def send_photo(world: World, params: SendPhoto, files: Files) -> Json:
    """Send a picture with a caption; an upload, or the id of an earlier one."""
    caption = _caption(world, params)
    require_writable(world, params.chat_id, "can_send_photos", params.message_thread_id)
    fields: Json = {"photo": photo(world, params.photo, files), **caption}
    if params.has_spoiler:
        fields["has_media_spoiler"] = True
    return send(world, params, fields, "can_send_photos")


def send_document(world: World, params: SendDocument, files: Files) -> Json:
    """Send a file with a caption."""
    caption = _caption(world, params)
    require_writable(world, params.chat_id, "can_send_documents", params.message_thread_id)
    fields: Json = {"document": document(world, params.document, files), **caption}
    return send(world, params, fields, "can_send_documents")


def send_media_group(world: World, params: SendMediaGroup, files: Files) -> list[Json]:
    """Send an album of photos or of documents; all of it or nothing."""
    if len(params.media) not in ALBUM:
        raise bad_request("media group must include 2-10 items")
    pictures = isinstance(params.media[0], InputMediaPhoto)
    right = "can_send_photos" if pictures else "can_send_documents"
    chat = require_writable(world, params.chat_id, right, params.message_thread_id)
    bodies = [media_fields(world, item, files) for item in params.media]
    if len({"photo" in body for body in bodies}) > 1:
        raise bad_request("document can't be mixed with other media types")
    group = {"media_group_id": str(world.rng.getrandbits(60))}
    extras = _place(world, chat, params.message_thread_id, params.reply_parameters)
    author = posting.author(chat, BOT)
    sent = [posting.post(world, chat, BOT, author | extras | group | body) for body in bodies]
    return [message.json() for message in sent]


def send_chat_action(world: World, params: SendChatAction, files: Files) -> bool:
    """Show "typing"; nobody keeps it."""
    chat = require_writable(world, params.chat_id, "can_send_messages", params.message_thread_id)
    world.events.emit("action", chat_id=chat.id, action=params.action)
    return True


def photo(world: World, media: Any, files: Files) -> list[Json]:
    """Return the `PhotoSize`s of an upload or of a known file."""
    upload = _upload(media, files)
    if upload is not None:
        return world.files.add_photo(upload.data, upload.name)
    stored = world.files.find(str(media))
    if not stored.width:
        raise bad_request("can't use file of type Document as Photo")
    return stored.photo_json()


def document(world: World, media: Any, files: Files) -> Json:
    """Return the `Document` of an upload or of a known file."""
    upload = _upload(media, files)
    if upload is not None:
        return world.files.add_document(upload.data, upload.name, upload.mime_type)
    return world.files.find(str(media)).document_json()


def media_fields(world: World, item: Any, files: Files) -> Json:
    """Return the fields of one item of an album, or of an edited media message."""
    if isinstance(item, InputMediaPhoto):
        return {"photo": photo(world, item.media, files)} | _caption(world, item)
    if isinstance(item, InputMediaDocument):
        return {"document": document(world, item.media, files)} | _caption(world, item)
    raise not_modelled(f"{item.type} in albums")


def reply_fields(world: World, chat: SandboxChat, reply: ReplyParameters | None) -> Json:
    """Return `reply_to_message`, or refuse a reply to nothing."""
    if reply is None or reply.message_id is None:
        return {}
    if reply.chat_id not in (None, chat.id, str(chat.id)):
        raise not_modelled("replies across chats")
    replied = world.history(chat).find(reply.message_id)
    if replied is None:
        if value_or_none(reply.allow_sending_without_reply):
            return {}
        raise bad_request("message to be replied not found")
    shown = replied.json()
    shown.pop("reply_to_message", None)
    return {"reply_to_message": shown}


def send(world: World, params: Any, fields: Json, right: str, *, may_whisper: bool = True) -> Json:
    """Put a message of the bot with these fields into its chat, if `right` lets it."""
    chat = require_writable(world, params.chat_id, right, params.message_thread_id)
    keyboard, reply_keyboard = split_markup(params.reply_markup, chat)
    whisper = ephemeral_target(world, chat, params) if may_whisper else None
    body = posting.author(chat, BOT) | fields
    body |= _place(world, chat, params.message_thread_id, _reply(params))
    if keyboard:
        body["reply_markup"] = keyboard
    if value_or_none(params.protect_content):
        body["has_protected_content"] = True
    receiver = whisper.receiver if whisper else None
    if whisper and whisper.replaces:
        posting.hide(world, whisper.replaces, whisper.receiver)
    sent = posting.post(world, chat, BOT, body, receiver=receiver, reply_keyboard=reply_keyboard)
    follow_post(world, sent)
    return sent.json()


def _place(
    world: World, chat: SandboxChat, thread: int | None, reply: ReplyParameters | None
) -> Json:
    place = reply_fields(world, chat, reply)
    if thread is not None:
        place |= {"message_thread_id": thread, "is_topic_message": True}
    return place


def _reply(params: Any) -> ReplyParameters | None:
    if params.reply_parameters is not None or params.reply_to_message_id is None:
        reply: ReplyParameters | None = params.reply_parameters
        return reply
    lenient = params.allow_sending_without_reply
    return ReplyParameters(
        message_id=params.reply_to_message_id, allow_sending_without_reply=lenient
    )


def _caption(world: World, params: Any) -> Json:
    mode, entities = value_or_none(params.parse_mode), params.caption_entities
    fields = caption_fields(params.caption, mode, entities, world.users.get)
    if value_or_none(getattr(params, "show_caption_above_media", None)):
        fields["show_caption_above_media"] = True
    return fields


def _upload(media: Any, files: Mapping[str, Upload]) -> Upload | None:
    if not isinstance(media, str) or not media:
        raise bad_request(WRONG_FILE)
    if not media.startswith("attach://"):
        return None
    upload = files.get(media.removeprefix("attach://"))
    if upload is None:
        raise bad_request("wrong HTTP URL specified")
    return upload


def copy_message(world: World, params: CopyMessage, files: Files) -> Json:
    """Send the same content anew, without its author; a caption may be replaced."""
    message = _source(world, params.from_chat_id, params.message_id, "copy")
    if "invoice" in message.body:
        raise bad_request("message can't be copied")
    if "dice" in message.body:
        raise not_modelled("copies of dice")
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
    invoice, buttons = posting.payable_copy(message.invoice)
    return posting.post(world, chat, BOT, body | buttons, invoice=invoice).json()


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
    if "dice" in message.body:
        return "can_send_other_messages"
    return "can_send_documents" if "document" in message.body else "can_send_messages"
