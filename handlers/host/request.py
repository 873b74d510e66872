"""An administrator of a group asks to host it: `t.me/BOT?startgroup=host`, or `/host` said there.

heard in the batch, put aside -> Telegram is asked who administers the group -> the shop is asked
"""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import Message, Update

from domain.host import join
from domain.refusal import Refused
from handlers.admin_updates import defer_update
from handlers.context import Context
from views.screen import Deferred

router = Router(name=__name__)
IN_GROUP = F.chat.type.in_({"group", "supergroup"})
HOST_COMMAND = Command("host")
HOST_LINK = Command("start", magic=F.args == join.REQUEST)


@router.message(HOST_COMMAND, IN_GROUP)
@router.message(HOST_LINK, IN_GROUP)
async def asked_in_group(
    message: Message, ctx: Context, event_update: Update, bot: Bot
) -> Deferred:
    """Put the question aside: only Telegram knows who administers the group."""
    if message.sender_chat is not None:
        raise Refused("host.anonymous")
    return await defer_update(ctx, event_update, bot.id)
