"""A member's own code: the same for life, unless they want another; old ones lead to them for ever."""

from datetime import datetime, timedelta
from random import Random

from domain.member import free_code
from domain.refusal import Refused
from storage import referral_code as codes
from storage.database import Tx
from storage.member import Member
from storage.referral_code import RetiredCode

AGAIN_AFTER = timedelta(days=1)


async def rotate(tx: Tx, member: Member, *, now: datetime, rng: Random) -> str:
    """Give a member another code, at most once a day; return it, or refuse."""
    if await codes.retired_since(tx, member.id, since=now - AGAIN_AFTER):
        raise Refused("referral.rotated")
    tx.add(RetiredCode(code=member.code, member_id=member.id, retired_at=now))
    member.code = await free_code(tx, rng)
    await tx.flush()
    return member.code
