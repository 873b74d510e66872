"""What the sender asks of the outbox: pages of due rows, marks before sending, results after.

    queued --mark--> sending --settle--> sent | failed | unknown | queued | held
                     sending --recover, after a crash--> unknown | queued

Each is one statement for many rows: the sender's transactions are short, and many. What it remembers besides
stands below: files that Telegram has already, and chats that it asked to leave in peace.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Boolean, bindparam, delete, func, select, update

from storage.chat.tables import Chat
from storage.columns import NO_SYNC, Json, UtcDateTime
from storage.database import Tx
from storage.delivery.tables import Cooldown, FileId, Lane, OutboxRow, OutboxState, RetryPolicy
from storage.members import Member

BATCH_SIZE = 500
"""The most rows that are read at once; making more of them would hold up replies."""
FROZEN_LONG = timedelta(minutes=1)
"""Rows of a chat that is frozen for longer than this do not wait in memory."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """A queued row with what the sender must know of its chat or member; a plain copy."""

    id: int
    chat_id: int
    kind: str
    values: Json
    due_at: datetime
    thread_id: int | None
    lane: int
    policy: str
    attempts: int
    expires_at: datetime | None
    language: str | None
    chat_type: str | None
    chat_state: str | None
    probe_at: datetime | None
    reach: str | None
    paused_at: datetime | None = None
    pictured: bool | None = None
    photos_refused_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of a row that was on its way."""

    id: int
    state: OutboxState
    reason: str | None = None
    message_id: int | None = None
    pictured: bool | None = None


_ROW = (
    OutboxRow.id,
    OutboxRow.chat_id,
    OutboxRow.kind,
    OutboxRow.values,
    OutboxRow.due_at,
    OutboxRow.thread_id,
    OutboxRow.lane,
    OutboxRow.policy,
    OutboxRow.attempts,
    OutboxRow.expires_at,
    func.coalesce(Chat.language, Member.language, Member.telegram_language),
    Chat.type,
    Chat.state,
    Chat.probe_at,
    Member.reach,
    Chat.paused_at,
    OutboxRow.pictured,
    Chat.photos_refused_at,
)


async def due_rows(
    tx: Tx,
    lane: Lane,
    *,
    now: datetime,
    real_now: datetime,
    known: Collection[int] = (),
    full: Collection[int] = (),
    after_id: int = 0,
    limit: int = BATCH_SIZE,
) -> list[DueRow]:
    """Return the due rows of a lane in the order in which they go out, at most `limit`.

    Left out are the rows in `known`, the chats in `full`, and chats that stay frozen for long
    after `real_now` (real UTC);
    `after_id` restricts to rows that are newer than that one.
    """
    frozen = select(Cooldown.chat_id).where(Cooldown.until > real_now + FROZEN_LONG)
    rows = (
        select(*_ROW)
        .outerjoin(Chat, Chat.id == OutboxRow.chat_id)
        .outerjoin(Member, Member.id == OutboxRow.chat_id)
        .where(
            OutboxRow.state == OutboxState.QUEUED, OutboxRow.lane == lane, OutboxRow.due_at <= now
        )
        .where(OutboxRow.chat_id.not_in(frozen))
        .order_by(OutboxRow.due_at, OutboxRow.id)
        .limit(limit)
    )
    if known:
        rows = rows.where(OutboxRow.id.not_in(known))
    if full:
        rows = rows.where(OutboxRow.chat_id.not_in(full))
    if after_id:
        rows = rows.where(OutboxRow.id > after_id)
    found: list[Any] = list(await tx.execute(rows))
    return [DueRow(*row) for row in found]


async def newest_id(tx: Tx) -> int:
    """Return the highest id ever queued, 0 for an empty outbox."""
    return await tx.scalar(select(func.max(OutboxRow.id))) or 0


async def next_due(tx: Tx, *, now: datetime) -> datetime | None:
    """Return when the next row falls due that is not due yet."""
    soonest = [
        await tx.scalar(
            select(func.min(OutboxRow.due_at)).where(
                OutboxRow.state == OutboxState.QUEUED,
                OutboxRow.lane == lane,
                OutboxRow.due_at > now,
            )
        )
        for lane in Lane
    ]
    return min((moment for moment in soonest if moment is not None), default=None)


async def backlog(tx: Tx, *, now: datetime) -> int:
    """Return how many rows are due and queued."""
    rows = select(func.count()).where(
        OutboxRow.state == OutboxState.QUEUED,
        OutboxRow.lane.in_(list(Lane)),
        OutboxRow.due_at <= now,
    )
    return await tx.scalar(rows) or 0


async def mark_sending(tx: Tx, ids: Collection[int]) -> set[int]:
    """Mark queued rows as `sending`; return those that were still queued."""
    marked = await tx.scalars(
        update(OutboxRow)
        .where(OutboxRow.id.in_(ids), OutboxRow.state == OutboxState.QUEUED)
        .values(state=OutboxState.SENDING, attempts=OutboxRow.attempts + 1)
        .returning(OutboxRow.id)
        .execution_options(**NO_SYNC)
    )
    return set(marked)


_SETTLE = (
    update(OutboxRow)
    .where(OutboxRow.id == bindparam("row_id"), OutboxRow.state == bindparam("was"))
    .values(
        state=bindparam("state"),
        reason=bindparam("reason"),
        message_id=func.coalesce(bindparam("message_id", type_=BigInteger), OutboxRow.message_id),
        settled_at=bindparam("settled_at", type_=UtcDateTime),
        pictured=func.coalesce(bindparam("pictured", type_=Boolean), OutboxRow.pictured),
    )
)


async def record_results(
    tx: Tx, settled: Sequence[RowResult], *, now: datetime, was: OutboxState = OutboxState.SENDING
) -> None:
    """Record what became of rows; one that is not in state `was` any more is left alone."""
    if not settled:
        return
    connection = await tx.connection()
    await connection.execute(
        _SETTLE,
        [
            {
                "row_id": row.id,
                "was": was,
                "state": row.state,
                "reason": row.reason,
                "message_id": row.message_id,
                "pictured": row.pictured,
                "settled_at": None if row.state in (OutboxState.QUEUED, OutboxState.HELD) else now,
            }
            for row in settled
        ],
    )


async def recover(tx: Tx, *, now: datetime) -> tuple[int, int]:
    """Settle what a dead process left in `sending`; return how many are unknown, and queued."""
    doubtful = update(OutboxRow).where(OutboxRow.state == OutboxState.SENDING)
    unknown = await tx.scalars(
        doubtful.where(OutboxRow.policy == RetryPolicy.AT_MOST_ONCE)
        .values(state=OutboxState.UNKNOWN, reason="stopped in the middle", settled_at=now)
        .returning(OutboxRow.id)
        .execution_options(**NO_SYNC)
    )
    again = await tx.scalars(
        doubtful.values(state=OutboxState.QUEUED, reason=None)
        .where(OutboxRow.policy != RetryPolicy.AT_MOST_ONCE)
        .returning(OutboxRow.id)
        .execution_options(**NO_SYNC)
    )
    return len(unknown.all()), len(again.all())


async def find_file_id(tx: Tx, bot_id: int, content: str) -> str | None:
    """Return the file id of a content, or None where it must be uploaded."""
    return await tx.scalar(
        select(FileId.file_id).where(FileId.bot_id == bot_id, FileId.content == content)
    )


async def record_file_id(tx: Tx, bot_id: int, content: str, file_id: str) -> None:
    """Remember what Telegram calls a content."""
    await tx.merge(FileId(bot_id=bot_id, content=content, file_id=file_id))


async def forget_file_id(tx: Tx, bot_id: int, content: str) -> None:
    """Forget a file id that Telegram does not take any more."""
    await tx.execute(delete(FileId).where(FileId.bot_id == bot_id, FileId.content == content))


async def active_cooldowns(tx: Tx, *, real_now: datetime) -> dict[int, datetime]:
    """Return the freezes that are not over, by chat id."""
    rows = select(Cooldown.chat_id, Cooldown.until).where(Cooldown.until > real_now)
    return {row.chat_id: row.until for row in await tx.execute(rows)}


async def save_cooldowns(tx: Tx, freezes: Mapping[int, datetime], *, real_now: datetime) -> None:
    """Write freezes down, never shortening one, and forget those that are over."""
    known = await active_cooldowns(tx, real_now=real_now)
    await tx.execute(delete(Cooldown).where(Cooldown.until <= real_now))
    for chat_id, until in freezes.items():
        await tx.merge(Cooldown(chat_id=chat_id, until=max(until, known.get(chat_id, until))))


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Let a supergroup inherit the freeze of the group it was."""
    before = await tx.get(Cooldown, old)
    if before is None:
        return
    after = await tx.get(Cooldown, new)
    until = before.until if after is None else max(before.until, after.until)
    await tx.delete(before)
    await tx.merge(Cooldown(chat_id=new, until=until))
