"""/start: a welcome, or whatever the link behind it leads to."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from domain import deep_link
from domain.deep_link import DeepLink, LinkKind, LinkPage
from domain.referral import attribution
from domain.referral.contest import Period
from handlers.basket.basket_buttons import own_basket
from handlers.commission import own_earnings
from handlers.context import Context
from handlers.deal import deal_card, first_page
from handlers.flash_sale import sale_page_by_code
from handlers.group_buy.buttons import page_by_code
from handlers.group_buy.commands import own_buys
from handlers.help import page as help_page
from handlers.host.own_groups import own_groups
from handlers.leaderboard import leaderboard_page
from handlers.me import own_profile
from handlers.order_list.list_buttons import list_page_by_code
from handlers.ownership import Answer, attempt
from handlers.payment.pay import invoice_for
from handlers.privacy import own as own_data
from handlers.promoter_shop import get_or_open_shop, public_page
from handlers.promoter_shop import own_page as shop_page
from handlers.reward import own as own_newcomers
from handlers.role import opened as invitation
from handlers.support.shop_info import contact_page, terms_page
from handlers.voucher import examined, own_page
from handlers.withdrawal import own_page as withdraw_page
from storage import members
from storage.deal import deals
from views.member_screens import deal_gone, referred, welcome
from views.member_screens import settings as settings_screen
from views.referral.referral_screens import ask_inviter
from views.screen import Screen

router = Router(name=__name__)


@router.message(CommandStart(), F.chat.type == "private")
async def start(message: Message, command: CommandObject, ctx: Context) -> Answer:
    """Welcome a person, or show what their link asks for; the link is written down."""
    if not command.args:
        return await _plain(ctx)
    link = deep_link.parse(command.args)
    await deep_link.record_opening(ctx.tx, ctx.member.id, link, now=ctx.now)
    sent_by = await attribution.record_link(ctx.tx, ctx.member, link, now=ctx.now)
    match link.kind:
        case LinkKind.OWNER:
            return await attempt(ctx, link.value)
        case LinkKind.ROLE:
            return await invitation(ctx, link.value)
        case LinkKind.DEAL:
            return await _deal(ctx, link)
        case LinkKind.PAGE:
            return await _page(ctx, link)
        case LinkKind.GROUP_BUY | LinkKind.TEAM:
            return (await page_by_code(ctx, link.value)).screen
        case LinkKind.FLASH_SALE:
            return (await sale_page_by_code(ctx, link.value)).screen
        case LinkKind.ORDER_LIST:
            return (await list_page_by_code(ctx, link.value)).screen
        case LinkKind.SHOP:
            return (await public_page(ctx, link.value, 0)).screen
        case LinkKind.REFERRAL:
            return referred(ctx.member, sent_by, ctx.t) if sent_by else await _own_or_old(ctx, link)
        case LinkKind.PAY:
            return [await invoice_for(ctx, link.value)]
        case LinkKind.VOUCHER:
            return [await examined(ctx, link.value)]
        case LinkKind.UNKNOWN:
            return welcome(ctx.member, ctx.t, unknown_link=True)


async def _plain(ctx: Context) -> Answer:
    """Return the welcome; a newcomer who joined a group is asked once who invited them."""
    if await attribution.should_ask_inviter(ctx.tx, ctx.member, now=ctx.now):
        ctx.member.invited_asked_at = ctx.now
        return [welcome(ctx.member, ctx.t), ask_inviter(ctx.t)]
    return welcome(ctx.member, ctx.t)


async def _deal(ctx: Context, link: DeepLink) -> Screen:
    deal = await deals.by_code(ctx.tx, link.value)
    return deal_gone(ctx.t) if deal is None else (await deal_card(ctx, deal, link.ref)).screen


async def _page(ctx: Context, link: DeepLink) -> Screen:
    match LinkPage(link.value):
        case LinkPage.ME:
            return await own_profile(ctx)
        case LinkPage.SETTINGS:
            return settings_screen(ctx.member, ctx.t)
        case LinkPage.PRIVACY:
            return own_data(ctx)
        case LinkPage.HELP:
            return await help_page(ctx)
        case LinkPage.DEALS:
            return await first_page(ctx)
        case LinkPage.TOP:
            return (await leaderboard_page(ctx, Period.WEEK)).screen
        case LinkPage.SHOP:
            return await shop_page(ctx, await get_or_open_shop(ctx))
        case LinkPage.REFERRALS:
            return (await own_newcomers(ctx)).screen
        case LinkPage.VOUCHERS:
            return (await own_page(ctx, 0)).screen
        case LinkPage.EARNINGS:
            return await own_earnings(ctx)
        case LinkPage.HOST:
            return await own_groups(ctx)
        case LinkPage.WITHDRAW:
            return await withdraw_page(ctx)
        case LinkPage.BUYS:
            return (await own_buys(ctx)).screen
        case LinkPage.BASKET:
            return (await own_basket(ctx)).screen
        case LinkPage.CONTACT:
            return await contact_page(ctx)
        case LinkPage.TERMS:
            return await terms_page(ctx)


async def _own_or_old(ctx: Context, link: DeepLink) -> Screen:
    """Return the welcome of somebody who came by a code that does not count, or by none."""
    known = await members.owner_of(ctx.tx, link.value) is not None
    return welcome(ctx.member, ctx.t, unknown_link=not known)
