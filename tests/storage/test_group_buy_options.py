"""Group buys with options: asked of each, counted together, paid by the option's difference."""

import pytest
from sqlalchemy import select, update

from domain.group_buy.join import JoinResult
from domain.option.promotion import WhichOption, find_option
from domain.refusal import Refused
from storage.database import Database
from storage.group_buy.tables import GroupBuy, Seat
from storage.option import promotion_options
from storage.option.tables import DealOption, PromotionOption
from storage.order.order_columns import BRANCHES
from storage.vouchers import Voucher
from tests.flows.group_buy_shop import NOON, GroupBuyShop

SIZES = {"S": None, "M": None, "L": 2500}


async def opened(database: Database, **terms: object) -> tuple[GroupBuyShop, int, list[int]]:
    """Publish a pool with three sizes; return the shop, its team and the options."""
    shop = GroupBuyShop(database)
    await shop.meet(*range(1, 9))
    team_id = await shop.pool(choices=SIZES, **terms)
    async with database.read() as tx:
        found = list(await tx.scalars(select(PromotionOption.id).order_by(PromotionOption.id)))
    return shop, team_id, found


async def seats_of(database: Database) -> list[Seat]:
    async with database.read() as tx:
        return list(await tx.scalars(select(Seat).order_by(Seat.id)))


async def test_whoever_names_no_option_is_asked_and_nothing_changed(database: Database) -> None:
    shop, team_id, _ = await opened(database)
    with pytest.raises(WhichOption) as asked:
        await shop.joins(1, team_id)
    assert [(one["label"], one["extra_minor"]) for one in asked.value.choices] == [
        ("S", 0),
        ("M", 0),
        ("L", 500),
    ]
    assert await seats_of(database) == []


async def test_options_are_counted_together_and_each_pays_its_difference(
    database: Database,
) -> None:
    shop, team_id, (small, medium, large) = await opened(database)
    for member, option in ((1, small), (2, medium), (3, large), (4, small), (5, large)):
        joined = await shop.joins(member, team_id, option_id=option)
        assert isinstance(joined, JoinResult)
    assert joined.price_minor == 900 + 500
    shop.later(days=1)
    while await shop.tick():
        pass
    async with database.read() as tx:
        vouchers = list(await tx.scalars(select(Voucher).order_by(Voucher.member_id)))
    assert [(one.title, one.due_minor) for one in vouchers] == [
        ("Tea · S", 800),
        ("Tea · M", 800),
        ("Tea · L", 1300),
        ("Tea · S", 800),
        ("Tea · L", 1300),
    ]
    (seats,) = (one for one in BRANCHES if one.table is Seat)
    async with database.read() as tx:
        found = (await tx.execute(seats.rows())).mappings()
        ordered = {(row["title"], row["amount_minor"]) for row in found}
    assert ordered == {("Tea · S", 800), ("Tea · M", 800), ("Tea · L", 1300)}


async def test_a_price_that_was_shown_is_that_of_the_option(database: Database) -> None:
    shop, team_id, (small, _, large) = await opened(database)
    with pytest.raises(Refused) as no:
        await shop.joins(1, team_id, option_id=large, shown_minor=1000)
    assert no.value.reason == "group_buy.price_rose"
    assert (await shop.joins(1, team_id, option_id=small, shown_minor=1000)).price_minor == 1000


async def test_an_option_that_ends_while_it_is_chosen_is_refused_and_nothing_changed(
    database: Database,
) -> None:
    shop, team_id, (small, medium, _) = await opened(database)
    async with database.begin() as tx:
        await tx.execute(update(DealOption).where(DealOption.id == 1).values(closed_at=NOON))
        await tx.execute(update(DealOption).where(DealOption.id == 2).values(in_stock=False))
    for option in (small, medium):
        with pytest.raises(Refused) as no:
            await shop.joins(1, team_id, option_id=option)
        assert no.value.reason == "option.ended"
    with pytest.raises(Refused) as no:
        await shop.joins(1, team_id, option_id=99)
    assert no.value.reason == "option.gone"
    async with database.read() as tx:
        assert await seats_of(database) == []
        assert (await tx.get_one(GroupBuy, 1)).units_taken == 0


async def test_who_waits_gets_the_option_that_they_waited_for(database: Database) -> None:
    shop, team_id, (small, _, large) = await opened(database, size=5, ends_when_full=False)
    for member in range(1, 6):
        await shop.joins(member, team_id, option_id=small)
    with pytest.raises(WhichOption):
        await shop.waits(6, team_id)
    assert await shop.waits(6, team_id, option_id=large) == 1
    await shop.leaves(1, team_id)
    seat = (await seats_of(database))[-1]
    assert (seat.member_id, seat.option_id, seat.extra_minor) == (6, large, 500)


async def test_one_option_alone_is_not_asked_for(database: Database) -> None:
    shop = GroupBuyShop(database)
    await shop.meet(1)
    team_id = await shop.pool(choices=SIZES, options={"m": None})
    assert (await shop.joins(1, team_id)).price_minor == 1000
    async with database.read() as tx:
        (pair,) = await promotion_options.of_promotion(tx, "group_buy", 1)
    assert pair[0].label == "M"


async def test_an_option_that_would_cost_nothing_is_refused_at_publishing(
    database: Database,
) -> None:
    shop = GroupBuyShop(database)
    with pytest.raises(Refused) as no:
        await shop.offer(choices={"S": 100, "M": None})
    assert no.value.reason == "option.for_nothing"


def test_an_option_is_found_by_its_name_or_by_a_word_that_is_its_alone() -> None:
    labels = ["M · red", "L · red", "L · blue"]
    assert [find_option(labels, said) for said in ("m", "BLUE", "l · red", "red/L")] == [0, 2, 1, 1]
    for unclear in ("red", "L", "green", ""):
        with pytest.raises(Refused):
            find_option(labels, unclear)


async def test_units_of_an_option_are_its_own_and_come_back(database: Database) -> None:
    shop, team_id, (small, medium) = await opened(
        database, options={"S": 3, "M": 2}, per_member=3, tiers=((3, 1000),)
    )
    await shop.joins(1, team_id, 2, option_id=small)
    with pytest.raises(Refused) as no:
        await shop.joins(2, team_id, 2, option_id=small)
    assert (no.value.reason, no.value.values["left"]) == ("option.too_few_left", 1)
    await shop.joins(2, team_id, 1, option_id=small)
    with pytest.raises(Refused) as no:
        await shop.joins(3, team_id, option_id=small)
    assert no.value.reason == "option.sold_out"
    await shop.joins(3, team_id, 2, option_id=medium)
    await shop.leaves(1, team_id)
    assert (await shop.joins(4, team_id, 2, option_id=small)).taken == 3
    async with database.read() as tx:
        pairs = await promotion_options.of_promotion(tx, "group_buy", 1)
        offer = await tx.get_one(GroupBuy, 1)
    assert [one.stock_left for one, _ in pairs] == [0, 0]
    assert (offer.stock_total, offer.units_taken) == (5, 5)


async def test_whoever_waits_for_an_option_that_is_gone_holds_up_nobody(
    database: Database,
) -> None:
    shop, team_id, (small, medium) = await opened(
        database, options={"S": 3, "M": 3}, size=5, ends_when_full=False, tiers=((3, 1000),)
    )
    for member, option in enumerate((small, small, small, medium, medium), 1):
        await shop.joins(member, team_id, option_id=option)
    await shop.waits(6, team_id, option_id=small)
    await shop.waits(7, team_id, option_id=medium)
    await shop.leaves(5, team_id)
    newest = (await seats_of(database))[-1]
    assert (newest.member_id, newest.option_id) == (7, medium)
    await shop.leaves(1, team_id)
    newest = (await seats_of(database))[-1]
    assert (newest.member_id, newest.option_id) == (6, small)
