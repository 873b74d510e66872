"""Settings in the admin menu: the log, the health, the backup and the digest, for those whose they are."""

import tomllib
from pathlib import Path

import pytest

from domain import digest
from domain.admin import role
from handlers.admin.settings import settings_page
from tests.flows.admins import audit_actions, new_member, owner_of
from tests.flows.shop import Shop


def test_the_version_is_the_packages() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    assert project["version"] == settings_page.VERSION


async def test_the_owner_reads_the_log_looks_after_health_and_takes_a_copy(shop: Shop) -> None:
    olga = await owner_of(shop)
    await olga.says("/admin")
    await olga.sees("Your shop")
    await olga.clicks("⚙️ Settings")
    await olga.sees("zone: UTC")
    await olga.clicks("‹ 🕘 Digest at 9:00 ›")
    await olga.sees("Daily digest at 10:00")
    await olga.clicks("📜 Activity log")
    page = await olga.sees("1 entry, nothing was changed afterwards")
    assert "Olga changed the hour of the digest" in page.text
    await olga.clicks("👤 By person")
    await olga.clicks("Olga")
    assert "changed the hour" in (await olga.sees("Only: Olga")).text
    await olga.clicks("🗂 By subject")
    await olga.clicks("🏷 Deals and feeds")
    await olga.sees("Nothing here yet")
    await olga.clicks("🗂 By subject")
    await olga.clicks("🏪 Shop settings")
    await olga.sees("Only: Olga · 🏪 Shop settings")
    await olga.sees("changed the hour of the digest")
    await olga.clicks("« Back")
    await olga.clicks("🩺 Health")
    health = await olga.sees("3 problems, in")
    assert "LIMIT_GROUP_PER_MINUTE" in health.text and "database" not in health.text
    await olga.clicks("« Back")
    if shop.database.dialect != "sqlite":
        pytest.skip("only an SQLite database is copied from the menus")
    await olga.clicks("💾 Backup now")
    await olga.sees("The whole shop, members' data too")
    assert [act for act, _ in await audit_actions(shop.database)] == ["digest.hour", "backup.make"]


async def test_an_admin_has_no_backup_and_one_of_some_chats_no_settings(shop: Shop) -> None:
    await owner_of(shop)
    ben, ann = await new_member(shop, "Ben"), await new_member(shop, "Ann")
    async with shop.database.begin() as tx:
        await role.grant(tx, ben.id, by_id=None, now=shop.clock.now())
        await role.grant(tx, ann.id, by_id=None, now=shop.clock.now(), chats=[-1])
    await ben.says("/admin")
    await ben.sees("Your shop")
    await ben.clicks("⚙️ Settings")
    page = await ben.sees("zone: UTC")
    assert "Backup" not in str(page.buttons)
    await ben.clicks("🔕 No more digests")
    await ben.clicks("🔔 Digest again")
    async with shop.database.read() as tx:
        assert await digest.is_enabled(tx, ben.id)
    assert [act for act, _ in await audit_actions(shop.database)][-2:] == [
        "digest.off",
        "digest.on",
    ]
    await ann.says("/admin")
    menu = await ann.sees("Your shop")
    assert "Settings" not in str(menu.buttons)
