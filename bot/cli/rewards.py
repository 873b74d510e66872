"""`rewards`: what promoters were promised and given, what waits for a person, and the boards."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from storage.database import Database
    from storage.members import Member
    from storage.referral.leaderboard import LeaderboardEntry
    from storage.referral.tables import Reward
app = typer.Typer(help="Rewards for newcomers, and the boards.", no_args_is_help=True)
LISTED_MAX = 500
EXPORTED_MAX = 1_000_000
COLUMNS = ("id", "state", "promoter", "newcomer", "amount", "currency", "vests_at", "reason")
Number = Annotated[int, typer.Argument(help="Number from `rewards list`.")]


@app.command("list")
def list_(
    state: Annotated[str, typer.Option(help="pending, held, vested or void.")] = "held",
    as_csv: Annotated[bool, typer.Option("--csv", help="All of them, as CSV.")] = False,
) -> None:
    """List the rewards that wait for a person, those in a state, or all of them as CSV."""
    rows = shop.with_database(lambda database: _rows(database, state, as_csv))
    if as_csv:
        _write(rows)
        return
    for reward, member in rows:
        amount = f"{reward.amount_minor} {reward.currency}".strip()
        name = member.name if member else "erased"
        line = f"{reward.id:>6}  {reward.state}  {reward.referrer_id} {name}"
        typer.echo(f"{line}  for {reward.invitee_id}  {amount}  {reward.reason or ''}".rstrip())
    if not rows:
        typer.echo("No such rewards.")


@app.command()
def release(reward: Number) -> None:
    """Let a held reward go on: it still has to earn itself."""
    done = shop.with_database(lambda database: _released(database, reward))
    typer.echo(f"Reward {done.id} is {done.state}.")


@app.command()
def void(
    reward: Number, reason: Annotated[str, typer.Option(help="The promoter reads it.")]
) -> None:
    """End a reward; one that was given is taken back by a line of the ledger."""
    done = shop.with_database(lambda database: _voided(database, reward, reason))
    typer.echo(f"Reward {done.id} is {done.state}.")


@app.command()
def board(
    period: Annotated[str, typer.Option(help="day, week, month or all.")] = "month",
) -> None:
    """Show who brought the most newcomers that count."""
    from domain.referral.contest import Period

    if period not in set(Period):
        shop.fail(f"{period} is none of {', '.join(Period)}", shop.BAD_CALL)
    places = shop.with_database(lambda database: _board(database, Period(period)))
    for place in places:
        typer.echo(f"{place.rank:>4}. {place.brought:>6}  {place.name or '-'}")
    if not places:
        typer.echo("Nobody yet in this period.")


def _write(rows: "list[tuple[Reward, Member | None]]") -> None:
    from domain.csv_file import to_csv, to_decimal

    cells = (
        (
            one.id,
            one.state,
            one.referrer_id,
            one.invitee_id,
            to_decimal(one.amount_minor, one.currency) if one.currency else one.amount_minor,
            one.currency,
            one.vests_at.isoformat(),
            one.reason,
        )
        for one, _ in rows
    )
    sys.stdout.write(to_csv(COLUMNS, cells))


async def _rows(
    database: "Database", state: str, everything: bool
) -> "list[tuple[Reward, Member | None]]":
    from storage.referral import rewards
    from storage.referral.tables import RewardState

    if state not in set(RewardState):
        shop.fail(f"{state} is no state of a reward", shop.BAD_CALL)
    states = tuple(RewardState) if everything else (RewardState(state),)
    limit = EXPORTED_MAX if everything else LISTED_MAX
    async with database.read() as tx:
        return list(await rewards.listed(tx, states, limit=limit))


async def _released(database: "Database", number: int) -> "Reward":
    from domain.referral import vesting

    async with database.begin() as tx:
        return await vesting.release(tx, number, by_id=None, now=shop.now())


async def _voided(database: "Database", number: int, reason: str) -> "Reward":
    from domain.referral import vesting

    async with database.begin() as tx:
        return await vesting.void(tx, number, reason, by_id=None, now=shop.now())


async def _board(database: "Database", period: "object") -> "list[LeaderboardEntry]":
    from domain.referral import contest
    from domain.referral.contest import Period

    zone = (await shop.effective_settings(database)).timezone
    async with database.read() as tx:
        places, _ = await contest.load_leaderboard(tx, 0, Period(str(period)), zone, now=shop.now())
    return places
