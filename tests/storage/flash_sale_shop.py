"""A flash sale on a real database, for tests of what is remembered; people are numbers here."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from sqlalchemy import select

from domain.flash_sale.claim import (
    ClaimRequest,
    ClaimResult,
    claim_units,
    leave_sale,
    wait_for_units,
)
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.voucher import Secret
from jobs import flash_sale
from storage.columns import Json
from storage.database import Database
from storage.deal.tables import Deal
from storage.delivery.tables import OutboxRow
from storage.flash_sale.tables import Allotment, Claim, FlashSale
from storage.members import Member
from storage.option.tables import DealOption
from storage.vouchers import Voucher

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECRET = Secret(b"of no shop")
TEA, CHA = -1001, -1002
"""Two chats."""


def after(seconds: float) -> datetime:
    """The moment so many seconds after the start."""
    return NOON + timedelta(seconds=seconds)


async def crowd(database: Database, count: int, first: int = 1) -> None:
    """Make members known, numbered from `first`."""
    async with database.begin() as tx:
        tx.add_all(
            Member(
                id=number,
                name=f"Person {number}",
                code=f"P{number:06}",
                first_seen_at=NOON,
                last_seen_at=NOON,
            )
            for number in range(first, first + count)
        )


async def sell(
    database: Database,
    *,
    now: datetime = NOON,
    sizes: Mapping[str, int | None] | None = None,
    **changes: object,
) -> FlashSale:
    """Publish a flash sale of one deal, from noon for an hour unless told otherwise.

    `sizes` are the deal's options with their units; L costs 5.00 more.
    """
    places = changes.pop("places", ((TEA, None), (CHA, None)))
    plain: dict[str, object] = {"price_minor": 990, "starts_at": NOON, "stock": 10}
    plain |= {"lasts": timedelta(hours=1)}
    async with database.begin() as tx:
        deal = (await tx.scalars(select(Deal))).one_or_none()
        if deal is None:
            deal = _deal()
            tx.add(deal)
            await tx.flush()
        for place, name in enumerate(sizes or ()):
            price = 2290 if name == "L" else None
            tx.add(DealOption(deal_id=deal.id, position=place, words=[name], price_minor=price))
        await tx.flush()
        plain["options"] = sizes
        terms = FlashSaleTerms(**{**plain, **changes})  # type: ignore[arg-type]
        return await publish_flash_sale(
            tx, deal, terms, places, now=now - timedelta(seconds=1), rng=Random(7)
        )


def _deal() -> Deal:
    return Deal(
        code="K7Q2",
        source="test",
        source_id="kettle",
        title="Kettle",
        description="",
        price_minor=1790,
        list_price_minor=1990,
        currency="EUR",
        link="https://shop.example/kettle",
        created_at=NOON,
        changed_at=NOON,
    )


async def claim(
    database: Database,
    sale: FlashSale,
    member_id: int,
    quantity: int = 1,
    *,
    at: datetime = NOON,
    chat: int | None = None,
    have: int | None = None,
    shown: int | None = None,
    option: int | None = None,
) -> ClaimResult:
    """Let a member claim in a transaction of their own."""
    order = ClaimRequest(quantity, chat, shown, have, option)
    async with database.begin() as tx:
        member = await tx.get_one(Member, member_id)
        return await claim_units(tx, sale.id, member, order, now=at, secret=SECRET)


async def wait(
    database: Database,
    sale: FlashSale,
    member_id: int,
    quantity: int = 1,
    *,
    at: datetime = NOON,
    option: int | None = None,
) -> ClaimResult | int:
    """Let a member stand in line."""
    async with database.begin() as tx:
        member = await tx.get_one(Member, member_id)
        return await wait_for_units(
            tx, sale.id, member, ClaimRequest(quantity, option_id=option), now=at, secret=SECRET
        )


async def leave(
    database: Database, sale: FlashSale, member_id: int, *, at: datetime = NOON
) -> None:
    """Let a member step back."""
    async with database.begin() as tx:
        await leave_sale(tx, sale.id, member_id, now=at)


async def sweep(database: Database, at: datetime) -> int:
    """Do what is due at a moment."""
    return await flash_sale.tick(database, at, SECRET)


async def the(database: Database, sale: FlashSale) -> FlashSale:
    """The sale as it is now."""
    async with database.read() as tx:
        return await tx.get_one(FlashSale, sale.id)


async def claims_of(database: Database, sale: FlashSale) -> Sequence[Claim]:
    """Every claim there ever was, in order."""
    async with database.read() as tx:
        rows = select(Claim).where(Claim.flash_sale_id == sale.id).order_by(Claim.id)
        return (await tx.scalars(rows)).all()


async def states(database: Database, sale: FlashSale) -> list[str]:
    """The state of every claim, in order."""
    return [claim.state for claim in await claims_of(database, sale)]


async def allotted(database: Database, sale: FlashSale) -> dict[int, int]:
    """What is left for each chat."""
    async with database.read() as tx:
        rows = select(Allotment).where(Allotment.flash_sale_id == sale.id)
        return {row.chat_id: row.units_left for row in await tx.scalars(rows)}


async def told(database: Database, kind: str) -> list[tuple[int, Json]]:
    """Who has been told something, and the values."""
    async with database.read() as tx:
        rows = select(OutboxRow).where(OutboxRow.kind == kind).order_by(OutboxRow.id)
        return [(row.chat_id, row.values) for row in await tx.scalars(rows)]


async def vouchers(database: Database) -> Sequence[Voucher]:
    """Every voucher, in order."""
    async with database.read() as tx:
        return (await tx.scalars(select(Voucher).order_by(Voucher.id))).all()
