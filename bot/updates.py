"""Fetching updates as raw JSON, and making each one an `Update` on its own.

aiogram validates a whole answer of `getUpdates` at once, so one update that it cannot read
stalls the queue for ever. Here each is read alone.
"""

import re
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from pydantic import ValidationError

from bot.library_patches import read_older_servers

BATCH_MAX = 100
"""Updates in one transaction: what one `getUpdates` brings at most."""
LONG_POLL_S = 25
"""How long Telegram holds an empty answer back."""
ALLOWED = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "pre_checkout_query",
    "shipping_query",
)
"""The kinds of updates asked for; named on every call, because the last list persists."""
WORDS = ("text", "caption")
COMMAND = re.compile(r"/[a-z]+(?!\S)")
read_older_servers()


class RawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """`getUpdates` (Bot API) whose answer stays plain JSON."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int
    limit: int = BATCH_MAX
    timeout: int = LONG_POLL_S
    allowed_updates: tuple[str, ...] = ALLOWED


@dataclass(frozen=True)
class Unreadable:
    """An update that aiogram's models refuse, and why."""

    update_id: int
    raw: dict[str, Any]
    why: str


def parse_update(raw: dict[str, Any], bot: Bot) -> Update | Unreadable:
    """Return the update behind its JSON, or say why there is none."""
    try:
        return Update.model_validate(raw, context={"bot": bot})
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in problem["loc"])
        return Unreadable(int(raw["update_id"]), raw, f"{where}: {problem['msg']}")


def hushed(raw: Any) -> Any:
    """Return an update without what somebody wrote in private: it may be where they are paid.

    Of the words remain the command in front, and their shape.
    """
    if isinstance(raw, list):
        return [hushed(each) for each in raw]
    if not isinstance(raw, dict):
        return raw
    chat = raw.get("chat")
    private = isinstance(chat, dict) and chat.get("type") == "private"
    return {
        name: _shape(value)
        if private and name in WORDS and isinstance(value, str)
        else hushed(value)
        for name, value in raw.items()
    }


def _shape(words: str) -> str:
    command = COMMAND.match(words)
    said = command[0] if command else ""
    return said + re.sub(r"\w", "x", words[len(said) :])
