"""Queries on the calls of networks, the orders that they report, and whose tokens those bear."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, func, select, update

from storage.affiliate.tables import AffiliateAccount, AffiliateToken
from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.network_order.tables import (
    CallState,
    MemberToken,
    NetworkCall,
    NetworkOrder,
    NetworkOrderState,
)


async def account_by_key(tx: Tx, digest: str) -> AffiliateAccount | None:
    """Return the account whose calls come with a key, removed or not: networks report for months."""
    rows = select(AffiliateAccount).where(AffiliateAccount.key_digest == digest)
    return (await tx.scalars(rows)).one_or_none()


async def lock_account(tx: Tx, account_id: int) -> AffiliateAccount | None:
    """Load an account, removed or not, and hold it: its orders change one after another."""
    return await lock_row(tx, AffiliateAccount, AffiliateAccount.id == account_id, key_share=True)


async def lock_call(tx: Tx, call_id: int) -> NetworkCall | None:
    """Load a call and hold it until the transaction ends."""
    return await lock_row(tx, NetworkCall, NetworkCall.id == call_id)


async def new_calls(tx: Tx, *, limit: int) -> Sequence[int]:
    """Return the calls that nobody has looked at, in the order in which they came."""
    rows = select(NetworkCall.id).where(NetworkCall.state == CallState.NEW)
    return (await tx.scalars(rows.order_by(NetworkCall.id).limit(limit))).all()


async def calls(tx: Tx, account_id: int, *, limit: int) -> Sequence[NetworkCall]:
    """Return the last calls of an account, the newest first."""
    rows = select(NetworkCall).where(NetworkCall.account_id == account_id)
    return (await tx.scalars(rows.order_by(NetworkCall.id.desc()).limit(limit))).all()


async def aside(tx: Tx, account_id: int) -> Sequence[tuple[str, int, str]]:
    """Return why calls of an account were put aside, how many for each reason, and an example."""
    rows = (
        select(NetworkCall.reason, func.count(), func.max(NetworkCall.shown))
        .where(NetworkCall.account_id == account_id, NetworkCall.state == CallState.ASIDE)
        .group_by(NetworkCall.reason)
        .order_by(NetworkCall.reason)
    )
    return [(str(row[0]), int(row[1]), str(row[2])) for row in await tx.execute(rows)]


async def renew_aside(tx: Tx, account_id: int, reason: str | None = None) -> int:
    """Have calls looked at again that were put aside; return how many."""
    rows = update(NetworkCall).where(
        NetworkCall.account_id == account_id, NetworkCall.state == CallState.ASIDE
    )
    if reason is not None:
        rows = rows.where(NetworkCall.reason == reason)
    return await change_rows(tx, rows.values(state=CallState.NEW, reason=None))


async def put_aside(tx: Tx, call_id: int, reason: str) -> None:
    """Put a call aside that has not been understood yet."""
    rows = update(NetworkCall).where(NetworkCall.id == call_id, NetworkCall.state == CallState.NEW)
    await change_rows(tx, rows.values(state=CallState.ASIDE, reason=reason))


async def asked_aside_since(tx: Tx, account_id: int, reason: str, since: datetime) -> bool:
    """Return whether a call was put aside for a reason after a moment."""
    rows = select(NetworkCall.id).where(
        NetworkCall.account_id == account_id,
        NetworkCall.state == CallState.ASIDE,
        NetworkCall.reason == reason,
        NetworkCall.at > since,
    )
    return await tx.scalar(rows.limit(1)) is not None


async def by_keys(tx: Tx, account_id: int, order_key: str, line_key: str) -> NetworkOrder | None:
    """Return an order by what its network calls it."""
    rows = select(NetworkOrder).where(
        NetworkOrder.account_id == account_id,
        NetworkOrder.order_key == order_key,
        NetworkOrder.line_key == line_key,
    )
    return (await tx.scalars(rows)).one_or_none()


async def reversed_by(
    tx: Tx, account_id: int, shop_order: str, line_key: str
) -> NetworkOrder | None:
    """Return the order that a reversal of its own is about: the shop's number and the line agree."""
    rows = select(NetworkOrder).where(
        NetworkOrder.account_id == account_id,
        NetworkOrder.shop_order == shop_order,
        NetworkOrder.line_key == line_key,
        NetworkOrder.reverses_id.is_(None),
    )
    return (await tx.scalars(rows.order_by(NetworkOrder.id).limit(1))).one_or_none()


async def orders(tx: Tx, *, account_id: int | None = None, limit: int) -> Sequence[NetworkOrder]:
    """Return the newest orders, of one account or of all."""
    rows = select(NetworkOrder)
    if account_id is not None:
        rows = rows.where(NetworkOrder.account_id == account_id)
    return (await tx.scalars(rows.order_by(NetworkOrder.id.desc()).limit(limit))).all()


async def approved_before(
    tx: Tx, account_id: int, moment: datetime, *, limit: int
) -> Sequence[NetworkOrder]:
    """Return approved orders that have stood so since before a moment, the longest first."""
    rows = select(NetworkOrder).where(
        NetworkOrder.account_id == account_id,
        NetworkOrder.state == NetworkOrderState.APPROVED,
        NetworkOrder.changed_at <= moment,
    )
    found = rows.order_by(NetworkOrder.changed_at, NetworkOrder.id).limit(limit)
    return (await tx.scalars(found)).all()


async def advancing(tx: Tx) -> Sequence[AffiliateAccount]:
    """Return the accounts whose approved orders the shop pays before the network does."""
    rows = select(AffiliateAccount).where(AffiliateAccount.advance_days.is_not(None))
    return (await tx.scalars(rows.order_by(AffiliateAccount.id))).all()


async def sums(tx: Tx) -> Sequence[tuple[int, str, str, int, int, int, int]]:
    """Return by account, currency and state: orders, paid by buyers, commission, and shares."""
    rows = (
        select(
            NetworkOrder.account_id,
            NetworkOrder.currency,
            NetworkOrder.state,
            func.count(),
            func.sum(NetworkOrder.amount_minor),
            func.sum(NetworkOrder.commission_minor),
            func.sum(NetworkOrder.share_minor),
        )
        .where(NetworkOrder.reverses_id.is_(None))
        .group_by(NetworkOrder.account_id, NetworkOrder.currency, NetworkOrder.state)
    )
    found = await tx.execute(rows)
    return [
        (row[0], row[1], row[2], int(row[3]), int(row[4]), int(row[5]), int(row[6]))
        for row in found
    ]


async def count_nobodys(tx: Tx, account_id: int) -> int:
    """Return how many orders of an account bear no token that is known."""
    known = (
        select(AffiliateToken.token)
        .where(AffiliateToken.account_id == account_id)
        .union(select(MemberToken.token).where(MemberToken.account_id == account_id))
    )
    rows = select(
        func.count(case((NetworkOrder.token.is_(None), 1), (NetworkOrder.token.not_in(known), 1)))
    ).where(NetworkOrder.account_id == account_id, NetworkOrder.reverses_id.is_(None))
    return int(await tx.scalar(rows) or 0)


async def member_of(tx: Tx, account_id: int, token: str) -> int | None:
    """Return which member shared a link with a token."""
    rows = select(MemberToken.member_id).where(
        MemberToken.account_id == account_id, MemberToken.token == token
    )
    found: int | None = await tx.scalar(rows)
    return found


async def chat_of(tx: Tx, account_id: int, token: str) -> int | None:
    """Return which chat's posts bear a token."""
    rows = select(AffiliateToken.chat_id).where(
        AffiliateToken.account_id == account_id, AffiliateToken.token == token
    )
    found: int | None = await tx.scalar(rows)
    return found
