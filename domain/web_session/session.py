"""Sessions of the Mini App: what init data open, for how long, and what for.

    exchange   init data up to 24 h old -> a session of 2 h
               older, on a desktop that keeps giving the same ones -> up to 7 days, reading only
    request    the session's key, and the same init data again; another account ends the session
    fresh      init data of the last 10 minutes, for what moves money or rights

The key is random and kept as its hash alone: whoever reads the database opens nothing.
"""

import hmac
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from domain.refusal import Refused
from domain.web_session.init_data import Launch
from storage.database import Tx
from storage.members import Member
from storage.web_session import web_sessions
from storage.web_session.tables import WebSession

LIVES_FOR = timedelta(hours=2)
AGE_MAX = timedelta(hours=24)
AGE_KEPT_MAX = timedelta(days=7)
"""Desktop clients give init data of an earlier opening again, however often they are reopened."""
AHEAD_MAX = timedelta(minutes=5)
"""How far another clock may be ahead of ours."""
FRESH_FOR = timedelta(minutes=10)
KEEPING_PLATFORMS = ("tdesktop", "macos")
SESSIONS_OF_MEMBER_MAX = 20


class SessionScope(StrEnum):
    """What a session is good for."""

    FULL = "full"
    READING = "reading"


def scope_of(launch: Launch, platform: str, *, seen_before: bool, now: datetime) -> SessionScope:
    """Return what init data open now, or refuse; `seen_before`: these very ones were refused as old."""
    age = now - launch.at
    if age < -AHEAD_MAX:
        raise Refused("web_session.clock")
    if age <= AGE_MAX:
        return SessionScope.FULL
    if platform in KEEPING_PLATFORMS and seen_before and age <= AGE_KEPT_MAX:
        return SessionScope.READING
    raise Refused("web_session.old")


def is_fresh(launch: Launch, *, now: datetime) -> bool:
    """Whether somebody opened the Mini App so lately that it counts as their yes."""
    return -AHEAD_MAX <= now - launch.at <= FRESH_FOR


def check_may_act(session: WebSession) -> None:
    """Refuse where a session is for reading alone."""
    if session.scope != SessionScope.FULL:
        raise Refused("web_session.reading")


def check_fresh(session: WebSession, launch: Launch, *, now: datetime) -> None:
    """Refuse what moves money or rights without a proof of the last minutes."""
    check_may_act(session)
    if not is_fresh(launch, now=now):
        raise Refused("web_session.not_fresh")


def hash_key(key: str) -> str:
    """Return what is kept of a session's key."""
    return sha256(key.encode()).hexdigest()


async def open_session(
    tx: Tx, member: Member, launch: Launch, key: str, scope: SessionScope, *, now: datetime
) -> WebSession:
    """Open a session under a random key; the member's oldest go when there are too many."""
    session = WebSession(
        key_hash=hash_key(key),
        member_id=member.id,
        init_digest=launch.digest,
        scope=scope,
        opened_at=now,
        expires_at=now + LIVES_FOR,
    )
    tx.add(session)
    await tx.flush()
    await web_sessions.delete_oldest(tx, member.id, keep=SESSIONS_OF_MEMBER_MAX)
    return session


async def find_session(tx: Tx, key: str, launch: Launch, *, now: datetime) -> WebSession:
    """Return the session of a request, or refuse.

    `web_session.other_account` is for the edge: it ends the session then (`end_session`).
    """
    session = await web_sessions.by_key(tx, hash_key(key))
    if session is None or session.expires_at <= now:
        raise Refused("web_session.over")
    if session.member_id != launch.person.id:
        raise Refused("web_session.other_account")
    if not hmac.compare_digest(session.init_digest, launch.digest):
        raise Refused("web_session.over")
    return session


async def end_session(tx: Tx, key: str) -> None:
    """End a session; none under this key is nothing to do."""
    await web_sessions.delete_by_key(tx, hash_key(key))
