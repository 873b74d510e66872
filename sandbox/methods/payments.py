"""Invoices, answers before a payment, and the bot's Stars."""

import re
from typing import Any

from aiogram.methods import (
    AnswerPreCheckoutQuery,
    AnswerShippingQuery,
    CreateInvoiceLink,
    EditUserStarSubscription,
    GetMyStarBalance,
    GetStarTransactions,
    RefundStarPayment,
    SendInvoice,
)

from sandbox.api.access import require_writable
from sandbox.api.calls import Files, value_or_none
from sandbox.api.keyboards import inline_keyboard
from sandbox.api.refusals import bad_request
from sandbox.methods.sending import reply_fields
from sandbox.people.payments import tell_refund
from sandbox.state import posting
from sandbox.state.account import BOT
from sandbox.state.chats import Json
from sandbox.state.payments import STARS, PaymentAnswer, SandboxInvoice
from sandbox.state.world import World

TITLE_MAX, DESCRIPTION_MAX, PAYLOAD_BYTES_MAX = 32, 255, 128
SUBSCRIPTION_S, SUBSCRIPTION_STARS_MAX = 30 * 24 * 3600, 10_000
TRANSACTIONS_MAX = 100
NEEDS = ("name", "phone_number", "email", "shipping_address")
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{0,64}")
CURRENCIES = (
    "AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BHD BND BOB BRL BYN CAD CHF CLP CNY COP CRC CZK DKK "
    "DOP DZD EGP ETB EUR GBP GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES "
    "KGS KRW KZT LBP LKR MAD MDL MMK MNT MOP MUR MVR MXN MYR MZN NGN NIO NOK NPR NZD PAB PEN PHP "
    "PKR PLN PYG QAR RON RSD RUB SAR SEK SGD SYP THB TJS TRY TTD TWD TZS UAH UGX USD UYU UZS VEF "
    "VND YER ZAR"
)
"""Telegram has a least and a greatest total for each, by the day's rates: not modelled."""
TITLE_REFUSED, DESCRIPTION_REFUSED = "INVOICE_TITLE_INVALID", "INVOICE_DESCRIPTION_INVALID"
"""The sandbox's own words, as are those about shipping and subscriptions: never seen live."""


def send_invoice(world: World, params: SendInvoice, files: Files) -> Json:
    """Send an invoice; a keyboard of its own must begin with the button that pays."""
    invoice = _invoice(world, params, params.start_parameter or "")
    chat = require_writable(world, params.chat_id, "can_send_messages", params.message_thread_id)
    body = posting.author(chat, BOT) | {"invoice": invoice.json()}
    body |= reply_fields(world, chat, params.reply_parameters)
    keyboard = inline_keyboard(params.reply_markup, chat)
    if keyboard:
        if not keyboard["inline_keyboard"][0][0].get("pay"):
            raise bad_request("BUTTON_TYPE_INVALID")
        body["reply_markup"] = keyboard
    if value_or_none(params.protect_content):
        body["has_protected_content"] = True
    if params.message_thread_id is not None:
        body |= {"message_thread_id": params.message_thread_id, "is_topic_message": True}
    return posting.post(world, chat, BOT, body, invoice=invoice).json()


def create_invoice_link(world: World, params: CreateInvoiceLink, files: Files) -> str:
    """Return a link that opens an invoice wherever it is followed."""
    return world.payments.link(_invoice(world, params, ""))


def answer_pre_checkout(world: World, params: AnswerPreCheckoutQuery, files: Files) -> bool:
    """Let the charge happen, or say why not: once, within ten seconds."""
    answer = PaymentAnswer(params.ok, _reason(params))
    world.payments.answer(params.pre_checkout_query_id, answer)
    return True


def answer_shipping(world: World, params: AnswerShippingQuery, files: Files) -> bool:
    """Name the ways of delivery to an address, or say why there are none."""
    options = tuple(option.model_dump() for option in params.shipping_options or ())
    if params.ok and not options:
        raise bad_request('parameter "shipping_options" is required')
    names = {option["id"] for option in options}
    if len(names) != len(options) or not all(option["prices"] for option in options):
        raise bad_request("SHIPPING_OPTIONS_INVALID")
    answer = PaymentAnswer(params.ok, _reason(params), options)
    world.payments.answer(params.shipping_query_id, answer)
    return True


def refund_star_payment(world: World, params: RefundStarPayment, files: Files) -> bool:
    """Give somebody their Stars back; the private chat tells of it."""
    tell_refund(world, world.payments.refund(params.user_id, params.telegram_payment_charge_id))
    return True


def get_star_transactions(world: World, params: GetStarTransactions, files: Files) -> Json:
    """Return the bot's transactions from `offset` on, oldest first, 100 at most."""
    first = max(params.offset or 0, 0)
    count = TRANSACTIONS_MAX if params.limit is None else params.limit
    count = min(max(count, 1), TRANSACTIONS_MAX)
    return {"transactions": world.payments.transactions[first : first + count]}


def get_my_star_balance(world: World, params: GetMyStarBalance, files: Files) -> Json:
    """Return the bot's Stars."""
    return {"amount": world.payments.bot_stars}


def edit_subscription(world: World, params: EditUserStarSubscription, files: Files) -> bool:
    """Stop a subscription from being extended, or let it be."""
    charge = world.payments.charges.get(params.telegram_payment_charge_id)
    if charge is None or charge.user.id != params.user_id or not charge.invoice.subscription_s:
        raise bad_request("CHARGE_NOT_FOUND")
    charge.canceled = params.is_canceled
    return True


def _invoice(world: World, params: Any, start_parameter: str) -> SandboxInvoice:
    """Return a checked invoice."""
    for name in ("title", "description", "payload", "currency"):
        if not getattr(params, name):
            raise bad_request(f'parameter "{name}" is required')
    if len(params.title) > TITLE_MAX:
        raise bad_request(TITLE_REFUSED)
    if len(params.description) > DESCRIPTION_MAX:
        raise bad_request(DESCRIPTION_REFUSED)
    if len(params.payload.encode()) > PAYLOAD_BYTES_MAX:
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    if not START_PARAMETER.fullmatch(start_parameter):
        raise bad_request("START_PARAM_INVALID")
    invoice = SandboxInvoice(
        params.title,
        params.description,
        params.payload,
        params.currency,
        tuple((price.label, price.amount) for price in params.prices),
        start_parameter,
        frozenset(name for name in NEEDS if getattr(params, f"need_{name}")),
        bool(params.is_flexible),
        getattr(params, "subscription_period", None),
    )
    _check_money(world, invoice, params)
    return invoice


def _check_money(world: World, invoice: SandboxInvoice, params: Any) -> None:
    if invoice.currency == STARS:
        _check_stars(invoice, params)
    elif invoice.currency not in CURRENCIES.split():
        raise bad_request("CURRENCY_INVALID")
    elif params.provider_token not in world.payments.provider_tokens:
        raise bad_request("PAYMENT_PROVIDER_INVALID")
    elif invoice.subscription_s:
        raise bad_request("SUBSCRIPTION_CURRENCY_INVALID")
    if not invoice.prices or invoice.total < 1:
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    if invoice.is_flexible and "shipping_address" not in invoice.needs:
        raise bad_request("SHIPPING_ADDRESS_NEEDED")


def _check_stars(invoice: SandboxInvoice, params: Any) -> None:
    """Stars know no provider, no parts, no tips and no delivery.

    Telegram's page says that it ignores the latter; people were refused for them.
    """
    extras = params.provider_token or params.max_tip_amount or params.suggested_tip_amounts
    if len(invoice.prices) != 1 or extras or invoice.needs or invoice.is_flexible:
        raise bad_request("STARS_INVOICE_INVALID")
    period = invoice.subscription_s
    if period not in (None, SUBSCRIPTION_S) or (period and invoice.total > SUBSCRIPTION_STARS_MAX):
        raise bad_request("SUBSCRIPTION_PERIOD_INVALID")


def _reason(params: Any) -> str:
    """Return why a payment is refused, which must be said."""
    if not params.ok and not params.error_message:
        raise bad_request('parameter "error_message" is required')
    return params.error_message or ""
