"""What a person's screen shows: chats, messages, the menu of commands. Changes nothing."""

from itertools import islice
from typing import TYPE_CHECKING

from sandbox.api.commands import as_json
from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat
from sandbox.state.messages import Message

if TYPE_CHECKING:
    from sandbox.state.world import World
PAGE_MAX = 200


def people(world: "World") -> list[Json]:
    """Return all persons, oldest account first."""
    return [user.json() for user in world.users.values() if not user.is_bot]


def chats_for(world: "World", user: int) -> list[Json]:
    """Return the chats a person has, the one with the newest message first.

    Each is Bot API `SandboxChat` with `members`, `last` (newest visible message or None), `pinned`
    (ids, newest last), `topics`, `standing` (Bot API `ChatMember`) and `bot` (its standing).
    """
    chats = [world.private(user)]
    chats += [world.chats[chat_id] for chat_id in world.memberships[user]]
    cards = [_card(world, chat, user) for chat in chats]
    return sorted(cards, key=lambda card: -(card["last"] or {"order": 0})["order"])


def messages_for(
    world: "World", user: int, chat: int, before: int | None, limit: int
) -> list[Json]:
    """Return up to `limit` (200 at most) messages that stand before `before`, oldest first."""
    place = world.private(chat) if chat > 0 else world.chats[chat]
    earlier = (
        message
        for message in world.history(place).newest_first(user)
        if before is None or message.order < before
    )
    page = [message.page_json() for message in islice(earlier, min(limit, PAGE_MAX))]
    return page[::-1]


def commands_for(world: "World", user: int, chat: int) -> list[Json]:
    """Return Bot API `BotCommand`s of the narrowest scope that fits."""
    place = world.private(chat) if chat > 0 else world.chats[chat]
    bot = place.find_member(BOT.id)
    if bot is None or not bot.is_in:
        return []
    return as_json(world.commands.shown(place, user, world.users[user].language))


def newest(world: "World", chat: SandboxChat, user: int) -> Message | None:
    """Return the last message on this person's screen."""
    return next(world.history(chat).newest_first(user), None)


def _card(world: "World", chat: SandboxChat, user: int) -> Json:
    last = newest(world, chat, user)
    mine, bots = chat.find_member(user), chat.find_member(BOT.id)
    return chat.json() | {
        "last": last.page_json() if last else None,
        "members": sum(member.is_in for member in chat.members.values()),
        "pinned": list(chat.pinned),
        "topics": [
            {"message_thread_id": t.thread_id, "name": t.name, "closed": t.closed}
            for t in chat.topics.values()
        ],
        "standing": mine.json() if mine else None,
        "bot": bots.json() if bots else None,
        "migrated_to": chat.migrated_to,
        "blocked": chat.kind == "private" and bots is not None and not bots.is_in,
    }
