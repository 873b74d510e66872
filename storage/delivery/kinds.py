"""What a row of the outbox is about: its kind, which knows the type of the values beside it."""

from collections.abc import Mapping
from typing import Generic, TypedDict, TypeVar

Values = TypeVar("Values", bound=Mapping[str, object])
"""A `TypedDict`; the row holds the same as JSON."""


class Kind(str, Generic[Values]):
    """The kind of a row, such as `deal.post`: plain text, and to a type checker more than that."""

    __slots__ = ()


class MessageRef(TypedDict):
    """A message of the row's chat."""

    message_id: int


class NoValues(TypedDict):
    """The chat alone says it."""


class JoinRequest(TypedDict):
    """Somebody who asked to join."""

    user_id: int


class LinkRef(TypedDict):
    """An invite link into the chat."""

    url: str


DELETE: Kind[MessageRef] = Kind("message.delete")
PIN: Kind[MessageRef] = Kind("message.pin")
"""Without a sound."""
UNPIN: Kind[MessageRef] = Kind("message.unpin")
ASK: Kind[NoValues] = Kind("chat.ask")
"""What may be done in the chat: the answer says whether it is open again."""
LEAVE: Kind[NoValues] = Kind("chat.leave")
"""The bot leaves the chat."""
APPROVE: Kind[JoinRequest] = Kind("chat.approve_join")
REVOKE: Kind[LinkRef] = Kind("chat.revoke_link")
"""A link of somebody who was erased lets nobody in any more."""
