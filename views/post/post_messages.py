"""What the sender says for a post: the card of its deal, and later that it has ended."""

from dataclasses import replace

from aiogram.methods import EditMessageCaption, EditMessageText

from domain.deal import expiry
from domain.deal.deal import DealPost
from domain.deal.expiry import EndedPost
from domain.post import planner
from domain.post.planner import PostValues
from storage.delivery.tables import OutboxRow
from views.buttons import markup
from views.deal.deal_screens import card, ended
from views.i18n import Translate
from views.notice import renders, table
from views.post import announcement_messages
from views.post.link_rows import is_silent, link_rows
from views.screen import NO_PREVIEW, Reply, send


def call(chat_id: int, values: PostValues, t: Translate, thread_id: int | None = None) -> Reply:
    """Return the call that posts a deal or an announcement; a preview is the same call elsewhere."""
    if "entities" in values:
        return announcement_messages.call(chat_id, values, thread_id)
    screen = card(values, t)
    own = screen.keyboard.inline_keyboard if screen.keyboard else []
    screen = replace(screen, keyboard=markup([*own, *link_rows(values)]))
    return send(chat_id, screen, thread_id, silent=is_silent(values))


def post(row: OutboxRow, values: DealPost, t: Translate) -> Reply:
    """Return the call that posts a deal: a photo with a caption, or a text."""
    return call(row.chat_id, values, t, row.thread_id)


def end(row: OutboxRow, values: EndedPost, t: Translate) -> Reply:
    """Return the call that turns a post into what is left of it; its buttons go."""
    screen, message_id = ended(values, t), values["message_id"]
    if screen.photo is not None:
        return EditMessageCaption(chat_id=row.chat_id, message_id=message_id, caption=screen.text)
    return EditMessageText(
        chat_id=row.chat_id,
        message_id=message_id,
        text=screen.text,
        link_preview_options=NO_PREVIEW,
    )


RENDERERS = table(renders(planner.KIND, post), renders(expiry.EDIT, end))
