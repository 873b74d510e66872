"""The guided tour: it moves on when things happen, by hand, and never stands in the way."""

import asyncio
import json

import pytest
from aiogram import Bot
from playwright.async_api import Locator, Page, expect

from sandbox import Person, Sandbox, SandboxChat
from tests.browser.conftest import Look
from tests.browser.shopkeeper import keyboard
from tests.timeouts import TIMEOUT_S

pytestmark = pytest.mark.asyncio(loop_scope="session")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STEPS = (
    "See a deal arrive",
    "Join as three people",
    "Watch it fill",
    "Your own code",
    "The owner's menu",
    "Start a group buy",
    "Handle the money",
    "Answer a customer",
    "Break something",
    "Run it for real",
)


def tour(page: Page) -> Locator:
    """Where the tour is told."""
    return page.get_by_role("region", name="Guided tour")


async def stands_at(page: Page, step: int) -> None:
    """Wait until the tour is at a step, counted from one."""
    await expect(tour(page).get_by_role("heading")).to_have_text(STEPS[step - 1])
    await expect(tour(page)).to_contain_text(f"{step} of 10")


async def begin(page: Page, step: int = 1) -> None:
    """Begin the tour, at a later step by hand."""
    await page.get_by_role("button", name="Show me around").click()
    for _ in range(step - 1):
        await page.get_by_role("button", name="Next", exact=True).click()
    await stands_at(page, step)


async def framed(page: Page, target: Locator) -> None:
    """Wait until the ring frames this control."""
    async with asyncio.timeout(TIMEOUT_S):
        while not await _over(page.locator("#tour-ring"), target):
            await asyncio.sleep(0.1)


async def _over(ring: Locator, target: Locator) -> bool:
    a, b = await ring.bounding_box(), await target.bounding_box()
    if a is None or b is None:
        return False
    return abs(a["x"] + a["width"] / 2 - b["x"] - b["width"] / 2) < 8


async def test_it_is_offered_once_and_no_is_an_answer(
    look: Look, ann: Person, tea: SandboxChat
) -> None:
    page = await look(ann, tea)
    await page.get_by_role("button", name="No, thanks").click()
    await expect(tour(page)).to_be_hidden()
    await page.reload()
    await expect(page.locator("#chat-title")).to_have_text("Tea lovers")
    await expect(tour(page)).to_be_hidden()
    await page.get_by_role("button", name="Guided tour").click()
    await stands_at(page, 1)


async def test_it_goes_on_where_one_left(look: Look, ann: Person, tea: SandboxChat) -> None:
    page = await look(ann, tea)
    await begin(page, 4)
    await page.reload()
    await stands_at(page, 4)
    await page.get_by_role("button", name="Leave the tour").click()
    await expect(page.get_by_role("button", name="Guided tour")).to_be_focused()
    await page.reload()
    await page.get_by_role("button", name="Guided tour").click()
    await stands_at(page, 4)
    await page.get_by_role("button", name="Back").click()
    await stands_at(page, 3)


async def test_a_strange_memory_begins_anew(look: Look, ann: Person, tea: SandboxChat) -> None:
    page = await look(ann, tea)
    for memory in ("[]", "{", "null", json.dumps({"phase": "open", "step": 99})):
        await page.evaluate("words => localStorage.setItem('tour', words)", memory)
        await page.reload()
        await expect(page.get_by_role("button", name="Show me around")).to_be_visible()


async def test_a_deal_arrives_and_the_tour_moves_on(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, bot: Bot
) -> None:
    page = await look(ann, tea)
    await begin(page)
    await ben.says("No deal", tea)
    await bot.send_message(tea.id, "No deal either")
    await expect(page.locator(".bubble", has_text="No deal either")).to_be_visible()
    await stands_at(page, 1)
    await bot.send_message(tea.id, "A deal", reply_markup=keyboard())
    await expect(page.get_by_text("Done!")).to_be_visible()
    await stands_at(page, 2)


async def test_three_people_join_and_a_crowd_follows(
    look: Look, ann: Person, tea: SandboxChat, shopkeeper: Bot
) -> None:
    await ann.says("/team", tea)
    page = await look(ann, tea)
    await begin(page, 2)
    join = page.get_by_role("button", name="Join the team")
    await framed(page, join)
    await join.click()
    await expect(tour(page)).to_contain_text("1 of 3 people")
    for name in ("Ben", "Olga"):
        someone = page.get_by_role("radio", name=f"Act as {name}")
        await framed(page, someone)
        await someone.click()
        await expect(someone).to_be_checked()
        await join.click()
    await stands_at(page, 3)
    await page.get_by_role("button", name="Let a crowd press…").first.click()
    await page.get_by_label("Within seconds").fill("0")
    await page.get_by_role("button", name="Send them").click()
    await stands_at(page, 4)


async def test_the_code_and_the_owners_menu_count_once_the_bot_answers(
    look: Look, ann: Person, olga: Person, tea: SandboxChat, bot: Bot
) -> None:
    await olga.says("/start")
    page = await look(ann, tea)
    await begin(page, 4)
    await page.get_by_role("button", name="Take me there").click()
    await expect(page.get_by_role("combobox")).to_have_value("/me")
    await page.keyboard.press("Enter")
    await expect(page.locator(".own", has_text="/me")).to_be_visible()
    await stands_at(page, 4)
    whisper = {"receiver_user_id": ann.id}
    await bot.send_message(tea.id, "Your code: K7Q2", ephemeral_message_parameters=whisper)
    await stands_at(page, 5)
    await framed(page, page.get_by_role("radio", name="Act as Olga"))
    await page.get_by_role("radio", name="Act as Olga").click()
    await expect(page.get_by_role("radio", name="Act as Olga")).to_be_checked()
    await page.get_by_role("button", name="Take me there").click()
    await expect(page.locator("#chat-title")).to_have_text("Tuan")
    await page.get_by_role("button", name="Take me there").click()
    await page.keyboard.press("Enter")
    await expect(page.locator(".own", has_text="/admin")).to_be_visible()
    await bot.send_message(olga.id, "The menu")
    await stands_at(page, 6)


async def test_the_owner_starts_a_group_buy_and_handles_the_money(
    look: Look, olga: Person, tea: SandboxChat, bot: Bot
) -> None:
    await olga.says("/start")
    row = [{"text": text, "callback_data": text} for text in ("➕ New group buy", "✅ Paid")]
    await bot.send_message(olga.id, "The menu", reply_markup={"inline_keyboard": [row]})
    page = await look(olga, olga.private)
    await begin(page, 6)
    await bot.send_message(tea.id, "Not hers", reply_markup=keyboard())
    await page.get_by_role("button", name="➕ New group buy").click()
    await stands_at(page, 6)
    await bot.send_message(tea.id, "A card", reply_markup=keyboard())
    await stands_at(page, 7)
    await page.get_by_role("button", name="✅ Paid").click()
    await stands_at(page, 8)


async def test_a_question_is_passed_on_and_answered_by_the_owner(
    look: Look, ann: Person, olga: Person, bot: Bot
) -> None:
    await ann.says("/start")
    await olga.says("/start")
    row = [{"text": "✅ Yes, pass it on", "callback_data": "yes"}]
    await bot.send_message(ann.id, "Pass it on?", reply_markup={"inline_keyboard": [row]})
    page = await look(ann, ann.private)
    await begin(page, 8)
    await page.get_by_role("button", name="Yes, pass it on").click()
    await expect(tour(page)).to_contain_text("It is in Olga's chat")
    await olga.sees("/start")
    await page.get_by_role("radio", name="Act as Olga").click()
    await expect(page.get_by_role("radio", name="Act as Olga")).to_be_checked()
    await page.get_by_role("button", name="Take me there").click()
    await expect(page.locator("#chat-title")).to_have_text("Tuan")
    await page.get_by_role("combobox").fill("Yes, we have one")
    await page.keyboard.press("Enter")
    await expect(page.locator(".own", has_text="Yes, we have one")).to_be_visible()
    await bot.send_message(olga.id, "On its way")
    await stands_at(page, 9)


async def test_a_fault_counts_once_the_bot_has_recovered(
    look: Look, ann: Person, tea: SandboxChat, bot: Bot
) -> None:
    page = await look(ann, tea)
    await begin(page, 9)
    await page.get_by_role("button", name="Take me there").click()
    await page.get_by_role("button", name="Next call: 502").click()
    await expect(tour(page)).to_contain_text("waits for the bot's next call")
    with pytest.raises(Exception, match="502"):
        await bot.send_message(tea.id, "Lost")
    await expect(tour(page)).to_contain_text("It failed: sendMessage")
    await bot.send_message(tea.id, "Found")
    await stands_at(page, 10)
    await expect(tour(page).get_by_role("list", name="Commands")).to_contain_text("make run")
    await page.get_by_role("button", name="Finish").click()
    await expect(tour(page)).to_be_hidden()


async def test_on_a_phone_it_takes_a_place_of_its_own_and_folds(
    look: Look, ann: Person, tea: SandboxChat, bot: Bot
) -> None:
    await bot.send_message(tea.id, "A deal", reply_markup=keyboard())
    page = await look(ann, phone=True)
    await begin(page)
    for step in range(1, 11):
        await stands_at(page, step)
        take = page.get_by_role("button", name="Take me there")
        if await take.is_visible():
            await take.click()
        assert await page.evaluate(SIDEWAYS) == 0
        ends = await tour(page).evaluate("node => node.getBoundingClientRect().bottom")
        view = page.get_by_role("main") if step < 9 else page.get_by_role("complementary")
        await expect(view).to_be_visible()
        assert await view.evaluate("node => node.getBoundingClientRect().top") >= ends
        if step < 10:
            await page.get_by_role("button", name="Next", exact=True).click()
    high = await tour(page).evaluate("node => node.offsetHeight")
    await page.get_by_role("button", name="Read this step").click()
    await expect(page.locator("#tour-text")).to_be_hidden()
    assert await tour(page).evaluate("node => node.offsetHeight") < high / 2


async def test_it_needs_no_mouse(look: Look, ann: Person, tea: SandboxChat) -> None:
    page = await look(ann, tea)
    await page.get_by_role("button", name="Show me around").focus()
    await page.keyboard.press("Enter")
    await expect(tour(page).get_by_role("heading")).to_be_focused()
    for name in ("Leave the tour", "Take me there", "Next"):
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("button", name=name)).to_be_focused()
    await page.keyboard.press("Enter")
    await stands_at(page, 2)
    await page.keyboard.press("Escape")
    await expect(tour(page)).to_be_hidden()
    await expect(page.get_by_role("button", name="Guided tour")).to_be_focused()


async def test_a_crowd_in_the_faces_leaves_the_tour_in_reach(
    look: Look, box: Sandbox, ann: Person, tea: SandboxChat
) -> None:
    for number in range(8):
        box.person(f"Person {number}")
    page = await look(ann, tea, phone=True)
    await expect(page.get_by_role("button", name="Guided tour")).to_be_in_viewport(ratio=1)
    await expect(page.get_by_role("button", name="What the bot does")).to_be_in_viewport(ratio=1)
    assert await page.evaluate(SIDEWAYS) == 0
