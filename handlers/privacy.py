"""/privacy: what is kept of a member, as a file, or erased; and the button that ends notices."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain import privacy
from domain.admin import nonce
from domain.payout import withdrawal
from handlers.context import Context
from handlers.private_only import way_of
from views import privacy_screens
from views.buttons import MemberQuiet, toast
from views.privacy_screens import (
    PrivacyArrived,
    PrivacyAsk,
    PrivacyErase,
    PrivacyExport,
    PrivacyPage,
)
from views.private_reply import PrivateReply
from views.screen import Reply, Screen, send, show

router = Router(name=__name__)
PRIVATE = F.chat.type == "private"
IN_PRIVATE = F.message.chat.type == "private"


def own(ctx: Context) -> Screen:
    """Return what is kept of a member."""
    return privacy_screens.page(ctx.t, quiet=ctx.member.quiet_since is not None)


@router.message(Command("privacy"), PRIVATE)
@router.callback_query(PrivacyPage.filter(), IN_PRIVATE)
async def privacy_command(_: Message | CallbackQuery, ctx: Context) -> Screen:
    """Show whoever asks what is kept of them."""
    return own(ctx)


@router.callback_query(PrivacyPage.filter())
async def in_group(_: CallbackQuery, ctx: Context) -> PrivateReply:
    """Show the way to the private chat."""
    return way_of("privacy", ctx)


@router.callback_query(PrivacyExport.filter(), IN_PRIVATE)
async def export(_: CallbackQuery, ctx: Context) -> Reply:
    """Send the presser everything kept of them."""
    kept = await privacy.export(ctx.tx, ctx.member, now=ctx.now)
    return privacy_screens.file(ctx.member.id, kept, ctx.t)


@router.callback_query(PrivacyAsk.filter(), IN_PRIVATE)
async def ask(_: CallbackQuery, ctx: Context) -> Screen:
    """Ask whether the presser wants to lose what would be lost."""
    return await asked(ctx)


@router.callback_query(PrivacyArrived.filter(), IN_PRIVATE)
async def arrived(_: CallbackQuery, callback_data: PrivacyArrived, ctx: Context) -> Screen:
    """Note that the presser's money arrived, and go on to the question."""
    await withdrawal.confirm(ctx.tx, callback_data.withdrawal_id, ctx.member.id, now=ctx.now)
    return await asked(ctx)


async def asked(ctx: Context) -> Screen:
    """Return the question; where money was sent, whether it has come, for that is what is waited for."""
    sent = await privacy.sent_withdrawal(ctx.tx, ctx.member)
    if sent is not None:
        return privacy_screens.money_sent(sent, ctx.t)
    lost = await privacy.preview_erasure(ctx.tx, ctx.member)
    word = await nonce.issue(ctx.tx, ctx.member.id, privacy.ACT, now=ctx.now, rng=ctx.rng)
    return privacy_screens.sure(lost, word, ctx.t)


@router.callback_query(PrivacyErase.filter(), IN_PRIVATE)
async def erase(query: CallbackQuery, callback_data: PrivacyErase, ctx: Context) -> Reply:
    """Erase the presser."""
    await privacy.erase(ctx.tx, ctx.member, callback_data.word, now=ctx.now)
    return show(query, privacy_screens.erased(ctx.t))


@router.callback_query(MemberQuiet.filter())
async def quiet(query: CallbackQuery, callback_data: MemberQuiet, ctx: Context) -> list[Reply]:
    """End the presser's notices of referrals and earnings, or let them come again."""
    ctx.member.quiet_since = ctx.now if callback_data.quiet else None
    said = ctx.t.plain("privacy-now-quiet" if callback_data.quiet else "privacy-now-loud")
    return [toast(query, said), send(ctx.member.id, own(ctx), None)]
