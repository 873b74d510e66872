"""`rewards`: what promoters were promised and given, what waits for a person, and the boards."""

from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.csv_file import to_decimal
from domain.referral import contest, vesting
from domain.referral.contest import Period
from storage.members import Member
from storage.referral import rewards
from storage.referral.leaderboard import LeaderboardEntry
from storage.referral.tables import Reward, RewardState

app = typer.Typer()
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
    if state not in set(RewardState):
        output.fail(f"{state} is not a state of a reward", output.BAD_CALL)
    states = tuple(RewardState) if as_csv else (RewardState(state),)
    limit = EXPORTED_MAX if as_csv else LISTED_MAX
    rows = shop.read(lambda ctx: rewards.listed(ctx.tx, states, limit=limit))
    if as_csv:
        output.write_csv(COLUMNS, (_exported(reward) for reward, _ in rows))
        return
    columns = ("Number", "State", "Promoter", "Name", "Newcomer", "Amount", "Reason")
    output.show_table(
        columns, (_cells(reward, member) for reward, member in rows), empty="No such rewards."
    )


def _cells(reward: Reward, member: Member | None) -> tuple[object, ...]:
    amount = f"{reward.amount_minor} points"
    if reward.currency:
        amount = output.money(reward.amount_minor, reward.currency)
    name = member.name if member else "erased"
    people = (reward.referrer_id, name, reward.invitee_id)
    return (reward.id, reward.state, *people, amount, reward.reason)


def _exported(reward: Reward) -> tuple[object, ...]:
    amount: object = reward.amount_minor
    if reward.currency:
        amount = to_decimal(reward.amount_minor, reward.currency)
    cells = (reward.id, reward.state, reward.referrer_id, reward.invitee_id)
    return (*cells, amount, reward.currency, reward.vests_at.isoformat(), reward.reason)


@app.command()
def release(reward: Number) -> None:
    """Let a held reward go on: it still has to earn itself."""
    done = shop.write(lambda ctx: vesting.release(ctx.tx, reward, by_id=None, now=ctx.now))
    output.say(f"Reward {done.id} is {done.state}.")


@app.command()
def void(
    reward: Number, reason: Annotated[str, typer.Option(help="The promoter reads it.")]
) -> None:
    """End a reward; one that was given is taken back by a line of the ledger."""
    done = shop.write(lambda ctx: vesting.void(ctx.tx, reward, reason, by_id=None, now=ctx.now))
    output.say(f"Reward {done.id} is {done.state}.")


@app.command()
def board(
    period: Annotated[str, typer.Option(help="day, week, month or all.")] = "month",
) -> None:
    """Show who brought the most newcomers that count."""
    wanted = Period(shop.one_of(period, Period))
    places = shop.read(lambda ctx: _board(ctx, wanted))
    rows = [(place.rank, place.brought, place.name) for place in places]
    output.show_table(("Place", "Brought", "Name"), rows, empty="Nobody yet in this period.")


async def _board(ctx: Ctx, period: Period) -> list[LeaderboardEntry]:
    zone = ctx.settings.timezone
    places, _ = await contest.load_leaderboard(ctx.tx, 0, period, zone, now=ctx.now)
    return places
