"""The lease on a PostgreSQL database: who may work on it, until when, under which number.

    free --take--> held(number + 1) --renew--> held
                   held --not renewed for LIFE_S--> free      its holder is dead, paused or cut off
                   held --release--> free

An advisory lock ends with its session, silently; a row stays. Moments are the database's clock.
Every write transaction of the holder asks for its number (`fence`) and locks that key until its end,
so a taker waits for it, and who was taken over cannot commit. A renewal does not touch the key.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Float,
    Row,
    Select,
    UniqueConstraint,
    bindparam,
    func,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage import process_identity
from storage.columns import BigInt, Table

LIFE_S = 30.0
"""So long a lease lives without being renewed."""
ADVISORY_KEY = 0x7475616E
"""The letters of the name: bots that start at once take turns. Older versions hold it while they run."""
TAKEN_WITHIN_S = 90
"""How long a taker waits for the last transaction of a holder that was stopped in the middle."""


class Lease(Table):
    """One role that one process has at a time; it is never deleted, so its number only grows."""

    __tablename__ = "leases"
    __table_args__ = (UniqueConstraint("role", "number"),)

    role: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[BigInt]
    """The fence: part of a key, so that changing it waits for whoever has it locked."""
    holder: Mapped[str]
    """The holder for people."""
    process: Mapped[str]
    """The holder as `storage.process_identity` can look for it."""
    home: Mapped[str]
    """The database that it was taken in; a restored copy is another one."""
    taken_at: Mapped[datetime]
    renewed_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    """As `renewed_at` once it was given back."""


@dataclass(frozen=True, slots=True)
class LeaseStatus:
    """A lease as it stands; seconds are counted by the database's clock."""

    number: int
    holder: str
    process: str
    home: str
    renewed_at: datetime
    left_s: float
    """Seconds until it ends; negative once it has."""
    renewed_s: float
    """Seconds since it was renewed."""
    released: bool


NOW = func.clock_timestamp()
_LIFE = func.make_interval(0, 0, 0, 0, 0, 0, bindparam("life_s", type_=Float))
_HELD = (Lease.role == bindparam("of_role"), Lease.number == bindparam("by_number"))
_RENEW = update(Lease).where(*_HELD).values(renewed_at=NOW, expires_at=NOW + _LIFE)
_ENDED = func.statement_timestamp()
"""One moment for both cells: NOW is read anew for each, and a lease given back ends as it is renewed."""
_RELEASE = update(Lease).where(*_HELD).values(renewed_at=_ENDED, expires_at=_ENDED)
_FENCE = (
    # A holder that is stopped in the middle of a transaction must not keep its locks for ever.
    select(
        func.set_config("idle_in_transaction_session_timeout", bindparam("idle_ms"), literal(True))
    )
    .select_from(Lease)
    .where(*_HELD)
    .with_for_update(read=True, key_share=True, of=Lease)
)


_END_STUCK = text(
    "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
    "WHERE l.relation = to_regclass('leases') AND l.mode IN ('RowShareLock', 'RowExclusiveLock') "
    "AND a.datname = current_database() AND a.usename = current_user "
    "AND l.pid <> pg_backend_pid() "
    "AND a.state_change < clock_timestamp() - make_interval(0, 0, 0, 0, 0, 0, :life_s)"
).bindparams(bindparam("life_s", type_=Float))
"""Ends sessions of a holder that was stopped in the middle of a statement, which no timeout ends."""


async def find_home(connection: AsyncConnection) -> str | None:
    """Return what names this database on this server, or None where nothing does (SQLite).

    A restored copy has another name.
    """
    if connection.dialect.name != "postgresql":
        return None
    may = "SELECT has_function_privilege('pg_control_system()', 'execute')"
    server = "''"
    if await connection.scalar(text(may)):
        server = "(SELECT system_identifier FROM pg_control_system())"
    database = "(SELECT oid FROM pg_database WHERE datname = current_database())"
    named = f"SELECT concat_ws('.', {server}, {database}, to_regclass('leases')::oid)"
    return str(await connection.scalar(text(named)))


async def look(connection: AsyncConnection | AsyncSession, role: str) -> LeaseStatus | None:
    """Return a lease as it stands, or None where there is none yet."""
    row = (await connection.execute(_status(role))).one_or_none()
    return None if row is None else _read(row)


async def take(connection: AsyncConnection, role: str) -> int | LeaseStatus | None:
    """Take a lease that is free; return its new number, who else has it, or None: others start.

    Within the caller's transaction, which has to be short. The table is made here if it is missing:
    the lease comes before the migrations.
    """
    if not await connection.scalar(select(func.pg_try_advisory_xact_lock(ADVISORY_KEY))):
        return None
    await _end_if_idle(connection)
    await connection.run_sync(_create)
    home = await find_home(connection)
    other = await look(connection, role)
    if other is not None and not _is_free(other, home):
        return other
    await connection.execute(_END_STUCK, {"life_s": LIFE_S / 4})
    await connection.execute(text(f"SET LOCAL lock_timeout = '{TAKEN_WITHIN_S}s'"))
    number = 1 if other is None else other.number + 1
    values = {
        "number": number,
        "holder": process_identity.describe(),
        "process": process_identity.identity(),
        "home": home or "",
        "taken_at": NOW,
        "renewed_at": NOW,
        "expires_at": NOW + _LIFE,
    }
    if other is None:
        written = Lease.__table__.insert().values(role=role, **values)  # type: ignore[attr-defined]
    else:
        written = update(Lease).where(Lease.role == role).values(values)
    await connection.execute(written, {"life_s": LIFE_S})
    return number


async def renew(connection: AsyncConnection, role: str, number: int) -> bool:
    """Renew a lease, also one that has ended and nobody took; return whether it is still ours."""
    await _end_if_idle(connection)
    named = {"of_role": role, "by_number": number, "life_s": LIFE_S}
    return (await connection.execute(_RENEW, named)).rowcount > 0


async def release(connection: AsyncConnection, role: str, number: int) -> None:
    """Give a lease back, if it is still ours."""
    await _end_if_idle(connection)
    await connection.execute(_RELEASE, {"of_role": role, "by_number": number})


async def fence(tx: AsyncConnection | AsyncSession, role: str, number: int) -> bool:
    """Whether a lease is still ours; if so, it stays so until the transaction ends."""
    named = {"of_role": role, "by_number": number, "idle_ms": str(round(LIFE_S * 1000))}
    return (await tx.execute(_FENCE, named)).one_or_none() is not None


async def _end_if_idle(connection: AsyncConnection) -> None:
    """Have this transaction ended where its process is stopped in the middle of it, as `fence` has."""
    idle_ms = round(LIFE_S * 1000)
    await connection.execute(text(f"SET LOCAL idle_in_transaction_session_timeout = {idle_ms}"))


def _create(connection: Connection) -> None:
    Lease.__table__.create(connection, checkfirst=True)  # type: ignore[attr-defined]


def _status(role: str) -> Select[Any]:
    columns: tuple[Any, ...] = (
        Lease.number,
        Lease.holder,
        Lease.process,
        Lease.home,
        Lease.renewed_at,
        func.extract("epoch", Lease.expires_at - NOW).label("left_s"),
        func.extract("epoch", NOW - Lease.renewed_at).label("renewed_s"),
        (Lease.expires_at <= Lease.renewed_at).label("released"),
    )
    return select(*columns).where(Lease.role == role)


def _read(row: Row[Any]) -> LeaseStatus:
    cells = row._asdict()
    seconds = {name: float(cells[name]) for name in ("left_s", "renewed_s")}
    return LeaseStatus(**{**cells, **seconds})


def _is_free(lease: LeaseStatus, home: str | None) -> bool:
    ended = lease.left_s <= 0 or lease.home != home
    return ended or process_identity.is_gone(lease.process) is True
