"""A screen and the call that puts it before a person, without making the call.

Handlers return calls; the intake makes them after the commit, through the limits. A call
that must survive a crash or a flood wait belongs in the outbox instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
)
from aiogram.methods import (
    EditEphemeralMessageText,
    EditMessageCaption,
    EditMessageText,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    CallbackQuery,
    FSInputFile,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
)

from domain.delivery.outcome import refuses_picture
from domain.post.markup import TEXT_UNITS_MAX, units
from storage.deal.local_picture import local_picture

Reply = TelegramMethod[Any]
"""One call to Telegram, not made yet."""
BETWEEN_WORDS = "\n\n"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True)
class Deferred:
    """Nothing is said now: the admin menu answers, after the batch."""


@dataclass(frozen=True)
class Screen:
    """What a person is looking at: an HTML text, the buttons under it, perhaps a photo.

    `photo` is a Telegram file id, an http(s) URL or a `file:` one, which is uploaded; with
    one, `text` is the caption.
    """

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    photo: str | None = None


def show(event: Message | CallbackQuery, screen: Screen) -> Reply:
    """Return the call that answers a message with `screen`, or turns a pressed one into it."""
    if isinstance(event, Message):
        return send(event.chat.id, screen, event.message_thread_id if _in_topic(event) else None)
    pressed = event.message
    if isinstance(pressed, Message) and pressed.ephemeral_message_id is not None:
        return _show_again(event, pressed, pressed.ephemeral_message_id, screen)
    if isinstance(pressed, Message) and screen.photo is None and pressed.photo is None:
        return EditMessageText(
            chat_id=pressed.chat.id,
            message_id=pressed.message_id,
            text=screen.text,
            reply_markup=screen.keyboard,
            link_preview_options=NO_PREVIEW,
        )
    # The button was under a message too old or of another make: start a fresh one.
    return send(event.from_user.id, screen, None)


def picture(photo: str | None) -> str | FSInputFile | None:
    """Return what a call takes for a screen's photo; a `file:` address becomes an upload.

    One that is not a picture of ours is none: its words go without it.
    """
    if photo is None or not photo.startswith("file:"):
        return photo
    path = local_picture(photo)
    return None if path is None else FSInputFile(path)


def without_photo(call: SendPhoto) -> Reply:
    """Return the call that says the same in words, for a photo that Telegram does not take."""
    return SendMessage(
        chat_id=call.chat_id,
        text=call.caption or "",
        entities=call.caption_entities,
        parse_mode=call.parse_mode,
        reply_markup=call.reply_markup,
        message_thread_id=call.message_thread_id,
        disable_notification=call.disable_notification,
        ephemeral_message_parameters=call.ephemeral_message_parameters,
        reply_parameters=call.reply_parameters,
        link_preview_options=NO_PREVIEW,
    )


def words_alone(call: Reply) -> Reply | None:
    """Return the call that says the same without its pictures, None if it has none or no words."""
    if isinstance(call, SendPhoto) and (call.caption or "").strip():
        return without_photo(call)
    if isinstance(call, SendMediaGroup):
        said = [item for item in call.media if (item.caption or "").strip()]
        if said:
            text, entities = _joined([(item.caption or "", item.caption_entities) for item in said])
            return SendMessage(
                chat_id=call.chat_id,
                text=text,
                entities=entities,
                parse_mode=None,
                message_thread_id=call.message_thread_id,
                disable_notification=call.disable_notification,
            )
    return None


def is_about_picture(refused: TelegramAPIError) -> bool:
    """Return whether Telegram refused only the picture of a message: its words may go without."""
    codes = (
        (TelegramEntityTooLarge, 413),
        (TelegramForbiddenError, 403),
        (TelegramBadRequest, 400),
    )
    code = next((code for kind, code in codes if isinstance(refused, kind)), None)
    return code is not None and refuses_picture(code, refused.message)


def fitting(call: Reply, *, pictured: bool | None) -> Reply:
    """Return the call that edits a message as it is: its caption if it has a picture, else its text."""
    if pictured is False and isinstance(call, EditMessageCaption) and call.caption:
        return EditMessageText(
            chat_id=call.chat_id,
            message_id=call.message_id,
            text=call.caption,
            entities=call.caption_entities,
            parse_mode=call.parse_mode,
            reply_markup=call.reply_markup,
            link_preview_options=NO_PREVIEW,
        )
    if pictured is True and isinstance(call, EditMessageText):
        return EditMessageCaption(
            chat_id=call.chat_id,
            message_id=call.message_id,
            caption=call.text,
            caption_entities=call.entities,
            parse_mode=call.parse_mode,
            reply_markup=call.reply_markup,
        )
    return call


def _joined(
    said: Sequence[tuple[str, list[MessageEntity] | None]],
) -> tuple[str, list[MessageEntity]]:
    """Return the words of an album's photos as one text, the first alone where that is too long."""
    text, entities = "", list[MessageEntity]()
    for words, its in said:
        start = units(text) + len(BETWEEN_WORDS) if text else 0
        if start + units(words) > TEXT_UNITS_MAX:
            break
        moved = ({"offset": one.offset + start} for one in its or ())
        entities += [one.model_copy(update=by) for one, by in zip(its or (), moved, strict=True)]
        text = f"{text}{BETWEEN_WORDS}{words}" if text else words
    return text, entities


def _show_again(query: CallbackQuery, pressed: Message, number: int, screen: Screen) -> Reply:
    """Return the call that changes an ephemeral message, which only the presser sees."""
    return EditEphemeralMessageText(
        chat_id=pressed.chat.id,
        receiver_user_id=query.from_user.id,
        ephemeral_message_id=number,
        text=screen.text,
        reply_markup=screen.keyboard,
        link_preview_options=NO_PREVIEW,
    )


def _in_topic(message: Message) -> bool:
    return bool(message.is_topic_message)


def send(
    chat_id: int, screen: Screen, thread_id: int | None, *, silent: bool | None = None
) -> Reply:
    """Return the call that puts `screen` into a chat as a new message."""
    shown = picture(screen.photo)
    if shown is not None:
        return SendPhoto(
            chat_id=chat_id,
            photo=shown,
            caption=screen.text,
            reply_markup=screen.keyboard,
            message_thread_id=thread_id,
            disable_notification=silent,
        )
    return SendMessage(
        chat_id=chat_id,
        text=screen.text,
        reply_markup=screen.keyboard,
        message_thread_id=thread_id,
        disable_notification=silent,
        link_preview_options=NO_PREVIEW,
    )
