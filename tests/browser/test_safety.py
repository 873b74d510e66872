"""Hostile words stay words, and no other site reaches the sandbox through a browser."""

import pytest
from aiogram import Bot
from aiohttp import ClientSession
from playwright.async_api import expect

from sandbox import Person, Sandbox, SandboxChat
from tests.browser.conftest import Look

pytestmark = pytest.mark.asyncio(loop_scope="session")
ATTACKS = (
    "<script>document.title = 'taken'</script>",
    "<img src=x onerror=\"document.title = 'taken'\">",
    "</div><svg onload=document.title='taken'>",
    "\u202egnp.exe",
)


async def test_hostile_words_are_shown_as_words(
    look: Look, box: Sandbox, ann: Person, tea: SandboxChat
) -> None:
    mallory = box.person("<b>Mallory</b>")
    dark = box.group("<i onclick=alert(1)>Dark</i>", [ann, mallory])
    await mallory.joins(tea)
    for attack in ATTACKS:
        await mallory.says(attack, tea)
    page = await look(ann, tea)
    await expect(page.locator(".words")).to_have_text(list(ATTACKS))
    await expect(page.locator(f"[data-chat='{dark.id}']")).to_contain_text("<i onclick=alert(1)>")
    await expect(page.locator(".sender").first).to_have_text("<b>Mallory</b>")
    assert await page.locator("#messages script, #messages img, #messages b").count() == 0
    assert "taken" not in await page.title()


async def test_the_longest_message_wraps_and_keeps_its_end(
    look: Look, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    await ben.says("x" * 4090 + " final", tea)
    page = await look(ann, tea, phone=True)
    await expect(page.locator(".words")).to_have_text("x" * 4090 + " final")
    wide = "node => node.scrollWidth > node.clientWidth"
    assert not await page.locator("#history").evaluate(wide)


async def test_the_worst_of_all_is_still_only_words(
    look: Look, bot: Bot, box: Sandbox, ben: Person, tea: SandboxChat
) -> None:
    mallory = box.person("\u202e<img src=x onerror=alert(1)>" + "\u0627" * 200)
    await mallory.joins(tea)
    script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
    worst = ("شاي \u202e" + script + "شاي\u2067" * 1200)[:4090] + " خاتمة"
    await mallory.says(worst, tea)
    await bot.send_message(tea.id, worst)
    page = await look(mallory, tea, phone=True)
    await expect(page.locator(".words")).to_have_text([worst, worst])
    await expect(page.locator(".words").last).to_have_css("direction", "rtl")
    for node in ("html", "#history", "#top", "#chat-head"):
        wide = await page.locator(node).evaluate("node => node.scrollWidth - node.clientWidth")
        assert wide == 0, node
    assert await page.locator("#messages script, #messages img").count() == 0
    assert "taken" not in await page.title()


async def test_text_from_right_to_left_runs_so(look: Look, ann: Person, tea: SandboxChat) -> None:
    await ann.says("مرحبا، أريد كيلو واحد", tea)
    page = await look(ann, tea)
    await expect(page.locator(".words")).to_have_css("direction", "rtl")


async def test_a_link_that_would_run_code_is_plain_text(
    look: Look, ann: Person, tea: SandboxChat, bot: Bot
) -> None:
    entity = {"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"}
    box_message = await ann.says("Free", tea)
    box_message.body["entities"] = [entity]
    page = await look(ann, tea)
    await expect(page.locator(".words")).to_have_text("Free")
    assert await page.locator(".words a").count() == 0


async def test_an_inline_script_could_not_run(look: Look, ann: Person) -> None:
    page = await look(ann)
    refused = await page.evaluate(
        "() => { try { document.body.innerHTML = '<b>x</b>'; return 'no' }"
        " catch (error) { return error.name } }"
    )
    assert refused == "TypeError"


STRANGERS = (
    ({"Host": "evil.example"}, 403),
    ({"Host": "evil.example:8081"}, 403),
    ({"Origin": "http://evil.example"}, 403),
    ({"Origin": "null"}, 403),
    ({"Sec-Fetch-Site": "same-origin"}, 200),
    ({}, 200),
)


@pytest.mark.parametrize(("headers", "status"), STRANGERS)
@pytest.mark.parametrize("path", ["/", "/api/hello", "/api/events?as=1001", "/page/main.js"])
async def test_strangers_are_turned_away(
    box: Sandbox, ann: Person, path: str, headers: dict[str, str], status: int
) -> None:
    async with (
        ClientSession() as session,
        session.get(box.url + path, headers=headers) as answer,
    ):
        assert answer.status == status


async def test_a_form_on_another_site_cannot_act(
    box: Sandbox, ann: Person, tea: SandboxChat
) -> None:
    body = {"as": ann.id, "chat": tea.id, "text": "I buy everything"}
    headers = {"Origin": "http://localhost:1"}
    async with (
        ClientSession() as session,
        session.post(f"{box.url}/api/say", json=body, headers=headers) as answer,
    ):
        assert answer.status == 403
    assert ann.screen(tea)[-1].text != "I buy everything"


async def test_every_answer_of_the_page_carries_the_policy(box: Sandbox) -> None:
    async with ClientSession() as session, session.get(box.url) as answer:
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    nowhere = [part for part in policy.split("; ") if not part.startswith("frame-src ")]
    assert "http" not in "; ".join(nowhere)
    framed = {
        source for part in policy.split("; ") if part not in nowhere for source in part.split()[1:]
    }
    assert framed == {"http://127.0.0.1:*", "http://localhost:*"}, "Mini Apps of this machine alone"
