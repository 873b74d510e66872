"""`outbox`: what was not sent, and what a person decides about it."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from bot.cli import shop
from bot.cli.shop import Ctx
from domain.delivery import in_doubt
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow

app = typer.Typer()
LISTED_MAX = 200
Ids = Annotated[list[int], typer.Argument(help="Ids from `outbox list`.")]


@app.command("list")
def list_(
    state: Annotated[
        str, typer.Option(help="held, unknown, failed, skipped, queued, sending or sent.")
    ] = "held,unknown,failed",
) -> None:
    """List the newest messages in these states, with the reason."""
    rows = shop.read(lambda ctx: outbox.listed(ctx.tx, state.split(","), limit=LISTED_MAX))
    if not rows:
        typer.echo(f"Nothing is {state.replace(',', ' or ')}.")
        return
    shop.show_table(
        ("ID", "Chat", "Kind", "State", "Reason", "About"),
        [
            (row.id, row.chat_id, row.kind, row.state, row.reason, _about(row.values))
            for row in rows
        ],
    )


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
    async def decide(ctx: Ctx) -> list[OutboxRow]:
        return [await in_doubt.decide(ctx.tx, row_id, decision, now=ctx.now) for row_id in ids]

    for row in shop.change(f"outbox.{decision}", f"ids:{shop.named(ids)}", decide):
        typer.echo(f"Message {row.id} is {row.state}.")


def _about(values: Mapping[str, Any]) -> str:
    return str(values.get("title") or values.get("code") or "")
