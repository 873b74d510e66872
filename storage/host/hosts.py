"""Queries on hosts: of a group, of a member, those who wait for an answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, exists, func, or_, select

from storage.chat.tables import Chat
from storage.columns import lock_row
from storage.database import Tx
from storage.host.tables import LIVE, ChatHost, HostState
from storage.members import Member
from storage.pickup.points import ORDER_TABLES
from storage.post.tables import Post


async def lock(tx: Tx, host_id: int) -> ChatHost | None:
    """Load a host and hold the row until the transaction ends."""
    return await lock_row(tx, ChatHost, ChatHost.id == host_id)


async def of_chat(tx: Tx, chat_id: int) -> ChatHost | None:
    """Return who hosts a group now, paused or not."""
    rows = select(ChatHost).where(ChatHost.chat_id == chat_id, ChatHost.state.in_(LIVE))
    return (await tx.scalars(rows)).one_or_none()


async def asking(tx: Tx, chat_id: int) -> ChatHost | None:
    """Return who asks to host a group."""
    rows = select(ChatHost).where(ChatHost.chat_id == chat_id, ChatHost.state == HostState.ASKED)
    return (await tx.scalars(rows)).one_or_none()


async def declined_since(tx: Tx, chat_id: int, member_id: int, *, since: datetime) -> bool:
    """Return whether a member was declined or removed as the host of a group after a moment."""
    rows = select(ChatHost.id).where(
        ChatHost.chat_id == chat_id,
        ChatHost.member_id == member_id,
        ChatHost.state.in_((HostState.DECLINED, HostState.REMOVED)),
        ChatHost.ended_at > since,
    )
    return await tx.scalar(rows.limit(1)) is not None


async def count_asked(tx: Tx, member_id: int, *, since: datetime) -> int:
    """Return how many groups a member asked to host after a moment."""
    rows = select(func.count(ChatHost.id)).where(
        ChatHost.member_id == member_id, ChatHost.asked_at > since
    )
    return int(await tx.scalar(rows) or 0)


async def of_member(tx: Tx, member_id: int, *, limit: int) -> Sequence[tuple[ChatHost, Chat]]:
    """Return the groups that a member hosts or asks for, with their chats, the oldest first."""
    rows = (
        select(ChatHost, Chat)
        .join(Chat, Chat.id == ChatHost.chat_id)
        .where(ChatHost.member_id == member_id, ChatHost.state.in_((*LIVE, HostState.ASKED)))
        .order_by(ChatHost.id)
    )
    return [(host, chat) for host, chat in await tx.execute(rows.limit(limit))]


async def listed(tx: Tx, *, limit: int) -> Sequence[tuple[ChatHost, Chat, Member]]:
    """Return every host with group and person: those who ask first, then the living, then the rest."""
    rank = case((ChatHost.state == HostState.ASKED, 0), (ChatHost.state.in_(LIVE), 1), else_=2)
    rows = (
        select(ChatHost, Chat, Member)
        .join(Chat, Chat.id == ChatHost.chat_id)
        .join(Member, Member.id == ChatHost.member_id)
        .order_by(rank, ChatHost.id.desc())
    )
    return [(host, chat, who) for host, chat, who in await tx.execute(rows.limit(limit))]


async def count_asking(tx: Tx) -> int:
    """Return how many wait for an answer."""
    rows = select(func.count(ChatHost.id)).where(ChatHost.state == HostState.ASKED)
    return int(await tx.scalar(rows) or 0)


async def has_posts(tx: Tx, chat_id: int) -> bool:
    """Return whether the shop ever planned a post for a chat."""
    return bool(await tx.scalar(select(exists().where(Post.chat_id == chat_id))))


async def chat_of_order(tx: Tx, subject: str, subject_id: int) -> int | None:
    """Return the group that an order came from."""
    orders = ORDER_TABLES.get(subject)
    if orders is None:
        return None
    chat_id: int | None = await tx.scalar(
        select(orders.table.chat_id).where(orders.table.id == subject_id)
    )
    return chat_id


async def earning(tx: Tx, chat_id: int, *, at: datetime) -> ChatHost | None:
    """Return who hosted a group at a moment, unless they are paused or earn nothing."""
    rows = select(ChatHost).where(
        ChatHost.chat_id == chat_id,
        ChatHost.state != HostState.PAUSED,
        ChatHost.rate_bp > 0,
        ChatHost.approved_at <= at,
        or_(ChatHost.ended_at.is_(None), ChatHost.ended_at > at),
    )
    return (await tx.scalars(rows.order_by(ChatHost.id.desc()).limit(1))).one_or_none()


async def any_earning(tx: Tx) -> bool:
    """Return whether some group has a host who earns there."""
    rows = select(ChatHost.id).where(ChatHost.state == HostState.ACTIVE, ChatHost.rate_bp > 0)
    return await tx.scalar(rows.limit(1)) is not None


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup; what the new one has already stays its own."""
    taken = {host.state for host in await _open_of(tx, new)}
    rows = select(ChatHost).where(ChatHost.chat_id == old).order_by(ChatHost.id)
    for host in (await tx.scalars(rows)).all():
        host.chat_id = new
        if host.state == HostState.ASKED and HostState.ASKED in taken:
            host.state = HostState.DECLINED
        elif host.state in LIVE and taken & set(LIVE):
            host.state = HostState.HANDED_OVER
    await tx.flush()


async def _open_of(tx: Tx, chat_id: int) -> Sequence[ChatHost]:
    rows = select(ChatHost).where(
        ChatHost.chat_id == chat_id, ChatHost.state.in_((*LIVE, HostState.ASKED))
    )
    return (await tx.scalars(rows)).all()
