"""The whole bot on PostgreSQL: the same people, the same answers, one process at a time."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot import checks
from bot.app import build_app
from sandbox import Sandbox
from storage.database import Database
from storage.deal.tables import Deal
from storage.lease import NOW, Lease
from storage.process_lock import AlreadyRunning
from tests.flows.sample_deals import add_campaign, import_sample
from tests.flows.shop import Opened


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_deal_is_posted_and_a_member_asks(
    box: Sandbox, opened: Opened, database_url: str
) -> None:
    ann, olga = box.person("Ann"), box.person("Olga")
    tea = box.group("Tea", members=[ann, olga], bot_rights="admin")
    await olga.says("/start")
    async with opened(database_url=database_url, owner_id=olga.id) as shop:
        await olga.sees("Tea: I am in")
        await import_sample(shop.database, now=shop.clock.now())
        async with shop.database.begin() as tx:
            await tx.execute(update(Deal).values(photo=None))  # The sandbox fetches nothing.
        await add_campaign(shop.database, now=shop.clock.now() - timedelta(seconds=10), every_s=10)
        await ann.sees("Clay Plant Pot", chat=tea)
        await ann.says("/me", chat=tea)
        await ann.sees("Your code", chat=tea)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_second_process_on_the_same_database_is_refused(
    opened: Opened, database_url: str
) -> None:
    async with opened(database_url=database_url) as shop:
        with pytest.raises(AlreadyRunning, match=r"another bot \(.*process \d+\) is running on"):
            async with build_app(shop.app.settings):
                raise AssertionError("two bots share one database")
    async with opened(database_url=database_url):
        pass


async def test_doctor_says_who_has_the_lease_and_whether_it_is_renewed(
    opened: Opened, postgresql_url: str
) -> None:
    database = Database(postgresql_url)

    async def found() -> tuple[str, str]:
        (finding,) = await checks.held_by(database)
        return finding.verdict, finding.words

    assert await found() == ("ok", "no bot works on this database")
    async with opened(database_url=postgresql_url):
        verdict, words = await found()
        assert verdict == "ok"
        assert re.fullmatch(r".+, process \d+; renewed \d+ s ago", words)
    assert await found() == ("ok", "no bot works on this database")
    async with database.begin() as tx:
        ended = {
            "renewed_at": NOW - timedelta(seconds=90),
            "expires_at": NOW - timedelta(seconds=60),
        }
        await tx.execute(update(Lease).values(ended))
    verdict, words = await found()
    assert verdict == "warn"
    assert re.fullmatch(r".+, process \d+ has not renewed it for 9\d s", words)
    await database.close()
