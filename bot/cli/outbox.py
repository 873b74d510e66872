"""`outbox`: what was not sent, and what a person decides about it."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Database
    from storage.delivery.tables import OutboxRow
app = typer.Typer(help="Messages that were not sent, and what to do.", no_args_is_help=True)
LISTED_MAX = 200
Ids = Annotated[list[int], typer.Argument(help="Ids from `outbox list`.")]


@app.command("list")
def list_(
    state: Annotated[
        str, typer.Option(help="held, unknown, failed, skipped, queued, sending or sent.")
    ] = "held,unknown,failed",
) -> None:
    """List the newest messages in these states, with the reason."""
    from rich.console import Console
    from rich.table import Table

    rows = shop.with_database(lambda database: _rows(database, state.split(",")))
    if not rows:
        typer.echo(f"Nothing is {state.replace(',', ' or ')}.")
        return
    table = Table("ID", "Chat", "Kind", "State", "Reason", "About")
    for row in rows:
        about = str(row.values.get("title") or row.values.get("code") or "")
        cells = (str(row.id), str(row.chat_id), row.kind, row.state, row.reason or "", about)
        table.add_row(*cells)
    Console().print(table)


@app.command()
def again(ids: Ids) -> None:
    """Send these (again): you looked, and they are not in the chat."""
    _decide(ids, "again")


@app.command()
def there(ids: Ids) -> None:
    """Note that these had arrived after all."""
    _decide(ids, "there")


@app.command()
def drop(ids: Ids) -> None:
    """Never send these: nobody needs them any more."""
    _decide(ids, "drop")


def _decide(ids: list[int], decision: str) -> None:
    for row in shop.with_database(lambda database: _decided(database, ids, decision)):
        typer.echo(f"Message {row.id} is {row.state}.")


async def _decided(database: "Database", ids: list[int], decision: str) -> "list[OutboxRow]":
    from domain.clock import Clock
    from domain.delivery import in_doubt

    async with database.begin() as tx:
        now = Clock().now()
        return [await in_doubt.decide(tx, row_id, decision, now=now) for row_id in ids]


async def _rows(database: "Database", states: list[str]) -> "Sequence[OutboxRow]":
    from storage.delivery import outbox

    async with database.read() as tx:
        return await outbox.listed(tx, states, limit=LISTED_MAX)
