"""The button under a digest: no more of them, or again. The digest itself stays."""

from aiogram import F, Router
from aiogram.methods import EditMessageReplyMarkup
from aiogram.types import CallbackQuery

from domain import digest
from handlers.context import Context
from views.buttons import toast
from views.digest_screens import DigestWanted, choice
from views.screen import Reply

router = Router(name=__name__)


@router.callback_query(DigestWanted.filter(), F.message.chat.type == "private")
async def choose(query: CallbackQuery, callback_data: DigestWanted, ctx: Context) -> list[Reply]:
    """Have the presser's digest sent from now on, or not."""
    on = callback_data.on
    await digest.set_enabled(ctx.tx, ctx.member.id, on=on, now=ctx.now)
    number = query.message.message_id if query.message else None
    return [
        toast(query, ctx.t.plain("digest-is-on" if on else "digest-is-off")),
        EditMessageReplyMarkup(
            chat_id=ctx.member.id, message_id=number, reply_markup=choice(ctx.t, on=not on)
        ),
    ]
