"""Vouchers: members look at their own, staff redeem them in two steps.

    /vouchers               one's own, each with its QR
    /redeem CODE            what it is -> confirm -> redeemed -> undo within two minutes
    a photo of the QR       the same, for staff in private
    ?start=v_CODE           the same, from the QR; for its own member it shows the voucher

Who may redeem is looked up anew at every step; a screen that is still open gives no right.
"""

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.types import CallbackQuery, Message, Update, User

from domain import voucher as domain_voucher
from domain.deep_link import LinkPage
from domain.flash_sale.claim import give_back_claim
from domain.pickup.places import places_of
from domain.refusal import Refused
from domain.store import may_redeem
from domain.voucher import Secret, VoucherFacts
from handlers.admin_updates import defer_update
from handlers.context import Context
from storage import vouchers
from storage.database import Tx
from storage.subject import CLAIM
from views import voucher_screens
from views.buttons import outcome, toast
from views.pager import LISTED_MAX
from views.private_reply import PrivateReply
from views.screen import Deferred, Reply, Screen
from views.voucher_screens import (
    VoucherGiveBack,
    VoucherList,
    VoucherPage,
    VoucherRedeem,
    VoucherShow,
    VoucherStores,
    VoucherUndo,
)

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("vo."))
PRIVATE = "private"


async def examined(ctx: Context, typed: str) -> Screen | Reply:
    """Return what somebody sees who brings a code: staff what it is, its member their voucher."""
    code = domain_voucher.parse_code(typed)
    voucher = await vouchers.by_hash(ctx.tx, domain_voucher.hash_code(code)) if code else None
    if voucher is not None and voucher.member_id == ctx.member.id:
        return await _picture(ctx, voucher.id)
    found = await domain_voucher.find_redeemable(ctx.tx, ctx.member, typed, now=ctx.now)
    return voucher_screens.unknown(ctx.t) if found is None else voucher_screens.asked(found, ctx.t)


async def _own(ctx: Context, voucher_id: int) -> tuple[VoucherFacts, str]:
    """Return what the member's voucher says, and its code."""
    secret = Secret(ctx.settings.voucher_secret)
    voucher, code = await domain_voucher.load_own(
        ctx.tx, ctx.member.id, voucher_id, now=ctx.now, secret=secret
    )
    return await domain_voucher.describe(ctx.tx, voucher), code


async def _picture(ctx: Context, voucher_id: int) -> Reply:
    values, code = await _own(ctx, voucher_id)
    return voucher_screens.picture(ctx.member.id, values, code, ctx.me.username or "", ctx.t)


@router.message(Command("vouchers"))
@router.callback_query(VoucherList.filter())
async def vouchers_command(event: Message | CallbackQuery, ctx: Context) -> PrivateReply:
    """Show whoever asks what they can still pick up."""
    return await own_page(ctx, 0)


@router.callback_query(VoucherPage.filter())
async def turn_own(_: CallbackQuery, callback_data: VoucherPage, ctx: Context) -> PrivateReply:
    """Show the presser a page of what they can still pick up."""
    return await own_page(ctx, callback_data.number)


async def own_page(ctx: Context, number: int) -> PrivateReply:
    """Return a page of a member's vouchers."""
    mine = await vouchers.of_member(ctx.tx, ctx.member.id, limit=LISTED_MAX)
    wanted = {(voucher.subject, voucher.subject_id): voucher.store_id for voucher in mine}
    places = await places_of(ctx.tx, ctx.member.id, wanted)
    return PrivateReply(voucher_screens.own(mine, ctx.t, number, places), LinkPage.VOUCHERS)


@router.callback_query(VoucherShow.filter())
async def show(
    query: CallbackQuery, callback_data: VoucherShow, ctx: Context
) -> Reply | PrivateReply | list[Reply | PrivateReply]:
    """Show the presser their own voucher: with its QR in private, in words elsewhere.

    One that is good no more is said to be that, and the list drawn anew.
    """
    known = await ctx.attempt(
        domain_voucher.find_own(ctx.tx, ctx.member.id, callback_data.voucher_id)
    )
    if isinstance(known, Refused):
        return [outcome(query, known, "", ctx.t), await own_page(ctx, 0)]
    if ctx.in_private:
        return await _picture(ctx, callback_data.voucher_id)
    values, code = await _own(ctx, callback_data.voucher_id)
    return PrivateReply(voucher_screens.page(values, code, ctx.t), LinkPage.VOUCHERS)


@router.callback_query(VoucherGiveBack.filter())
async def give_back(
    query: CallbackQuery, callback_data: VoucherGiveBack, ctx: Context
) -> PrivateReply | list[Reply | PrivateReply]:
    """Ask whether the presser gives back what their voucher is for; told so, take it back."""
    voucher_id = callback_data.voucher_id
    own = await ctx.attempt(domain_voucher.find_own(ctx.tx, ctx.member.id, voucher_id))
    if isinstance(own, Refused):
        return [outcome(query, own, "", ctx.t), *_retired(query, own, ctx)]
    if own.subject != CLAIM:
        raise Refused("voucher.not_yours")
    if not callback_data.sure:
        return PrivateReply(voucher_screens.give_back_sure(own, ctx.t), LinkPage.VOUCHERS)
    await give_back_claim(ctx.tx, own.subject_id, ctx.member.id, now=ctx.now)
    said = PrivateReply(voucher_screens.given_back(own, ctx.t), LinkPage.VOUCHERS)
    return [toast(query, ctx.t.plain("flash_sale-toast-left")), said]


def _retired(query: CallbackQuery, refused: Refused, ctx: Context) -> list[Reply | PrivateReply]:
    """Return what takes the buttons of a voucher that is good no more off its old picture."""
    pressed = query.message
    if isinstance(pressed, Message) and pressed.photo and ctx.in_private:
        return [voucher_screens.retired(pressed, refused, ctx.t)]
    return []


@router.message(Command("redeem"), F.chat.type == PRIVATE)
async def redeem_command(message: Message, command: CommandObject, ctx: Context) -> Screen | Reply:
    """Show staff what a code stands for, with the button that redeems it."""
    if not command.args:
        raise Refused("voucher.no_code")
    return await examined(ctx, command.args)


async def redeems(_: Message, tx: Tx, event_from_user: User) -> bool:
    """Whether somebody redeems vouchers."""
    return await may_redeem(tx, event_from_user.id)


@router.message(F.photo, F.chat.type == PRIVATE, StateFilter(None), redeems)
async def photographed(_: Message, ctx: Context, event_update: Update, bot: Bot) -> Deferred:
    """Put the photo of a QR aside: it is fetched and read after the batch."""
    return await defer_update(ctx, event_update, bot.id)


@router.callback_query(VoucherRedeem.filter())
async def redeem(query: CallbackQuery, callback_data: VoucherRedeem, ctx: Context) -> Screen:
    """Redeem, if the presser is still staff and nobody was faster."""
    store_id = callback_data.store_id or None
    code = callback_data.code
    voucher = await domain_voucher.redeem(ctx.tx, ctx.member, code, store_id, now=ctx.now)
    if voucher is None:
        return voucher_screens.unknown(ctx.t)
    return voucher_screens.redeemed(voucher, ctx.t)


@router.callback_query(VoucherStores.filter())
async def turn_stores(_: CallbackQuery, callback_data: VoucherStores, ctx: Context) -> Screen:
    """Show staff a page of the stores in which they may redeem a voucher."""
    found = await domain_voucher.find_redeemable(
        ctx.tx, ctx.member, callback_data.code, now=ctx.now
    )
    if found is None:
        return voucher_screens.unknown(ctx.t)
    return voucher_screens.asked(found, ctx.t, callback_data.number)


@router.callback_query(VoucherUndo.filter())
async def undo(query: CallbackQuery, callback_data: VoucherUndo, ctx: Context) -> Screen:
    """Take the presser's own redemption back."""
    voucher_id = callback_data.voucher_id
    voucher = await domain_voucher.undo(ctx.tx, ctx.member.id, voucher_id, now=ctx.now)
    return voucher_screens.undone(voucher, ctx.t)
