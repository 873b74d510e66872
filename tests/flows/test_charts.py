"""People press for their charts: a picture of one's own figures, in private, never another's."""

import pytest

from sandbox.control.faults import Fault
from sandbox.people import acts
from sandbox.people.person import Person
from sandbox.state.messages import Message
from tests.flows.shop import Shop
from tests.flows.test_earnings import brought
from tests.rules.test_charts import decoded, painted
from tests.timeouts import TIMEOUT_S


def button(message: Message, label: str) -> tuple[int, int]:
    """Return where on a message a button is."""
    for row, buttons in enumerate(message.buttons):
        for column, one in enumerate(buttons):
            if label in one["text"]:
                return row, column
    raise LookupError(label)


def bytes_of(shop: Shop, message: Message) -> bytes:
    """Return the picture that a message shows."""
    return shop.box.world.files.find(message.body["photo"][-1]["file_id"]).data


@pytest.fixture
def ann(shop: Shop) -> Person:
    return shop.box.person("Ann", language="en")


@pytest.fixture
def zoe(shop: Shop) -> Person:
    return shop.box.person("Zoe Secretname", language="en")


@pytest.mark.parametrize(
    ("language", "label", "words"),
    [
        ("en", "📊 Chart", "paid out in the month"),
        ("zh-hans", "📊 图表", "当月已付款"),
        ("ru", "📊 График", "выплачено за месяц"),
    ],
)
async def test_ones_own_months_come_as_a_picture(
    shop: Shop, zoe: Person, language: str, label: str, words: str
) -> None:
    reader = shop.box.person("Ann", language="en")
    till = await brought(shop, zoe, reader)
    reader.user.language = language
    await till.bought(amount=1790, buyer=zoe.id)
    await reader.says("/earnings")
    await reader.clicks(label)
    shown = await reader.sees(words, timeout=TIMEOUT_S)
    assert "1.79" in shown.text or "1,79" in shown.text
    assert "Secretname" not in shown.text
    picture = decoded(bytes_of(shop, shown))
    assert picture.width == 1080
    assert painted(picture, "#0072B2") and painted(picture, "#E69F00")
    assert not painted(picture, "#009E73")


async def test_who_one_brought_comes_as_a_picture_that_names_nobody(
    shop: Shop, ann: Person, zoe: Person
) -> None:
    await ann.says("/me")
    await ann.sees("Your code")
    await ann.clicks("⋯ More")
    answer = await ann.clicks("📈 People I invited")
    assert "You have invited nobody yet" in answer.text
    await brought(shop, zoe, ann)
    await ann.clicks("📈 People I invited")
    shown = await ann.sees("You have invited 1 person", timeout=TIMEOUT_S)
    assert "Zoe" not in shown.text
    assert decoded(bytes_of(shop, shown)).width == 1080


async def test_a_picture_that_telegram_does_not_take_is_said_in_words(
    shop: Shop, ann: Person, zoe: Person
) -> None:
    till = await brought(shop, zoe, ann)
    await till.bought(amount=1790, buyer=zoe.id)
    await ann.says("/earnings")
    await ann.sees("€1.79")
    shop.box.faults.next("sendPhoto", Fault.refuse_with(400, "Bad Request: IMAGE_PROCESS_FAILED"))
    await ann.clicks("📊 Chart")
    shown = await ann.sees("still waiting when the month ended", timeout=TIMEOUT_S)
    assert "photo" not in shown.body and "▰▰▰▰▰▰▰▰▰▰ €1.79" in shown.text


async def test_a_stolen_press_shows_the_presser_their_own_and_nothing_else(
    shop: Shop, ann: Person, zoe: Person
) -> None:
    till = await brought(shop, zoe, ann)
    await till.bought(amount=1790, buyer=zoe.id)
    await ann.says("/earnings")
    earnings = await ann.sees("€1.79")
    for label, words in (
        ("📊 Chart", "Nothing was earned"),
        ("📈 People I invited", "You have invited nobody"),
    ):
        if label.startswith("📈"):
            await ann.says("/me")
            await ann.sees("Your code")
            await ann.clicks("⋯ More")
            earnings = await ann.sees("We store")
        query = acts.press(shop.box.world, zoe.user, earnings, button(earnings, label))
        await query.answered.wait()
        assert query.answer is not None and words in query.answer.text
    assert not [line for line in zoe.screen() if "photo" in line.body or "€" in line.text]


async def test_in_a_group_the_growth_button_leads_to_the_private_chat(
    shop: Shop, ann: Person, zoe: Person
) -> None:
    till = await brought(shop, zoe, ann)
    await till.bought(buyer=zoe.id)
    tea_lovers = shop.box.group("Tea", members=[ann, zoe], bot_rights="admin")
    await ann.says("/me", chat=tea_lovers)
    await ann.clicks("⋯ More", chat=tea_lovers)
    await ann.clicks("📈 People I invited", chat=tea_lovers)
    await ann.sees("I show this in our private chat", chat=tea_lovers)
    assert not [line for line in ann.screen(tea_lovers) if "photo" in line.body]
