"""Whom the shop knew and erased: a keyed hash of their Telegram id, and what must outlive erasing.

The hash is made with the shop's key (`ShopKey.hash_id`): who comes back is known again, and nobody
who has the database alone can tell who it was.
"""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Json, Table
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
    taken: Mapped[Json] = mapped_column(default_factory=dict)
    """Units redeemed of promotions that have a limit for each member: `{"group_buy:7": 2}`."""


async def find(tx: Tx, member_id: int) -> FormerMember | None:
    """Return what outlived the erasing of whoever has this Telegram id; None of who never was erased."""
    return await tx.get(FormerMember, key_of(tx).hash_id(member_id))
