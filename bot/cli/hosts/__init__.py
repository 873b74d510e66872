"""`hosts`: who asks to host which group, who does, and what they earn."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.commission import parse
from domain.host import manage
from storage.host import hosts
from storage.host.tables import ChatHost, HostRule

app = typer.Typer()
LISTED_MAX = 500
Number = Annotated[int, typer.Argument(help="Number from `hosts list`.")]


@app.command("list")
def list_() -> None:
    """List who asks, who hosts which group, and who did."""
    rows = shop.read(lambda ctx: hosts.listed(ctx.tx, limit=LISTED_MAX))
    output.show_table(
        ("No.", "Group", "Host", "State", "Rate", "Promoters"),
        [
            (host.id, chat.title, who.name, host.state, f"{host.rate_bp / 100:g}%", _rest(host))
            for host, chat, who in rows
        ],
        empty="No hosts yet: whoever runs a group sends the bot /host.",
    )


def _rest(host: ChatHost) -> str:
    return "nothing" if host.rule == HostRule.INSTEAD else "the rest"


@app.command()
def approve(number: Number) -> None:
    """Let somebody who asked host the group."""
    host = _change(
        "approve", number, lambda ctx: manage.approve(ctx.tx, number, by_id=None, now=ctx.now)
    )
    output.say(f"Host {host.id} hosts the group, at {host.rate_bp / 100:g}% of its orders.")


@app.command()
def decline(number: Number) -> None:
    """Say no to somebody who asked."""
    _change("decline", number, lambda ctx: manage.decline(ctx.tx, number, by_id=None, now=ctx.now))
    output.say(f"Host {number} is declined.")


@app.command()
def rate(
    number: Number,
    percent: Annotated[str, typer.Argument(help="What the host earns of each order: 5%.")],
    rule: Annotated[
        HostRule | None,
        typer.Option(help="Promoters earn what is left of the commission, or nothing."),
    ] = None,
) -> None:
    """Set what a host earns from now on."""
    rate_bp = parse.percent(percent)
    host = _change(
        "rate",
        number,
        lambda ctx: manage.set_terms(ctx.tx, number, rate_bp=rate_bp, rule=rule, now=ctx.now),
    )
    output.say(f"Host {number} earns {percent.rstrip('%')}%, promoters {_rest(host)}.")


@app.command()
def pause(number: Number) -> None:
    """Let a host earn nothing for a while."""
    _change("pause", number, lambda ctx: manage.pause(ctx.tx, number, now=ctx.now))
    output.say(f"Host {number} is paused.")


@app.command()
def resume(number: Number) -> None:
    """Let a host go on."""
    _change("resume", number, lambda ctx: manage.resume(ctx.tx, number, now=ctx.now))
    output.say(f"Host {number} goes on.")


@app.command()
def remove(number: Number) -> None:
    """End a host's time; what was earned stays."""
    _change("remove", number, lambda ctx: manage.remove(ctx.tx, number, by_id=None, now=ctx.now))
    output.say(f"Host {number} is removed.")


def _change(act: str, number: int, work: Callable[[Ctx], Awaitable[ChatHost]]) -> ChatHost:
    return shop.change(f"hosts.{act}", f"host:{number}", work)
