"""A shop with the sample's deals, a group buy and a flash sale, and people who open it in Telegram."""

import json
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from storage.chat.tables import Chat
from storage.database import Database
from storage.deal.tables import Deal
from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy
from tests.flows.sample_deals import deals, import_sample
from tests.web.conftest import Served
from tests.web.telegram_launch import launch

TIERS = ((2, 4999), (5, 3999))


class Opened:
    """The Mini App as one person has opened it."""

    def __init__(self, served: Served, raw: str, session: str) -> None:
        self.served, self.raw, self.session = served, raw, session

    async def get(self, path: str) -> tuple[int, str]:
        status, text, _ = await self.served.ask("GET", path, headers=self._headers("text/html"))
        return status, text

    async def act(self, path: str, **said: str) -> tuple[int, str]:
        """Press a button; return the status and the words."""
        headers = self._headers("application/json")
        status, text, _ = await self.served.ask("POST", path, headers=headers, json=said)
        answer = json.loads(text)
        return status, answer.get("said") or answer.get("error") or text

    async def page(self, path: str, **said: str) -> tuple[int, str]:
        """Press a button that is answered with a page."""
        headers = self._headers("text/html")
        status, text, _ = await self.served.ask("POST", path, headers=headers, json=said)
        return status, text

    def _headers(self, accept: str) -> dict[str, str]:
        return {"X-Init-Data": self.raw, "X-Session": self.session, "Accept": accept}


async def open_shop(served: Served, user: Any, **fields: Any) -> Opened:
    """Open the shop as somebody."""
    raw = launch(user, **fields)
    status, text, _ = await served.ask(
        "POST", "/session", headers={"X-Init-Data": raw}, json={"platform": "ios"}
    )
    assert status == 200, text
    return Opened(served, raw, json.loads(text)["session"])


async def stocked(database: Database) -> list[Deal]:
    """Put the sample's deals on the shelf."""
    await import_sample(database, now=datetime.now(UTC) - timedelta(days=1))
    return list(await deals(database))


async def group_buy(database: Database, **changes: Any) -> GroupBuy:
    """Publish a group buy of the second deal; it has a pool."""
    deal, now = (await stocked(database))[1], datetime.now(UTC)
    plain: dict[str, Any] = {"tiers": TIERS, "starts_at": now, "ends_at": now + timedelta(hours=5)}
    terms = GroupBuyTerms(**{**plain, **changes})
    async with database.begin() as tx:
        found = await tx.get_one(Deal, deal.id)
        return await publish_group_buy(tx, found, terms, [], now=now, rng=Random(3))


async def flash_sale(database: Database, **changes: Any) -> FlashSale:
    """Publish a flash sale of the first deal, open now."""
    deal, now = (await stocked(database))[0], datetime.now(UTC)
    plain: dict[str, Any] = {"price_minor": 999, "starts_at": now, "lasts": timedelta(hours=2)}
    terms = FlashSaleTerms(**{**plain, **changes})
    async with database.begin() as tx:
        found = await tx.get_one(Deal, deal.id)
        tx.add(Chat(id=-100, type="supergroup", title="Tea", added_at=now))
        await tx.flush()
        places = [(-100, None)]
        return await publish_flash_sale(tx, found, terms, places, now=now, rng=Random(3))
