"""Which campaign a page of the queue is about, whether it is somebody's to change, and acts on it."""

from collections.abc import Callable, Sequence
from typing import Any

from domain.admin.authority import AccessLevel
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Result, Work
from handlers.admin.page import Act, acts
from storage.campaign import campaigns
from storage.campaign.tables import Campaign, CampaignAudience


async def in_charge(ctx: AdminContext, campaign: Campaign) -> bool:
    """Return whether every chat of a campaign is one of theirs."""
    if ctx.by.everywhere:
        return True
    named = campaign.where == CampaignAudience.CHATS
    return named and all(map(ctx.by.has, await campaigns.chats_of(ctx.tx, campaign.id)))


async def filter_in_charge(ctx: AdminContext, found: Sequence[Campaign]) -> list[Campaign]:
    """Return the campaigns that somebody is in charge of: all their chats are theirs."""
    return [campaign for campaign in found if await in_charge(ctx, campaign)]


async def selected(ctx: AdminContext) -> Campaign:
    """Return the campaign that is open, if it is there and theirs; or refuse."""
    number = ctx.chosen("campaign_id")
    campaign = await campaigns.find(ctx.tx, number)
    if campaign is None or not await in_charge(ctx, campaign):
        raise Refused("campaign.not_found", id=number)
    return campaign


def subject(ctx: AdminContext) -> str:
    return f"campaign:{ctx.chosen('campaign_id')}"


def changes(what: str, **options: Any) -> Callable[[Work[Result]], Act[Result]]:
    """Make a function an act on the campaign that is open; see `page.acts`."""
    return acts(f"campaign.{what}", subject, need=AccessLevel.SOME_CHATS, **options)
