"""Members: met once, remembered by Telegram's id, each with one code for life."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from domain import code
from domain.delivery import effects
from domain.refusal import Refused
from storage import members
from storage.database import Tx
from storage.members import Member, Reachability, RetiredCode
from storage.sealing import former_members

CODE_LENGTH = 7
"""31^7 codes: two members in a million shops of a thousand share none by accident."""
CODE_DRAWS_MAX = 20
SEEN_AGAIN_AFTER = timedelta(hours=1)
"""`last_seen_at` is not written more often than this, so that a press stays cheap."""
NAME_CHARS_MAX = 64


@dataclass(frozen=True)
class UserInfo:
    """What an update tells about its sender."""

    id: int
    name: str
    username: str | None
    language: str | None


def changed(member: Member, person: UserInfo, *, now: datetime) -> bool:
    """Whether anything worth writing is new about a member."""
    same = (member.name, member.username, member.telegram_language) == (
        person.name[:NAME_CHARS_MAX],
        person.username,
        person.language,
    )
    return not same or now - member.last_seen_at > SEEN_AGAIN_AFTER


def refresh(member: Member, person: UserInfo, *, now: datetime) -> None:
    """Let a member be called as an update calls them."""
    if changed(member, person, now=now):
        member.name = person.name[:NAME_CHARS_MAX]
        member.username = person.username
        member.telegram_language = person.language
        member.last_seen_at = now


def new_member(person: UserInfo, code: str, *, banned_at: datetime | None, now: datetime) -> Member:
    """Return the member that a person becomes; the caller adds it."""
    return Member(
        id=person.id,
        name=person.name[:NAME_CHARS_MAX],
        code=code,
        username=person.username,
        telegram_language=person.language,
        first_seen_at=now,
        last_seen_at=now,
        banned_at=banned_at,
    )


def language_of(member: Member, default: str) -> str:
    """Return the language a member chose, else the one of their Telegram, else `default`."""
    return member.language or member.telegram_language or default


async def meet_member(tx: Tx, person: UserInfo, *, now: datetime, rng: Random) -> Member:
    """Return the member behind a person, known or new, with the newest name."""
    member = await members.find(tx, person.id)
    if member is None:
        return await _welcome(tx, person, now=now, rng=rng)
    refresh(member, person, now=now)
    return member


async def mark_reachable(tx: Tx, member: Member) -> None:
    """Remember that a member may be written to, and send what waited for that."""
    if member.reach != Reachability.REACHABLE:
        await effects.release_held(tx, member.id)
        member.reach = Reachability.REACHABLE


async def _welcome(tx: Tx, person: UserInfo, *, now: datetime, rng: Random) -> Member:
    """Meet somebody for the first time, or again after they were erased: a ban outlives that."""
    former = await former_members.find(tx, person.id)
    drawn = await generate_referral_code(tx, rng)
    banned_at = None if former is None else former.banned_at
    member = new_member(person, drawn, banned_at=banned_at, now=now)
    tx.add(member)
    await tx.flush()
    return member


async def generate_referral_code(tx: Tx, rng: Random) -> str:
    """Return a referral code that nobody has or had."""
    for _ in range(CODE_DRAWS_MAX):
        drawn = code.generate(rng, CODE_LENGTH)
        if await members.owner_of(tx, drawn) is None:
            return drawn
    raise RuntimeError(f"{CODE_DRAWS_MAX} draws of a referral code were all taken")


AGAIN_AFTER = timedelta(days=1)


async def rotate_code(tx: Tx, member: Member, *, now: datetime, rng: Random) -> str:
    """Give a member another code, at most once a day; return it, or refuse."""
    if await members.retired_since(tx, member.id, since=now - AGAIN_AFTER):
        raise Refused("referral.rotated")
    tx.add(RetiredCode(code=member.code, member_id=member.id, retired_at=now))
    member.code = await generate_referral_code(tx, rng)
    await tx.flush()
    return member.code
