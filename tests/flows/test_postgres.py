"""The whole bot on PostgreSQL: the same people, the same answers, one process at a time."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.app import build_app
from sandbox import Sandbox
from storage.deal.tables import Deal
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
