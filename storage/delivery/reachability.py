"""What deliveries teach about chats and members: in doubt, lost, reachable again."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select, update

from storage.chat.tables import Chat, ChatState
from storage.columns import NO_SYNC, change_rows
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.members import Member, Reachability


async def mark_unreachable(
    tx: Tx, chat_id: int, state: ChatState, reason: str, *, now: datetime
) -> str | None:
    """Write down that a chat cannot be posted to; return its title if that is new."""
    return await tx.scalar(
        update(Chat)
        .where(Chat.id == chat_id, Chat.state != state)
        .values(state=state, state_reason=reason, doubted_since=now)
        .returning(Chat.title)
        .execution_options(**NO_SYNC)
    )


async def doubted_since(tx: Tx, chat_id: int, *, now: datetime) -> datetime:
    """Return since when a chat has been in doubt, which is `now` for one that was not."""
    since = await tx.scalar(select(Chat.doubted_since).where(Chat.id == chat_id))
    if since is None:
        await change_rows(tx, update(Chat).where(Chat.id == chat_id).values(doubted_since=now))
    return since or now


async def loss_told_at(tx: Tx, chat_id: int) -> datetime | None:
    """Return when the owner heard last that a chat was lost, or will hear it."""
    return await tx.scalar(select(Chat.loss_told_at).where(Chat.id == chat_id))


async def tell_loss_at(tx: Tx, chat_id: int, moment: datetime) -> None:
    """Set when the owner hears that a chat is lost."""
    await change_rows(tx, update(Chat).where(Chat.id == chat_id).values(loss_told_at=moment))


async def photos_refused_at(tx: Tx, chat_id: int, moment: datetime | None) -> None:
    """Set when a chat was seen to take no photos, or that it takes them."""
    await change_rows(tx, update(Chat).where(Chat.id == chat_id).values(photos_refused_at=moment))


async def probe_chat_at(tx: Tx, chat_id: int, moment: datetime | None) -> None:
    """Set when a chat is to be tried again, or that it is not."""
    await change_rows(tx, update(Chat).where(Chat.id == chat_id).values(probe_at=moment))


async def mark_reachable(tx: Tx, chat_ids: Collection[int]) -> None:
    """Write down that chats can be posted to."""
    await change_rows(
        tx,
        update(Chat)
        .where(Chat.id.in_(chat_ids), Chat.state != ChatState.MIGRATED)
        .values(state=ChatState.ACTIVE, state_reason=None, doubted_since=None, probe_at=None),
    )


async def probes_due(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the chats that are to be tried again."""
    rows = select(Chat.id).where(Chat.probe_at <= now).order_by(Chat.probe_at).limit(limit)
    return (await tx.scalars(rows)).all()


async def reach(tx: Tx, member_id: int, reach: Reachability) -> None:
    """Write down whether a member can be written to."""
    await change_rows(tx, update(Member).where(Member.id == member_id).values(reach=reach))


async def oldest_held(tx: Tx, chat_id: int, reasons: Collection[str]) -> OutboxRow | None:
    """Return the first row that waits for a chat to become usable."""
    rows = (
        select(OutboxRow)
        .where(
            OutboxRow.chat_id == chat_id,
            OutboxRow.state == OutboxState.HELD,
            OutboxRow.reason.in_(reasons),
        )
        .order_by(OutboxRow.due_at, OutboxRow.id)
        .limit(1)
    )
    return (await tx.scalars(rows)).first()


async def unsent_notices(tx: Tx, kind: str) -> Sequence[OutboxRow]:
    """Return the notices of a kind that nobody has been sent yet."""
    rows = select(OutboxRow).where(OutboxRow.kind == kind, OutboxRow.state == OutboxState.QUEUED)
    return (await tx.scalars(rows)).all()
