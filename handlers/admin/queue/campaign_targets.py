"""Where a campaign posts, the hours in which its chats want no posts, and so when it posts next."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.campaign import calendar
from domain.post.pacing import Pace, pace_for
from handlers.admin.context import AdminContext
from handlers.admin.new_post.review import rules
from storage.campaign import campaigns
from storage.campaign.tables import Campaign, CampaignAudience
from views.i18n import Html

CHATS_MAX = 100
"""Chats of one campaign that are looked at."""


@dataclass(frozen=True)
class CampaignTargets:
    """The chats of a campaign."""

    titles: tuple[str, ...] = ()
    """Their names; none is all of them."""
    paces: Sequence[Pace] = ()


async def targets_of(ctx: AdminContext, campaign: Campaign) -> CampaignTargets:
    """Return where a campaign posts."""
    found = [chat for *_, chat in await campaigns.targets(ctx.tx, campaign, limit=CHATS_MAX)]
    nobody, shop = ctx.t.plain("admin-nobody"), rules(ctx.manager).shop_defaults
    named = campaign.where != CampaignAudience.ALL
    titles = [nobody if chat is None else chat.title for chat in found] if named else []
    known = [chat for chat in found if chat is not None]
    return CampaignTargets(tuple(titles), [pace_for(campaign, chat, shop) for chat in known])


async def next_line(ctx: AdminContext, campaign: Campaign) -> Html:
    """Return when a campaign posts next, quiet hours considered; empty where nothing is due."""
    if campaign.next_at is None:
        return Html("")
    targets = await targets_of(ctx, campaign)
    at = calendar.next_sent(campaign, targets.paces, campaign.next_at)
    if at is None:
        return ctx.t("admin-next-never")
    key = "admin-next" if at == campaign.next_at else "admin-next-quiet"
    return ctx.t(key, moment=ctx.t.moment(at))
