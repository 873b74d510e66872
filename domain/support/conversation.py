"""Conversations of customers with the shop: asked, answered, closed and opened again.

asked      a message, within the limits for one person and for all -> the inbox
answered   a message of whoever may answer -> the customer, signed with the shop's name
closed     by the shop, or after a week of silence; the customer hears so
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.admin import authority
from domain.admin.authority import AccessLevel
from domain.notify import notify
from domain.refusal import Refused
from domain.support import inbox, shop_info
from domain.support.notices import (
    ANSWERED,
    ASKED,
    ENDED,
    NOT_DELIVERED,
    ConversationEnd,
    NotDelivered,
    PassedOn,
    ShopAnswer,
    put_into_inbox,
)
from storage import members
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.members import Member
from storage.support import tickets
from storage.support.tables import MessageState, SupportMessage, SupportTicket

TEXT_CHARS_MAX, CAPTION_CHARS_MAX = 3_000, 800
"""With a name above it, each still fits into one message of Telegram's."""
HOUR = timedelta(hours=1)
HOURLY_MAX, HOURLY_OF_ALL_MAX = 20, 300
"""Messages that customers may pass on in an hour: one of them, and all of them."""
SILENCE = timedelta(days=7)
QUIET_FOR = timedelta(minutes=5)
"""Of messages that follow each other faster only the first is confirmed."""
MOVED = "moved"
"""Reason of a message to a topic that is not there any more: it goes elsewhere."""


@dataclass(frozen=True, slots=True)
class WrittenMessage:
    """What somebody wrote: words, a photo, or both."""

    text: str
    photo: str | None = None


def check_content(content: WrittenMessage) -> WrittenMessage:
    """Return what fits into one message, or refuse."""
    most = TEXT_CHARS_MAX if content.photo is None else CAPTION_CHARS_MAX
    if len(content.text) > most:
        raise Refused("support.too_long", maximum=most)
    if not content.text.strip() and content.photo is None:
        raise Refused("support.kind")
    return content


async def ask(tx: Tx, member: Member, content: WrittenMessage, *, now: datetime) -> bool:
    """Pass a customer's message on; return whether they should be told that it was.

    Raises `Refused` for what is too long, and for too many.
    """
    check_content(content)
    since = now - HOUR
    if await tickets.count_asked(tx, since=since, member_id=member.id) >= HOURLY_MAX:
        raise Refused("support.too_many")
    if await tickets.count_asked(tx, since=since) >= HOURLY_OF_ALL_MAX:
        raise Refused("support.busy")
    last = await tickets.last_asked_at(tx, member.id)
    ticket = await _open(tx, member, now=now)
    said = SupportMessage(member_id=member.id, at=now, text=content.text, photo=content.photo)
    tx.add(said)
    await tx.flush()
    if not await inbox.wants_topic(tx, ticket, now=now):
        await place(tx, ticket, now=now)
    return last is None or now - last >= QUIET_FOR


async def _open(tx: Tx, member: Member, *, now: datetime) -> SupportTicket:
    """Return the customer's conversation, opened if it was closed."""
    ticket = await tickets.lock_of(tx, member.id)
    if ticket is None:
        ticket = SupportTicket(member_id=member.id, opened_at=now, last_at=now)
        tx.add(ticket)
    if ticket.closed_at is not None:
        ticket.opened_at, ticket.closed_at = now, None
    ticket.last_at, ticket.unanswered = now, True
    await tx.flush()
    return ticket


async def place(tx: Tx, ticket: SupportTicket, *, now: datetime) -> None:
    """Queue what waits of a conversation for the inbox."""
    member = await tx.get_one(Member, ticket.member_id)
    for said in await tickets.waiting_of(tx, ticket.member_id):
        values = PassedOn(
            ticket_id=ticket.id,
            name=member.name,
            username=member.username,
            text=said.text,
            photo=said.photo,
        )
        row = await put_into_inbox(tx, ticket, ASKED, values, now=now)
        if row is None:
            return
        said.outbox_id, said.state = row.id, MessageState.SENDING
    await tx.flush()


async def require_ticket(tx: Tx, by_id: int, ticket_id: int) -> tuple[SupportTicket, Member]:
    """Return a conversation and its customer to somebody who may answer, or refuse."""
    await authority.require(tx, by_id, AccessLevel.EVERYWHERE)
    found = await tickets.find(tx, ticket_id)
    ticket = None if found is None else await tickets.lock_of(tx, found.member_id)
    member = None if ticket is None else await members.find(tx, ticket.member_id)
    if ticket is None or member is None:
        raise Refused("support.gone")
    return ticket, member


async def answer(
    tx: Tx, by_id: int, ticket_id: int, content: WrittenMessage, *, now: datetime
) -> Member:
    """Send the customer an answer of the shop; return them. A closed conversation goes on."""
    ticket, member = await require_ticket(tx, by_id, ticket_id)
    check_content(content)
    shop = await shop_info.name(tx)
    values = ShopAnswer(shop=shop, text=content.text, photo=content.photo)
    row = await notify(tx, member.id, ANSWERED, values, now=now)
    await tx.flush()
    ticket.closed_at, ticket.last_at, ticket.unanswered = None, now, False
    tx.add(
        SupportMessage(
            member_id=member.id,
            at=now,
            text=content.text,
            photo=content.photo,
            by_id=by_id,
            state=MessageState.SENDING,
            outbox_id=row.id,
        )
    )
    await tx.flush()
    return member


async def close(tx: Tx, by_id: int, ticket_id: int, *, now: datetime) -> Member:
    """Close a conversation and tell its customer; refuse where it is closed already."""
    ticket, member = await require_ticket(tx, by_id, ticket_id)
    if ticket.closed_at is not None:
        raise Refused("support.closed", name=member.name)
    await _close(tx, ticket, silent=False, now=now)
    return member


async def close_silent(tx: Tx, ticket_id: int, *, now: datetime) -> None:
    """Close a conversation in which nobody has written for a week."""
    ticket = await tickets.find(tx, ticket_id)
    if ticket is not None and ticket.closed_at is None and now - ticket.last_at >= SILENCE:
        await _close(tx, ticket, silent=True, now=now)


async def _close(tx: Tx, ticket: SupportTicket, *, silent: bool, now: datetime) -> None:
    ticket.closed_at = ticket.last_at = now
    ticket.unanswered = False
    values = ConversationEnd(shop=await shop_info.name(tx), silent=silent)
    await notify(tx, ticket.member_id, ENDED, values, now=now)


async def settle(tx: Tx, message_id: int, *, now: datetime) -> None:
    """Do what follows from the end of a message's row: it arrived, goes elsewhere, or did not."""
    said = await tx.get_one(SupportMessage, message_id)
    row = None if said.outbox_id is None else await tx.get(OutboxRow, said.outbox_id)
    ticket = await tickets.lock_of(tx, said.member_id)
    if row is None or ticket is None or row.state == OutboxState.SENT:
        said.state = MessageState.ARRIVED
    elif said.by_id is None and row.chat_id < 0:
        await _place_elsewhere(tx, ticket, said, row, now=now)
    else:
        said.state = MessageState.NOT_DELIVERED
        if said.by_id is not None:
            await _tell_not_delivered(tx, ticket, row, now=now)
    await tx.flush()


async def _place_elsewhere(
    tx: Tx, ticket: SupportTicket, said: SupportMessage, row: OutboxRow, *, now: datetime
) -> None:
    """Let a message that its topic does not take wait for a new one, or go to the owner."""
    row.state, row.reason, row.settled_at = OutboxState.SKIPPED, MOVED, now
    said.state, said.outbox_id = MessageState.WAITING, None
    if ticket.forum_id == row.chat_id and ticket.thread_id == row.thread_id:
        ticket.forum_id = ticket.thread_id = None
    await tx.flush()
    if not await inbox.wants_topic(tx, ticket, now=now):
        await place(tx, ticket, now=now)


async def _tell_not_delivered(
    tx: Tx, ticket: SupportTicket, row: OutboxRow, *, now: datetime
) -> None:
    member = await tx.get_one(Member, ticket.member_id)
    values = NotDelivered(name=member.name, blocked=row.state == OutboxState.HELD)
    await put_into_inbox(tx, ticket, NOT_DELIVERED, values, now=now)
