"""Feeds: how many new deals of each wait, where they would be posted, and whether a feed is trusted.

the feeds -> one: its new deals, allowed together or for good
a report -> post them -> (allowed) -> the feed
         -> not yet
"""

from collections.abc import Sequence

from aiogram import F
from aiogram_dialog import DialogManager

from domain.admin.authority import AccessLevel
from domain.campaign import appearance
from domain.deal import approval
from domain.deal.deal import withdraw_left
from domain.feed_preview import ready
from domain.refusal import Refused
from handlers.admin.catalogue.deal_facts import NAMED_MAX
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import acts, button, item, items, line, opens, page
from handlers.admin.states import Catalogue
from handlers.admin.widgets import I18nText
from storage.deal import approvals
from storage.deal import catalogue as deal_catalogue
from storage.deal.deals import OPERATOR
from storage.deal.tables import Deal, FeedImport
from views.buttons import named
from views.deal.appearance_lines import destination
from views.i18n import Html, Translate

FEEDS_MAX = 100
WAITING_SHOWN = 80
NAME_CHARS_MAX = 40


async def read_feeds(ctx: AdminContext) -> Values:
    """Return every feed with its deals, those that are new, and the mark of one that is trusted."""
    found = await approvals.counts_by_feed(ctx.tx, limit=FEEDS_MAX)
    trusted = await approvals.trusted(ctx.tx)
    ctx.data["all_feeds"] = [source for source, _, _ in found]
    rows = [
        item(place, feed_line(source, deals, new, ctx.t, trusted=source in trusted))
        for place, (source, deals, new) in enumerate(found)
    ]
    return {"items": rows, "feeds": len(rows)}


def feed_line(source: str, deals: int, new: int, t: Translate, *, trusted: bool) -> str:
    name = feed_name(source, t)[:NAME_CHARS_MAX]
    return f"{'🤝' if trusted else '📥'} {name} · {deals}{f' · 🆕 {new}' if new else ''}"


def feed_name(source: str, t: Translate) -> str:
    return t("admin-deal-by-hand") if source == OPERATOR else source


async def choose(_: object, __: object, manager: DialogManager, place: str) -> None:
    data = manager.dialog_data
    data["feed_source"] = data["all_feeds"][int(place)]
    await manager.switch_to(Catalogue.feed_news)


async def source_of(ctx: AdminContext) -> str:
    """Return the feed that is open: chosen from the list, or the one of an import that was told about."""
    if "feed_source" in ctx.data:
        return str(ctx.data["feed_source"])
    found = await ctx.tx.get(FeedImport, ctx.chosen("import_id"))
    if found is None:
        raise Refused("feed.over")
    return found.source


async def read_feed(ctx: AdminContext) -> Values:
    source = await source_of(ctx)
    deals, new = await approvals.count_of_feed(ctx.tx, source)
    waiting = await approvals.waiting(ctx.tx, source, limit=WAITING_SHOWN)
    where = await appearance.destinations(ctx.tx, waiting[:NAMED_MAX])
    trusted = await approvals.is_trusted(ctx.tx, source)
    gone = await ready.left_behind(ctx.tx, source)
    values = feed_values(source, deals, new, waiting, where, ctx.t, trusted=trusted)
    return values | {"gone": len(gone)}


def feed_values(
    source: str,
    deals: int,
    new: int,
    waiting: Sequence[Deal],
    where: dict[int, list[str]],
    t: Translate,
    *,
    trusted: bool,
) -> Values:
    shown = [deal for deal in waiting if deal.id in where]
    lines = [destination(deal.title, where[deal.id], t) for deal in shown]
    if new > len(shown):
        lines.append(t("admin-objections-more", more=new - len(shown)))
    return {
        "name": feed_name(source, t),
        "deals": deals,
        "waiting": new,
        "lines": Html("\n".join(lines)),
        "trusted": trusted,
        "careful": not trusted,
        "items": [
            item(deal.id, named(deal.title, t.amount(deal.price_minor, deal.currency), "🆕"))
            for deal in waiting
        ],
    }


async def subject(ctx: AdminContext) -> str:
    return f"feed:{await source_of(ctx)}"


@acts("feed.allow", subject)
async def allow(ctx: AdminContext) -> None:
    """Let campaigns post every new deal of the feed."""
    ctx.facts["deals"] = await approval.allow_feed(ctx.tx, await source_of(ctx), now=ctx.now)


@acts("feed.allow", subject, then=Catalogue.feed_news)
async def allow_and_return(ctx: AdminContext) -> None:
    """Let campaigns post every new deal of the feed, as a report asked."""
    await allow.work(ctx)


@acts("feed.trust", subject)
async def trust(ctx: AdminContext) -> None:
    """Let campaigns post new deals of the feed at once, those that wait included."""
    source = await source_of(ctx)
    ctx.facts["deals"] = await approval.set_trust(ctx.tx, source, True, now=ctx.now)


@acts("feed.distrust", subject)
async def distrust(ctx: AdminContext) -> None:
    """Let new deals of the feed wait again."""
    await approval.set_trust(ctx.tx, await source_of(ctx), False, now=ctx.now)


async def read_gone(ctx: AdminContext) -> Values:
    """Return how many deals left the feed, beside how many it has on sale."""
    source = await source_of(ctx)
    gone = await ready.left_behind(ctx.tx, source)
    if not gone:
        raise Refused("feed.nothing_left")
    on_sale = len(await deal_catalogue.active_ids(ctx.tx, source))
    return {"name": source, "gone": len(gone), "percent": len(gone) * 100 // max(1, on_sale)}


@acts("deals.withdraw", subject, sure="admin-feed-gone-sure", shows=read_gone)
async def take_off(ctx: AdminContext) -> None:
    """Take off sale what the last file of the feed did not have."""
    source = await source_of(ctx)
    gone = await ready.left_behind(ctx.tx, source)
    ctx.facts["deals"] = await withdraw_left(ctx.tx, source, gone, now=ctx.now)


POST = button("allow_all", allow_and_return, text="feed-import-button-post", when="waiting")
WINDOWS = (
    page(
        Catalogue.feeds,
        "admin-feeds",
        items("all_feeds", choose),
        reads=read_feeds,
        back=Catalogue.imports,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Catalogue.feed_news,
        "admin-feed-news",
        line("lines"),
        I18nText("admin-feed-trusted", when=F["trusted"]),
        items("new_deal", opens("deal_id", Catalogue.one)),
        button("allow", allow, text="admin-button-feed-allow", when="waiting"),
        button("trust", trust, text="admin-button-feed-trust", when="careful"),
        button("take_off", take_off, text="admin-button-feed-take_off", when="gone"),
        button("distrust", distrust, text="admin-button-feed-distrust", when="trusted"),
        reads=read_feed,
        back=Catalogue.feeds,
        need=AccessLevel.EVERYWHERE,
        width=1,
    ),
    page(
        Catalogue.feed_post,
        "admin-feed-post",
        line("lines"),
        POST,
        button("wait", Catalogue.feed_wait, text="feed-import-button-wait", when="waiting"),
        reads=read_feed,
        back=Catalogue.feed_news,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Catalogue.feed_wait,
        "admin-feed-wait",
        button("one_by_one", Catalogue.feed_news, text="admin-button-feed-one_by_one"),
        POST,
        reads=read_feed,
        back=Catalogue.all,
        need=AccessLevel.EVERYWHERE,
        width=1,
    ),
)
