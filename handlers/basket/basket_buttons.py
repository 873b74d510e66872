"""The basket by /basket and its buttons: how many, out, a note, the place for all, paying.

A press says how many units there are to be in all, so one that is made twice does the same once.
Where it is refused, the basket is drawn anew beside the reason.
"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendInvoice
from aiogram.types import CallbackQuery, Message

from domain.basket import basket, change
from domain.basket.basket import BasketEntry, own_order
from domain.deep_link import LinkPage
from domain.payment import invoice
from domain.promotion.payment import is_in_telegram, shop_link
from domain.refusal import Refused
from handlers import questions
from handlers.context import Context
from views.basket import basket_screens
from views.basket.basket_data import (
    BasketNote,
    BasketOpen,
    BasketPay,
    BasketRemove,
    BasketSet,
)
from views.buttons import outcome, toast
from views.payment.invoice_screens import invoice_call
from views.private_reply import PrivateReply
from views.screen import Reply, Screen, send

router = Router(name=__name__)
Answer = Reply | PrivateReply | list[Reply | PrivateReply]
PRIVATE = F.chat.type == "private"
NO_NOTE = "-"
INVOICES_MAX = 5
"""Invoices that one press sends; the next press sends the rest."""


class BasketForm(StatesGroup):
    """What is asked about a basket."""

    note = State()


async def own_basket(ctx: Context, number: int = 0) -> PrivateReply:
    """Return a page of the member's basket, counted now."""
    found = await basket.load(ctx.tx, ctx.member.id, now=ctx.now)
    return PrivateReply(basket_screens.page(found, ctx.t, number), LinkPage.BASKET)


@router.message(Command("basket"))
@router.callback_query(BasketOpen.filter())
async def basket_command(
    _: Message | CallbackQuery, ctx: Context, callback_data: BasketOpen | None = None
) -> PrivateReply:
    """Show whoever asks or presses their basket."""
    return await own_basket(ctx, callback_data.number if callback_data else 0)


@router.callback_query(BasketSet.filter())
async def set_units(query: CallbackQuery, callback_data: BasketSet, ctx: Context) -> Answer:
    """Let the presser have so many units of something in their basket."""
    order, item_id, units = callback_data.order, callback_data.item_id, callback_data.units
    done = await ctx.attempt(
        change.set_units(ctx.tx, ctx.member, order, item_id, units, now=ctx.now)
    )
    words = ctx.t.plain("basket-toast", units=units)
    return [outcome(query, done, words, ctx.t), await own_basket(ctx, callback_data.number)]


@router.callback_query(BasketRemove.filter())
async def remove(query: CallbackQuery, callback_data: BasketRemove, ctx: Context) -> Answer:
    """Ask whether the presser takes something out; told so, take it out."""
    order, item_id, number = callback_data.order, callback_data.item_id, callback_data.number
    if not callback_data.sure:
        row = await ctx.attempt(own_order(ctx.tx, ctx.member.id, order))
        if isinstance(row, Refused):
            return [outcome(query, row, "", ctx.t), await own_basket(ctx, number)]
        screen = basket_screens.sure(row, item_id, number, ctx.t)
        return PrivateReply(screen, LinkPage.BASKET)
    done = await ctx.attempt(change.set_units(ctx.tx, ctx.member, order, item_id, 0, now=ctx.now))
    words = ctx.t.plain("basket-toast", units=0)
    return [outcome(query, done, words, ctx.t), await own_basket(ctx, number)]


@router.callback_query(BasketNote.filter())
async def ask_note(_: CallbackQuery, ctx: Context, state: FSMContext) -> Screen:
    """Ask the presser for a note."""
    await questions.ask(state, BasketForm.note, None, now=ctx.now)
    return basket_screens.ask_note(ctx.t)


@router.message(BasketForm.note, PRIVATE, F.text, ~F.text.startswith("/"))
async def note_typed(message: Message, ctx: Context, state: FSMContext) -> Answer:
    """Keep the note that was typed; a single dash takes it off."""
    typed = (message.text or "").strip()
    note = "" if typed == NO_NOTE else typed
    await change.set_note(ctx.tx, ctx.member, note, now=ctx.now)
    await state.clear()
    return await own_basket(ctx)


@router.callback_query(BasketPay.filter())
async def pay_all(query: CallbackQuery, ctx: Context) -> Answer:
    """Send the presser an invoice for each order that Telegram charges for, and links to the rest.

    One for each: every order may end alone, and Telegram gives a charge back as a whole or not at all.
    """
    found = await basket.load(ctx.tx, ctx.member.id, now=ctx.now)
    due = [one for one in found.entries if one.is_due]
    if not due:
        return [toast(query, ctx.t.plain("basket-nothing-due")), await own_basket(ctx)]
    answers: list[Reply | PrivateReply] = []
    elsewhere = []
    for entry in due:
        made = await _invoice(ctx, entry) if len(answers) < INVOICES_MAX else None
        if made is not None:
            answers.append(made)
        elif link := shop_link(entry.pay, entry.link, ctx.member.code):
            elsewhere.append((entry, link))
    if elsewhere:
        answers.append(send(ctx.member.id, basket_screens.shops(elsewhere, ctx.t), None))
    return answers or [toast(query, ctx.t.plain("basket-nothing-due")), await own_basket(ctx)]


async def _invoice(ctx: Context, entry: BasketEntry) -> SendInvoice | None:
    """Return the invoice of an order that Telegram charges for; None where it is not to be paid now."""
    if not is_in_telegram(entry.pay):
        return None
    asked = invoice.ask(
        ctx.tx, ctx.member, entry.row.subject or "", entry.row.id, now=ctx.now, rng=ctx.rng
    )
    made = await ctx.attempt(asked)
    if isinstance(made, Refused):
        return None
    return invoice_call(*made, ctx.settings.invoice_secret, ctx.t)
