"""What charts are drawn from, on real databases."""

from datetime import timedelta

from domain import statement
from domain.referral import growth
from domain.statement import MonthTotals
from storage.database import Database
from tests.storage.commission_shop import ANN, BEN, NOON, ZOE, CommissionShop
from tests.storage.referral_shop import ReferralShop

ZONE = "Europe/Berlin"


async def months_of(till: CommissionShop, member: int) -> dict[str, list[MonthTotals]]:
    """Return the months of a member that are not all zero."""
    async with till.database.read() as tx:
        found = await statement.load_months(tx, member, now=till.now, zone=ZONE)
    return {code: [flow for flow in flows if any(flow.figures)] for code, flows in found.items()}


async def test_months_add_up_from_the_ledger(database: Database) -> None:
    till = await CommissionShop(database).opens(ZOE, ANN, BEN)
    await till.pays()
    await till.bought("operator:1", 1000)
    till.now += timedelta(days=31)
    taken = await till.bought("operator:2", 500)
    await till.bought("operator:3", 2000, currency="USD")
    await till.reverses(taken)
    assert await months_of(till, ANN) == {
        "EUR": [MonthTotals("2026-05", 100, 100, 0), MonthTotals("2026-06", 0, 100, 0)],
        "USD": [MonthTotals("2026-06", 200, 200, 0)],
    }
    assert await months_of(till, BEN) == {}
    assert await months_of(till, ZOE) == {}


async def test_what_came_before_the_months_shown_still_waits(database: Database) -> None:
    till = await CommissionShop(database).opens(ZOE, ANN)
    await till.pays()
    await till.bought("operator:1", 1000)
    till.now += timedelta(days=365)
    [*flows] = (await months_of(till, ANN))["EUR"]
    assert [flow.figures for flow in flows] == [(0, 100, 0)] * 6
    assert flows[-1].name == "2027-05"


async def test_growth_is_by_day_while_it_is_young_and_then_by_week(database: Database) -> None:
    circle = ReferralShop(database)
    await circle.meet(ANN)
    for number, days in ((10, 0), (11, 1), (12, 0)):
        circle.later(days=days)
        await circle.meet(number)
        await circle.touched(number, ANN)
    async with database.read() as tx:
        seen = await growth.growth(tx, ANN, now=circle.now, zone=ZONE)
        assert await growth.growth(tx, 10, now=circle.now, zone=ZONE) is None
    assert seen is not None and not seen.by_week
    assert (seen.brought[-3:], seen.total[-3:]) == ([0, 1, 2], [0, 1, 3])
    assert seen.starts[-1] == circle.now.date()

    circle.later(days=13)
    await circle.meet(13)
    await circle.touched(13, ANN)
    async with database.read() as tx:
        seen = await growth.growth(tx, ANN, now=circle.now, zone=ZONE)
    assert seen is not None and seen.by_week
    assert (seen.brought[-3:], seen.total[-3:]) == ([3, 0, 1], [3, 3, 4])

    circle.later(days=7 * 30)
    async with database.read() as tx:
        seen = await growth.growth(tx, ANN, now=circle.now, zone=ZONE)
    assert seen is not None and set(seen.total) == {4} and set(seen.brought) == {0}
    assert circle.now > NOON
