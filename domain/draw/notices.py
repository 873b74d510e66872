"""What is said of a draw in its chat, and to the admins."""

from typing import TypedDict

from storage.delivery.kinds import Kind


class DrawFrozen(TypedDict):
    """In the chat: nobody enters any more, and by which head that is known."""

    code: str
    title: str
    entries: int
    head: str
    seed_hash: str
    dice: int
    emoji: str


class DieThrow(TypedDict):
    """One die, as a reply to that message."""

    emoji: str
    replies_to: int | None


class DrawOver(TypedDict):
    """In the chat: the values, the seed; or why there is no order."""

    code: str
    title: str
    values: str
    """With commas between them."""
    seed: str
    by_hand: bool
    missing: int
    """Dice that did not arrive."""
    replies_to: int | None


class DiceUnread(TypedDict):
    """To the admins: what do the dice show?"""

    code: str
    title: str
    missing: int
    highest: int
    link: str | None


FROZEN: Kind[DrawFrozen] = Kind("draw.frozen")
DIE: Kind[DieThrow] = Kind("draw.die")
DRAWN: Kind[DrawOver] = Kind("draw.drawn")
BROKEN: Kind[DrawOver] = Kind("draw.broken")
UNREAD: Kind[DiceUnread] = Kind("draw.unread")
