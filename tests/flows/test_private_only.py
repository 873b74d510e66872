"""In a group every personal command shows the way to the private chat, or is answered to one alone."""

from collections.abc import Iterable, Mapping

import pytest
from aiogram.filters import Command

from domain.deep_link import LinkPage
from handlers.private_only import WAYS
from sandbox import Person
from sandbox.state.messages import Message
from storage.promoter_shops import PromoterShop
from tests.flows.handler_machine import ALL_HANDLERS
from tests.flows.shop import Shop
from tests.flows.test_members import BOT, met

PRIVATE_ONLY: Mapping[str, tuple[str, str]] = {
    "/start": ("Your own page is in our private chat.", LinkPage.HELP),
    "/claim ABCDEFGH": ("Never write this code into a group.", LinkPage.HELP),
    "/admin": ("The menu opens in our private chat only.", LinkPage.HELP),
    "/redeem ABCDEFGH": ("Never write a voucher's code into a group.", LinkPage.HELP),
    "/packing": ("This works in our private chat only.", LinkPage.HELP),
    "/arrived NOSUCH": ("This works in our private chat only.", LinkPage.HELP),
    "/verify D7K2Q": ("A draw is checked in our private chat", LinkPage.HELP),
    "/dice D7K2Q 5": ("A draw is checked in our private chat", LinkPage.HELP),
    "/shop": ("Your own shop opens in our private chat.", LinkPage.SHOP),
    "/shop Roses": ("Your own shop opens in our private chat.", LinkPage.SHOP),
    "/earnings": ("I tell you about your money in our private chat only.", LinkPage.EARNINGS),
    "/withdraw": ("Never write about your money in a group.", LinkPage.WITHDRAW),
    "/payout DE89 3704": ("Never write about your money in a group.", LinkPage.WITHDRAW),
    "/privacy": ("I answer this in our private chat only", LinkPage.PRIVACY),
    "/contact": ("Write to the shop in our private chat", LinkPage.CONTACT),
    "/support": ("Write to the shop in our private chat", LinkPage.CONTACT),
    "/paysupport": ("Write to the shop in our private chat", LinkPage.CONTACT),
    "/terms": ("The shop's terms open in our private chat.", LinkPage.TERMS),
    "/basket": ("Your basket opens in our private chat.", LinkPage.BASKET),
    "/invitedby ABC": ("Tell me in our private chat who invited you.", LinkPage.ME),
}
ASKS_THE_SHOP = {"host"}
"""What it does in a group is in `test_hosts`."""
TO_ONE_ALONE = (
    "/me",
    "/vouchers",
    "/settings",
    "/buys",
    "/referrals",
    "/top",
    "/invite",
    "/help",
    "/deals",
    "/deal NOSUCH",
    "/join NOSUCH",
    "/leave NOSUCH",
    "/team NOSUCH",
    "/open NOSUCH",
    "/grab NOSUCH",
    "/order NOSUCH",
    "/cancel",
)
"""Answered in the group, seen by nobody but who asked."""


def commands() -> set[str]:
    """Return every command that is heard anywhere."""
    found = (one.of_kind(Command) for one in ALL_HANDLERS)
    return {str(name) for one in found if one is not None for name in one.commands}


def names(said: Iterable[str]) -> set[str]:
    return {one[1:].partition(" ")[0] for one in said}


def test_every_command_is_in_one_of_the_tables() -> None:
    assert names(PRIVATE_ONLY) | names(TO_ONE_ALONE) | ASKS_THE_SHOP == commands()
    assert not names(PRIVATE_ONLY) & names(TO_ONE_ALONE)
    assert names(PRIVATE_ONLY) == set(WAYS)


def ways(message: Message) -> list[str]:
    return [str(button.get("url")) for row in message.buttons for button in row]


@pytest.fixture
async def ann(shop: Shop) -> Person:
    ann = shop.box.person("Ann", language="en")
    await met(shop, ann)
    return ann


async def test_personal_commands_show_the_way_and_do_nothing(
    shop: Shop, olga: Person, ann: Person
) -> None:
    tea = shop.box.group("Tea", members=[ann], owner=olga, bot_rights="admin")
    for said, (words, page) in PRIVATE_ONLY.items():
        await ann.says(said, chat=tea)
        answer = await ann.sees(words, chat=tea)
        assert ways(answer) == [f"{BOT}?start={page}"], said
        assert answer.ephemeral_id is not None, said
    async with shop.database.read() as tx:
        assert await tx.get(PromoterShop, ann.id) is None
    await ann.says("/cancel")
    await ann.sees("There is nothing to cancel.")


async def test_the_other_commands_are_answered_to_one_alone(
    shop: Shop, olga: Person, ann: Person
) -> None:
    ben = shop.box.person("Ben", language="en")
    tea = shop.box.group("Tea", members=[ann, ben], owner=olga, bot_rights="admin")
    for said in TO_ONE_ALONE:
        await ann.says(said, chat=tea)
    await ann.sees("There is nothing to cancel.", chat=tea)
    answers = [one for one in ann.screen(tea) if one.sender_id == shop.app.bot.id]
    assert len(answers) == len(TO_ONE_ALONE)
    assert all(one.ephemeral_id is not None for one in answers)
    assert shop.app.bot.id not in {one.sender_id for one in ben.screen(tea)}


async def test_a_title_is_not_asked_for_in_a_group(shop: Shop, olga: Person, ann: Person) -> None:
    tea = shop.box.group("Tea", members=[ann], owner=olga, bot_rights="admin")
    await ann.says("/me", chat=tea)
    await ann.clicks("⋯ More", chat=tea)
    await ann.clicks("🏪 My shop", chat=tea)
    await ann.clicks("✏️ Name", chat=tea)
    answer = await ann.sees("Your own shop opens in our private chat.", chat=tea)
    assert ways(answer) == [f"{BOT}?start=shop"]


async def test_the_way_to_withdrawals_opens_them(ann: Person) -> None:
    await ann.opens(f"{BOT}?start={LinkPage.WITHDRAW}")
    await ann.sees("Withdraw")
