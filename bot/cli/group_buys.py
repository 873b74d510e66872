"""`group-buys`: offers that come true when enough people join."""

from collections.abc import Awaitable, Callable
from random import SystemRandom
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.chats import postable_chats
from bot.cli.shop import Ctx
from domain import code as domain_code
from domain.deal.deal import find_deal
from domain.group_buy.finish import close_group_buy
from domain.group_buy.manage import lower_prices
from domain.group_buy.payment import record_payment, record_refund
from domain.group_buy.publish import TypedGroupBuy, publish_group_buy, read_group_buy
from domain.promotion.payment import owed_minor
from domain.promotion.terms import check_provider
from domain.refusal import Refused
from domain.voucher import Secret
from storage.database import Tx
from storage.group_buy import offers
from storage.group_buy.tables import CloseReason, GroupBuy
from storage.promotion import payments
from storage.promotion.tables import PaymentKind
from storage.subject import SEAT

app = typer.Typer()
LISTED_MAX = 200
SEATS_MAX = 1_000
Code = Annotated[str, typer.Argument(help="Code from `group-buys list`.")]
Seats = Annotated[list[int], typer.Argument(help="Seats from `group-buys show CODE`.")]
Pay = Annotated[
    str,
    typer.Option(help="pickup, or shop, stars, card (at the end); shop-now, stars-now, card-now."),
]


@app.command()
def add(
    deal: Annotated[str, typer.Argument(help="The deal, by its code.")],
    tiers: Annotated[str, typer.Option(help="People and price: 10:17.90,15:16.50")],
    chats: Annotated[str, typer.Option(help="all, or chat ids: ID[,ID].")] = "",
    tags: Annotated[str, typer.Option(help="Chats with any of these tags: TAG[,TAG].")] = "",
    teams: Annotated[bool, typer.Option(help="Members open teams, rather than one pool.")] = False,
    starts: Annotated[str, typer.Option(help='"2026-11-27 20:00" in the zone; else now.')] = "",
    ends: Annotated[str, typer.Option(help='"2026-11-29 20:00", or a span: 2d.')] = "2d",
    lasts: Annotated[str, typer.Option(help="How long a team has: 24h; else to the end.")] = "",
    size: Annotated[int, typer.Option(help="The most people in a team; 0: any.")] = 0,
    keep_open: Annotated[
        bool, typer.Option(help="A full team waits for the end, with a waiting list.")
    ] = False,
    per_member: Annotated[int, typer.Option(help="The most units for one member.")] = 1,
    stock: Annotated[int, typer.Option(help="Units altogether; 0: any.")] = 0,
    pay: Pay = "pickup",
    hold: Annotated[str, typer.Option(help="How long a place waits for its money.")] = "15m",
    store: Annotated[str, typer.Option(help="Stores to pick up at: CODE[,CODE].")] = "",
    voucher_days: Annotated[int, typer.Option(help="How long a voucher is valid.")] = 30,
    options: Annotated[str, typer.Option(help="Options: S,M or S=5,M=10 units; else all.")] = "",
    terms: Annotated[str, typer.Option(help="Text under the card; else the deal's own.")] = "",
    tz: Annotated[str, typer.Option(help="Zone of --starts and --ends; else TIMEZONE.")] = "",
    key: shop.Key = "",
) -> None:
    """Publish a group buy into chats."""
    shop.exactly_one("where", {"--chats": chats, "--tags": tags})
    typed = TypedGroupBuy(
        tiers=tiers,
        starts=starts,
        ends=ends,
        teams=teams,
        lasts=lasts,
        size=size,
        keep_open=keep_open,
        per_member=per_member,
        stock=stock,
        pay=pay,
        hold=hold,
        store=store,
        voucher_days=voucher_days,
        description=terms,
        options=options,
    )

    async def published(ctx: Ctx) -> GroupBuy:
        tx, now, zone = ctx.tx, ctx.now, tz or ctx.settings.timezone
        check_provider(pay, ctx.settings.provider_token)
        its = await find_deal(tx, deal)
        wanted = await read_group_buy(tx, typed, currency=its.currency, zone=zone, now=now)
        places = await postable_chats(tx, chats, tags)
        hosts = ctx.settings.allowed_hosts
        return await publish_group_buy(
            tx, its, wanted, places, now=now, rng=SystemRandom(), hosts=hosts
        )

    once = shop.once(key, "group-buys add", "code", published, shop.code_of)
    offer = shop.change("group-buys.add", f"deal:{deal}", once)
    output.say(f"Group buy {offer.code} ({offer.title}) is {offer.state}.", code=offer.code)


@app.command("list")
def list_() -> None:
    """List the newest group buys."""
    rows = shop.read(_rows)
    output.show_table(
        ("Code", "Shape", "State", "People", "Prices", "Ends", "Title"),
        rows,
        empty="No group buys yet: python -m bot group-buys add --help",
    )


async def _rows(ctx: Ctx) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for offer in await offers.listed(ctx.tx, limit=LISTED_MAX):
        state = f"{offer.state} ({offer.closed_reason})" if offer.closed_reason else offer.state
        people = await offers.count_people(ctx.tx, offer.id)
        ends = output.format_moment(offer.ends_at)
        rows.append((offer.code, offer.shape, state, people, _prices(offer), ends, offer.title))
    return rows


def _prices(offer: GroupBuy) -> str:
    prices = (f"{goal}: {output.money(price, offer.currency)}" for goal, price in offer.tiers)
    return ", ".join(prices)


@app.command()
def show(code: Code) -> None:
    """Show the teams and seats of a group buy: who is in, how many, and the money."""
    columns = ("Team", "Team state", "Seat", "Member", "Name", "Units", "State", "Paid", "Owed")
    output.show_table(columns, shop.read(lambda ctx: _seats(ctx.tx, code)))


async def _seats(tx: Tx, code: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    offer = await _found(tx, code)
    for team, seat, name in await offers.seats_with_members(tx, offer.id, limit=SEATS_MAX):
        sums = await payments.sums(tx, SEAT, seat.id)
        paid = output.money(sums.get(PaymentKind.PAID, 0), offer.currency)
        owed = output.money(owed_minor(sums), offer.currency)
        its = (seat.id, seat.member_id, name, seat.quantity, seat.state)
        rows.append((team.code, team.state, *its, paid, owed))
    return rows


@app.command()
def close(code: Code) -> None:
    """Close a group buy now: teams that have reached their goal succeed, the others fail."""

    async def closed(ctx: Ctx) -> GroupBuy:
        offer = await _found(ctx.tx, code)
        await close_group_buy(ctx.tx, offer, CloseReason.DISABLED, now=ctx.now)
        return offer

    offer = shop.change(
        "group-buys.close", f"code:{code}", closed, already="group_buy.closed_already"
    )
    output.say(f"Group buy {offer.code} is closed; its members are told by the running bot.")


@app.command()
def lower(code: Code) -> None:
    """Lower the prices to what one person pays alone by now; it is refused where they are not above."""

    async def lowered(ctx: Ctx) -> GroupBuy:
        return await lower_prices(ctx.tx, (await _found(ctx.tx, code)).id, now=ctx.now)

    offer = shop.change("group-buys.lower", f"code:{code}", lowered)
    output.say(f"Group buy {offer.code} costs {_prices(offer)} now.")


@app.command()
def paid(seats: Seats) -> None:
    """Mark seats as paid in the shop; one that is too late is found another place."""

    async def mark(ctx: Ctx, seat_id: int) -> str:
        secret = Secret(ctx.settings.voucher_secret)
        return await record_payment(ctx.tx, seat_id, now=ctx.now, rng=SystemRandom(), secret=secret)

    _mark("group-buys.paid", seats, mark)


@app.command()
def refunded(seats: Seats) -> None:
    """Mark that you have given back what seats were owed."""

    async def mark(ctx: Ctx, seat_id: int) -> str:
        amount = await record_refund(ctx.tx, seat_id, now=ctx.now)
        return f"{amount} minor units given back"

    _mark("group-buys.refunded", seats, mark)


def _mark(act: str, seats: list[int], mark: Callable[[Ctx, int], Awaitable[str]]) -> None:
    for seat, outcome in shop.change_each(act, f"seats:{shop.named(seats)}", seats, mark):
        output.say(f"seat {seat}: {outcome}")


async def _found(tx: Tx, typed: str) -> GroupBuy:
    code = domain_code.normalize(typed)
    offer = await offers.by_code(tx, code)
    if offer is None:
        raise Refused("group_buy.not_found", code=code[:20])
    return offer
