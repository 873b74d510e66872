"""Becoming the host of a group, handing it over, and giving it up.

    an administrator of the group asks -> whoever runs the shop says yes or no
    the host hands over -> for two days another administrator may ask -> yes: the first one's time ends

Whether somebody administers a group is asked of Telegram before; see `handlers.host.request`.
"""

from datetime import datetime, timedelta

from domain.chat import pause
from domain.host import notices
from domain.host.notices import HostAsked, HostLeft
from domain.notify import notify_admins
from domain.refusal import Refused
from storage.chat import chats
from storage.chat.tables import Chat
from storage.database import Tx
from storage.host import hosts
from storage.host.tables import LIVE, ChatHost, HostState
from storage.members import Member

REQUEST = "host"
"""The payload of the link that brings the bot into a group: `?startgroup=host`."""
ASKS_PER_DAY_MAX = 5
DAY = timedelta(days=1)
DECLINED_FOR = timedelta(days=7)
"""How long a no holds."""
HANDING_OVER_FOR = timedelta(days=2)


async def ask(tx: Tx, member: Member, chat_id: int, *, now: datetime) -> ChatHost:
    """Ask whoever runs the shop to let an administrator of a group host it, or refuse.

    A group that the shop has never posted to is paused until the answer.
    """
    chat = await chats.find_current(tx, chat_id)
    if chat is None or chat.type == "channel":
        raise Refused("host.no_group")
    if member.banned_at is not None:
        raise Refused("host.banned")
    held = await hosts.of_chat(tx, chat.id)
    if held is not None:
        check_free(held, member, now=now)
    known = await hosts.asking(tx, chat.id)
    if known is not None:
        raise Refused("host.asked" if known.member_id == member.id else "host.asked_by_other")
    if await hosts.declined_since(tx, chat.id, member.id, since=now - DECLINED_FOR):
        raise Refused("host.declined", days=DECLINED_FOR.days)
    if await hosts.count_asked(tx, member.id, since=now - DAY) >= ASKS_PER_DAY_MAX:
        raise Refused("host.too_often", maximum=ASKS_PER_DAY_MAX)
    asked = ChatHost(chat_id=chat.id, member_id=member.id, asked_at=now)
    if held is None and chat.paused_at is None and not await hosts.has_posts(tx, chat.id):
        asked.holds_chat = True
        await pause.pause(tx, chat, now=now)
    tx.add(asked)
    await tx.flush()
    values = HostAsked(
        host_id=asked.id, name=member.name, title=chat.title, takes_over=held is not None
    )
    await notify_admins(tx, notices.ASKED, values, now=now)
    return asked


def check_free(held: ChatHost, member: Member, *, now: datetime) -> None:
    """Refuse somebody who asks for a group with a host, unless that one hands over."""
    if held.member_id == member.id:
        raise Refused("host.yours")
    if held.hands_over_until is None or held.hands_over_until <= now:
        raise Refused("host.taken")


async def own(tx: Tx, member_id: int, host_id: int) -> tuple[ChatHost, Chat]:
    """Return a member's own time as a host, held until the transaction ends, with the group; or refuse."""
    found = await hosts.lock(tx, host_id)
    if found is None or found.member_id != member_id or found.state not in LIVE:
        raise Refused("host.not_yours")
    return found, await tx.get_one(Chat, found.chat_id)


async def hand_over(tx: Tx, member_id: int, host_id: int, *, now: datetime) -> Chat:
    """Let another administrator of the group ask to take over, for two days."""
    found, chat = await own(tx, member_id, host_id)
    found.hands_over_until = now + HANDING_OVER_FOR
    await tx.flush()
    return chat


async def leave(tx: Tx, member: Member, host_id: int, *, now: datetime) -> Chat:
    """Give a group up: what was earned stays, and the shop goes on posting as it likes."""
    found, chat = await own(tx, member.id, host_id)
    found.state, found.ended_at = HostState.LEFT, now
    await tx.flush()
    await notify_admins(tx, notices.LEFT, HostLeft(name=member.name, title=chat.title), now=now)
    return chat


async def on_erased(tx: Tx, member_id: int, *, now: datetime) -> None:
    """End whatever somebody hosts or asks for who is erased."""
    for found, _ in await hosts.of_member(tx, member_id, limit=chats.CHATS_MAX):
        asked = found.state == HostState.ASKED
        found.state, found.ended_at = HostState.DECLINED if asked else HostState.LEFT, now
    await tx.flush()
