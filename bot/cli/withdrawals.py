"""`withdrawals`: promoters who want their money, and the yes, the no and the proof of the console."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from storage.database import Database, Tx
    from storage.members import Member
    from storage.payout.tables import Withdrawal
app = typer.Typer(help="Promoters who want their money.", no_args_is_help=True)
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


@app.command("list")
def list_(
    state: Annotated[
        str, typer.Option(help="requested, approved, sent, confirmed, rejected.")
    ] = "",
    as_csv: Annotated[bool, typer.Option("--csv", help="All of them, as CSV.")] = False,
) -> None:
    """List the withdrawals that are not settled, those in a state, or all of them as CSV."""
    rows = shop.with_database(lambda database: _rows(database, state, as_csv))
    if as_csv:
        _write(rows)
    elif rows:
        _print(rows)
    else:
        typer.echo("Nobody waits for money.")


@app.command()
def show(
    withdrawal: Number,
    reveal: Annotated[bool, typer.Option(help="The account in full; it is written down.")] = False,
) -> None:
    """Show one withdrawal: whose, how much, who has said yes."""
    for line in shop.with_database(lambda database: _shown(database, withdrawal, reveal)):
        typer.echo(line)


@app.command()
def approve(withdrawal: Number) -> None:
    """Say yes from the console; above the limit another person must as well."""
    from domain.payout import withdrawal as payout_withdrawal

    _decide(
        lambda tx: payout_withdrawal.approve(
            tx, withdrawal, payout_withdrawal.CONSOLE, now=shop.now()
        )
    )


@app.command()
def reject(
    withdrawal: Number, reason: Annotated[str, typer.Option(help="The member reads it.")]
) -> None:
    """Say no: the money can be withdrawn again."""
    from domain.payout import withdrawal as payout_withdrawal

    _decide(
        lambda tx: payout_withdrawal.reject(
            tx, withdrawal, payout_withdrawal.CONSOLE, reason, now=shop.now()
        )
    )


@app.command()
def bounced(
    withdrawal: Number, reason: Annotated[str, typer.Option(help="The member reads it.")]
) -> None:
    """Write down that what was sent came back: the money can be withdrawn again."""
    from domain.payout import withdrawal as payout_withdrawal

    _decide(
        lambda tx: payout_withdrawal.record_bounce(
            tx, withdrawal, payout_withdrawal.CONSOLE, reason, now=shop.now()
        )
    )


@app.command()
def sent(
    withdrawal: Number, proof: Annotated[str, typer.Option(help="A transfer number or the like.")]
) -> None:
    """Write down that the money was sent."""
    from domain.payout import withdrawal as payout_withdrawal

    _decide(
        lambda tx: payout_withdrawal.record_sent(
            tx, withdrawal, payout_withdrawal.CONSOLE, proof, now=shop.now()
        )
    )


def _decide(work: "Callable[[Tx], Awaitable[Withdrawal]]") -> None:
    done = shop.with_database(lambda database: _begun(database, work))
    typer.echo(f"Withdrawal {done.id} is {done.state}.")


async def _begun(
    database: "Database", work: "Callable[[Tx], Awaitable[Withdrawal]]"
) -> "Withdrawal":
    async with database.begin() as tx:
        return await work(tx)


def _write(rows: "Sequence[tuple[Withdrawal, Member | None]]") -> None:
    from domain.csv_file import to_csv, to_decimal

    cells = (
        (
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
        for row, member in rows
    )
    sys.stdout.write(to_csv(COLUMNS, cells))


def _print(rows: "Sequence[tuple[Withdrawal, Member | None]]") -> None:
    from rich.console import Console
    from rich.table import Table

    from views.i18n import translator

    table = Table("Number", "State", "Member", "Amount", "To", "Asked", "Yes needed")
    for row, member in rows:
        money = translator("en").money(row.amount_minor, row.currency)
        who = f"{member.id} {member.name}" if member else "erased"
        asked, needed = shop.format_moment(row.requested_at), str(row.approvals_needed)
        table.add_row(str(row.id), row.state, who, money, row.payout_masked, asked, needed)
    Console().print(table)


async def _rows(
    database: "Database", state: str, everything: bool
) -> "Sequence[tuple[Withdrawal, Member | None]]":
    from storage.payout import withdrawals
    from storage.payout.tables import WithdrawalState
    from storage.payout.withdrawals import OPEN

    states = tuple(WithdrawalState) if everything else OPEN
    if state:
        if state not in set(WithdrawalState):
            shop.fail(f"{state} is no state of a withdrawal", shop.BAD_CALL)
        states = (WithdrawalState(state),)
    limit = EXPORTED_MAX if everything else LISTED_MAX
    async with database.read() as tx:
        return await withdrawals.listed(tx, states, limit=limit)


async def _shown(database: "Database", number: int, reveal: bool) -> list[str]:
    from domain.admin import audit
    from domain.payout import encryption
    from domain.payout.encryption import PayoutKey
    from domain.refusal import Refused
    from storage.payout import withdrawals
    from views.i18n import translator
    from views.payout.withdrawal_screens import state

    async with database.begin() as tx:
        row = await withdrawals.lock(tx, number)
        if row is None:
            raise Refused("withdrawal.unknown", id=number)
        said = await withdrawals.approvals(tx, row.id)
        lines = [state(row, translator("en")), f"Yes: {len(said)} of {row.approvals_needed}"]
        lines += [f"  by {one.by_id or 'the console'} {shop.format_moment(one.at)}" for one in said]
        if reveal:
            key = PayoutKey(shop.settings().payout_key)
            details = row.payout_sealed and encryption.decrypt(row.payout_sealed, key)
            if not details:
                raise Refused("withdrawal.unreadable")
            subject = f"withdrawal:{row.id}"
            await audit.record(tx, None, "withdrawal.details", subject, now=shop.now())
            lines.append(f"To: {details}")
    return lines
