"""Whoever runs the shop finds each task in two presses from /admin, a member each from a card or a command."""

import asyncio
from collections.abc import Iterable
from typing import NamedTuple

from sandbox import Person
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message
from tests.flows.admins import new_member
from tests.flows.shop import Shop
from tests.flows.test_group_buy import Publish, publish
from tests.timeouts import TIMEOUT_S

__all__ = ["publish"]
PRESSES_MAX = 2


class Task(NamedTuple):
    """What somebody wants, where they begin, what they press, and what shows that they are there."""

    wants: str
    begin: str
    presses: tuple[str, ...]
    sees: str


def owner(wants: str, *presses: str, sees: str) -> Task:
    return Task(wants, "/admin", presses, sees)


def member(wants: str, begin: str, *presses: str, sees: str) -> Task:
    return Task(wants, begin, presses, sees)


OWNERS = (
    owner("write a post", "✏️ New post", sees="Send or forward me the post"),
    owner("post a deal", "✏️ New post", "🛍 Pick a deal", sees="Which deal?"),
    owner("see what is planned", "🗓 Schedule", sees="Tap a day to see its posts"),
    owner("change a planned post", "🗓 Schedule", "📋 All posts", sees="✏️ New post makes one"),
    owner("go on with a draft", "🗓 Schedule", "📝 Drafts", sees="Drafts"),
    owner("mend what failed", "🗓 Schedule", "⚠️ Needs attention", sees="Needs attention"),
    owner(
        "start a group buy", "🎯 Promotions", "➕ New group buy", sees="New group buy. Which deal?"
    ),
    owner("start a flash sale", "🎯 Promotions", "➕ New flash sale", sees="New flash sale. Which"),
    owner("start an order list", "🎯 Promotions", "➕ New order list", sees="what is on it?"),
    owner("see a group buy fill", "🎯 Promotions", "👥", sees="0 of 3 people"),
    owner("find a deal", "🗂 Catalogue", sees="Write a part of a title"),
    owner("edit or post a deal", "🗂 Catalogue", "Bedside Table", sees="Bedside Table"),
    owner("add a deal", "🗂 Catalogue", "➕ Add a deal", sees="Write its title"),
    owner("import a file", "🗂 Catalogue", "📥 Imports", sees="Send a file of products here"),
    owner("fetch a feed", "🗂 Catalogue", "🔗 Feeds by address", sees="I fetch these by myself"),
    owner("earn by links", "🗂 Catalogue", "💰 Affiliate networks", sees="earn a commission"),
    owner("look at an order", "🧾 Orders", sees="Orders"),
    owner("find a customer", "👤 Customers", sees="Write a name, @username or code"),
    owner("redeem a voucher", "🎟 Vouchers", "🎟 Redeem a voucher", sees="voucher"),
    owner("open a store", "🎟 Vouchers", "➕ Store", sees="store"),
    owner("remind who did not come", "🎟 Vouchers", "⏳ Not picked up", sees="picked up in time"),
    owner("pay a withdrawal", "💸 Withdrawals", sees="No open requests."),
    owner("reward inviting", "🤝 Referrals", "➕ New program", sees="program"),
    owner("set commission", "🤝 Referrals", "💶 Commission", sees="ommission"),
    owner("decide on a reward", "🔍 Rewards to check", sees="Nothing to check."),
    owner("answer a customer", "💬 Support", sees="Nobody waits for an answer."),
    owner("keep ready answers", "💬 Support", "📋 Ready answers", sees="eady answer"),
    owner("see what was paid", "💳 Payments", sees="Payments this month"),
    owner("take cards", "💳 Payments", "💳 Cards", sees="ard"),
    owner("treat a chat its way", "💬 Chats", "Tea", sees="Tea"),
    owner("see the numbers", "📊 Numbers", sees="compared with"),
    owner("name, contact and terms", "⚙️ Settings", "🪪 Name, contact", sees="Name, contact"),
    owner("language, zone, quiet hours", "⚙️ Settings", "🏪 The shop", sees="The shop"),
    owner("see who did what", "⚙️ Settings", "📜 Activity log", sees="ctivity log"),
    owner("see whether all is well", "⚙️ Settings", "🩺 Health", sees="checks"),
    owner("make an admin", "👥 Team", "👤 Pick a member", sees="Who?"),
)
MEMBERS = (
    member("see the deals", "/start", "🛍", sees="page 1"),
    member("see a deal", "/deals", "Clay Plant Pot", sees="Clay Plant Pot"),
    member("choose a language", "/start", "🌐", sees="Settings"),
    member("see one's own card", "/start", "👤", sees="Your code"),
    member("see what I earned", "/me", "💰", sees="You have earned nothing yet"),
    member("get money", "/withdraw", sees="There is nothing to withdraw"),
    member("see what I joined", "/me", "🛒", sees="Running now"),
    member("see my vouchers", "/me", "🎟", sees="You have no vouchers"),
    member("show my code as a QR", "/me", "⋯ More", "🔳 QR", sees="Whoever scans this"),
    member("see whom I invited", "/me", "⋯ More", "🌱 My referrals", sees="Nobody yet."),
    member("open a shop of mine", "/me", "⋯ More", "🏪 My shop", sees="Your shop"),
    member("see the best", "/me", "⋯ More", "🏆 Top", sees="Nobody yet in this period."),
    member("see or erase my data", "/me", "⋯ More", "🔐 My data", sees="Your data"),
    member("write to the shop", "Do you have a sofa?", "Yes, pass it on", sees="Passed on"),
)


async def found(person: Person, since: Message, words: str, *, on_button: bool) -> Message:
    """Return the newest message since one's own that says this, on a button or in its text."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            for shown in reversed(person.screen()):
                said = "\n".join(shown.labels) if on_button else shown.text
                if shown.message_id > since.message_id and words in said:
                    return shown
            await asyncio.sleep(0.01)


async def walk(person: Person, tasks: Iterable[Task]) -> list[str]:
    """Do each task as its line says; return what is missing on the way, or takes too long."""
    wrong = [one.wants for one in tasks if len(one.presses) > PRESSES_MAX]
    for task in tasks:
        said, looked_for = await person.says(task.begin), task.sees
        try:
            for label in task.presses:
                looked_for = label
                page = await found(person, said, label, on_button=True)
                await person.clicks(label, message=page)
            await found(person, said, looked_for := task.sees, on_button=False)
        except TimeoutError:
            newest = person.screen()[-1]
            wrong.append(f"{task.wants}: no {looked_for!r}, but {newest.text} {newest.labels}")
    return wrong


async def test_every_task_of_the_owner_is_two_presses_from_the_menu(
    shop: Shop, olga: Person, place: SandboxChat, publish: Publish
) -> None:
    await publish([place])
    said = await olga.says("/admin")
    menu = (await found(olga, said, "New post", on_button=True)).labels
    assert "\n".join(await walk(olga, OWNERS)) == ""
    begun = [task.presses[0] for task in OWNERS]
    assert [name for name in menu if not any(name.startswith(one) for one in begun)] == []


async def test_every_task_of_a_member_is_two_presses_from_a_card_or_a_command(
    shop: Shop, place: SandboxChat, publish: Publish
) -> None:
    await publish([place])
    ann = await new_member(shop, "Ann")
    assert "\n".join(await walk(ann, MEMBERS)) == ""
    card = await ann.sees("Copper Light", chat=place)
    for act in ("Join", "Leave", "Quantity", "Share", "Remind me"):
        assert any(act in label for label in card.labels), (act, card.labels)
