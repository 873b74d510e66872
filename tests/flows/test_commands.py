"""The `/` menus: per scope and language, told in a private reply in groups, set once."""

import pytest

from bot.commands import register_once
from sandbox import Fault
from tests.flows.menus import menus_known
from tests.flows.shop import Opened, Shop

GROUPS = ("all_group_chats", None, None)
PRIVATE = ("all_private_chats", None, None)


@pytest.mark.parametrize(
    ("language", "words"),
    [("", "What is on offer"), ("zh", "在售优惠"), ("ru", "Что сейчас продаётся")],
)
async def test_every_scope_has_its_menu_in_every_language(
    shop: Shop, language: str, words: str
) -> None:
    await menus_known(shop)
    book = shop.box.world.commands
    in_groups, in_private = book.get(GROUPS, language), book.get(PRIVATE, language)
    assert [c.command for c in in_groups] == ["deals", "buys", "join", "me", "contact", "help"]
    assert [c.command for c in in_private] == list(ANSWERS)
    assert in_groups[0].description == in_private[0].description == words


async def test_questions_are_whispered_in_groups_only(shop: Shop) -> None:
    await menus_known(shop)
    book = shop.box.world.commands
    assert all(c.is_ephemeral for c in book.get(GROUPS, ""))
    assert not any(c.is_ephemeral for c in book.get(PRIVATE, ""))


async def test_every_command_of_a_menu_is_answered(shop: Shop) -> None:
    await menus_known(shop)
    ann = shop.box.person("Ann", language="en")
    names = [c.command for c in shop.box.world.commands.get(PRIVATE, "")]
    for number, name in enumerate(names, start=1):
        await ann.says(f"/{name}@tuan_sandbox_bot")
        await ann.sees(ANSWERS[name])
        assert len(ann.screen()) == 2 * number


ANSWERS = {
    "deals": "There are no deals at the moment",
    "deal": "Which deal?",
    "buys": "nothing is running now",
    "join": "/join T4MNP",
    "leave": "/leave T4MNP",
    "team": "/team T4MNP",
    "open": "/open T4MNP",
    "grab": "Write its code after the command: /grab",
    "verify": "Write its code after the command: /verify",
    "order": "Which list?",
    "basket": "Your basket is empty",
    "vouchers": "You have no vouchers",
    "earnings": "You have earned nothing yet",
    "withdraw": "There is nothing to withdraw",
    "payout": "Where do you want your money?",
    "me": "Your code:",
    "shop": "Your shop",
    "host": "Do you run a group?",
    "referrals": "Nobody yet.",
    "top": "Nobody yet in this period.",
    "invite": "You are in no group that needs a link",
    "invitedby": "Write the code of the person who invited you",
    "settings": "Settings",
    "privacy": "Your data",
    "contact": "You can write to us here",
    "terms": "We have not written down our terms yet.",
    "paysupport": "A question about a payment?",
    "help": "What I can do",
    "cancel": "There is nothing to cancel.",  # Another command ends what /invitedby had asked.
}


async def test_help_lists_what_the_menu_has(shop: Shop) -> None:
    await menus_known(shop)
    mei = shop.box.person("Mei", language="zh-hans")
    await mei.says("/help")
    page = await mei.sees("我能做什么")
    for command in shop.box.world.commands.get(PRIVATE, "zh"):
        assert f"/{command.command} — {command.description}" in page.text


async def test_unchanged_menus_are_not_told_again(opened: Opened) -> None:
    async with opened() as shop:
        await menus_known(shop)
        assert await register_once(shop.app.bot, shop.database, shop.app.settings) == 0
        shop.box.world.commands._pages.clear()
    async with opened() as shop:
        ann = shop.box.person("Ann")
        await ann.says("/help")
        await ann.sees("What I can do")
        assert shop.box.world.commands.get(PRIVATE, "") == []


async def test_menus_wait_until_telegram_takes_them(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands.BACK_OFF_FIRST_S", 0.05)
    async with opened() as shop:
        shop.box.faults.next("setMyCommands", Fault.html_502(), times=2)
        await menus_known(shop)
        assert shop.box.world.commands.get(GROUPS, "ru")
