"""Drafts of posts: forms of New that an admin has put aside."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Table
from storage.database import Tx


class PostDraft(Table):
    """One form, which only its maker sees; the row goes when it is posted or dropped."""

    __tablename__ = "post_drafts"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    made_by: Mapped[BigInt] = mapped_column(index=True)
    kept_at: Mapped[datetime]
    name: Mapped[str]
    """What to call it in lists: plain."""
    data: Mapped[Json]
    """The form, as `bot.desk.draft` describes it."""


async def find(tx: Tx, draft_id: int) -> PostDraft | None:
    """Return the draft with this id."""
    return await tx.get(PostDraft, draft_id)


async def of(tx: Tx, member_id: int, *, limit: int) -> Sequence[PostDraft]:
    """Return the drafts of a member, those kept last first."""
    rows = select(PostDraft).where(PostDraft.made_by == member_id)
    newest = rows.order_by(PostDraft.kept_at.desc(), PostDraft.id.desc())
    return (await tx.scalars(newest.limit(limit))).all()


async def count(tx: Tx, member_id: int) -> int:
    """Return how many drafts a member has."""
    rows = select(func.count()).select_from(PostDraft).where(PostDraft.made_by == member_id)
    return await tx.scalar(rows) or 0
