"""Pages of the activity log on real databases: by whom, about what, and what things are called."""

from datetime import UTC, datetime

from domain.activity import lines
from domain.activity.kinds import Area
from domain.activity.lines import ActivityPage, load_page, wanted
from domain.admin import audit
from storage.admin.activity import ActivityFilter
from storage.chat.tables import Chat
from storage.database import Database
from storage.payout import entries
from tests.flows.group_buy_shop import GroupBuyShop

NOW = datetime(2026, 11, 30, 9, 16, tzinfo=UTC)
OLGA, BEN, ANN = 1, 2, 3


async def page(
    database: Database, asked: ActivityFilter | None = None, number: int = 0
) -> ActivityPage:
    async with database.read() as tx:
        return await load_page(tx, asked or wanted(), number, 3)


async def written(database: Database) -> None:
    """Let Olga and Ben do things to a deal, a chat, a seat and Ann."""
    market = GroupBuyShop(database)
    await market.meet(OLGA, BEN, ANN)
    team = await market.pool()
    await market.joins(ANN, team)
    (seat,) = await market.seats()
    async with database.begin() as tx:
        tx.add(Chat(id=-5, type="supergroup", title="Tea room", added_at=NOW))
        await tx.flush()
        await audit.record(tx, OLGA, "deal.price", "deal:D1", now=NOW, value="17.90")
        await audit.record(tx, OLGA, "chat.pause", "chat:-5", now=NOW)
        await audit.record(tx, BEN, "seat.paid", f"seat:{seat.id}", now=NOW)
        await audit.record(tx, None, "members.ban", f"member:{ANN}", now=NOW)
        await audit.record(tx, BEN, "deal.hold", "deal:GONE", now=NOW)


async def test_things_and_people_are_called_by_name_and_what_is_gone_by_its_code(
    database: Database,
) -> None:
    await written(database)
    newest, older = await page(database), await page(database, number=1)
    assert [one.name for one in newest.lines] == ["GONE", "Member 3", "Member 3"]
    assert [one.name for one in older.lines] == ["Tea room", "Tea"]
    assert [one.by for one in (*newest.lines, *older.lines)] == [
        "Member 2",
        None,
        "Member 2",
        "Member 1",
        "Member 1",
    ]
    assert [one.is_console for one in newest.lines] == [False, True, False]
    assert (newest.pages, older.number, (await page(database, number=9)).number) == (2, 1, 1)


async def test_lines_of_one_person_and_of_one_subject(database: Database) -> None:
    await written(database)
    async with database.read() as tx:
        known = await lines.people(tx)
    by_name = {name: number for number, name in known.items()}
    assert set(by_name) == {None, "Member 1", "Member 2"} and by_name[None] == lines.CONSOLE
    ben = await page(database, wanted(party_id=by_name["Member 2"]))
    assert [one.act for one in ben.lines] == ["deal.hold", "seat.paid"]
    deals = await page(database, wanted(party_id=by_name["Member 2"], area=Area.DEALS))
    assert [one.act for one in deals.lines] == ["deal.hold"]
    console = await page(database, wanted(party_id=lines.CONSOLE))
    assert [one.act for one in console.lines] == ["members.ban"]
    one = await page(database, wanted(subject="deal:D1"))
    assert [(each.act, each.facts) for each in one.lines] == [("deal.price", {"value": "17.90"})]
    assert (await page(database, wanted(area=Area.SHOP))).lines == []


async def test_an_erased_member_has_no_name_in_the_log(database: Database) -> None:
    await written(database)
    async with database.begin() as tx:
        (await entries.lock_party(tx, BEN)).member_id = None
    newest = (await page(database)).lines[0]
    assert (newest.by, newest.is_console) == (None, False)
