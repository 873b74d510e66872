"""How fast the sandbox's page opens and how smooth it stays: `python -m bench.chat_page`.

Each figure stands beside the same figure of a small world in the same run: milliseconds to the
chats and the open one's messages, and how long nine frames of ten took while 30 messages a second
came in. Needs Chromium.
"""

import asyncio
import shutil
from statistics import quantiles

from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from sandbox import Sandbox, SandboxChat
from sandbox.people import acts

WIDE = ViewportSize(width=1280, height=800)
CHATS = 200
MESSAGES = 20_000
TRIES = 3
FLOOD = 300
PER_SECOND = 30
WATCH = """new MutationObserver((_, watcher) => {
    const all = document.querySelectorAll('[data-chat]').length > %d;
    if (!all || !document.querySelector('.bubble')) return;
    window.openedAt = performance.now();
    watcher.disconnect();
}).observe(document, { childList: true, subtree: true });"""
COUNT_FRAMES = """() => {
    window.frames_ms = [];
    let last = performance.now();
    const frame = now => {
        frames_ms.push(now - last);
        last = now;
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
}"""


def world(box: Sandbox, chats: int, messages: int) -> list[SandboxChat]:
    """Groups with messages; Ann sits in each of them."""
    ann, olga = box.person("Ann"), box.person("Olga")
    groups = [box.group(f"Group {number}", [ann], owner=olga) for number in range(chats)]
    for number in range(messages):
        acts.say(box.world, olga.user, groups[number % chats], f"Message {number} of very many")
    return groups


async def opening_ms(browser: Browser, url: str, chats: int) -> float:
    """Milliseconds from the address to all chats and the open one's messages, at best."""
    tries = []
    for _ in range(TRIES):
        window = await browser.new_context(viewport=WIDE)
        await window.add_init_script(WATCH % (chats - 1))
        page = await window.new_page()
        await page.goto(url)
        await page.wait_for_selector(".bubble")
        tries.append(await page.evaluate("window.openedAt"))
        await window.close()
    return float(min(tries))


async def frame_ms_p90(page: Page, box: Sandbox, groups: list[SandboxChat]) -> float:
    """How long nine frames of ten took at most while messages came in."""
    olga = box.person("Olga")
    await page.evaluate(COUNT_FRAMES)
    for number in range(FLOOD):
        busy = groups[0] if number % 2 else groups[number % len(groups)]
        acts.say(box.world, olga.user, busy, f"Message {number}.")
        await asyncio.sleep(1 / PER_SECOND)
    return quantiles(await page.evaluate("window.frames_ms"), n=10)[-1]


async def measured(browser: Browser, chats: int, messages: int) -> tuple[float, float]:
    """Milliseconds to open, and of a frame while messages come in."""
    async with Sandbox(limits="off") as box:
        groups = world(box, chats, messages)
        opens = await opening_ms(browser, box.url, chats)
        page = await browser.new_page(viewport=WIDE)
        await page.goto(box.url)
        await page.wait_for_selector(".bubble")
        return opens, await frame_ms_p90(page, box, groups)


async def main() -> None:
    """Print both worlds' figures and their ratio."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        small = await measured(browser, 1, 1)
        large = await measured(browser, CHATS, MESSAGES)
    for what, one, other in zip(("opens, ms", "frame p90, ms"), small, large, strict=True):
        print(f"{what}: {one:.0f} small, {other:.0f} large, {other / one:.2f} x")


if __name__ == "__main__":
    asyncio.run(main())
