"""What the first window of the menus reads: what waits for a person, and what comes next."""

from collections.abc import Sequence
from operator import attrgetter

from domain.campaign import calendar, manage
from domain.promotion import access
from handlers.admin.context import AdminContext, Values
from handlers.admin.queue import calendar_page, failed_posts, missed_slots
from handlers.admin.queue.campaign_targets import targets_of
from storage.campaign.tables import Campaign, CampaignContent
from storage.chat import chats
from storage.chat.tables import ChatState
from storage.deal import approvals
from storage.flash_sale import sales
from storage.flash_sale.tables import FlashSale
from storage.group_buy import offers
from storage.group_buy.tables import GroupBuy
from storage.payout import withdrawals
from storage.payout.tables import WithdrawalState
from storage.post import posts
from storage.promotion import cards, payments
from storage.referral import rewards
from storage.referral.tables import RewardState
from storage.subject import FLASH_SALE, GROUP_BUY
from storage.support import tickets
from views import front_page_screens
from views.front_page_screens import ComingPost

COMING_SHOWN = 3
CAMPAIGNS_MAX = 20
"""Campaigns that are looked at, the soonest first; quiet hours change their order."""
CHATS_MAX = 1_000
"""Chats that are counted."""
WAITING_MAX = 200
"""Posts on their way that are looked at."""


async def read_home(ctx: AdminContext) -> Values:
    """What the first window says."""
    started = ctx.manager.start_data
    said = started.get("said", "") if isinstance(started, dict) else ""
    numbers, t, zone = await to_do(ctx), ctx.t, ctx.settings.timezone
    known = await chats.known(ctx.tx, limit=CHATS_MAX)
    theirs = [chat for chat in known if ctx.by.has(chat.id)]
    numbers["chats"] = sum(chat.state == ChatState.NO_RIGHTS for chat in theirs)
    return {
        "said": said,
        "chats": sum(chat.state == ChatState.ACTIVE for chat in theirs),
        "to_do": front_page_screens.to_do(numbers, t),
        "coming": front_page_screens.coming(await coming(ctx), ctx.now, zone, t),
        "withdrawals": numbers.get("approve", 0) + numbers.get("pay", 0),
        "rewards": numbers.get("rewards", 0),
        "support": await tickets.count_open(ctx.tx) if ctx.by.everywhere else 0,
        "trouble": sum(numbers[name] for name in (*failed_posts.TROUBLES, "missed")),
        "everywhere": ctx.by.everywhere,
        "owner": ctx.by.is_owner,
    }


async def to_do(ctx: AdminContext) -> dict[str, int]:
    """Count what waits for whoever looks: the shop's money is not for admins of some chats."""
    tx = ctx.tx
    numbers = await failed_posts.count_troubles(ctx)
    numbers["missed"] = await missed_slots.count(ctx)
    if ctx.by.everywhere:
        numbers["approve"] = await withdrawals.count(tx, (WithdrawalState.REQUESTED,))
        numbers["pay"] = await withdrawals.count(tx, (WithdrawalState.APPROVED,))
        numbers["rewards"] = await rewards.count(tx, (RewardState.HELD,))
        numbers["refunds"] = await payments.count_owed(tx)
        numbers["support"] = await tickets.count_unanswered(tx)
        numbers["deals"] = await approvals.count_all_waiting(tx)
    return numbers


async def coming(ctx: AdminContext) -> list[ComingPost]:
    """Return what comes first: posts on their way, campaigns, promotions that begin."""
    planned = sorted(await calendar_page.planned(ctx), key=attrgetter("next_at"))
    found = [one for each in planned[:CAMPAIGNS_MAX] for one in await of_campaign(ctx, each)]
    found += await on_their_way(ctx)
    for kind, promotions in (
        (GROUP_BUY, await offers.to_begin(ctx.tx, now=ctx.now, limit=WAITING_MAX)),
        (FLASH_SALE, await sales.to_begin(ctx.tx, now=ctx.now, limit=WAITING_MAX)),
    ):
        found += await of_promotions(ctx, kind, promotions)
    return sorted(found)[:COMING_SHOWN]


async def of_campaign(ctx: AdminContext, campaign: Campaign) -> list[ComingPost]:
    """Return what a campaign posts next, if quiet hours let it post at all.

    One that posts deals in turn is named by the deal that is next.
    """
    targets = await targets_of(ctx, campaign)
    at = calendar.next_sent(campaign, targets.paces, campaign.next_at)
    if at is None:
        return []
    deal = None
    if campaign.what == CampaignContent.ROTATION:
        deal = await manage.next_deal(ctx.tx, campaign, now=ctx.now)
    return [ComingPost(at, campaign.name if deal is None else deal.title, targets.titles)]


async def on_their_way(ctx: AdminContext) -> list[ComingPost]:
    """Return the posts that wait for their moment, once for each time that their campaign fired."""
    found: dict[int, ComingPost] = {}
    for row in await posts.waiting(ctx.tx, limit=WAITING_MAX):
        if ctx.by.has(row.chat_id):
            first = found.get(row.occurrence_id, ComingPost(row.due_at, row.name, ()))
            found[row.occurrence_id] = first._replace(chats=(*first.chats, row.title))
    return list(found.values())


async def of_promotions(
    ctx: AdminContext, kind: str, found: Sequence[GroupBuy] | Sequence[FlashSale]
) -> list[ComingPost]:
    """Return the first promotions of a kind that are announced and have not begun."""
    theirs = [one for one in found if await access.may_manage(ctx.tx, ctx.by, kind, one.id)]
    mark, begin = {GROUP_BUY: "👥", FLASH_SALE: "⚡"}[kind], []
    for one in theirs[:COMING_SHOWN]:
        titles = {
            chat.id: chat.title
            for chat in await chats.all_of(ctx.tx, await cards.chats_of(ctx.tx, kind, one.id))
        }
        begin.append(ComingPost(one.starts_at, f"{mark} {one.title}", tuple(titles.values())))
    return begin
