"""Queries on live cards: which are out of date, and where they stand."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Table as SqlTable
from sqlalchemy import (
    and_,
    bindparam,
    func,
    or_,
    select,
    update,
)

from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.promotion.tables import LiveCard

_CARDS = cast(SqlTable, LiveCard.__table__)
_MARK = (
    update(_CARDS)
    .where(
        _CARDS.c.kind == bindparam("of_kind"),
        _CARDS.c.subject_id == bindparam("of_subject"),
        _CARDS.c.final.is_(False),
    )
    .values(dirty=True)
)
_MARK_CLEAN = _MARK.where(_CARDS.c.dirty.is_(False))


# Built once: on the way of every press, building a statement costs more than running it.


async def mark_dirty(tx: Tx, kind: str, subject_id: int) -> None:
    """Mark the cards of a promotion as out of date, in one statement.

    SQLite has one writer, so a card that is dirty already needs no write. On PostgreSQL it is
    written all the same: the lock makes `take` wait for this transaction, and whoever counts
    after `take` counts what this transaction did.
    """
    connection = await tx.connection()
    rows = _MARK_CLEAN if connection.dialect.name == "sqlite" else _MARK
    await connection.execute(rows, {"of_kind": kind, "of_subject": subject_id})


async def due(tx: Tx, *, now: datetime, latest: datetime, limit: int) -> Sequence[int]:
    """Return the cards that are out of date and have rested, the longest overdue first.

    One that is to rest until after `latest` was told so by a clock that has been set back.
    """
    rested = or_(LiveCard.edit_at.is_(None), LiveCard.edit_at <= now, LiveCard.edit_at > latest)
    rows = select(LiveCard.id).where(LiveCard.dirty.is_(True), rested)
    return (await tx.scalars(rows.order_by(LiveCard.edit_at, LiveCard.id).limit(limit))).all()


async def with_answers(tx: Tx, *, latest: datetime, limit: int) -> Sequence[int]:
    """Return the cards that await an answer which has come, and those never queued at all.

    What a clock that was set back since would keep waiting until after `latest` is among them.
    """
    post_only = LiveCard.edit_id.is_(None)
    come = or_(
        OutboxRow.id.is_(None),
        OutboxRow.state == OutboxState.SENT,
        and_(~post_only, OutboxRow.state.in_((OutboxState.FAILED, OutboxState.SKIPPED))),
        and_(OutboxRow.state == OutboxState.QUEUED, OutboxRow.due_at > latest),
    )
    rows = (
        select(LiveCard.id)
        .outerjoin(OutboxRow, OutboxRow.id == func.coalesce(LiveCard.edit_id, LiveCard.post_id))
        .where(LiveCard.awaits.is_(True), come)
    )
    return (await tx.scalars(rows.order_by(LiveCard.id).limit(limit))).all()


async def mark_clean(tx: Tx, card_ids: Collection[int]) -> None:
    """Mark cards as up to date, before they are counted: what changes later marks them anew.

    They await an answer from here on, so that a kill before they are drawn forgets none.
    """
    await change_rows(
        tx, update(LiveCard).where(LiveCard.id.in_(card_ids)).values(dirty=False, awaits=True)
    )


async def postpone(tx: Tx, card_id: int, until: datetime) -> None:
    """Have a card looked at again, but not before `until`."""
    await change_rows(
        tx,
        update(LiveCard)
        .where(LiveCard.id == card_id)
        .values(dirty=True, awaits=False, edit_at=until),
    )


async def lock(tx: Tx, card_id: int) -> LiveCard | None:
    """Load a card and hold it until the transaction ends."""
    return await lock_row(tx, LiveCard, LiveCard.id == card_id)


async def in_chat(tx: Tx, chat_id: int) -> Sequence[LiveCard]:
    """Return every card of a chat, held until the transaction ends."""
    rows = (
        select(LiveCard).where(LiveCard.chat_id == chat_id).order_by(LiveCard.id).with_for_update()
    )
    return (await tx.scalars(rows)).all()


async def find(tx: Tx, kind: str, subject_id: int, chat_id: int) -> LiveCard | None:
    """Return the card of a promotion in a chat."""
    rows = select(LiveCard).where(
        LiveCard.kind == kind, LiveCard.subject_id == subject_id, LiveCard.chat_id == chat_id
    )
    return (await tx.scalars(rows)).one_or_none()


async def by_message(tx: Tx, chat_id: int, message_id: int) -> LiveCard | None:
    """Return the card whose newest message this is."""
    rows = (
        select(LiveCard)
        .join(OutboxRow, OutboxRow.id == LiveCard.post_id)
        .where(LiveCard.chat_id == chat_id, OutboxRow.message_id == message_id)
        .order_by(LiveCard.id.desc())
        .limit(1)
    )
    return (await tx.scalars(rows)).one_or_none()


async def mark_chat_dirty(tx: Tx, chat_id: int) -> None:
    """Mark a chat's cards as out of date: its language or zone has changed."""
    await change_rows(
        tx,
        update(LiveCard)
        .where(LiveCard.chat_id == chat_id, LiveCard.final.is_(False))
        .values(dirty=True),
    )


async def chats_of(tx: Tx, kind: str, subject_id: int) -> Collection[int]:
    """Return the chats that a promotion has a card in."""
    rows = select(LiveCard.chat_id).where(LiveCard.kind == kind, LiveCard.subject_id == subject_id)
    return (await tx.scalars(rows)).all()
