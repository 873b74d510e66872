"""A promoter's own newcomers: page by page, what each reward waits for."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkPage
from handlers.context import Context
from storage.referral import rewards
from views.private_reply import PrivateReply
from views.referral.reward_screens import PAGE_SIZE, RewardPage, page

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("reward."))


async def own(ctx: Context, number: int = 0) -> PrivateReply:
    """Return a page of a member's own newcomers."""
    counts = await rewards.counts_of(ctx.tx, ctx.member.id)
    offset = number * PAGE_SIZE
    found = await rewards.page_of(ctx.tx, ctx.member.id, limit=PAGE_SIZE + 1, offset=offset)
    return PrivateReply(page(found, counts, number, ctx.t), LinkPage.REFERRALS)


@router.message(Command("referrals"))
async def referrals(_: Message, ctx: Context) -> PrivateReply:
    """Show whoever asks their own newcomers."""
    return await own(ctx)


@router.callback_query(RewardPage.filter())
async def turn(_: CallbackQuery, callback_data: RewardPage, ctx: Context) -> PrivateReply:
    """Show the presser another page of their own."""
    return await own(ctx, callback_data.number)
