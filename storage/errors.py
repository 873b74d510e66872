"""Telling a database in trouble from a statement that is wrong.

A locked file, a full disk or a lost server passes: whoever meets it waits and tries again,
and sets nothing aside. A wrong statement or a broken constraint stays wrong.
"""

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

_SQLITE = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOMEM,
)
_SQLSTATE_CLASSES = ("08", "40", "53", "55", "57", "58")
"""Connection, rollback by the server, resources, locks, operator, system (PostgreSQL)."""


def is_transient(error: BaseException) -> bool:
    """Whether the same statement may succeed later, unchanged."""
    if isinstance(error, (PoolTimeout, OSError)):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return (code & 0xFF) in _SQLITE
    state = getattr(error.orig, "sqlstate", None) or ""
    return state.startswith(_SQLSTATE_CLASSES)
