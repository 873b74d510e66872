"""What the Bot API server and the page work on: the world, its clock, faults, calls, the crowd."""

from collections.abc import Awaitable, Callable
from typing import Any

from domain.clock import Clock
from sandbox.api.gateway import Gateway
from sandbox.api.limits import Profile
from sandbox.control.faults import Faults
from sandbox.people.crowd import Crowd
from sandbox.people.mini_app import Launch
from sandbox.people.payments import PaymentSheet
from sandbox.state.account import new_token
from sandbox.state.world import World


class Backend:
    """A sandbox without its HTTP: box.py adds that, and the people that tests hold."""

    def __init__(self, clock: Clock, limits: Profile, latency_s: float, seed: int) -> None:
        self.clock = clock
        self.token = new_token()
        """The one token that this sandbox accepts; another sandbox has another."""
        self.world = World(clock, limits, seed)
        self.faults = Faults(self.world.rng)
        self.gateway = Gateway(self.world, self.faults)
        self.crowd = Crowd(self.world, seed)
        self.latency_s = latency_s
        self.omits: frozenset[str] = frozenset()
        """Fields that no answer and no update has, as from a server of an older version."""
        self.extras: dict[str, Callable[[], Awaitable[Any]]] = {}
        """What the bot's demo tells of itself: its name on the page, and how to ask for it."""
        self.switches: dict[str, Callable[[], Awaitable[None]]] = {}
        """What the page may do with the bot, by the verb on its button: "restart"."""
        self.next_launch: Launch = "good"
        """What is wrong with the next launch of the Mini App."""
        self.sheets: dict[int, PaymentSheet] = {}
        """The payment sheets that are open on the page, by person."""
        self.zone: str | None = None
        """The zone that the shop lives in, where it has told."""

    def revoke_token(self, *, revoked: bool = True) -> None:
        """Make the token invalid, or valid again."""
        self.world.revoked = revoked
