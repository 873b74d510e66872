"""What is left of a day: which of a chat's posts the next one would be, and whether it is awake."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.post.pacing import LONGEST_DAY, ShopDefaults, pace_for, same_day
from storage.campaign.tables import Campaign
from storage.chat.tables import Chat
from storage.database import Tx
from storage.post import posts


@dataclass(frozen=True, slots=True)
class CapLeft:
    """The chat with the least room on a day, and what a post there would be of it."""

    title: str
    number: int
    """Which post of the day it would be, from 1; above `cap` it does not go out."""
    cap: int


async def least_left(
    tx: Tx, campaign: Campaign, chats: Sequence[Chat], *, at: datetime, manner: ShopDefaults
) -> CapLeft | None:
    """Return the chat whose daily cap leaves the least room at `at`, None without any cap."""
    planned: dict[int, list[datetime]] = {}
    for chat_id, due_at in await posts.recent(tx, since=at - LONGEST_DAY):
        planned.setdefault(chat_id, []).append(due_at)
    found = []
    for chat in chats:
        pace = pace_for(campaign, chat, manner)
        if pace.daily_cap is not None:
            number = same_day(at, planned.get(chat.id, ()), pace.zone) + 1
            found.append(CapLeft(chat.title, number, pace.daily_cap))
    return min(found, key=lambda room: room.cap - room.number, default=None)


def has_quiet_hours(campaign: Campaign, chats: Sequence[Chat], *, manner: ShopDefaults) -> bool:
    """Return whether quiet hours hold for any of these chats."""
    return any(pace_for(campaign, chat, manner).quiet for chat in chats)
