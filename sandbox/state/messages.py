"""A message as it stands in a chat now, and how it looks to those who may see it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat
from sandbox.state.payments import SandboxInvoice

Button = dict[str, Any]


@dataclass(slots=True, eq=False)
class Message:
    """One bubble. `body` holds its Bot API fields except message_id, date and chat.

    An ephemeral message has message_id 0 and its own `ephemeral_id`; only `receiver_id` and
    `sender_id` know of it.
    """

    chat: SandboxChat
    message_id: int
    order: int
    date: int
    sender_id: int
    body: Json = field(repr=False)
    receiver_id: int | None = None
    ephemeral_id: int | None = None
    reply_keyboard: Json | None = field(default=None, repr=False)
    """A reply keyboard, its removal or a forced reply, which Bot API messages do not show."""
    hidden_from: frozenset[int] = frozenset()
    """Who sees an ephemeral message in its place."""
    inline_id: str | None = None
    """How the bot finds a message with buttons that a person sent by inline mode."""
    reactions: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The emoji that each account has set."""
    invoice: SandboxInvoice | None = None
    """What its Pay button pays."""

    @property
    def reader_id(self) -> int:
        """The person of an ephemeral message, whichever way it went."""
        to_bot = self.receiver_id is None or self.receiver_id == BOT.id
        return self.sender_id if to_bot or self.receiver_id is None else self.receiver_id

    @property
    def text(self) -> str:
        """The text or the caption, or what an invoice or a die says, without markup."""
        offer = self.body.get("invoice")
        if offer:
            return f"{offer['title']}\n{offer['description']}"
        die = self.body.get("dice")
        if die:
            return f"{die['emoji']} {die['value']}"
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def buttons(self) -> list[list[Button]]:
        """The rows of the inline keyboard, as Bot API buttons."""
        markup: Json = self.body.get("reply_markup") or {}
        rows: list[list[Button]] = markup.get("inline_keyboard", [])
        return rows

    @property
    def labels(self) -> list[str]:
        """The texts on the buttons, row after row."""
        return [str(button["text"]) for row in self.buttons for button in row]

    @property
    def edited(self) -> bool:
        """Whether it was changed since it was sent."""
        return "edit_date" in self.body

    @property
    def is_service(self) -> bool:
        """Whether it tells of the chat rather than of what someone said."""
        return not CONTENT.intersection(self.body)

    def seen_by(self, user_id: int) -> bool:
        """Whether this person's screen may show it."""
        if self.receiver_id is None:
            return user_id not in self.hidden_from
        return user_id in (self.receiver_id, self.sender_id)

    def json(self) -> Json:
        """Return Bot API `Message`."""
        return {
            "message_id": self.message_id,
            "date": self.date,
            "chat": self.chat.json(),
            **self.body,
        }

    def page_json(self) -> Json:
        """Return Bot API `Message` with what only the page needs."""
        extras: Json = {"ephemeral": self.receiver_id is not None, "edited": self.edited}
        extras |= {"service": self.is_service, "order": self.order}
        if self.reply_keyboard is not None:
            extras["reply_keyboard"] = self.reply_keyboard
        if self.reactions:
            set_by_all = Counter(one for each in self.reactions.values() for one in each)
            extras["reactions"] = [[emoji, count] for emoji, count in set_by_all.items()]
        return self.json() | extras


CONTENT = frozenset(("text", "photo", "document", "caption", "media_group_id", "invoice", "dice"))
