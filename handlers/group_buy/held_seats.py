"""One's own seat: taking a place that came free, moving to another team, both by a notice's button."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from domain.group_buy.finish import move_to_team
from domain.group_buy.join import take_held_seat
from handlers.context import Context
from handlers.group_buy.buttons import Answer, joined_text, team_page
from storage.group_buy.tables import Team
from views.buttons import toast
from views.group_buy.team_screens import GroupBuyMove, GroupBuyTake

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("gb."))


@router.callback_query(GroupBuyTake.filter())
async def take(query: CallbackQuery, callback_data: GroupBuyTake, ctx: Context) -> Answer:
    """Confirm the place that was held for the presser."""
    joined = await take_held_seat(ctx.tx, callback_data.team_id, ctx.member.id, now=ctx.now)
    words, _ = joined_text(ctx, joined)
    fresh = await ctx.tx.get_one(Team, joined.team.id, populate_existing=True)
    return [toast(query, words), await team_page(ctx, fresh)]


@router.callback_query(GroupBuyMove.filter())
async def move(query: CallbackQuery, callback_data: GroupBuyMove, ctx: Context) -> Answer:
    """Move the presser to the oldest team that still forms."""
    found = await move_to_team(ctx.tx, callback_data.team_id, ctx.member.id, now=ctx.now)
    words = ctx.t.plain("group_buy-moved", code=found.code)
    return [toast(query, words), await team_page(ctx, found)]
