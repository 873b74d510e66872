"""A shop with goods on the shelf: the sample feed imported, chats known, campaigns added."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image
from sqlalchemy import select

from domain.campaign import manage
from domain.deal.approval import allow_feed
from domain.feeds.readers.reading import FeedTerms
from jobs.campaign import posting_rules
from jobs.import_file import ImportProgress, import_file
from storage.campaign.tables import Campaign, CampaignAudience, CampaignContent
from storage.chat.tables import Chat, ChatTag
from storage.database import Database
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow
from storage.post.tables import Occurrence, Post

SAMPLE = Path("sandbox/sample/shopify-home-and-garden.csv")
MONDAY = datetime(2026, 6, 1, 6, tzinfo=UTC)
RULES = posting_rules(language="en", hosts=frozenset(), repeat_days=0)


async def import_sample(
    database: Database, *, now: datetime = MONDAY, path: Path = SAMPLE, allowed: bool = True
) -> ImportProgress:
    """Import the sample feed; campaigns may post its deals unless they are to wait."""
    done = await import_file(
        database,
        path,
        source="shopify",
        terms=FeedTerms("EUR", "https://shop.example"),
        now=lambda: now,
        rng=Random(7),
    )
    if allowed:
        async with database.begin() as tx:
            await allow_feed(tx, "shopify", now=now)
    return done


async def add_chats(
    database: Database, *ids: int, tag: str | None = None, **values: object
) -> None:
    """Make chats known."""
    async with database.begin() as tx:
        for chat_id in ids:
            tx.add(
                Chat(id=chat_id, type="group", title=f"Chat {chat_id}", added_at=MONDAY, **values)
            )
        await tx.flush()
        tx.add_all(ChatTag(chat_id=chat_id, tag=tag) for chat_id in ids if tag)


async def add_campaign(
    database: Database,
    *,
    now: datetime = MONDAY,
    chats: tuple[int, ...] = (),
    queue: tuple[int, ...] = (),
    **values: object,
) -> Campaign:
    """Add a campaign: a rotation over everything to all chats unless told otherwise."""
    given = {
        "name": "Test",
        "created_at": now,
        "zone": "Europe/Berlin",
        "what": CampaignContent.QUEUE if queue else CampaignContent.ROTATION,
        "where": CampaignAudience.CHATS if chats else CampaignAudience.ALL,
    }
    async with database.begin() as tx:
        return await manage.add(
            tx,
            Campaign(**(given | values)),
            chats=[(chat_id, None) for chat_id in chats],
            queue=queue,
            now=now,
        )


async def occurrences(database: Database) -> list[Occurrence]:
    async with database.read() as tx:
        return list(await tx.scalars(select(Occurrence).order_by(Occurrence.id)))


async def posts(database: Database) -> list[Post]:
    async with database.read() as tx:
        return list(await tx.scalars(select(Post).order_by(Post.id)))


async def queued(database: Database) -> list[OutboxRow]:
    async with database.read() as tx:
        return list(await tx.scalars(select(OutboxRow).order_by(OutboxRow.id)))


async def deals(database: Database) -> list[Deal]:
    async with database.read() as tx:
        return list(await tx.scalars(select(Deal).order_by(Deal.id)))


async def campaigns(database: Database) -> list[Campaign]:
    async with database.read() as tx:
        return list(await tx.scalars(select(Campaign).order_by(Campaign.id)))


def picture(shade: int) -> bytes:
    """Return a PNG of one colour."""
    out = BytesIO()
    Image.new("RGB", (8, 8), (shade * 90, 0, 0)).save(out, "PNG")
    return out.getvalue()
