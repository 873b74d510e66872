"""Queries on cooldowns: which last, and how a new one is saved."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select

from storage.database import Tx
from storage.delivery.tables import Cooldown


async def active(tx: Tx, *, real_now: datetime) -> dict[int, datetime]:
    """Return the freezes that are not over, by chat id."""
    rows = select(Cooldown.chat_id, Cooldown.until).where(Cooldown.until > real_now)
    return {row.chat_id: row.until for row in await tx.execute(rows)}


async def save(tx: Tx, freezes: Mapping[int, datetime], *, real_now: datetime) -> None:
    """Write freezes down, never shortening one, and forget those that are over."""
    known = await active(tx, real_now=real_now)
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
