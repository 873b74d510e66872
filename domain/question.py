"""“Who invited you?”: asked once of a newcomer about whom nothing is known, and only in private."""

from datetime import datetime

from domain.attribution import NEWCOMER_FOR
from domain.tell import news
from storage import attribution as attributions
from storage import membership as memberships
from storage.chat import Chat
from storage.database import Tx
from storage.member import Member, Reach

ASK = "referral.who"
"""Kind of the question; `values` are title."""


def is_askable(member: Member, *, now: datetime) -> bool:
    """Return whether a member is new and was not asked yet."""
    return member.invited_asked_at is None and now - member.first_seen_at <= NEWCOMER_FOR


async def wanted(tx: Tx, member: Member, *, now: datetime) -> bool:
    """Return whether a newcomer who has just come to the bot is to be asked: from a group, by none."""
    if not is_askable(member, now=now) or not await memberships.of_member(tx, member.id, limit=1):
        return False
    return await attributions.promoter_of(tx, member.id) is None


async def ask(tx: Tx, member: Member, *, chat_id: int, now: datetime) -> bool:
    """Ask a newcomer who joined a chat, if they may be written to; return whether it was."""
    if member.reach != Reach.REACHABLE or not is_askable(member, now=now):
        return False
    if await attributions.promoter_of(tx, member.id) is not None:
        return False
    chat = await tx.get(Chat, chat_id)
    member.invited_asked_at = now
    title = "" if chat is None else chat.title
    return await news(tx, member.id, ASK, {"title": title}, now=now) is not None
