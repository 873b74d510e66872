"""Invoices as Telegram shows them, and the buttons that lead to them."""

from dataclasses import dataclass, field

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import SendInvoice
from aiogram.types import InlineKeyboardButton, LabeledPrice, User

from domain.deep_link import LinkKind, build_payload
from domain.money import Money
from domain.payment.invoice import DESCRIPTION_CHARS_MAX, TITLE_CHARS_MAX
from domain.payment.payload import payload_of
from domain.promotion.payment import is_in_telegram, shop_link
from domain.provider.terms import ProviderTerms, percent, split_taxes
from storage.payment.tables import Invoice
from views.buttons import button, link_button
from views.i18n import Translate
from views.private_reply import private_link


class PayOrder(CallbackData, prefix="pay"):
    """Pay what one has in the team or flash sale with a code."""

    code: str


@dataclass(frozen=True, slots=True)
class ProviderWay:
    """How invoices in money are paid: the provider's token, and what the shop asks of payers."""

    token: str = field(repr=False)
    terms: ProviderTerms


def invoice_call(
    made: Invoice, code: str, secret: bytes, t: Translate, provider: ProviderWay | None = None
) -> SendInvoice:
    """Return the invoice; a copy that is sent on leads here, and takes no money.

    `provider` is needed where it is not paid in Stars.
    """
    title = made.title if len(made.title) <= TITLE_CHARS_MAX else f"{made.title[:31]}…"
    about = t.plain("payment-about", title=made.title, code=code, moment=t.local(made.expires_at))
    call = SendInvoice(
        chat_id=made.member_id,
        title=title,
        description=about[:DESCRIPTION_CHARS_MAX],
        payload=payload_of(made.id, secret),
        currency=made.currency,
        provider_token="",
        prices=[LabeledPrice(label=title, amount=made.amount_minor)],
        start_parameter=build_payload(LinkKind.PAY, code),
    )
    return call if provider is None else _by_provider(call, made, provider)


def _by_provider(call: SendInvoice, made: Invoice, provider: ProviderWay) -> SendInvoice:
    """Return the invoice with taxes as lines of their own, and with what the payer is asked for."""
    rules = provider.terms
    net, taxes = split_taxes(made.amount_minor, rules.taxes)
    prices = [LabeledPrice(label=call.title, amount=net)]
    prices += [
        LabeledPrice(label=f"{tax.label} {percent(tax.rate_bp)} %", amount=minor)
        for tax, minor in taxes
        if minor
    ]
    delivers = rules.delivers and made.currency == rules.currency
    asked = {f"need_{what}": True for what in rules.asks}
    more = {"provider_token": provider.token, "prices": prices, "is_flexible": delivers or None}
    return call.model_copy(update=more | asked)


def pay_link(pay: str, link: str | None, member_code: str, code: str, me: User) -> str | None:
    """Return where what one has under a code is paid: in the shop behind the link, or here in private."""
    if is_in_telegram(pay):
        return private_link(me, build_payload(LinkKind.PAY, code))
    return shop_link(pay, link, member_code)


def pay_label(pay: str, amount: Money, t: Translate, *, shop: str) -> str:
    """Return the words of a button that pays: `shop` is their key where the shop behind a link is paid."""
    return t.plain("payment-button-pay" if is_in_telegram(pay) else shop, amount=amount)


def pay_rows(
    pay: str | None, link: str | None, code: str, amount: Money, t: Translate
) -> list[list[InlineKeyboardButton]]:
    """Return the row with the button that pays, in a private chat."""
    if pay is not None and is_in_telegram(pay):
        words = t.plain("payment-button-pay", amount=amount)
        return [[button(words, PayOrder(code=code), "success")]]
    return [] if link is None else [[link_button(t.plain("group_buy-button-pay"), link)]]
