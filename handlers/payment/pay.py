"""Paying inside Telegram: an invoice when somebody asks for it, and what Telegram says was charged.

The invoice comes in private alone, by a button there or by `?start=p_CODE`, which the buttons in
groups lead to. What Telegram tells of a charge is the only proof that there was one.
"""

from aiogram import F, Router
from aiogram.methods import SendInvoice
from aiogram.types import CallbackQuery, Message

from domain import code
from domain.payment import invoice, order, refund
from domain.payment.charge import ChargeFacts, record_charge
from domain.provider import terms
from domain.refusal import Refused
from domain.voucher import Secret
from handlers.context import Context
from handlers.payment.pre_checkout import details_of
from storage.payment.tables import Invoice, PaymentWay
from views.payment.invoice_screens import PayOrder, ProviderWay, invoice_call

router = Router(name=__name__)


async def invoice_for(ctx: Context, typed: str) -> SendInvoice:
    """Return the invoice of what a member has under a code; or refuse."""
    subject, number = await order.find_own(ctx.tx, ctx.member.id, code.normalize(typed))
    made, back = await invoice.ask(ctx.tx, ctx.member, subject, number, now=ctx.now, rng=ctx.rng)
    provider = await provider_of(ctx, made)
    return invoice_call(made, back, ctx.settings.invoice_secret, ctx.t, provider)


async def provider_of(ctx: Context, made: Invoice) -> ProviderWay | None:
    """Return how an invoice in money is paid, None of one in Stars; refuse where there is no provider."""
    if made.way == PaymentWay.STARS:
        return None
    token = ctx.settings.provider_token
    if token is None:
        raise Refused("payment.no_provider")
    return ProviderWay(token, await terms.load(ctx.tx))


@router.callback_query(PayOrder.filter())
async def pay_pressed(_: CallbackQuery, callback_data: PayOrder, ctx: Context) -> SendInvoice:
    """Send the presser their invoice."""
    return await invoice_for(ctx, callback_data.code)


@router.message(F.successful_payment)
async def charged(message: Message, ctx: Context) -> None:
    """Write down what Telegram charged; the receipt goes by the outbox."""
    paid = message.successful_payment
    if paid is None or ctx.sender is None:
        return
    facts = ChargeFacts(
        charge_id=paid.telegram_payment_charge_id,
        payload=paid.invoice_payload,
        payer_id=ctx.sender.id,
        amount_minor=paid.total_amount,
        currency=paid.currency,
        at=message.date,
        provider_charge_id=paid.provider_payment_charge_id,
        details=details_of(paid.order_info, paid.shipping_option_id),
    )
    await record_charge(
        ctx.tx,
        facts,
        now=ctx.now,
        rng=ctx.rng,
        secret=Secret(ctx.settings.voucher_secret),
        mac=ctx.settings.invoice_secret,
    )


@router.message(F.refunded_payment)
async def given_back(message: Message, ctx: Context) -> None:
    """Write down what Telegram gave back, whoever had asked it to."""
    back = message.refunded_payment
    if back is not None:
        await refund.settle(ctx.tx, back.telegram_payment_charge_id, now=ctx.now)
