"""What every handler of the web server works with; `application` puts it into the app."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Protocol

from aiohttp import web

from domain.clock import Clock
from domain.settings import Settings
from storage.database import Database


@dataclass(frozen=True)
class Pulse:
    """What the bot beside the web server says of itself."""

    is_held: Callable[[], bool]
    """Whether this process may work on the database."""
    heard_s: Callable[[], float | None]
    """Seconds since Telegram last answered a poll, or delivered; None before the first."""
    is_receiving: Callable[[], bool]
    """Whether deliveries are taken in; without meaning where updates are polled."""
    username: Callable[[], str | None]
    """The bot's name without @, None until Telegram has said it."""


class IntakeCounts(Protocol):
    """What the bot counted since its start."""

    updates: int
    seconds: float
    lag_s: float | None

    def buckets(self) -> Sequence[tuple[str, int]]:
        """Return upper bounds of batch times with how many took no longer."""


async def no_picture(_file_id: str) -> bytes | None:
    """Return no picture: for a site that shows none of Telegram's."""
    return None


@dataclass(frozen=True)
class Site:
    """The parts of one shop that the web server needs."""

    settings: Settings
    database: Database
    clock: Clock
    rng: Random
    pulse: Pulse
    wake: Callable[[], None]
    """Called after each commit: something may be due to be sent."""
    bug: Callable[[str, BaseException], None]
    """Reports what no rule foresaw: to the log, and to the owner in private."""
    fetch_picture: Callable[[str], Awaitable[bytes | None]] = no_picture
    """Fetches a picture that Telegram has by its file id; None where it cannot be had."""
    receive: Callable[[dict[str, Any]], Awaitable[bool]] | None = None
    """Takes an update in and returns whether it is stored; None where updates are polled."""
    counted: IntakeCounts | None = None
    refused: Callable[[], int] = lambda: 0
    """How many calls Telegram has refused as too many since the start."""


SITE = web.AppKey("site", Site)
