"""A promoter's own newcomers: page by page, what each reward waits for."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkPage
from storage.database import Tx
from storage.members import Member
from storage.referral import rewards
from views.i18n import Translate
from views.private_reply import PrivateReply
from views.referral.reward_screens import PAGE_SIZE, RewardPage, page

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("reward."))


async def own(tx: Tx, member: Member, t: Translate, number: int = 0) -> PrivateReply:
    """Return a page of a member's own newcomers."""
    counts = await rewards.counts_of(tx, member.id)
    found = await rewards.page_of(tx, member.id, limit=PAGE_SIZE + 1, offset=number * PAGE_SIZE)
    return PrivateReply(page(found, counts, number, t), LinkPage.REFERRALS)


@router.message(Command("referrals"))
async def referrals(_: Message, tx: Tx, member: Member, t: Translate) -> PrivateReply:
    """Show whoever asks their own newcomers."""
    return await own(tx, member, t)


@router.callback_query(RewardPage.filter())
async def turn(
    _: CallbackQuery, callback_data: RewardPage, tx: Tx, member: Member, t: Translate
) -> PrivateReply:
    """Show the presser another page of their own."""
    return await own(tx, member, t, callback_data.number)
