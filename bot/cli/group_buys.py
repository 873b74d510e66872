"""`group-buys`: offers that come true when enough people join."""

from random import SystemRandom
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from storage.database import Database, Tx
    from storage.group_buy.tables import GroupBuy
app = typer.Typer(
    help="Group buys: prices that hold when enough people join.", no_args_is_help=True
)
LISTED_MAX = 200
SEATS_MAX = 1_000
Code = Annotated[str, typer.Argument(help="Code from `group-buys list`.")]
Seats = Annotated[list[int], typer.Argument(help="Seats from `group-buys show CODE`.")]


@app.command()
def add(
    deal: Annotated[str, typer.Argument(help="The deal, by its code.")],
    tiers: Annotated[str, typer.Option(help="People and price: 10:17.90,15:16.50")],
    chats: Annotated[str, typer.Option(help="all, or chat ids: ID[,ID].")] = "",
    tags: Annotated[str, typer.Option(help="Chats with any of these tags: TAG[,TAG].")] = "",
    teams: Annotated[bool, typer.Option(help="Members open teams, rather than one pool.")] = False,
    starts: Annotated[str, typer.Option(help='"2026-11-27 20:00" in the zone; else now.')] = "",
    ends: Annotated[
        str, typer.Option(help='"2026-11-29 20:00" in the zone, or a span: 2d.')
    ] = "2d",
    lasts: Annotated[str, typer.Option(help="How long a team has: 24h; else to the end.")] = "",
    size: Annotated[int, typer.Option(help="The most people in a team; 0: any.")] = 0,
    keep_open: Annotated[
        bool, typer.Option(help="A full team waits for the end, with a waiting list.")
    ] = False,
    per_member: Annotated[int, typer.Option(help="The most units for one member.")] = 1,
    stock: Annotated[int, typer.Option(help="Units altogether; 0: any.")] = 0,
    pay: Annotated[
        str, typer.Option(help="pickup, shop (by the link, at the end) or shop-now.")
    ] = "pickup",
    hold: Annotated[str, typer.Option(help="How long a place waits for its money.")] = "15m",
    store: Annotated[str, typer.Option(help="Where vouchers are redeemed; else everywhere.")] = "",
    voucher_days: Annotated[int, typer.Option(help="How long a voucher is valid.")] = 30,
    terms: Annotated[str, typer.Option(help="Text under the card; else the deal's own.")] = "",
    tz: Annotated[str, typer.Option(help="Zone of --starts and --ends; else TIMEZONE.")] = "",
) -> None:
    """Publish a group buy into chats."""
    if bool(chats) == bool(tags):
        shop.fail("say where with exactly one of --chats, --tags", shop.BAD_CALL)
    given = {name: value for name, value in locals().items() if isinstance(value, (str, int))}
    offer = shop.with_database(lambda database: _add(database, given))
    typer.echo(f"Group buy {offer.code} ({offer.title}) is {offer.state}.")


@app.command("list")
def list_() -> None:
    """List the newest group buys."""
    from rich.console import Console
    from rich.table import Table

    rows = shop.with_database(_rows)
    if not rows:
        typer.echo("No group buys yet: python -m bot group-buys add --help")
        return
    table = Table("Code", "Shape", "State", "People", "Prices", "Ends", "Title")
    for offer, people in rows:
        state = f"{offer.state} ({offer.closed_reason})" if offer.closed_reason else offer.state
        prices = _prices(offer)
        ends = shop.format_moment(offer.ends_at)
        table.add_row(offer.code, offer.shape, state, str(people), prices, ends, offer.title)
    Console().print(table)


@app.command()
def show(code: Code) -> None:
    """Show the teams and seats of a group buy: who is in, how many, and the money."""
    from rich.console import Console
    from rich.table import Table

    table = Table("Team", "State", "Seat", "Member", "Name", "Units", "State", "Paid", "Owed")
    for row in shop.with_database(lambda database: _seats(database, code)):
        table.add_row(*row)
    Console().print(table)


@app.command()
def close(code: Code) -> None:
    """Close a group buy now: teams that have reached their goal succeed, the others fail."""
    offer = shop.with_database(lambda database: _closed(database, code))
    typer.echo(f"Group buy {offer.code} is closed; its members are told by the running bot.")


@app.command()
def paid(seats: Seats) -> None:
    """Mark seats as paid in the shop; one that is too late is found another place."""
    for seat, outcome in shop.with_database(lambda database: _paid(database, seats)):
        typer.echo(f"seat {seat}: {outcome}")


@app.command()
def refunded(seats: Seats) -> None:
    """Mark that you have given back what seats were owed."""
    for seat, outcome in shop.with_database(lambda database: _refunded(database, seats)):
        typer.echo(f"seat {seat}: {outcome}")


async def _add(database: "Database", given: dict[str, str | int]) -> "GroupBuy":
    from bot.cli import terms
    from domain.clock import Clock
    from domain.deal.deal import find_deal
    from domain.group_buy.publish import publish_group_buy

    now = Clock().now()
    zone = str(given["tz"]) or (await shop.effective_settings(database)).timezone
    async with database.begin() as tx:
        deal = await find_deal(tx, str(given["deal"]))
        wanted = await terms.parse_group_buy(tx, given, currency=deal.currency, zone=zone, now=now)
        places = await terms.resolve_chats(tx, str(given["chats"]), str(given["tags"]))
        return await publish_group_buy(tx, deal, wanted, places, now=now, rng=SystemRandom())


async def _rows(database: "Database") -> "list[tuple[GroupBuy, int]]":
    from storage.group_buy import offers as group_buy_offers

    async with database.read() as tx:
        offers = await group_buy_offers.listed(tx, limit=LISTED_MAX)
        return [(offer, await group_buy_offers.count_people(tx, offer.id)) for offer in offers]


async def _seats(database: "Database", code: str) -> "list[list[str]]":
    from domain.promotion.payment import owed_minor
    from storage.group_buy import offers as group_buy_offers
    from storage.promotion import payments
    from storage.promotion.tables import PaymentKind
    from storage.subject import SEAT

    lines = []
    async with database.read() as tx:
        offer = await _found(tx, code)
        for team, sat, name in await group_buy_offers.seats_with_members(
            tx, offer.id, limit=SEATS_MAX
        ):
            sums = await payments.sums(tx, SEAT, sat.id)
            money = [sums.get(PaymentKind.PAID, 0), owed_minor(sums)]
            cells = [team.code, team.state, sat.id, sat.member_id, name, sat.quantity, sat.state]
            lines.append([str(cell) for cell in cells] + [_money(m, offer.currency) for m in money])
    return lines


async def _closed(database: "Database", code: str) -> "GroupBuy":
    from domain.clock import Clock
    from domain.group_buy.finish import close_group_buy
    from storage.group_buy.tables import CloseReason

    async with database.begin() as tx:
        offer = await _found(tx, code)
        await close_group_buy(tx, offer, CloseReason.DISABLED, now=Clock().now())
        return offer


async def _paid(database: "Database", seats: "Sequence[int]") -> "list[tuple[int, str]]":
    from domain.clock import Clock
    from domain.group_buy.payment import record_payment

    secret = shop.secret()

    async def mark(tx: "Tx", seat_id: int) -> str:
        rng = SystemRandom()
        return await record_payment(tx, seat_id, now=Clock().now(), rng=rng, secret=secret)

    return [(seat, await _one(database, mark, seat)) for seat in seats]


async def _refunded(database: "Database", seats: "Sequence[int]") -> "list[tuple[int, str]]":
    from domain.clock import Clock
    from domain.group_buy.payment import record_refund

    async def mark(tx: "Tx", seat_id: int) -> str:
        amount = await record_refund(tx, seat_id, now=Clock().now())
        return f"{amount} minor units given back"

    return [(seat, await _one(database, mark, seat)) for seat in seats]


async def _one(
    database: "Database", mark: "Callable[[Tx, int], Awaitable[str]]", seat_id: int
) -> str:
    """Mark one seat in a transaction of its own: a refused one does not stop the next."""
    from domain.refusal import Refused

    try:
        async with database.begin() as tx:
            return str(await mark(tx, seat_id))
    except Refused as refused:
        return shop.refusal_text(refused.reason, **refused.values)


async def _found(tx: "Tx", typed: str) -> "GroupBuy":
    from domain import code
    from domain.refusal import Refused
    from storage.group_buy import offers as group_buy_offers

    offer = await group_buy_offers.by_code(tx, code.normalize(typed))
    if offer is None:
        raise Refused("group_buy.not_found", code=code.normalize(typed)[:20])
    return offer


def _prices(offer: "GroupBuy") -> str:
    return ", ".join(f"{people}: {_money(price, offer.currency)}" for people, price in offer.tiers)


def _money(minor: int, currency: str) -> str:
    from views.i18n import translator

    return translator("en").money(minor, currency)
