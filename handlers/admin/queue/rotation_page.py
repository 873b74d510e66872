"""Which deals a campaign that posts in turn takes: feeds, categories and tags, ticked or typed."""

from domain.campaign import manage
from handlers.admin.context import AdminContext, Values
from handlers.admin.lists import NAME_CHARS_MAX, Item, tickable
from handlers.admin.page import button, items, page, typed
from handlers.admin.queue.campaign_access import changes, selected
from handlers.admin.states import Queue
from storage.campaign.tables import Campaign, CampaignContent, CampaignState
from storage.deal import approvals
from storage.deal.deals import OPERATOR
from views.campaign.rotation_text import takes
from views.i18n import Translate

FEEDS_MAX = 20
TAGS_MAX = 60
Choice = list[str]
"""`source` or `tag`, and its name."""


async def read_takes(ctx: AdminContext, campaign: Campaign) -> Values:
    """Return what a rotation takes, what it posts next, and how many new deals it waits for."""
    rotates = campaign.what == CampaignContent.ROTATION and campaign.state != CampaignState.REMOVED
    if not rotates:
        return {"rotation": False, "takes": "", "next_deal": "", "new_deals": 0}
    following = await manage.next_deal(ctx.tx, campaign, now=ctx.now)
    sources, tags = campaign.deal_sources, campaign.deal_tags
    return {
        "rotation": True,
        "takes": takes(campaign, ctx.t),
        "next_deal": ctx.t.plain("rotation-next-none")
        if following is None
        else following.title[:NAME_CHARS_MAX],
        "new_deals": await approvals.count_waiting(ctx.tx, sources, tags, now=ctx.now),
    }


async def read_choices(ctx: AdminContext) -> Values:
    """Return the feeds and tags there are, ticked where the rotation takes them."""
    campaign = await selected(ctx)
    feeds = [source for source, _, _ in await approvals.counts_by_feed(ctx.tx, limit=FEEDS_MAX)]
    tags = list(await approvals.tags_by_number(ctx.tx, limit=TAGS_MAX))
    choices = [["source", name] for name in dict.fromkeys((*campaign.deal_sources, *feeds))]
    choices += [["tag", name] for name in dict.fromkeys((*campaign.deal_tags, *tags))]
    ctx.data["choices"] = choices
    ticked = {("source", one) for one in campaign.deal_sources}
    ticked |= {("tag", one) for one in campaign.deal_tags}
    return {
        "name": campaign.name,
        "items": choice_items(choices, ticked, ctx.t),
        **await read_takes(ctx, campaign),
    }


def choice_items(choices: list[Choice], ticked: set[tuple[str, str]], t: Translate) -> list[Item]:
    """Return an item for each feed and tag; its id is its place."""
    found = []
    for place, (kind, name) in enumerate(choices):
        words = t.plain("admin-deal-by-hand") if [kind, name] == ["source", OPERATOR] else name
        mark = "📥" if kind == "source" else "🏷"
        found.append(tickable(place, f"{mark} {words}", (kind, name) in ticked))
    return found


@changes("takes")
async def toggle(ctx: AdminContext) -> None:
    """Take a feed or a tag, or take it no longer."""
    campaign = await selected(ctx)
    kind, name = ctx.data["choices"][int(ctx.said)]
    sources, tags = list(campaign.deal_sources), list(campaign.deal_tags)
    chosen = sources if kind == "source" else tags
    if name in chosen:
        chosen.remove(name)
    else:
        chosen.append(name)
    await manage.set_rotation(ctx.tx, campaign.id, sources, tags)


@changes("takes")
async def add_tag(ctx: AdminContext) -> None:
    """Take a tag or category that was typed."""
    campaign = await selected(ctx)
    tags = [*campaign.deal_tags, ctx.said]
    await manage.set_rotation(ctx.tx, campaign.id, campaign.deal_sources, tags)


@changes("takes")
async def take_all(ctx: AdminContext) -> None:
    """Take every deal that is allowed."""
    await manage.set_rotation(ctx.tx, (await selected(ctx)).id, [], [])


BUTTON = button("takes", Queue.rotation, text="admin-button-takes", when="rotation")
WINDOW = page(
    Queue.rotation,
    "admin-rotation",
    typed("tag", add_tag),
    items("choice", toggle),
    button("take_all", take_all, text="admin-button-take-all"),
    reads=read_choices,
    back=Queue.campaign,
)
