"""What members ask about deals: the list, page by page, and one deal by its code."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from domain.deal.deal import deal_post, find_deal, is_on_offer, is_over
from domain.deep_link import LinkKind, LinkPage, build_payload
from domain.refusal import Refused
from handlers.context import Context
from storage.deal import deals
from storage.deal.tables import Deal
from views.deal.deal_screens import DealPage, DealShow, card, ended, listed, opened
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("deal."))
PAGE_MAX = 10_000
"""A pressed button is somebody's text: no list is longer."""


def page_number(pressed: int) -> int:
    """Return the page that a button asks for, within reason."""
    return min(max(0, pressed), PAGE_MAX)


def deal_card(ctx: Context, deal: Deal) -> Screen:
    """Return the card of a deal; one that is over says only that."""
    values = deal_post(deal, ctx.settings.timezone, hosts=ctx.settings.allowed_hosts)
    if is_over(deal, now=ctx.now):
        return ended(values, ctx.t)
    return card(values, ctx.t, on_offer=is_on_offer(deal, now=ctx.now))


async def first_page(ctx: Context) -> Screen:
    """Return the first page of what is on offer."""
    found, pages = await deals.page(ctx.tx, 0, now=ctx.now)
    return listed(found, ctx.t, number=0, pages=pages)


@router.message(Command("deals"))
async def deals_command(_: Message, ctx: Context) -> PrivateReply:
    """Show the first page of what is on offer, in a group to the one who asked."""
    return PrivateReply(await first_page(ctx), LinkPage.DEALS)


@router.callback_query(DealPage.filter())
async def turn_page(query: CallbackQuery, callback_data: DealPage, ctx: Context) -> PrivateReply:
    """Show the presser a page, or the last one if there are fewer by now."""
    number = page_number(callback_data.number)
    found, pages = await deals.page(ctx.tx, number, now=ctx.now)
    if not found and pages:
        number = pages - 1
        found, pages = await deals.page(ctx.tx, number, now=ctx.now)
    return PrivateReply(listed(found, ctx.t, number=number, pages=pages), LinkPage.DEALS)


@router.callback_query(DealShow.filter())
async def show_deal(query: CallbackQuery, callback_data: DealShow, ctx: Context) -> PrivateReply:
    """Show the presser one deal, in the place of the list."""
    deal = await find_deal(ctx.tx, callback_data.code)
    values = deal_post(deal, ctx.settings.timezone, hosts=ctx.settings.allowed_hosts)
    on_offer = is_on_offer(deal, now=ctx.now)
    number = page_number(callback_data.number)
    screen = opened(values, ctx.t, number=number, on_offer=on_offer)
    return PrivateReply(screen, build_payload(LinkKind.DEAL, deal.code))


@router.message(Command("deal"))
async def deal_command(_: Message, command: CommandObject, ctx: Context) -> PrivateReply:
    """Show the card of the deal whose code was typed, in a group to the one who asked."""
    if not command.args:
        raise Refused("deal.no_code")
    deal = await find_deal(ctx.tx, command.args)
    return PrivateReply(deal_card(ctx, deal), build_payload(LinkKind.DEAL, deal.code))
