"""`campaigns`: what is posted, where and when."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from storage.campaign.tables import Campaign, CampaignState
    from storage.database import Database, Tx
app = typer.Typer(help="What is posted, where and when.", no_args_is_help=True)
LISTED_MAX = 500
LOG_MAX = 50


@app.command()
def add(
    deal: Annotated[str, typer.Option(help="Post this deal, by its code.")] = "",
    rotate: Annotated[str, typer.Option(help="Post the next deal: all, or of a TAG.")] = "",
    queue: Annotated[str, typer.Option(help="Post these deals in turn: CODE,CODE,...")] = "",
    chats: Annotated[str, typer.Option(help="all, or chat ids: ID[,ID].")] = "",
    tags: Annotated[str, typer.Option(help="Chats with any of these tags: TAG[,TAG].")] = "",
    at: Annotated[str, typer.Option(help='Once: "2026-11-27 20:00", in the zone.')] = "",
    every: Annotated[str, typer.Option(help="Again and again: 90s, 30m, 2h, 1d.")] = "",
    cron: Annotated[str, typer.Option(help='By cron: "0 9 * * *", in the zone.')] = "",
    tz: Annotated[str, typer.Option(help="Zone of --at and --cron; else TIMEZONE.")] = "",
    name: Annotated[str, typer.Option(help="A name for lists.")] = "",
    quiet: Annotated[str, typer.Option(help="Hours without posts: 22:00-08:00.")] = "",
    gap: Annotated[str, typer.Option(help="At least so long between posts in a chat.")] = "",
    cap: Annotated[int, typer.Option(help="At most so many posts a day in a chat; 0: any.")] = 0,
    spread: Annotated[str, typer.Option(help="Spread one occurrence over so long.")] = "",
    tolerance: Annotated[str, typer.Option(help="Later than this is skipped.")] = "15m",
) -> None:
    """Add a campaign: say what (--deal, --rotate or --queue), where and when."""
    _one_of("what", {"--deal": deal, "--rotate": rotate, "--queue": queue})
    _one_of("where", {"--chats": chats, "--tags": tags})
    _one_of("when", {"--at": at, "--every": every, "--cron": cron})
    given = {name: value for name, value in locals().items() if isinstance(value, (str, int))}
    campaign = shop.with_database(lambda database: _add(database, given))
    typer.echo(f"Campaign {campaign.id} is on; first post {shop.format_moment(campaign.next_at)}.")


@app.command("list")
def list_() -> None:
    """List the campaigns with their next moment."""
    from rich.console import Console
    from rich.table import Table

    rows = shop.with_database(_rows)
    if not rows:
        typer.echo("No campaigns yet: python -m bot campaigns add --help")
        return
    table = Table("ID", "Name", "What", "Where", "When", "State", "Next")
    for row in rows:
        when = row.cron or row.at or f"every {row.every_s} s"
        where = " ".join(row.tags) or row.where
        what = " ".join(filter(None, (row.what, row.tag)))
        cells = (str(row.id), row.name, what, where, f"{when} {row.zone}", row.state)
        table.add_row(*cells, shop.format_moment(row.next_at))
    Console().print(table)


@app.command()
def pause(campaign: Annotated[int, typer.Argument(help="Id from `campaigns list`.")]) -> None:
    """Stop a campaign until `resume`; slots that pass meanwhile are not made up for."""
    _turn(campaign, "paused")


@app.command()
def resume(campaign: Annotated[int, typer.Argument(help="Id from `campaigns list`.")]) -> None:
    """Let a paused campaign go on with its next slot."""
    _turn(campaign, "active")


@app.command()
def remove(campaign: Annotated[int, typer.Argument(help="Id from `campaigns list`.")]) -> None:
    """Take a campaign off the list for good; what it posted stays."""
    _turn(campaign, "removed")


@app.command()
def log(campaign: Annotated[int, typer.Argument(help="Id from `campaigns list`.")]) -> None:
    """Say what became of a campaign's newest posts, and why one was not made."""
    for line in shop.with_database(lambda database: _history(database, campaign)):
        typer.echo(line)


def _one_of(what: str, given: dict[str, str]) -> None:
    if len([value for value in given.values() if value]) != 1:
        shop.fail(f"say {what} with exactly one of {', '.join(given)}", shop.BAD_CALL)


async def _add(database: "Database", given: dict[str, str | int]) -> "Campaign":
    from domain.clock import Clock

    zone = (await shop.effective_settings(database)).timezone
    async with database.begin() as tx:
        return await _plan(tx, given, zone=zone, now=Clock().now())


async def _plan(tx: "Tx", given: dict[str, str | int], *, zone: str, now: "datetime") -> "Campaign":
    from bot.cli import orders
    from domain.campaign import manage

    campaign, chats, queue = await orders.parse_campaign(tx, given, zone=zone, now=now)
    return await manage.add(tx, campaign, chats=chats, queue=queue, now=now)


async def _rows(database: "Database") -> "Sequence[Campaign]":
    from storage.campaign import campaigns

    async with database.read() as tx:
        return await campaigns.listed(tx, limit=LISTED_MAX)


def _turn(campaign_id: int, state: str) -> None:
    from storage.campaign.tables import CampaignState

    campaign = shop.with_database(lambda db: _turned(db, campaign_id, CampaignState(state)))
    typer.echo(f"Campaign {campaign.id} is {campaign.state}.")


async def _turned(database: "Database", campaign_id: int, state: "CampaignState") -> "Campaign":
    from domain.campaign import manage
    from domain.clock import Clock

    async with database.begin() as tx:
        return await manage.change_state(tx, campaign_id, state, now=Clock().now())


async def _history(database: "Database", campaign_id: int) -> list[str]:
    from storage.post import posts

    async with database.read() as tx:
        rows = await posts.history(tx, campaign_id=campaign_id, limit=LOG_MAX)
    lines = []
    for occurrence, made, row in rows:
        what = _fate(occurrence.reason or occurrence.state)
        if made is not None:
            fate = made.reason or (row.reason or row.state if row is not None else made.state)
            what = f"chat {made.chat_id}: {_fate(fate)}"
        lines.append(f"{shop.format_moment(occurrence.due_at)}  {what}")
    return lines or ["Nothing yet."]


def _fate(reason: str) -> str:
    return f"{reason} ({shop.refusal_text(reason)})" if "." in reason else reason
