"""`vouchers`: what members may pick up, and what became of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Database
    from storage.vouchers import Voucher, VoucherEvent
app = typer.Typer(help="Vouchers: what members may pick up.", no_args_is_help=True)
LISTED_MAX = 500
EXPORTED_MAX = 1_000_000
COLUMNS = (
    "id",
    "state",
    "title",
    "quantity",
    "due_minor",
    "currency",
    "member_id",
    "issued_at",
    "expires_at",
    "redeemed_at",
    "redeemed_by",
    "redeemed_store_id",
)
Number = Annotated[int, typer.Argument(help="Number from `vouchers list`.")]


@app.command("list")
def list_(
    as_csv: Annotated[bool, typer.Option("--csv", help="All of them, as CSV.")] = False,
) -> None:
    """List the newest vouchers, or write all of them as CSV."""
    limit = EXPORTED_MAX if as_csv else LISTED_MAX
    rows = shop.with_database(lambda database: _rows(database, limit))
    if as_csv:
        _write(rows)
    elif rows:
        _print(rows)
    else:
        typer.echo("No vouchers yet: they come when a group buy succeeds.")


@app.command()
def show(voucher: Number) -> None:
    """Show everything that was ever done with a voucher."""
    for event in shop.with_database(lambda database: _events(database, voucher)):
        who = "" if event.actor_id is None else f" by {event.actor_id}"
        where = "" if event.store_id is None else f" in store {event.store_id}"
        typer.echo(f"{shop.format_moment(event.at)}  {event.act}{who}{where}")


@app.command()
def redeem(voucher: Number) -> None:
    """Redeem a voucher by its number, as the operator."""
    done = shop.with_database(lambda database: _redeemed(database, voucher))
    typer.echo(f"Voucher {done.id} ({done.title} x{done.quantity}) is {done.state}.")


def _write(rows: "Sequence[Voucher]") -> None:
    from domain import csv_file

    cells = ([getattr(row, name) for name in COLUMNS] for row in rows)
    typer.echo(csv_file.to_csv(COLUMNS, cells), nl=False)


def _print(rows: "Sequence[Voucher]") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("Number", "State", "Title", "Units", "Member", "Until", "Redeemed")
    for row in rows:
        until, done = shop.format_moment(row.expires_at), shop.format_moment(row.redeemed_at)
        cells = (str(row.id), row.state, row.title, str(row.quantity), str(row.member_id))
        table.add_row(*cells, until, done)
    Console().print(table)


async def _rows(database: "Database", limit: int) -> "Sequence[Voucher]":
    from storage import vouchers

    async with database.read() as tx:
        return await vouchers.listed(tx, limit=limit)


async def _events(database: "Database", voucher_id: int) -> "Sequence[VoucherEvent]":
    from storage import vouchers

    async with database.read() as tx:
        found = await vouchers.events(tx, voucher_id)
    if not found:
        shop.fail(shop.refusal_text("voucher.not_found", id=voucher_id), shop.BAD_CALL)
    return found


async def _redeemed(database: "Database", voucher_id: int) -> "Voucher":
    from domain import voucher
    from domain.clock import Clock
    from domain.refusal import Refused
    from storage import vouchers

    async with database.begin() as tx:
        found = await vouchers.lock(tx, voucher_id)
        if found is None:
            raise Refused("voucher.not_found", id=voucher_id)
        done = await voucher.mark_redeemed(tx, found, None, None, now=Clock().now())
        if done is None:
            raise Refused("voucher.not_now", id=voucher_id, state=str(found.state))
        return done
