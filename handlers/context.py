"""What every handler works with beside the press or the message: who acts, where and when."""

from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import TypeVar

from aiogram.types import Chat as TelegramChat
from aiogram.types import User

from domain.refusal import Refused
from domain.settings import Settings
from storage.chat import chats
from storage.chat.tables import Chat
from storage.database import Tx
from storage.members import Member
from views.i18n import Translate
from views.private_reply import PrivateReply
from views.screen import Screen
from views.storefront.shop_buttons import with_page

Done = TypeVar("Done")


@dataclass(slots=True)
class Context:
    """One update's transaction, moment, sender and place; handlers get it as `ctx`."""

    tx: Tx
    now: datetime
    rng: Random
    sender: Member | None
    """None where a channel, a bot or Telegram itself acts."""
    place: TelegramChat | None
    """The chat of the press or the message; None in inline mode."""
    t: Translate
    """Texts in the sender's language."""
    me: User
    """The bot's own account."""
    settings: Settings

    @property
    def member(self) -> Member:
        """The person behind the update; refuses where there is none."""
        if self.sender is None:
            raise Refused("member.nobody")
        return self.sender

    @property
    def in_private(self) -> bool:
        """Whether the place is the sender's private chat with the bot."""
        return self.place is not None and self.place.type == "private"

    @property
    def chat_id(self) -> int | None:
        """Id of the group or channel it happened in; None elsewhere."""
        return None if self.place is None or self.in_private else self.place.id

    def paged(self, screen: Screen, payload: str) -> PrivateReply:
        """Return a screen with what leads to it; in private with a button to its page, if there are pages."""
        url = self.settings.mini_app_url if self.in_private else None
        return PrivateReply(with_page(screen, url, payload, self.t), payload)

    async def attempt(self, act: Awaitable[Done]) -> Done | Refused:
        """Carry out an act in a savepoint of its own; return its refusal instead of raising it.

        For a press under an old page, which is to be answered and drawn anew as well.
        """
        try:
            async with self.tx.begin_nested():
                return await act
        except Refused as refused:
            return refused

    async def chat(self) -> Chat | None:
        """Return the row of the group or channel; a press pays for it only where this is called."""
        return None if self.chat_id is None else await chats.find(self.tx, self.chat_id)
