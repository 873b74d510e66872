"""What the demo sells for Telegram's Stars: places in a course, which are paid in the chat."""

from datetime import datetime, timedelta
from random import Random

from domain.currency import STARS
from domain.deal import add
from domain.deal.edit import EditContext
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.settings import Settings
from storage.database import Database
from storage.group_buy.tables import PaymentMethod

TITLE = "Plants that forgive you: an evening online"
PRICE, SALE_PRICE, PLACES = "150 ⭐", 90, 12
LASTS = timedelta(hours=2)
KEY = "demo-course"


async def publish(database: Database, settings: Settings, chat_id: int, *, now: datetime) -> None:
    """Publish a flash sale in Stars into the first group; its claims are paid in private."""
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
