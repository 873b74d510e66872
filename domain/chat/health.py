"""A chat's health: what went wrong there lately, and who left right after a post."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.chat import delivery_errors
from storage.database import Tx

LATELY = timedelta(days=7)
SOON = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ChatHealth:
    """Of one chat, of the last seven days."""

    posts: int
    too_many: int
    """How often Telegram asked for patience."""
    refused: tuple[tuple[str, int], ...]
    """(reason, how often), the most frequent first."""
    left: int
    """Members who left within an hour after a post."""


def count_left_soon(posts: Sequence[datetime], leaves: Sequence[datetime]) -> int:
    """Return how many of `leaves` came within an hour after any of `posts`."""
    ordered = sorted(posts)
    soon = 0
    for moment in leaves:
        at = bisect_left(ordered, moment - SOON)
        soon += at < len(ordered) and ordered[at] <= moment
    return soon


async def load_health(tx: Tx, chat_id: int, *, now: datetime) -> ChatHealth:
    """Return a chat's health."""
    since = now - LATELY
    counts = await delivery_errors.counts(tx, chat_id, since=since)
    too_many = counts.pop(delivery_errors.TOO_MANY, 0)
    posts = await delivery_errors.post_times(tx, chat_id, since=since - SOON)
    leaves = await delivery_errors.leave_times(tx, chat_id, since=since)
    recent = sum(moment >= since for moment in posts)
    return ChatHealth(recent, too_many, tuple(counts.items()), count_left_soon(posts, leaves))
