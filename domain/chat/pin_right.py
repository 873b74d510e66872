"""Whether the bot may pin in a chat."""

from storage.chat.tables import Chat


def may_pin(chat: Chat | None) -> bool:
    """Return whether the bot may pin in a chat; in a channel, who may edit may pin."""
    if chat is None:
        return False
    right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
    return chat.rights.get("status") == "creator" or bool(chat.rights.get(right))
