"""What the sender says for a post: the card of its deal, and later that it has ended."""

from collections.abc import Callable, Mapping

from aiogram.methods import EditMessageCaption, EditMessageText

from domain.deal import expiry
from domain.post import planner
from storage.delivery.tables import OutboxRow
from views.deal.deal_screens import card, ended
from views.i18n import Translate
from views.screen import NO_PREVIEW, Reply, send


def post(row: OutboxRow, t: Translate) -> Reply:
    """Return the call that posts a deal: a photo with a caption, or a text."""
    return send(row.chat_id, card(row.values, t), row.thread_id)


def end(row: OutboxRow, t: Translate) -> Reply:
    """Return the call that turns a post into what is left of it; its buttons go."""
    screen, message_id = ended(row.values, t), row.values["message_id"]
    if screen.photo is not None:
        return EditMessageCaption(chat_id=row.chat_id, message_id=message_id, caption=screen.text)
    return EditMessageText(
        chat_id=row.chat_id,
        message_id=message_id,
        text=screen.text,
        link_preview_options=NO_PREVIEW,
    )


RENDERERS: Mapping[str, Callable[[OutboxRow, Translate], Reply]] = {
    planner.KIND: post,
    expiry.EDIT: end,
}
