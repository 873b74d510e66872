"""What stands in one chat, in the order in which people see it.

The newest MESSAGES_MAX stay, and whatever is pinned; older ones are forgotten, some at a time,
as if they had been deleted, but silently. Their numbers are never given out again.
"""

from collections.abc import Iterator
from itertools import islice

from sandbox.state.messages import Message

MESSAGES_MAX = 10_000
FORGOTTEN_AT_ONCE = 100


class History:
    """The messages of one chat; deleted ones are gone, ephemeral ones stand among the others."""

    def __init__(self) -> None:
        self._ordered: dict[int, Message] = {}
        self._by_id: dict[int, Message] = {}
        self._ephemeral: dict[tuple[int, int], Message] = {}
        self.last_id = 0
        self._last_ephemeral_id = 0

    def __len__(self) -> int:
        return len(self._ordered)

    def add(self, message: Message) -> None:
        """Append a new message."""
        self._ordered[message.order] = message
        if message.ephemeral_id is None:
            self._by_id[message.message_id] = message
            self.last_id = max(self.last_id, message.message_id)
        else:
            self._ephemeral[message.reader_id, message.ephemeral_id] = message
        if len(self._ordered) > MESSAGES_MAX:
            self._forget_oldest()

    def remove(self, message: Message) -> None:
        """Take a message off everyone's screen."""
        self._ordered.pop(message.order, None)
        if message.ephemeral_id is None:
            self._by_id.pop(message.message_id, None)
        else:
            self._ephemeral.pop((message.reader_id, message.ephemeral_id), None)

    def find(self, message_id: int) -> Message | None:
        """Return an ordinary message by its id."""
        return self._by_id.get(message_id)

    def find_ephemeral(self, reader_id: int, ephemeral_id: int) -> Message | None:
        """Return an ephemeral message by its person and its id."""
        return self._ephemeral.get((reader_id, ephemeral_id))

    def next_ephemeral_id(self) -> int:
        """Return a fresh id for an ephemeral message of this chat."""
        self._last_ephemeral_id += 1
        return self._last_ephemeral_id

    def newest_first(self, user_id: int) -> Iterator[Message]:
        """Walk back through what this person may see."""
        return (m for m in reversed(self._ordered.values()) if m.seen_by(user_id))

    def seen_by(self, user_id: int) -> list[Message]:
        """Return all that this person may see, oldest first."""
        return [m for m in self._ordered.values() if m.seen_by(user_id)]

    def everything(self) -> list[Message]:
        """Return all messages, oldest first, whoever may see them."""
        return list(self._ordered.values())

    def _forget_oldest(self) -> None:
        old = islice(self._ordered.values(), len(self._ordered) - 1)
        loose = (m for m in old if m.message_id not in m.chat.pinned)
        for message in list(islice(loose, FORGOTTEN_AT_ONCE)):
            self.remove(message)
