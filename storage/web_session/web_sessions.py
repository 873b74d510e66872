"""Queries on sessions of the Mini App."""

from sqlalchemy import delete, select

from storage.columns import change_rows
from storage.database import Tx
from storage.web_session.tables import WebSession


async def by_key(tx: Tx, key_hash: str) -> WebSession | None:
    """Return the session under a key's hash."""
    return (
        await tx.scalars(select(WebSession).where(WebSession.key_hash == key_hash))
    ).one_or_none()


async def delete_by_key(tx: Tx, key_hash: str) -> None:
    """Delete the session under a key's hash."""
    await change_rows(tx, delete(WebSession).where(WebSession.key_hash == key_hash))


async def delete_oldest(tx: Tx, member_id: int, *, keep: int) -> None:
    """Delete a member's sessions but for the newest."""
    newest = select(WebSession.id).where(WebSession.member_id == member_id)
    newest = newest.order_by(WebSession.id.desc()).limit(keep)
    rows = delete(WebSession).where(
        WebSession.member_id == member_id, WebSession.id.not_in(newest.scalar_subquery())
    )
    await change_rows(tx, rows)
