"""What the sender says for a post: the card of its deal, and later that it has ended."""

from aiogram.methods import EditMessageCaption, EditMessageText

from domain.deal import expiry
from domain.deal.deal import DealPost
from domain.deal.expiry import EndedPost
from domain.post import planner
from domain.post.planner import PostValues
from storage.delivery.tables import OutboxRow
from views.deal.deal_screens import card, ended
from views.i18n import Translate
from views.notice import renders, table
from views.post import announcement_messages
from views.screen import NO_PREVIEW, Reply, send


def preview(chat_id: int, values: PostValues, t: Translate) -> Reply:
    """Return the call that shows a post as it will look, of a deal or an announcement."""
    if "entities" in values:
        return announcement_messages.call(chat_id, values)
    return send(chat_id, card(values, t), None)


def post(row: OutboxRow, values: DealPost, t: Translate) -> Reply:
    """Return the call that posts a deal: a photo with a caption, or a text."""
    return send(row.chat_id, card(values, t), row.thread_id)


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
