"""What a person's eyes do: find on the screen, and wait for what is not there yet.

Waiting wakes when the chat changes and gives up with the last screen in the message.
"""

import contextlib
import re
from collections.abc import Callable
from typing import TypeVar

from sandbox.state.chats import SandboxChat, User
from sandbox.state.messages import Message
from sandbox.state.world import World

LINES_MAX = 12
TextPattern = str | re.Pattern[str]
ButtonPosition = tuple[Message, tuple[int, int]]
Found = TypeVar("Found")


class NotSeen(AssertionError):
    """What a person waited for did not come; the message shows the screen."""


class ScreenReader:
    """One person's view of every chat."""

    def __init__(self, world: World, user: User) -> None:
        self._world = world
        self._user = user

    def screen(self, chat: SandboxChat) -> list[Message]:
        """Return what can be seen, oldest first."""
        return self._world.history(chat).seen_by(self._user.id)

    def find(self, text: TextPattern, chat: SandboxChat) -> Message | None:
        """Return the newest message that contains a text or matches a pattern."""
        for message in self._world.history(chat).newest_first(self._user.id):
            if text in message.text if isinstance(text, str) else text.search(message.text):
                return message
        return None

    def button(
        self, label: str, chat: SandboxChat, message: Message | None
    ) -> ButtonPosition | None:
        """Return the newest button whose text contains `label`, as message and (row, column).

        Within a message a button that says exactly `label` comes first.
        """
        screen = [message] if message else self._world.history(chat).newest_first(self._user.id)
        for shown in screen:
            fits = [
                (button["text"] != label, row, column)
                for row, buttons in enumerate(shown.buttons)
                for column, button in enumerate(buttons)
                if label in button["text"]
            ]
            if fits:
                _, row, column = min(fits)
                return shown, (row, column)
        return None

    async def until(
        self, chat: SandboxChat, look: Callable[[], Found | None], timeout_s: float, complaint: str
    ) -> Found:
        """Look again after each change until something is found; raise NotSeen in the end."""
        found: Found | None = None

        def there() -> bool:
            nonlocal found
            found = look()
            return found is not None

        with contextlib.suppress(TimeoutError):
            await self._world.conditions[chat.id].until(there, timeout_s)
        if found is None:
            raise NotSeen(f"{complaint} within {timeout_s} s\n{self.drawn(chat)}")
        return found

    def drawn(self, chat: SandboxChat) -> str:
        """Return the last lines of the screen as text."""
        lines = [self._line(message) for message in self.screen(chat)[-LINES_MAX:]]
        title = f"--- {self._user.first_name}'s screen, {chat.title}:"
        return "\n".join([title, *(lines or ["(empty)"])])

    def _line(self, message: Message) -> str:
        sender = self._world.users.get(message.sender_id)
        who = sender.first_name if sender else str(message.sender_id)
        said = message.text or ", ".join(key for key in message.body if key != "from")
        keys = "".join(f" [{label}]" for label in message.labels)
        only = " (ephemeral)" if message.ephemeral_id is not None else ""
        return f"{message.message_id:>5} {who}{only}: {said}{keys}"
