"""What the demo sells in the chat: places in a course for Telegram's Stars, and a teapot by card."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from domain.currency import STARS
from domain.deal import add
from domain.deal.edit import EditContext
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.provider import terms as provider_terms
from domain.settings import Settings
from storage.database import Database
from storage.group_buy.tables import PaymentMethod

TITLE = "Plants that forgive you: an evening online"
PRICE, SALE_PRICE, PLACES = "150 ⭐", 90, 12
LASTS = timedelta(hours=2)
POT, POT_PRICE, POT_SALE_PRICE, POTS = "A teapot that never drips", "29.00", 2400, 8
CARD_TERMS = {
    "name": "",
    "email": "",
    "shipping_address": "",
    "shipping": "Parcel; 4.90; DE AT\nExpress; 9.90",
    "taxes": "VAT; 19",
    "console": "https://dashboard.example/payments/CHARGE",
    "second_above": "50",
}
"""What payers by card are asked for, and how the teapot comes to them."""
KEY = "demo-course"


async def publish(database: Database, settings: Settings, chat_id: int, *, now: datetime) -> None:
    """Publish a flash sale in Stars and one by card into the first group; both are paid in private."""
    rng = Random(14)  # noqa: S311 - the same codes in every demo.
    async with database.begin() as tx:
        context = EditContext(settings.timezone, settings.allowed_hosts, now)
        typed = {"title": TITLE, "price": PRICE}
        deal = await add.add(tx, KEY, typed, currency=STARS, context=context, rng=rng)
        terms = FlashSaleTerms(
            price_minor=SALE_PRICE,
            starts_at=now,
            lasts=LASTS,
            stock=PLACES,
            pay=PaymentMethod.STARS,
        )
        await publish_flash_sale(tx, deal, terms, [(chat_id, None)], now=now, rng=rng)
        for name, words in CARD_TERMS.items():
            await provider_terms.write(
                tx, name, words, currency=settings.currency, by_id=None, now=now
            )
        pot = await add.add(
            tx,
            f"{KEY}-pot",
            {"title": POT, "price": POT_PRICE},
            currency=settings.currency,
            context=context,
            rng=rng,
        )
        by_card = replace(terms, price_minor=POT_SALE_PRICE, stock=POTS, pay=PaymentMethod.PROVIDER)
        await publish_flash_sale(tx, pot, by_card, [(chat_id, None)], now=now, rng=rng)
