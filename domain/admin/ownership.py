"""Who owns the shop: named in the settings, or the first to bring the code on the console.

nobody --a new code at every start, or asked for--> claimable --the right code, once--> owned
                                                       |---- after `CODE_LASTS` ----> nobody
OWNER_ID in the settings wins over whoever claimed before.

Only the hash of the code is kept. A wrong attempt is written down, so that somebody who
guesses is stopped after `ATTEMPTS_MAX` in `ATTEMPTS_WITHIN`.
"""

import hashlib
import hmac
from datetime import datetime, timedelta
from random import Random

from domain import code
from domain.deep_link import LinkKind
from domain.refusal import Refused
from storage import installation, members
from storage.database import Tx
from storage.installation import OWNER
from storage.members import LinkOpening, Member

OWNERSHIP_CODE = "owner_claim"
"""`{"sha256": str, "until": str}`: the code that makes its bearer the owner, and its last moment."""
CODE_LENGTH = 12
"""31^12 codes, about 59 bits, for something that lives for a quarter of an hour."""
CODE_LASTS = timedelta(minutes=15)
ATTEMPTS_MAX = 5
ATTEMPTS_WITHIN = timedelta(hours=1)


def hash_code(typed: str) -> str:
    """Return what is kept of a code, however somebody typed it."""
    return hashlib.sha256(code.normalize(typed).encode()).hexdigest()


def matches_code(typed: str, kept: str | None) -> bool:
    """Return whether a code is the one that was kept, in a time that does not tell how nearly."""
    return hmac.compare_digest(hash_code(typed), kept or "") and bool(kept)


async def prepare(tx: Tx, *, owner_id: int | None, now: datetime, rng: Random) -> str | None:
    """Return a new code to show where nobody owns the shop yet; called at every start."""
    if owner_id is not None:
        await _set_owner(tx, owner_id)
    return await new_code(tx, now=now, rng=rng)


async def new_code(tx: Tx, *, now: datetime, rng: Random) -> str | None:
    """Return a code that holds from now on, in place of the one before; None in an owned shop."""
    if await installation.owner_id(tx) is not None:
        return None
    drawn = code.generate(rng, CODE_LENGTH)
    kept = {"sha256": hash_code(drawn), "until": (now + CODE_LASTS).isoformat()}
    await installation.set_fact(tx, OWNERSHIP_CODE, kept)
    return drawn


async def take_ownership(tx: Tx, member: Member, typed: str, *, now: datetime) -> bool:
    """Make the member the owner if the code is right; return whether it was.

    A wrong code is no `Refused`: that would roll the attempt back and let it be repeated.
    """
    if await installation.owner_id(tx) == member.id:
        return True
    since = now - ATTEMPTS_WITHIN
    if (
        await members.count_openings(tx, member.id, since=since, kind=LinkKind.OWNER)
        >= ATTEMPTS_MAX
    ):
        raise Refused("owner.too_often", minutes=int(ATTEMPTS_WITHIN.total_seconds() // 60))
    tx.add(
        LinkOpening(member_id=member.id, payload="", kind=LinkKind.OWNER, value="", opened_at=now)
    )
    if not matches_code(typed, await _valid_hash(tx, now=now)):
        return False
    await _set_owner(tx, member.id)
    return True


async def _valid_hash(tx: Tx, *, now: datetime) -> str | None:
    kept = await installation.get_fact(tx, OWNERSHIP_CODE)
    if kept is None or "until" not in kept or datetime.fromisoformat(kept["until"]) < now:
        return None
    return str(kept["sha256"])


async def _set_owner(tx: Tx, member_id: int) -> None:
    await installation.set_fact(tx, OWNER, {"member_id": member_id})
    await installation.delete_fact(tx, OWNERSHIP_CODE)
