"""What the pages of a deal share: which deal, what it says in words, and how a picture is taken."""

from collections.abc import Callable, Collection, Sequence

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import BaseInput, MessageInput

from domain.deal.deal import TAGS
from domain.deal.edit import EditContext
from domain.refusal import Refused
from handlers.admin.context import AdminContext, require_one_photo
from handlers.admin.lists import Handler
from handlers.admin.page import typed
from storage.deal import deals
from storage.deal.tables import Deal
from views.i18n import Translate

NAMED_MAX = 8
"""New deals of a feed whose campaigns are named."""
NAMES = {
    "title": "title",
    "description": "description",
    "price_minor": "price",
    "link": "link",
    "photo": "photo",
    "ends_at": "until",
    "in_stock": "stock",
    TAGS: "tags",
}
"""How the columns that can be a deal's own are called in texts; the others go with these."""


def subject(ctx: AdminContext) -> str:
    """Return what the audit log calls a deal that is edited."""
    return f"deal:{ctx.chosen('deal_id')}"


async def require_deal(ctx: AdminContext) -> Deal:
    """Return the deal that a page is about, or refuse."""
    deal_id = ctx.chosen("deal_id")
    deal = await deals.find(ctx.tx, deal_id)
    if deal is None:
        raise Refused("deal.not_found", code=str(deal_id))
    return deal


def edit_context(ctx: AdminContext) -> EditContext:
    return EditContext(ctx.settings.timezone, ctx.settings.allowed_hosts, ctx.now)


async def read_facts(ctx: AdminContext, deal: Deal) -> dict[str, str]:
    """Return the facts of a deal, with its tags as they are stored."""
    tags = await deals.tags_of(ctx.tx, (deal.id,))
    return facts(deal, tags.get(deal.id, ()), ctx.t, ctx.settings.timezone)


def facts(deal: Deal, tags: Collection[str], t: Translate, zone: str) -> dict[str, str]:
    """Return what can be edited about a deal, as texts, by the names of `domain.deal.edit`."""
    before, none = deal.list_price_minor, t.plain("admin-none")
    return {
        "title": deal.title,
        "description": deal.description or none,
        "price": t.money(deal.price_minor, deal.currency),
        "list_price": none if before is None else t.money(before, deal.currency),
        "link": deal.link or none,
        "photo": deal.photo or none,
        "start": t.local(deal.starts_at, zone) if deal.starts_at else none,
        "until": t.local(deal.ends_at, zone) if deal.ends_at else none,
        "category": deal.category or none,
        "tags": ", ".join(sorted(tags)) or none,
    }


def names(own: Sequence[str], t: Translate) -> str:
    """Return the names of the fields that were edited by hand."""
    return ", ".join(t(f"admin-deal-name-{NAMES[name]}") for name in own if name in NAMES)


def field(name: str, id_: str, answer: Callable[[str], Handler]) -> BaseInput:
    """Return the input of one field: a text, or a photo or the address of one."""
    if name != "photo":
        return typed(id_, answer(name))
    sent, written = answer("picture"), answer("photo")

    async def take(message: Message, widget: MessageInput, manager: DialogManager) -> None:
        require_one_photo(manager, message)
        if message.photo:
            await sent(message, widget, manager, message.photo[-1].file_id)
        elif message.text is not None:
            await written(message, widget, manager, message.text)
        else:
            raise Refused("deal.no_picture")

    return MessageInput(take)
