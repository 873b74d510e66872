"""What a large world costs the page is counted; `python -m bench.chat_page` says it in time."""

import asyncio

import pytest
from playwright.async_api import expect

from sandbox import Person, Sandbox, SandboxChat
from sandbox.people import acts
from tests.browser.conftest import Look

pytestmark = pytest.mark.asyncio(loop_scope="session")
CHATS = 200
MESSAGES = 20_000
MESSAGES_AT_FIRST_MAX = 60
PARTS_PER_CHAT_MAX = 20
"""Elements of a chat's line in the list."""
FLOOD = 60
PER_SECOND = 30
PARTS_PER_MESSAGE_MAX = 60
"""Elements that a message adds: its bubble, its chat's line; 27 on the day this was written."""
COUNT_PARTS = """() => {
    window.parts = 0;
    new MutationObserver(changes => {
        for (const change of changes)
            for (const node of change.addedNodes)
                parts += 1 + (node.querySelectorAll?.('*').length ?? 0);
    }).observe(document, { childList: true, subtree: true });
}"""


def large_world(box: Sandbox, ann: Person, olga: Person) -> list[SandboxChat]:
    """Fill CHATS groups with MESSAGES messages."""
    groups = [box.group(f"Group {number}", [ann], owner=olga) for number in range(CHATS)]
    for number in range(MESSAGES):
        text = f"Message {number} of very many"
        acts.say(box.world, olga.user, groups[number % CHATS], text)
    return groups


async def test_a_large_world_opens_with_what_is_in_sight(
    look: Look, box: Sandbox, ann: Person, olga: Person
) -> None:
    groups = large_world(box, ann, olga)
    page = await look(ann, groups[0])
    await expect(page.locator("[data-chat]")).to_have_count(CHATS + 1)
    await expect(page.locator(".bubble").last).to_be_visible()
    assert await page.locator(".bubble").count() <= MESSAGES_AT_FIRST_MAX
    rows = await page.locator("[data-chat] *").count()
    assert rows <= PARTS_PER_CHAT_MAX * CHATS


async def test_a_message_adds_its_bubble_and_leaves_the_rest_alone(
    look: Look, box: Sandbox, ann: Person, olga: Person
) -> None:
    groups = [box.group(f"Group {number}", [ann], owner=olga) for number in range(CHATS)]
    page = await look(ann, groups[0])
    await page.evaluate(COUNT_PARTS)
    for number in range(FLOOD):
        busy = groups[0] if number % 2 else groups[number % CHATS]
        acts.say(box.world, olga.user, busy, f"Message {number}.")
        await asyncio.sleep(1 / PER_SECOND)
    await expect(page.locator(".words", has_text=f"Message {FLOOD - 1}.")).to_be_in_viewport()
    assert await page.evaluate("parts") <= FLOOD * PARTS_PER_MESSAGE_MAX
