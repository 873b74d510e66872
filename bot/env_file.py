"""Changes some values of an `.env` file, and leaves every other line as somebody wrote it."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from dotenv import dotenv_values

_LINE = re.compile(r"\s*(?:export\s+)?(?P<name>\w+)\s*=")
_PLAIN = re.compile(r"[\w.:/@%+,=?&~-]*")


class NotWritable(Exception):
    """A value that the file cannot say; `str()` names its variable."""


def read(path: Path) -> dict[str, str]:
    """Return what the file says, by the names of its variables."""
    return {name: value for name, value in dotenv_values(path).items() if value}


def change(path: Path, values: Mapping[str, str], *, now: datetime) -> Path | None:
    """Have the file say `values`; return the copy of what it said before, if it was there.

    Both are for the eyes of their owner only. A value that is empty takes its line away. Raises
    `NotWritable`, and changes nothing then.
    """
    path = path.resolve()
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    kept = path.with_name(f"{path.name}.bak-{now:%Y%m%d-%H%M%S}")
    partial = path.with_name(f"{path.name}.partial")
    _write(partial, changed(before, values))
    written = dotenv_values(partial)
    for name, value in values.items():
        if (written.get(name) or "") != value:
            partial.unlink()
            raise NotWritable(
                f"{name}: {path.name} cannot hold this value; set the variable instead"
            )
    if path.exists():
        _write(kept, before)
    partial.replace(path)
    return kept if before else None


def changed(text: str, values: Mapping[str, str]) -> str:
    """Return the text of a file with other values: each in its own place, new ones at the end."""
    waiting, lines = dict(values), []
    for line in text.splitlines():
        found = _LINE.match(line)
        if found is None or found["name"] not in values:
            lines.append(line)
        elif value := waiting.pop(found["name"], ""):
            lines.append(f"{found[0]}{_quoted(value)}{_comment(line[found.end() :])}")
    lines += [f"{name}={_quoted(value)}" for name, value in waiting.items() if value]
    return "".join(f"{line}\n" for line in lines)


def _comment(said: str) -> str:
    """Return the comment behind a value; one in quotes is taken for a part of it."""
    found = None if said.lstrip()[:1] in {"'", '"'} else re.search(r"\s+#.*$", said)
    return found[0] if found else ""


def _quoted(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _write(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(text, encoding="utf-8")
