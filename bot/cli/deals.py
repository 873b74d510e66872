"""`deals`: the catalogue, and feeds that fill it."""

from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobs.import_feeds import ImportProgress
    from storage.database import Database
    from storage.deal.tables import Deal, PriceChange
app = typer.Typer(help="The deals on offer.", no_args_is_help=True)
LISTED_MAX = 500
BAD_SHOWN_MAX = 20
FIELDS = (
    "title",
    "description",
    "price",
    "list_price",
    "link",
    "photo",
    "start",
    "until",
    "category",
    "tags",
    "stock",
)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Google Merchant XML or TSV, or Shopify CSV.")],
    source: Annotated[
        str, typer.Option(help="Name of the feed; the same name updates the same deals.")
    ] = "",
    shop_url: Annotated[
        str, typer.Option(help="Your shop's address, for a Shopify file, which has no links.")
    ] = "",
) -> None:
    """Import a feed file: good rows become deals, bad rows are listed with line and reason."""
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    shop.existing(file)
    columns = (TextColumn(file.name), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Bar(*columns, transient=True) as bar:
        task = bar.add_task("", total=file.stat().st_size)
        progress = shop.with_database(
            lambda database: _import(
                database,
                file,
                source or file.stem,
                shop_url,
                lambda at: bar.update(task, completed=at.bytes_read),
            )
        )
    _report(progress)


@app.command("list")
def list_() -> None:
    """List the deals with code, price, state and title."""
    from rich.console import Console
    from rich.table import Table

    from views.i18n import translator

    rows = shop.with_database(_rows)
    if not rows:
        typer.echo("No deals yet: python -m bot deals import FILE")
        return
    t = translator("en")
    table = Table("Code", "Price", "List price", "State", "Source", "Title")
    for deal in rows:
        was = t.money(deal.list_price_minor, deal.currency) if deal.list_price_minor else ""
        price = t.money(deal.price_minor, deal.currency)
        state = deal.state if deal.in_stock else f"{deal.state}, out of stock"
        table.add_row(deal.code, price, was, state, deal.source, deal.title)
    Console().print(table)


@app.command()
def withdraw(code: Annotated[str, typer.Argument(help="Code from `deals list`.")]) -> None:
    """Take a deal off the shelf; its posts are edited to say that it has ended."""
    _turn(code, "withdraw")


@app.command()
def restore(code: Annotated[str, typer.Argument(help="Code from `deals list`.")]) -> None:
    """Put a withdrawn deal back; posts that were ended stay ended."""
    _turn(code, "restore")


@app.command()
def add(
    title: Annotated[str, typer.Argument(help="What it is called.")],
    price: Annotated[str, typer.Argument(help="What it costs, in the shop's currency: 17.90.")],
    link: Annotated[str, typer.Option(help="The address that its button opens.")] = "",
    photo: Annotated[str, typer.Option(help="The address of a picture.")] = "",
) -> None:
    """Add a deal by hand; `edit` sets everything else."""
    terms = {"title": title, "price": price, "link": link, "photo": photo}
    deal = shop.with_database(lambda database: _added(database, terms))
    typer.echo(f"Deal {deal.code} is added.")


@app.command()
def edit(
    code: Annotated[str, typer.Argument(help="Code from `deals list`.")],
    field: Annotated[
        str,
        typer.Argument(
            help="title, description, price, list_price, link, photo, start, until, category, tags or "
            "stock (yes, no)."
        ),
    ],
    value: Annotated[str, typer.Argument(help="What it shall be; - for none.")],
) -> None:
    """Edit a deal by hand: what was edited is left alone by later imports."""
    if field not in FIELDS:
        shop.fail(f"{field} cannot be edited; say one of {', '.join(FIELDS)}", shop.BAD_CALL)
    deal = shop.with_database(lambda database: _edited(database, code, field, value))
    typer.echo(f"Deal {deal.code} is edited.")


@app.command()
def prices(code: Annotated[str, typer.Argument(help="Code from `deals list`.")]) -> None:
    """List what a deal has cost, the newest first."""
    from views.i18n import translator

    t = translator("en")
    for change in reversed(shop.with_database(lambda database: _prices(database, code))):
        price = t.money(change.price_minor, change.currency)
        typer.echo(f"{shop.format_moment(change.at)}  {price}  {change.by}")


def _turn(code: str, action: str) -> None:
    deal = shop.with_database(lambda database: _turned(database, code, action))
    typer.echo(f"Deal {deal.code} is {deal.state}.")


async def _turned(database: "Database", code: str, action: str) -> "Deal":
    from domain.admin import audit
    from domain.clock import Clock
    from domain.deal.deal import restore_deal, withdraw_deal

    act = withdraw_deal if action == "withdraw" else restore_deal
    async with database.begin() as tx:
        turned = await act(tx, code, now=Clock().now())
        await audit.record(tx, None, f"deal.{action}", f"deal:{turned.code}", now=Clock().now())
        return turned


async def _added(database: "Database", terms: dict[str, str]) -> "Deal":
    from domain.admin import audit
    from domain.deal import add as deal_add
    from domain.deal import edit as deal_edit

    known, now, rng = await shop.effective_settings(database), shop.now(), SystemRandom()
    house = deal_edit.EditContext(known.timezone, known.allowed_hosts, now)
    async with database.begin() as tx:
        deal = await deal_add.add(
            tx, deal_add.new_key(rng), terms, currency=known.currency, house=house, rng=rng
        )
        facts = deal_add.audit_facts(deal)
        await audit.record(tx, None, "deal.add", f"deal:{deal.code}", now=now, **facts)
        return deal


async def _edited(database: "Database", code: str, field: str, value: str) -> "Deal":
    from domain.admin import audit
    from domain.deal import edit as deal_edit
    from domain.deal.deal import find_deal

    known, now = await shop.effective_settings(database), shop.now()
    house = deal_edit.EditContext(known.timezone, known.allowed_hosts, now)
    async with database.begin() as tx:
        found = await find_deal(tx, code)
        edited = await deal_edit.edit(tx, found.id, field, value, house)
        subject = f"deal:{edited.code}"
        await audit.record(tx, None, f"deal.{field}", subject, now=now, value=value)
        return edited


async def _prices(database: "Database", code: str) -> "Sequence[PriceChange]":
    from domain.deal.deal import find_deal
    from storage.deal import price_changes

    async with database.read() as tx:
        return await price_changes.history(tx, (await find_deal(tx, code)).id)


async def _import(
    database: "Database",
    file: Path,
    source: str,
    shop_url: str,
    show: "Callable[[ImportProgress], None]",
) -> "ImportProgress":
    from domain.clock import Clock
    from jobs.import_feeds import import_file

    return await import_file(
        database,
        file,
        source=source,
        currency=(await shop.effective_settings(database)).currency,
        now=Clock().now,
        rng=SystemRandom(),
        shop_url=shop_url or None,
        show=show,
    )


async def _rows(database: "Database") -> "Sequence[Deal]":
    from storage.deal import deals

    async with database.read() as tx:
        return await deals.listed(tx, limit=LISTED_MAX)


def _report(progress: "ImportProgress") -> None:
    tally = progress.tally
    for row in tally.bad[:BAD_SHOWN_MAX]:
        words = shop.refusal_text(row.reason, **row.values)
        typer.secho(f"line {row.line}: {words}", fg=typer.colors.YELLOW, err=True)
    if len(tally.bad) > BAD_SHOWN_MAX:
        typer.echo(f"... and {len(tally.bad) - BAD_SHOWN_MAX} more bad rows", err=True)
    typer.echo(
        f"{tally.new} new, {tally.changed} changed, {tally.same} the same, {len(tally.bad)} bad"
    )
