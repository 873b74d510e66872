"""`flash-sales`: one stock for many chats, from a second on."""

from random import SystemRandom
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from storage.database import Database, Tx
    from storage.flash_sale.tables import Claim, FlashSale
app = typer.Typer(help="Flash sales: a stock, a start at a second, an end.", no_args_is_help=True)
LISTED_MAX = 200
CLAIMS_MAX = 1_000
Code = Annotated[str, typer.Argument(help="Code from `flash-sales list`.")]
Claims = Annotated[
    list[str], typer.Argument(help="Claims from `flash-sales show CODE`, or members: code or id.")
]


@app.command()
def add(
    deal: Annotated[str, typer.Argument(help="The deal, by its code.")],
    price: Annotated[str, typer.Option(help="Price of a piece: 9.90")],
    stock: Annotated[int, typer.Option(help="Pieces altogether; 0: any.")],
    chats: Annotated[str, typer.Option(help="all, or chat ids: ID[,ID].")] = "",
    tags: Annotated[str, typer.Option(help="Chats with any of these tags: TAG[,TAG].")] = "",
    starts: Annotated[str, typer.Option(help='"2026-11-27 20:00:00" in the zone; else now.')] = "",
    lasts: Annotated[str, typer.Option(help="How long: 30m, 2h, 1d.")] = "1h",
    per_member: Annotated[int, typer.Option(help="The most pieces for one member.")] = 1,
    per_order: Annotated[int, typer.Option(help="The most pieces in one order.")] = 1,
    pay: Annotated[str, typer.Option(help="pickup, or shop (by the link, first).")] = "pickup",
    hold: Annotated[str, typer.Option(help="How long pieces wait for their money.")] = "15m",
    window: Annotated[
        str, typer.Option(help="Fair start: entries of the first 60s are drawn; 0: none.")
    ] = "0",
    allot: Annotated[str, typer.Option(help="Pieces kept for a chat: ID=UNITS[,ID=UNITS].")] = "",
    allot_for: Annotated[str, typer.Option(help="How long they are kept; else half.")] = "",
    store: Annotated[str, typer.Option(help="Where vouchers are redeemed; else everywhere.")] = "",
    voucher_days: Annotated[int, typer.Option(help="How long a voucher is valid.")] = 30,
    tz: Annotated[str, typer.Option(help="Zone of --starts; else TIMEZONE.")] = "",
) -> None:
    """Publish a flash sale into chats."""
    if bool(chats) == bool(tags):
        shop.fail("say where with exactly one of --chats, --tags", shop.BAD_CALL)
    given = {name: value for name, value in locals().items() if isinstance(value, (str, int))}
    sale = shop.with_database(lambda database: _add(database, given))
    typer.echo(
        f"Flash sale {sale.code} ({sale.title}) starts {shop.format_moment(sale.starts_at)}."
    )
    if sale.window_s:
        typer.echo(f"Hash of the seed, published with the card: {sale.seed_hash}")


@app.command("list")
def list_() -> None:
    """List the newest flash sales."""
    from rich.console import Console
    from rich.table import Table

    rows = shop.with_database(_rows)
    if not rows:
        typer.echo("No flash sales yet: python -m bot flash-sales add --help")
        return
    table = Table("Code", "State", "Price", "Sold or held", "Stock", "Starts", "Ends", "Title")
    for sale, units in rows:
        state = f"{sale.state} ({sale.closed_reason})" if sale.closed_reason else sale.state
        price, stock = _money(sale.price_minor, sale), sale.stock_total
        cells = (sale.code, state, price, str(units), "any" if stock is None else str(stock))
        table.add_row(
            *cells, shop.format_moment(sale.starts_at), shop.format_moment(sale.ends_at), sale.title
        )
    Console().print(table)


@app.command()
def show(code: Code) -> None:
    """Show the claims of a flash sale, and after a draw all that is needed to check it."""
    from rich.console import Console
    from rich.table import Table

    lines, rows = shop.with_database(lambda database: _claims(database, code))
    for line in lines:
        typer.echo(line)
    table = Table("Claim", "Place", "Member", "Pieces", "State", "Until", "Paid", "Owed")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


@app.command()
def close(code: Code) -> None:
    """Stop a flash sale now: what was sold or held stays so, nothing more is sold."""
    sale = shop.with_database(lambda database: _stopped(database, code))
    typer.echo(f"Flash sale {sale.code} is stopped; its cards follow.")


@app.command()
def paid(code: Code, claims: Claims) -> None:
    """Mark claims as paid in the shop; late money takes what is left, or is owed back."""
    for typed, outcome in shop.with_database(lambda db: _marked(db, code, claims, _pay())):
        typer.echo(f"{typed}: {outcome}")


@app.command()
def refunded(code: Code, claims: Claims) -> None:
    """Mark that you have given back what claims were owed."""
    for typed, outcome in shop.with_database(lambda db: _marked(db, code, claims, _give_back)):
        typer.echo(f"{typed}: {outcome}")


async def _add(database: "Database", given: dict[str, str | int]) -> "FlashSale":
    from bot.cli import flash_sale_terms, terms
    from domain.clock import Clock
    from domain.deal.deal import find_deal
    from domain.flash_sale.publish import publish_flash_sale

    now = Clock().now()
    zone = str(given["tz"]) or (await shop.effective_settings(database)).timezone
    async with database.begin() as tx:
        deal = await find_deal(tx, str(given["deal"]))
        wanted = await flash_sale_terms.parse_terms(
            tx, given, currency=deal.currency, zone=zone, now=now
        )
        places = await terms.resolve_chats(tx, str(given["chats"]), str(given["tags"]))
        return await publish_flash_sale(tx, deal, wanted, places, now=now, rng=SystemRandom())


async def _rows(database: "Database") -> "list[tuple[FlashSale, int]]":
    from storage.flash_sale import claims
    from storage.flash_sale import sales as flash_sale_sales

    async with database.read() as tx:
        sales = await flash_sale_sales.listed(tx, limit=LISTED_MAX)
        return [(sale, (await claims.counts(tx, sale.id)).units) for sale in sales]


async def _claims(database: "Database", code: str) -> tuple[list[str], list[list[str]]]:
    from domain.flash_sale.claim import find_sale
    from storage.flash_sale import claims

    async with database.read() as tx:
        sale = await find_sale(tx, code)
        found = await claims.listed(tx, sale.id, limit=CLAIMS_MAX)
        rows = [await _row(tx, sale, claim) for claim in found]
        return await _facts(tx, sale), rows


async def _facts(tx: "Tx", sale: "FlashSale") -> list[str]:
    """Return what stands above the claims: the stock, and how to check the draw."""
    from storage.flash_sale import stock_rows

    kept = await stock_rows.allotments_left(tx, sale.id)
    left = "any" if sale.stock_left is None else sale.stock_left
    lines = [f"{sale.code} {sale.title}: {sale.state}, {left} left for everybody"]
    lines += [f"kept for chat {chat_id}: {units}" for chat_id, units in kept.items()]
    if not sale.window_s:
        return lines
    lines.append(f"hash of the seed:    {sale.seed_hash}")
    if sale.drawn_at is None:
        return lines
    lines.append(f"seed:                {sale.seed}")
    lines.append(f"hash of the entries: {sale.entries_hash}")
    lines.append("A member's place is by:  printf %s ID | openssl dgst -sha256 -hmac SEED")
    return lines


async def _row(tx: "Tx", sale: "FlashSale", claim: "Claim") -> list[str]:
    from domain.promotion.payment import owed_minor
    from storage.promotion import payments
    from storage.promotion.tables import PaymentKind
    from storage.subject import CLAIM

    sums = await payments.sums(tx, CLAIM, claim.id)
    place = "" if claim.rank is None else str(claim.rank)
    cells = [str(claim.id), place, str(claim.member_id), str(claim.quantity), claim.state]
    money = [_money(sums.get(PaymentKind.PAID, 0), sale), _money(owed_minor(sums), sale)]
    return [*cells, shop.format_moment(claim.until), *money]


async def _stopped(database: "Database", code: str) -> "FlashSale":
    from domain.clock import Clock
    from domain.flash_sale.publish import stop_flash_sale

    async with database.begin() as tx:
        return await stop_flash_sale(tx, code, now=Clock().now())


def _pay() -> "Callable[[Tx, int], Awaitable[str]]":
    from domain.clock import Clock
    from domain.flash_sale.payment import record_claim_payment

    secret = shop.secret()

    async def mark(tx: "Tx", claim_id: int) -> str:
        return await record_claim_payment(tx, claim_id, now=Clock().now(), secret=secret)

    return mark


async def _give_back(tx: "Tx", claim_id: int) -> str:
    from domain.clock import Clock
    from domain.flash_sale.payment import record_claim_refund

    done = await record_claim_refund(tx, claim_id, now=Clock().now())
    return "given back" if done else "nothing was owed"


async def _marked(
    database: "Database",
    code: str,
    typed: "Sequence[str]",
    mark: "Callable[[Tx, int], Awaitable[str]]",
) -> list[tuple[str, str]]:
    """Mark each in a transaction of its own: a refused one does not stop the next."""
    from domain.flash_sale.claim import find_sale
    from domain.flash_sale.payment import find_claim
    from domain.refusal import Refused

    outcomes = []
    for word in typed:
        try:
            async with database.begin() as tx:
                sale = await find_sale(tx, code)
                claim = await find_claim(tx, sale, word)
                outcomes.append((word, str(await mark(tx, claim.id))))
        except Refused as refused:
            outcomes.append((word, shop.refusal_text(refused.reason, **refused.values)))
    return outcomes


def _money(minor: int, sale: "FlashSale") -> str:
    from views.i18n import translator

    return translator("en").money(minor, sale.currency)
