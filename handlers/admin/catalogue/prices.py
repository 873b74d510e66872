"""What a deal has cost: its changes, and the lowest price of the 30 days before."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import F

from domain.admin.authority import AccessLevel
from domain.deal import price_history
from domain.deal.deal import deal_snapshot
from domain.reduction.reduction import ReductionOutcome
from handlers.admin.catalogue.deal_facts import require_deal
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import page
from handlers.admin.states import Catalogue
from handlers.admin.widgets import I18nText, Value
from storage.deal import deals
from storage.deal.tables import Deal, PriceChange
from views.deal.deal_screens import reduction
from views.i18n import Html, Translate

SHOWN = 20


async def read_prices(ctx: AdminContext) -> Values:
    deal = await require_deal(ctx)
    changes = await deals.price_history(ctx.tx, deal.id)
    return price_values(deal, changes, ctx.t, ctx.settings.timezone, now=ctx.now)


def price_values(
    deal: Deal, changes: Sequence[PriceChange], t: Translate, zone: str, *, now: datetime
) -> Values:
    least = price_history.lowest_recent(changes, now=now)
    before = price_history.prior_price(changes)
    found = reduction(deal_snapshot(deal), t)
    return {
        "title": deal.title,
        "lines": Html("\n".join(line(change, t, zone) for change in changes[: -SHOWN - 1 : -1])),
        "least": t.plain("admin-prices-unknown")
        if least is None
        else t.money(least, deal.currency),
        "fell": before is not None,
        "prior": "" if before is None else t.money(before[0], deal.currency),
        "since": "" if before is None else t.local(before[1], zone),
        "claimed": t.money(deal.list_price_minor or 0, deal.currency),
        "lowered": found.outcome is ReductionOutcome.LOWERED,
        "silent": found.outcome is ReductionOutcome.SILENT,
        "said": t.money(found.before_minor or 0, deal.currency),
        "percent": found.percent,
    }


def line(change: PriceChange, t: Translate, zone: str) -> Html:
    price = t.money(change.price_minor, change.currency)
    when, by = t.local(change.at, zone), t(f"admin-price-by-{change.by}")
    if change.before_minor is None or change.before_currency is None:
        return t("admin-price-first", when=when, price=price, by=by)
    before = t.money(change.before_minor, change.before_currency)
    return t("admin-price-line", when=when, before=before, price=price, by=by)


WINDOW = page(
    Catalogue.prices,
    "admin-prices",
    I18nText("admin-prices-prior", when=F["fell"]),
    I18nText("admin-prices-lowered", when=F["lowered"]),
    I18nText("admin-prices-silent", when=F["silent"]),
    Value("lines"),
    reads=read_prices,
    back=Catalogue.one,
    need=AccessLevel.EVERYWHERE,
)
