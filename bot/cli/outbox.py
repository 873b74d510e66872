"""`outbox`: what was not sent, and what a person decides about it."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.admin import audit
from domain.delivery import in_doubt
from domain.delivery.restored import HELD_BECAUSE
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow

app = typer.Typer()
LISTED_MAX = 200
Ids = Annotated[list[int] | None, typer.Argument(help="Ids from `outbox list`.")]
OfRestore = Annotated[
    bool, typer.Option("--restored", help="All that is held because of a restore.")
]


@app.command("list")
def list_(
    state: Annotated[
        str, typer.Option(help="held, unknown, failed, skipped, queued, sending or sent.")
    ] = "held,unknown,failed",
) -> None:
    """List the newest messages in these states, with the reason."""
    rows = shop.read(lambda ctx: outbox.listed(ctx.tx, state.split(","), limit=LISTED_MAX))
    output.show_table(
        ("ID", "Chat", "Kind", "State", "Reason", "About"),
        [
            (row.id, row.chat_id, row.kind, row.state, row.reason, _about(row.values))
            for row in rows
        ],
        empty=f"Nothing is {state.replace(',', ' or ')}.",
    )


@app.command()
def again(ids: Ids = None, restored: OfRestore = False) -> None:
    """Send these (again): you looked, and they are not in the chat."""
    _decide(ids, "again", restored=restored)


@app.command()
def there(ids: Ids = None, restored: OfRestore = False) -> None:
    """Note that these had arrived after all."""
    _decide(ids, "there", restored=restored)


@app.command()
def drop(ids: Ids = None, restored: OfRestore = False) -> None:
    """Never send these: nobody needs them any more."""
    _decide(ids, "drop", restored=restored)


def _decide(ids: list[int] | None, decision: str, *, restored: bool) -> None:
    if bool(ids) == restored:
        output.fail("say which with ids or with --restored", output.BAD_CALL)

    async def decide(ctx: Ctx) -> list[OutboxRow]:
        chosen = ids or await outbox.ids_held(ctx.tx, HELD_BECAUSE)
        done = [await in_doubt.decide(ctx.tx, row_id, decision, now=ctx.now) for row_id in chosen]
        if done:
            subject = f"ids:{shop.named(chosen)}"
            await audit.record(ctx.tx, None, f"outbox.{decision}", subject, now=ctx.now)
        return done

    rows = shop.write(decide)
    for row in rows:
        output.say(f"Message {row.id} is {row.state}.")
    if not rows:
        output.say("No message is held because of a restore.")


def _about(values: Mapping[str, Any]) -> str:
    return str(values.get("title") or values.get("code") or "")
