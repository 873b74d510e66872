"""`flash-sales`: one stock for many chats, from a second on."""

from collections.abc import Awaitable, Callable
from random import SystemRandom
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.chats import postable_chats
from bot.cli.shop import Ctx
from domain.deal.deal import find_deal
from domain.draw.proof import DrawProof, proof_of
from domain.flash_sale.claim import find_sale
from domain.flash_sale.payment import find_claim, record_claim_payment, record_claim_refund
from domain.flash_sale.publish import (
    TypedFlashSale,
    lower_sale_price,
    publish_flash_sale,
    read_flash_sale,
    stop_flash_sale,
)
from domain.promotion.payment import owed_minor
from domain.promotion.terms import check_provider
from domain.voucher import Secret
from storage.database import Tx
from storage.draw import draws
from storage.flash_sale import claims as flash_sale_claims
from storage.flash_sale import sales, stock_rows
from storage.flash_sale.tables import Claim, FlashSale
from storage.promotion import payments
from storage.promotion.tables import PaymentKind
from storage.subject import CLAIM, FLASH_SALE

app = typer.Typer()
LISTED_MAX = 200
CLAIMS_MAX = 1_000
Code = Annotated[str, typer.Argument(help="Code from `flash-sales list`.")]
Window = Annotated[
    str, typer.Option(help="Fair start: entries of the first 60s are drawn; 0: none.")
]
NoDice = Annotated[
    bool, typer.Option("--no-dice", help="Fair start: the order comes from the seed alone.")
]
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
    pay: Annotated[
        str, typer.Option(help="pickup, shop (by link, first), stars or card.")
    ] = "pickup",
    hold: Annotated[str, typer.Option(help="How long pieces wait for their money.")] = "15m",
    window: Window = "0",
    no_dice: NoDice = False,
    allot: Annotated[str, typer.Option(help="Pieces kept for a chat: ID=UNITS[,ID=UNITS].")] = "",
    allot_for: Annotated[str, typer.Option(help="How long they are kept; else half.")] = "",
    store: Annotated[str, typer.Option(help="Stores to pick up at: CODE[,CODE].")] = "",
    voucher_days: Annotated[int, typer.Option(help="How long a voucher is valid.")] = 30,
    options: Annotated[str, typer.Option(help="Pieces of each option: S=5,M=10; else all.")] = "",
    tz: Annotated[str, typer.Option(help="Zone of --starts; else TIMEZONE.")] = "",
    key: shop.Key = "",
) -> None:
    """Publish a flash sale into chats."""
    shop.exactly_one("where", {"--chats": chats, "--tags": tags})
    typed = TypedFlashSale(
        price=price,
        stock=stock,
        starts=starts,
        lasts=lasts,
        per_member=per_member,
        per_order=per_order,
        pay=pay,
        hold=hold,
        window=window,
        dice=not no_dice,
        allot=allot,
        allot_for=allot_for,
        store=store,
        voucher_days=voucher_days,
        options=options,
    )

    async def published(ctx: Ctx) -> FlashSale:
        tx, now, zone = ctx.tx, ctx.now, tz or ctx.settings.timezone
        check_provider(pay, ctx.settings.provider_token)
        its, hosts = await find_deal(tx, deal), ctx.settings.allowed_hosts
        wanted = await read_flash_sale(tx, typed, currency=its.currency, zone=zone, now=now)
        places = await postable_chats(tx, chats, tags)
        return await publish_flash_sale(
            tx, its, wanted, places, now=now, rng=SystemRandom(), hosts=hosts
        )

    once = shop.once(key, "flash-sales add", "code", published, shop.code_of)
    sale = shop.change("flash-sales.add", f"deal:{deal}", once)
    starts = output.format_moment(sale.starts_at)
    output.say(f"Flash sale {sale.code} ({sale.title}) starts {starts}.", code=sale.code)
    if sale.window_s:
        output.say(f"Hash of the seed, published with the card: {sale.seed_hash}")


@app.command("list")
def list_() -> None:
    """List the newest flash sales."""
    rows = shop.read(_rows)
    columns = ("Code", "State", "Price", "Sold or held", "Stock", "Starts", "Ends", "Title")
    output.show_table(
        columns, rows, empty="No flash sales yet: python -m bot flash-sales add --help"
    )


async def _rows(ctx: Ctx) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for sale in await sales.listed(ctx.tx, limit=LISTED_MAX):
        state = f"{sale.state} ({sale.closed_reason})" if sale.closed_reason else sale.state
        price = output.money(sale.price_minor, sale.currency)
        units = (await flash_sale_claims.counts(ctx.tx, sale.id)).units
        stock = "any" if sale.stock_total is None else sale.stock_total
        times = output.format_moment(sale.starts_at), output.format_moment(sale.ends_at)
        rows.append((sale.code, state, price, units, stock, *times, sale.title))
    return rows


@app.command()
def show(code: Code) -> None:
    """Show the claims of a flash sale, and after a draw all that is needed to check it."""
    lines, rows = shop.read(lambda ctx: _claims(ctx.tx, code))
    for line in lines:
        output.say(line)
    columns = ("Claim", "Place", "Member", "Pieces", "State", "Until", "Paid", "Owed")
    output.show_table(columns, rows)


async def _claims(tx: Tx, code: str) -> tuple[list[str], list[tuple[object, ...]]]:
    sale = await find_sale(tx, code)
    found = await flash_sale_claims.listed(tx, sale.id, limit=CLAIMS_MAX)
    return await _facts(tx, sale), [await _cells(tx, sale, claim) for claim in found]


async def _facts(tx: Tx, sale: FlashSale) -> list[str]:
    """Return what stands above the claims: the stock, and how to check the draw."""
    kept = await stock_rows.allotments_left(tx, sale.id)
    left = "any" if sale.stock_left is None else sale.stock_left
    lines = [f"{sale.code} {sale.title}: {sale.state}, {left} left for everybody"]
    lines += [f"kept for chat {chat_id}: {units}" for chat_id, units in kept.items()]
    if not sale.window_s:
        return lines
    if sale.dice:
        draw = await draws.of_subject(tx, FLASH_SALE, sale.id)
        return lines if draw is None else [*lines, *_proof(await proof_of(tx, draw))]
    lines.append(f"hash of the seed:    {sale.seed_hash}")
    if sale.drawn_at is None:
        return lines
    lines.append(f"seed:                {sale.seed}")
    lines.append(f"hash of the entries: {sale.entries_hash}")
    lines.append("A member's place is by:  printf %s ID | openssl dgst -sha256 -hmac SEED")
    return lines


def _proof(found: DrawProof) -> list[str]:
    names = ("state", "rules", "seed_hash", "head", "entries", "values", "seed")
    facts: dict[str, object] = dict(found)
    said = [f"{name}: {facts[name]}" for name in names if facts[name]]
    return [f"draw {found['code']}; its entries: /verify {found['code']}", *said]


async def _cells(tx: Tx, sale: FlashSale, claim: Claim) -> tuple[object, ...]:
    sums = await payments.sums(tx, CLAIM, claim.id)
    paid = output.money(sums.get(PaymentKind.PAID, 0), sale.currency)
    owed = output.money(owed_minor(sums), sale.currency)
    its = (claim.id, claim.rank, claim.member_id, claim.quantity, claim.state)
    return (*its, output.format_moment(claim.until), paid, owed)


@app.command()
def close(code: Code) -> None:
    """Stop a flash sale now: what was sold or held stays so, nothing more is sold."""
    sale = shop.change(
        "flash-sales.close",
        f"code:{code}",
        lambda ctx: stop_flash_sale(ctx.tx, code, now=ctx.now),
        already="flash_sale.closed",
    )
    output.say(f"Flash sale {sale.code} is stopped; its cards follow.")


@app.command()
def lower(code: Code) -> None:
    """Lower the price to what one person pays elsewhere by now; it is refused where it is not above."""

    async def lowered(ctx: Ctx) -> FlashSale:
        return await lower_sale_price(ctx.tx, (await find_sale(ctx.tx, code)).id, now=ctx.now)

    sale = shop.change("flash-sales.lower", f"code:{code}", lowered)
    price = output.money(sale.price_minor, sale.currency)
    output.say(f"Flash sale {sale.code} costs {price} now; what was taken keeps its price.")


@app.command()
def paid(code: Code, claims: Claims) -> None:
    """Mark claims as paid in the shop; late money takes what is left, or is owed back."""

    async def mark(ctx: Ctx, claim_id: int) -> str:
        secret = Secret(ctx.settings.voucher_secret)
        return await record_claim_payment(ctx.tx, claim_id, now=ctx.now, secret=secret)

    _mark("flash-sales.paid", code, claims, mark)


@app.command()
def refunded(code: Code, claims: Claims) -> None:
    """Mark that you have given back what claims were owed."""

    async def mark(ctx: Ctx, claim_id: int) -> str:
        done = await record_claim_refund(ctx.tx, claim_id, now=ctx.now)
        return "given back" if done else "nothing was owed"

    _mark("flash-sales.refunded", code, claims, mark)


def _mark(
    act: str, code: str, claims: list[str], mark: Callable[[Ctx, int], Awaitable[str]]
) -> None:
    async def mark_typed(ctx: Ctx, word: str) -> str:
        claim = await find_claim(ctx.tx, await find_sale(ctx.tx, code), word)
        return await mark(ctx, claim.id)

    for word, outcome in shop.change_each(act, f"code:{code}", claims, mark_typed):
        output.say(f"{word}: {outcome}")
