"""Flash sales with options: units of each, the last one in a rush, a line for each."""

import asyncio
from collections import Counter

import pytest
from sqlalchemy import select, update

from domain.flash_sale.claim import ClaimResult
from domain.flash_sale.draw import SaleEntry, allocate_units
from domain.flash_sale.stock import add_stock
from domain.option.promotion import WhichOption, read_options
from domain.refusal import Refused
from storage.database import Database
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.option.tables import DealOption, PromotionOption
from storage.vouchers import Voucher
from tests.storage.flash_sale_shop import NOON, after, claim, crowd, leave, sell, sweep, wait

SIZES = {"M": 2, "L": 1}


async def opened(
    database: Database, people: int = 6, **terms: object
) -> tuple[FlashSale, list[int]]:
    await crowd(database, people)
    sale = await sell(database, sizes=terms.pop("sizes", SIZES), **terms)  # type: ignore[arg-type]
    async with database.read() as tx:
        rows = select(PromotionOption.id).order_by(PromotionOption.id)
        return sale, list(await tx.scalars(rows))


async def left(database: Database) -> list[int | None]:
    """Return what is left of the sale, and of each option."""
    async with database.read() as tx:
        sale = await tx.scalars(select(FlashSale.stock_left))
        options = select(PromotionOption.stock_left).order_by(PromotionOption.id)
        return [*sale, *(await tx.scalars(options))]


async def test_each_option_has_its_units_and_its_price(database: Database) -> None:
    sale, (medium, large) = await opened(database)
    assert sale.stock_total == 3
    with pytest.raises(WhichOption):
        await claim(database, sale, 1)
    assert (await claim(database, sale, 1, option=large)).price_minor == 990 + 500
    with pytest.raises(Refused) as no:
        await claim(database, sale, 2, option=large)
    assert no.value.reason == "option.sold_out"
    await claim(database, sale, 2, option=medium)
    assert await left(database) == [1, 1, 0]
    async with database.read() as tx:
        issued = [(one.title, one.due_minor) for one in await tx.scalars(select(Voucher))]
    assert sorted(issued) == [("Kettle · L", 1490), ("Kettle · M", 990)]


async def test_the_last_unit_of_an_option_goes_to_one_of_a_hundred(database: Database) -> None:
    sale, (_medium, large) = await opened(database, people=100, sizes={"M": 50, "L": 1})

    async def press(member: int) -> str:
        try:
            await claim(database, sale, member, option=large)
        except Refused as no:
            return no.reason
        return "has it"

    heard = Counter(await asyncio.gather(*(press(member) for member in range(1, 101))))
    assert heard == {"has it": 1, "option.sold_out": 99}
    assert await left(database) == [50, 50, 0]


async def test_a_unit_that_comes_free_goes_to_the_first_who_waits_for_that_option(
    database: Database,
) -> None:
    sale, (medium, large) = await opened(database)
    await claim(database, sale, 1, option=large)
    for member in (2, 3):
        await claim(database, sale, member, option=medium)
    assert await wait(database, sale, 4, option=medium) == 1
    assert await wait(database, sale, 5, option=large) == 2
    await leave(database, sale, 1)
    async with database.read() as tx:
        held = (await tx.scalars(select(Claim).where(Claim.state == ClaimState.HELD))).one()
    assert (held.member_id, held.option_id, held.price_minor) == (5, large, 1490)
    assert await left(database) == [0, 0, 0]


async def test_who_waits_for_an_option_that_is_there_gets_it(database: Database) -> None:
    sale, (medium, large) = await opened(database)
    await claim(database, sale, 1, option=large)
    assert isinstance(await wait(database, sale, 2, option=medium), ClaimResult)


async def test_an_option_that_ends_while_it_is_chosen_changes_nothing(database: Database) -> None:
    sale, (medium, _) = await opened(database)
    async with database.begin() as tx:
        await tx.execute(update(DealOption).values(closed_at=NOON))
    with pytest.raises(Refused) as no:
        await claim(database, sale, 1, option=medium)
    assert no.value.reason == "option.ended"
    assert await left(database) == [3, 2, 1]


async def test_a_draw_gives_out_what_there_is_of_each_option(database: Database) -> None:
    sale, (medium, large) = await opened(database, window_s=30)
    for member in range(1, 7):
        await claim(database, sale, member, option=large if member % 2 else medium)
    await sweep(database, after(31))
    async with database.read() as tx:
        found = await tx.scalars(select(Claim))
        won = Counter(one.option_id for one in found if one.state != ClaimState.UNLUCKY)
    assert won == {medium: 2, large: 1}
    assert await left(database) == [0, 0, 0]


async def test_units_are_not_added_to_a_sale_whose_options_have_their_own(
    database: Database,
) -> None:
    sale, _ = await opened(database)
    with pytest.raises(Refused) as no:
        async with database.begin() as tx:
            await add_stock(tx, await tx.get_one(FlashSale, sale.id), 1, now=NOON)
    assert no.value.reason == "option.units_fixed"


async def test_options_without_units_share_those_of_the_sale(database: Database) -> None:
    sale, (medium, large) = await opened(database, sizes={"M": None, "L": None}, stock=1)
    await claim(database, sale, 1, option=large)
    with pytest.raises(Refused) as no:
        await claim(database, sale, 2, option=medium)
    assert no.value.reason == "flash_sale.sold_out"
    await wait(database, sale, 3, option=medium)
    await leave(database, sale, 1)
    assert await left(database) == [0, None, None]


def test_a_draw_passes_over_whose_option_is_gone() -> None:
    entries = [SaleEntry(n, n, 1, None, option_id=7) for n in range(1, 4)]
    drawn = allocate_units("seed", entries, 10, {}, {7: 2})
    assert [one.state for one in drawn] == [ClaimState.HELD] * 2 + [ClaimState.UNLUCKY]


def test_units_of_options_are_read_as_they_are_typed() -> None:
    assert read_options("S=5, M = 10") == {"S": 5, "M": 10}
    assert read_options(" S , M ") == {"S": None, "M": None}
    assert read_options("") == {}
    for typed in ("S=0", "S=-1", "S=x", "=5", "S=٣", "S=5,M"):
        with pytest.raises(Refused):
            read_options(typed)
