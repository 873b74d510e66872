"""The catalogue: every deal, found by words, page by page, and one of them.

all -> one, found or added by hand -> a form for each thing that can be edited, and what it has cost
    -> a feed file that is sent there, and the imports that run, wait and have ended
"""

from datetime import datetime

from aiogram import F
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start

from domain.admin.authority import AccessLevel
from domain.deal.deal import (
    deal_post,
    deal_snapshot,
    display_state,
    is_on_offer,
    is_over,
    restore_deal,
    withdraw_deal,
)
from domain.refusal import Refused
from handlers.admin.catalogue import deal_add, deal_approval, deal_edit, feeds_page, imports, prices
from handlers.admin.catalogue.deal_facts import facts, names, require_deal
from handlers.admin.context import AdminContext, Values, load, user_id
from handlers.admin.feed_file import preview_page
from handlers.admin.lists import listed
from handlers.admin.messages import send_preview, take_preview_away
from handlers.admin.options import options_page
from handlers.admin.page import acts, button, item, line, opens, page, typed
from handlers.admin.states import Affiliates, Catalogue, FeedSources
from handlers.admin.widgets import I18nLabel, I18nText
from storage.deal import approvals, catalogue, deals, feed_imports
from storage.deal.catalogue import CatalogueFilter
from storage.deal.deals import OPERATOR
from storage.deal.tables import Deal, DealApproval
from storage.picture import pictures
from views.buttons import named
from views.deal.deal_screens import card, price
from views.feed_source import feed_source_screens
from views.i18n import Html, Translate
from views.screen import Screen, send

WORDS_CHARS_MAX = 100
MARKS = {"offered": "🟢", "coming": "⏳", "sold_out": "📦", "ended": "🏁", "withdrawn": "🚫"}
LINK_SHOWN = 80


async def read_list(ctx: AdminContext) -> Values:
    words, shelf = str(ctx.data.get("words") or ""), CatalogueFilter(ctx.data.get("shelf") or "all")
    number = int(ctx.data.get("page") or 0)
    found = await catalogue.page(ctx.tx, number, words=words, shelf=shelf, now=ctx.now)
    ctx.data["page"] = found.number
    new = await approvals.count_all_waiting(ctx.tx)
    return {
        "items": [item(deal.id, deal_line(deal, ctx.t, now=ctx.now)) for deal in found.deals],
        "deals": found.total,
        "page": found.number + 1,
        "pages": found.pages,
        "imports": len(await feed_imports.open_sources(ctx.tx)),
        "words": words,
        "earlier": found.number > 0,
        "later": found.number + 1 < found.pages,
        "shelves": [
            item(each.value, shelf_name(each, shelf, ctx.t, new)) for each in CatalogueFilter
        ],
    }


def deal_line(deal: Deal, t: Translate, *, now: datetime) -> str:
    over = is_over(deal, now=now)
    mark = (None if over else deal_approval.MARKS.get(DealApproval(deal.approval))) or MARKS[
        display_state(deal, now=now)
    ]
    return named(deal.title, t.amount(deal.price_minor, deal.currency), mark)


def shelf_name(each: CatalogueFilter, chosen: CatalogueFilter, t: Translate, new: int) -> str:
    name = t.plain(f"admin-catalogue-shelf-{each.value}", new=new)
    return f"• {name}" if each is chosen else name


async def read_deal(ctx: AdminContext) -> Values:
    deal = await require_deal(ctx)
    tags = (await deals.tags_of(ctx.tx, [deal.id])).get(deal.id, set())
    zone = ctx.settings.timezone
    values = deal_values(deal, tags, ctx.t, zone) | state_values(deal, ctx.t, now=ctx.now)
    return values | await dead_picture(ctx, deal) | await deal_approval.read_approval(ctx, deal)


async def dead_picture(ctx: AdminContext, deal: Deal) -> Values:
    """Return why the picture cannot be had, where that was found before a post."""
    known = await pictures.find(ctx.tx, deal.photo) if deal.photo else None
    if known is None or known.problem is None:
        return {}
    reason = feed_source_screens.because(known.problem, known.problem_values, ctx.t)
    return {"picture": ctx.t("admin-deal-picture-dead", reason=reason)}


def deal_values(deal: Deal, tags: set[str], t: Translate, zone: str) -> Values:
    told, by_hand = facts(deal, tags, t, zone), deal.source == OPERATOR
    return {
        "title": deal.title,
        "code": deal.code,
        "description": deal.description or t("admin-deal-no_description"),
        "cost": price(deal_snapshot(deal), t),
        "facts": fact_lines(deal, told, t),
        "picture": picture(deal, t),
        "source": t("admin-deal-by-hand") if by_hand else deal.source,
        "own": names(deal.own, t),
        "edited": bool(deal.own) and not by_hand,
        "fed": not deal.own and not by_hand,
    }


def fact_lines(deal: Deal, told: dict[str, str], t: Translate) -> Html:
    """Return a line for each fact that there is."""
    there = {
        "start": deal.starts_at,
        "until": deal.ends_at,
        "link": deal.link,
        "category": deal.category,
    }
    lines = [
        t(f"admin-deal-{name}", value=told[name][:LINK_SHOWN]) for name in there if there[name]
    ]
    if told["tags"] != t.plain("admin-none"):
        lines.append(t("admin-deal-tags", value=told["tags"]))
    return Html("\n".join(lines))


def picture(deal: Deal, t: Translate) -> str:
    """Return whether there is a picture, and why Telegram does not take it."""
    if deal.photo is not None and deal.photo_problem is not None:
        return t("admin-deal-picture-refused", words=deal.photo_problem)
    return t("admin-deal-picture-there" if deal.photo else "admin-deal-picture-none")


def state_values(deal: Deal, t: Translate, *, now: datetime) -> Values:
    """Return the state of a deal in words, and which buttons it has."""
    stands = display_state(deal, now=now)
    return {
        "state": f"{MARKS[stands]} {t(f'admin-deal-is-{stands}')}",
        "active": stands != "withdrawn",
        "withdrawn": stands == "withdrawn",
        "available": deal.in_stock,
        "gone": not deal.in_stock,
    }


async def search(_: object, __: object, manager: DialogManager, words: str = "") -> None:
    """Search for what was typed; nothing shows every deal."""
    if len(words) > WORDS_CHARS_MAX:
        raise Refused("deal.too_long", maximum=WORDS_CHARS_MAX)
    manager.dialog_data.update(words=" ".join(words.split()), page=0)


async def choose_shelf(_: object, __: object, manager: DialogManager, shelf: str) -> None:
    manager.dialog_data.update(shelf=shelf, page=0)


async def turn_page(_: object, pressed: Button, manager: DialogManager) -> None:
    step = 1 if pressed.widget_id == "later" else -1
    manager.dialog_data["page"] = int(manager.dialog_data.get("page") or 0) + step


async def preview(_: object, __: object, manager: DialogManager) -> None:
    """Send the deal to the admin as it would be posted."""
    screen = await load(manager, draw_post, AccessLevel.EVERYWHERE)
    await send_preview(manager, send(user_id(manager), screen, None))


async def draw_post(ctx: AdminContext) -> Screen:
    deal = await require_deal(ctx)
    values = deal_post(deal, ctx.settings.timezone)
    return card(values, ctx.t, on_offer=is_on_offer(deal, now=ctx.now))


async def subject(ctx: AdminContext) -> str:
    """Return what the audit log calls a deal that is taken off or put back."""
    return f"deal:{(await require_deal(ctx)).code}"


async def title(ctx: AdminContext) -> Values:
    return {"title": (await require_deal(ctx)).title}


@acts("deal.withdraw", subject, sure="admin-deal-withdraw-sure", shows=title)
async def withdraw(ctx: AdminContext) -> None:
    await withdraw_deal(ctx.tx, (await require_deal(ctx)).code, now=ctx.now)


@acts("deal.restore", subject)
async def restore(ctx: AdminContext) -> None:
    deal = await restore_deal(ctx.tx, (await require_deal(ctx)).code, now=ctx.now)
    over = deal.ends_at is not None and is_over(deal, now=ctx.now)
    ends = ctx.t.local(deal.ends_at, ctx.settings.timezone) if deal.ends_at else ""
    ctx.told = ctx.t("admin-deal-back-over" if over else "admin-deal-back", ends=ends)


DIALOG = Dialog(
    page(
        Catalogue.all,
        "admin-catalogue",
        I18nText("admin-catalogue-hint", when=~F["words"]),
        I18nText("admin-catalogue-found", when=F["words"]),
        typed("words", search),
        imports.FILE_FIELD,
        listed("deal", opens("deal_id", Catalogue.one)),
        Row(
            button("earlier", turn_page, text="deal-button-previous", when="earlier"),
            button("later", turn_page, text="deal-button-next", when="later"),
        ),
        listed("shelf", choose_shelf, items="shelves", width=len(CatalogueFilter)),
        Row(button("everything", search, when="words")),
        Row(deal_add.BUTTON, button("imports", Catalogue.imports)),
        Start(I18nLabel("admin-button-feed_sources"), id="feed_sources", state=FeedSources.all),
        Start(I18nLabel("admin-button-affiliates"), id="affiliates", state=Affiliates.all),
        reads=read_list,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Catalogue.one,
        "admin-deal",
        line("facts"),
        I18nText("admin-deal-more"),
        line("where"),
        I18nText("admin-deal-fed", when=F["fed"]),
        I18nText("admin-deal-own", when=F["edited"]),
        *deal_approval.POST_BUTTONS,
        Row(*deal_approval.BUTTONS),
        Group(
            *deal_edit.BUTTONS,
            button("prices", Catalogue.prices, text="admin-button-deal-prices"),
            options_page.BUTTON,
            width=2,
        ),
        Row(button("feed", deal_edit.give_back, text="admin-button-deal-feed", when="edited")),
        Row(
            button("preview", preview),
            button("withdraw", withdraw, text="admin-button-deal-withdraw", when="active"),
            button("restore", restore, text="admin-button-deal-restore", when="withdrawn"),
        ),
        reads=read_deal,
        back=Catalogue.all,
        need=AccessLevel.EVERYWHERE,
    ),
    *deal_edit.WINDOWS,
    prices.WINDOW,
    *deal_add.WINDOWS,
    *imports.WINDOWS,
    *preview_page.WINDOWS,
    *feeds_page.WINDOWS,
    *options_page.WINDOWS,
    on_close=take_preview_away,
)
