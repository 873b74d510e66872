"""Commission rates in the menus: for everything, a category or a deal; a new one ends the old."""

from domain.admin.authority import AccessLevel
from domain.commission import parse, rates
from domain.commission.rates import Scope, scope_of
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import acts, item, items, page, typed
from handlers.admin.states import Referrals
from storage.commission import rate_rows
from storage.commission.tables import CommissionRate
from storage.deal import deals

LISTED_MAX = 200


async def every(ctx: AdminContext) -> Values:
    """The rates in force, those for everything first."""
    found = sorted(await rate_rows.in_force(ctx.tx), key=lambda one: (order(one), one.id))
    rows = [item(one.id, await worded(ctx, one)) for one in found[:LISTED_MAX]]
    return {"items": rows, "rates": len(rows)}


def order(rate: CommissionRate) -> int:
    """Return where a rate stands in the list."""
    return (Scope.ALL, Scope.CATEGORY, Scope.DEAL).index(scope_of(rate))


async def worded(ctx: AdminContext, rate: CommissionRate) -> str:
    """Return a rate as a button shows it."""
    what = f"{(rate.rate_bp or 0) / 100:g}%"
    if rate.fixed_minor is not None:
        what = ctx.t.money(rate.fixed_minor, rate.currency or "")
    deal = None if rate.deal_id is None else await deals.find(ctx.tx, rate.deal_id)
    name = f"{deal.code} {deal.title}" if deal is not None else rate.category or ""
    return ctx.t.plain(f"admin-rate-{scope_of(rate)}", what=what, name=name)


@acts("rate.set", "rate")
async def set_rate(ctx: AdminContext) -> None:
    """Set a rate: `10%`, `2.50 EUR`, and behind it for which deal or category."""
    await rates.set_rate(ctx.tx, await read_rate(ctx), now=ctx.now)
    ctx.facts["to"] = ctx.said[:60]


async def read_rate(ctx: AdminContext) -> CommissionRate:
    """Return the rate that was typed, or refuse."""
    what, _, rest = ctx.said.strip().partition(" ")
    rate = CommissionRate(made_at=ctx.now)
    if what.endswith("%"):
        rate.rate_bp = parse.percent(what)
    else:
        unit, _, behind = rest.partition(" ")
        if len(unit) == 3 and unit.isalpha() and unit.isupper():
            what, rest = f"{what} {unit}", behind
        rate.fixed_minor, rate.currency = parse.amount(what, ctx.settings.currency)
    if name := rest.strip():
        deal = await deals.by_code(ctx.tx, name.upper())
        if deal is not None:
            rate.deal_id = deal.id
        elif await deals.has_category(ctx.tx, name):
            rate.category = name
        else:
            raise Refused("commission.rate_for", typed=name[:40])
    return rate


async def pressed_rate(ctx: AdminContext) -> Values:
    """The rate that was pressed, in words, or refuse."""
    rate = await rate_rows.find(ctx.tx, int(ctx.said))
    if rate is None:
        raise Refused("commission.no_rate", id=ctx.said)
    return {"name": await worded(ctx, rate)}


@acts("rate.end", lambda ctx: f"rate:{ctx.said}", sure="admin-rate-end-sure", shows=pressed_rate)
async def end_rate(ctx: AdminContext) -> None:
    await rates.end_rate(ctx.tx, int(ctx.said), now=ctx.now)


PAGES = (
    page(
        Referrals.rates,
        "admin-rates",
        typed("rate", set_rate),
        items("rate", end_rate),
        reads=every,
        back=Referrals.all,
        need=AccessLevel.EVERYWHERE,
    ),
)
