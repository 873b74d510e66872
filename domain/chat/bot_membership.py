"""Chats: what the bot hears about its own place in a group, and what follows from it.

    added, promoted, rights changed  -> the chat is known; what waited for it is sent
    silenced                         -> no_rights: rows held until the right is back
    removed, left                    -> kicked | left: rows held until it is added again
    group -> supergroup              -> everything moves to the new id, once

The owner hears of each change once, in private: a change is what differs from what was known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from domain.delivery import effects
from domain.delivery.effects import CHAT_LOST, ChatLost
from domain.delivery.outcome import HELD_FOR_TOPIC
from domain.display_name import display_name
from domain.notify import notify_owner
from domain.promotion import live_card
from storage.admin import roles
from storage.affiliate import affiliate_rows
from storage.campaign import campaigns
from storage.chat import chats, memberships, mentions, presses
from storage.chat.tables import Chat, ChatState, ChatTopic
from storage.columns import Json
from storage.database import Tx
from storage.delivery import outbox, reachability, sending
from storage.delivery.kinds import LEAVE, Kind, NoValues
from storage.delivery.tables import Lane, OutboxRow, OutboxState, RetryPolicy
from storage.flash_sale import stock_rows
from storage.host import hosts
from storage.order_list import list_orders
from storage.post import posts
from storage.referral import invite_links


class ChatStanding(TypedDict):
    """To the owner: what a chat gives the bot, and what it withholds."""

    chat_id: int
    title: str
    type: str
    lacking: list[str]
    silent: bool
    """Nothing can be posted there."""
    bot: str | None
    """The bot's username, for the button that gives every right."""


CHAT_READY: Kind[ChatStanding] = Kind("owner.chat_ready")
CHAT_RIGHTS: Kind[ChatStanding] = Kind("owner.chat_rights")
UNTITLED = "💬"
"""Stands for a chat of whose title nothing can be seen."""
GROUP_RIGHTS = ("can_pin_messages", "can_delete_messages", "can_invite_users")
"""Rights that the shop uses in groups; without them it posts, and does a little less."""
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_delete_messages")
TITLE_CHARS_MAX = 128
MODULES_TO_MIGRATE = (
    affiliate_rows,
    campaigns,
    posts,
    sending,
    memberships,
    invite_links,
    list_orders,
    hosts,
    roles,
    chats,
    mentions,
    presses,
)
"""Drawers that follow a group to its new id, beside its messages, cards, tags and flash sales."""


@dataclass(frozen=True)
class ChatInfo:
    """What an update tells about a group or channel."""

    id: int
    type: str
    title: str
    username: str | None = None
    is_forum: bool = False


@dataclass(frozen=True)
class BotMembership:
    """The bot's own membership: Telegram's status, and its rights by Telegram's names."""

    status: str
    rights: Mapping[str, bool] = field(default_factory=dict)
    until: datetime | None = None
    """When a restriction ends by itself, of which Telegram sends no update."""


def state_for(place: ChatInfo, standing: BotMembership) -> ChatState:
    """Return what a standing means for posting."""
    if standing.status in {"left", "kicked"}:
        return ChatState(standing.status)
    if standing.status == "creator":
        return ChatState.ACTIVE
    if place.type == "channel":
        may = standing.status == "administrator" and standing.rights.get("can_post_messages")
    else:
        may = standing.status != "restricted" or standing.rights.get("can_send_messages")
    return ChatState.ACTIVE if may else ChatState.NO_RIGHTS


def missing_rights(place_type: str, rights: Mapping[str, object]) -> list[str]:
    """Return the rights that the shop would use and does not have, by Telegram's names."""
    if rights.get("status") == "creator":
        return []
    wanted = CHANNEL_RIGHTS if place_type == "channel" else GROUP_RIGHTS
    return [right for right in wanted if not rights.get(right)]


def list_rights(place_type: str, rights: Mapping[str, object]) -> list[tuple[str, bool]]:
    """Return the rights that the shop uses in such a chat, each with whether it has it."""
    names = CHANNEL_RIGHTS if place_type == "channel" else GROUP_RIGHTS
    missing = set(missing_rights(place_type, rights))
    return [(name, name not in missing) for name in names]


async def update_topic(
    tx: Tx, chat_id: int, thread_id: int, *, name: str | None = None, closed: bool | None = None
) -> None:
    """Remember a topic of a forum, its new name, or that it was closed or opened again."""
    known = await chats.find_topic(tx, chat_id, thread_id)
    if known is None:
        known = ChatTopic(chat_id=chat_id, thread_id=thread_id, name=str(thread_id))
        tx.add(known)
    if name is not None:
        known.name = display_name(name, None, f"#{thread_id}")[:TITLE_CHARS_MAX]
    if closed is not None:
        known.closed = closed
    if closed is False:
        await outbox.release(tx, chat_id, (HELD_FOR_TOPIC,))
    await tx.flush()


async def leave(tx: Tx, chat: Chat, *, now: datetime) -> None:
    """Have the bot leave a chat; what waited for it is held.

    The chat counts as left once Telegram tells so, as when somebody removes the bot.
    """
    await outbox.hold(tx, chat.id, ChatState.LEFT)
    outbox.put(
        tx,
        OutboxRow(
            chat_id=chat.id,
            kind=LEAVE,
            values=NoValues(),
            due_at=now,
            lane=Lane.TRANSACTIONAL,
            policy=RetryPolicy.IDEMPOTENT,
        ),
    )
    await tx.flush()


async def update_membership(
    tx: Tx, place: ChatInfo, standing: BotMembership, *, now: datetime, bot: str | None = None
) -> Chat:
    """Remember where the bot stands in a chat, and tell the owner what is new.

    With `bot`, the bot's username, the notice brings a link that gives the rights.
    """
    state = state_for(place, standing)
    rights: Json = {"status": standing.status, **standing.rights}
    if standing.until is not None:
        rights["until"] = standing.until.isoformat()
    known = await chats.find(tx, place.id)
    before = None if known is None else _reported_state(known)
    chat = known or await _meet(tx, place, now=now)
    chat.type, chat.title = place.type, title_of(place)
    chat.username, chat.is_forum, chat.rights = place.username, place.is_forum, rights
    if chat.state == ChatState.MIGRATED:
        return chat
    if standing.status in ("administrator", "creator") or standing.rights.get("can_send_photos"):
        chat.photos_refused_at = None
    chat.state, chat.state_reason = state, None if state is ChatState.ACTIVE else standing.status
    await tx.flush()
    if state is ChatState.ACTIVE:
        await effects.release_held(tx, chat.id)
    else:
        await outbox.hold(tx, chat.id, state.value)
    if state is ChatState.NO_RIGHTS:
        chat.doubted_since, chat.loss_told_at = chat.doubted_since or now, now
        chat.probe_at = max(now, standing.until or now) + effects.ASK_EVERY
        await tx.flush()
    if before != _reported_state(chat):
        await _notify_owner(tx, chat, bot, now=now)
    return chat


def title_of(place: ChatInfo) -> str:
    """Return what to call a chat, whose title may show nothing."""
    return display_name(place.title, place.username, UNTITLED)[:TITLE_CHARS_MAX]


async def rename(tx: Tx, chat_id: int, title: str) -> None:
    """Follow a group's new title."""
    chat = await chats.find(tx, chat_id)
    if chat is not None:
        chat.title = display_name(title, chat.username, UNTITLED)[:TITLE_CHARS_MAX]


async def migrate(tx: Tx, old_id: int, new_id: int, /, *, now: datetime) -> Chat:
    """Move everything of a group that became a supergroup; told again, it changes nothing.

    Telegram says so from both sides and with every refused call, in any order.
    """
    old, new = await chats.find(tx, old_id), await chats.find(tx, new_id)
    if old is not None and new is not None and old.migrated_to == new_id:
        await outbox.move_chat(tx, old_id, new_id, now=now)
        return new
    if new is None:
        title = old.title if old is not None else str(new_id)
        new = await _meet(tx, ChatInfo(new_id, "supergroup", title), now=now)
    if old is not None:
        if _reported_state(old) == _reported_state(new):
            await _cancel_notices(tx, new_id, now=now)
        _inherit(new, old)
        old.state, old.migrated_to = ChatState.MIGRATED, new_id
        await chats.move_tags(tx, old_id, new_id)
    await tx.flush()
    await live_card.move_chat(tx, old_id, new_id, now=now)
    await stock_rows.move_chat(tx, old_id, new_id)
    await outbox.move_chat(tx, old_id, new_id, now=now)
    for drawer in MODULES_TO_MIGRATE:
        await drawer.move_chat(tx, old_id, new_id)
    if new.state == ChatState.ACTIVE:
        await outbox.release(tx, new_id, effects.HELD_FOR_CHAT)
    else:
        await outbox.hold(tx, new_id, new.state)
    return new


def _inherit(new: Chat, old: Chat) -> None:
    for name in chats.CHAT_SETTINGS:
        setattr(new, name, getattr(old, name))
    new.title, new.username, new.paused_at = old.title, old.username, old.paused_at
    if not new.rights:
        new.rights = old.rights


async def _meet(tx: Tx, place: ChatInfo, *, now: datetime) -> Chat:
    chat = Chat(id=place.id, type=place.type, title=title_of(place), added_at=now)
    tx.add(chat)
    await tx.flush()
    return chat


async def _notify_owner(tx: Tx, chat: Chat, bot: str | None, *, now: datetime) -> None:
    if chat.state in {ChatState.LEFT, ChatState.KICKED}:
        lost = ChatLost(
            chat_id=chat.id,
            title=chat.title,
            state=chat.state,
            words=chat.state_reason or "",
            bot=bot,
        )
        await notify_owner(tx, CHAT_LOST, lost, now=now)
        return
    standing = ChatStanding(
        chat_id=chat.id,
        title=chat.title,
        type=chat.type,
        lacking=missing_rights(chat.type, chat.rights),
        silent=chat.state == ChatState.NO_RIGHTS,
        bot=bot,
    )
    kind = CHAT_RIGHTS if standing["silent"] or standing["lacking"] else CHAT_READY
    await notify_owner(tx, kind, standing, now=now)


def _reported_state(chat: Chat) -> tuple[str, list[str]]:
    """Return what the owner hears of a chat's standing: rights matter where it may be posted to."""
    posts = chat.state == ChatState.ACTIVE
    return chat.state, missing_rights(chat.type, chat.rights) if posts else []


async def _cancel_notices(tx: Tx, new_id: int, *, now: datetime) -> None:
    """Take back the news of a chat that has only moved and stands as it stood before."""
    for kind in (CHAT_READY, CHAT_RIGHTS):
        for notice in await reachability.unsent_notices(tx, kind):
            if notice.values.get("chat_id") == new_id:
                notice.state, notice.reason, notice.settled_at = OutboxState.SKIPPED, "moved", now
