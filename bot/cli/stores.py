"""`stores`: where vouchers are redeemed, and by whom."""

from random import SystemRandom
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from storage.database import Database
    from storage.stores import Store
app = typer.Typer(help="Where vouchers are redeemed, and by whom.", no_args_is_help=True)
staff = typer.Typer(help="The members who redeem vouchers in a store.", no_args_is_help=True)
app.add_typer(staff, name="staff")
LISTED_MAX = 500
Code = Annotated[str, typer.Argument(help="Code from `stores list`.")]
MemberId = Annotated[int, typer.Argument(help="The member's Telegram id.")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="What members call it.")],
    address: Annotated[str, typer.Option(help="Where to find it.")] = "",
) -> None:
    """Open a store."""
    store = shop.with_database(lambda database: _add(database, name, address))
    typer.echo(f"Store {store.code} ({store.name}) is open.")


@app.command("list")
def list_() -> None:
    """List the stores and their staff."""
    from rich.console import Console
    from rich.table import Table

    rows = shop.with_database(_rows)
    if not rows:
        typer.echo('No stores yet: python -m bot stores add "Market Street"')
        return
    table = Table("Code", "Name", "Address", "State", "Staff")
    for store, people in rows:
        state = "closed" if store.closed_at else "open"
        table.add_row(store.code, store.name, store.address, state, ", ".join(people))
    Console().print(table)


@app.command()
def close(code: Code) -> None:
    """Close a store: nothing is redeemed there any more."""
    store = shop.with_database(lambda database: _turned(database, "close", code))
    typer.echo(f"Store {store.code} is closed.")


@staff.command("add")
def add_staff(code: Code, member: MemberId) -> None:
    """Let a member, who has sent the bot /start, redeem vouchers in a store."""
    store = shop.with_database(lambda database: _turned(database, "employ", code, member))
    typer.echo(f"Member {member} redeems vouchers in {store.name}: /redeem CODE")


@staff.command("remove")
def remove_staff(code: Code, member: MemberId) -> None:
    """Let a member redeem nothing more in a store, at once."""
    store = shop.with_database(lambda database: _turned(database, "dismiss", code, member))
    typer.echo(f"Member {member} redeems nothing more in {store.name}.")


async def _add(database: "Database", name: str, address: str) -> "Store":
    from domain import store
    from domain.clock import Clock

    async with database.begin() as tx:
        now = Clock().now()
        return await store.add(tx, name, address, now=now, rng=SystemRandom())


async def _turned(database: "Database", action: str, *values: "str | int") -> "Store":
    from domain import store
    from domain.clock import Clock

    async with database.begin() as tx:
        turned: Store = await getattr(store, action)(tx, *values, now=Clock().now())
        return turned


async def _rows(database: "Database") -> "list[tuple[Store, list[str]]]":
    from storage import stores

    async with database.read() as tx:
        found = await stores.listed(tx, limit=LISTED_MAX)
        return [(one, [str(s.member_id) for s in await stores.staff(tx, one.id)]) for one in found]
