"""How a host wants their group to be treated: its language, how many posts a day, quiet hours.

The shop's own limits stay above these, and so does what an admin sets for the chat.
"""

from collections.abc import Mapping, Sequence

from domain.chat import chat_settings
from domain.languages import LANGUAGES
from domain.refusal import Refused
from storage.chat.tables import Chat
from storage.database import Tx
from storage.host.tables import ChatHost, HostState

Wishes = Mapping[str, str]
STEPS: Mapping[str, Sequence[Wishes]] = {
    "language": [{"language": one} for one in ("", *LANGUAGES)],
    "daily_cap": [{"daily_cap": one} for one in ("", "1", "2", "3", "5", "10")],
    "quiet": [
        {"quiet_from": "", "quiet_to": ""},
        {"quiet_from": "22:00", "quiet_to": "08:00"},
        {"quiet_from": "20:00", "quiet_to": "10:00"},
    ],
}
"""The values that presses go through; an empty one is the shop's."""


def current_step(chat: Chat, what: str) -> int:
    """Return which of the steps a chat is at; -1 where an admin set another value."""
    for number, wishes in enumerate(STEPS[what]):
        if all(str(getattr(chat, name) or "") == value for name, value in wishes.items()):
            return number
    return -1


async def turn(tx: Tx, host: ChatHost, chat: Chat, what: str) -> None:
    """Go to the next value, or refuse a host who is paused."""
    if host.state != HostState.ACTIVE:
        raise Refused("host.paused")
    steps = STEPS[what]
    chat_settings.apply(chat, steps[(current_step(chat, what) + 1) % len(steps)])
    await tx.flush()
