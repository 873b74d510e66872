"""Telegram's questions before it charges: answered by `bot.checkout`, before all else and on time.

shipping query   where is it delivered to -> the ways of delivery, or why there is none
pre-checkout     may it be charged -> yes, and its order is kept; or why not
"""

from datetime import datetime

from aiogram.methods import AnswerPreCheckoutQuery, AnswerShippingQuery
from aiogram.types import (
    LabeledPrice,
    OrderInfo,
    PreCheckoutQuery,
    ShippingAddress,
    ShippingQuery,
    User,
)
from aiogram.types import ShippingOption as OfferedShipping

from domain.languages import LANGUAGES
from domain.member import language_of
from domain.payment import invoice
from domain.payment.invoice import ChargeQuestion
from domain.provider import terms
from domain.provider.details import PayerDetails
from domain.refusal import Refused
from domain.settings import Settings
from storage import members
from storage.database import Tx
from views.i18n import Translate, refusal_key, translator

CheckoutQuery = PreCheckoutQuery | ShippingQuery
CheckoutAnswer = AnswerPreCheckoutQuery | AnswerShippingQuery


async def decide(
    tx: Tx, query: CheckoutQuery, *, now: datetime, settings: Settings
) -> CheckoutAnswer:
    """Return the answer; with a yes in it to a charge, its order is kept once this is committed."""
    payer = await members.find(tx, query.from_user.id)
    t = translator(language_of(payer, settings.language) if payer else settings.language)
    try:
        async with tx.begin_nested():
            if isinstance(query, ShippingQuery):
                return await _offer_shipping(tx, query, now=now, secret=settings.invoice_secret)
            asked = question_of(query)
            await invoice.check(tx, asked, now=now, secret=settings.invoice_secret)
    except Refused as no:
        return refusal(query, t.plain(refusal_key(no.reason), **no.values))
    return AnswerPreCheckoutQuery(pre_checkout_query_id=query.id, ok=True)


def question_of(query: PreCheckoutQuery) -> ChargeQuestion:
    """Return what Telegram asks."""
    address = query.order_info.shipping_address if query.order_info is not None else None
    return ChargeQuestion(
        payload=query.invoice_payload,
        payer_id=query.from_user.id,
        amount_minor=query.total_amount,
        currency=query.currency,
        shipping_id=query.shipping_option_id or "",
        country=address.country_code if address is not None else "",
    )


async def _offer_shipping(
    tx: Tx, query: ShippingQuery, *, now: datetime, secret: bytes
) -> AnswerShippingQuery:
    found = await invoice.find(
        tx, query.invoice_payload, query.from_user.id, now=now, secret=secret
    )
    country = query.shipping_address.country_code
    offered = (await terms.load(tx)).shipping_to(country, found.currency)
    if not offered:
        raise Refused("payment.no_shipping")
    options = [
        OfferedShipping(
            id=one.id,
            title=one.title,
            prices=[LabeledPrice(label=one.title, amount=one.price_minor)],
        )
        for one in offered
    ]
    return AnswerShippingQuery(shipping_query_id=query.id, ok=True, shipping_options=options)


def details_of(info: OrderInfo | None, shipping_id: str | None) -> PayerDetails:
    """Return what a payer told, as Telegram hands it over with the payment."""
    if info is None:
        return PayerDetails(shipping_id=shipping_id or "")
    return PayerDetails(
        name=info.name or "",
        phone=info.phone_number or "",
        email=info.email or "",
        address=_lines(info.shipping_address),
        shipping_id=shipping_id or "",
    )


def _lines(address: ShippingAddress | None) -> tuple[str, ...]:
    """Return an address as it stands on an envelope."""
    if address is None:
        return ()
    place = f"{address.post_code} {address.city}".strip()
    lines = (
        address.street_line1,
        address.street_line2,
        place,
        address.state,
        address.country_code,
    )
    return tuple(line for line in lines if line)


def language_at_once(user: User, shop: str) -> str:
    """Return the language of a payer as Telegram says it, else the shop's: no time to look them up."""
    said = (user.language_code or "").partition("-")[0]
    return said if said in LANGUAGES else shop


def not_now(query: CheckoutQuery, t: Translate) -> CheckoutAnswer:
    """Return the answer where it could not be decided in time: nothing was charged."""
    return refusal(query, t.plain("refused-payment-not_now"))


def refusal(query: CheckoutQuery, words: str) -> CheckoutAnswer:
    """Return a no in words, to either question."""
    if isinstance(query, ShippingQuery):
        return AnswerShippingQuery(shipping_query_id=query.id, ok=False, error_message=words)
    return AnswerPreCheckoutQuery(pre_checkout_query_id=query.id, ok=False, error_message=words)
