"""The command line: `python -m bot --help`.

A module of commands is imported when one of its commands is asked for: loading the bot's libraries
takes seconds, which `deals list` should not pay. So only this module knows of commands that it has
not imported; the others import what they need as any module does. Commands work against the
database while the bot runs.
"""

import os
import sys
import traceback
from collections.abc import MutableMapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.completion import completion_init  # type: ignore[attr-defined]
from typer.core import TyperGroup
from typer.exceptions import TyperException

from bot import __version__
from bot.cli.command import COMPLETE, ShopCommand, show_completion, use_shop_commands

GROUPS = {
    "deals": "The deals on offer.",
    "affiliates": "Affiliate networks: links that earn for the shop.",
    "chats": "The chats that the bot posts to.",
    "group-buys": "Group buys: prices that hold when enough people join.",
    "flash-sales": "Flash sales: a stock, a start at a second, an end.",
    "lists": "Order lists: several things on one card, ordered until an end.",
    "campaigns": "What is posted, where and when.",
    "hosts": "Who hosts which group, and what they earn there.",
    "partners": "Offers of other shops that hosts sell here, and own ones elsewhere.",
    "commission": "Commission: what promoters earn on purchases.",
    "members": "Whom the shop sells to.",
    "orders": "What was bought, paid or not.",
    "packing": "What each store hands out, and to whom.",
    "payments": "What was paid and given back, and whether the books agree.",
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
ELSEWHERE = {
    "deals": {
        "import": "deal_import",
        "feeds": "deal_import",
        "options": "option.deal_options",
    }
}
"""Commands of a group that have a module of their own: what they need is much, and theirs alone."""

PROGRAM = "python -m bot"


@cache
def load_commands(name: str) -> MutableMapping[str, Any]:
    """Import a module of commands; return them by name."""
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    use_shop_commands(module.app)
    return typer.main.get_group(module.app).commands


class ImportedGroup(TyperGroup):
    """A group whose commands are imported when they are looked at."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        own = ELSEWHERE.get(self.name or "", {})
        return load_commands(own.get(cmd_name, self.name or "")).get(cmd_name)

    @property
    def commands(self) -> MutableMapping[str, Any]:
        own = ELSEWHERE.get(self.name or "", {})
        elsewhere = {name: load_commands(module)[name] for name, module in own.items()}
        return {**elsewhere, **load_commands(self.name or "")}

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


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tuan {__version__}")
        raise typer.Exit


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
    from bot.cli import run

    run.demo(port=port, browser=browser)


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


@app.command("stats", cls=ShopCommand)
def _stats(
    period: Annotated[
        str, typer.Option(help="today, week, month, quarter (90 days) or all.")
    ] = "week",
    chat: Annotated[int | None, typer.Option(help="The id of one chat, instead of all.")] = None,
) -> None:
    """Print the shop's numbers: revenue, orders, best sellers, chats, hours, new people."""
    from bot.cli import reports

    reports.stats(period, chat)


@app.command("activity", cls=ShopCommand)
def _activity(
    by: Annotated[str, typer.Option(help="Only what this person did: a part of the name.")] = "",
    area: Annotated[
        str, typer.Option(help="posts, deals, promotions, chats, people, money or shop.")
    ] = "",
    about: Annotated[str, typer.Option(help="Only this, as the last column has it.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 50,
) -> None:
    """Print who did what in the shop, in sentences, the newest first."""
    from bot.cli import reports

    reports.activity(by, area, about, limit)


@app.command("owner-code")
def _owner_code() -> None:
    """Make a new code for claiming a shop that nobody owns yet."""
    from bot.cli import team

    team.owner_code()


@app.command("post", cls=ShopCommand)
def _post(
    deal: Annotated[str, typer.Argument(help="The deal, by its code.")],
    chats: Annotated[str, typer.Option(help="all, or chat ids: ID[,ID].")] = "",
    tags: Annotated[str, typer.Option(help="Chats with any of these tags: TAG[,TAG].")] = "",
    now: Annotated[bool, typer.Option("--now", help="Post it at once.")] = False,
    at: Annotated[str, typer.Option(help='Or then: "2026-11-27 20:00", "tomorrow 17:00".')] = "",
    key: Annotated[
        str, typer.Option(help="A name of yours for this call: given again, it posts no second.")
    ] = "",
) -> None:
    """Post a deal to chats, once: say where (--chats or --tags) and when (--now or --at)."""
    from bot.cli import post, shop

    shop.exactly_one("where", {"--chats": chats, "--tags": tags})
    shop.exactly_one("when", {"--now": "x" if now else "", "--at": at})
    post.post(deal, chats=chats, tags=tags, at=at, key=key)


@app.command("completion")
def _completion(
    shell: Annotated[str, typer.Argument(help="bash or zsh.")],
) -> None:
    """Print what lets a shell complete commands and options of `tuan`, a short name for this."""
    show_completion(shell)


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say which it is."),
    ] = False,
) -> None:
    """Tuan: scheduled deals and group buys for Telegram groups."""


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
    from bot.cli import backup

    backup.key_lost(sure=yes)


@app.command("hold-outbox")
def _hold_outbox() -> None:
    """Hold all that is due until you decide: after a restore that the bot cannot notice by itself."""
    from bot.cli import backup

    backup.hold_outbox()


def _complain(error: Any) -> None:
    """Say in one line what was wrong with a call, and where its help is."""
    text = " ".join(error.format_message().split())
    where = error.ctx.command_path if getattr(error, "ctx", None) else PROGRAM
    typer.secho(f"{text} See: {where} --help", fg=typer.colors.RED, err=True)


def main() -> None:
    """Run the command that the arguments name.

    Exits 0 where it is done, or was so already; 1 where it could not be done, or only in part; and
    2 where it was called wrongly.
    """
    if COMPLETE in os.environ:
        completion_init()
    try:
        sys.exit(app(prog_name=PROGRAM, complete_var=COMPLETE, standalone_mode=False))
    except typer.Abort:
        sys.exit(1)
    except TyperException as error:
        _complain(error)
        sys.exit(2)
    except Exception:  # noqa: BLE001 - Python would print the same, with the addresses in it.
        from bot.log import masked

        sys.stderr.write(masked(traceback.format_exc()))
        sys.exit(1)
