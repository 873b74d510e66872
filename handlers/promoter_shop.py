"""/shop: a member's own page of deals, and what everybody sees who opens somebody's."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain import promoter_shop
from domain.deal.deal import deal_post, find_deal, is_on_offer
from domain.deep_link import LinkKind, LinkPage, build_payload
from domain.refusal import Refused
from handlers import questions
from handlers.context import Context
from storage import members, promoter_shops
from storage.commission import conversions
from storage.database import Tx
from storage.deal import deals
from storage.members import Member
from storage.promoter_shops import PromoterShop
from storage.referral import attributions, rewards
from views import promoter_shop_screens
from views.private_reply import PrivateReply
from views.promoter_shop_screens import (
    PER_PAGE,
    ShopChoose,
    ShopDealShow,
    ShopFill,
    ShopOrder,
    ShopOwn,
    ShopPage,
    ShopQr,
    ShopStats,
    ShopTitle,
    ShopTitleUse,
    ShopToggle,
    ShopUp,
)
from views.referral.referral_screens import qr_picture
from views.screen import Reply, Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("shop."))
PRIVATE = F.chat.type == "private"
NUMBER_MAX = 1_000


class ShopForm(StatesGroup):
    """What a member is about to type."""

    title = State(group_name="Form")
    title_sure = State(group_name="Form")


async def own_page(ctx: Context, shop: PromoterShop) -> Screen:
    """Return a member's own shop, counted now."""
    member = ctx.member
    _, on_show = await promoter_shop.list_deals(ctx.tx, member.id, now=ctx.now, limit=1, offset=0)
    numbers = await numbers_of(ctx.tx, member)
    return promoter_shop_screens.own(shop, member, on_show, numbers, ctx.t, ctx.me)


async def numbers_of(tx: Tx, member: Member) -> ShopStats:
    """Return what a member's shop and links brought."""
    newcomers = await rewards.people_of(tx, member.id)
    earned, lost = await conversions.counts_of(tx, member.id)
    return ShopStats(
        opened=await members.count_link_visitors(tx, member, kind=LinkKind.SHOP),
        joined=await attributions.count_referred(tx, member.id),
        confirmed=newcomers.get("vested", 0) + earned,
        void=newcomers.get("void", 0) + lost,
    )


async def get_or_open_shop(ctx: Context) -> PromoterShop:
    """Return a member's shop, opened under a plain title if there was none."""
    title = ctx.t.plain("shop-first-title", name=ctx.member.name)[: promoter_shop.TITLE_CHARS_MAX]
    return await promoter_shop.get_or_create(ctx.tx, ctx.member, title=title, now=ctx.now)


@router.message(Command("shop"), PRIVATE)
async def shop_command(
    _: Message, command: CommandObject, ctx: Context, state: FSMContext
) -> Screen:
    """Show whoever asks their own shop; words behind the command are asked about as its title."""
    if command.args:
        return await ask_if_right(ctx, state, command.args)
    return await own_page(ctx, await get_or_open_shop(ctx))


async def ask_if_right(ctx: Context, state: FSMContext, typed: str) -> Screen:
    """Show the title that was typed beside the one it replaces, and ask; a first one is taken."""
    title = promoter_shop.title_of(typed)
    shop = await promoter_shop.find(ctx.tx, ctx.member.id)
    if shop is None or shop.title == title:
        await state.clear()
        return await own_page(
            ctx, await promoter_shop.rename(ctx.tx, ctx.member, title, now=ctx.now)
        )
    await questions.ask(
        state,
        ShopForm.title_sure,
        "/shop",
        now=ctx.now,
        buttons=[ShopTitleUse.__prefix__],
        title=title,
    )
    return promoter_shop_screens.title_sure(shop.title, title, ctx.t)


@router.callback_query(ShopOwn.filter())
@router.callback_query(ShopFill.filter())
async def own(query: CallbackQuery, ctx: Context) -> PrivateReply:
    """Show the presser their own shop, filled with the newest deals if they asked for that."""
    shop = await get_or_open_shop(ctx)
    if query.data == ShopFill().pack():
        await promoter_shop.fill(ctx.tx, shop, now=ctx.now)
    return PrivateReply(await own_page(ctx, shop), LinkPage.SHOP)


@router.callback_query(ShopTitle.filter(), F.message.chat.type == "private")
async def ask_title(_: CallbackQuery, ctx: Context, state: FSMContext) -> Screen:
    """Ask for another title."""
    await questions.ask(state, ShopForm.title, "/shop", now=ctx.now)
    return promoter_shop_screens.which_title(ctx.t)


@router.message(StateFilter(ShopForm.title, ShopForm.title_sure), PRIVATE, ~F.text.startswith("/"))
async def title_typed(message: Message, ctx: Context, state: FSMContext) -> Screen:
    """Take the title that was typed; one that is refused may be typed again."""
    return await ask_if_right(ctx, state, message.text or "")


@router.callback_query(ShopTitleUse.filter(), F.message.chat.type == "private")
async def use_title(
    _: CallbackQuery, callback_data: ShopTitleUse, ctx: Context, state: FSMContext
) -> Screen:
    """Give the presser's shop the title that was shown with this button."""
    title = (await state.get_data()).get("title", "")
    if promoter_shop.title_tag(title) != callback_data.title:
        raise Refused("shop.title_over")
    await state.clear()
    return await own_page(ctx, await promoter_shop.rename(ctx.tx, ctx.member, title, now=ctx.now))


async def shelf(ctx: Context, number: int) -> PrivateReply:
    """Return a page of the shelf, ticked for a member."""
    number = min(number, NUMBER_MAX)
    found, pages = await deals.page(ctx.tx, number, now=ctx.now)
    chosen = await promoter_shops.deal_ids(ctx.tx, ctx.member.id)
    screen = promoter_shop_screens.choose(found, chosen, ctx.t, number=number, pages=pages)
    return PrivateReply(screen, LinkPage.SHOP)


@router.callback_query(ShopChoose.filter())
async def choose(_: CallbackQuery, callback_data: ShopChoose, ctx: Context) -> PrivateReply:
    """Show the presser a page of the shelf."""
    return await shelf(ctx, callback_data.number)


@router.callback_query(ShopToggle.filter())
async def toggle(_: CallbackQuery, callback_data: ShopToggle, ctx: Context) -> PrivateReply:
    """Put a deal on the presser's page, or take it off."""
    await promoter_shop.toggle(ctx.tx, await get_or_open_shop(ctx), callback_data.code)
    return await shelf(ctx, callback_data.number)


async def ordered(ctx: Context) -> PrivateReply:
    """Return a member's page in its order."""
    found, _ = await promoter_shop.list_deals(
        ctx.tx, ctx.member.id, now=ctx.now, limit=promoter_shop.DEALS_MAX, offset=0
    )
    return PrivateReply(promoter_shop_screens.order(found, ctx.t), LinkPage.SHOP)


@router.callback_query(ShopOrder.filter())
async def order(_: CallbackQuery, ctx: Context) -> PrivateReply:
    """Show the presser the order of their page."""
    return await ordered(ctx)


@router.callback_query(ShopUp.filter())
async def up(_: CallbackQuery, callback_data: ShopUp, ctx: Context) -> PrivateReply:
    """Move a deal up on the presser's page."""
    await promoter_shop.up(ctx.tx, await get_or_open_shop(ctx), callback_data.code)
    return await ordered(ctx)


@router.callback_query(ShopQr.filter())
async def show_qr(_: CallbackQuery, ctx: Context) -> Reply:
    """Send the presser the link to their shop as a picture, in private."""
    return qr_picture(ctx.member.id, promoter_shop_screens.link(ctx.me, ctx.member.code), ctx.t)


async def public_page(ctx: Context, code: str, number: int) -> PrivateReply:
    """Return a page of the shop of whoever owns a code, or refuse."""
    owner = await members.owner_of(ctx.tx, code)
    shop = await promoter_shop.find_visible(ctx.tx, owner)
    assert owner is not None  # noqa: S101 - `opened` has refused everybody without one
    number = min(number, NUMBER_MAX)
    found, total = await promoter_shop.list_deals(
        ctx.tx, owner.id, now=ctx.now, limit=PER_PAGE, offset=number * PER_PAGE
    )
    pages = -(-total // PER_PAGE)
    screen = promoter_shop_screens.shown(shop, owner, found, ctx.t, number=number, pages=pages)
    return ctx.paged(screen, build_payload(LinkKind.SHOP, owner.code))


@router.callback_query(ShopPage.filter())
async def turn(_: CallbackQuery, callback_data: ShopPage, ctx: Context) -> PrivateReply:
    """Show the presser a page of somebody's shop."""
    return await public_page(ctx, callback_data.owner, callback_data.number)


@router.callback_query(ShopDealShow.filter())
async def show_deal(_: CallbackQuery, callback_data: ShopDealShow, ctx: Context) -> PrivateReply:
    """Show the presser a deal in somebody's shop, if it is still there."""
    owner = await members.owner_of(ctx.tx, callback_data.owner)
    shop = await promoter_shop.find_visible(ctx.tx, owner)
    deal = await find_deal(ctx.tx, callback_data.code)
    chosen = await promoter_shops.deal_ids(ctx.tx, shop.member_id)
    if owner is None or deal.id not in chosen or not is_on_offer(deal, now=ctx.now):
        raise Refused("shop.deal_gone")
    values = deal_post(deal, ctx.settings.timezone, hosts=ctx.settings.allowed_hosts)
    running = await promoter_shops.running_promotions(ctx.tx, deal.id, now=ctx.now)
    screen = promoter_shop_screens.deal(
        values, owner, running, ctx.t, ctx.me, number=callback_data.number
    )
    return ctx.paged(screen, build_payload(LinkKind.DEAL, deal.code, owner.code))
