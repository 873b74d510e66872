"""The digest: once a day and admin, of what is theirs, until they want no more."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from domain import digest
from domain.admin import role
from jobs import campaign
from jobs.digest import tick
from sandbox import Person
from storage.chat.tables import ChatState
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState
from tests.flows.admins import audit_actions, new_member, owner_of, tea
from tests.flows.sample_deals import RULES, add_campaign, add_chats, import_sample, queued
from tests.flows.shop import Shop

MORNING = datetime(2026, 6, 1, 9, tzinfo=UTC)


async def digests(database: Database) -> list[OutboxRow]:
    return [row for row in await queued(database) if row.kind == digest.KIND]


def test_it_is_due_at_an_hour_of_the_wall_clock() -> None:
    before = datetime(2026, 6, 1, 6, 59, tzinfo=UTC)
    assert digest.day_of(before, "Europe/Berlin", 9) is None
    assert digest.day_of(before + timedelta(minutes=1), "Europe/Berlin", 9) == "2026-06-01"
    assert digest.day_of(before, "Asia/Shanghai", 9) == "2026-06-01"


async def staffed(shop: Shop) -> tuple[Person, Person]:
    """Return the owner, and Ben, who is an admin of Tea alone."""
    olga = await owner_of(shop)
    place = tea(shop, olga)
    await olga.sees("Tea")
    ben = await new_member(shop, "Ben")
    async with shop.database.begin() as tx:
        await role.grant(tx, ben.id, by_id=None, now=shop.clock.now(), chats=[place.id])
    return olga, ben


async def test_each_admin_has_one_a_day_however_often_it_is_due(shop: Shop) -> None:
    olga, ben = await staffed(shop)
    now = shop.clock.now().replace(hour=23, minute=0)
    await tick(shop.database, now, zone="UTC")
    for _ in range(3):
        assert await tick(shop.database, now + timedelta(minutes=9), zone="UTC") == 0
    assert sorted(row.chat_id for row in await digests(shop.database)) == [olga.id, ben.id]
    assert await tick(shop.database, now + timedelta(days=1), zone="UTC") == 2


async def test_one_press_ends_it_and_one_brings_it_back(shop: Shop) -> None:
    olga, _ = await staffed(shop)
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        await digest.set_hour(tx, 0)
    await tick(shop.database, now, zone="UTC")
    shop.app.sender.wake()
    await olga.sees("A quiet day")
    await olga.clicks("🔕 No more digests")
    assert await tick(shop.database, now + timedelta(days=1), zone="UTC") == 1
    await olga.clicks("🔔 Digest again")
    assert await tick(shop.database, now + timedelta(days=2), zone="UTC") == 2
    assert [act for act, _ in await audit_actions(shop.database)][-2:] == [
        "digest.off",
        "digest.on",
    ]


async def test_an_admin_of_some_chats_reads_of_those_alone(database: Database) -> None:
    await import_sample(database)
    await add_chats(database, -1, -2)
    await add_chats(database, -3, state=ChatState.KICKED)
    await add_campaign(database, chats=(-1, -2), now=MORNING, every_s=3600)
    await campaign.tick(database, MORNING + timedelta(hours=1), RULES)
    async with database.begin() as tx:
        for chat_id, state, reason in (
            (-1, OutboxState.SENT, None),
            (-2, OutboxState.FAILED, "rude words"),
        ):
            await tx.execute(
                update(OutboxRow)
                .where(OutboxRow.chat_id == chat_id)
                .values(state=state, reason=reason)
            )
    later = MORNING + timedelta(hours=2)
    some = digest.Authority(7, is_owner=False, everywhere=False, chats=frozenset({-1}))
    every = digest.Authority(8, is_owner=True, everywhere=True)
    async with database.read() as tx:
        mine = await digest.build_values(tx, some, now=later)
        whole = await digest.build_values(tx, every, now=later)
    assert (mine["posted"], mine["failed"], mine["chats"]) == (1, 0, [])
    assert (whole["posted"], whole["failed"], whole["reasons"]) == (1, 1, ["rude words"])
    assert whole["chats"] == ["Chat -3"]
