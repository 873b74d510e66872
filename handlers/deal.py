"""What members ask about deals: the list, page by page, and one deal by its code."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.deal.deal import deal_post, find_deal, is_on_offer, is_over
from domain.deep_link import LinkKind, LinkPage, build_payload
from domain.option.promotion import choosable_labels
from domain.promotion.shelf import running_now
from domain.refusal import Refused
from handlers.context import Context
from storage.deal import deals
from storage.deal.tables import Deal
from views.deal.deal_list_screens import (
    CATEGORIES_MAX,
    FOUND_MAX,
    DealCategory,
    DealList,
    category_key,
    found,
    listed,
    with_shop,
)
from views.deal.deal_screens import DealPage, DealShow, card, ended, opened
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("deal."))
PAGE_MAX = 10_000
"""A pressed button is somebody's text: no list is longer."""
WORDS_CHARS_MAX = 64


def page_number(pressed: int) -> int:
    """Return the page that a button asks for, within reason."""
    return min(max(0, pressed), PAGE_MAX)


async def deal_card(ctx: Context, deal: Deal, by: str | None = None) -> PrivateReply:
    """Return the card of a deal, that the promoter `by` sent; one that is over says only that."""
    start = build_payload(LinkKind.DEAL, deal.code, by)
    values = deal_post(deal, ctx.settings.timezone, hosts=ctx.settings.allowed_hosts)
    if is_over(deal, now=ctx.now):
        return PrivateReply(ended(values, ctx.t), start)
    values["options"] = await choosable_labels(ctx.tx, deal)
    return ctx.paged(card(values, ctx.t, on_offer=is_on_offer(deal, now=ctx.now)), start)


async def list_page(ctx: Context, number: int, category: str | None = None) -> Screen:
    """Return a page of what is on offer, or the last one if there are fewer by now."""
    page, pages = await deals.page(ctx.tx, number, now=ctx.now, category=category)
    if not page and pages:
        number = pages - 1
        page, pages = await deals.page(ctx.tx, number, now=ctx.now, category=category)
    top = number == 0 and category is None
    running = await running_now(ctx.tx, now=ctx.now) if top else ()
    categories = await deals.categories(ctx.tx, now=ctx.now, limit=CATEGORIES_MAX)
    screen = listed(DealList(page, number, pages, running, categories, category), ctx.t)
    shop = ctx.settings.mini_app_url
    return with_shop(screen, shop, ctx.t) if ctx.in_private and top and shop else screen


async def first_page(ctx: Context) -> Screen:
    """Return the first page of what is on offer, with what runs at its top."""
    return await list_page(ctx, 0)


async def search_page(ctx: Context, words: str) -> Screen:
    """Return the deals on offer that hold every word somebody typed."""
    some = await deals.search(ctx.tx, words, now=ctx.now, limit=FOUND_MAX + 1)
    return found(some[:FOUND_MAX], words, ctx.t, more=len(some) > FOUND_MAX)


@router.message(Command("deals"))
async def deals_command(_: Message, command: CommandObject, ctx: Context) -> PrivateReply:
    """Show what is on offer, or what somebody looks for, in a group to the one who asked."""
    words = " ".join((command.args or "").split())[:WORDS_CHARS_MAX]
    screen = await search_page(ctx, words) if words else await first_page(ctx)
    return PrivateReply(screen, LinkPage.DEALS)


@router.callback_query(DealPage.filter())
async def turn_page(query: CallbackQuery, callback_data: DealPage, ctx: Context) -> PrivateReply:
    """Show the presser a page."""
    screen = await list_page(ctx, page_number(callback_data.number))
    return PrivateReply(screen, LinkPage.DEALS)


@router.callback_query(DealCategory.filter())
async def turn_category(
    _: CallbackQuery, callback_data: DealCategory, ctx: Context
) -> PrivateReply:
    """Show the presser a page of one category; of one that is gone, everything."""
    names = await deals.categories(ctx.tx, now=ctx.now, limit=CATEGORIES_MAX)
    category = next((name for name in names if category_key(name) == callback_data.key), None)
    number = 0 if category is None else page_number(callback_data.number)
    return PrivateReply(await list_page(ctx, number, category), LinkPage.DEALS)


@router.callback_query(DealShow.filter())
async def show_deal(query: CallbackQuery, callback_data: DealShow, ctx: Context) -> PrivateReply:
    """Show the presser one deal, in the place of the list."""
    deal = await find_deal(ctx.tx, callback_data.code)
    values = deal_post(deal, ctx.settings.timezone, hosts=ctx.settings.allowed_hosts)
    values["options"] = await choosable_labels(ctx.tx, deal)
    on_offer = is_on_offer(deal, now=ctx.now)
    number = page_number(callback_data.number)
    screen = opened(values, ctx.t, number=number, on_offer=on_offer)
    return ctx.paged(screen, build_payload(LinkKind.DEAL, deal.code))


@router.message(Command("deal"))
async def deal_command(_: Message, command: CommandObject, ctx: Context) -> PrivateReply:
    """Show the card of the deal whose code was typed, in a group to the one who asked."""
    if not command.args:
        raise Refused("deal.no_code")
    deal = await find_deal(ctx.tx, command.args)
    return await deal_card(ctx, deal)
