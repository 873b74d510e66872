"""Numbers in the admin menu: the page, more days, the chart, the file, and only what is one's own."""

from datetime import timedelta

import pytest

from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.vouchers import Voucher
from tests.flows.admins import admin_of, audit_actions
from tests.flows.shop import Shop
from tests.flows.test_charts import bytes_of
from tests.flows.test_group_buy import Publish, publish
from tests.rules.test_charts import decoded, painted
from tests.timeouts import TIMEOUT_S

__all__ = ["publish"]
BLUE = "#0072B2"


async def bought(shop: Shop, place: SandboxChat, publish: Publish) -> Person:
    """Let Ann come into the group, join there and pay."""
    offer = await publish([place])
    ann = shop.box.person("Ann", language="en")
    await ann.joins(place)
    await ann.says("/start")
    await ann.sees("Hello")
    await ann.says(f"/join {offer.code}")
    await ann.sees("You are in")
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        tx.add(
            Voucher(
                code_hash="hash",
                subject="seat",
                subject_id=1,
                member_id=ann.id,
                title="Pot",
                quantity=1,
                due_minor=4999,
                currency="EUR",
                issued_at=now,
                expires_at=now + timedelta(days=9),
                state="redeemed",
                redeemed_at=now,
            )
        )
    return ann


async def opened(person: Person) -> str:
    """Open the page from the menu and return its words."""
    await person.says("/admin")
    await person.sees("Your shop")
    await person.clicks("📊 Numbers")
    return (await person.sees("Numbers of 7 days")).text


async def test_the_owner_reads_looks_further_back_and_takes_chart_and_file(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    await bought(shop, place, publish)
    page = await opened(olga)
    assert "1 joined" in page and "unattributed" in page
    assert "Purchases paid for: 1, together €49.99" in page
    assert "Joins and claims made in these days: 1, paid for by now: 1 (100%)" in page
    assert "Presses in the chats: 0" in page and "were made in the chats" not in page
    assert "copy a code, and views, the bot does not hear of" in page
    await olga.clicks("📅 30 days")
    await olga.sees("Numbers of 30 days")
    await olga.clicks("📊 Chart")
    shown = await olga.sees("3 · by hour of the day", timeout=TIMEOUT_S)
    picture = decoded(bytes_of(shop, shown))
    assert picture.width == 1080 and painted(picture, BLUE)
    await olga.clicks("📄 As a file")
    sent = await olga.sees("The numbers of 30 days")
    stored = shop.box.world.files.find(sent.body["document"]["file_id"])
    assert stored.name.endswith("-30.csv")
    words = stored.data.decode()
    assert f"{shop.clock.now():%Y-%m-%d},,joins,1,," in words and "49.99,EUR" in words
    assert (await audit_actions(shop.database))[-1] == ("numbers.sheet", "numbers")
    await olga.clicks("📅 7 days")
    await olga.sees("Numbers of 7 days")


async def test_presses_under_cards_are_counted_and_those_in_private_are_not(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="en")
    for person in (ann, ben):
        await person.joins(place)
    await publish([place])
    card = await ann.sees("0 of", chat=place)
    for person in (ann, ben, ann):
        await person.clicks("Join", message=card)
    await olga.says("/me")
    await olga.clicks("🛒 My group buys")
    page = await opened(olga)
    assert "Presses in the chats: 3, under group buys 3, under flash sales 0" in page
    assert "Presses: 3, joins and claims made in the chats: 2 (67%)" in page
    assert f"{shop.clock.now():%H}:00 (5)" in page
    ben = await admin_of(shop, "Cay", [place])
    assert "Presses: 3, joins and claims made in the chats: 2" in await opened(ben)
    await ben.clicks("📄 As a file")
    sent = await ben.sees("The numbers of 7 days")
    words = shop.box.world.files.find(sent.body["document"]["file_id"]).data.decode()
    assert f"{shop.clock.now():%Y-%m-%d},,presses,3,," in words


async def test_an_admin_of_some_chats_sees_those_and_no_money(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    await bought(shop, place, publish)
    other = shop.box.group("Other", owner=olga, bot_rights="admin")
    await olga.sees("Other")
    for name, places, came in (("Ben", [place], "1 came"), ("Cay", [other], "0 came")):
        ben = await admin_of(shop, name, places)
        page = await opened(ben)
        assert came in page and "Of your chats alone" in page
        assert "€" not in page and "Purchases" not in page and "paid for" not in page
        await ben.clicks("📄 As a file")
        sent = await ben.sees("The numbers of 7 days")
        stored = shop.box.world.files.find(sent.body["document"]["file_id"])
        assert "EUR" not in stored.data.decode() and "purchases" not in stored.data.decode()


async def test_an_admin_of_everything_has_the_owners_numbers(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    await bought(shop, place, publish)
    ben = await admin_of(shop, "Ben")
    assert "together €49.99" in await opened(ben)


async def test_days_with_nothing_have_words_and_no_chart(shop: Shop, olga: Person) -> None:
    await olga.says("/admin")
    await olga.clicks("📊 Numbers")
    shown = await olga.sees("0 joined")
    assert "Chart" not in str(shown.buttons) and "Best hours" not in shown.text


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "共 7 天"), ("ru", "дней: 7")])
async def test_the_page_speaks_the_readers_language(
    shop: Shop, olga: Person, language: str, words: str
) -> None:
    olga.user.language = language
    await olga.says("/admin")
    await olga.clicks("📊")
    await olga.sees(words)
