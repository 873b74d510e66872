"""An announcement as it is posted: the operator's own words, formatting and photos, unchanged."""

from aiogram.methods import (
    EditMessageCaption,
    EditMessageText,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
)
from aiogram.types import InputMediaPhoto, MessageEntity

from domain.campaign import announcement
from domain.campaign.announcement import AnnouncementFacts, AnnouncementPost, Caption
from domain.post import broadcast
from domain.post.broadcast import EditedAnnouncement
from storage.delivery.tables import OutboxRow
from views.buttons import markup
from views.i18n import Translate
from views.notice import renders, table
from views.post.link_rows import is_silent, link_rows
from views.screen import Reply

FOUND = frozenset({"url", "email", "phone_number", "mention", "hashtag", "cashtag", "bot_command"})
"""What Telegram finds in a text by itself."""


def call(chat_id: int, values: AnnouncementFacts, thread_id: int | None = None) -> Reply:
    """Return the call that posts it: a text, a photo with a caption, or an album."""
    entities, silent = written(values), is_silent(values)
    photos = values["photos"]
    if not photos:
        return SendMessage(
            chat_id=chat_id,
            text=values["text"],
            entities=entities,
            parse_mode=None,
            reply_markup=markup(link_rows(values)),
            message_thread_id=thread_id,
            disable_notification=silent,
        )
    if len(photos) == 1:
        return SendPhoto(
            chat_id=chat_id,
            photo=photos[0],
            caption=values["text"] or None,
            caption_entities=entities,
            parse_mode=None,
            reply_markup=markup(link_rows(values)),
            message_thread_id=thread_id,
            disable_notification=silent,
        )
    captions = announcement.captions_of(values)
    album = [_of_album(*both) for both in zip(photos, captions, strict=False)]
    return SendMediaGroup(
        chat_id=chat_id,
        media=[*album],
        message_thread_id=thread_id,
        disable_notification=silent,
    )


def _of_album(photo: str, caption: Caption) -> InputMediaPhoto:
    return InputMediaPhoto(
        media=photo,
        caption=caption["text"] or None,
        caption_entities=written(caption),
        parse_mode=None,
    )


def written(values: Caption) -> list[MessageEntity]:
    """Return the formatting that Telegram would not find by itself."""
    return [
        MessageEntity.model_validate(entity)
        for entity in values["entities"]
        if entity["type"] not in FOUND
    ]


def edit(row: OutboxRow, values: EditedAnnouncement, _: Translate) -> Reply:
    """Return the call that gives a post other words and buttons; its photos stay."""
    entities = written(values)
    if values["photos"]:
        return EditMessageCaption(
            chat_id=row.chat_id,
            message_id=values["message_id"],
            caption=values["text"] or None,
            caption_entities=entities,
            parse_mode=None,
            reply_markup=markup(link_rows(values)),
        )
    return EditMessageText(
        chat_id=row.chat_id,
        message_id=values["message_id"],
        text=values["text"],
        entities=entities,
        parse_mode=None,
        reply_markup=markup(link_rows(values)),
    )


def post(row: OutboxRow, values: AnnouncementPost, _: Translate) -> Reply:
    """Return the call that posts an announcement."""
    return call(row.chat_id, values, row.thread_id)


RENDERERS = table(renders(announcement.KIND, post), renders(broadcast.EDIT, edit))
