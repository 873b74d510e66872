"""Order lists by command alone, in groups and in private: /order CODE [2 apples, 1 honey | -]."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from domain.order_list.change import OwnOrder, find_list, own_order
from domain.order_words.reading import OrderQuestion
from domain.order_words.words import Problem
from domain.refusal import Refused
from handlers.context import Context
from handlers.order_list.list_buttons import own_page
from handlers.order_list.reply_to_list import asked, said, start_of
from views.order_list import order_list_screens
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)


@router.message(Command("order"))
async def order_command(_: Message, command: CommandObject, ctx: Context) -> PrivateReply:
    """Show whoever asks their order of a list, or order what they wrote behind its code."""
    typed, _space, words = (command.args or "").strip().partition(" ")
    if not typed:
        raise Refused("order_list.no_code")
    order_list = await find_list(ctx.tx, typed)
    if not words.strip():
        return await own_page(ctx, order_list)
    own = await own_order(ctx.tx, order_list, ctx.member.id)
    done = await said(ctx, own, words)
    if done is None:
        return asked(ctx, own, OrderQuestion(Problem.TANGLED))
    if not isinstance(done, OwnOrder):
        return done
    line = ctx.t("order_list-said", words=order_list_screens.said(done, ctx.t))
    return PrivateReply(Screen(line), start_of(order_list))
