"""A chat that was asked about: whether it can be posted to again, by what members may do there.

Telegram tells a bot nothing when a group's permissions change, only when its own do.
"""

from collections.abc import Mapping
from datetime import datetime

from domain.chat.bot_membership import BotMembership, ChatInfo, state_for
from domain.delivery import effects
from storage.chat import chats
from storage.chat.tables import Chat, ChatState
from storage.database import Tx
from storage.delivery import reachability

IN_CHARGE = ("creator", "administrator")
"""Standings that no permission of members binds."""


def may_send(
    chat: Chat, permissions: Mapping[str, bool], right: str = "can_send_messages", *, now: datetime
) -> bool:
    """Return whether the bot may send something in a chat, as far as it knows its own standing."""
    status = str(chat.rights.get("status") or "member")
    until = chat.rights.get("until")
    if status == "restricted" and until and datetime.fromisoformat(until) <= now:
        status = "member"
    own = {name: bool(value) for name, value in chat.rights.items() if name.startswith("can_")}
    place = ChatInfo(chat.id, chat.type, chat.title)
    if state_for(place, BotMembership(status, own)) is not ChatState.ACTIVE:
        return False
    if chat.type == "channel" or status in IN_CHARGE:
        return True
    mine = status != "restricted" or own.get(right, False)
    return mine and permissions.get(right, True)


async def hear_permissions(
    tx: Tx, chat_id: int, permissions: Mapping[str, bool], *, now: datetime
) -> None:
    """Take in what members may do: a chat that is open again is posted to again."""
    chat = await chats.find(tx, chat_id)
    if chat is None or chat.state not in effects.RECOVERABLE:
        return
    if not may_send(chat, permissions, now=now):
        return
    if may_send(chat, permissions, "can_send_photos", now=now):
        await reachability.photos_refused_at(tx, chat_id, None)
    await effects.reopen(tx, chat_id, now=now)
