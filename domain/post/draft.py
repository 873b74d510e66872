"""Drafts of posts: put aside, taken up again by whoever made them, gone once they are posted."""

from datetime import datetime

from domain.refusal import Refused
from storage.columns import Json
from storage.database import Tx
from storage.post import posts
from storage.post.tables import PostDraft

DRAFTS_MAX = 50
"""Drafts of one member."""


async def load_own(tx: Tx, draft_id: int, member_id: int) -> PostDraft:
    """Return a draft to whoever made it, or refuse."""
    draft = await posts.find_draft(tx, draft_id)
    if draft is None or draft.made_by != member_id:
        raise Refused("admin.draft_gone")
    return draft


async def save(
    tx: Tx, draft_id: int | None, *, name: str, data: Json, by_id: int, now: datetime
) -> PostDraft:
    """Put a form aside, in the place of the draft it was taken up from; return the draft.

    One that is gone meanwhile is made anew, so that nothing typed is lost.
    """
    draft = None if draft_id is None else await posts.find_draft(tx, draft_id)
    if draft is not None and draft.made_by == by_id:
        draft.name, draft.data, draft.kept_at = name, data, now
        return draft
    if await posts.count_drafts(tx, by_id) >= DRAFTS_MAX:
        raise Refused("admin.drafts_full", most=DRAFTS_MAX)
    draft = PostDraft(made_by=by_id, kept_at=now, name=name, data=data)
    tx.add(draft)
    await tx.flush()
    return draft


async def discard(tx: Tx, draft_id: int | None, member_id: int) -> None:
    """Let a draft go that was posted or thrown away; one that is gone already is no matter."""
    draft = None if draft_id is None else await posts.find_draft(tx, draft_id)
    if draft is not None and draft.made_by == member_id:
        await tx.delete(draft)
