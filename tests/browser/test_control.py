"""Faults and time by the control API, as the page's buttons and other tests order them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError, TelegramRetryAfter, TelegramUnauthorizedError
from aiohttp import ClientSession
from playwright.async_api import expect

from sandbox import Person, Sandbox, SandboxChat
from tests.browser.conftest import Look

pytestmark = pytest.mark.asyncio(loop_scope="session")
Order = Callable[..., Awaitable[tuple[int, dict[str, Any]]]]


@pytest.fixture
def order(box: Sandbox) -> Order:
    """POST /api/control."""

    async def order(**body: Any) -> tuple[int, dict[str, Any]]:
        async with (
            ClientSession() as session,
            session.post(f"{box.url}/api/control", json=body) as answer,
        ):
            return answer.status, await answer.json()

    return order


async def test_the_next_call_is_told_to_wait_once(order: Order, tea: SandboxChat, bot: Bot) -> None:
    assert (await order(do="too_many", seconds=7, method="sendMessage"))[0] == 200
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.send_message(tea.id, "Early")
    assert refusal.value.retry_after == 7
    await bot.send_message(tea.id, "Later")


async def test_the_bot_is_thrown_out(order: Order, tea: SandboxChat, bot: Bot) -> None:
    await order(do="kick", chat=tea.id)
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(tea.id, "Hello?")


async def test_a_revoked_token_works_again_once_restored(order: Order, bot: Bot) -> None:
    await order(do="revoke")
    with pytest.raises(TelegramUnauthorizedError):
        await bot.get_me()
    await order(do="restore")
    assert (await bot.get_me()).is_bot


async def test_the_clock_jumps(order: Order, box: Sandbox) -> None:
    before = box.clock.now()
    await order(do="jump", seconds=3600)
    assert box.clock.now() - before >= timedelta(hours=1)


@pytest.mark.parametrize(
    "body",
    [
        {"do": "dance"},
        {"do": "kick", "chat": 1},
        {"do": "kick", "chat": "x"},
        {"do": "jump"},
        {"do": "rate", "rate": 0},
        {"do": "limits", "profile": "none"},
        {},
    ],
)
async def test_what_cannot_be_done_is_answered_with_a_sentence(
    order: Order, body: dict[str, Any]
) -> None:
    status, answer = await order(**body)
    assert status in (400, 409)
    assert answer["error"]


async def test_a_button_of_the_page_orders_a_fault_and_the_panel_shows_it(
    look: Look, ann: Person, tea: SandboxChat, bot: Bot
) -> None:
    page = await look(ann, tea)
    await page.get_by_text("Faults and time").click()
    await page.get_by_role("button", name="Next call: 429 for 10 s").click()
    await expect(page.locator(".toast")).to_have_text("The next call meets: too many")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(tea.id, "Early")
    call = page.locator(".call").first
    await expect(call).to_contain_text("429")
    await expect(call).to_contain_text("wait 10 s")
    await expect(page.locator("#sentence")).to_contain_text("told the bot to wait 10 s")


async def test_the_calls_before_one_looked_are_there_until_they_are_cleared(
    look: Look, ann: Person, tea: SandboxChat, bot: Bot
) -> None:
    await bot.send_message(tea.id, "Before anyone looked")
    page = await look(ann, tea)
    await expect(page.locator(".call").first).to_contain_text("sendMessage200Tea lovers")
    await page.get_by_role("button", name="Clear").click()
    await expect(page.locator(".call")).to_have_count(0)
    await page.get_by_role("radio", name="Act as Ben").click()
    await expect(page.get_by_role("radio", name="Act as Ben")).to_be_checked()
    await bot.send_chat_action(tea.id, "typing")
    await expect(page.locator(".call")).to_have_count(1)


async def test_a_method_that_the_sandbox_lacks_is_marked(
    look: Look, box: Sandbox, ann: Person, tea: SandboxChat
) -> None:
    page = await look(ann, tea)
    async with ClientSession() as session:
        await session.post(
            f"{box.url}/bot{box.token}/exportChatInviteLink", json={"chat_id": tea.id}
        )
    call = page.locator(".call").first
    await expect(call).to_contain_text("exportChatInviteLink")
    await expect(call.locator(".strange")).to_have_text("not in the sandbox")
    await expect(page.locator("#sentence")).to_contain_text("which the sandbox does not know")
