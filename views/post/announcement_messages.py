"""An announcement as it is posted: the operator's own words, formatting and photos, unchanged."""

from collections.abc import Callable, Mapping
from typing import Any

from aiogram.methods import (
    EditMessageCaption,
    EditMessageText,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
)
from aiogram.types import InputMediaPhoto, MessageEntity

from domain.campaign import announcement
from domain.post import broadcast
from storage.delivery.tables import OutboxRow
from views.i18n import Translate
from views.screen import Reply

FOUND = frozenset({"url", "email", "phone_number", "mention", "hashtag", "cashtag", "bot_command"})
"""What Telegram finds in a text by itself."""


def call(chat_id: int, values: Mapping[str, Any], thread_id: int | None = None) -> Reply:
    """Return the call that posts it: a text, a photo with a caption, or an album."""
    entities = written(values)
    photos: list[str] = values["photos"]
    if not photos:
        return SendMessage(
            chat_id=chat_id,
            text=values["text"],
            entities=entities,
            parse_mode=None,
            message_thread_id=thread_id,
        )
    if len(photos) == 1:
        return SendPhoto(
            chat_id=chat_id,
            photo=photos[0],
            caption=values["text"] or None,
            caption_entities=entities,
            parse_mode=None,
            message_thread_id=thread_id,
        )
    first = InputMediaPhoto(
        media=photos[0],
        caption=values["text"] or None,
        caption_entities=entities,
        parse_mode=None,
    )
    rest = [InputMediaPhoto(media=photo, parse_mode=None) for photo in photos[1:]]
    return SendMediaGroup(chat_id=chat_id, media=[first, *rest], message_thread_id=thread_id)


def written(values: Mapping[str, Any]) -> list[MessageEntity]:
    """Return the formatting that Telegram would not find by itself."""
    return [
        MessageEntity.model_validate(entity)
        for entity in values["entities"]
        if entity["type"] not in FOUND
    ]


def edit(row: OutboxRow, _: Translate) -> Reply:
    """Return the call that gives a post other words; its photos stay."""
    values, entities = row.values, written(row.values)
    if values["photos"]:
        return EditMessageCaption(
            chat_id=row.chat_id,
            message_id=values["message_id"],
            caption=values["text"] or None,
            caption_entities=entities,
            parse_mode=None,
        )
    return EditMessageText(
        chat_id=row.chat_id,
        message_id=values["message_id"],
        text=values["text"],
        entities=entities,
        parse_mode=None,
    )


def post(row: OutboxRow, _: Translate) -> Reply:
    """Return the call that posts an announcement."""
    return call(row.chat_id, row.values, row.thread_id)


RENDERERS: Mapping[str, Callable[[OutboxRow, Translate], Reply]] = {
    announcement.KIND: post,
    broadcast.EDIT: edit,
}
