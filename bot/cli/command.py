"""A command of the shop: `--json` on each, ids that begin with a minus, completion in a shell."""

import re
import shlex
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from bot.cli import output

COMPLETE = "_TUAN_COMPLETE"
"""The variable by which a shell asks what may come next."""
NEGATIVE = re.compile(r"-\d+")
"""A chat's id, not options of one letter."""
ROOT = Path(__file__).parent.parent.parent
FUNCTION = 'tuan() { PYTHONPATH={root} {python} -m bot "$@"; }'
BASH = """
_tuan() {{
  local IFS=$'\\n'
  COMPREPLY=($(COMP_WORDS="${{COMP_WORDS[*]}}" COMP_CWORD=$COMP_CWORD {variable}=complete_bash tuan))
}}
complete -o default -F _tuan tuan"""
ZSH = """
autoload -Uz compinit bashcompinit
compinit && bashcompinit"""


class ShopCommand(TyperCommand):
    """A command whose output a person, a script or a program reads."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {param.name for param in self.params}
        self.params += [option for option in _common_options() if option.name not in own]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.ignore_unknown_options = any(map(NEGATIVE.fullmatch, args))
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        finally:
            output.finish()


def _common_options() -> list[Any]:
    """Return the options as Typer makes them of a function's parameters."""
    carrier = typer.Typer(add_completion=False)
    carrier.command()(_carry)
    options = list(typer.main.get_command(carrier).params)
    for option in options:
        option.expose_value = False
    return options


def _carry(
    as_json: Annotated[
        bool,
        typer.Option("--json", callback=output.want_json, help="Print JSON, for programs."),
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(min=1, callback=output.want_rows, help="Of a list, at most so many rows."),
    ] = None,
) -> None:
    """Have the parameters."""


def use_shop_commands(group: typer.Typer) -> None:
    """Make every command of a group, and of the groups in it, a `ShopCommand`."""
    for command in group.registered_commands:
        command.cls = ShopCommand
    for inner in group.registered_groups:
        if inner.typer_instance is not None:
            use_shop_commands(inner.typer_instance)


def show_completion(shell: str) -> None:
    """Print the script of a shell: `eval "$(python -m bot completion bash)"`."""
    if shell not in {"bash", "zsh"}:
        output.fail(f"{shell} is neither bash nor zsh", output.BAD_CALL)
    root, python = shlex.quote(str(ROOT)), shlex.quote(sys.executable)
    typer.echo(FUNCTION.replace("{root}", root).replace("{python}", python))
    typer.echo((ZSH if shell == "zsh" else "") + BASH.format(variable=COMPLETE))
