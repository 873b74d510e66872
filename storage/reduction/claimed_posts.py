"""Messages that named a price, with what was known of it when they were sent."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.chat.tables import Chat
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy

PROMOTIONS: dict[str, type[FlashSale | GroupBuy]] = {
    "flash_sale.card": FlashSale,
    "group_buy.card": GroupBuy,
}
KINDS = ("deal.post", *PROMOTIONS)
BATCH = 500


@dataclass(frozen=True, slots=True)
class ClaimedPost:
    """One message that stands in a chat."""

    id: int
    kind: str
    values: dict[str, Any]
    chat_id: int
    chat_title: str
    message_id: int | None
    sent_at: datetime


async def sent_between(tx: Tx, since: datetime, until: datetime) -> AsyncIterator[ClaimedPost]:
    """Yield the messages of a period that named a price before, in the order of their numbers."""
    rows = (
        select(
            OutboxRow.id,
            OutboxRow.kind,
            OutboxRow.values,
            OutboxRow.chat_id,
            Chat.title,
            OutboxRow.message_id,
            OutboxRow.settled_at,
        )
        .join(Chat, Chat.id == OutboxRow.chat_id)
        .where(
            OutboxRow.kind.in_(KINDS),
            OutboxRow.state == OutboxState.SENT,
            OutboxRow.settled_at >= since,
            OutboxRow.settled_at < until,
        )
        .order_by(OutboxRow.id)
        .limit(BATCH)
    )
    last = 0
    while True:
        found = (await tx.execute(rows.where(OutboxRow.id > last))).all()
        for id_, kind, values, chat_id, title, message_id, sent_at in found:
            last = id_
            if values.get("list_price_minor") is not None and sent_at is not None:
                yield ClaimedPost(id_, kind, values, chat_id, title, message_id, sent_at)
        if len(found) < BATCH:
            return


async def find_deal_id(tx: Tx, post: ClaimedPost) -> int | None:
    """Return the deal that a message is about: a card names its promotion."""
    promotion = PROMOTIONS.get(post.kind)
    if promotion is None:
        return post.values.get("deal_id")
    return await tx.scalar(select(promotion.deal_id).where(promotion.code == post.values["code"]))
