"""Referrals in the admin menu: programs, commission rates, boards, what waits, and anybody's statement."""

import asyncio

import pytest
from sqlalchemy import select

from domain.commission import parse
from domain.referral.program import add_program, set_budget
from domain.refusal import Refused
from sandbox import Person
from storage.commission.tables import CommissionRate
from storage.database import Database
from storage.referral.tables import ReferralProgram
from tests.flows.admins import audit_actions
from tests.flows.sample_deals import MONDAY
from tests.flows.shop import Shop
from tests.flows.test_earnings import brought
from tests.timeouts import TIMEOUT_S


async def referrals(olga: Person) -> None:
    await olga.says("/admin")
    await olga.clicks("🤝 Referrals")
    await olga.sees("Referrals and money")


async def programs(database: Database) -> list[ReferralProgram]:
    async with database.read() as tx:
        rows = (
            select(ReferralProgram)
            .where(ReferralProgram.is_house.is_(False))
            .order_by(ReferralProgram.id)
        )
        return list(await tx.scalars(rows))


async def rates(database: Database) -> list[CommissionRate]:
    async with database.read() as tx:
        rows = (
            select(CommissionRate)
            .where(CommissionRate.ended_at.is_(None))
            .order_by(CommissionRate.id)
        )
        return list(await tx.scalars(rows))


async def test_a_program_is_opened_term_by_term_and_closed_after_a_yes(
    shop: Shop, olga: Person
) -> None:
    await referrals(olga)
    await olga.clicks("➕ New program")
    await olga.clicks("✏️ Name")
    await olga.says("Spring")
    await olga.sees("Name: Spring")
    await olga.clicks("🎁 Reward")
    await olga.says("five")
    await olga.sees("“five” is not an amount in EUR.")
    await olga.says("5.00")
    await olga.sees("For each new member: €5.00")
    await olga.clicks("💶 Budget")
    await olga.says("20")
    await olga.sees("Budget: €20.00")
    await olga.clicks("‹ 🛒 Must buy: no ›")
    await olga.sees("They must buy something")
    await olga.clicks("🚦 Limit a day")
    await olga.clicks("3")
    await olga.sees("at most 3 a day")
    await olga.clicks("📅 Lasts")
    await olga.says("000000000999999999999")
    await olga.sees("from 0 to 366")
    await olga.says("30")
    await olga.sees("Lasts: 30 days")
    await olga.clicks("‹ 🔗 First inviter ›")
    await olga.sees("whoever invited them last")
    await olga.clicks("✅ Start it")
    await olga.sees("Budget: €20.00, promised: €0.00")
    (program,) = await programs(shop.database)
    assert (program.name, program.reward_minor, program.currency) == ("Spring", 500, "EUR")
    assert (program.budget_minor, program.cap_day, program.binding) == (2000, 3, "last")
    await olga.clicks("💶 Budget")
    await olga.says("30")
    await olga.sees("Budget: €30.00")
    await olga.clicks("Close now")
    await olga.sees("Close Spring?")
    await olga.clicks("Yes, do it")
    await olga.sees("No program yet: nobody is rewarded")
    done = [act for act, _ in await audit_actions(shop.database)]
    assert done == ["program.add", "program.budget", "program.close"]


async def test_a_form_without_a_name_stays_open_and_says_why(shop: Shop, olga: Person) -> None:
    await referrals(olga)
    await olga.clicks("➕ New program")
    answer = await olga.clicks("✅ Start it")
    assert "A program needs a name" in answer.text
    await olga.clicks("✏️ Name")
    await olga.says("Autumn")
    await olga.sees("Name: Autumn")
    await olga.clicks("✅ Start it")
    await olga.sees("Budget: none, promised: none")


async def test_a_budget_is_never_less_than_promised_nor_what_somebody_else_set(
    shelf: Database,
) -> None:
    async with shelf.begin() as tx:
        program = ReferralProgram(name="A", starts_at=MONDAY, budget_minor=900, spent_minor=500)
        tx.add(program)
        await tx.flush()
        for minor, saw, reason in ((499, 900, "spent"), (800, 700, "changed")):
            with pytest.raises(Refused) as no:
                await set_budget(tx, program.id, minor, saw=saw)
            assert no.value.reason == f"referral.program_{reason}"
        await set_budget(tx, program.id, 500, saw=900)
        assert program.budget_minor == 500


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("5", (500, "EUR")), ("2.50 USD", (250, "USD")), ("50 pts", (50, "PTS")), ("0", (0, ""))],
)
def test_a_reward_is_read(typed: str, wanted: tuple[int, str]) -> None:
    assert parse.money_or_points(typed, "EUR") == wanted


@pytest.mark.parametrize("typed", ["-5", "5.5 PTS", "PTS", "9999999999 PTS", "", "5 euros"])
def test_what_is_no_reward_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        parse.money_or_points(typed, "EUR")


async def test_rates_are_typed_and_end_after_a_yes(shop: Shop, olga: Person) -> None:
    ann, zoe = shop.box.person("Ann", language="en"), shop.box.person("Zoe", language="en")
    await brought(shop, zoe, ann)
    await referrals(olga)
    await olga.clicks("💶 Commission")
    await olga.sees("If several fit, the closest one is used")
    for typed, refusal in (
        ("ten", "“ten” is not an amount"),
        ("101%", "“101%” is not a percentage"),
        ("5% Spaceships", "neither the code of a deal nor a category"),
    ):
        await olga.says(typed)
        await olga.sees(refusal)
    await olga.says("12.5%")
    await until_rates(shop.database, {("12.5", None)})
    await olga.clicks("12.5% for everything")
    await olga.sees("It no longer counts for new purchases")
    await olga.clicks("Yes, do it")
    await until_rates(shop.database, set())
    assert [act for act, _ in await audit_actions(shop.database)][-2:] == ["rate.set", "rate.end"]


async def until_rates(database: Database, wanted: set[tuple[str, str | None]]) -> None:
    """Wait until these rates, in percent and by category, are in force."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            found = {
                (f"{(one.rate_bp or 0) / 100:g}", one.category) for one in await rates(database)
            }
            if found == wanted:
                return
            await asyncio.sleep(0.02)


async def test_a_statement_of_any_promoter_and_their_month_as_a_sheet(
    shop: Shop, olga: Person
) -> None:
    ann, zoe = shop.box.person("Ann", language="en"), shop.box.person("Zoe", language="en")
    till = await brought(shop, zoe, ann)
    for number in range(7):
        await till.bought(f"operator:{number}", 1000 + number * 100, buyer=zoe.id)
    await referrals(olga)
    await olga.clicks("🏆 Top")
    await olga.sees("Top inviters · this week")
    await olga.clicks("All time")
    await olga.sees("Top inviters · all time")
    await olga.clicks("« Back")
    await olga.clicks("📄 Statement of…")
    await olga.says("nobody of this name")
    await olga.sees("Nobody found.")
    await olga.says("ann")
    await olga.clicks("Ann")
    await olga.sees("What Ann sees:")
    await olga.sees("10% of €16.00")
    await olga.clicks("Older")
    await olga.sees("10% of €10.00")
    now = shop.clock.now()
    await olga.clicks(f"{now:%b %Y}")
    sent = await olga.sees(f"Statement of Ann, {now:%b %Y}.")
    assert sent.body["document"]["file_name"] == f"earnings-{now:%Y-%m}.csv"
    assert [act for act, _ in await audit_actions(shop.database)] == ["statement.sheet"]


async def test_what_waits_is_told_with_its_rule(shop: Shop, olga: Person) -> None:
    async with shop.database.begin() as tx:
        terms = ReferralProgram(
            name="Spring",
            starts_at=shop.clock.now(),
            reward_minor=500,
            currency="EUR",
            stay_days=7,
        )
        await add_program(tx, terms, now=shop.clock.now())
    ann, zoe = shop.box.person("Ann", language="en"), shop.box.person("Zoe", language="en")
    await ann.says("/me")
    code = (await ann.sees("Your code")).text.split("r_")[1][:7]
    await zoe.opens(f"https://t.me/{shop.box.bot_username}?start=r_{code}")
    await zoe.sees("Hello, Zoe!")
    await referrals(olga)
    await olga.sees("2 pending")  # Spring's, and the default, which only counts.
    await olga.clicks("⏳ Pending")
    shown = await olga.sees("Ann → Zoe: €5.00")
    assert "Must stay 7 days" in shown.text
