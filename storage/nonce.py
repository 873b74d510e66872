"""Single-use numbers: one confirm button does one thing once, for the one it was shown to."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx


class Nonce(Table):
    """One confirmation that somebody was asked for."""

    __tablename__ = "nonces"

    word: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[BigInt]
    act: Mapped[str]
    """What would be done, and to what: `deal.withdraw K7Q2`."""
    expires_at: Mapped[datetime] = mapped_column(index=True)
    spent_at: Mapped[datetime | None] = mapped_column(default=None)


async def spend(tx: Tx, word: str, member_id: int, act: str, *, now: datetime) -> bool:
    """Use a number up; return False if it is another's, for another act, over or used."""
    spent = await tx.scalar(
        update(Nonce)
        .where(
            Nonce.word == word,
            Nonce.member_id == member_id,
            Nonce.act == act,
            Nonce.expires_at > now,
            Nonce.spent_at.is_(None),
        )
        .values(spent_at=now)
        .returning(Nonce.word)
        .execution_options(synchronize_session=False)
    )
    return spent is not None


async def sweep(tx: Tx, *, now: datetime) -> None:
    """Forget what is over."""
    await tx.execute(delete(Nonce).where(Nonce.expires_at <= now))
