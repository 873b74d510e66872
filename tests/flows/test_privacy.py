"""A member looks at their data, takes them along, ends the notices, and is erased."""

from domain.notify import notify_optional
from domain.referral import attribution
from storage.members import Member
from tests.flows.shop import Shop
from tests.flows.test_members import met


async def test_erased_by_two_presses_and_met_anew(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    await met(shop, ann)
    async with shop.database.read() as tx:
        code = (await tx.get_one(Member, ann.id)).code
    await ann.says("/privacy")
    await ann.sees("Your data")
    await ann.clicks("📄 Send me my data")
    await ann.sees("Everything the shop stores about you.")
    await ann.clicks("🗑 Erase my data")
    await ann.sees("This cannot be undone.")
    await ann.clicks("Yes, erase everything")
    await ann.sees("Everything is erased.")
    async with shop.database.read() as tx:
        assert await tx.get(Member, ann.id) is None
    await ann.says("/start")
    await ann.sees("Hello")
    async with shop.database.read() as tx:
        assert (await tx.get_one(Member, ann.id)).code != code


async def test_one_tap_under_a_notice_ends_them(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="ru")
    await met(shop, ann)
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        await notify_optional(tx, ann.id, attribution.ASK, {"title": "Tea"}, now=now)
    await ann.clicks("🔕")
    await ann.sees("Новости о приглашениях и заработке выключены.")
    async with shop.database.begin() as tx:
        assert await notify_optional(tx, ann.id, attribution.ASK, {"title": "Tea"}, now=now) is None
    await ann.clicks("🔔 Включить новости")
    await ann.sees("Вы получаете новости о приглашениях и заработке.")
