"""Trouble on order: what happens to the next call, by script, never by surprise.

    box.faults.next("sendMessage", Fault.drop_after())            the next one, once
    box.faults.next("sendMessage", Fault.too_many(7), chat=tea)   the next one into this chat
    box.faults.always("*", Fault.delay(0.2), share=0.1)           a tenth of all calls, by the seed
    box.faults.clear()

A fault happens before the call is handled (nothing was delivered), after it (delivered, but the
bot does not learn it), or to the world (kicked, a right taken away) so that the call meets it.
"""

from collections import deque
from dataclasses import dataclass
from enum import Enum
from random import Random

from sandbox.people import groups
from sandbox.state.account import FOUNDER
from sandbox.state.chats import SandboxChat
from sandbox.state.world import World

ANY_METHOD = "*"
HAPPENED_MAX = 50_000
RULES_MAX = 1000


class FaultKind(Enum):
    """What goes wrong. The comment says whether the message stands in the chat afterwards."""

    DELAY = "delay"  # yes, later
    CLOSE_CONNECTION = "refuse"  # no: the connection is closed unanswered
    DROP_AFTER = "drop after"  # yes, and the connection is reset
    TRUNCATED = "truncated"  # yes, and half of the answer arrives
    HTML_BEFORE = "html 502 before"  # no
    HTML_AFTER = "html 502 after"  # yes
    BARE_500 = "500 without description"  # yes
    TOO_MANY = "429"  # no
    ODD_SHAPE = "odd shape"  # yes: 200 with a result that no model fits
    ID_ZERO = "message_id 0"  # yes: 200, as if the server had scheduled it
    DELETED_AT_ONCE = "immediately deleted"  # it was, for a moment
    KICK = "kick"  # no: the bot is thrown out first
    TAKE_RIGHT = "take right"  # no: members may no longer send
    CLOSE_TOPIC = "close topic"  # no
    MIGRATE = "migrate"  # no: the group becomes a supergroup first
    REVOKE = "revoke"  # no: the token is revoked first
    REFUSE_WITH = "say"  # no: any refusal, word for word
    REFUSE_AFTER = "say after"  # yes: carried out, and refused all the same


WORLDLY = frozenset(
    (
        FaultKind.KICK,
        FaultKind.TAKE_RIGHT,
        FaultKind.CLOSE_TOPIC,
        FaultKind.MIGRATE,
        FaultKind.REVOKE,
    )
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing going wrong; made by the named constructors."""

    kind: FaultKind
    seconds: float = 0.0
    code: int = 0
    description: str = ""

    @classmethod
    def delay(cls, seconds: float) -> "Fault":
        """The call is handled `seconds` later (real seconds)."""
        return cls(FaultKind.DELAY, seconds=seconds)

    @classmethod
    def close_connection(cls) -> "Fault":
        """The connection closes; nothing is delivered."""
        return cls(FaultKind.CLOSE_CONNECTION)

    @classmethod
    def drop_after(cls) -> "Fault":
        """Delivered, then the connection is reset: the bot cannot know."""
        return cls(FaultKind.DROP_AFTER)

    @classmethod
    def truncated(cls) -> "Fault":
        """Delivered, and the answer breaks off in the middle."""
        return cls(FaultKind.TRUNCATED)

    @classmethod
    def html_502(cls, *, delivered: bool = False) -> "Fault":
        """A gateway's HTML page instead of an answer, with or without delivery behind it."""
        return cls(FaultKind.HTML_AFTER if delivered else FaultKind.HTML_BEFORE, code=502)

    @classmethod
    def bare_500(cls) -> "Fault":
        """Delivered, answered with a 500 that has no description."""
        return cls(FaultKind.BARE_500, code=500)

    @classmethod
    def too_many(cls, seconds: int) -> "Fault":
        """A 429 that names `seconds`, which the limits do not explain."""
        return cls(FaultKind.TOO_MANY, seconds=seconds)

    @classmethod
    def odd_shape(cls) -> "Fault":
        """Delivered, answered 200 with a message that no library knows how to read."""
        return cls(FaultKind.ODD_SHAPE)

    @classmethod
    def id_zero(cls) -> "Fault":
        """Delivered, answered with message_id 0."""
        return cls(FaultKind.ID_ZERO)

    @classmethod
    def deleted_at_once(cls) -> "Fault":
        """Delivered and removed by another bot; answered 500 "immediately deleted"."""
        return cls(FaultKind.DELETED_AT_ONCE)

    @classmethod
    def kick(cls) -> "Fault":
        """Someone throws the bot out just before the call."""
        return cls(FaultKind.KICK)

    @classmethod
    def take_right(cls, right: str = "can_send_messages") -> "Fault":
        """Someone takes a right away from the bot just before the call."""
        return cls(FaultKind.TAKE_RIGHT, description=right)

    @classmethod
    def close_topic(cls) -> "Fault":
        """Someone closes the topics just before the call."""
        return cls(FaultKind.CLOSE_TOPIC)

    @classmethod
    def migrate(cls) -> "Fault":
        """The group becomes a supergroup just before the call."""
        return cls(FaultKind.MIGRATE)

    @classmethod
    def revoke(cls) -> "Fault":
        """The owner revokes the token just before the call."""
        return cls(FaultKind.REVOKE)

    @classmethod
    def refuse_with(cls, code: int, description: str) -> "Fault":
        """Any refusal, word for word; nothing is delivered."""
        return cls(FaultKind.REFUSE_WITH, code=code, description=description)

    @classmethod
    def refuse_after(cls, code: int, description: str) -> "Fault":
        """Carried out, but answered by a refusal, word for word."""
        return cls(FaultKind.REFUSE_AFTER, code=code, description=description)


@dataclass(slots=True)
class FaultRule:
    """A fault that waits for its call. `times` counts down; None means for ever."""

    method: str
    fault: Fault
    chat_id: int | None
    times: int | None
    share: float

    def fits(self, method: str, chat_id: int | None) -> bool:
        """Whether this call is meant; polls come all the time, so "*" spares them."""
        any_but_polls = self.method == ANY_METHOD and method != "getUpdates"
        named = any_but_polls or self.method == method
        return named and self.chat_id in (None, chat_id) and self.times != 0


class Faults:
    """The script."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._orders: list[FaultRule] = []
        self.happened: deque[tuple[str, int | None, Fault]] = deque(maxlen=HAPPENED_MAX)

    def next(
        self, method: str, fault: Fault, *, chat: SandboxChat | int | None = None, times: int = 1
    ) -> None:
        """Let the next `times` calls of a method ("*" for any) into `chat` (or any) fail."""
        self._add(FaultRule(method, fault, _chat_id(chat), times, 1.0))

    def always(
        self,
        method: str,
        fault: Fault,
        *,
        chat: SandboxChat | int | None = None,
        share: float = 1.0,
    ) -> None:
        """Let every such call fail, or a `share` of them chosen by the seed."""
        self._add(FaultRule(method, fault, _chat_id(chat), None, share))

    def _add(self, order: FaultRule) -> None:
        if len(self._orders) >= RULES_MAX:
            raise ValueError(f"{RULES_MAX} faults wait already")
        self._orders.append(order)

    def clear(self) -> None:
        """Forget the script; what happened to the world stays."""
        self._orders.clear()

    @property
    def pending(self) -> int:
        """How many orders still wait."""
        return len(self._orders)

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """Return the fault of this call and count it, or None."""
        for order in self._orders:
            if order.fits(method, chat_id) and self._chance(order):
                return self._use(order, method, chat_id)
        return None

    def _chance(self, order: FaultRule) -> bool:
        return order.share >= 1 or self._rng.random() < order.share

    def _use(self, order: FaultRule, method: str, chat_id: int | None) -> Fault:
        if order.times is not None:
            order.times -= 1
            if not order.times:
                self._orders.remove(order)
        self.happened.append((method, chat_id, order.fault))
        return order.fault


def _chat_id(chat: SandboxChat | int | None) -> int | None:
    return chat.id if isinstance(chat, SandboxChat) else chat


def apply_fault(world: World, fault: Fault, chat_id: int | str | None) -> None:
    """Do to the call's chat, or to the token, what the fault says."""
    if fault.kind is FaultKind.REVOKE:
        world.revoked = True
        return
    chat = world.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is not None:
        _apply_to_chat(world, fault, chat)


def _apply_to_chat(world: World, fault: Fault, chat: SandboxChat) -> None:
    if fault.kind is FaultKind.KICK:
        groups.kick_bot(world, chat, FOUNDER)
    elif fault.kind is FaultKind.TAKE_RIGHT:
        groups.take_right(world, chat, fault.description)
    elif fault.kind is FaultKind.CLOSE_TOPIC:
        for thread_id in tuple(chat.topics):
            groups.close_topic(world, chat, thread_id, closed=True, by=FOUNDER)
    elif fault.kind is FaultKind.MIGRATE and chat.kind == "group":
        groups.migrate(world, chat)
