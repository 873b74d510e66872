"""The people of many presses at once: who is known, and which codes are spoken for."""

from collections.abc import Collection

from sqlalchemy import select, union

from storage.database import Tx
from storage.members import Member, RetiredCode


async def lock_members(tx: Tx, ids: Collection[int]) -> dict[int, Member]:
    """Return those of some people who are known, by id, held until the transaction ends."""
    rows = select(Member).where(Member.id.in_(ids)).order_by(Member.id)
    rows = rows.with_for_update(key_share=True).execution_options(populate_existing=True)
    return {member.id: member for member in await tx.scalars(rows)}


async def codes_taken(tx: Tx, codes: Collection[str]) -> set[str]:
    """Return those of some referral codes that somebody has or had."""
    held = select(Member.code).where(Member.code.in_(codes))
    retired = select(RetiredCode.code).where(RetiredCode.code.in_(codes))
    return set((await tx.scalars(union(held, retired))).all())
