"""The console's own line in the audit log: what a command changes is written down with the change.

the first transaction of a command that writes, and says nothing of it itself -> one line, by nobody:
the console is the owner. What a command only reads leaves no line; a guarded change that finds
nothing to change is an attempt, and leaves one.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event
from typer._click.globals import get_current_context  # Typer carries its own click.
from typer.core import TyperArgument

from domain.admin import audit
from storage.admin import audit_log
from storage.database import Database, Tx
from storage.installation import get_fact

WRITES = ("INSERT", "UPDATE", "DELETE")
NAMED_MAX = 10


@dataclass(frozen=True, slots=True)
class CommandRecord:
    """What a command does, as the log calls it: `stores.staff.add`, to `code:S2345`."""

    act: str
    subject: str


def current_command() -> CommandRecord | None:
    """Return what the command that runs now is called, and its first argument."""
    context = get_current_context(silent=True)
    if context is None:
        return None
    command, values = context.command, context.params
    names: list[str] = []
    while context.parent is not None:
        names.insert(0, context.info_name or "")
        context = context.parent
    first = next((one.name for one in command.params if isinstance(one, TyperArgument)), None)
    if first is None:
        return CommandRecord(".".join(names), names[0])
    return CommandRecord(".".join(names), f"{first}:{named(values.get(first))}")


def named(value: Any) -> str:
    """Return an argument as the log keeps it: of a file its name alone."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ",".join(str(one) for one in value[:NAMED_MAX])
    return value.name if isinstance(value, Path) else str(value)


class AuditedDatabase(Database):
    """The shop's database as one command works on it, beside a running bot."""

    def __init__(self, url: str, now: Callable[[], datetime]) -> None:
        super().__init__(url, background=True)
        self._now = now
        self._deed: CommandRecord | None = None
        self._wrote = False
        event.listen(self.writer.sync_engine, "before_cursor_execute", self._see)

    def writes_down(self, done: CommandRecord | None) -> None:
        """Write a deed down with the first change from now on."""
        self._deed = done

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Tx]:
        """As the database's own; a change that nobody wrote down is, in the same transaction."""
        async with super().begin() as tx:
            before, self._wrote = await _lines(tx), False
            yield tx
            await tx.flush()
            if self._deed is not None and self._wrote:
                if await _lines(tx) == before:
                    now = self._now()
                    await audit.record(tx, None, self._deed.act, self._deed.subject, now=now)
                self._deed = None

    def _see(self, _: Any, __: Any, statement: str, *___: Any) -> None:
        self._wrote = self._wrote or statement.lstrip().upper().startswith(WRITES)


async def _lines(tx: Tx) -> int:
    head = await get_fact(tx, audit_log.HEAD)
    return 0 if head is None else int(head["line"])
