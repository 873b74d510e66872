"""Queries on accounts at affiliate networks and on tokens."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select, update

from storage.affiliate.tables import AffiliateAccount, AffiliateToken
from storage.columns import lock_row
from storage.database import Tx


async def accounts(tx: Tx) -> Sequence[AffiliateAccount]:
    """Return the accounts that the shop has, the oldest first."""
    kept = select(AffiliateAccount).where(AffiliateAccount.removed_at.is_(None))
    return (await tx.scalars(kept.order_by(AffiliateAccount.id))).all()


async def lock(tx: Tx, account_id: int) -> AffiliateAccount | None:
    """Load an account that the shop has, and hold it until the transaction ends."""
    mine = (AffiliateAccount.id == account_id) & AffiliateAccount.removed_at.is_(None)
    return await lock_row(tx, AffiliateAccount, mine)


async def tokens(tx: Tx, account_id: int, chats: Collection[int]) -> dict[int, str]:
    """Return the tokens that some chats have at an account."""
    rows = select(AffiliateToken.chat_id, AffiliateToken.token).where(
        AffiliateToken.account_id == account_id, AffiliateToken.chat_id.in_(chats)
    )
    return {row[0]: row[1] for row in await tx.execute(rows)}


async def taken(tx: Tx, words: Collection[str]) -> set[str]:
    """Return which of these words are tokens."""
    return set(
        await tx.scalars(select(AffiliateToken.token).where(AffiliateToken.token.in_(words)))
    )


async def chats_by_account(tx: Tx) -> dict[int, int]:
    """Return how many chats have a token, by account."""
    rows = select(AffiliateToken.account_id, func.count()).group_by(AffiliateToken.account_id)
    return {row[0]: row[1] for row in await tx.execute(rows)}


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup; where that has a token already, both stay known."""
    has = select(AffiliateToken.account_id).where(AffiliateToken.chat_id == new)
    moved = update(AffiliateToken).where(
        AffiliateToken.chat_id == old, AffiliateToken.account_id.not_in(has)
    )
    await tx.execute(moved.values(chat_id=new))
