"""Telegram's question whether it may charge: answered by `bot.checkout`, before all else and on time."""

from datetime import datetime

from aiogram.methods import AnswerPreCheckoutQuery
from aiogram.types import PreCheckoutQuery

from domain.member import language_of
from domain.payment import invoice
from domain.payment.invoice import ChargeQuestion
from domain.refusal import Refused
from domain.settings import Settings
from storage import members
from storage.database import Tx
from views.i18n import Translate, refusal_key, translator


async def decide(
    tx: Tx, query: PreCheckoutQuery, *, now: datetime, settings: Settings
) -> AnswerPreCheckoutQuery:
    """Return the answer; with a yes in it, its order is kept once the transaction is committed."""
    payer = await members.find(tx, query.from_user.id)
    t = translator(language_of(payer, settings.language) if payer else settings.language)
    asked = ChargeQuestion(
        payload=query.invoice_payload,
        payer_id=query.from_user.id,
        amount_minor=query.total_amount,
        currency=query.currency,
    )
    try:
        async with tx.begin_nested():
            await invoice.check(tx, asked, now=now, secret=settings.invoice_secret)
    except Refused as no:
        return refusal(query, t.plain(refusal_key(no.reason), **no.values))
    return AnswerPreCheckoutQuery(pre_checkout_query_id=query.id, ok=True)


def not_now(query: PreCheckoutQuery, t: Translate) -> AnswerPreCheckoutQuery:
    """Return the answer where it could not be decided in time: nothing was charged."""
    return refusal(query, t.plain("refused-payment-not_now"))


def refusal(query: PreCheckoutQuery, words: str) -> AnswerPreCheckoutQuery:
    return AnswerPreCheckoutQuery(pre_checkout_query_id=query.id, ok=False, error_message=words)
