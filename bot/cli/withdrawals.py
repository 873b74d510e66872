"""`withdrawals`: promoters who want their money, and the yes, the no and the proof of the console."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.admin import audit
from domain.csv_file import to_decimal
from domain.payout import encryption
from domain.payout import withdrawal as payout_withdrawal
from domain.payout.encryption import PayoutKey
from domain.payout.withdrawal import CONSOLE
from domain.refusal import Refused
from storage.members import Member
from storage.payout import withdrawals
from storage.payout.tables import Withdrawal, WithdrawalState
from views.i18n import translator

app = typer.Typer()
LISTED_MAX = 500
EXPORTED_MAX = 1_000_000
COLUMNS = (
    "id",
    "state",
    "member_id",
    "amount",
    "currency",
    "payout_masked",
    "requested_at",
    "settled_at",
    "proof",
    "reason",
)
Number = Annotated[int, typer.Argument(help="Number from `withdrawals list`.")]
Reason = Annotated[str, typer.Option(help="The member reads it.")]


@app.command("list")
def list_(
    state: Annotated[
        str, typer.Option(help="requested, approved, sent, confirmed, rejected.")
    ] = "",
    as_csv: Annotated[bool, typer.Option("--csv", help="All of them, as CSV.")] = False,
) -> None:
    """List the withdrawals that are not settled, those in a state, or all of them as CSV."""
    if state and state not in set(WithdrawalState):
        output.fail(f"{state} is not a state of a withdrawal", output.BAD_CALL)
    states = tuple(WithdrawalState) if as_csv else withdrawals.OPEN
    states = (WithdrawalState(state),) if state else states
    limit = EXPORTED_MAX if as_csv else LISTED_MAX
    rows = shop.read(lambda ctx: withdrawals.listed(ctx.tx, states, limit=limit))
    if as_csv:
        output.write_csv(COLUMNS, (_exported(row, member) for row, member in rows))
        return
    columns = ("Number", "State", "Member", "Amount", "To", "Asked", "Yes needed")
    output.show_table(
        columns, (_cells(row, member) for row, member in rows), empty="Nobody waits for money."
    )


def _exported(row: Withdrawal, member: Member | None) -> tuple[object, ...]:
    return (
        row.id,
        row.state,
        member.id if member else None,
        to_decimal(row.amount_minor, row.currency),
        row.currency,
        row.payout_masked,
        row.requested_at.isoformat(),
        row.settled_at and row.settled_at.isoformat(),
        row.proof,
        row.reason,
    )


def _cells(row: Withdrawal, member: Member | None) -> tuple[object, ...]:
    amount = output.money(row.amount_minor, row.currency)
    who = f"{member.id} {member.name}" if member else "erased"
    asked = output.format_moment(row.requested_at)
    return (row.id, row.state, who, amount, row.payout_masked, asked, row.approvals_needed)


@app.command()
def show(
    withdrawal: Number,
    reveal: Annotated[bool, typer.Option(help="The account in full; it is written down.")] = False,
) -> None:
    """Show one withdrawal: whose, how much, who has said yes."""
    for line in shop.write(lambda ctx: _shown(ctx, withdrawal, reveal=reveal)):
        output.say(line)


async def _shown(ctx: Ctx, number: int, *, reveal: bool) -> list[str]:
    # It makes the bot's screens too, and so loads the bot's libraries.
    from views.payout.withdrawal_screens import state

    row = await withdrawals.lock(ctx.tx, number)
    if row is None:
        raise Refused("withdrawal.unknown", id=number)
    said = await withdrawals.approvals(ctx.tx, row.id)
    lines = [state(row, translator("en")), f"Yes: {len(said)} of {row.approvals_needed}"]
    lines += [f"  by {one.by_id or 'the console'} {output.format_moment(one.at)}" for one in said]
    return [*lines, await _account(ctx, row)] if reveal else lines


async def _account(ctx: Ctx, row: Withdrawal) -> str:
    key = PayoutKey(ctx.settings.payout_key)
    details = row.payout_sealed and encryption.decrypt(row.payout_sealed, key)
    if not details:
        raise Refused("withdrawal.unreadable")
    await audit.record(ctx.tx, None, "withdrawal.details", f"withdrawal:{row.id}", now=ctx.now)
    return f"To: {details}"


@app.command()
def approve(withdrawal: Number) -> None:
    """Say yes from the console; above the limit another person must as well."""
    _decide(payout_withdrawal.approve, withdrawal)


@app.command()
def reject(withdrawal: Number, reason: Reason) -> None:
    """Say no: the money can be withdrawn again."""
    _decide(payout_withdrawal.reject, withdrawal, reason)


@app.command()
def bounced(withdrawal: Number, reason: Reason) -> None:
    """Write down that what was sent came back: the money can be withdrawn again."""
    _decide(payout_withdrawal.record_bounce, withdrawal, reason)


@app.command()
def sent(
    withdrawal: Number, proof: Annotated[str, typer.Option(help="A transfer number or the like.")]
) -> None:
    """Write down that the money was sent."""
    _decide(payout_withdrawal.record_sent, withdrawal, proof)


def _decide(decide: Callable[..., Awaitable[Withdrawal]], number: int, *words: str) -> None:
    done = shop.write(lambda ctx: decide(ctx.tx, number, CONSOLE, *words, now=ctx.now))
    output.say(f"Withdrawal {done.id} is {done.state}.")
