"""Queries on conversations with customers, their messages and the answers that are kept ready."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, func, select

from storage.columns import lock_row
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.members import Member
from storage.support.tables import AnswerTemplate, MessageState, SupportMessage, SupportTicket

NOT_OVER = (MessageState.WAITING, MessageState.SENDING)


async def lock_of(tx: Tx, member_id: int) -> SupportTicket | None:
    """Load a customer's conversation and hold it until the transaction ends."""
    return await lock_row(tx, SupportTicket, SupportTicket.member_id == member_id)


async def find(tx: Tx, ticket_id: int) -> SupportTicket | None:
    """Return the conversation with this number, fresh from the database."""
    return await tx.get(SupportTicket, ticket_id, populate_existing=True)


async def is_open(tx: Tx, member_id: int) -> bool:
    """Return whether a customer's conversation goes on."""
    rows = select(SupportTicket.id).where(
        SupportTicket.member_id == member_id, SupportTicket.closed_at.is_(None)
    )
    return await tx.scalar(rows) is not None


async def count_open(tx: Tx) -> int:
    """Return how many conversations go on."""
    rows = select(func.count(SupportTicket.id)).where(SupportTicket.closed_at.is_(None))
    return int(await tx.scalar(rows) or 0)


async def count_unanswered(tx: Tx) -> int:
    """Return in how many open conversations the customer wrote last."""
    rows = select(func.count(SupportTicket.id)).where(
        SupportTicket.closed_at.is_(None), SupportTicket.unanswered
    )
    return int(await tx.scalar(rows) or 0)


async def listed_open(tx: Tx, *, limit: int) -> Sequence[Row[SupportTicket, str]]:
    """Return (ticket, customer's name) of the conversations that go on, the newest word first."""
    rows = select(SupportTicket, Member.name).join(Member, Member.id == SupportTicket.member_id)
    rows = rows.where(SupportTicket.closed_at.is_(None)).order_by(SupportTicket.last_at.desc())
    return (await tx.execute(rows.limit(limit))).all()


async def silent_since(tx: Tx, moment: datetime, *, limit: int) -> Sequence[int]:
    """Return the open conversations in which nobody has written after a moment."""
    rows = select(SupportTicket.id).where(
        SupportTicket.closed_at.is_(None), SupportTicket.last_at <= moment
    )
    return (await tx.scalars(rows.order_by(SupportTicket.last_at).limit(limit))).all()


async def newest_messages(tx: Tx, member_id: int, *, limit: int) -> Sequence[SupportMessage]:
    """Return the last messages of a customer's conversation, the newest first."""
    rows = select(SupportMessage).where(SupportMessage.member_id == member_id)
    return (await tx.scalars(rows.order_by(SupportMessage.id.desc()).limit(limit))).all()


async def count_asked(tx: Tx, *, since: datetime, member_id: int | None = None) -> int:
    """Return how many messages came from customers, or from one, after a moment."""
    rows = select(func.count(SupportMessage.id)).where(
        SupportMessage.at > since, SupportMessage.by_id.is_(None)
    )
    if member_id is not None:
        rows = rows.where(SupportMessage.member_id == member_id)
    return int(await tx.scalar(rows) or 0)


async def last_asked_at(tx: Tx, member_id: int) -> datetime | None:
    """Return when a customer wrote last."""
    rows = select(func.max(SupportMessage.at)).where(
        SupportMessage.member_id == member_id, SupportMessage.by_id.is_(None)
    )
    return await tx.scalar(rows)


async def waiting_of(tx: Tx, member_id: int) -> Sequence[SupportMessage]:
    """Return a customer's messages that wait for a topic, the oldest first."""
    rows = select(SupportMessage).where(
        SupportMessage.member_id == member_id, SupportMessage.state == MessageState.WAITING
    )
    return (await tx.scalars(rows.order_by(SupportMessage.id))).all()


async def without_topic(tx: Tx, *, limit: int) -> Sequence[int]:
    """Return the conversations whose messages wait for a topic."""
    rows = (
        select(SupportTicket.id)
        .join(SupportMessage, SupportMessage.member_id == SupportTicket.member_id)
        .where(SupportMessage.state == MessageState.WAITING)
        .group_by(SupportTicket.id)
        .order_by(SupportTicket.id)
    )
    return (await tx.scalars(rows.limit(limit))).all()


async def ended(tx: Tx, *, limit: int) -> Sequence[int]:
    """Return the messages whose row of the outbox has arrived, stands still or is gone."""
    on_the_way = (OutboxState.QUEUED, OutboxState.SENDING)
    rows = (
        select(SupportMessage.id)
        .outerjoin(OutboxRow, OutboxRow.id == SupportMessage.outbox_id)
        .where(SupportMessage.state == MessageState.SENDING)
        .where(OutboxRow.id.is_(None) | OutboxRow.state.not_in(on_the_way))
    )
    return (await tx.scalars(rows.order_by(SupportMessage.id).limit(limit))).all()


async def templates(tx: Tx, *, limit: int) -> Sequence[AnswerTemplate]:
    """Return the answers that are kept ready, the oldest first."""
    return (await tx.scalars(select(AnswerTemplate).order_by(AnswerTemplate.id).limit(limit))).all()


async def count_templates(tx: Tx) -> int:
    """Return how many answers are kept ready."""
    return int(await tx.scalar(select(func.count(AnswerTemplate.id))) or 0)
