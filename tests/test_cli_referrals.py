"""`referrals` and `rewards` at the terminal: programs, the report with its unknown, odd rewards."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.referral import attribution, vesting
from domain.referral.attribution import Evidence
from storage import migrate
from storage.admin.tables import AuditEntry
from storage.members import Member
from storage.referral.tables import TouchKind
from tests.shop_keys import unlocked
from tests.terminal import Terminal
from tests.test_cli_money import fails, says


def acts(terminal: Terminal, work) -> None:  # type: ignore[no-untyped-def]
    """Do something in the shop's database, as the running bot would."""

    async def do() -> None:
        database = unlocked(f"sqlite+aiosqlite:///{terminal.folder}/data/tuan.db")
        async with database.begin() as tx:
            await work(tx, datetime.now(UTC))
        await database.close()

    asyncio.run(do())


@pytest.fixture
def circle(terminal: Terminal) -> Terminal:
    """A terminal in the folder of a shop that has just met five people."""

    async def meet() -> None:
        (terminal.folder / "data").mkdir()
        now = datetime.now(UTC)
        database = unlocked(f"sqlite+aiosqlite:///{terminal.folder}/data/tuan.db")
        await migrate.upgrade(database, now=now)
        async with database.begin() as tx:
            for number in range(1, 6):
                code = f"M{number}"
                tx.add(
                    Member(id=number, name="=Ann", code=code, first_seen_at=now, last_seen_at=now)
                )
        await database.close()

    asyncio.run(meet())
    return terminal


def test_a_program_is_opened_counted_and_closed(circle: Terminal) -> None:
    opened = says(circle, "referrals", "program", "add", "Spring", "--reward", "5.00 EUR")
    assert "Program 2 (Spring) is open." in opened
    assert "Spring" in says(circle, "referrals", "programs")

    async def bring(tx, now) -> None:  # type: ignore[no-untyped-def]
        people = [await tx.get_one(Member, number) for number in range(1, 6)]
        seen = Evidence(TouchKind.START_LINK, people[0], first_contact=True)
        await attribution.record_touch(tx, people[1], seen, now=now)
        await attribution.record_touch(
            tx, people[0], Evidence(TouchKind.ANSWER, people[1]), now=now
        )
        await attribution.record_touch(
            tx, people[2], Evidence(TouchKind.ANSWER, people[0]), now=now
        )

    acts(circle, bring)
    assert "3\t1\t" in says(circle, "referrals", "queue")
    assert "counts as invited" in says(
        circle, "referrals", "attach", "4", "1", "--reason", "wrote to us"
    )

    async def looks(tx, _) -> None:  # type: ignore[no-untyped-def]
        [line] = await tx.scalars(select(AuditEntry).where(AuditEntry.act == "referral.attach"))
        assert (line.subject.split(":")[0], line.facts) == ("party", {})

    acts(circle, looks)
    assert "circle" in fails(circle, "referrals", "attach", "1", "4", "--reason", "x")
    assert "no member 99" in fails(circle, "referrals", "attach", "99", "1", "--reason", "x")
    report = says(circle, "referrals", "report", "--csv").splitlines()
    assert report[0] == "\ufeffprogram,confidence,kind,number"
    assert {"Spring,high,start_link,1", "house,high,by_hand,1", ",refused,loop,1"} <= set(report)
    assert report[-2:] == [",newcomers,,5", ",unattributed,,3"]
    assert "unattributed" in says(circle, "referrals", "report")
    assert "is closed" in says(circle, "referrals", "program", "close", "2")
    assert "no program 1" in fails(circle, "referrals", "program", "close", "1")
    for wrong in (
        ("--binding", "odd"),
        ("--binding", "window"),
        ("--reward", "x EUR"),
        ("--reward", "1.5 PTS"),
        ("--stay", "9999"),
    ):
        assert fails(circle, "referrals", "program", "add", "Odd", *wrong)


def test_odd_rewards_are_listed_and_decided(circle: Terminal) -> None:
    says(circle, "referrals", "program", "add", "Spring", "--reward", "50 PTS", "--stay", "0")

    async def bring(tx, now) -> None:  # type: ignore[no-untyped-def]
        ann, ben = await tx.get_one(Member, 1), await tx.get_one(Member, 2)
        await attribution.record_touch(tx, ben, Evidence(TouchKind.START_LINK, ann), now=now)
        await vesting.vest(tx, 1, now=now + timedelta(days=1))
        await vesting.vest(tx, 2, now=now)

    acts(circle, bring)
    assert "vested" in says(circle, "rewards", "list", "--state", "vested")
    assert "No such rewards." in says(circle, "rewards", "list")
    assert "1\t1\t=Ann" in says(circle, "rewards", "board")
    assert "has changed" in fails(circle, "rewards", "release", "2")
    assert "is void" in says(circle, "rewards", "void", "2", "--reason", "=not a person")
    assert "Nobody yet" in says(circle, "rewards", "board", "--period", "all")
    sheet = says(circle, "rewards", "list", "--csv")
    assert "2,void,1,2,50,PTS" in sheet
    assert "'=not a person" in sheet
    assert fails(circle, "rewards", "board", "--period", "odd")
    assert fails(circle, "rewards", "list", "--state", "odd")


def test_the_terms_of_a_program_are_told_in_money_not_in_cents(circle: Terminal) -> None:
    add = ("referrals", "program", "add")
    says(circle, *add, "Autumn", "--reward", "5.00 EUR", "--budget", "500")
    says(circle, *add, "Points", "--reward", "50 PTS")
    told = says(circle, "referrals", "programs")
    assert "€5.00" in told and "€500.00" in told
    assert "50 points" in told


def test_a_number_of_a_member_is_told_as_it_is_typed(circle: Terminal) -> None:
    assert "no member 7000001:" in fails(circle, "members", "ban", "7000001")
