"""Who comes into a chat and who leaves it, and what that means for those who brought them."""

from datetime import datetime

from domain.referral import reward
from storage.chat import memberships
from storage.chat.tables import Membership, MembershipState
from storage.database import Tx


async def record_join(tx: Tx, chat_id: int, member_id: int, *, now: datetime) -> Membership:
    """Write down that somebody is in a chat; told twice, it counts once.

    `joins` of the result says whether they had been there before.
    """
    found = await memberships.lock(tx, chat_id, member_id)
    since = None
    if found is None:
        found = Membership(chat_id=chat_id, member_id=member_id, first_joined_at=now, joined_at=now)
        tx.add(found)
    elif found.state != MembershipState.IN:
        since = found.left_at
        found.state, found.joined_at, found.left_at = MembershipState.IN, now, None
        found.joins += 1
    await tx.flush()
    await reward.on_member_returned(tx, member_id, chat_id, now=now, since=since)
    return found


async def record_leave(
    tx: Tx, chat_id: int, member_id: int, *, banned: bool, now: datetime
) -> Membership:
    """Write down that somebody is not in a chat any more; told twice, it happens once."""
    found = await memberships.lock(tx, chat_id, member_id)
    state = MembershipState.BANNED if banned else MembershipState.LEFT
    if found is None:
        found = Membership(
            chat_id=chat_id,
            member_id=member_id,
            first_joined_at=now,
            joined_at=now,
            state=state,
            left_at=now,
        )
        tx.add(found)
    was_in = found.state == MembershipState.IN
    found.state = state
    if was_in:
        found.left_at = now
    await tx.flush()
    if was_in:
        await reward.on_member_left(tx, member_id, chat_id, now=now)
    return found
