"""Telling one chat's refusal from Telegram's own failure.

    closed --the same error in many chats at once--> open (nothing goes to groups)
    open --the pause is over--> closed, with an empty memory
    closed again, and it happens again --> open for twice as long

Once or twice a year Telegram answers every bot that it has lost its rights everywhere. A shop
that believed it would drop all of its chats. So the same error in at least `CHATS_LEAST`
chats, and in at least `SHARE_LEAST` of those tried within `WITHIN_S`, is believed of none.
"""

from dataclasses import dataclass, field

CHATS_LEAST = 5
SHARE_LEAST = 0.2
WITHIN_S = 600.0
PAUSE_S = 600.0
PAUSE_MAX_S = 3_600.0
CALM_S = 7_200.0
"""After so long without opening, the next pause is a short one again."""


@dataclass
class Breaker:
    """Counts refusals of groups; moments are real seconds of one monotonic clock."""

    tried: dict[int, float] = field(default_factory=dict)
    erred: dict[str, dict[int, float]] = field(default_factory=dict)
    open_until: float = 0.0
    pause_s: float = PAUSE_S / 2

    def note(self, chat_id: int, error: str | None, at: float) -> frozenset[int]:
        """Take in how a call to a group ended; return the chats to pardon when it opens now."""
        self.tried[chat_id] = at
        if error is None:
            return frozenset()
        chats = self.erred.setdefault(error, {})
        chats[chat_id] = at
        if len(chats) < CHATS_LEAST:
            return frozenset()
        self._forget(at)
        chats = self.erred.get(error, {})
        if len(chats) < CHATS_LEAST or len(chats) < SHARE_LEAST * len(self.tried):
            return frozenset()
        return self._open(frozenset(chats), at)

    def is_open(self, at: float) -> bool:
        """Whether groups must wait."""
        return at < self.open_until

    def _open(self, chats: frozenset[int], at: float) -> frozenset[int]:
        calm = at - self.open_until > CALM_S
        self.pause_s = PAUSE_S if calm else min(self.pause_s * 2, PAUSE_MAX_S)
        self.open_until = at + self.pause_s
        self.tried.clear()
        self.erred.clear()
        return chats

    def _forget(self, at: float) -> None:
        oldest = at - WITHIN_S
        self.tried = {chat: t for chat, t in self.tried.items() if t >= oldest}
        recent = {
            e: {c: t for c, t in chats.items() if t >= oldest} for e, chats in self.erred.items()
        }
        self.erred = {error: chats for error, chats in recent.items() if chats}
