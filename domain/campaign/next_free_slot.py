"""An hour after the last: the moment behind everything that some chats get today."""

from collections.abc import Collection
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.campaign.manage import schedule_of
from domain.campaign.schedule import next_slot
from storage.campaign import campaigns
from storage.campaign.tables import Campaign
from storage.database import Tx
from storage.post import posts

GAP = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SLOTS_MAX = 24 * 60
"""Slots of one campaign in a day: one a minute."""


async def hour_after_last_post(
    tx: Tx, chat_ids: Collection[int], *, zone: str, now: datetime
) -> datetime | None:
    """Return an hour after the last post that any of these chats gets today, None without one.

    It counts what is queued, what went out within the last hour, and every slot of the active
    campaigns until midnight in `zone`. The moment is a full minute.
    """
    wanted = set(chat_ids)
    dues = [due for chat, due in await posts.recent(tx, since=now - GAP) if chat in wanted]
    midnight = _midnight(now, zone)
    for campaign in await campaigns.active_in_chats(tx, wanted):
        last = _last_slot(campaign, now=now, until=midnight)
        dues += [] if last is None else [last]
    if not dues:
        return None
    after = max(dues) + GAP
    return after.replace(second=0, microsecond=0) + (MINUTE if after.second else timedelta())


def _midnight(now: datetime, zone: str) -> datetime:
    local = now.astimezone(ZoneInfo(zone))
    return local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0) + timedelta(days=1)


def _last_slot(campaign: Campaign, *, now: datetime, until: datetime) -> datetime | None:
    """Return the last slot of a campaign before `until`, if it has one."""
    last = None
    for _ in range(SLOTS_MAX):
        slot = next_slot(schedule_of(campaign), last or now)
        if slot is None or slot.at >= until:
            break
        last = slot.at
    return last
