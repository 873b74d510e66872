"""`stores`: where vouchers are redeemed, and by whom."""

from random import SystemRandom
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain import store
from domain.pickup import point
from storage import stores
from storage.stores import Store

app = typer.Typer()
staff = typer.Typer(help="The members who redeem vouchers in a store.", no_args_is_help=True)
app.add_typer(staff, name="staff")
LISTED_MAX = 500
Code = Annotated[str, typer.Argument(help="Code from `stores list`.")]
MemberId = Annotated[int, typer.Argument(help="The member's Telegram id.")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="What members call it.")],
    address: Annotated[str, typer.Option(help="Where to find it.")] = "",
    key: shop.Key = "",
) -> None:
    """Open a store."""

    async def added(ctx: Ctx) -> Store:
        return await store.add(ctx.tx, name, address, now=ctx.now, rng=SystemRandom())

    once = shop.once(key, "stores add", "code", added, shop.code_of)
    made = shop.change("stores.add", f"name:{name}", once)
    output.say(f"Store {made.code} ({made.name}) is open.", code=made.code)


@app.command("list")
def list_() -> None:
    """List the stores and their staff."""
    rows = shop.read(_rows)
    output.show_table(
        ("Code", "Name", "Address", "State", "Staff"),
        [
            (one.code, one.name, one.address, "closed" if one.closed_at else "open", people)
            for one, people in rows
        ],
        empty='No stores yet: python -m bot stores add "Market Street"',
    )


@app.command()
def close(code: Code) -> None:
    """Close a store: nothing is redeemed there any more."""
    done = shop.change(
        "stores.close", f"code:{code}", lambda ctx: store.close(ctx.tx, code, now=ctx.now)
    )
    output.say(f"Store {done.code} is closed.")


@app.command()
def edit(
    code: Code,
    hours: Annotated[
        str | None, typer.Option(help='"Mon-Fri 9-18, Sat 10-14, closed 25 Dec".')
    ] = None,
    slot_minutes: Annotated[
        str | None, typer.Option("--slots", help="Minutes of a time: 15, 30, 60 or 120.")
    ] = None,
    capacity: Annotated[
        str | None, typer.Option(help="The most orders of a day, or of a time.")
    ] = None,
    map_link: Annotated[str | None, typer.Option("--map", help="A link to a map.")] = None,
    note: Annotated[str | None, typer.Option(help='"Behind the bakery, ring twice".')] = None,
    address: Annotated[str | None, typer.Option(help="Where to find it.")] = None,
    zone: Annotated[str | None, typer.Option("--tz", help="Zone of the hours.")] = None,
) -> None:
    """Say when a store is open, how many orders it takes, how to find it; `-` removes a term."""
    typed = {
        "hours": hours,
        "slot_minutes": slot_minutes,
        "capacity": capacity,
        "map_link": map_link,
        "note": note,
        "address": address,
        "zone": zone,
    }
    wanted = {term: words for term, words in typed.items() if words is not None}
    if not wanted:
        raise typer.BadParameter("say what to change: --hours, --slots, --capacity, --map, --note")

    async def edited(ctx: Ctx) -> Store:
        its = await store.find(ctx.tx, code)
        for term, words in wanted.items():
            point.write_term(its, term, words, zone=ctx.settings.timezone, now=ctx.now)
        return its

    its = shop.change("stores.edit", f"store:{code.upper()}", edited)
    output.say(f"Store {its.code} ({its.name}) is changed: {', '.join(wanted)}.")


@staff.command("add")
def add_staff(code: Code, member: MemberId) -> None:
    """Let a member, who has sent the bot /start, redeem vouchers in a store."""
    its = shop.change(
        "stores.staff.add",
        f"code:{code}",
        lambda ctx: store.employ(ctx.tx, code, member, now=ctx.now),
    )
    output.say(f"Member {member} redeems vouchers in {its.name}: /redeem CODE")


@staff.command("remove")
def remove_staff(code: Code, member: MemberId) -> None:
    """Let a member redeem nothing more in a store, at once."""
    its = shop.change(
        "stores.staff.remove",
        f"code:{code}",
        lambda ctx: store.dismiss(ctx.tx, code, member, now=ctx.now),
    )
    output.say(f"Member {member} redeems nothing more in {its.name}.")


async def _rows(ctx: Ctx) -> list[tuple[Store, str]]:
    found = await stores.listed(ctx.tx, limit=LISTED_MAX)
    staffed = [(one, await stores.staff(ctx.tx, one.id)) for one in found]
    return [(one, ", ".join(str(person.member_id) for person in people)) for one, people in staffed]
