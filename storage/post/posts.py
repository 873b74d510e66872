"""Queries on occurrences and posts: recorded, found by chat, counted; and drafts of posts."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    Row,
    exists,
    func,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.orm import aliased

from storage.campaign.tables import Campaign, CampaignState
from storage.chat.tables import Chat
from storage.columns import Table
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.post.tables import MISSED, Occurrence, OccurrenceState, Post, PostDraft, PostState


async def enqueue(tx: Tx, rows: Sequence[OutboxRow]) -> dict[int, int]:
    """Insert outbox rows, at most one for a chat, in one statement; return their ids by chat.

    A thousand chats are one round trip, so an occurrence does not hold the writer for long.
    """
    if not rows:
        return {}
    statement = insert(OutboxRow).returning(OutboxRow.chat_id, OutboxRow.id)
    return dict((await tx.execute(statement, [_cells(row) for row in rows])).all())


async def record(tx: Tx, posts: Sequence[Post]) -> None:
    """Insert posts in one statement."""
    if posts:
        await tx.execute(insert(Post), [_cells(post) for post in posts])


def _cells(row: Table) -> dict[str, object]:
    columns = inspect(type(row)).column_attrs
    return {column.key: getattr(row, column.key) for column in columns if column.key != "id"}


async def slot_taken(tx: Tx, campaign_id: int, slot: str) -> bool:
    """Return whether a slot has an occurrence already."""
    rows = select(Occurrence.id).where(
        Occurrence.campaign_id == campaign_id, Occurrence.slot == slot
    )
    return await tx.scalar(rows) is not None


async def missed(tx: Tx, *, since: datetime, limit: int) -> Sequence[tuple[Occurrence, Campaign]]:
    """Return what campaigns missed after a moment and nobody has made up for, the newest first.

    What is made up for is all that its campaign had missed until then.
    """
    late = aliased(Occurrence)
    made_up = exists().where(
        late.campaign_id == Occurrence.campaign_id,
        late.slot.startswith("late "),
        late.decided_at >= Occurrence.decided_at,
    )
    rows = (
        select(Occurrence, Campaign)
        .join(Campaign, Campaign.id == Occurrence.campaign_id)
        .where(
            Occurrence.reason == MISSED,
            Occurrence.due_at >= since,
            Campaign.state != CampaignState.REMOVED,
            ~made_up,
        )
        .order_by(Occurrence.id.desc())
    )
    return [(slot, campaign) for slot, campaign in await tx.execute(rows.limit(limit))]


def _counts() -> Sequence[str]:
    return (OutboxState.FAILED, OutboxState.SKIPPED)


async def recent(tx: Tx, *, since: datetime) -> Sequence[tuple[int, datetime]]:
    """Return (chat id, due moment) of posts planned since, whatever their campaign."""
    rows = (
        select(Post.chat_id, Post.due_at)
        .join(OutboxRow, OutboxRow.id == Post.outbox_id)
        .where(Post.due_at >= since, OutboxRow.state.not_in(_counts()))
        .order_by(Post.due_at, Post.id)
    )
    return (await tx.execute(rows)).all()


async def waiting(tx: Tx, *, limit: int) -> Sequence[Row[int, datetime, int, str, str]]:
    """Return (occurrence, due moment, chat, its title, campaign) of queued posts, the first due first."""
    rows = (
        select(
            Post.occurrence_id,
            OutboxRow.due_at,
            Post.chat_id,
            Chat.title,
            Campaign.name,
        )
        .join(OutboxRow, OutboxRow.id == Post.outbox_id)
        .join(Occurrence, Occurrence.id == Post.occurrence_id)
        .join(Campaign, Campaign.id == Occurrence.campaign_id)
        .join(Chat, Chat.id == Post.chat_id)
        .where(OutboxRow.state == OutboxState.QUEUED, Post.state == PostState.PLANNED)
        .order_by(OutboxRow.due_at, Post.id)
    )
    return (await tx.execute(rows.limit(limit))).all()


async def chats_that_had(tx: Tx, deal_id: int, *, since: datetime) -> set[int]:
    """Return the chats a deal was posted to, or is about to be, since a moment."""
    rows = (
        select(Post.chat_id)
        .join(OutboxRow, OutboxRow.id == Post.outbox_id)
        .where(Post.deal_id == deal_id, Post.due_at >= since, OutboxRow.state.not_in(_counts()))
        .distinct()
    )
    return set(await tx.scalars(rows))


async def lock_live(tx: Tx, deal_id: int, *, limit: int) -> Sequence[tuple[Post, OutboxRow]]:
    """Return the planned posts of a deal with their outbox rows, held against the sender."""
    rows = (
        select(Post, OutboxRow)
        .join(OutboxRow, OutboxRow.id == Post.outbox_id)
        .where(Post.deal_id == deal_id, Post.state == PostState.PLANNED)
        .order_by(Post.id)
        .limit(limit)
        .with_for_update(of=OutboxRow)
    )
    return (await tx.execute(rows)).all()


async def history(
    tx: Tx, *, campaign_id: int | None = None, chat_id: int | None = None, limit: int
) -> Sequence[tuple[Occurrence, Post | None, OutboxRow | None]]:
    """Return what became of the newest slots: why something was posted, or was not."""
    rows = (
        select(Occurrence, Post, OutboxRow)
        .outerjoin(Post, Post.occurrence_id == Occurrence.id)
        .outerjoin(OutboxRow, OutboxRow.id == Post.outbox_id)
        .order_by(Occurrence.id.desc(), Post.id)
        .limit(limit)
    )
    if campaign_id is not None:
        rows = rows.where(Occurrence.campaign_id == campaign_id)
    if chat_id is not None:
        rows = rows.where(Post.chat_id == chat_id)
    return (await tx.execute(rows)).all()


async def newest_occurrence(tx: Tx, campaign_id: int) -> Occurrence | None:
    """Return the occurrence of a campaign that fired last."""
    rows = select(Occurrence).where(
        Occurrence.campaign_id == campaign_id, Occurrence.state == OccurrenceState.FIRED
    )
    return (await tx.scalars(rows.order_by(Occurrence.id.desc()).limit(1))).one_or_none()


async def count_by_state(tx: Tx, occurrence_id: int) -> dict[str, int]:
    """Return how many posts of an occurrence are in each state: their own, or their row's."""
    state = func.coalesce(OutboxRow.state, Post.state)
    rows = (
        select(state, func.count())
        .select_from(Post)
        .outerjoin(OutboxRow, OutboxRow.id == Post.outbox_id)
        .where(Post.occurrence_id == occurrence_id)
        .group_by(state)
    )
    return {name: int(number) for name, number in await tx.execute(rows)}


async def lock_by_row_state(
    tx: Tx, occurrence_id: int, states: Collection[str]
) -> Sequence[tuple[Post, OutboxRow]]:
    """Return the posts of an occurrence whose rows are in any of `states`, held."""
    rows = (
        select(Post, OutboxRow)
        .join(OutboxRow, OutboxRow.id == Post.outbox_id)
        .where(Post.occurrence_id == occurrence_id, OutboxRow.state.in_(states))
        .order_by(Post.id)
        .with_for_update(of=OutboxRow)
    )
    return (await tx.execute(rows)).all()


async def of_row(tx: Tx, row_id: int) -> Post | None:
    """Return the post that a row of the outbox is about, None where it is no post."""
    return (await tx.scalars(select(Post).where(Post.outbox_id == row_id).limit(1))).one_or_none()


async def pinned_in(tx: Tx, chat_id: int, *, limit: int) -> Sequence[tuple[Post, int]]:
    """Return the posts of a chat that the bot has pinned, each with its message, the newest first."""
    rows = (
        select(Post, OutboxRow.message_id)
        .join(OutboxRow, OutboxRow.id == Post.outbox_id)
        .where(Post.chat_id == chat_id, Post.pinned, OutboxRow.message_id.is_not(None))
        .order_by(Post.id.desc())
    )
    return [(post, sent) for post, sent in await tx.execute(rows.limit(limit)) if sent]


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup; its messages, and their pins, stay behind."""
    taken = select(Post.occurrence_id).where(Post.chat_id == new)
    await tx.execute(
        update(Post)
        .where(Post.chat_id == old, Post.occurrence_id.not_in(taken))
        .values(chat_id=new, pinned=False)
    )


async def count_held(tx: Tx, occurrence_id: int, reason: str) -> int:
    """Return how many posts of an occurrence are held for a reason."""
    rows = (
        select(func.count())
        .select_from(Post)
        .join(OutboxRow, OutboxRow.id == Post.outbox_id)
        .where(Post.occurrence_id == occurrence_id)
        .where(OutboxRow.state == OutboxState.HELD, OutboxRow.reason == reason)
    )
    return await tx.scalar(rows) or 0


async def find_draft(tx: Tx, draft_id: int) -> PostDraft | None:
    """Return the draft with this id."""
    return await tx.get(PostDraft, draft_id)


async def drafts_of(tx: Tx, member_id: int, *, limit: int) -> Sequence[PostDraft]:
    """Return the drafts of a member, those kept last first."""
    rows = select(PostDraft).where(PostDraft.made_by == member_id)
    newest = rows.order_by(PostDraft.kept_at.desc(), PostDraft.id.desc())
    return (await tx.scalars(newest.limit(limit))).all()


async def count_drafts(tx: Tx, member_id: int) -> int:
    """Return how many drafts a member has."""
    rows = select(func.count()).select_from(PostDraft).where(PostDraft.made_by == member_id)
    return await tx.scalar(rows) or 0
