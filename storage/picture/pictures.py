"""Queries on pictures at addresses: which to look at next, what was found, what is to be told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, false, func, or_, select, update

from storage.campaign.campaigns import active_rotations
from storage.campaign.tables import Campaign, CampaignState, QueuedDeal
from storage.columns import NO_SYNC, change_rows
from storage.database import Tx
from storage.deal.deals import on_offer, taken_by
from storage.deal.tables import Deal, DealApproval
from storage.picture.tables import Picture


async def to_look_at(tx: Tx, *, now: datetime, limit: int) -> Sequence[tuple[str, Picture | None]]:
    """Return pictures of deals that campaigns may take, with what is known of each, the new ones first."""
    web = or_(Deal.photo.startswith("https://"), Deal.photo.startswith("http://"))
    due = or_(Picture.address.is_(None), Picture.next_at <= now)
    rows = (
        select(Deal.photo, Picture)
        .outerjoin(Picture, Picture.address == Deal.photo)
        .where(web, due, on_offer(now), await _taken(tx))
        .order_by(Picture.next_at.is_not(None), Picture.next_at, Deal.id)
    )
    found = {str(photo): known for photo, known in await tx.execute(rows.limit(limit))}
    return list(found.items())


async def _taken(tx: Tx) -> ColumnElement[bool]:
    """Return the condition that a campaign takes a deal: in turn, by name or from its queue."""
    turns = [taken_by(one.deal_sources, one.deal_tags) for one in await active_rotations(tx)]
    active = select(Campaign.deal_id).where(
        Campaign.state == CampaignState.ACTIVE, Campaign.deal_id.is_not(None)
    )
    in_turn = (Deal.approval == DealApproval.ALLOWED) & or_(false(), *turns)
    return or_(in_turn, Deal.id.in_(active), Deal.id.in_(select(QueuedDeal.deal_id)))


async def find(tx: Tx, address: str) -> Picture | None:
    """Return what is known of a picture."""
    return await tx.get(Picture, address)


async def digest_of(tx: Tx, address: str) -> str | None:
    """Return what a picture that is fine is known by."""
    fine = (Picture.address == address) & Picture.problem.is_(None)
    return await tx.scalar(select(Picture.digest).where(fine))


async def untold(tx: Tx, *, limit: int) -> tuple[Sequence[str], int]:
    """Return titles of deals whose pictures have a problem that nobody was told of, and how many."""
    bad = Picture.problem.is_not(None) & ~Picture.told
    rows = select(Deal.title).join(Picture, Picture.address == Deal.photo).where(bad)
    titles = (await tx.scalars(rows.order_by(Deal.id).limit(limit))).all()
    counted = select(func.count()).select_from(rows.subquery())
    return titles, await tx.scalar(counted) or 0


async def mark_told(tx: Tx) -> None:
    """Note that the owner has heard of every problem there is."""
    bad = Picture.problem.is_not(None) & ~Picture.told
    await tx.execute(update(Picture).where(bad).values(told=True).execution_options(**NO_SYNC))


async def forget_unused(tx: Tx) -> int:
    """Forget addresses that no deal has any more; return how many."""
    used = select(Deal.photo).where(Deal.photo.is_not(None))
    return await change_rows(tx, delete(Picture).where(Picture.address.not_in(used)))


async def counts(tx: Tx) -> tuple[int, int]:
    """Return how many addresses of pictures are looked at, and how many have a problem."""
    number = func.count()
    rows = select(number, number.filter(Picture.problem.is_not(None))).select_from(Picture)
    looked_at, bad = (await tx.execute(rows)).one()
    return looked_at, bad


async def addresses(tx: Tx, *, limit: int) -> Sequence[str]:
    """Return addresses of pictures that are looked at."""
    return (await tx.scalars(select(Picture.address).order_by(Picture.address).limit(limit))).all()
