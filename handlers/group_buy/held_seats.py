"""One's own seat: taking a place that came free, moving to another team, both by a notice's button."""

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery, User

from domain.group_buy.finish import move_to_team
from domain.group_buy.join import take_held_seat
from domain.settings import Settings
from handlers.group_buy.buttons import Answer, joined_text, team_page
from storage.database import Tx
from storage.group_buy.tables import Team
from storage.members import Member
from views.buttons import toast
from views.group_buy.team_screens import GroupBuyMove, GroupBuyTake
from views.i18n import Translate

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
    joined = await take_held_seat(tx, callback_data.team_id, member.id, now=now)
    words, _ = joined_text(joined, member, t, settings)
    fresh = await tx.get_one(Team, joined.team.id, populate_existing=True)
    return [
        toast(query, words),
        await team_page(tx, fresh, member, now=now, t=t, me=me, settings=settings),
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
    found = await move_to_team(tx, callback_data.team_id, member.id, now=now)
    words = t.plain("group_buy-moved", code=found.code)
    return [
        toast(query, words),
        await team_page(tx, found, member, now=now, t=t, me=me, settings=settings),
    ]
