"""Answers to customers' messages, written as replies or taken from what is kept ready, and closing.

Whoever may answer is looked up at every step: anybody in the group sees the buttons.
"""

from aiogram import Bot, F, Router
from aiogram.methods import EditMessageReplyMarkup
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from domain.refusal import Refused
from domain.support import conversation, templates
from domain.support.conversation import WrittenMessage
from handlers.context import Context
from handlers.support.customer import content_of
from storage.support import tickets
from views.buttons import toast
from views.i18n import refusal_key
from views.screen import Reply, Screen, send
from views.support import inbox_screens
from views.support.inbox_screens import SupportClose, SupportTemplates, SupportUse

router = Router(name=__name__)
REPLY = F.reply_to_message
Answer = list[Reply | Screen]


def answers_customer(message: Message, bot: Bot) -> bool | dict[str, int]:
    """Whether a reply is to a customer's message in the inbox; its buttons know the `ticket_id`."""
    original = message.reply_to_message
    if original is None or original.from_user is None or original.from_user.id != bot.id:
        return False
    ticket_id = inbox_screens.ticket_of(original.reply_markup)
    return False if ticket_id is None else {"ticket_id": ticket_id}


@router.message(REPLY, answers_customer)
async def reply(message: Message, ticket_id: int, ctx: Context) -> Screen:
    """Send a reply on to the customer, and say whether it went."""
    if ctx.sender is None:
        return inbox_screens.refused(ctx.t("refused-support-anonymous"))
    content = content_of(message) or WrittenMessage("")
    done = await ctx.attempt(
        conversation.answer(ctx.tx, ctx.member.id, ticket_id, content, now=ctx.now)
    )
    if isinstance(done, Refused):
        return inbox_screens.refused(ctx.t(refusal_key(done.reason), **done.values))
    return inbox_screens.sent(done.name, ctx.t)


@router.callback_query(SupportTemplates.filter())
async def kept_ready(query: CallbackQuery, callback_data: SupportTemplates, ctx: Context) -> Answer:
    """Show the answers that are kept ready under the message, or its first buttons again."""
    ticket, _ = await conversation.require_ticket(ctx.tx, ctx.member.id, callback_data.ticket_id)
    if not callback_data.show:
        return _with_buttons(query, inbox_screens.buttons(ticket.id, ctx.t))
    kept = await tickets.templates(ctx.tx, limit=templates.TEMPLATES_MAX)
    if not kept:
        raise Refused("support.no_templates")
    return _with_buttons(query, inbox_screens.template_buttons(ticket.id, kept, ctx.t))


@router.callback_query(SupportUse.filter())
async def use(query: CallbackQuery, callback_data: SupportUse, ctx: Context) -> Answer:
    """Send the customer an answer that is kept ready, and show below what was sent."""
    template = await templates.find(ctx.tx, callback_data.template_id)
    ticket_id = callback_data.ticket_id
    content = WrittenMessage(template.text)
    member = await conversation.answer(ctx.tx, ctx.member.id, ticket_id, content, now=ctx.now)
    said = inbox_screens.sent_template(member.name, template, ctx.t)
    buttons = _with_buttons(query, inbox_screens.buttons(ticket_id, ctx.t))
    return [*buttons, *_below(query, said)]


@router.callback_query(SupportClose.filter())
async def close(query: CallbackQuery, callback_data: SupportClose, ctx: Context) -> Answer:
    """Close a conversation; its customer hears so."""
    member = await conversation.close(ctx.tx, ctx.member.id, callback_data.ticket_id, now=ctx.now)
    words = inbox_screens.closed(member.name, ctx.t)
    return [toast(query, ctx.t.plain("support-toast-closed")), *_below(query, words)]


def _with_buttons(query: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> Answer:
    """Return the call that changes the buttons under the pressed message."""
    if not isinstance(query.message, Message):
        return []
    chat_id, number = query.message.chat.id, query.message.message_id
    return [EditMessageReplyMarkup(chat_id=chat_id, message_id=number, reply_markup=keyboard)]


def _below(query: CallbackQuery, screen: Screen) -> Answer:
    """Return the call that says something below, in the topic of the pressed message."""
    pressed = query.message
    if not isinstance(pressed, Message):
        return []
    thread_id = pressed.message_thread_id if pressed.is_topic_message else None
    return [send(pressed.chat.id, screen, thread_id)]
