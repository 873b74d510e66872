"""What the demo's shop has planned for the week: its own words, and deals at their hours."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.campaign import announcement, manage
from domain.post.planner import Content
from handlers.admin.new_post import form
from storage.campaign.tables import Campaign, CampaignAudience, CampaignContent
from storage.database import Database
from storage.deal import deals

NEWS = (
    (
        (2, "18:30", "Open house at Market Street\nCoffee, cake, all lamps switched on. Come by!"),
        (4, "12:00", "New on the shelf: oak and linen\nWhat do you want to see next?"),
    ),
    ((3, "19:00", "周末门店开放日\n现场体验新款床品，到店报群昵称送香薰小样一份。"),),
    ((4, "18:00", "Суббота — день открытых дверей\nЧай, пироги и новые светильники. Ждём вас!"),),
)
"""For each chat: in how many days, at which time of the shop's zone, what."""
DEAL_OF_THE_DAY = "Deal of the day"
EVERY_MORNING = "0 9 * * *"
SOON_GONE = "grey-sofa"
SOON_GONE_AT = (3, "10:00")
Places = Sequence[tuple[int, int | None]]


async def make(
    database: Database, source: str, places: Places, zone: str, *, by_id: int, now: datetime
) -> None:
    """Plan a week for chats, given as (chat id, topic or None), as the owner would in the admin menu.

    What is in the language of the first chat goes there alone.
    """
    async with database.begin() as tx:
        for place, (days, at, words) in (
            (place, one) for place, news in zip(places, NEWS, strict=True) for one in news
        ):
            content = Content(
                announcement.KIND,
                {"announcement_id": 0, "text": words, "entities": [], "photos": [], "captions": []},
            )
            when = {"at": _wall(days, at, zone, now)}
            planned = form.campaign_of(content, when, zone=zone, now=now)
            await form.save_announcement(tx, content, planned, by_id=by_id, now=now)
            await manage.add(tx, planned, chats=[place], now=now)
        deal = (await deals.by_source(tx, source, (SOON_GONE,)))[SOON_GONE]
        once = Campaign(
            name=deal.title,
            created_at=now,
            zone=zone,
            what=CampaignContent.DEAL,
            deal_id=deal.id,
            at=_wall(*SOON_GONE_AT, zone, now),
            where=CampaignAudience.CHATS,
        )
        await manage.add(tx, once, chats=places[:1], now=now)
        daily = Campaign(
            name=DEAL_OF_THE_DAY,
            created_at=now,
            zone=zone,
            what=CampaignContent.ROTATION,
            cron=EVERY_MORNING,
            deal_sources=[source],
            where=CampaignAudience.CHATS,
        )
        await manage.add(tx, daily, chats=places[:1], now=now)


def _wall(days: int, at: str, zone: str, now: datetime) -> str:
    day = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    return f"{day.isoformat()} {at}"
