"""The command line: `python -m bot --help`.

A module of commands is imported when one of its commands is asked for: loading the bot's libraries
takes seconds, which `deals list` should not pay. So only this module knows of commands that it has
not imported; the others import what they need as any module does. Commands work against the
database while the bot runs.
"""

import sys
import traceback
from collections.abc import MutableMapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

GROUPS = {
    "deals": "The deals on offer.",
    "chats": "The chats that the bot posts to.",
    "group-buys": "Group buys: prices that hold when enough people join.",
    "flash-sales": "Flash sales: a stock, a start at a second, an end.",
    "campaigns": "What is posted, where and when.",
    "commission": "Commission: what promoters earn on purchases.",
    "members": "Whom the shop sells to.",
    "orders": "What was bought, paid or not.",
    "outbox": "Messages that were not sent, and what to do.",
    "stores": "Where vouchers are redeemed, and by whom.",
    "vouchers": "Vouchers: what members may pick up.",
    "referrals": "Who brought whom, and the programs that reward it.",
    "rewards": "Rewards for newcomers, and the boards.",
    "withdrawals": "Promoters who want their money.",
    "settings": "Name, contact, terms, and how the shop is set.",
    "team": "Who runs the shop beside its owner.",
}
"""Each is a module of this package, by the same name, with an `app`."""


@cache
def load_commands(group: str) -> MutableMapping[str, Any]:
    """Import the module of a group; return its commands by name."""
    module = import_module(f"{__name__}.{group.replace('-', '_')}")
    return typer.main.get_group(module.app).commands


class ImportedGroup(TyperGroup):
    """A group whose commands are imported when they are looked at."""

    @property
    def commands(self) -> MutableMapping[str, Any]:
        return load_commands(self.name or "")

    @commands.setter
    def commands(self, none: MutableMapping[str, Any]) -> None:
        """Typer knows of none yet."""


app = typer.Typer(
    name="bot",
    help="Tuan: scheduled deals and group buys for Telegram groups.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, _help in GROUPS.items():
    _group = typer.Typer(cls=ImportedGroup, help=_help, no_args_is_help=True)
    app.add_typer(_group, name=_name)


@app.command("run")
def _run() -> None:
    """Run the bot until Ctrl-C or SIGTERM; what is at hand is finished first."""
    from bot.cli import run

    run.run()


@app.command("demo")
def _demo(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.")] = 8765,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Play with the whole bot in a browser: a sandbox Telegram, a shop, groups and people."""
    from bot.cli import demo

    demo.demo(port=port, browser=browser)


@app.command("init")
def _init(
    token: Annotated[
        str, typer.Option(help="The bot token; - reads it from standard input, unseen by `ps`.")
    ] = "",
    owner: Annotated[str, typer.Option(help="Your numeric Telegram id.")] = "",
    zone: Annotated[str, typer.Option(help="The time zone: Europe/Berlin.")] = "",
    language: Annotated[str, typer.Option(help="en, zh or ru.")] = "",
    yes: Annotated[
        bool, typer.Option("--yes", help="Ask nothing: keep what is set, or take the default.")
    ] = False,
) -> None:
    """Ask for token, owner, zone and language; check the token; write .env, keeping its other lines."""
    from bot.cli import init

    given = {"BOT_TOKEN": token, "OWNER_ID": owner, "TIMEZONE": zone, "LANGUAGE": language}
    init.init(given, sure=yes)


@app.command("doctor")
def _doctor(
    head: Annotated[
        str, typer.Option(help="A line of the log with its seal, as the daily digest told it.")
    ] = "",
) -> None:
    """Check settings, database, key, log, token, rights per chat, clock; exit 1 on a failure."""
    from bot.cli import doctor

    doctor.doctor(told=head)


@app.command("stats")
def _stats(
    period: Annotated[
        str, typer.Option(help="today, week, month, quarter (90 days) or all.")
    ] = "week",
    chat: Annotated[int | None, typer.Option(help="The id of one chat, instead of all.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Print the shop's numbers: revenue, orders, best sellers, chats, hours, new people."""
    from bot.cli import stats

    stats.show(period, chat, as_json=as_json)


@app.command("activity")
def _activity(
    by: Annotated[str, typer.Option(help="Only what this person did: a part of the name.")] = "",
    area: Annotated[
        str, typer.Option(help="posts, deals, promotions, chats, people, money or shop.")
    ] = "",
    about: Annotated[str, typer.Option(help="Only this, as the last column has it.")] = "",
    lines: Annotated[int, typer.Option(min=1, max=1000, help="So many, the newest first.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Print who did what in the shop, in sentences, the newest first."""
    from bot.cli import activity

    activity.show(by, area, about, lines, as_json=as_json)


@app.command("owner-code")
def _owner_code() -> None:
    """Make a new code for claiming a shop that nobody owns yet."""
    from bot.cli import owner_code

    owner_code.owner_code()


@app.command("backup")
def _backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not exist.")],
) -> None:
    """Copy the database to FILE while the bot runs."""
    from bot.cli import backup

    backup.backup(file)


@app.command("restore")
def _restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put FILE in the place of the database; what was due to be sent is held, not sent twice."""
    from bot.cli import backup

    backup.restore(file, sure=yes)


@app.command("key-lost")
def _key_lost(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Go on with another key where the shop's is lost for good; what it sealed is given up."""
    from bot.cli import key

    key.lost(sure=yes)


@app.command("hold-outbox")
def _hold_outbox() -> None:
    """Hold all that is due until you decide: after a restore that the bot cannot notice by itself."""
    from bot.cli import backup

    backup.hold_outbox()


def main() -> None:
    """Run the command that the arguments name; exit 0, 1 for a failure, 2 for a bad call."""
    try:
        app()
    except Exception:  # noqa: BLE001 - Python would print the same, with the addresses in it.
        from bot.log import masked

        sys.stderr.write(masked(traceback.format_exc()))
        sys.exit(1)
