"""Drafts of posts: forms of New that an admin has put aside."""

from collections.abc import Sequence

from sqlalchemy import func, select

from storage.database import Tx
from storage.post.tables import PostDraft


async def find(tx: Tx, draft_id: int) -> PostDraft | None:
    """Return the draft with this id."""
    return await tx.get(PostDraft, draft_id)


async def of_member(tx: Tx, member_id: int, *, limit: int) -> Sequence[PostDraft]:
    """Return the drafts of a member, those kept last first."""
    rows = select(PostDraft).where(PostDraft.made_by == member_id)
    newest = rows.order_by(PostDraft.kept_at.desc(), PostDraft.id.desc())
    return (await tx.scalars(newest.limit(limit))).all()


async def count(tx: Tx, member_id: int) -> int:
    """Return how many drafts a member has."""
    rows = select(func.count()).select_from(PostDraft).where(PostDraft.made_by == member_id)
    return await tx.scalar(rows) or 0
