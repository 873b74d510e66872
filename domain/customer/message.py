"""Words of the shop to one customer, through the bot."""

from datetime import datetime, timedelta
from typing import TypedDict

from domain.notify import notify
from domain.refusal import Refused
from storage import members
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.members import Member, Reachability

MESSAGE_CHARS_MAX = 1_000
KEPT_FOR = timedelta(days=1)
"""What could not be sent by then is not sent at all."""


class CustomerMessage(TypedDict):
    """What the shop writes to a customer."""

    text: str


MESSAGE: Kind[CustomerMessage] = Kind("customer.message")


def check_message(typed: str) -> str:
    """Return words as they are sent, or refuse them."""
    words = typed.strip()
    if not 1 <= len(words) <= MESSAGE_CHARS_MAX:
        raise Refused("customer.message", maximum=MESSAGE_CHARS_MAX, chars=len(words))
    return words


def require_reachable(member: Member) -> None:
    """Refuse where Telegram lets the bot not write: they never opened the chat, blocked it, or left."""
    if member.reach != Reachability.REACHABLE:
        raise Refused(f"customer.is_{member.reach}", name=member.name)


async def send(tx: Tx, member_id: int, typed: str, *, now: datetime) -> Member:
    """Queue the shop's words for a member who can be written to, or refuse."""
    member = await members.find(tx, member_id)
    if member is None:
        raise Refused("member.unknown", id=member_id)
    require_reachable(member)
    words = CustomerMessage(text=check_message(typed))
    await notify(tx, member_id, MESSAGE, words, now=now, expires_at=now + KEPT_FOR)
    return member
