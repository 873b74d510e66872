"""/privacy: what is kept of a member, as a file, or erased; and the button that ends notices."""

from datetime import datetime
from random import SystemRandom

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message, User

from domain import privacy
from domain.admin import nonce
from domain.deep_link import LinkPage
from storage.database import Tx
from storage.members import Member
from views import privacy_screens
from views.buttons import MemberQuiet, toast
from views.i18n import Translate
from views.privacy_screens import PrivacyAsk, PrivacyErase, PrivacyExport, PrivacyPage
from views.private_reply import PrivateReply
from views.screen import Reply, Screen, send, show

router = Router(name=__name__)
PRIVATE = F.chat.type == "private"
IN_PRIVATE = F.message.chat.type == "private"
_rng = SystemRandom()


def own(member: Member, t: Translate) -> Screen:
    """Return what is kept of a member."""
    return privacy_screens.page(t, quiet=member.quiet_since is not None)


@router.message(Command("privacy"), PRIVATE)
@router.callback_query(PrivacyPage.filter(), IN_PRIVATE)
async def privacy_command(_: Message | CallbackQuery, member: Member, t: Translate) -> Screen:
    """Show whoever asks what is kept of them."""
    return own(member, t)


@router.message(Command("privacy"))
@router.callback_query(PrivacyPage.filter())
async def in_group(_: Message | CallbackQuery, t: Translate, me: User) -> PrivateReply:
    """Show the way to the private chat."""
    return PrivateReply(privacy_screens.in_private(t, me), LinkPage.PRIVACY)


@router.callback_query(PrivacyExport.filter(), IN_PRIVATE)
async def export(_: CallbackQuery, tx: Tx, now: datetime, member: Member, t: Translate) -> Reply:
    """Send the presser everything kept of them."""
    return privacy_screens.file(member.id, await privacy.export(tx, member, now=now), t)


@router.callback_query(PrivacyAsk.filter(), IN_PRIVATE)
async def ask(_: CallbackQuery, tx: Tx, now: datetime, member: Member, t: Translate) -> Screen:
    """Ask whether the presser wants to lose what would be lost."""
    lost = await privacy.preview_erasure(tx, member)
    word = await nonce.issue(tx, member.id, privacy.ACT, now=now, rng=_rng)
    return privacy_screens.sure(lost, word, t)


@router.callback_query(PrivacyErase.filter(), IN_PRIVATE)
async def erase(
    query: CallbackQuery,
    callback_data: PrivacyErase,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
) -> Reply:
    """Erase the presser."""
    await privacy.erase(tx, member, callback_data.word, now=now)
    return show(query, privacy_screens.erased(t))


@router.callback_query(MemberQuiet.filter())
async def quiet(
    query: CallbackQuery, callback_data: MemberQuiet, now: datetime, member: Member, t: Translate
) -> list[Reply]:
    """End the presser's notices of referrals and earnings, or let them come again."""
    member.quiet_since = now if callback_data.quiet else None
    said = t.plain("privacy-now-quiet" if callback_data.quiet else "privacy-now-loud")
    return [toast(query, said), send(member.id, own(member, t), None)]
