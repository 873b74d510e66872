"""A reply to the card of an order list, or what stands behind `/order CODE`: read, asked back, done."""

from aiogram.types import Message

from domain.deep_link import LinkKind, build_payload
from domain.order_list.change import OrderChange, OwnOrder, change_order, own_order
from domain.order_list.rules import refuse_list
from domain.order_words.reading import OrderQuestion, understand
from domain.order_words.words import Problem, read
from domain.refusal import Refused
from handlers.context import Context
from handlers.order_list.list_buttons import list_of
from storage.order_list.tables import OrderList
from views.order_list import order_list_screens
from views.order_list.order_list_screens import ListOwn, ListSet
from views.private_reply import Acknowledged, PrivateReply
from views.screen import Screen


async def order(
    message: Message, ctx: Context, list_id: int, *, edited: bool
) -> Acknowledged | PrivateReply | None:
    """Take a reply to a list's card for an order, if it looks like one."""
    order_list = await list_of(ctx, list_id)
    own = await own_order(ctx.tx, order_list, ctx.member.id)
    text, anew = message.text or "", False
    if edited:
        anew = own.order is not None and is_said_by(own, message)
        if not anew:
            return await edit_of_another(ctx, own, text)
    done = await said(ctx, own, text, message_id=message.message_id, anew=anew)
    if not isinstance(done, OwnOrder):
        return done
    whisper = PrivateReply(Screen(_line(ctx, done)), start_of(order_list))
    return Acknowledged(whisper)


def is_said_by(own: OwnOrder, message: Message) -> bool:
    """Whether a message is what an order says, all of it and nothing else."""
    order = own.order
    same = order is not None and order.message_id == message.message_id
    return own.live and same and order is not None and order.chat_id == message.chat.id


async def edit_of_another(ctx: Context, own: OwnOrder, text: str) -> PrivateReply | None:
    """Return what is said of a changed message that the order does not follow any more."""
    if read(text, [item.label for item in own.items]) is None:
        return None
    refuse_list(own.order_list, banned=ctx.member.banned_at is not None, now=ctx.now)
    return asked(ctx, own, OrderQuestion(Problem.EDITED))


async def said(
    ctx: Context, own: OwnOrder, text: str, *, message_id: int | None = None, anew: bool = False
) -> OwnOrder | PrivateReply | None:
    """Order what a text asks for; return the order, what has to be asked, or None for mere talk.

    An edited text that is no order any more takes the order back as little as it places one.
    """
    reading = read(text, [item.label for item in own.items])
    if reading is None:
        return asked(ctx, own, OrderQuestion(Problem.EDITED)) if anew else None
    refuse_list(own.order_list, banned=ctx.member.banned_at is not None, now=ctx.now)
    wanted = understand(reading, own, anew=anew)
    if isinstance(wanted, OrderQuestion):
        return asked(ctx, own, wanted)
    if not wanted and not own.live:
        raise Refused("order_list.not_in", title=own.order_list.title)
    change = OrderChange(wanted, chat_id=ctx.chat_id, message_id=message_id, anew=anew)
    return await change_order(ctx.tx, own.order_list.id, ctx.member, change, now=ctx.now)


def asked(ctx: Context, own: OwnOrder, question: OrderQuestion) -> PrivateReply:
    """Return a question, with a button for each thing that may be meant and one for the order."""
    list_id, labels = own.order_list.id, {item.id: item.label for item in own.items}
    choices = [
        (
            order_list_screens.choice(units, labels[item_id], ctx.t),
            ListSet(list_id=list_id, item_id=item_id, units=units),
        )
        for item_id, units in question.choices[: order_list_screens.CHOICES_MAX - 1]
    ]
    form = (ctx.t.plain("order_list-button-own"), ListOwn(list_id=list_id))
    screen = order_list_screens.question(question.problem, question.word, [*choices, form], ctx.t)
    return PrivateReply(screen, start_of(own.order_list))


def start_of(order_list: OrderList) -> str:
    """Return the payload of the link to somebody's own order."""
    return build_payload(LinkKind.ORDER_LIST, order_list.code)


def _line(ctx: Context, own: OwnOrder) -> str:
    return ctx.t("order_list-said", words=order_list_screens.said(own, ctx.t))
