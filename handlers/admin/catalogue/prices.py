"""What a deal has cost, at the desk: its changes, and the lowest price of the 30 days before."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiogram import F
from aiogram_dialog import DialogManager, Window

from domain.admin.authority import AccessLevel, Authority
from domain.deal import price_history
from handlers.admin import action
from handlers.admin.catalogue.deal_facts import require_deal, selected_deal_id
from handlers.admin.lists import back_to
from handlers.admin.states import Catalogue
from handlers.admin.widgets import I18nText, Value, translate
from storage.database import Tx
from storage.deal import price_changes
from storage.deal.tables import Deal, PriceChange
from views.i18n import Html, Translate

SHOWN = 20


async def prices(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what a deal has cost."""

    async def read(tx: Tx, by: Authority) -> tuple[Deal, Sequence[PriceChange]]:
        deal = await require_deal(tx, selected_deal_id(dialog_manager))
        return deal, await price_changes.history(tx, deal.id)

    deal, changes = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    zone, now = action.settings(dialog_manager).timezone, action.now(dialog_manager)
    return told(deal, changes, translate(dialog_manager), zone, now=now)


def told(
    deal: Deal, changes: Sequence[PriceChange], t: Translate, zone: str, *, now: datetime
) -> dict[str, Any]:
    """Return the window about the prices of a deal."""
    least, before = (
        price_history.lowest_recent(changes, now=now),
        price_history.prior_price(changes),
    )
    return {
        "title": deal.title,
        "lines": Html("\n".join(line(change, t, zone) for change in changes[: -SHOWN - 1 : -1])),
        "least": "-" if least is None else t.money(least, deal.currency),
        "fell": before is not None,
        "prior": "-" if before is None else t.money(before[0], deal.currency),
        "since": "-" if before is None else t.local(before[1], zone),
        "claimed": t.money(deal.list_price_minor or 0, deal.currency),
        "unfounded": price_history.is_list_price_unfounded(deal, changes),
    }


def line(change: PriceChange, t: Translate, zone: str) -> Html:
    """Return one change in words."""
    price = t.money(change.price_minor, change.currency)
    when, by = t.local(change.at, zone), t(f"desk-price-by-{change.by}")
    if change.before_minor is None or change.before_currency is None:
        return t("desk-price-first", when=when, price=price, by=by)
    before = t.money(change.before_minor, change.before_currency)
    return t("desk-price-line", when=when, before=before, price=price, by=by)


WINDOW = Window(
    I18nText("desk-prices"),
    I18nText("desk-prices-prior", when=F["fell"]),
    I18nText("desk-prices-unfounded", when=F["unfounded"]),
    Value("lines"),
    back_to(Catalogue.one),
    state=Catalogue.prices,
    getter=prices,
)
