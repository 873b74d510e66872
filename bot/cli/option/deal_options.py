"""`deals options`: what a deal comes in, listed, added, edited and ended."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.deal.deal import find_deal
from domain.option import manage
from domain.option.option import label, price_of
from storage.deal.tables import Deal
from storage.option import options
from storage.option.tables import DealOption

app = typer.Typer()
commands = typer.Typer(help="What a deal comes in: sizes, flavours.", no_args_is_help=True)
app.add_typer(commands, name="options")
Code = Annotated[str, typer.Argument(help="The deal, by its code.")]
Name = Annotated[str, typer.Argument(help="The option, such as M or “M · red”.")]


@commands.command("list")
def list_(code: Code) -> None:
    """List the options of a deal, those that have ended too."""

    async def found(ctx: Ctx) -> list[tuple[object, ...]]:
        deal = await find_deal(ctx.tx, code)
        return [_cells(deal, one) for one in await options.of_deal(ctx.tx, deal.id, closed=True)]

    columns = ("Option", "Price", "Stock", "State")
    output.show_table(columns, shop.read(found), empty="No options: deals options add CODE M")


def _cells(deal: Deal, one: DealOption) -> tuple[object, ...]:
    sold_out = not one.in_stock or one.stock_left == 0
    state = "ended" if one.closed_at else "sold out" if sold_out else "on offer"
    stock = "" if one.stock_left is None else one.stock_left
    price = output.money(price_of(one, deal), deal.currency)
    return (label(one.words), price, stock, state)


@commands.command()
def add(
    code: Code,
    name: Name,
    price: Annotated[str, typer.Option(help="What it costs; else what the deal does.")] = "",
    stock: Annotated[str, typer.Option(help="How many there are; else unknown.")] = "",
    key: shop.Key = "",
) -> None:
    """Add an option; `kinds` says what options differ in."""

    async def added(ctx: Ctx) -> DealOption:
        deal = await find_deal(ctx.tx, code)
        return await manage.add_option(ctx.tx, deal.id, name, price, stock, now=ctx.now)

    once = shop.once(key, "deals options add", "id", added, lambda made: made.id)
    made = shop.change("deal.option_add", f"deal:{code}", once)
    output.say(f"{label(made.words)} is added to deal {code}.", id=made.id)


@commands.command()
def edit(
    code: Code,
    name: Name,
    field: Annotated[str, typer.Argument(help="name, price, stock, photo or in_stock (yes, no).")],
    value: Annotated[str, typer.Argument(help="What it shall be; - for none.")],
) -> None:
    """Edit an option by hand: what was edited is left alone by later imports."""
    if field not in manage.FIELDS:
        known = ", ".join(manage.FIELDS)
        output.fail(f"{field} cannot be edited; say one of {known}", output.BAD_CALL)

    async def edited(ctx: Ctx, one: DealOption) -> DealOption:
        return await manage.edit_option(ctx.tx, one.id, field, value, now=ctx.now)

    _turn("deal.option_edit", code, name, edited, "is edited")


@commands.command()
def end(code: Code, name: Name) -> None:
    """End an option: nobody can choose it any more, in promotions that run either."""

    async def ended(ctx: Ctx, one: DealOption) -> DealOption:
        return await manage.end_option(ctx.tx, one.id, True, now=ctx.now)

    _turn("deal.option_end", code, name, ended, "has ended")


@commands.command()
def restore(code: Code, name: Name) -> None:
    """Bring an option back that had ended."""

    async def restored(ctx: Ctx, one: DealOption) -> DealOption:
        return await manage.end_option(ctx.tx, one.id, False, now=ctx.now)

    _turn("deal.option_back", code, name, restored, "is on offer")


@commands.command()
def kinds(
    code: Code,
    names: Annotated[str, typer.Argument(help="What options differ in: “Size, Colour”.")],
) -> None:
    """Say what the options of a deal differ in."""

    async def named(ctx: Ctx) -> Deal:
        deal = await find_deal(ctx.tx, code)
        return await manage.name_kinds(ctx.tx, deal.id, names, now=ctx.now)

    deal = shop.change("deal.option_kinds", f"deal:{code}", named)
    output.say(f"Options of deal {deal.code} differ in {', '.join(deal.option_kinds)}.")


def _turn(
    act: str,
    code: str,
    name: str,
    turn: Callable[[Ctx, DealOption], Awaitable[DealOption]],
    said: str,
) -> None:
    async def turned(ctx: Ctx) -> DealOption:
        deal = await find_deal(ctx.tx, code)
        return await turn(ctx, await manage.find(ctx.tx, deal, name))

    done = shop.change(act, f"deal:{code}", turned)
    output.say(f"{label(done.words)} {said}.")
