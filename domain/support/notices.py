"""What is told by the outbox about a conversation: to whoever answers for the shop, and to its customer."""

from datetime import datetime
from typing import TypedDict

from storage import installation
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind, Values
from storage.delivery.tables import Lane, OutboxRow, RetryPolicy
from storage.support.tables import SupportTicket


class PassedOn(TypedDict):
    """To the inbox: what a customer wrote."""

    ticket_id: int
    name: str
    username: str | None
    text: str
    photo: str | None


class ShopAnswer(TypedDict):
    """To the customer: what the shop answered."""

    shop: str
    """The shop's name; empty where it has none."""
    text: str
    photo: str | None


class ConversationEnd(TypedDict):
    """To the customer: the conversation is closed."""

    shop: str
    silent: bool
    """Nobody has written for a while."""


class NotDelivered(TypedDict):
    """To the inbox: an answer did not reach its customer."""

    name: str
    blocked: bool
    """They have blocked the bot; the answer waits until they write again."""


class NoTopics(TypedDict):
    """To the owner: the bot may open no topic in the group that is to be the inbox."""

    title: str


ASKED: Kind[PassedOn] = Kind("support.asked")
ANSWERED: Kind[ShopAnswer] = Kind("support.answered")
ENDED: Kind[ConversationEnd] = Kind("support.ended")
NOT_DELIVERED: Kind[NotDelivered] = Kind("support.not_delivered")
NO_TOPICS: Kind[NoTopics] = Kind("support.no_topics")


async def put_into_inbox(
    tx: Tx, ticket: SupportTicket, kind: Kind[Values], values: Values, *, now: datetime
) -> OutboxRow | None:
    """Queue a message to the customer's topic, else to the owner; None while nobody owns the shop."""
    chat_id = ticket.forum_id or await installation.owner_id(tx)
    if chat_id is None:
        return None
    row = OutboxRow(
        chat_id=chat_id,
        kind=kind,
        values=values,
        due_at=now,
        thread_id=ticket.thread_id if ticket.forum_id else None,
        lane=Lane.TRANSACTIONAL,
        policy=RetryPolicy.AT_LEAST_ONCE,
    )
    outbox.put(tx, row)
    await tx.flush()
    return row
