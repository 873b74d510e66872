"""Vouchers: members look at their own, staff redeem them in two steps.

    /vouchers               one's own, each with its QR
    /redeem CODE            what it is -> confirm -> redeemed -> undo within two minutes
    a photo of the QR       the same, for staff in private
    ?start=v_CODE           the same, from the QR; for its own member it shows the voucher

Who may redeem is looked up anew at every step; a screen that is still open gives no right.
"""

from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.types import CallbackQuery, Message, Update, User

from domain import voucher as domain_voucher
from domain.deep_link import LinkPage
from domain.refusal import Refused
from domain.settings import Settings
from domain.store import may_redeem
from domain.voucher import Secret
from handlers.admin_updates import defer_update
from storage import vouchers
from storage.database import Tx
from storage.members import Member
from views import voucher_screens
from views.i18n import Translate
from views.private_reply import PrivateReply
from views.screen import Deferred, Reply, Screen
from views.voucher_screens import VoucherList, VoucherRedeem, VoucherShow, VoucherUndo

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("vo."))
PRIVATE = "private"


async def examined(
    tx: Tx,
    member: Member,
    typed: str,
    *,
    now: datetime,
    t: Translate,
    me: User,
    settings: Settings,
) -> Screen | Reply:
    """Return what somebody sees who brings a code: staff what it is, its member their voucher."""
    code = domain_voucher.parse_code(typed)
    voucher = await vouchers.by_hash(tx, domain_voucher.hash_code(code)) if code else None
    if voucher is not None and voucher.member_id == member.id:
        return await _shown(tx, member, voucher.id, now=now, t=t, me=me, settings=settings)
    found = await domain_voucher.find_redeemable(tx, member, typed, now=now)
    return voucher_screens.unknown(t) if found is None else voucher_screens.asked(found, t)


async def _shown(
    tx: Tx,
    member: Member,
    voucher_id: int,
    *,
    now: datetime,
    t: Translate,
    me: User,
    settings: Settings,
) -> Reply:
    secret = Secret(settings.voucher_secret)
    voucher, code = await domain_voucher.load_own(tx, member.id, voucher_id, now=now, secret=secret)
    values = await domain_voucher.describe(tx, voucher)
    return voucher_screens.picture(member.id, values, code, me.username or "", t)


@router.message(Command("vouchers"))
@router.callback_query(VoucherList.filter())
async def vouchers_command(
    event: Message | CallbackQuery, tx: Tx, member: Member, t: Translate
) -> PrivateReply:
    """Show whoever asks what they can still pick up."""
    mine = await vouchers.of_member(tx, member.id, limit=domain_voucher.OWN_MAX)
    return PrivateReply(voucher_screens.own(mine, t), LinkPage.VOUCHERS)


@router.callback_query(VoucherShow.filter())
async def show(
    query: CallbackQuery,
    callback_data: VoucherShow,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
    settings: Settings,
) -> Reply | PrivateReply:
    """Show the presser their own voucher: with its QR in private, in words elsewhere."""
    if query.message is not None and query.message.chat.type == PRIVATE:
        return await _shown(
            tx, member, callback_data.voucher_id, now=now, t=t, me=me, settings=settings
        )
    secret = Secret(settings.voucher_secret)
    voucher, code = await domain_voucher.load_own(
        tx, member.id, callback_data.voucher_id, now=now, secret=secret
    )
    return PrivateReply(
        voucher_screens.page(await domain_voucher.describe(tx, voucher), code, t), LinkPage.VOUCHERS
    )


@router.message(Command("redeem"), F.chat.type == PRIVATE)
async def redeem_command(
    message: Message,
    command: CommandObject,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
    settings: Settings,
) -> Screen | Reply:
    """Show staff what a code stands for, with the button that redeems it."""
    if not command.args:
        raise Refused("voucher.no_code")
    return await examined(tx, member, command.args, now=now, t=t, me=me, settings=settings)


@router.message(Command("redeem"))
async def redeem_in_group(message: Message) -> None:
    """Keep codes out of groups."""
    raise Refused("voucher.in_private")


async def redeems(_: Message, tx: Tx, event_from_user: User) -> bool:
    """Whether somebody redeems vouchers."""
    return await may_redeem(tx, event_from_user.id)


@router.message(F.photo, F.chat.type == PRIVATE, StateFilter(None), redeems)
async def photographed(
    _: Message, tx: Tx, now: datetime, member: Member, event_update: Update, bot: Bot
) -> Deferred:
    """Put the photo of a QR aside: it is fetched and read after the batch."""
    return await defer_update(tx, event_update, bot.id, member, now)


@router.callback_query(VoucherRedeem.filter())
async def redeem(
    query: CallbackQuery,
    callback_data: VoucherRedeem,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
) -> Screen:
    """Redeem, if the presser is still staff and nobody was faster."""
    store_id = callback_data.store_id or None
    voucher = await domain_voucher.redeem(tx, member, callback_data.code, store_id, now=now)
    return voucher_screens.unknown(t) if voucher is None else voucher_screens.redeemed(voucher, t)


@router.callback_query(VoucherUndo.filter())
async def undo(
    query: CallbackQuery,
    callback_data: VoucherUndo,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
) -> Screen:
    """Take the presser's own redemption back."""
    voucher = await domain_voucher.undo(tx, member.id, callback_data.voucher_id, now=now)
    return voucher_screens.undone(voucher, t)
