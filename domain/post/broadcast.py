"""A broadcast that is under way or over: how far it is, and what can be done about it.

queued <-> held(paused)                   paused and let go on: what has left stays
queued | held -> skipped(operator)        stopped: what has left stays
sent -> sent, and its message is edited   reworded
sent -> ended, and its message is deleted  taken down
"""

from datetime import datetime

from domain.campaign.announcement import AnnouncementFacts, main_photo
from domain.delivery.in_doubt import BY_OPERATOR
from domain.post.link_buttons import PostOptions
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import DELETE, Kind, MessageRef, Values
from storage.delivery.tables import Lane, OutboxRow, OutboxState, RetryPolicy
from storage.post import posts
from storage.post.tables import PostState


class EditedAnnouncement(AnnouncementFacts):
    """The new content, and the message it goes into."""

    message_id: int


EDIT: Kind[EditedAnnouncement] = Kind("announcement.edit")
PAUSED = "broadcast.paused"
"""The reason of a row that waits because somebody paused its broadcast."""
WAITING = (OutboxState.QUEUED, OutboxState.HELD)
SETTLED = (
    OutboxState.SENT,
    OutboxState.FAILED,
    OutboxState.UNKNOWN,
    OutboxState.SKIPPED,
    PostState.REFUSED,
)


def fraction_done(progress: dict[str, int]) -> float:
    """Return how much of a broadcast is settled, from 0 to 1; all of an empty one is."""
    total = sum(progress.values())
    return sum(progress.get(state, 0) for state in SETTLED) / total if total else 1.0


async def stop(tx: Tx, occurrence_id: int, *, now: datetime) -> int:
    """Drop what has not left yet; return how many posts."""
    waiting = await posts.lock_by_row_state(tx, occurrence_id, WAITING)
    for _, row in waiting:
        row.state, row.reason, row.settled_at = OutboxState.SKIPPED, BY_OPERATOR, now
    await tx.flush()
    return len(waiting)


async def pause(tx: Tx, occurrence_id: int) -> int:
    """Hold what has not left yet; return how many posts."""
    queued = await posts.lock_by_row_state(tx, occurrence_id, (OutboxState.QUEUED,))
    for _, row in queued:
        row.state, row.reason = OutboxState.HELD, PAUSED
    await tx.flush()
    return len(queued)


async def resume(tx: Tx, occurrence_id: int, *, now: datetime) -> int:
    """Queue again what was paused, none of it too late because of the pause; return how many."""
    held = await posts.lock_by_row_state(tx, occurrence_id, (OutboxState.HELD,))
    paused = [row for _, row in held if row.reason == PAUSED]
    for row in paused:
        row.state, row.reason = OutboxState.QUEUED, None
        if row.expires_at is not None:
            row.expires_at = max(row.expires_at, now + (row.expires_at - row.due_at))
    await tx.flush()
    return len(paused)


async def edit_posts(
    tx: Tx, occurrence_id: int, content: AnnouncementFacts, *, now: datetime
) -> int:
    """Say something else in what waits, and edit what was sent; return how many posts.

    An album's words stand under the photo that had them; those of its other photos stay. A row
    that is leaving at this moment goes as it was.
    """
    mine = await posts.lock_by_row_state(tx, occurrence_id, (*WAITING, OutboxState.SENT))
    reworded = 0
    for post, row in mine:
        if row.state in WAITING:
            row.values = {**row.values, **content}
        elif row.message_id is None or post.state == PostState.ENDED:
            continue
        else:
            told_at = row.message_id + (main_photo(row.values) if messages(row) > 1 else 0)
            edited: EditedAnnouncement = {**content, "message_id": told_at}
            outbox.put(tx, _change(row, EDIT, edited, now=now))
        reworded += 1
    await tx.flush()
    return reworded


async def change_waiting(tx: Tx, occurrence_id: int, options: PostOptions) -> None:
    """Let what has not left yet go out otherwise; what is there stays as it is."""
    for _, row in await posts.lock_by_row_state(tx, occurrence_id, WAITING):
        row.values = {**row.values, **options}
    await tx.flush()


def messages(sent: OutboxRow) -> int:
    """Return how many messages a post is: an album has one for each photo, words alone are one."""
    photos = 0 if sent.pictured is False else len(sent.values.get("photos") or ())
    return max(1, photos)


async def take_down(tx: Tx, occurrence_id: int, *, now: datetime) -> int:
    """Delete the messages that were sent, in every chat; return how many posts.

    Telegram lets a bot delete its own posts of the last 48 hours; older ones stay. The photos of an
    album have numbers in a row, of which the first is known.
    """
    sent = await posts.lock_by_row_state(tx, occurrence_id, (OutboxState.SENT,))
    taken = 0
    for post, row in sent:
        if row.message_id is None or post.state == PostState.ENDED:
            continue
        post.state, post.pinned, taken = PostState.ENDED, False, taken + 1
        for number in range(messages(row)):
            deleted = MessageRef(message_id=row.message_id + number)
            outbox.put(tx, _change(row, DELETE, deleted, now=now))
    await tx.flush()
    return taken


def _change(sent: OutboxRow, kind: Kind[Values], values: Values, *, now: datetime) -> OutboxRow:
    return OutboxRow(
        chat_id=sent.chat_id,
        kind=kind,
        values=values,
        due_at=now,
        lane=Lane.BROADCAST,
        policy=RetryPolicy.IDEMPOTENT,
        pictured=sent.pictured,
    )
