"""An answer that Telegram refuses with a wait is late, and not lost."""

import pytest

from sandbox import Person
from sandbox.control.faults import Fault
from tests.flows.shop import Shop


@pytest.fixture
async def ann(shop: Shop) -> Person:
    """A member."""
    ann = shop.box.person("Ann", language="en")
    await ann.says("/start")
    await ann.sees("Hello, Ann")
    return ann


async def test_an_answer_that_must_wait_comes_after_the_wait_and_once(
    shop: Shop, ann: Person
) -> None:
    shop.box.faults.next("sendMessage", Fault.too_many(1), chat=ann.private)
    await ann.says("/help")
    await ann.sees("/me")
    assert sum("/me" in one.text for one in ann.screen() if one.text != "/help") == 1


async def test_the_screen_under_a_press_comes_after_the_wait(shop: Shop, ann: Person) -> None:
    shop.box.faults.next("editMessageText", Fault.too_many(1), chat=ann.private)
    await ann.clicks("👤 My card")
    await ann.sees("Your code")
