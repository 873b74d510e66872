"""What the sender says for a live card: its message, and the edits of it."""

from collections.abc import Callable
from typing import TypeVar, cast

from aiogram.methods import EditMessageCaption, EditMessageText

from domain.promotion.live_card import CardValues, edit_kind, post_kind
from storage.delivery.tables import OutboxRow
from views.i18n import Translate
from views.notice import Renderers
from views.screen import NO_PREVIEW, Reply, Screen, send

Card = TypeVar("Card", bound=CardValues)


def renderers(kind: str, draw: Callable[[Card, Translate], Screen]) -> Renderers:
    """Return the renderers of a promotion's card, drawn by its own view."""

    def post(row: OutboxRow, t: Translate) -> Reply:
        return send(row.chat_id, draw(cast(Card, row.values), t), row.thread_id)

    def edit(row: OutboxRow, t: Translate) -> Reply:
        screen, message_id = draw(cast(Card, row.values), t), row.values["message_id"]
        if screen.photo is not None:
            return EditMessageCaption(
                chat_id=row.chat_id,
                message_id=message_id,
                caption=screen.text,
                reply_markup=screen.keyboard,
            )
        return EditMessageText(
            chat_id=row.chat_id,
            message_id=message_id,
            text=screen.text,
            reply_markup=screen.keyboard,
            link_preview_options=NO_PREVIEW,
        )

    return {post_kind(kind): post, edit_kind(kind): edit}
