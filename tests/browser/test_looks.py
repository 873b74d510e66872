"""The page in the dark, on a phone, by keyboard and to those who listen to it."""

import pytest
from aiogram import Bot
from playwright.async_api import Page, expect

from sandbox import Person, Sandbox, SandboxChat
from tests.browser.conftest import Look
from tests.browser.shopkeeper import keyboard

pytestmark = pytest.mark.asyncio(loop_scope="session")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
GROUND = "getComputedStyle(document.body).backgroundColor"
CONTRAST_MIN = 4.5
NAMELESS = """() => [...document.querySelectorAll('button, a[href], input, textarea, [role=tab]')]
    .filter(node => node.checkVisibility())
    .filter(node => !(node.getAttribute('aria-label') || node.textContent.trim()
        || node.labels?.length || node.title))
    .map(node => node.outerHTML)"""
FAINT = """least => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const channels = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = colour => channels(colour).slice(0, 3)
        .map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = node => {
        for (let one = node; one; one = one.parentElement) {
            const style = getComputedStyle(one);
            if (style.backgroundImage.startsWith('linear-gradient')) return null;
            if (channels(style.backgroundColor)[3] > 230) return style.backgroundColor;
        }
        return 'white';
    };
    const faint = [];
    for (const node of document.querySelectorAll('body *')) {
        const words = [...node.childNodes].some(one => one.nodeType === 3 && one.data.trim());
        if (!words || !node.checkVisibility() || node.closest(':disabled, .spoiler')) continue;
        const ground = behind(node);
        if (ground === null) continue;
        const [a, b] = [light(getComputedStyle(node).color), light(ground)].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < least) faint.push(`${ratio.toFixed(2)} ${node.className} ${node.textContent}`);
    }
    return faint;
}"""


async def furnish(bot: Bot, ann: Person, ben: Person, tea: SandboxChat) -> None:
    """Let a bit of everything stand in the group."""
    await ann.says("/start")
    await ben.says("Hello @tuan_sandbox_bot, see https://example.org and /help", tea)
    await bot.send_message(
        tea.id,
        "<b>Card</b> <s>€24</s> <code>K7Q2</code> <tg-spoiler>secret</tg-spoiler>\n"
        "<pre>a long line of code that does not fit onto a narrow screen, not at all</pre>"
        "<blockquote expandable>Terms and terms and terms\nand\nmore\nof\nthem</blockquote>",
        parse_mode="HTML",
        reply_markup=keyboard(),
    )
    await ann.says("w" * 300, tea)
    await ann.says("x", tea)


async def darkness(page: Page) -> int:
    """The sum of the ground's red, green and blue."""
    colour = await page.evaluate(GROUND)
    return sum(int(part) for part in colour.strip("rgb()").split(","))


async def test_the_page_follows_the_system_until_told_otherwise(
    look: Look, ann: Person, tea: SandboxChat
) -> None:
    page = await look(ann, tea, scheme="dark")
    assert await darkness(page) < 150
    await page.get_by_role("button", name="Colours: as the system").click()
    assert await darkness(page) > 600
    await page.reload()
    await expect(page.get_by_role("button", name="Colours: light")).to_be_visible()
    assert await darkness(page) > 600


async def test_a_phone_shows_one_view_at_a_time_and_never_scrolls_sideways(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, bot: Bot
) -> None:
    await furnish(bot, ann, ben, tea)
    page = await look(ann, phone=True)
    chats = page.get_by_role("navigation", name="Chats")
    await expect(chats).to_be_visible()
    assert await page.evaluate(SIDEWAYS) == 0
    await page.locator(f"[data-chat='{tea.id}']").click()
    await expect(page.locator(".bubble", has_text="Card")).to_be_visible()
    await expect(chats).to_be_hidden()
    assert await page.evaluate(SIDEWAYS) == 0
    widths = "n => n.scrollWidth - n.clientWidth"
    assert await page.locator("#history").evaluate(widths) == 0
    await page.get_by_role("button", name="What the bot does").click()
    assert await page.evaluate(SIDEWAYS) == 0
    await page.get_by_role("button", name="Close the panel").click()
    await page.get_by_role("button", name="Back to the chats").click()
    await expect(chats).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_everything_has_a_name_and_can_be_read(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, bot: Bot, scheme: str
) -> None:
    await furnish(bot, ann, ben, tea)
    await bot.send_message(
        tea.id, "Whisper", ephemeral_message_parameters={"receiver_user_id": ann.id}
    )
    page = await look(ann, tea, scheme=scheme)
    await expect(page.locator(".ephemeral")).to_be_visible()
    for role in ("banner", "navigation", "main", "complementary"):
        await expect(page.get_by_role(role)).to_have_count(1)
    assert await page.evaluate(NAMELESS) == []
    assert await page.evaluate(FAINT, CONTRAST_MIN) == []


async def test_the_keyboard_alone_is_enough(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, bot: Bot
) -> None:
    await furnish(bot, ann, ben, tea)
    page = await look(ann, tea)
    press = page.keyboard.press
    await page.get_by_role("searchbox").focus()
    await press("Tab")
    await press("ArrowDown")
    await press("Enter")
    await expect(page.locator("#chat-title")).to_have_text("Tuan")
    await press("Alt+ArrowUp")
    await expect(page.locator("#chat-title")).to_have_text("Tea lovers")
    await expect(page.locator(".row").last).to_contain_text("x")  # the title is there first
    await page.get_by_role("log").focus()
    await press("ArrowUp")
    await expect(page.locator(".row").last).to_be_focused()
    await press("Enter")
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await press("Escape")
    await expect(page.locator(".row").last).to_be_focused()
    await press("/")
    await expect(page.get_by_role("combobox")).to_be_focused()
    await page.get_by_role("radio", name="Act as Ann").focus()
    await press("ArrowRight")
    await expect(page.get_by_role("radio", name="Act as Ben")).to_be_checked()
    await expect(page.get_by_role("radio", name="Act as Ben")).to_be_focused()


async def test_a_spoiler_and_a_folded_quote_open_on_demand(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, bot: Bot
) -> None:
    await furnish(bot, ann, ben, tea)
    page = await look(ann, tea)
    spoiler = page.get_by_role("button", name="Hidden text, press to reveal")
    await spoiler.click()
    await expect(spoiler).to_have_count(0)
    await expect(page.locator(".spoiler.revealed")).to_have_text("secret")
    folded = page.locator(".folded")
    before = (await folded.bounding_box() or {})["height"]
    await page.get_by_role("button", name="Show the whole quote").click()
    assert (await folded.bounding_box() or {})["height"] > before


@pytest.mark.parametrize(
    ("zone", "day", "clock"),
    [
        ("Asia/Tokyo", "November 28, 2025", "04:00"),
        ("America/New_York", "November 27, 2025", "14:00"),
        ("Asia/Kathmandu", "November 28, 2025", "00:45"),
    ],
)
async def test_a_moment_is_told_in_the_viewers_own_zone(
    look: Look, ann: Person, tea: SandboxChat, bot: Bot, zone: str, day: str, clock: str
) -> None:
    text = '<tg-time unix="1764270000" format="Dt">27 Nov, 20:00</tg-time>'
    await bot.send_message(tea.id, text, parse_mode="HTML")
    page = await look(ann, tea, zone=zone)
    await expect(page.locator(".tg-time")).to_contain_text(day)
    await expect(page.locator(".tg-time")).to_contain_text(clock)


async def test_a_moment_without_a_format_keeps_the_bots_words_and_a_relative_one_counts(
    look: Look, ann: Person, tea: SandboxChat, bot: Bot, box: Sandbox
) -> None:
    soon = int(box.clock.now().timestamp()) + 3 * 86_400 + 60
    text = f'<tg-time unix="{soon}">Friday</tg-time> <tg-time unix="{soon}" format="r">x</tg-time>'
    await bot.send_message(tea.id, text, parse_mode="HTML")
    page = await look(ann, tea, zone="Asia/Tokyo")
    await expect(page.locator(".tg-time")).to_have_text(["Friday", "in 3 days"])
