"""More than one chat and more than one screen full: topics, menus, history, loss and return."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllChatAdministrators
from aiohttp import ClientSession
from playwright.async_api import expect

from sandbox import Person, Sandbox, SandboxChat
from sandbox.page import stream
from tests.browser.conftest import Look
from tests.timeouts import TIMEOUT_S

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_menu_offers_the_commands_of_scope_and_language(
    look: Look, box: Sandbox, olga: Person, tea: SandboxChat, bot: Bot
) -> None:
    chiara = box.person("Chiara", language="ru")
    await chiara.joins(tea)
    await bot.set_my_commands([BotCommand(command="deals", description="What is on offer")])
    await bot.set_my_commands(
        [BotCommand(command="deals", description="Что в продаже")], language_code="ru"
    )
    await bot.set_my_commands(
        [BotCommand(command="queue", description="What goes out next")],
        scope=BotCommandScopeAllChatAdministrators(),
    )
    page = await look(chiara, tea)
    await page.get_by_role("combobox").press_sequentially("/d")
    await expect(page.get_by_role("option")).to_have_text(["/dealsЧто в продаже"])
    await page.keyboard.press("Enter")
    await expect(page.locator(".own")).to_contain_text("/deals@tuan_sandbox_bot")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await page.get_by_role("radio", name="Act as Olga").click()
    await expect(page.get_by_role("combobox")).to_have_attribute("placeholder", "Message as Olga")
    await page.get_by_role("combobox").press_sequentially("/")
    await expect(page.get_by_role("option")).to_have_text(["/queueWhat goes out next"])


async def test_topics_are_tabs_and_what_is_said_there_stays_there(
    look: Look, box: Sandbox, ann: Person, bot: Bot
) -> None:
    forum = box.group("House", [ann], forum=True, bot_rights="admin")
    coffee = box.topic(forum, "Coffee")
    await bot.send_message(forum.id, "To all")
    await bot.send_message(forum.id, "Beans", message_thread_id=coffee.thread_id)
    page = await look(ann, forum)
    words = page.locator(".words")
    await expect(words).to_have_text(["To all", "Beans"])
    await page.get_by_role("tab", name="General").click()
    await expect(words).to_have_text(["To all"])
    await page.get_by_role("tab", name="Coffee").click()
    await expect(words).to_have_text(["Beans"])
    await page.get_by_role("combobox").fill("Two bags")
    await page.keyboard.press("Enter")
    await expect(words).to_have_text(["Beans", "Two bags"])
    assert ann.screen(forum)[-1].body["message_thread_id"] == coffee.thread_id


async def test_older_messages_come_when_one_scrolls_up(
    look: Look, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    for number in range(120):
        await ben.says(f"Number {number}.", tea)
    page = await look(ann, tea)
    rows = page.locator(".row")
    await expect(rows.last).to_contain_text("Number 119.")
    await expect(rows).to_have_count(50)
    history = page.locator("#history")
    await history.evaluate("node => { node.scrollTop = 0 }")
    await expect(rows).to_have_count(100)
    await expect(page.get_by_text("Number 70.", exact=True)).to_be_in_viewport()
    await history.evaluate("node => { node.scrollTop = 0 }")
    await expect(rows.first).to_contain_text("Number 0.")
    await expect(rows).to_have_count(120)


async def test_news_below_is_counted_and_one_click_away(
    look: Look, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    for number in range(60):
        await ben.says(f"Number {number}.", tea)
    page = await look(ann, tea)
    await expect(page.get_by_text("Number 59.", exact=True)).to_be_in_viewport()
    await page.locator("#history").evaluate("node => { node.scrollTop = 900 }")
    back = page.get_by_role("button", name="Go to the newest message")
    await expect(back).to_be_visible()
    await ben.says("One more.", tea)
    await expect(back).to_have_accessible_name("Go to the newest message, 1 new")
    await back.click()
    await expect(page.locator(".words", has_text="One more.")).to_be_in_viewport()
    await expect(back).to_be_hidden()


async def test_coming_and_going_is_told_in_lines(
    look: Look, box: Sandbox, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    page = await look(ann, tea)
    await ben.leaves(tea)
    await expect(page.locator(".service").last).to_have_text("Ben left")
    await ben.joins(tea)
    await expect(page.locator(".service").last).to_have_text("Ben joined")
    await page.get_by_role("button", name="What to do with this chat").click()
    await page.get_by_role("menuitem", name="Leave the chat").click()
    await expect(page.get_by_text("Ann is not in this chat")).to_be_visible()
    await expect(page.locator(".row, .service")).to_have_count(0)
    assert not tea.members[ann.id].is_in
    await page.get_by_role("button", name="What to do with this chat").click()
    await page.get_by_role("menuitem", name="Join the chat").click()
    await expect(page.locator(".service")).to_contain_text(["Ben left", "Ann joined"])


async def test_a_group_that_becomes_a_supergroup_takes_its_reader_along(
    look: Look, box: Sandbox, ann: Person
) -> None:
    old = box.group("Neighbours", [ann], kind="group")
    page = await look(ann, old)
    new = box.migrate(old)
    await expect(page.locator(f"[data-chat='{new.id}'][aria-current]")).to_be_visible()
    await expect(page.locator(f"[data-chat='{old.id}']")).to_have_count(0)
    await expect(page.locator(".service")).to_contain_text(["was a group before"])


async def test_a_reply_names_what_it_answers(
    look: Look, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    await ben.says("Who brings cups?", tea)
    page = await look(ann, tea)
    await page.locator(".bubble", has_text="Who brings cups?").click(button="right")
    await page.get_by_role("menuitem", name="Reply").click()
    await page.keyboard.type("I do")
    await page.keyboard.press("Enter")
    answer = page.locator(".own .bubble", has_text="I do")
    await expect(answer.locator(".quote")).to_have_text("BenWho brings cups?")


async def test_after_a_loss_the_page_shows_what_it_missed(
    look: Look, box: Sandbox, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    page = await look(ann, tea)
    box.events.close()
    await ben.says("Said in the dark", tea)
    await expect(page.locator(".bubble", has_text="Said in the dark")).to_be_visible()
    await ben.says("Said in the light", tea)
    await expect(page.locator(".bubble", has_text="Said in the light")).to_have_count(1)


async def test_the_panel_shows_calls_limits_and_what_comes_next(
    look: Look, box: Sandbox, ann: Person, tea: SandboxChat, bot: Bot
) -> None:
    async def upcoming() -> list[dict[str, str]]:
        return [{"at": "2999-01-01T00:00:00+00:00", "what": "Ethiopia Guji"}]

    box.extras["next"] = upcoming
    page = await look(ann, tea)
    glass = page.get_by_role("complementary", name="What the bot does")
    await bot.send_message(tea.id, "Hello")
    await expect(glass.locator(".call").first).to_contain_text("sendMessage200Tea lovers")
    await expect(glass.locator("#sentence")).to_have_text("The bot wrote to Tea lovers.")
    minute = glass.get_by_role("progressbar", name="This group, this minute")
    await expect(minute).to_have_attribute("value", "1")
    await expect(glass.locator("#next-list")).to_contain_text("Ethiopia Guji")


async def test_the_sandbox_closes_at_once_while_someone_watches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stream, "TICK_S", 10 * TIMEOUT_S)
    box = Sandbox(limits="off")
    url = await box.start()
    ann = box.person("Ann")
    async with ClientSession() as session, session.get(f"{url}/api/events?as={ann.id}") as events:
        assert (await events.content.readline()).startswith(b"retry")
        async with asyncio.timeout(TIMEOUT_S):
            await box.close()
