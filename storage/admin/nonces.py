"""Single-use numbers: one confirm button does one thing once, for the one it was shown to."""

from datetime import datetime

from sqlalchemy import delete, update

from storage.admin.tables import Nonce
from storage.columns import change_rows
from storage.database import Tx


async def consume(tx: Tx, word: str, member_id: int, act: str, *, now: datetime) -> bool:
    """Use a number up; return False if it is another's, for another act, over or used."""
    changed = await change_rows(
        tx,
        update(Nonce)
        .where(
            Nonce.word == word,
            Nonce.member_id == member_id,
            Nonce.act == act,
            Nonce.expires_at > now,
            Nonce.spent_at.is_(None),
        )
        .values(spent_at=now),
    )
    return changed > 0


async def delete_expired(tx: Tx, *, now: datetime) -> None:
    """Forget what is over."""
    await tx.execute(delete(Nonce).where(Nonce.expires_at <= now))
