"""Prices before on both databases: measured when a price changes, and proven from the rows."""

from datetime import timedelta
from random import Random

import pytest

from domain.deal import edit
from domain.deal.deal import deal_post
from domain.deal.edit import EditContext
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.reduction import reference
from domain.reduction.evidence import EvidencePack, build_evidence, entry_digest
from domain.reduction.reader import reader_terms
from storage.chat.tables import Chat
from storage.database import Database
from storage.deal.tables import Deal, DealApproval, PriceChange, PriceChangeSource
from storage.delivery.tables import OutboxRow, OutboxState
from tests.flows.group_buy_shop import NOON, GroupBuyShop
from tests.rules.test_deal_rules import deal as unsaved
from views.reduction.evidence_page import evidence_page

DAY = timedelta(days=1)


@pytest.fixture
async def lamp(database: Database) -> Deal:
    """A deal that has cost 60.00 for ninety days, and claims that it cost 99.00 before."""
    await GroupBuyShop(database).meet(1)
    async with database.begin() as tx:
        made = unsaved(price_minor=6000, list_price_minor=9900, approval=DealApproval.ALLOWED)
        made.title = "<b>Lamp</b>"
        tx.add(made)
        await tx.flush()
        first = PriceChange(
            deal_id=made.id,
            at=NOON - 90 * DAY,
            by=PriceChangeSource.IMPORT,
            price_minor=6000,
            currency="EUR",
        )
        tx.add(first)
        tx.add(Chat(id=-1, type="supergroup", title="Tea & <i>", added_at=NOON, country="DE"))
    return made


async def edited(database: Database, deal: Deal, price: str, days_ago: int) -> Deal:
    """Set the price of a deal, as an admin would have some days before noon."""
    async with database.begin() as tx:
        context = EditContext("UTC", frozenset(), NOON - days_ago * DAY)
        return await edit.edit(tx, deal.id, "price", price, context)


async def test_what_a_price_is_measured_by_follows_the_price(
    database: Database, lamp: Deal
) -> None:
    assert lamp.reference is None
    fallen = await edited(database, lamp, "45", 5)
    assert fallen.reference == {"lowest": 6000, "days": 85, "first": 6000, "first_days": 85}
    further = await edited(database, lamp, "40", 2)
    assert further.reference == {"lowest": 4500, "days": 88, "first": 6000, "first_days": 85}
    raised = await edited(database, lamp, "50", 1)
    assert raised.reference == {"lowest": 4000, "days": 89, "first": 4000, "first_days": 89}


async def test_a_flash_sale_is_measured_by_its_deal_and_counts_for_the_next(
    database: Database, lamp: Deal
) -> None:
    async with database.begin() as tx:
        terms = FlashSaleTerms(price_minor=3000, starts_at=NOON, lasts=timedelta(hours=2))
        sale = await publish_flash_sale(
            tx, await tx.get_one(Deal, lamp.id), terms, [(-1, None)], now=NOON, rng=Random(1)
        )
        assert sale.reference is not None and sale.reference["lowest"] == 6000
    async with database.begin() as tx:
        found = await tx.get_one(Deal, lamp.id)
        later = await reference.of_promotion(tx, found, 2500, NOON + 10 * DAY)
        much_later = await reference.of_promotion(tx, found, 2500, NOON + 40 * DAY)
    assert later is not None and later["lowest"] == 3000
    assert much_later is not None and much_later["lowest"] == 6000


async def pack_of(database: Database, lamp: Deal) -> EvidencePack:
    """Send a post of the deal, and return the evidence of the day."""
    async with database.begin() as tx:
        chat = await tx.get_one(Chat, -1)
        values = deal_post(await tx.get_one(Deal, lamp.id), "UTC")
        for number, state in enumerate((OutboxState.SENT, OutboxState.SENT, OutboxState.FAILED)):
            row = OutboxRow(
                chat_id=-1,
                kind="deal.post",
                values={**values, **reader_terms(chat, "US")},
                due_at=NOON,
                state=state,
                message_id=100 + number,
            )
            row.settled_at = NOON + number * timedelta(minutes=1)
            tx.add(row)
    async with database.read() as tx:
        return await build_evidence(tx, NOON, NOON + DAY, country="US", now=NOON + DAY)


async def test_the_evidence_has_the_claim_its_rule_and_its_rows(
    database: Database, lamp: Deal
) -> None:
    await edited(database, lamp, "45", 5)
    pack = await pack_of(database, lamp)
    one, other = pack["entries"]
    assert (one["claimed_minor"], one["before_minor"], one["percent"]) == (9900, 6000, 25)
    assert (one["outcome"], one["country"], one["measured_by"]) == ("lowered", "DE", "progressive")
    assert [price["price_minor"] for price in one["prices"]] == [6000, 4500]
    assert (one["message_id"], other["message_id"]) == (100, 101)
    assert pack["digest"] == entry_digest(entry_digest("", one), other)
    assert entry_digest("", other) != pack["digest"]
    assert entry_digest(entry_digest("", {**one, "percent": 50}), other) != pack["digest"]


async def test_the_page_of_the_evidence_says_titles_as_they_are(
    database: Database, lamp: Deal
) -> None:
    await edited(database, lamp, "45", 5)
    page = evidence_page(await pack_of(database, lamp))
    assert "&lt;b&gt;Lamp&lt;/b&gt;" in page and "<b>Lamp" not in page
    assert "Tea &amp; &lt;i&gt;" in page
    assert "lowered: €60.00, −25 %" in page and "€99.00" in page


async def test_a_day_without_posts_has_an_empty_pack(database: Database, lamp: Deal) -> None:
    async with database.read() as tx:
        pack = await build_evidence(tx, NOON, NOON + DAY, country="", now=NOON)
    assert (pack["entries"], pack["digest"]) == ([], "")
    assert "0 messages" in evidence_page(pack)
