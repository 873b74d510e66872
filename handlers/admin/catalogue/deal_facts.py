"""What the windows of the catalogue share: which deal, and what it says in words."""

from collections.abc import Collection, Sequence
from datetime import datetime

from aiogram_dialog import DialogManager

from domain.campaign.schedule import wall_time
from domain.deal.deal import TAGS
from domain.refusal import Refused
from storage.database import Tx
from storage.deal import deals
from storage.deal.tables import Deal
from views.i18n import Translate

NOTHING = "-"
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


def selected_deal_id(manager: DialogManager) -> int:
    """Return the deal that a window is about."""
    return int(manager.dialog_data["deal_id"])


async def require_deal(tx: Tx, deal_id: int) -> Deal:
    """Return a deal that is there, or refuse."""
    deal = await deals.find(tx, deal_id)
    if deal is None:
        raise Refused("deal.not_found", code=str(deal_id))
    return deal


async def told_of(tx: Tx, deal: Deal, t: Translate, zone: str) -> dict[str, str]:
    """Return the facts of a deal, with its tags as they are stored."""
    tags = await deals.tags_of(tx, (deal.id,))
    return facts(deal, tags.get(deal.id, ()), t, zone)


def facts(deal: Deal, tags: Collection[str], t: Translate, zone: str) -> dict[str, str]:
    """Return what can be edited about a deal, as texts, by the names of `domain.deal.edit`."""
    before = deal.list_price_minor
    return {
        "title": deal.title,
        "description": deal.description or NOTHING,
        "price": t.money(deal.price_minor, deal.currency),
        "list_price": NOTHING if before is None else t.money(before, deal.currency),
        "link": deal.link or NOTHING,
        "photo": deal.photo or NOTHING,
        "start": moment(deal.starts_at, zone),
        "until": moment(deal.ends_at, zone),
        "category": deal.category or NOTHING,
        "tags": ", ".join(sorted(tags)) or NOTHING,
    }


def moment(at: datetime | None, zone: str) -> str:
    """Return a moment as it is typed."""
    return wall_time(at, zone).replace("T", " ") if at else NOTHING


def names(own: Sequence[str], t: Translate) -> str:
    """Return what of a deal was edited by hand, in words."""
    return ", ".join(t(f"desk-deal-name-{NAMES[name]}") for name in own if name in NAMES)
