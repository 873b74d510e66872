"""`vouchers`: what members may pick up, and what became of it."""

from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.refusals import refusal_text
from bot.cli.shop import Ctx
from domain import voucher as domain_voucher
from domain.refusal import Refused
from storage import vouchers
from storage.vouchers import Voucher

app = typer.Typer()
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
    rows = shop.read(lambda ctx: vouchers.listed(ctx.tx, limit=limit))
    if as_csv:
        output.write_csv(COLUMNS, ([getattr(row, name) for name in COLUMNS] for row in rows))
        return
    output.show_table(
        ("Number", "State", "Title", "Units", "Member", "Until", "Redeemed"),
        map(_cells, rows),
        empty="No vouchers yet: they come when a group buy succeeds.",
    )


def _cells(row: Voucher) -> tuple[object, ...]:
    moments = output.format_moment(row.expires_at), output.format_moment(row.redeemed_at)
    return (row.id, row.state, row.title, row.quantity, row.member_id, *moments)


@app.command()
def show(voucher: Number) -> None:
    """Show everything that was ever done with a voucher."""
    found = shop.read(lambda ctx: vouchers.events(ctx.tx, voucher))
    if not found:
        output.fail(refusal_text(Refused("voucher.not_found", id=voucher)))
    output.show_table(
        ("At", "Act", "By", "Store"),
        [(output.format_moment(one.at), one.act, one.actor_id, one.store_id) for one in found],
    )


@app.command()
def redeem(voucher: Number) -> None:
    """Redeem a voucher by its number, as the operator."""

    async def redeemed(ctx: Ctx) -> Voucher:
        found = await vouchers.lock(ctx.tx, voucher)
        if found is None:
            raise Refused("voucher.not_found", id=voucher)
        done = await domain_voucher.mark_redeemed(ctx.tx, found, None, None, now=ctx.now)
        if done is None:
            raise Refused("voucher.not_now", id=voucher, state=str(found.state))
        return done

    done = shop.change("vouchers.redeem", f"voucher:{voucher}", redeemed)
    output.say(f"Voucher {done.id} ({done.title} x{done.quantity}) is {done.state}.")
