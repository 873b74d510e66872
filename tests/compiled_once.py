"""A statement is compiled once in a test process, and not once for each shop that a test opens.

SQLAlchemy keeps what it has compiled with each engine, under the engine's dialect. A test opens
engines of its own, so compiling took a sixth of what the flows cost. Here all engines of one kind of
dialect share one store: what a statement compiles to depends on that kind and on the statement
alone. SQLAlchemy 2.1 has no public setting for it that survives `create_async_engine`.
"""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.util import LRUCache

from storage.sqlite_dialect import Dialect

STATEMENTS = 5_000
"""More than all tests together say."""


def share() -> None:
    """Let every engine that is made from now on share what has been compiled."""
    store: LRUCache[Any, Any] = LRUCache(STATEMENTS)
    make = Engine.__init__

    def make_sharing(self: Engine, *args: Any, **values: Any) -> None:
        make(self, *args, **values)
        self._compiled_cache = store

    Engine.__init__ = make_sharing  # type: ignore[method-assign]
    for kind in (Dialect, PGDialect_asyncpg):
        kind.__eq__ = _same_kind  # type: ignore[method-assign]
        kind.__hash__ = _hash_of_kind  # type: ignore[method-assign]


def _same_kind(one: object, other: object) -> bool:
    return type(one) is type(other)


def _hash_of_kind(one: object) -> int:
    return hash(type(one))
