"""`affiliates address`, `orders` and what decides about them: what networks report, who earns by it."""

from datetime import datetime, timedelta
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.affiliates.affiliate_commands import Number, app
from bot.cli.shop import Ctx
from domain.affiliate import accounts
from domain.commission import parse
from domain.csv_file import to_decimal
from domain.network_order import receive
from storage.network_order import network_orders
from storage.network_order.tables import NetworkOrder

COLUMNS = (
    "order",
    "account",
    "network_order",
    "line",
    "reported_at",
    "state",
    "amount",
    "commission",
    "currency",
    "share",
    "rule",
    "token",
    "title",
)
SHOWN_MAX, SHEET_MAX = 50, 100_000
PAID_AT_ONCE = 10_000
ADVANCE_DAYS_MAX = 365


@app.command()
def address(number: Number) -> None:
    """Make the address that the network calls, and print it: the one before it ends."""

    async def made(ctx: Ctx) -> str:
        account = await accounts.require(ctx.tx, number)
        network = await accounts.find_network(ctx.tx, account.network)
        return await receive.new_address(ctx.tx, account, network, ctx.settings.web_url)

    output.say(shop.change("affiliate.address", f"affiliate:{number}", made))


@app.command()
def again(number: Number) -> None:
    """Have reports read again that were put aside."""

    async def renewed(ctx: Ctx) -> int:
        await accounts.require(ctx.tx, number)
        return await network_orders.renew_aside(ctx.tx, number)

    calls = shop.change("affiliate.again", f"affiliate:{number}", renewed)
    output.say(f"Reports to be read again: {calls}.")


@app.command()
def share(
    number: Number,
    percent: Annotated[str, typer.Argument(help="A part of the network's commission: 50%.")],
) -> None:
    """Say what a member earns who shared a link."""

    async def changed(ctx: Ctx) -> None:
        account = await accounts.require(ctx.tx, number)
        account.member_bp = parse.percent(percent)

    shop.change("affiliate.share", f"affiliate:{number}", changed)
    output.say(f"Whoever shares a link of account {number} earns {percent} of its commission.")


@app.command()
def paid(
    number: Number,
    until: Annotated[
        str, typer.Option(help="Paid is what was approved until this day: 2026-05-31.")
    ] = "",
) -> None:
    """Say that the network has paid: what it approved can be withdrawn."""

    async def said(ctx: Ctx) -> int:
        account = await accounts.require(ctx.tx, number)
        moment = ctx.now
        if until:
            zone = ctx.settings.timezone
            moment = min(moment, _end_of(until, zone))
        return await receive.make_payable(
            ctx.tx, account, moment, now=ctx.now, advanced=False, limit=PAID_AT_ONCE
        )

    orders = shop.change("affiliate.paid", f"affiliate:{number}", said)
    output.say(f"Orders that can be paid out now: {orders}.")


def _end_of(day: str, zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    try:
        start = datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        output.fail(f"{day} is no day such as 2026-05-31", output.BAD_CALL)
    return start + timedelta(days=1)


@app.command()
def advance(
    number: Number,
    days: Annotated[str, typer.Argument(help="Days after the approval, or off.")],
) -> None:
    """Pay promoters before the network pays you; off waits for it."""
    right = days == "off" or (days.isdecimal() and 0 < int(days) <= ADVANCE_DAYS_MAX)
    if not right:
        output.fail(f"days are 1 to {ADVANCE_DAYS_MAX}, or off", output.BAD_CALL)

    async def changed(ctx: Ctx) -> None:
        account = await accounts.require(ctx.tx, number)
        account.advance_days = None if days == "off" else int(days)

    act = "affiliate.wait" if days == "off" else "affiliate.advance"
    shop.change(act, f"affiliate:{number}", changed)
    if days == "off":
        output.say(f"Account {number} pays only what the network has paid.")
    else:
        output.say(
            f"Account {number} pays {days} days after the approval, whether the network has paid or not."
        )


@app.command()
def orders(
    csv: Annotated[bool, typer.Option("--csv", help="Print a spreadsheet.")] = False,
) -> None:
    """List the orders that networks reported, the newest first."""

    async def found(ctx: Ctx) -> list[tuple[object, ...]]:
        limit = SHEET_MAX if csv else SHOWN_MAX
        return [_cells(one) for one in await network_orders.orders(ctx.tx, limit=limit)]

    rows = shop.read(found)
    if csv:
        output.write_csv(COLUMNS, rows)
        return
    heads = ("No.", "Account", "Order", "State", "Commission", "Currency", "Share")
    shown = [(row[0], row[1], row[2], row[5], row[7], row[8], row[9]) for row in rows]
    output.show_table(heads, shown, empty="No network has reported an order yet.")


def _cells(one: NetworkOrder) -> tuple[object, ...]:
    return (
        one.id,
        one.account_id,
        one.order_key,
        one.line_key,
        one.reported_at.isoformat(),
        one.state,
        to_decimal(one.amount_minor, one.currency),
        to_decimal(one.commission_minor, one.currency),
        one.currency,
        to_decimal(one.share_minor, one.currency),
        one.rule or "",
        one.token or "",
        one.title,
    )
