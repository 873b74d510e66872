"""One person is told something in a group: quietly if that works, once in any case."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from sandbox import Fault, Person, SandboxChat
from storage.delivery.tables import OutboxState
from tests.flows.menus import first_rows, forget_menus, menus_known
from tests.flows.sample_deals import queued
from tests.flows.shop import Shop

LINE = "this answer is for you only."


@pytest.fixture
async def ann(shop: Shop) -> Person:
    return shop.box.person("Ann", language="en")


@pytest.fixture
async def ben(shop: Shop) -> Person:
    return shop.box.person("Ben", language="en")


Place = Callable[..., Awaitable[SandboxChat]]


@pytest.fixture
def place(shop: Shop, ann: Person, ben: Person) -> Place:
    """Make a group with Ann, Ben and the bot; without menus no command is ephemeral."""

    async def make(rights: str, *, menus: bool = True) -> SandboxChat:
        await menus_known(shop)
        if not menus:
            forget_menus(shop)
        return shop.box.group("Tea", members=[ann, ben], bot_rights=rights)

    return make


def public(shop: Shop, tea: SandboxChat) -> list[str]:
    """Return what the bot said aloud."""
    return [m.text for m in shop.box.world.history(tea).seen_by(900) if m.sender_id == 42]


async def test_an_administrator_bot_answers_where_only_the_asker_sees(
    shop: Shop, place: Place, ann: Person, ben: Person
) -> None:
    tea = await place("admin", menus=False)
    await ann.says("/me", chat=tea)
    card = await ann.sees("Your code:", chat=tea)
    assert card.ephemeral_id
    await ben.never_sees("Your code:", chat=tea, within=0.1)
    assert public(shop, tea) == []
    assert ann.screen() == []


@pytest.mark.parametrize("command", ["/me", "/help", "/buys"])
async def test_an_ephemeral_command_is_answered_ephemerally_by_a_plain_member(
    shop: Shop, place: Place, ann: Person, ben: Person, command: str
) -> None:
    tea = await place("member")
    await ann.says(command, chat=tea)
    await ann.sees(
        {"/me": "Your code:", "/help": "here", "/buys": "nothing is running"}[command], tea
    )
    assert [m.text for m in ben.screen(tea) if command in m.text] == []
    assert public(shop, tea) == []


async def test_a_member_who_has_started_the_bot_hears_in_private(
    shop: Shop, place: Place, ann: Person, ben: Person
) -> None:
    tea = await place("member", menus=False)
    await ann.says("/start")
    await ann.sees("Hello, Ann!")
    await ann.says("/me", chat=tea)
    await ann.sees("Your code:")
    assert public(shop, tea) == []
    assert await queued(shop.database) == []


async def test_a_stranger_gets_one_short_line_that_goes_away_again(
    shop: Shop, place: Place, ann: Person, ben: Person
) -> None:
    tea = await place("member", menus=False)
    await ann.says("/me", chat=tea)
    line = await ann.sees(f"Ann, {LINE}", chat=tea)
    await ben.sees(LINE, chat=tea)
    assert "code" not in line.text
    url = (await ann.clicks("Open private chat", chat=tea)).url
    assert url == "https://t.me/tuan_sandbox_bot?start=me"
    (row,) = await first_rows(shop)
    assert (row.kind, row.chat_id, row.values) == (
        "message.delete",
        tea.id,
        {"message_id": line.message_id},
    )
    shop.clock.jump(timedelta(seconds=26))
    shop.app.sender.wake()
    await ann.no_longer_sees(LINE, chat=tea)
    await ann.opens(url)
    await ann.sees("Your code:")
    assert public(shop, tea) == []


async def test_the_line_stays_for_twenty_five_seconds(
    shop: Shop, place: Place, ann: Person
) -> None:
    tea = await place("member", menus=False)
    before = shop.clock.now()
    await ann.says("/me", chat=tea)
    (row,) = await first_rows(shop)
    assert timedelta(seconds=25) <= row.due_at - before < timedelta(seconds=28)
    assert row.state == OutboxState.QUEUED


async def test_who_has_blocked_the_bot_falls_through_to_the_line(
    shop: Shop, place: Place, ann: Person
) -> None:
    tea = await place("member", menus=False)
    await ann.says("/start")
    await ann.sees("Hello, Ann!")
    await ann.blocks_bot()
    await ann.says("/me", chat=tea)
    await ann.sees(LINE, chat=tea)
    assert len(public(shop, tea)) == 1


async def test_a_refusal_to_a_command_is_not_said_aloud(
    shop: Shop, place: Place, ann: Person, ben: Person
) -> None:
    tea = await place("admin")
    await ann.says("/deal NOSUCH", chat=tea)
    await ann.sees("There is no deal NOSUCH", chat=tea)
    await ben.never_sees("There is no deal", chat=tea, within=0.1)
    assert public(shop, tea) == []


async def test_a_refusal_to_a_stranger_is_one_line_without_the_reason(
    shop: Shop, place: Place, ann: Person
) -> None:
    tea = await place("member", menus=False)
    await ann.says("/deal NOSUCH", chat=tea)
    await ann.sees(LINE, chat=tea)
    assert public(shop, tea) == [f"Ann, {LINE}"]


async def test_a_press_in_an_ephemeral_message_changes_it_in_place(
    shop: Shop, place: Place, ann: Person, ben: Person
) -> None:
    tea = await place("admin")
    await ann.says("/settings", chat=tea)
    await ann.clicks("Русский", chat=tea)
    await ann.sees("Язык: Русский", chat=tea)
    await ann.no_longer_sees("Language:", chat=tea)
    await ben.never_sees("Язык", chat=tea, within=0.1)


async def test_a_press_under_a_public_message_is_answered_to_the_presser_alone(
    shop: Shop, place: Place, ann: Person, ben: Person
) -> None:
    tea = await place("member", menus=False)
    keyboard = {"inline_keyboard": [[{"text": "Me", "callback_data": "member.card"}]]}
    await shop.app.bot.send_message(tea.id, "a public menu", reply_markup=keyboard)  # type: ignore[arg-type]
    answer = await ann.clicks("Me", chat=tea)
    assert answer.text == "⬇️ I answered below"
    await ann.sees("Your code:", chat=tea)
    await ben.never_sees("Your code:", chat=tea, within=0.1)
    assert public(shop, tea) == ["a public menu"]


async def test_a_press_that_is_answered_in_private_says_so(
    shop: Shop, place: Place, ann: Person
) -> None:
    tea = await place("member", menus=False)
    await ann.says("/start")
    await ann.sees("Hello, Ann!")
    keyboard = {"inline_keyboard": [[{"text": "Me", "callback_data": "member.card"}]]}
    await shop.app.bot.send_message(tea.id, "a public menu", reply_markup=keyboard)  # type: ignore[arg-type]
    refusal = Fault.refuse_with(400, "Bad Request: EPHEMERAL_NOT_SUPPORTED")
    shop.box.faults.next("sendMessage", refusal, chat=tea)
    answer = await ann.clicks("Me", chat=tea)
    assert answer.text == "💬 I answered in our private chat"
    await ann.sees("Your code:")


async def test_start_in_a_group_shows_the_way_to_the_private_chat(
    shop: Shop, place: Place, ann: Person, ben: Person
) -> None:
    tea = await place("admin")
    await ann.says("/start", chat=tea)
    await ann.sees("Your own page is in our private chat.", chat=tea)
    url = (await ann.clicks("Open private chat", chat=tea)).url
    assert url == "https://t.me/tuan_sandbox_bot?start=help"
    await ben.never_sees("private chat", chat=tea, within=0.1)


@pytest.mark.parametrize("faults", [1, 2])
async def test_what_may_have_arrived_is_never_followed_by_a_public_line(
    shop: Shop, place: Place, ann: Person, faults: int
) -> None:
    tea = await place("admin", menus=False)
    await ann.says("/start")
    await ann.sees("Hello, Ann!")
    for _ in range(faults):
        shop.box.faults.next("sendMessage", Fault.drop_after())
    await ann.says("/me", chat=tea)
    await ann.sees("Your code:", chat=tea)
    await ann.sees("Your code:")
    await ann.never_sees(LINE, chat=tea)
    assert public(shop, tea) == []


async def test_without_the_right_to_speak_nothing_is_said_and_nothing_breaks(
    shop: Shop, place: Place, ann: Person
) -> None:
    tea = await place("member", menus=False)
    shop.box.faults.always(
        "sendMessage", Fault.refuse_with(403, "Forbidden: bot was kicked"), chat=tea
    )
    await ann.says("/me", chat=tea)
    await ann.says("/cancel")
    await ann.sees("There is nothing to cancel.")
    assert public(shop, tea) == []
    assert await queued(shop.database) == []
