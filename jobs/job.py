"""A job: what time alone makes due, how often it is looked at, and what it works with.

Each module of `jobs` offers its `JOB`; `bot.app` lists them and has them run.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random

from aiogram import Bot

from domain.clock import Clock
from domain.promotion.live_card import CardSource
from domain.settings import Settings
from domain.voucher import Secret
from storage.database import Database


@dataclass(frozen=True)
class JobContext:
    """What the jobs of one bot work with."""

    database: Database
    clock: Clock
    rng: Random
    bot: Bot
    settings: Settings
    secret: Secret
    card_sources: Mapping[str, CardSource]

    @property
    def now(self) -> datetime:
        """The moment it is now."""
        return self.clock.now()


@dataclass(frozen=True)
class Job:
    """A step that is run again and again, in real seconds; done twice, it does nothing more."""

    name: str
    every_s: float
    run: Callable[[JobContext], Awaitable[int | None]]
    """Returns how much it did; something wakes the sender."""
    reloads: bool = False
    """Whether the sender is to read its queue anew, rather than only wake."""
