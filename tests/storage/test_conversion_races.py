"""Two who act on the same money at once: one effect, on both databases, and nobody waits for ever."""

import asyncio
from collections import Counter
from collections.abc import Awaitable
from typing import Any

import pytest

from domain.commission import conversion
from domain.payout import ledger
from domain.refusal import Refused
from storage.database import Database
from storage.deal.tables import Deal
from storage.payout import entries
from storage.payout.tables import LedgerAccount
from tests.storage.commission_shop import ANN, BEN, CHI, ZOE, CommissionShop

AT_ONCE = 8


async def till(database: Database) -> CommissionShop:
    shop = await CommissionShop(database).opens(ZOE, ANN, BEN, CHI)
    await shop.pays()
    await shop.terms(second_level_bp=4000)
    return shop


async def outcomes(*acts: Awaitable[Any]) -> Counter[str]:
    """Let everybody act at the same moment; count what each heard."""

    async def heard(act: Awaitable[Any]) -> str:
        try:
            return "done" if await act else "nothing"
        except Refused as no:
            return no.reason

    return Counter(await asyncio.gather(*(heard(act) for act in acts)))


async def test_reversed_many_times_at_once_is_reversed_once(database: Database) -> None:
    shop = await till(database)
    number = await shop.bought()
    heard = await outcomes(*(shop.reverses(number) for _ in range(AT_ONCE)))
    assert heard == {"done": 1, "commission.not_now": AT_ONCE - 1}
    assert (await shop.has(ANN), await shop.has(BEN)) == ({}, {})


@pytest.mark.parametrize("turn", [0, 1])
async def test_approved_and_reversed_at_once_ends_reversed(database: Database, turn: int) -> None:
    shop = await till(database)
    number = await shop.bought()
    acts = [shop.approves(number), shop.reverses(number)]
    heard = await outcomes(*(acts if turn else reversed(acts)))
    assert heard["done"] in (1, 2)
    assert (await shop.the(number)).state == "reversed"
    assert (await shop.has(ANN), await shop.has(BEN)) == ({}, {})


@pytest.mark.parametrize("turn", [0, 1])
async def test_approved_and_rejected_at_once_is_one_of_them(database: Database, turn: int) -> None:
    shop = await till(database)
    number = await shop.bought(amount=1000)
    acts = [shop.approves(number), shop.rejects(number)]
    assert (await outcomes(*(acts if turn else reversed(acts))))["done"] == 1
    state = (await shop.the(number)).state
    assert await shop.has(ANN) == ({"approved": 60} if state == "approved" else {})


@pytest.mark.parametrize("turn", [0, 1])
async def test_released_while_it_is_reversed_leaves_nothing(database: Database, turn: int) -> None:
    shop = await till(database)
    number = await shop.bought()
    await shop.approves(number)
    shop.now = (await shop.the(number)).payable_at or shop.now
    acts = [shop.releases(number), shop.releases(number), shop.reverses(number)]
    await outcomes(*(acts if turn else reversed(acts)))
    assert (await shop.the(number)).state == "reversed"
    assert (await shop.has(ANN), await shop.has(BEN)) == ({}, {})


async def test_withdrawn_and_reversed_at_once_is_never_below_zero(database: Database) -> None:
    shop = await till(database)
    number = await shop.bought(amount=1000)
    await shop.tick(days=3)
    await shop.tick(days=14)

    async def asks() -> bool:
        async with database.begin() as tx:
            party = (await entries.lock_party(tx, ANN)).id
            minor = await entries.balance(tx, party, LedgerAccount.PAYABLE, "EUR")
            moved = ledger.move(party, LedgerAccount.PAYABLE, LedgerAccount.HELD, minor, "EUR")
            return bool(minor) and await ledger.post(
                tx, "w", "withdrawal.requested", moved, now=shop.now
            )

    await outcomes(asks(), shop.reverses(number), asks())
    has = await shop.has(ANN)
    assert has in ({}, {"held": 60, "debt": -60})


async def test_one_purchase_told_by_many_at_once_counts_once(database: Database) -> None:
    """Nobody had a party yet: all of them want to make it."""
    shop = await till(database)
    await outcomes(*(shop.bought("operator:1", 1000) for _ in range(AT_ONCE)))
    assert (await shop.has(ANN), await shop.has(BEN)) == ({"pending": 60}, {"pending": 40})


async def test_two_levels_crosswise_never_wait_in_a_circle(database: Database) -> None:
    """Ann and Ben earn on each other's buyers: locks taken by level would cross."""
    shop = await till(database)

    async def buys(buyer: int, key: str) -> bool:
        async with database.begin() as tx:
            await conversion.record(
                tx,
                key,
                buyer_id=buyer,
                deal=await tx.get_one(Deal, shop.deal_id),
                title="Tea",
                quantity=1,
                amount_minor=1000,
                currency="EUR",
                now=shop.now,
            )
            return True

    heard = await outcomes(
        *(buys(buyer, f"operator:{buyer}:{number}") for number in range(6) for buyer in (ZOE, ANN))
    )
    assert heard == {"done": 12}
    numbers = range(1, 13)
    await outcomes(*(shop.reverses(number) for number in numbers))
    assert [await shop.has(member) for member in (ANN, BEN, CHI)] == [{}, {}, {}]
