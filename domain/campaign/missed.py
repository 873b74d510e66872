"""Telling the owner of slots that passed while the bot was off: once, for all campaigns together.

a slot is found too late -> a notice that waits a moment -> the campaigns found after it are
added to it -> it goes
"""

from datetime import datetime, timedelta
from typing import TypedDict

from domain.notify import notify
from storage import installation
from storage.campaign.tables import Campaign
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind

KEPT_FOR = timedelta(days=3)
"""So long the latest of a campaign can be made up for."""
LISTED_MAX = 200
WAIT = timedelta(seconds=20)
OFF_FOR_MIN = timedelta(minutes=5)
"""A hiccup that is shorter is not called having been off."""
NAMED_MAX = 10


class SlotsMissed(TypedDict):
    """When nothing was posted, how much, and of which campaigns: each is a name and its slots."""

    since: str
    until: str
    slots: int
    campaigns: list[list[int | str]]
    more: int
    """Campaigns that are not named."""


MISSED: Kind[SlotsMissed] = Kind("owner.slots_missed")


def add_campaign(values: SlotsMissed, name: str, since: datetime, slots: int) -> SlotsMissed:
    """Return a notice with one more campaign in it."""
    room = len(values["campaigns"]) < NAMED_MAX
    return SlotsMissed(
        since=min(values["since"], since.isoformat()),
        until=values["until"],
        slots=values["slots"] + slots,
        campaigns=[*values["campaigns"], [name, slots]] if room else values["campaigns"],
        more=values["more"] + (not room),
    )


async def tell_missed(
    tx: Tx, campaign: Campaign, first: datetime, slots: int, *, now: datetime
) -> None:
    """Let the owner hear of the slots of a campaign that were missed since `first`."""
    owner = await installation.owner_id(tx)
    if owner is None or now - first < OFF_FOR_MIN:
        return
    waiting = await outbox.lock_queued(tx, owner, MISSED, after=now)
    empty = SlotsMissed(
        since=first.isoformat(), until=now.isoformat(), slots=0, campaigns=[], more=0
    )
    if waiting is not None:
        waiting.values = add_campaign(waiting.values, campaign.name, first, slots)  # type: ignore[arg-type]
        return
    row = await notify(tx, owner, MISSED, add_campaign(empty, campaign.name, first, slots), now=now)
    row.due_at = now + WAIT
