"""What the page shows of the world to one person, as JSON.

A message is Bot API `Message` with `order` (its place among all messages, and its name on the
page), `ephemeral`, `edited` and `service`. A chat is described at `chat_json`.
"""

from collections.abc import Iterator
from itertools import islice

from sandbox.api.commands import as_json
from sandbox.people import groups
from sandbox.state.account import BOT, FOUNDER, TELEGRAM
from sandbox.state.chats import Json, SandboxChat
from sandbox.state.messages import Message
from sandbox.state.world import World

UNREAD_COUNTED_MAX = 100
PREVIEW_CHARACTERS = 120
GENERAL_TOPIC = 1
NOT_IN_PREVIEWS = frozenset(("entities", "caption_entities", "reply_markup", "reply_to_message"))


class ReadState:
    """How far each person has read each chat."""

    def __init__(self) -> None:
        self._orders: dict[tuple[int, int], int] = {}

    def mark(self, user: int, chat: int, order: int) -> None:
        """Note that everything up to the message of this `order` has been seen."""
        self._orders[user, chat] = max(order, self._orders.get((user, chat), 0))

    def unread(self, world: World, user: int, chat: SandboxChat) -> int:
        """Return how many messages of others wait, counting to UNREAD_COUNTED_MAX."""
        seen = self._orders.get((user, chat.id), 0)
        count = 0
        for message in world.history(chat).newest_first(user):
            if message.order <= seen or count >= UNREAD_COUNTED_MAX:
                break
            count += message.sender_id != user
        return count


def people(world: World) -> list[Json]:
    """Return whom one may act as: {id, name, username, language, crowd}, by name."""
    kept = (FOUNDER.id, TELEGRAM.id)
    persons = [
        {"id": u.id, "name": u.first_name, "username": u.username, "language": u.language}
        | ({"crowd": True} if u.of_crowd else {"stars": world.payments.stars_of(u.id)})
        for u in world.users.values()
        if not u.is_bot and not u.deactivated and u.id not in kept
    ]
    return sorted(persons, key=lambda person: str(person["name"]))


def chats_json(world: World, user: int, reading: ReadState) -> list[Json]:
    """Return the chats of a person, and the groups they could join."""
    mine = [world.private(user), *(world.chats[chat] for chat in world.memberships[user])]
    known = {chat.id for chat in mine}
    others = [c for c in world.chats.values() if c.id not in known and _open_to_all(c)]
    return [chat_json(world, user, chat, reading) for chat in (*mine, *others)]


def chat_json(world: World, user: int, chat: SandboxChat, reading: ReadState) -> Json:
    """Return one chat as a person sees it.

    `kind` and `role` are Bot API's words; `in` tells whether the person is there, `bot` is the
    bot's status or None, `pinned` holds messages, newest last, `last` the newest message.
    """
    mine, bot = chat.find_member(user), chat.find_member(BOT.id)
    inside = mine is not None and mine.is_in
    last = newest_message(world, chat, user) if inside else None
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": _title(chat, user),
        "in": inside,
        "role": mine.status if mine else "left",
        "bot": bot.status if bot else None,
        "blocked": chat.kind == "private" and bot is not None and not bot.is_in,
        "may_write": inside and _may_write(chat, user),
        "members": sum(member.is_in for member in chat.members.values()),
        "topics": [_topic(t.thread_id, t.name, closed=t.closed) for t in chat.topics.values()],
        "forum": chat.is_forum,
        "migrated_to": chat.migrated_to,
        "pinned": list(_pinned(world, chat, user)) if inside else [],
        "last": preview(last) if last else None,
        "unread": reading.unread(world, user, chat) if inside else 0,
        "requests": groups.pending_requests(world, chat, world.users[user]) if inside else [],
    }


def page_of_messages(
    world: World, user: int, chat: SandboxChat, before: int | None, topic: int | None, limit: int
) -> Json:
    """Return up to `limit` messages before the one of `order` `before`, oldest first."""
    mine = chat.find_member(user)
    if mine is None or not mine.is_in:
        return {"messages": [], "more": False}
    earlier = (
        message
        for message in world.history(chat).newest_first(user)
        if (before is None or message.order < before) and _in_topic(message, topic)
    )
    found = list(islice(earlier, limit + 1))
    page = [message.page_json() for message in reversed(found[:limit])]
    return {"messages": page, "more": len(found) > limit}


def commands_for(world: World, user: int, chat: SandboxChat) -> list[Json]:
    """Return the commands of this person's menu here: Bot API `BotCommand`s."""
    bot = chat.find_member(BOT.id)
    if bot is None or not bot.is_in:
        return []
    return as_json(world.commands.shown(chat, user, world.users[user].language))


def newest_message(world: World, chat: SandboxChat, user: int) -> Message | None:
    """Return the last message on this person's screen."""
    return next(world.history(chat).newest_first(user), None)


def preview(message: Message) -> Json:
    """Return what the list of chats and the pinned bar need of a message."""
    shown = {k: v for k, v in message.page_json().items() if k not in NOT_IN_PREVIEWS}
    for name in ("text", "caption"):
        if name in shown:
            shown[name] = str(shown[name])[:PREVIEW_CHARACTERS]
    return shown


def is_visible(world: World, user: int, chat_id: int, reader: int | None) -> bool:
    """Whether something in this chat, for this reader or for all, is on the person's screen."""
    if reader is not None and reader != user:
        return False
    return chat_id == user or chat_id in world.memberships[user]


def _may_write(chat: SandboxChat, user: int) -> bool:
    standing, bot = chat.find_member(user), chat.find_member(BOT.id)
    if chat.kind == "private":
        return bot is not None and bot.is_in
    if chat.kind == "channel":
        return standing is not None and standing.may("can_post_messages")
    return chat.migrated_to is None


def _open_to_all(chat: SandboxChat) -> bool:
    return chat.kind not in ("private", "dialog") and chat.migrated_to is None


def _title(chat: SandboxChat, user: int) -> str:
    if chat.kind == "private":
        return BOT.first_name
    if chat.kind == "dialog":
        return next(m.user.first_name for m in chat.members.values() if m.user.id != user)
    return chat.title


def _pinned(world: World, chat: SandboxChat, user: int) -> Iterator[Json]:
    for message_id in chat.pinned:
        message = world.history(chat).find(message_id)
        if message is not None and message.seen_by(user):
            yield preview(message)


def _topic(thread_id: int, name: str, *, closed: bool) -> Json:
    return {"id": thread_id, "name": name, "closed": closed}


def _in_topic(message: Message, topic: int | None) -> bool:
    return topic is None or message.body.get("message_thread_id", GENERAL_TOPIC) == topic
