"""`commission rate`: what a promoter earns on a purchase."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from storage.commission.tables import CommissionRate
    from storage.database import Database
app = typer.Typer(help="What a promoter earns on a purchase.", no_args_is_help=True)


@app.command("set")
def set_(
    percent: Annotated[str, typer.Option(help="A share of the price, such as 10 or 2.5.")] = "",
    fixed: Annotated[
        str, typer.Option(help="An amount for each unit, such as 2.50 or '2.50 USD'.")
    ] = "",
    deal: Annotated[str, typer.Option(help="Code of the deal it is for.")] = "",
    category: Annotated[str, typer.Option(help="Category it is for.")] = "",
) -> None:
    """Set a rate for a deal, a category, or with neither for everything; it ends the one before.

    The most specific one holds: deal, then category, then everything; a fixed amount before a
    percentage. `--percent 0` takes a deal or category out.
    """
    rate = shop.with_database(lambda database: _set(database, percent, fixed, deal, category))
    typer.echo(f"Rate {rate.id}: {worded(rate)}.")


@app.command("list")
def list_() -> None:
    """List the rates in force."""
    rates = shop.with_database(_listed)
    for rate in rates:
        typer.echo(f"{rate.id:>5}  {worded(rate)}, since {shop.format_moment(rate.made_at)}")
    if not rates:
        typer.echo("No rates yet, so nobody earns anything: `commission rate set --percent 10`.")


@app.command()
def end(rate: Annotated[int, typer.Argument(help="Number from `commission rate list`.")]) -> None:
    """End a rate; what was earned by it stays."""
    done = shop.with_database(lambda database: _ended(database, rate))
    typer.echo(f"Rate {done.id} ({worded(done)}) holds no more.")


def worded(rate: "CommissionRate") -> str:
    """Return a rate in an operator's words."""
    from domain.commission.rates import Scope, scope_of
    from views.i18n import translator

    what = f"{(rate.rate_bp or 0) / 100:g} %"
    if rate.fixed_minor is not None:
        what = f"{translator('en').money(rate.fixed_minor, rate.currency or '')} a unit"
    where = {
        Scope.DEAL: f"for deal number {rate.deal_id}",
        Scope.CATEGORY: f"for category {rate.category}",
        Scope.ALL: "for everything",
    }
    return f"{what} {where[scope_of(rate)]}"


async def _set(
    database: "Database", percent: str, fixed: str, deal: str, category: str
) -> "CommissionRate":
    from domain.clock import Clock
    from domain.commission import parse, rates
    from domain.deal.deal import find_deal
    from storage.commission.tables import CommissionRate

    now = Clock().now()
    usual = (await shop.effective_settings(database)).currency
    minor, currency = parse.amount(fixed, usual) if fixed else (None, None)
    async with database.begin() as tx:
        rate = CommissionRate(
            made_at=now,
            deal_id=(await find_deal(tx, deal)).id if deal else None,
            category=category.strip() or None,
            rate_bp=parse.percent(percent) if percent else None,
            fixed_minor=minor,
            currency=currency,
        )
        return await rates.set_rate(tx, rate, now=now)


async def _listed(database: "Database") -> "list[CommissionRate]":
    from storage.commission import rate_rows

    async with database.read() as tx:
        return list(await rate_rows.in_force(tx))


async def _ended(database: "Database", rate_id: int) -> "CommissionRate":
    from domain.clock import Clock
    from domain.commission import rates

    async with database.begin() as tx:
        return await rates.end_rate(tx, rate_id, now=Clock().now())
