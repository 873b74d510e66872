"""/start: a welcome, or whatever the link behind it leads to."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message, User

from domain import deep_link
from domain.deep_link import DeepLink, LinkKind, LinkPage
from domain.referral import attribution
from domain.referral.attribution import Evidence
from domain.referral.contest import Period
from domain.settings import Settings
from domain.voucher import OWN_MAX
from handlers.commission import own_earnings
from handlers.deal import deal_card, first_page
from handlers.flash_sale import sale_page_by_code as flash_sale_shown
from handlers.group_buy.buttons import page_by_code
from handlers.group_buy.commands import own_buys
from handlers.help import page as help_page
from handlers.leaderboard import leaderboard_page as board
from handlers.me import own_profile
from handlers.ownership import Answer, attempt
from handlers.privacy import own as own_data
from handlers.promoter_shop import get_or_open_shop as own_shop
from handlers.promoter_shop import own_page as shop_page
from handlers.promoter_shop import public_page as shop_shown
from handlers.reward import own as own_newcomers
from handlers.role import opened as invitation
from handlers.voucher import examined
from storage import members, vouchers
from storage.database import Tx
from storage.deal import deals
from storage.members import Member
from storage.referral.tables import TouchKind
from views.i18n import Translate
from views.member_screens import deal_gone, open_private_chat, referred, welcome
from views.member_screens import settings as settings_screen
from views.private_reply import PrivateReply
from views.referral.referral_screens import ask_inviter
from views.screen import Screen
from views.voucher_screens import own

router = Router(name=__name__)


@router.message(CommandStart(), F.chat.type != "private")
async def start_in_group(message: Message, t: Translate, me: User) -> PrivateReply:
    """Show the way to the private chat."""
    return PrivateReply(open_private_chat(t, me))


@router.message(CommandStart())
async def start(
    message: Message,
    command: CommandObject,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    settings: Settings,
    me: User,
) -> Answer:
    """Welcome a person, or show what their link asks for; the link is written down."""
    if not command.args:
        return await _plain(tx, member, now=now, t=t)
    link = deep_link.parse(command.args)
    await deep_link.record_opening(tx, member.id, link, now=now)
    sent_by = await _touched(tx, link, member, now=now)
    match link.kind:
        case LinkKind.OWNER:
            return await attempt(tx, member, link.value, now=now, t=t)
        case LinkKind.ROLE:
            return await invitation(tx, member, link.value, now=now, t=t)
        case LinkKind.DEAL:
            return await _deal(tx, link, now=now, t=t, settings=settings)
        case LinkKind.PAGE:
            return await _page(tx, link, member, now=now, t=t, me=me, settings=settings)
        case LinkKind.GROUP_BUY | LinkKind.TEAM:
            found = await page_by_code(
                tx, link.value, member, now=now, t=t, me=me, settings=settings
            )
            return found.screen
        case LinkKind.FLASH_SALE:
            sale = await flash_sale_shown(tx, link.value, member, now=now, t=t, settings=settings)
            return sale.screen
        case LinkKind.SHOP:
            return (await shop_shown(tx, link.value, 0, t, now=now)).screen
        case LinkKind.REFERRAL:
            return (
                referred(member, sent_by, t) if sent_by else await _own_or_old(tx, link, member, t)
            )
        case LinkKind.VOUCHER:
            seen = await examined(tx, member, link.value, now=now, t=t, me=me, settings=settings)
            return [seen]
        case LinkKind.UNKNOWN:
            return welcome(member, t, unknown_link=True)


async def _plain(tx: Tx, member: Member, *, now: datetime, t: Translate) -> Answer:
    """Return the welcome; a newcomer who joined a group is asked once who invited them."""
    if await attribution.should_ask_inviter(tx, member, now=now):
        member.invited_asked_at = now
        return [welcome(member, t), ask_inviter(t)]
    return welcome(member, t)


async def _deal(
    tx: Tx, link: DeepLink, *, now: datetime, t: Translate, settings: Settings
) -> Screen:
    deal = await deals.by_code(tx, link.value)
    return deal_gone(t) if deal is None else deal_card(deal, now=now, t=t, settings=settings)


async def _page(
    tx: Tx,
    link: DeepLink,
    member: Member,
    *,
    now: datetime,
    t: Translate,
    me: User,
    settings: Settings,
) -> Screen:
    match LinkPage(link.value):
        case LinkPage.ME:
            return await own_profile(tx, member, t, me)
        case LinkPage.SETTINGS:
            return settings_screen(member, t)
        case LinkPage.PRIVACY:
            return own_data(member, t)
        case LinkPage.HELP:
            return await help_page(tx, member, t, me)
        case LinkPage.DEALS:
            return await first_page(tx, now=now, t=t)
        case LinkPage.TOP:
            period = Period.WEEK
            return (await board(tx, member, period, now=now, t=t, settings=settings)).screen
        case LinkPage.SHOP:
            shop = await own_shop(tx, member, t, now=now)
            return await shop_page(tx, shop, member, t, me, now=now)
        case LinkPage.REFERRALS:
            return (await own_newcomers(tx, member, t)).screen
        case LinkPage.VOUCHERS:
            return own(await vouchers.of_member(tx, member.id, limit=OWN_MAX), t)
        case LinkPage.EARNINGS:
            return await own_earnings(tx, member, now=now, t=t, settings=settings)
        case LinkPage.BUYS:
            return (await own_buys(tx, member, now=now, t=t, settings=settings)).screen


async def _touched(tx: Tx, link: DeepLink, member: Member, *, now: datetime) -> Member | None:
    """Write down whose link somebody came by; return them if they count for it."""
    by = None if link.ref is None else await members.owner_of(tx, link.ref)
    if by is None or by.id == member.id:
        return None
    seen = Evidence(
        TouchKind.START_LINK, by, code=link.ref, first_contact=member.first_seen_at == now
    )
    outcome = await attribution.record_touch(tx, member, seen, now=now)
    return by if outcome.counts else None


async def _own_or_old(tx: Tx, link: DeepLink, member: Member, t: Translate) -> Screen:
    """Return the welcome of somebody who came by a code that does not count, or by none."""
    known = await members.owner_of(tx, link.value) is not None
    return welcome(member, t, unknown_link=not known)
