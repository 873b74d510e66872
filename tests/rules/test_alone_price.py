"""What one person pays alone, and that no promotion costs more."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.money import Money
from domain.promotion.alone_price import (
    AlonePrice,
    PromotionPrice,
    check_alone_price,
    dearer_than,
    flash_sale_price,
    group_buy_price,
    lowered_tiers,
    lowest_alone,
)
from domain.refusal import Refused
from storage.deal.tables import Deal
from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy, GroupBuyShape

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TODAY = (NOON, NOON + DAY)
TOMORROW = (NOON + DAY, NOON + 2 * DAY)


def deal(price_minor: int = 99_99, currency: str = "EUR") -> Deal:
    made = Deal(
        code="K7Q2",
        source="s",
        source_id="1",
        title="Sofa",
        price_minor=price_minor,
        currency=currency,
        created_at=NOON,
        changed_at=NOON,
        list_price_minor=150_00,
    )
    made.id = 1
    return made


def group_buy(tiers: list[list[int]], people: int | None = None) -> PromotionPrice:
    offer = GroupBuy(
        code="G2345",
        deal_id=1,
        shape=GroupBuyShape.POOL,
        title="Sofa",
        currency="EUR",
        tiers=tiers,
        starts_at=NOON,
        ends_at=NOON + DAY,
        duration_s=86_400,
        created_at=NOON,
    )
    offer.id = 5
    return group_buy_price(offer, people)


def flash_sale(price_minor: int, span: tuple[datetime, datetime] = TODAY) -> PromotionPrice:
    sale = FlashSale(
        code="F2345",
        deal_id=1,
        title="Sofa",
        currency="EUR",
        price_minor=price_minor,
        starts_at=span[0],
        ends_at=span[1],
        created_at=NOON,
        seed="",
        seed_hash="",
    )
    sale.id = 6
    return flash_sale_price(sale)


@pytest.mark.parametrize(
    ("others", "lowest"),
    [
        ([], AlonePrice(99_99, "deal", "K7Q2")),
        ([flash_sale(80_00)], AlonePrice(80_00, "flash_sale", "F2345")),
        ([flash_sale(80_00, TOMORROW)], AlonePrice(99_99, "deal", "K7Q2")),
        ([flash_sale(120_00)], AlonePrice(99_99, "deal", "K7Q2")),
        # Short of its goal a group buy is no price for one person; then it is the tier's.
        ([group_buy([[3, 90_00], [5, 70_00]])], AlonePrice(99_99, "deal", "K7Q2")),
        ([group_buy([[3, 90_00], [5, 70_00]], 3)], AlonePrice(90_00, "group_buy", "G2345")),
        ([group_buy([[3, 90_00], [5, 70_00]], 4)], AlonePrice(70_00, "group_buy", "G2345")),
    ],
)
def test_the_lowest_price_of_one_person_is_found(
    others: list[PromotionPrice], lowest: AlonePrice
) -> None:
    assert lowest_alone(deal(), others, TODAY) == lowest


def test_a_price_above_alone_is_refused_with_that_price_and_the_same_is_taken() -> None:
    alone = AlonePrice(99_99, "deal", "K7Q2")
    check_alone_price(99_99, alone, "EUR")
    with pytest.raises(Refused) as refused:
        check_alone_price(100_00, alone, "EUR")
    assert refused.value.reason == "promotion.dearer"
    assert refused.value.values["price"] == Money(99_99, "EUR")


def test_the_dearest_tier_is_compared_and_never_with_itself() -> None:
    assert dearer_than(group_buy([[3, 120_00], [5, 90_00]]), deal(), []) == AlonePrice(
        99_99, "deal", "K7Q2"
    )
    running = group_buy([[3, 90_00], [5, 70_00]], 5)
    assert dearer_than(running, deal(), [running]) is None
    assert dearer_than(running, deal(), [running, flash_sale(80_00)]) == AlonePrice(
        80_00, "flash_sale", "F2345"
    )


def test_amounts_of_another_currency_are_not_compared() -> None:
    assert dearer_than(group_buy([[3, 120_00]]), deal(1_00, "USD"), []) is None


@pytest.mark.parametrize(
    ("tiers", "most", "lowered"),
    [
        ([[10, 17_90], [15, 16_50]], 17_00, [[10, 17_00], [15, 16_50]]),
        ([[10, 17_90], [15, 16_50]], 16_50, [[10, 16_50]]),
        ([[10, 17_90], [15, 16_50], [20, 12_00]], 15_00, [[10, 15_00], [20, 12_00]]),
        ([[10, 17_90]], 18_00, [[10, 17_90]]),
    ],
)
def test_lowered_tiers_still_fall(
    tiers: list[list[int]], most: int, lowered: list[list[int]]
) -> None:
    assert lowered_tiers(tiers, most) == lowered
