"""How the shop is set in the admin menu: by its owner, over the environment, at once, and back again."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.limits import Rates
from domain import shop_settings
from domain.admin import role
from domain.post.pacing import ShopDefaults, earliest_time, pace_for
from domain.refusal import Refused
from jobs import campaign
from sandbox import Person
from storage.campaign.tables import Campaign
from storage.chat.tables import Chat
from storage.columns import Json
from storage.database import Database
from tests.flows.admins import audit_actions, new_member, owner_of
from tests.flows.shop import Opened, Shop
from tests.timeouts import TIMEOUT_S


async def kept(database: Database) -> Json:
    async with database.read() as tx:
        return await shop_settings.load_overrides(tx)


async def opens(person: Person) -> None:
    await person.says("/admin")
    await person.sees("Your shop")
    await person.clicks("⚙️ Settings")
    await person.sees("Settings · Tuan")
    await person.clicks("🏪 The shop")
    await person.sees("✏️ set here")


async def test_what_the_owner_chooses_counts_at_once_and_after_a_restart(opened: Opened) -> None:
    async with opened(timezone="Europe/Berlin", daily_cap=9) as shop:
        olga = await owner_of(shop)
        await opens(olga)
        await olga.sees("Time zone: Europe/Berlin\n")
        await olga.clicks("🌍 Time zone")
        await olga.says("Mars/Base")
        await olga.sees("“Mars/Base” is not a time zone")
        await olga.clicks("Asia/Shanghai")
        await olga.sees("Time zone: Asia/Shanghai ✏️")
        assert shop.app.settings.timezone == "Asia/Shanghai"
        await olga.clicks("🌙 Quiet hours")
        await olga.says("22:00")
        await olga.sees("both ends")
        await olga.says("22:00-08:00")
        await olga.sees("Quiet hours: 22:00-08:00 ✏️")
        await olga.clicks("🔢 Posts a day")
        await olga.clicks("✖️ None")
        await olga.sees("Posts a day in one chat: none ✏️")
        await olga.clicks("↔️ Gap")
        await olga.clicks("20 min")
        await olga.sees("Gap between posts: 20 min ✏️")
        await olga.clicks("🔁 Days until repeat")
        await olga.says("366")
        await olga.sees("between 0 and 365")
        await olga.says("7")
        await olga.sees("posted again: 7 ✏️")
        house = campaign.shop_rules(shop.app.settings)
        assert house.shop_defaults == ShopDefaults("Asia/Shanghai", "22:00", "08:00", 1200, None)
        assert house.repeat_days == 7
    async with opened(timezone="Europe/Berlin", daily_cap=9) as shop:
        assert (shop.app.settings.timezone, shop.app.settings.daily_cap) == ("Asia/Shanghai", 0)
        await opens(olga)
        await olga.clicks("🌍 Time zone")
        await olga.sees("Server default: Europe/Berlin")
        await olga.clicks("↩️ Server default")
        await olga.sees("Time zone: Europe/Berlin\n")
        assert shop.app.settings.timezone == "Europe/Berlin"
        assert "timezone" not in await kept(shop.database)
        assert [act for act, _ in await audit_actions(shop.database)] == [
            "settings.timezone",
            "settings.quiet_hours",
            "settings.daily_cap",
            "settings.minimum_gap_s",
            "settings.repeat_days",
            "settings.timezone",
        ]


async def test_the_language_is_spoken_with_whom_none_is_known(shop: Shop) -> None:
    olga = await owner_of(shop)
    await opens(olga)
    await olga.clicks("🗣 Language")
    await olga.clicks("Русский")
    await olga.sees("Language: Русский ✏️")
    ivan = shop.box.person("Ivan", language=None)
    await ivan.says("/start")
    await ivan.sees("Здравствуйте, Ivan!")


async def test_another_currency_wants_a_yes_that_says_what_stays(shop: Shop) -> None:
    olga = await owner_of(shop)
    await opens(olga)
    await olga.clicks("💱 Currency")
    await olga.says("beads")
    await olga.sees("“BEADS” is not a currency code")
    await olga.says("chf")
    await olga.sees("as CHF from now on, not EUR")
    await olga.clicks("« No")
    await olga.clicks("USD")
    await olga.sees("nothing is converted")
    assert await kept(shop.database) == {}
    await olga.clicks("Yes, do it")
    await olga.sees("Currency: USD ✏️")
    assert shop.app.settings.currency == "USD"
    assert await audit_actions(shop.database) == [("settings.currency", "settings:USD")]
    await olga.clicks("💱 Currency")
    await olga.clicks("↩️ Server default")
    await olga.sees("as EUR from now on, not USD")
    await olga.clicks("Yes, do it")
    await olga.sees("Currency: EUR\n")


async def test_a_limit_above_telegrams_wants_a_yes_and_counts_without_a_restart(shop: Shop) -> None:
    olga = await owner_of(shop)
    await opens(olga)
    await olga.sees("1000 a second in all, 30 a second per chat, 600 a minute per group")
    await olga.clicks("🚦 Per group")
    await olga.says("0")
    await olga.sees("whole number above zero")
    await olga.says("601")
    await olga.sees("from 1 to 600")
    await olga.says("25")
    await olga.sees("Use 25 instead of 600? Telegram's own limit is 20.")
    await olga.clicks("« No")
    assert await kept(shop.database) == {}
    await olga.clicks("10")
    await olga.sees("10 ✏️ a minute per group")
    await olga.clicks("🚦 Per chat")
    for wrong in ("fast", "nan", "0", "31"):
        await olga.says(wrong)
        await olga.sees("from 0.01 to 30")
    await olga.says("1,5")
    await olga.sees("Use 1.5 instead of 30? Telegram's own limit is 1.")
    await olga.clicks("Yes, do it")
    await olga.sees("1.5 ✏️ a second per chat")
    await olga.clicks("🚦 In all")
    await olga.clicks("20")
    await olga.sees("20 ✏️ a second in all")
    async with asyncio.timeout(TIMEOUT_S):
        while shop.app.limits.budget.rates != Rates(20, 1.5, 10):
            await asyncio.sleep(0.1)
    await olga.clicks("🚦 In all")
    await olga.clicks("↩️ Server default")
    await olga.sees("Use 1000 instead of 20?")
    await olga.clicks("Yes, do it")
    await olga.sees("1000 a second in all")
    assert [act for act, _ in await audit_actions(shop.database)] == [
        "settings.limit_group_per_minute",
        "settings.limit_chat_per_second",
        "settings.limit_overall_per_second",
        "settings.limit_overall_per_second",
    ]


async def test_the_later_of_two_windows_hears_what_changed(shop: Shop) -> None:
    olga = await owner_of(shop)
    await opens(olga)
    await olga.clicks("🔢 Posts a day")
    await olga.sees("How many posts a day")
    async with shop.database.begin() as tx:
        await shop_settings.set_override(tx, "daily_cap", 3)
    await olga.says("8")
    await olga.sees("it was 0, now it is 3")
    assert await kept(shop.database) == {"daily_cap": 3}
    await olga.says("8")
    await olga.sees("Posts a day in one chat: 8 ✏️")


async def test_an_admin_sees_how_the_shop_is_set_and_has_no_button(shop: Shop) -> None:
    await owner_of(shop)
    ben = await new_member(shop, "Ben")
    async with shop.database.begin() as tx:
        await role.grant(tx, ben.id, by_id=None, now=shop.clock.now())
    await ben.says("/admin")
    await ben.sees("Your shop")
    await ben.clicks("⚙️ Settings")
    await ben.clicks("🏪 The shop")
    page = await ben.sees("Currency: EUR")
    assert "🌍 Time zone" not in str(page.buttons)
    await ben.clicks("« Back")
    await ben.clicks("ℹ️ About")
    await ben.sees("The bot: @tuan_sandbox_bot")


async def test_what_another_process_chose_is_read_within_seconds(shop: Shop) -> None:
    async with shop.database.begin() as tx:
        await shop_settings.set_override(tx, "timezone", "Asia/Dubai")
        await shop_settings.set_override(tx, "currency", "BEADS")
    async with asyncio.timeout(TIMEOUT_S):
        while shop.app.settings.timezone != "Asia/Dubai":
            await asyncio.sleep(0.1)
    assert shop.app.settings.currency == "EUR"


NIGHT = datetime(2026, 11, 27, 21, 30, tzinfo=UTC)


def test_the_shops_hours_cap_and_gap_hold_in_every_chat() -> None:
    campaign = Campaign(name="x", created_at=NIGHT, what="deal", zone="UTC", tolerance_s=3600)
    chat = Chat(id=-1, type="group", title="Tea", added_at=NIGHT, zone="Europe/Berlin")
    manner = ShopDefaults(zone="UTC", quiet_from="22:00", quiet_to="23:00", gap_s=1200, daily_cap=2)
    pace = pace_for(campaign, chat, manner)
    assert (pace.daily_cap, pace.gap.seconds) == (2, 1200)
    # Half past nine in UTC is half past ten in Berlin, where the chat is.
    assert earliest_time(NIGHT, pace, []) == datetime(2026, 11, 27, 22, 0, tzinfo=UTC)
    campaign.daily_cap, chat.minimum_gap_s = 1, 3600
    pace = pace_for(campaign, chat, manner)
    assert (pace.daily_cap, pace.gap.seconds) == (1, 3600)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("language", "tlh"),
        ("quiet_hours", "22:00-22:00"),
        ("quiet_hours", "22-08-09"),
        ("daily_cap", "1001"),
        ("daily_cap", "²"),
        ("minimum_gap_s", "8d"),
        ("currency", "-"),
        ("limit_overall_per_second", "1001"),
        ("limit_overall_per_second", "1.5"),
        ("limit_chat_per_second", "inf"),
    ],
)
def test_what_is_no_value_is_refused(name: str, typed: str) -> None:
    with pytest.raises(Refused):
        shop_settings.parse_setting(name, typed)
