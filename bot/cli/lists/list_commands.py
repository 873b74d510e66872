"""The commands of `lists`: add, list, show with every order, close or call off, export."""

from random import SystemRandom
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.chats import postable_chats
from bot.cli.shop import Ctx
from domain.order_list.change import find_list
from domain.order_list.export import orders_csv
from domain.order_list.finish import call_off_list, close_list_now
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import left_of
from domain.order_list.typed import TypedOrderList, read_order_list
from storage.database import Tx
from storage.order_list import list_orders, lists
from storage.order_list.tables import ListOrderState, OrderList

app = typer.Typer()
LISTED_MAX = 200
ORDERS_MAX = 5_000
Code = Annotated[str, typer.Argument(help="Code from `lists list`.")]


@app.command()
def add(
    title: Annotated[str, typer.Argument(help="What stands above the items.")],
    item: Annotated[
        list[str], typer.Option(help="CODE[:PRICE[:STOCK]] [NAME], again for each item.")
    ],
    ends: Annotated[str, typer.Option(help='How long, 2d, or until when: "2026-11-27 20:00".')],
    chats: Annotated[str, typer.Option(help="all, or chat ids: ID[,ID].")] = "",
    tags: Annotated[str, typer.Option(help="Chats with any of these tags: TAG[,TAG].")] = "",
    starts: Annotated[str, typer.Option(help='"2026-11-27 20:00" in the zone; else now.')] = "",
    least: Annotated[str, typer.Option(help="Goes ahead from this sum on: 200.00")] = "",
    store: Annotated[str, typer.Option(help="Where vouchers are redeemed; else everywhere.")] = "",
    per_member: Annotated[int, typer.Option(help="Of each item, for one member; 0: any.")] = 0,
    voucher_days: Annotated[int, typer.Option(help="How long a voucher is valid.")] = 30,
    text: Annotated[str, typer.Option(help="A few words above the items.")] = "",
    tz: Annotated[str, typer.Option(help="Zone of wall times; else TIMEZONE.")] = "",
    key: shop.Key = "",
) -> None:
    """Publish an order list into chats."""
    shop.exactly_one("where", {"--chats": chats, "--tags": tags})
    typed = TypedOrderList(
        title=title,
        items=item,
        ends=ends,
        starts=starts,
        least=least,
        store=store,
        per_member=per_member,
        voucher_days=voucher_days,
        description=text,
    )

    async def published(ctx: Ctx) -> OrderList:
        zone = tz or ctx.settings.timezone
        terms = await read_order_list(ctx.tx, typed, zone=zone, now=ctx.now)
        places = await postable_chats(ctx.tx, chats, tags)
        return await publish_order_list(ctx.tx, terms, places, now=ctx.now, rng=SystemRandom())

    once = shop.once(key, "lists add", "code", published, shop.code_of)
    made = shop.change("lists.add", "order_lists", once)
    until = output.format_moment(made.ends_at)
    output.say(f"Order list {made.code} ({made.title}) is open until {until}.", code=made.code)


@app.command("list")
def list_() -> None:
    """List the newest order lists."""
    rows = shop.read(_rows)
    columns = ("Code", "State", "Orders", "Sum", "Least", "Starts", "Ends", "Title")
    output.show_table(columns, rows, empty="No order lists yet: python -m bot lists add --help")


async def _rows(ctx: Ctx) -> list[tuple[object, ...]]:
    found = await lists.listed(ctx.tx, limit=LISTED_MAX)
    sums = await lists.sums_minor(ctx.tx, [one.id for one in found])
    rows: list[tuple[object, ...]] = []
    for one in found:
        state = f"{one.state} ({one.closed_reason})" if one.closed_reason else one.state
        orders, minor = sums.get(one.id, (0, 0))
        least = output.money(one.least_sum_minor or 0, one.currency)
        worth = output.money(minor, one.currency)
        times = output.format_moment(one.starts_at), output.format_moment(one.ends_at)
        rows.append((one.code, state, orders, worth, least, *times, one.title))
    return rows


@app.command()
def show(code: Code) -> None:
    """Show the items of an order list with what is left, and every order."""
    lines, rows = shop.read(lambda ctx: _orders(ctx.tx, code))
    for line in lines:
        output.say(line)
    output.show_table(("No.", "Member", "Name", "State", "Ordered", "Sum", "Note"), rows)


async def _orders(tx: Tx, code: str) -> tuple[list[str], list[tuple[object, ...]]]:
    order_list = await find_list(tx, code)
    state = order_list.closed_reason or order_list.state
    facts = [f"{order_list.code} {order_list.title}: {state}"]
    for item in await lists.items(tx, order_list.id):
        left = left_of(item)
        price = output.money(item.price_minor, order_list.currency)
        facts.append(
            f"{item.position}. {item.label}: {price}, {item.units_taken} ordered, "
            f"{'any' if left is None else left} left"
        )
    rows: list[tuple[object, ...]] = []
    every = await list_orders.page(
        tx, order_list.id, limit=ORDERS_MAX, states=tuple(ListOrderState)
    )
    for line in every:
        order = line.order
        ordered = ", ".join(f"{units} x {item.label}" for item, units in line.quantities)
        minor = sum(units * item.price_minor for item, units in line.quantities)
        worth = output.money(minor, order_list.currency)
        its = (order.number, order.member_id, line.name, order.state)
        rows.append((*its, ordered, worth, order.note))
    return facts, rows


@app.command()
def close(
    code: Code,
    call_off: Annotated[
        bool, typer.Option("--call-off", help="Nobody gets anything, nobody owes anything.")
    ] = False,
) -> None:
    """Close an order list now, as if its end had come; or call it off."""

    async def closed(ctx: Ctx) -> OrderList:
        found = await find_list(ctx.tx, code)
        if call_off:
            return await call_off_list(ctx.tx, found.id)
        return await close_list_now(ctx.tx, found.id, now=ctx.now)

    act = "lists.call_off" if call_off else "lists.close"
    done = shop.change(act, f"code:{code}", closed, already="order_list.closed")
    output.say(f"Order list {done.code} is closed ({done.closed_reason}); its cards follow.")


@app.command()
def export(code: Code) -> None:
    """Print every order of a list as CSV."""

    async def written(ctx: Ctx) -> str:
        return await orders_csv(ctx.tx, await find_list(ctx.tx, code))

    typer.echo(shop.read(written), nl=False)
