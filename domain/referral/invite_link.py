"""Personal invite links: a member wishes for one, a job makes it, the member is told.

wish (a row, committed) -> createChatInviteLink, in no transaction -> made, and told
                                                   refused -> failed(reason), and told
                                                   no answer -> tried again, later each time
"""

from datetime import datetime, timedelta
from typing import TypedDict

from domain.notify import notify
from domain.refusal import Refused
from storage.chat.tables import Chat, ChatState
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.members import Member
from storage.referral import invite_links
from storage.referral.tables import InviteLink, LinkState


class LinkMade(TypedDict):
    """A link into a chat is there."""

    title: str
    url: str


class LinkFailed(TypedDict):
    """There will be no link into a chat."""

    title: str
    reason: str


MADE: Kind[LinkMade] = Kind("referral.link_made")
FAILED: Kind[LinkFailed] = Kind("referral.link_failed")
TRIES_MAX = 6
AGAIN_FIRST = timedelta(seconds=5)
REASON_CHARS_MAX = 120
INVITE = "can_invite_users"


def again_at(tries: int, *, now: datetime) -> datetime:
    """Return when to try again after so many tries that got no answer."""
    return now + AGAIN_FIRST * (1 << tries)


def takes_links(chat: Chat) -> bool:
    """Return whether members get links of their own into a chat: where it has no public address."""
    return chat.state == ChatState.ACTIVE and chat.username is None


async def request_link(tx: Tx, chat: Chat, member: Member, *, now: datetime) -> InviteLink:
    """Return a member's link into a chat, or the wish for one that is being made; or refuse."""
    if not takes_links(chat):
        raise Refused("referral.public_chat", title=chat.title)
    if member.banned_at is not None:
        raise Refused("referral.banned")
    known = await invite_links.find_live(tx, chat.id, member.id)
    if known is not None:
        return known
    if not chat.rights.get(INVITE) and chat.rights.get("status") != "creator":
        raise Refused("referral.no_right", title=chat.title)
    fresh = InviteLink(
        chat_id=chat.id,
        member_id=member.id,
        name=member.code,
        wanted_at=now,
        try_at=now,
        by_request=chat.links_by_request,
    )
    tx.add(fresh)
    await tx.flush()
    return fresh


async def record_link(tx: Tx, link_id: int, url: str, *, now: datetime) -> None:
    """Record the link that Telegram made, and tell its member."""
    link = await invite_links.lock(tx, link_id)
    if link is None or link.state != LinkState.WANTED:
        return
    link.state, link.url, link.made_at = LinkState.MADE, url, now
    chat = await tx.get_one(Chat, link.chat_id)
    await notify(tx, link.member_id, MADE, LinkMade(title=chat.title, url=url), now=now)


async def record_refusal(tx: Tx, link_id: int, reason: str, *, now: datetime) -> None:
    """Record that Telegram makes no link here, and tell its member."""
    link = await invite_links.lock(tx, link_id)
    if link is None or link.state != LinkState.WANTED:
        return
    link.state, link.reason = LinkState.FAILED, reason[:REASON_CHARS_MAX]
    chat = await tx.get(Chat, link.chat_id)
    title = chat.title if chat is not None else str(link.chat_id)
    values = LinkFailed(title=title, reason=link.reason)
    await notify(tx, link.member_id, FAILED, values, now=now)


async def retry_later(tx: Tx, link_id: int, reason: str, *, now: datetime) -> None:
    """Try again later, after no answer or a wait that Telegram asked for; give up at last."""
    link = await invite_links.lock(tx, link_id)
    if link is None or link.state != LinkState.WANTED:
        return
    link.tries += 1
    link.try_at = again_at(link.tries, now=now)
    if link.tries >= TRIES_MAX:
        await record_refusal(tx, link_id, reason, now=now)
