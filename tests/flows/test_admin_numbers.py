"""Numbers in the admin menu: the page, more days, the chart, the file, and only what is one's own."""

from datetime import timedelta

import pytest

from sandbox import Person
from sandbox.control.faults import Fault
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message
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


async def opened(person: Person) -> Message:
    """Open the page from the menu and return its message: a picture with a caption."""
    await person.says("/admin")
    await person.sees("Your shop")
    await person.clicks("📊 Numbers")
    return await person.sees("Numbers: ", timeout=TIMEOUT_S)


async def in_words(person: Person) -> str:
    """Open the page and turn to its words."""
    await opened(person)
    await person.clicks("📝 As text")
    return (await person.sees("Orders: ")).text


def labels(message: Message) -> list[str]:
    return [one["text"] for row in message.buttons for one in row]


async def test_the_owner_sees_a_picture_and_reads_every_topic_of_every_period(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    await bought(shop, place, publish)
    page = await opened(olga)
    picture = decoded(bytes_of(shop, page))
    assert picture.width == 1080 and painted(picture, BLUE)
    assert "compared with" in page.text and "· all chats" in page.text
    await olga.clicks("🎯 Promotions")
    shown = await olga.sees("Numbers: ")
    assert "• 🎯 Promotions" in labels(shown) and decoded(bytes_of(shop, shown)).width == 1080
    await olga.clicks("📝 As text")
    words = (await olga.sees("🎯 Promotions")).text
    assert "1. Copper Light, " in words and "€49.99 · 1 order" in words
    for topic, said in {
        "💬 Chats": "Nothing to count here yet",  # She joined in private.
        "🏆 Best sellers": "€49.99 · 1 sold",
        "🕐 Best hours": ": 1 presses and orders",
        "🌱 New people": "How new people found you",
        "📊 Overview": "Revenue: €49.99",
    }.items():
        await olga.clicks(topic)
        await olga.sees(said)
    for period, said in {
        "Today": "compared with yesterday",
        "30 days": "Paid so far: 1 of 1 orders (100%)",
        "90 days": "Purchases: 1 (before: 0)",
        "All": "Purchases: 1",
    }.items():
        await olga.clicks(period)
        shown = await olga.sees(said)
        assert f"• {period}" in labels(shown)
    await olga.clicks("🖼 As a picture")
    assert "photo" in (await olga.sees("Numbers: ", timeout=TIMEOUT_S)).body
    await olga.clicks("ℹ️ How this is counted")
    await olga.sees("today counts up to now")


async def test_one_chat_can_be_chosen_and_the_file_is_of_what_is_shown(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    await bought(shop, place, publish)
    assert "Orders: 1" in await in_words(olga)
    await olga.clicks("📍 all chats")
    await olga.sees("Numbers of which chat?")
    await olga.clicks(place.title)
    await olga.sees(f"· {place.title}")  # Where she came in; she joined in private.
    shown = await olga.sees("Joined the chats: 1")
    assert "Orders: 0" in shown.text and "Revenue" not in shown.text
    await olga.clicks(f"📍 {place.title}")
    await olga.clicks("All chats")
    await olga.sees("Orders: 1")
    await olga.clicks("📄 As a file")
    sent = await olga.sees("📄 The numbers: ")
    stored = shop.box.world.files.find(sent.body["document"]["file_id"])
    assert stored.name.endswith("-week.csv")
    words = stored.data.decode()
    assert f"{shop.clock.now():%Y-%m-%d},,joins,,1,," in words and "49.99,EUR" in words
    assert (await audit_actions(shop.database))[-1] == ("numbers.sheet", "numbers")


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
    page = await in_words(olga)
    assert "Button presses: 3 (group buys 3, flash sales 0)" in page
    assert "Orders from 3 presses: 2 (67%)" in page
    await olga.clicks("🕐 Best hours")
    assert f"{shop.clock.now():%H}:00 – " in (await olga.sees(": 5 presses and orders")).text
    cay = await admin_of(shop, "Cay", [place])
    assert "Orders from 3 presses: 2 (67%)" in await in_words(cay)


async def test_an_admin_of_some_chats_sees_those_and_no_money(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    await bought(shop, place, publish)
    other = shop.box.group("Other", owner=olga, bot_rights="admin")
    await olga.sees("Other")
    for name, places, came in (("Ben", [place], 1), ("Cay", [other], 0)):
        ben = await admin_of(shop, name, places)
        page = await in_words(ben)
        assert f"Joined the chats: {came}" in page and "· your chats" in page
        assert "€" not in page and "Purchases" not in page and "Paid" not in page
        await ben.clicks("📍 your chats")
        assert len(labels(await ben.sees("Numbers of which chat?"))) == 3
        await ben.clicks("« Back")
        await ben.sees("Orders: ")
        await ben.clicks("📄 As a file")
        sent = await ben.sees("📄 The numbers: ")
        stored = shop.box.world.files.find(sent.body["document"]["file_id"])
        assert "EUR" not in stored.data.decode() and "purchases" not in stored.data.decode()


async def test_an_admin_of_everything_has_the_owners_numbers(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    await bought(shop, place, publish)
    ben = await admin_of(shop, "Ben")
    assert "Revenue: €49.99" in await in_words(ben)


async def test_days_with_nothing_have_words_and_no_picture(shop: Shop, olga: Person) -> None:
    await opened(olga)
    await olga.clicks("🏆 Best sellers")
    shown = await olga.sees("Nothing to count here yet")
    assert "photo" not in shown.body and "🖼" not in str(shown.buttons)


async def test_a_picture_that_telegram_does_not_take_is_said_in_words(
    shop: Shop, olga: Person
) -> None:
    shop.box.faults.next(
        "editMessageMedia", Fault.refuse_with(400, "Bad Request: IMAGE_PROCESS_FAILED")
    )
    shown = await opened(olga)
    assert "photo" not in shown.body and "Orders: 0" in shown.text


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "全部群组"), ("ru", "Статистика: ")])
async def test_the_page_speaks_the_readers_language(
    shop: Shop, olga: Person, language: str, words: str
) -> None:
    olga.user.language = language
    await olga.says("/admin")
    await olga.clicks("📊")
    await olga.sees(words, timeout=TIMEOUT_S)
