"""What reaches the bot: all of a private chat, in groups what privacy mode lets through.

A plain member hears commands (its own, or without a name), replies to itself, what was sent by its
inline mode, and service messages. An administrator hears everything. In channels an administrator hears posts.
"""

import re

from sandbox.state.account import BOT
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]+))?(?:\s|$)")


def command_in(text: str) -> str | None:
    """Return the name of the command that a text begins with, if it is meant for the bot."""
    found = COMMAND.match(text)
    if found is None:
        return None
    name, bot = found.groups()
    return name if bot is None or bot.lower() == (BOT.username or "").lower() else None


def bot_receives(chat: SandboxChat, message: Message) -> bool:
    """Whether the bot is told of what a person said here."""
    bot = chat.find_member(BOT.id)
    if bot is None or not bot.is_in:
        return False
    if chat.kind == "private" or bot.is_admin:
        return True
    return chat.kind != "channel" and (
        _by_inline(message) or command_in(message.text) is not None or _answers_bot(message)
    )


def bot_receives_service(chat: SandboxChat) -> bool:
    """Whether the bot is told that someone came, left, or that a message was pinned."""
    bot = chat.find_member(BOT.id)
    return bot is not None and bot.is_in and (chat.kind != "channel" or bot.is_admin)


def _by_inline(message: Message) -> bool:
    author: int = message.body.get("via_bot", {}).get("id", 0)
    return author == BOT.id


def _answers_bot(message: Message) -> bool:
    replied = message.body.get("reply_to_message", {})
    author: int = replied.get("from", {}).get("id", 0)
    return author == BOT.id
