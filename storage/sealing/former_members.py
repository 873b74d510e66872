"""Whom the shop knew and erased: a keyed hash of their Telegram id, and what must outlive erasing.

The hash is made with the shop's key (`ShopKey.hash_id`): who comes back is known again, and nobody
who has the database alone can tell who it was.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Table
from storage.database import Tx
from storage.sealing.shop_key import key_of


class FormerMember(Table):
    """Somebody who was erased: no newcomer any more, and no more welcome than before."""

    __tablename__ = "former_members"

    id_hash: Mapped[str] = mapped_column(primary_key=True)
    banned_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when the shop sells them nothing."""
    programs: Mapped[list[int]] = mapped_column(default_factory=list)
    """The referral programs in which somebody was promised a reward for them."""


async def find(tx: Tx, member_id: int) -> FormerMember | None:
    """Return what outlived the erasing of whoever has this Telegram id; None of who never was erased."""
    return await tx.get(FormerMember, key_of(tx).hash_id(member_id))


async def find_all(tx: Tx, member_ids: Collection[int]) -> dict[int, FormerMember]:
    """Return the same for many, by their ids."""
    key = key_of(tx)
    hashes = {key.hash_id(member_id): member_id for member_id in member_ids}
    rows = select(FormerMember).where(FormerMember.id_hash.in_(hashes))
    return {hashes[former.id_hash]: former for former in await tx.scalars(rows)}


async def remember(
    tx: Tx, member_id: int, *, banned_at: datetime | None, programs: Collection[int]
) -> None:
    """Keep of somebody who is erased what must outlive that, beside what was kept before."""
    known = await find(tx, member_id)
    if known is None:
        known = FormerMember(id_hash=key_of(tx).hash_id(member_id))
        tx.add(known)
    known.banned_at = banned_at
    known.programs = sorted({*known.programs, *programs})
    await tx.flush()
