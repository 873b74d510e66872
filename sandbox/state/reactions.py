"""Reactions: who has set which emoji on a message, and what the bot hears of it.

The bot hears of people's reactions where it is an administrator, and in private; of its own never.
In a channel nobody is named, so it hears of the counts alone. Both kinds of updates come only to a
bot that asked for them by name.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat, User
from sandbox.state.messages import Message
from sandbox.state.posting import emit_message
from sandbox.state.world import World

KNOWN = frozenset(
    [
        "👍",
        "👎",
        "❤",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "😢",
        "🎉",
        "🤩",
        "🙏",
        "👌",
        "🤡",
        "🥱",
        "😍",
        "💯",
        "🤣",
        "⚡",
        "🏆",
        "💔",
        "😐",
        "🍓",
        "🍾",
        "👀",
        "🙈",
        "🤝",
        "✍",
        "🤗",
        "😎",
        "🤷",
        "😡",
    ]
)
"""Some of the emoji that Telegram has for reactions: any other is refused."""


def reaction_json(emoji: str) -> Json:
    """Return Bot API `ReactionTypeEmoji`."""
    return {"type": "emoji", "emoji": emoji}


def allowed_in(chat: SandboxChat) -> Collection[str]:
    """Return the emoji that may be set in a chat."""
    return KNOWN if chat.reactions is None else chat.reactions


def react(world: World, user: User, message: Message, emoji: Sequence[str]) -> None:
    """Set the reactions of somebody to a message, or take them away."""
    before, after = message.reactions.pop(user.id, ()), tuple(emoji)
    if after:
        message.reactions[user.id] = after
    if before == after:
        return
    world.delivery_log.write(
        "reacted",
        chat_id=message.chat.id,
        message_id=message.message_id,
        text="".join(after),
    )
    emit_message(world, "edit", message)
    if user is not BOT:
        _tell_bot(world, user, message, before, after)


def _tell_bot(
    world: World, user: User, message: Message, before: Sequence[str], after: Sequence[str]
) -> None:
    chat = message.chat
    bot = chat.find_member(BOT.id)
    if bot is None or not (bot.is_admin or (chat.kind == "private" and bot.is_in)):
        return
    place: Json = {
        "chat": chat.json(),
        "message_id": message.message_id,
        "date": world.now_unix(),
    }
    if chat.kind == "channel":
        counts = Counter(one for each in message.reactions.values() for one in each)
        shown = [{"type": reaction_json(one), "total_count": n} for one, n in counts.items()]
        world.updates.put("message_reaction_count", {**place, "reactions": shown})
        return
    world.updates.put(
        "message_reaction",
        {
            **place,
            "user": user.json(),
            "old_reaction": [reaction_json(one) for one in before],
            "new_reaction": [reaction_json(one) for one in after],
        },
    )
