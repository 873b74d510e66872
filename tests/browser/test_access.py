"""What axe-core, the usual checker of accessibility, has to say about every view of the page."""

from importlib.resources import files

import pytest
from aiogram import Bot
from playwright.async_api import Page, expect

from sandbox import Person, Sandbox, SandboxChat
from tests.browser.conftest import Look
from tests.browser.test_looks import furnish

pytestmark = pytest.mark.asyncio(loop_scope="session")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
SERIOUS = """async () => (await axe.run()).violations
    .filter(found => ['serious', 'critical'].includes(found.impact))
    .map(found => [found.id, ...found.nodes.map(node => node.html.slice(0, 200))])"""
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
SIZES = pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])


async def serious(page: Page) -> list[list[str]]:
    """Return what axe finds serious or critical, with the elements."""
    await page.evaluate(f"() => {{ {AXE} }}")
    found: list[list[str]] = await page.evaluate(SERIOUS)
    return found


async def open_panel(page: Page) -> None:
    """Open the panel of what the bot does with everything that it offers."""
    if await page.get_by_role("complementary").is_hidden():
        await page.get_by_role("button", name="What the bot does").click()
    await page.get_by_text("Faults and time").click()
    await expect(page.get_by_role("button", name="Next call: 502")).to_be_visible()


@SIZES
@SCHEMES
async def test_the_views_have_no_serious_fault(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, bot: Bot, scheme: str, phone: bool
) -> None:
    await furnish(bot, ann, ben, tea)
    whisper = {"receiver_user_id": ann.id}
    await bot.send_message(tea.id, "Whisper", ephemeral_message_parameters=whisper)
    page = await look(ann, None if phone else tea, scheme=scheme, phone=phone)
    assert await serious(page) == []
    await page.get_by_role("button", name="Show me around").click()
    if phone:
        await page.locator(f"[data-chat='{tea.id}']").click()
    await expect(page.locator(".bubble", has_text="Whisper")).to_be_visible()
    assert await serious(page) == []
    await open_panel(page)
    await bot.send_message(tea.id, "One more call")
    await expect(page.locator(".call").first).to_contain_text("Tea lovers")
    assert await serious(page) == []


@SIZES
@SCHEMES
async def test_the_menus_and_dialogs_have_none_either(
    look: Look,
    box: Sandbox,
    ann: Person,
    tea: SandboxChat,
    shopkeeper: Bot,
    scheme: str,
    phone: bool,
) -> None:
    await ann.says("/team", tea)
    await ann.sees("0 of 18 joined", tea)
    page = await look(ann, tea, scheme=scheme, phone=phone)
    await page.get_by_role("button", name="Let a crowd press…").first.click()
    assert await serious(page) == []
    await page.get_by_label("Within seconds").fill("0")
    await page.get_by_role("button", name="Send them").click()
    await expect(page.get_by_role("region", name="Crowd", exact=True)).to_contain_text("2 ×")
    assert await serious(page) == []
    await page.get_by_role("button", name="More…").click()
    await expect(page.get_by_role("menu")).to_be_visible()
    assert await serious(page) == []
    await page.get_by_role("menuitem").last.click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await serious(page) == []


async def test_a_fault_would_be_found(look: Look, ann: Person, tea: SandboxChat) -> None:
    page = await look(ann, tea)
    await page.evaluate("document.querySelector('#send').removeAttribute('aria-label')")
    await page.evaluate("document.querySelector('#send').removeAttribute('title')")
    assert [found[0] for found in await serious(page)] == ["button-name"]
