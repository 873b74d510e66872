"""Fetching updates as raw JSON, and making each one an `Update` on its own.

aiogram validates a whole answer of `getUpdates` at once, so one update that it cannot read
stalls the queue for ever. Here each is read alone.
"""

from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from pydantic import ValidationError

BATCH_MAX = 100
"""Updates in one transaction: what one `getUpdates` brings at most."""

LONG_POLL_S = 25
"""How long Telegram holds an empty answer back."""

ALLOWED = (
    "message",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
)
"""The kinds of updates asked for; named on every call, because the last list persists."""


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


def read(raw: dict[str, Any], bot: Bot) -> Update | Unreadable:
    """Return the update behind its JSON, or say why there is none."""
    try:
        return Update.model_validate(raw, context={"bot": bot})
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in problem["loc"])
        return Unreadable(int(raw["update_id"]), raw, f"{where}: {problem['msg']}")
