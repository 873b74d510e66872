"""The command line: `python -m bot --help`.

Every command imports what it needs when it runs: loading the bot's libraries takes seconds,
which `deals list` should not pay. Commands work against the database while the bot runs.
"""

import typer

from bot.cli import (
    backup,
    campaigns,
    chats,
    commission,
    deals,
    doctor,
    flash_sales,
    group_buys,
    init,
    members,
    outbox,
    referrals,
    rewards,
    run,
    stores,
    team,
    vouchers,
    withdrawals,
)

app = typer.Typer(
    name="bot",
    help="Tuan: scheduled deals and group buys for Telegram groups.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(run.run)
app.command()(run.demo)
app.command()(init.init)
app.command()(doctor.doctor)
app.command()(backup.backup)
app.command()(backup.restore)
app.add_typer(deals.app, name="deals")
app.add_typer(chats.app, name="chats")
app.add_typer(group_buys.app, name="group-buys")
app.add_typer(flash_sales.app, name="flash-sales")
app.add_typer(campaigns.app, name="campaigns")
app.add_typer(commission.app, name="commission")
app.add_typer(members.app, name="members")
app.add_typer(outbox.app, name="outbox")
app.add_typer(stores.app, name="stores")
app.add_typer(vouchers.app, name="vouchers")
app.add_typer(referrals.app, name="referrals")
app.add_typer(rewards.app, name="rewards")
app.add_typer(withdrawals.app, name="withdrawals")
app.add_typer(team.app, name="team")


def main() -> None:
    """Run the command that the arguments name; exit 0, 1 for a failure, 2 for a bad call."""
    app()
