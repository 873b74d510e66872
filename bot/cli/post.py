"""`post`: one deal to chats, once: now, or at a time."""

from datetime import datetime

from bot.cli import output, shop
from bot.cli.chats import postable_chats
from bot.cli.shop import Ctx
from domain.admin import audit
from domain.campaign import manage, run
from domain.deal.deal import find_deal
from domain.typed_time import read_minute
from jobs.campaign import shop_rules
from storage.campaign.tables import Campaign, CampaignAudience, CampaignContent
from storage.chat import chats as chat_chats
from storage.post import posts

ONCE = "posted by hand"
Row = tuple[object, ...]
"""A chat's id, its title, and what becomes of the post there."""
Done = tuple[int, list[Row], datetime]
"""The campaign of one post, its chats, and when it goes."""


def post(deal: str, *, chats: str, tags: str, at: str, key: str) -> None:
    """Post a deal; exit 1 where it goes to no chat at all."""

    async def posted(ctx: Ctx) -> Done:
        return await _post(ctx, deal, chats, tags, at)

    _, rows, due_at = shop.write(shop.once(key, "post", "campaign_id", posted, _name))
    if at:
        output.say(f"Scheduled for {output.format_moment(due_at)}.")
    output.show_table(("Chat", "Title", "Result"), rows)


def _name(done: Done) -> int:
    return done[0]


async def _post(ctx: Ctx, code: str, chats: str, tags: str, at: str) -> Done:
    deal = await find_deal(ctx.tx, code)
    places = await postable_chats(ctx.tx, chats, tags)
    campaign = Campaign(
        name=f"{deal.title[: shop.NAME_CHARS_MAX - len(ONCE) - 2]}, {ONCE}",
        created_at=ctx.now,
        zone=ctx.settings.timezone,
        what=CampaignContent.DEAL,
        deal_id=deal.id,
        where=CampaignAudience.CHATS,
        at=read_minute(at, ctx.settings.timezone, now=ctx.now) if at else None,
    )
    if at:
        await manage.add(ctx.tx, campaign, chats=places, now=ctx.now)
        rows = await _titled(ctx, [(chat_id, "scheduled") for chat_id, _ in places])
    else:
        rules = shop_rules(ctx.settings)
        made = await run.post_now(ctx.tx, campaign, chats=places, now=ctx.now, rules=rules)
        rows = await _titled(ctx, await _results(ctx, campaign.id))
        if not (await posts.count_by_state(ctx.tx, made.id)).get("queued"):
            _refuse(rows, made.reason)
    subject = f"campaign:{campaign.id}"
    await audit.record(ctx.tx, None, "post", subject, now=ctx.now)
    return campaign.id, rows, campaign.next_at or ctx.now


async def _results(ctx: Ctx, campaign_id: int) -> list[tuple[int, str]]:
    rows = await posts.history(ctx.tx, campaign_id=campaign_id, limit=chat_chats.CHATS_MAX)
    return [
        (post.chat_id, shop.reason_text(post.reason) if post.reason else "on its way")
        for _, post, _ in rows
        if post is not None
    ]


async def _titled(ctx: Ctx, results: list[tuple[int, str]]) -> list[Row]:
    found = await chat_chats.all_of(ctx.tx, [chat_id for chat_id, _ in results])
    titles = {chat.id: chat.title for chat in found}
    return [(chat_id, titles.get(chat_id), result) for chat_id, result in results]


def _refuse(rows: list[Row], reason: str | None) -> None:
    """Say why nothing goes anywhere, and leave nothing behind."""
    for chat_id, title, result in rows:
        output.complain(f"{title} ({chat_id}): {result}")
    output.fail(shop.reason_text(reason) if reason else "It fits into none of these chats.")
