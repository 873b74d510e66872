"""The control API: every order over HTTP, what it does to the world, what it refuses."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import ClientSession

from sandbox import Person, Sandbox, SandboxChat
from sandbox.control.faults import RULES_MAX
from sandbox.page.control import FAULTS
from sandbox.page.control_actions import CONTROL_ACTIONS
from tests.sandbox.conftest import Answered, Ask

Order = Callable[..., Awaitable[Answered]]


@pytest.fixture
def order(box: Sandbox, http: ClientSession) -> Order:
    """POST /api/control."""

    async def order(**body: Any) -> Answered:
        async with http.post(f"{box.url}/api/control", json=body) as answer:
            return answer.status, await answer.json()

    return order


FAULTY: list[tuple[dict[str, Any], int]] = [
    ({"do": "delay", "seconds": 0.1}, 200),
    ({"do": "html_502"}, 502),
    ({"do": "html_502", "delivered": True}, 502),
    ({"do": "bare_500"}, 500),
    ({"do": "too_many", "seconds": 7}, 429),
    ({"do": "odd_shape"}, 200),
    ({"do": "id_zero"}, 200),
    ({"do": "deleted_at_once"}, 500),
    ({"do": "say", "code": 400, "description": "Bad Request: CHAT_RESTRICTED"}, 400),
]


@pytest.mark.parametrize(("body", "status"), FAULTY, ids=[str(row[0]["do"]) for row in FAULTY])
async def test_a_fault_meets_one_call(
    box: Sandbox, order: Order, http: ClientSession, ann: Person, body: dict[str, Any], status: int
) -> None:
    assert (await order(**body))[0] == 200
    url = f"{box.api_url}/bot{box.token}/sendMessage"
    params = {"chat_id": ann.id, "text": "x"}
    async with http.post(url, json=params) as first, http.post(url, json=params) as second:
        assert (first.status, second.status) == (status, 200)
    (fault,) = [fault for _, _, fault in box.faults.happened]
    assert fault == FAULTS[str(body["do"])](body)


@pytest.mark.parametrize("do", ["refuse", "drop_after", "truncated"])
async def test_a_broken_connection_is_ordered_too(order: Order, box: Sandbox, do: str) -> None:
    assert await order(do=do) == (
        200,
        {"message": f"The next call meets: {do.replace('_', ' ')}"},
    )
    assert box.faults.pending == 1


async def test_a_fault_may_be_for_one_method_and_chat_and_come_often(
    order: Order, ask: Ask, ann: Person, tea: SandboxChat
) -> None:
    meant = {"method": "sendMessage", "chat": tea.id, "times": 2}
    _, said = await order(do="too_many", seconds=3, **meant)
    assert said == {"message": "The next 2 calls meet: too many"}
    there = [await ask("sendMessage", chat_id=tea.id, text="x") for _ in range(3)]
    assert [status for status, _ in there] == [429, 429, 200]


async def test_waiting_faults_are_forgotten_on_order(order: Order, ask: Ask, ann: Person) -> None:
    await order(do="bare_500")
    await order(do="clear")
    assert (await ask("getMe"))[0] == 200


async def test_a_right_is_taken_and_given_back(order: Order, ask: Ask, tea: SandboxChat) -> None:
    sent = (await ask("sendMessage", chat_id=tea.id, text="x"))[1]["result"]["message_id"]
    steps = []
    for do in ("take_right", "promote"):
        await order(do=do, chat=tea.id, right="can_pin_messages")
        steps.append((await ask("pinChatMessage", chat_id=tea.id, message_id=sent))[0])
    assert steps == [400, 200]


async def test_a_mute_bot_speaks_again_as_an_administrator(
    order: Order, ask: Ask, corner: SandboxChat
) -> None:
    await order(do="mute", chat=corner.id)
    assert (await ask("sendMessage", chat_id=corner.id, text="x"))[0] == 400
    await order(do="promote", chat=corner.id)
    assert (await ask("sendMessage", chat_id=corner.id, text="x"))[0] == 200


async def test_a_group_closes_for_the_night_and_opens_again(
    order: Order, ask: Ask, tea: SandboxChat
) -> None:
    _, said = await order(do="close_group", chat=tea.id)
    assert said["message"].endswith("the bot is an administrator, whom that does not bind")
    await order(do="demote", chat=tea.id)
    assert (await ask("sendMessage", chat_id=tea.id, text="x"))[0] == 400
    _, said = await order(do="open_group", chat=tea.id)
    assert said == {"message": f"Members of {tea.title} may send anything"}
    assert (await ask("sendMessage", chat_id=tea.id, text="x"))[0] == 200


async def test_photos_are_forbidden_and_words_are_not(
    order: Order, ask: Ask, tea: SandboxChat
) -> None:
    await order(do="demote", chat=tea.id)
    await order(do="forbid_photos", chat=tea.id)
    may = (await ask("getChat", chat_id=tea.id))[1]["result"]["permissions"]
    assert (may["can_send_photos"], may["can_send_messages"]) == (False, True)


async def test_a_bot_that_was_thrown_out_is_let_in_again(
    order: Order, ask: Ask, tea: SandboxChat
) -> None:
    await order(do="kick", chat=tea.id)
    assert (await ask("sendMessage", chat_id=tea.id, text="x"))[0] == 403
    await order(do="promote", chat=tea.id)
    assert (await ask("sendMessage", chat_id=tea.id, text="x"))[0] == 200


async def test_topics_close_one_or_all_and_open_again(box: Sandbox, order: Order, ask: Ask) -> None:
    forum = box.group("Forum", forum=True)
    threads = [box.topic(forum, name).thread_id for name in ("Deals", "Talk")]

    async def speaks() -> list[int]:
        place = {"chat_id": forum.id, "text": "x"}
        return [(await ask("sendMessage", **place, message_thread_id=t))[0] for t in threads]

    await order(do="close_topic", chat=forum.id, topic=threads[0])
    assert await speaks() == [400, 200]
    assert (await order(do="close_topic", chat=forum.id))[1]["message"] == "Closed: Deals, Talk"
    assert await speaks() == [400, 400]
    assert (await order(do="reopen_topic", chat=forum.id))[1]["message"] == "Open: Deals, Talk"
    assert await speaks() == [200, 200]


async def test_a_basic_group_becomes_a_supergroup(box: Sandbox, order: Order, ask: Ask) -> None:
    group = box.group("Old", kind="group")
    assert (await order(do="migrate", chat=group.id))[0] == 200
    _, body = await ask("sendMessage", chat_id=group.id, text="x")
    assert body["parameters"]["migrate_to_chat_id"] < 0


async def test_the_token_is_revoked_and_restored(order: Order, ask: Ask) -> None:
    statuses = []
    for do in ("revoke", "restore"):
        await order(do=do)
        statuses.append((await ask("getMe"))[0])
    assert statuses == [401, 200]


@pytest.mark.parametrize("profile", ["strict", "lenient", "patient", "off"])
async def test_the_limits_change(box: Sandbox, order: Order, profile: str) -> None:
    await order(do="limits", profile=profile)
    assert box.world.limits.profile == profile


async def test_the_clock_jumps_to_a_moment_and_runs_faster(box: Sandbox, order: Order) -> None:
    _, body = await order(do="jump", to="2027-03-28T02:55:00+02:00")
    assert body["message"] == "It is 2027-03-28 00:55 UTC now"
    await order(do="rate", rate=60)
    assert box.clock.rate == 60
    await order(do="jump", seconds=-3600)
    assert f"{box.clock.now():%H}" in ("23", "00")


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({"do": "dance"}, 409, "the sandbox cannot 'dance'"),
        ({}, 400, "not understood: KeyError 'do'"),
        ({"do": "restart"}, 409, "the sandbox cannot 'restart'"),
        ({"do": "jump", "to": "2027-03-28T02:55:00"}, 409, "say the moment with its offset"),
        ({"do": "jump", "to": "9999-01-01T00:00:00+00:00"}, 409, "that is too far away"),
        ({"do": "jump", "to": "soon"}, 400, "not understood: ValueError"),
        ({"do": "rate", "rate": "nan"}, 409, "the clock runs at"),
        ({"do": "jump", "seconds": "nan"}, 409, "that is too far away"),
        ({"do": "delay", "seconds": 1, "times": 1001}, 409, "a fault happens 1 to 1000 times"),
        ({"do": "delay", "seconds": 1, "chat": "tea"}, 400, "not understood: ValueError"),
        ({"do": "too_many"}, 400, "not understood: KeyError 'seconds'"),
        ({"do": "kick"}, 409, "open a group first"),
        ({"do": "limits", "profile": "none"}, 409, "limits are one of strict"),
    ],
)
async def test_what_cannot_be_done_is_said(
    order: Order, body: dict[str, Any], status: int, error: str
) -> None:
    got, answer = await order(**body)
    assert (got, answer["error"][: len(error)]) == (status, error)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"do": "take_right", "right": "can_fly"}, "there is no right can_fly"),
        ({"do": "close_topic"}, "Tea lovers has no such topic"),
        ({"do": "migrate"}, "Tea lovers is no basic group"),
    ],
)
async def test_what_a_chat_lacks_is_said(
    order: Order, tea: SandboxChat, body: dict[str, Any], error: str
) -> None:
    assert await order(**body, chat=tea.id) == (409, {"error": error})


async def test_faults_do_not_pile_up_for_ever(box: Sandbox, order: Order) -> None:
    for _ in range(RULES_MAX):
        await order(do="refuse")
    assert (await order(do="refuse"))[0] == 400
    assert box.faults.pending == RULES_MAX


async def test_the_page_offers_nothing_that_cannot_be_done(
    box: Sandbox, http: ClientSession
) -> None:
    async def ring() -> None:
        rung.append(1)

    rung: list[int] = []
    box.switches["restart"] = ring
    async with http.get(f"{box.url}/api/control") as answer:
        offers = (await answer.json())["offers"]
    verbs = {button["do"] for buttons in offers.values() for button in buttons}
    assert verbs <= {*FAULTS, *CONTROL_ACTIONS, "restart"}
    async with http.post(f"{box.url}/api/control", json={"do": "restart"}) as answer:
        assert (await answer.json(), rung) == ({"message": "Done: restart the bot"}, [1])


async def test_deliveries_come_twice_and_in_any_order_when_told(box: Sandbox, order: Order) -> None:
    said = await order(do="deliveries", twice=True, shuffled=True)
    assert said == (200, {"message": "A webhook is sent each update twice and in any order"})
    assert (box.world.updates.doubled, box.world.updates.shuffled) == (True, True)
    said = await order(do="deliveries")
    assert said == (200, {"message": "A webhook is sent each update once and in order"})
    assert (box.world.updates.doubled, box.world.updates.shuffled) == (False, False)
