"""One's own seat: taking a place that came free, moving to another team, both by a notice's button."""

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery, User

from bot.i18n import Translate
from bot.settings import Settings
from bot.views.press import toast
from bot.views.team import GroupBuyMove, GroupBuyTake
from domain import seat, team_end
from handlers.group_buy import Answer, shown, welcome
from storage.database import Tx
from storage.group_buy import Team
from storage.member import Member

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("gb."))


@router.callback_query(GroupBuyTake.filter())
async def take(
    query: CallbackQuery,
    callback_data: GroupBuyTake,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
    settings: Settings,
) -> Answer:
    """Confirm the place that was held for the presser."""
    joined = await seat.take(tx, callback_data.team_id, member.id, now=now)
    words, _ = welcome(joined, member, t, settings)
    fresh = await tx.get_one(Team, joined.team.id, populate_existing=True)
    return [
        toast(query, words),
        await shown(tx, fresh, member, now=now, t=t, me=me, settings=settings),
    ]


@router.callback_query(GroupBuyMove.filter())
async def move(
    query: CallbackQuery,
    callback_data: GroupBuyMove,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
    settings: Settings,
) -> Answer:
    """Move the presser to the oldest team that still forms."""
    found = await team_end.move(tx, callback_data.team_id, member.id, now=now)
    words = t.plain("group_buy-moved", code=found.code)
    return [
        toast(query, words),
        await shown(tx, found, member, now=now, t=t, me=me, settings=settings),
    ]
