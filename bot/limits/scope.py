"""Where a call goes, as far as the limits care."""

from typing import Any, NamedTuple

from aiogram.methods import TelegramMethod

COUNTED = ("send", "edit", "copy", "forward", "pin", "stop")
"""Beginnings of the names of methods that use up a limit; edits share it with sends."""
FREE = frozenset({"sendChatAction"})
HELD_BACK = ("delete", "unpin")
"""These cost nothing, but do not go to a cooling chat either."""
REACTION = "reaction"


class CallTarget(NamedTuple):
    """A chat, or one reader in it, and which rules hold there."""

    chat: int | str
    is_group: bool
    counted: bool = True
    reader: int | None = None
    """Set for an ephemeral message: it counts for its reader, not for the group."""

    reaction: bool = False
    """Reactions are no messages; how many Telegram takes it does not say, so they have a pace of their own."""

    @property
    def scope(self) -> tuple[str, int | str]:
        """What the limits of one chat are counted by."""
        if self.reaction:
            return (REACTION, self.chat)
        return ("chat", self.chat) if self.reader is None else ("reader", self.reader)


def target_of(
    method: TelegramMethod[Any], channels: frozenset[int] | set[int]
) -> CallTarget | None:
    """Return where a call goes, or None for one that no limit concerns.

    A negative id is taken for a group's unless it is among `channels`: too careful rather
    than too fast with a chat that nobody has told us about.
    """
    chat = getattr(method, "chat_id", None)
    name = method.__api_method__
    if chat is not None and name == "setMessageReaction":
        return CallTarget(chat, is_group=False, reaction=True)
    if chat is None or name in FREE or not name.startswith(COUNTED + HELD_BACK):
        return None
    if not name.startswith(COUNTED):
        return CallTarget(chat, is_group=False, counted=False)
    if (reader := _reader(method)) is not None:
        return CallTarget(chat, is_group=False, reader=reader)
    private = isinstance(chat, int) and (chat > 0 or chat in channels)
    return CallTarget(chat, is_group=not private)


def _reader(method: TelegramMethod[Any]) -> int | None:
    parameters = getattr(method, "ephemeral_message_parameters", None)
    reader = getattr(parameters or method, "receiver_user_id", None)
    return int(reader) if reader is not None else None
