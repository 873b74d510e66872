"""The outbox: rows put in with their cause, held, released and moved with their chat."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from storage.chat.tables import Chat
from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.delivery.kinds import Kind, Values
from storage.delivery.tables import Lane, OutboxRow, OutboxState, RetryPolicy

MOVED = "moved"
"""Reason of what was still to be said to a message in a group that is a supergroup now."""


def put(tx: Tx, row: OutboxRow) -> OutboxRow:
    """Queue a row; it exists only if the transaction commits. Its id comes with the flush."""
    tx.add(row)
    return row


async def put_at_once(
    tx: Tx,
    place: tuple[int, int | None],
    kind: str,
    values: Mapping[str, Any],
    policy: RetryPolicy,
    *,
    now: datetime,
) -> OutboxRow:
    """Queue what a chat is told before every broadcast; `place` is its id and a forum topic."""
    chat_id, thread_id = place
    row = OutboxRow(
        chat_id=chat_id,
        kind=kind,
        values=values,
        due_at=now,
        thread_id=thread_id,
        lane=Lane.TRANSACTIONAL,
        policy=policy,
    )
    put(tx, row)
    await tx.flush()
    return row


async def put_notices(
    tx: Tx,
    kind: Kind[Values],
    told: Sequence[tuple[int, Values]],
    *,
    now: datetime,
    expires_at: datetime,
) -> None:
    """Queue a notice for each (member, values) in one statement, behind all that is more urgent.

    It is news, not a proof: one that may have arrived is not said again.
    """
    cells = [
        {
            "chat_id": member_id,
            "kind": kind,
            "values": values,
            "due_at": now,
            "lane": Lane.BROADCAST,
            "policy": RetryPolicy.AT_MOST_ONCE,
            "state": OutboxState.QUEUED,
            "attempts": 0,
            "expires_at": expires_at,
        }
        for member_id, values in told
    ]
    if cells:
        await tx.execute(insert(OutboxRow), cells)


async def lock(tx: Tx, row_id: int) -> OutboxRow | None:
    """Load a row and hold it until the transaction ends."""
    return await lock_row(tx, OutboxRow, OutboxRow.id == row_id)


async def lock_queued(tx: Tx, chat_id: int, kind: str, *, after: datetime) -> OutboxRow | None:
    """Hold the row of a kind that is queued for a chat and not due before `after`, if any."""
    rows = select(OutboxRow).where(
        OutboxRow.chat_id == chat_id,
        OutboxRow.state == OutboxState.QUEUED,
        OutboxRow.kind == kind,
        OutboxRow.due_at > after,
    )
    rows = rows.order_by(OutboxRow.id).limit(1).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def copy_with_values(
    tx: Tx, row: OutboxRow, values: Mapping[str, Any], *, now: datetime
) -> OutboxRow:
    """Return a copy of a waiting row that says `values` instead; it keeps its place in line.

    The caller lets go of `row` and then drops it. A copy, because the sender may have worded
    `row` already: it finds it gone when it marks it, and takes the copy.
    """
    fresh = OutboxRow(
        chat_id=row.chat_id,
        kind=row.kind,
        values=values,
        due_at=min(row.due_at, now),
        thread_id=row.thread_id,
        lane=row.lane,
        policy=row.policy,
        state=row.state,
        reason=row.reason,
        attempts=row.attempts,
        expires_at=row.expires_at,
        pictured=row.pictured if values.get("photo") == row.values.get("photo") else None,
    )
    tx.add(fresh)
    await tx.flush()
    return fresh


async def listed(tx: Tx, states: Collection[str], *, limit: int) -> Sequence[OutboxRow]:
    """Return the newest rows in any of `states`."""
    rows = select(OutboxRow).where(OutboxRow.state.in_(states))
    return (await tx.scalars(rows.order_by(OutboxRow.id.desc()).limit(limit))).all()


async def hold_all(tx: Tx, reason: str) -> int:
    """Hold everything that is queued or on its way, until a person decides; return how many rows."""
    to_come = (OutboxState.QUEUED, OutboxState.SENDING)
    rows = update(OutboxRow).where(OutboxRow.state.in_(to_come))
    return await change_rows(tx, rows.values(state=OutboxState.HELD, reason=reason))


async def ids_held(tx: Tx, reason: str) -> Sequence[int]:
    """Return the ids of what is held for a reason, the oldest first."""
    rows = select(OutboxRow.id).where(
        OutboxRow.state == OutboxState.HELD, OutboxRow.reason == reason
    )
    return (await tx.scalars(rows.order_by(OutboxRow.id))).all()


async def hold(
    tx: Tx, chat_id: int, reason: str, *, thread_id: int | None = None, topic: bool = False
) -> None:
    """Hold the queued rows of a chat, or of one topic of it, until `release`."""
    rows = update(OutboxRow).where(
        OutboxRow.chat_id == chat_id, OutboxRow.state == OutboxState.QUEUED
    )
    if topic:
        rows = rows.where(OutboxRow.thread_id.is_not_distinct_from(thread_id))
    await change_rows(tx, rows.values(state=OutboxState.HELD, reason=reason))


async def hold_posts(tx: Tx, chat_id: int, reason: str) -> None:
    """Hold what would be a new message in a chat; edits and deletions go on."""
    await change_rows(
        tx,
        update(OutboxRow)
        .where(
            OutboxRow.chat_id == chat_id,
            OutboxRow.state == OutboxState.QUEUED,
            OutboxRow.policy != RetryPolicy.IDEMPOTENT,
        )
        .values(state=OutboxState.HELD, reason=reason),
    )


async def try_pictures_again(tx: Tx, chat_id: int) -> None:
    """Let what waits for a chat be tried with its picture again, once the chat is open."""
    await change_rows(
        tx,
        update(OutboxRow)
        .where(
            OutboxRow.chat_id == chat_id,
            OutboxRow.state == OutboxState.HELD,
            OutboxRow.policy != RetryPolicy.IDEMPOTENT,
        )
        .values(pictured=None),
    )


async def release_unpaused(tx: Tx, reason: str) -> int:
    """Queue again what was held for a pause that ended at the same moment; return how many rows."""
    paused = select(Chat.id).where(Chat.paused_at.is_not(None))
    return await change_rows(
        tx,
        update(OutboxRow)
        .where(
            OutboxRow.state == OutboxState.HELD,
            OutboxRow.reason == reason,
            OutboxRow.chat_id.not_in(paused),
        )
        .values(state=OutboxState.QUEUED, reason=None),
    )


async def count_held(tx: Tx, reason: str) -> dict[int, int]:
    """Return how many rows of each chat are held for a reason."""
    rows = select(OutboxRow.chat_id, func.count())
    rows = rows.where(OutboxRow.state == OutboxState.HELD, OutboxRow.reason == reason)
    found = await tx.execute(rows.group_by(OutboxRow.chat_id))
    return {chat_id: int(number) for chat_id, number in found}


async def release(tx: Tx, chat_id: int, reasons: Collection[str]) -> int:
    """Queue again what was held in a chat for any of `reasons`; return how many rows."""
    return await change_rows(
        tx,
        update(OutboxRow)
        .where(
            OutboxRow.chat_id == chat_id,
            OutboxRow.state == OutboxState.HELD,
            OutboxRow.reason.in_(reasons),
        )
        .values(state=OutboxState.QUEUED, reason=None),
    )


async def move_chat(tx: Tx, old: int, new: int, *, now: datetime) -> None:
    """Follow a group that became a supergroup, with all that may still be sent to it.

    Its messages stay behind: what was to be changed there is dropped, for in the supergroup
    the same number is another message.
    """
    here = select(OutboxRow).where(OutboxRow.chat_id == old, OutboxRow.state != OutboxState.SENT)
    for row in (await tx.scalars(here.with_for_update())).all():
        if "message_id" not in row.values:
            row.chat_id = new
        elif row.state in (OutboxState.QUEUED, OutboxState.HELD):
            row.state, row.reason, row.settled_at = OutboxState.SKIPPED, MOVED, now
    await tx.flush()


async def count_by_state(tx: Tx) -> dict[str, int]:
    """Return the number of rows by state."""
    rows = select(OutboxRow.state, func.count().label("number")).group_by(OutboxRow.state)
    return {row.state: row.number for row in await tx.execute(rows)}


async def count_undecided(
    tx: Tx, states: Collection[str], *, but_held_for: Collection[str]
) -> Sequence[Row[str, str, int, int]]:
    """Return (state, kind, chat id, number) of rows in `states`, or held for other reasons."""
    held = (OutboxRow.state == OutboxState.HELD) & (
        func.coalesce(OutboxRow.reason, "").not_in(but_held_for)
    )
    by = (OutboxRow.state, OutboxRow.kind, OutboxRow.chat_id)
    rows = select(*by, func.count().label("number")).where(OutboxRow.state.in_(states) | held)
    return (await tx.execute(rows.group_by(*by))).all()
