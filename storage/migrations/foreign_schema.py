"""What an SQLite file has in its schema that the migrations never made.

A trigger, a view or an expression in a backup runs with the first write: it is somebody's program,
not a shop's data. So a file is compared with an empty one that the migrations brought to the same
revision. Names are compared, and whatever can compute or delete; not the text of each table, which
older versions wrote otherwise.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

KINDS = ("trigger", "view", "table", "index", "column", "reference")
Found = set[tuple[object, ...]]
_RUNS = re.compile(r"\b(check|generated|virtual|using|collate)\b", re.IGNORECASE)
"""What in a table's text would make it more than columns."""
_LITERAL = re.compile(r"\(?('[^']*'|[-+]?[\d.]+|null|true|false)\)?", re.IGNORECASE)
"""A default that computes nothing; older versions left some behind, newer ones do not."""


class UnknownRevision(Exception):
    """The file's tables are of a revision that this program does not know; `str()` says which."""


def foreign_parts(file: Path, scripts: Path) -> Iterator[str]:
    """Yield a few words for each part of `file` that is not of its revision; `scripts` has the migrations."""
    with closing(connect(file)) as connection:
        theirs = _schema(connection)
        known = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        _make(path, scripts, str(known[0]) if known else "head")
        with closing(connect(path)) as connection:
            ours = _schema(connection)
    for part in sorted(theirs ^ ours, key=lambda part: (KINDS.index(str(part[0])), str(part))):
        yield f"{'foreign' if part in theirs else 'missing'} {part[0]} {part[1]}"


def connect(file: Path) -> sqlite3.Connection:
    """Open a file that nobody vouches for: nothing in its schema may run."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


def _make(path: Path, scripts: Path, revision: str) -> None:
    # Imported here: only a restore needs Alembic's weight.
    from alembic.util import CommandError
    from sqlalchemy import create_engine

    from storage.migrations import steps

    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.begin() as connection:
            steps.apply(connection, scripts, revision)
    except CommandError:
        words = f"its tables are of revision {revision}, which this version of the program has not"
        raise UnknownRevision(words) from None
    finally:
        engine.dispose()


def _schema(connection: sqlite3.Connection) -> Found:
    found: Found = set()
    objects = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    for kind, name, table, sql in objects:
        if name.startswith("sqlite_"):  # SQLite's own, whose names nobody else may use.
            continue
        if kind == "table":
            found |= set(_table(connection, name, sql))
        elif kind == "index":
            found.add((kind, name, table, *_index(connection, name, sql)))
        else:
            found.add((kind, name, table, _plain(sql)))
    return found


def _table(connection: sqlite3.Connection, name: str, sql: str) -> Iterator[tuple[object, ...]]:
    yield ("table", name, *sorted(word.lower() for word in _RUNS.findall(sql)))
    for _, column, _, not_null, default, key, hidden in connection.execute(
        "SELECT * FROM pragma_table_xinfo(?)", (name,)
    ):
        computed = None if default is None or _LITERAL.fullmatch(default) else _plain(default)
        yield ("column", f"{name}.{column}", not_null, computed, bool(key), hidden)
    for row in connection.execute("SELECT * FROM pragma_foreign_key_list(?)", (name,)):
        _, _, other, own, its, on_update, on_delete, _ = row
        yield ("reference", f"{name}.{own}", other, its, on_update, on_delete)


def _index(connection: sqlite3.Connection, name: str, sql: str | None) -> Iterator[object]:
    """Yield an index's columns; an expression has no name, and a condition is text behind WHERE."""
    for row in connection.execute("SELECT cid, name FROM pragma_index_info(?)", (name,)):
        yield row[1] if row[1] is not None else f"expression {_plain(sql)}"
    yield _plain(re.split(r"\bwhere\b", sql or "", maxsplit=1, flags=re.IGNORECASE)[1:])


def _plain(text: object) -> str:
    return re.sub(r"\s+", " ", str(text)).strip().lower()
