"""A crowd presses a button: by HTTP, on the page, and what it may not do."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio
from aiogram import Bot
from aiohttp import ClientSession
from playwright.async_api import Page, expect

from sandbox import Person, Sandbox, SandboxChat
from sandbox.people.crowd import _gist
from sandbox.state.messages import Message
from tests.browser.conftest import Look
from tests.browser.shopkeeper import keyboard

pytestmark = pytest.mark.asyncio(loop_scope="session")
Gather = Callable[..., Awaitable[tuple[int, dict[str, Any]]]]


@pytest_asyncio.fixture(loop_scope="session")
async def team(ann: Person, tea: SandboxChat, shopkeeper: Bot) -> Message:
    """A card with eighteen seats in the group."""
    await ann.says("/team", tea)
    return await ann.sees("0 of 18 joined", tea)


@pytest_asyncio.fixture(loop_scope="session")
async def gather(box: Sandbox, ann: Person, tea: SandboxChat) -> AsyncIterator[Gather]:
    """POST /api/crowd about a message of the group."""
    async with ClientSession() as session:

        async def gather(card: Message, **more: Any) -> tuple[int, dict[str, Any]]:
            body = {"as": ann.id, "chat": card.chat.id, "message": card.message_id}
            body |= {"button": [0, 0], "count": 3, "seconds": 0} | more
            async with session.post(f"{box.url}/api/crowd", json=body) as answer:
                return answer.status, await answer.json()

        yield gather


def members(box: Sandbox, chat: SandboxChat) -> list[str]:
    """The names of the crowd's people in a chat."""
    return [m.user.first_name for m in chat.members.values() if m.user.of_crowd and m.is_in]


async def done(box: Sandbox) -> dict[str, int]:
    """Wait for the crowd to go home; return what its people were told."""
    await box.crowd.wait_done()
    return dict(box.crowd.progress.answers)


async def test_twenty_fill_a_card_and_the_last_two_hear_that_it_is_full(
    box: Sandbox, ann: Person, tea: SandboxChat, team: Message, gather: Gather
) -> None:
    began = time.monotonic()
    status, answer = await gather(team, count=20, seconds=1)
    assert (status, answer["phase"], answer["count"]) == (200, "running", 20)
    assert await done(box) == {"You are in": 18, "This team is full": 2}
    assert time.monotonic() - began >= 0.95
    await ann.sees("18 of 18 joined", tea)
    assert len(members(box, tea)) == 20


async def test_they_come_in_together_and_the_bot_hears_of_each(
    box: Sandbox, ann: Person, tea: SandboxChat, team: Message, gather: Gather
) -> None:
    before = len(ann.screen(tea))
    await gather(team, count=5)
    await done(box)
    assert len(ann.screen(tea)) == before + 1
    assert len(ann.screen(tea)[-1].body["new_chat_members"]) == 5


async def test_the_same_people_come_again_and_more_when_more_are_asked_for(
    box: Sandbox, ann: Person, tea: SandboxChat, team: Message, gather: Gather
) -> None:
    await gather(team, count=3)
    await done(box)
    first = members(box, tea)
    await gather(team, count=5)
    answers = await done(box)
    assert answers == {"You sit already": 3, "You are in": 2}
    assert members(box, tea)[:3] == first
    assert len(set(members(box, tea))) == 5


async def test_the_names_are_the_same_in_every_run_and_of_many_languages(
    box: Sandbox, ann: Person, tea: SandboxChat, team: Message, gather: Gather
) -> None:
    async with Sandbox(limits="off") as other:
        place = other.group("Other", [other.person("Zed")], owner=other.person("Olga"))
        card = await _stand_in(other, place)
        body = {"as": other.person("Zed").id, "chat": place.id, "message": card.message_id}
        async with ClientSession() as session:
            body |= {"button": [0, 0], "count": 30, "seconds": 0}
            await session.post(f"{other.url}/api/crowd", json=body)
        theirs = members(other, place)
    await gather(team, count=30)
    await done(box)
    assert members(box, tea) == theirs
    assert len({m.user.language for m in tea.members.values() if m.user.of_crowd}) >= 5


async def _stand_in(other: Sandbox, place: SandboxChat) -> Message:
    """A card that nobody answers for."""
    message = await other.person("Zed").says("card", place)
    message.body["reply_markup"] = {
        "inline_keyboard": [[{"text": "Join", "callback_data": "join"}]]
    }
    return message


async def test_an_answer_without_words_is_counted_too(
    box: Sandbox, team: Message, gather: Gather
) -> None:
    await gather(team, button=[1, 0], count=2)
    assert await done(box) == {"": 2}


async def test_those_who_come_after_the_button_went_say_so(
    box: Sandbox, tea: SandboxChat, team: Message, shopkeeper: Bot, gather: Gather
) -> None:
    await gather(team, button=[1, 0], count=3, seconds=0.9)
    await shopkeeper.edit_message_text("over", chat_id=tea.id, message_id=team.message_id)
    assert await done(box) == {"": 1, "the button is gone": 2}


async def test_they_press_the_button_that_took_the_place_of_the_first(
    box: Sandbox, ann: Person, tea: SandboxChat, team: Message, gather: Gather
) -> None:
    await gather(team, count=3, seconds=0.9)
    await ann.sees("1 of 18 joined", tea)
    (join,), (nod,) = team.buttons
    later = {"inline_keyboard": [[join | {"text": "Join, cheaper", "callback_data": "nod"}], [nod]]}
    team.body["reply_markup"] = later
    assert await done(box) == {"You are in": 1, "": 2}


@pytest.mark.parametrize(
    ("text", "gist"),
    [
        ("You are in! 3 of 10.", "You are in!"),
        ("Вы участвуете! 3 из 10", "Вы участвуете!"),
        ("你已参团。还差 3 人", "你已参团。"),
        ("This team is full", "This team is full"),
        ("Full\nTry another", "Full"),
        ("", ""),
        ("...", "."),
    ],
)
async def test_answers_are_told_by_their_first_sentence(text: str, gist: str) -> None:
    assert _gist(text) == gist


async def test_a_crowd_that_is_stopped_presses_no_more(
    box: Sandbox, team: Message, gather: Gather
) -> None:
    await gather(team, count=10, seconds=60)
    async with ClientSession() as session, session.post(f"{box.url}/api/crowd/stop", json={}):
        await box.crowd.wait_done()
    assert (box.crowd.progress.phase, box.crowd.progress.pressed) == ("stopped", 1)
    assert (await gather(team, count=1))[0] == 200


REFUSALS: tuple[tuple[dict[str, Any], int, str], ...] = (
    ({"button": [7, 0]}, 409, "no such button"),
    ({"button": [-1, 0]}, 409, "no such button"),
    ({"button": [2, 0]}, 409, "does not reach the bot"),
    ({"count": 0}, 409, "1 to 200"),
    ({"count": 201}, 409, "1 to 200"),
    ({"seconds": -1}, 409, "0 to 600"),
    ({"seconds": 601}, 409, "0 to 600"),
    ({"seconds": "soon"}, 400, "not understood"),
    ({"message": 999}, 409, "no message 999"),
    ({"button": 1}, 400, "not understood"),
)


@pytest.mark.parametrize(("change", "status", "words"), REFUSALS)
async def test_what_a_crowd_cannot_do_is_answered_with_a_sentence(
    box: Sandbox,
    ann: Person,
    tea: SandboxChat,
    bot: Bot,
    gather: Gather,
    change: dict[str, Any],
    status: int,
    words: str,
) -> None:
    await bot.send_message(tea.id, "card", reply_markup=keyboard())
    answer = await gather(await ann.sees("card", tea), **change)
    assert answer[0] == status
    assert words in answer[1]["error"]
    assert members(box, tea) == []


async def test_one_crowd_at_a_time(
    box: Sandbox, ann: Person, team: Message, gather: Gather
) -> None:
    assert (await gather(team, count=2, seconds=60))[0] == 200
    status, answer = await gather(team)
    assert (status, "one crowd at a time" in answer["error"]) == (409, True)


async def test_no_crowd_comes_into_a_private_chat(ann: Person, bot: Bot, gather: Gather) -> None:
    await ann.says("/start")
    await bot.send_message(ann.id, "card", reply_markup=keyboard())
    status, answer = await gather(await ann.sees("card"))
    assert (status, "whole group" in answer["error"]) == (409, True)


async def send_crowd(page: Page, count: int, seconds: int) -> None:
    """Fill the dialog in and send the crowd."""
    await page.get_by_label("People").fill(str(count))
    await page.get_by_label("Within seconds").fill(str(seconds))
    await page.get_by_role("button", name="Send them").click()


async def test_the_page_sends_a_crowd_and_the_card_fills_live(
    look: Look, ann: Person, tea: SandboxChat, team: Message
) -> None:
    page = await look(ann, tea)
    await page.get_by_role("button", name="Let a crowd press…").first.click()
    await expect(page.get_by_role("radio", name="Join the team")).to_be_checked()
    await send_crowd(page, 20, 1)
    strip = page.get_by_role("region", name="Crowd", exact=True)
    await expect(strip).to_contain_text("of 20 pressed “Join the team”")
    await expect(page.locator(".words", has_text="18 of 18 joined")).to_be_visible()
    await expect(strip).to_contain_text("20 of 20 pressed")
    await expect(strip.get_by_role("listitem")).to_have_text(
        ["18 × You are in", "2 × This team is full"]
    )
    await expect(page.locator(".service").last).to_contain_text("and 17 more")
    await expect(page.locator(".toast")).to_have_count(0)
    await strip.get_by_role("button", name="Close this").click()
    await expect(strip).to_be_hidden()


async def test_the_crowds_card_is_shown_and_its_report_goes_by_itself(
    look: Look, ann: Person, tea: SandboxChat, team: Message, bot: Bot
) -> None:
    for number in range(30):
        await bot.send_message(tea.id, f"Post {number}\n\n\n\n")
    page = await look(ann, tea)
    await page.clock.install()
    card = page.locator(".words", has_text="of 18 joined")
    await expect(card).not_to_be_in_viewport()
    await page.get_by_role("complementary").get_by_role("button", name="Let a crowd press…").click()
    await send_crowd(page, 3, 0)
    await expect(card).to_be_in_viewport()
    strip = page.get_by_role("region", name="Crowd", exact=True)
    await expect(strip).to_contain_text("3 of 3 pressed")
    other = await look(ann, tea)
    await expect(other.locator(".words", has_text="3 of 18 joined")).to_be_attached()
    await expect(other.get_by_role("region", name="Crowd", exact=True)).to_be_hidden()
    await page.clock.fast_forward(25_000)
    await expect(strip).to_be_hidden()


async def test_the_panel_and_the_menu_send_one_too_and_it_can_be_stopped(
    look: Look, ann: Person, tea: SandboxChat, team: Message
) -> None:
    page = await look(ann, tea)
    panel = page.get_by_role("complementary", name="What the bot does")
    entry = panel.get_by_role("button", name="Let a crowd press…")
    await expect(entry).to_be_enabled()
    await page.locator(".bubble", has_text="0 of 18").click(button="right")
    await page.get_by_role("menuitem", name="Let a crowd press…").click()
    await page.get_by_role("radio", name="Nod").check()
    await send_crowd(page, 50, 300)
    await expect(entry).to_be_disabled()
    await page.reload()
    strip = page.get_by_role("region", name="Crowd", exact=True)
    await expect(strip).to_contain_text("1 × answered without words")
    await strip.get_by_role("button", name="Stop").click()
    await expect(strip).to_contain_text("The crowd was sent home.")
    await expect(entry).to_be_enabled()


async def test_a_crowd_has_its_own_list_to_act_as(
    box: Sandbox, look: Look, ann: Person, tea: SandboxChat, team: Message, gather: Gather
) -> None:
    page = await look(ann, tea)
    await expect(page.get_by_role("radiogroup", name="Act as").get_by_role("radio")).to_have_count(
        3
    )
    await gather(team, count=30)
    await page.get_by_role("button", name="More…").click()
    await expect(page.get_by_role("menuitem")).to_have_text(
        ["Ann", "Ben", "Olga", "Someone of the crowd (30)…"]
    )
    await page.get_by_role("menuitem").last.click()
    last = max(members(box, tea))
    await page.get_by_role("searchbox", name="Find in this list").fill(last)
    await page.get_by_role("dialog").get_by_role("button", name=last).click()
    await expect(page.get_by_role("radio", name=f"Act as {last}")).to_be_checked()
    await expect(page.locator("#chat-title")).to_have_text("Tea lovers")


async def test_a_chat_without_buttons_offers_no_crowd(
    look: Look, ann: Person, tea: SandboxChat
) -> None:
    page = await look(ann, tea)
    await expect(page.get_by_text("The open chat has no card with buttons yet.")).to_be_visible()
    await expect(page.get_by_role("button", name="Let a crowd press…")).to_be_disabled()
