"""Orders in words: replies to cards, edits of them, comments under a channel's posts."""

import asyncio
from datetime import timedelta

from sandbox import Person
from sandbox.state.chats import SandboxChat
from sandbox.state.messages import Message
from storage.promotion import cards
from tests.flows import test_order_list
from tests.flows.shop import Shop
from tests.flows.test_group_buy import people
from tests.flows.test_order_list import Publish, orders, taken
from tests.timeouts import TIMEOUT_S

publish = test_order_list.publish


async def liked(shop: Shop, message: Message) -> None:
    """Wait until the bot has reacted to a message."""
    await shop.box.world.conditions[message.chat.id].until(
        lambda: message.reactions.get(shop.box.bot_id) == ("👍",), TIMEOUT_S
    )


async def ready(
    shop: Shop, *names: str, rights: str = "member"
) -> tuple[SandboxChat, list[Person]]:
    """Make a group in which the bot is a plain member, and let its people be known to the bot."""
    found = people(shop, *names)
    tea = shop.box.group("Tea", members=found, bot_rights=rights)
    for person in found:
        await person.says("/start")
    return tea, found


async def test_a_reply_orders_and_is_answered_by_a_reaction(shop: Shop, publish: Publish) -> None:
    """In privacy mode: replies to the bot reach it, and nothing else does."""
    tea, [ann, ben] = await ready(shop, "Ann", "Ben")
    await publish([tea])
    card = await ann.sees("Nobody has ordered yet", chat=tea)
    first = await ann.says("+2 apples, 1 honey", tea, reply_to=card)
    await ann.sees("1. Ann: 2 × Apples 5 kg, 1 × Honey", chat=tea)
    await liked(shop, first)
    second = await ben.says("3 eggs", tea, reply_to=card)
    await liked(shop, second)
    third = await ben.says("-1 eggs", tea, reply_to=card)
    await liked(shop, third)
    await ann.sees("2. Ben: 2 × Eggs", chat=tea)
    await ben.says("-", tea, reply_to=card)
    await ann.sees("1 order so far", chat=tea)
    assert await taken(shop) == [2, 0, 1]
    await ben.never_sees("Which", ben.private, within=0.05)


async def test_what_is_not_clear_is_asked_and_changes_nothing(shop: Shop, publish: Publish) -> None:
    tea, [ann] = await ready(shop, "Ann")
    await publish([tea])
    card = await ann.sees("Nobody has ordered yet", chat=tea)
    for said, heard in (
        ("+1.5 apples", "“1.5”"),
        ("+٣ apples", "“٣”"),
        ("+1000000 apples", "more than one person can have"),
        ("1+1", "Write a whole number"),
        ("+1 pears", "I do not know “pears”"),
        ("+4 apples", "You can have at most 3"),
        ("- honey", "You have fewer than that"),
    ):
        await ann.says(said, tea, reply_to=card)
        await ann.sees(heard)
    assert await orders(shop) == [] and await taken(shop) == [0, 0, 0]
    await ann.says("when can I fetch it?", tea, reply_to=card)
    await ann.says("+2", tea, reply_to=card)
    await ann.sees("Which one do you mean?")
    await ann.clicks("2 × Honey")
    await ann.sees("Your order, No. 1")
    await ann.says("+1 honey", tea, reply_to=card)
    await ann.sees("How many do you want in all?")
    await ann.clicks("3 × Honey")
    await ann.sees("Total €12.00")
    assert await taken(shop) == [0, 0, 3]


async def test_where_reactions_are_off_a_quiet_line_says_it(shop: Shop, publish: Publish) -> None:
    tea, [ann] = await ready(shop, "Ann", rights="admin")
    tea.reactions = frozenset()
    await publish([tea])
    card = await ann.sees("Nobody has ordered yet", chat=tea)
    said = await ann.says("+2 honey", tea, reply_to=card)
    line = await ann.sees("✅ No. 1: 2 × Honey · €8.00", chat=tea)
    assert line.ephemeral_id is not None and not said.reactions


async def test_an_edit_is_the_new_order_while_the_message_is_what_it_says(
    shop: Shop, publish: Publish
) -> None:
    tea, [ann] = await ready(shop, "Ann")
    await publish([tea])
    card = await ann.sees("Nobody has ordered yet", chat=tea)
    said = await ann.says("+2 apples", tea, reply_to=card)
    await ann.sees("1. Ann: 2 × Apples", chat=tea)
    await ann.edits(said, "+1 apples, +2 honey")
    await ann.sees("1. Ann: 1 × Apples 5 kg, 2 × Honey", chat=tea)
    await ann.edits(said, "+1 honey")
    await ann.sees("1. Ann: 1 × Honey", chat=tea)
    assert await taken(shop) == [0, 0, 1]
    await ann.says("2 eggs", tea, reply_to=card)
    await ann.sees("2 × Eggs, 1 × Honey", chat=tea)
    await ann.edits(said, "+3 honey")
    await ann.sees("your order stays as it was")
    assert await taken(shop) == [0, 2, 1]


async def test_a_reply_to_a_closed_list_or_to_another_message_orders_nothing(
    shop: Shop, publish: Publish
) -> None:
    tea, [ann, ben] = await ready(shop, "Ann", "Ben", rights="admin")
    await publish([tea])
    card = await ann.sees("Nobody has ordered yet", chat=tea)
    chatter = await ben.says("who takes honey", tea)
    await ann.says("+2 honey", tea, reply_to=chatter)
    await ann.says("+2 honey", tea)
    shop.clock.jump(timedelta(days=1))
    await ann.sees("Closed. Nobody ordered.", chat=tea)
    await ann.says("+2 honey", tea, reply_to=card)
    await ann.sees("Weekly box is closed", chat=tea)
    assert await orders(shop) == []


async def test_a_comment_under_a_channels_post_orders(shop: Shop, publish: Publish) -> None:
    """The post is the channel's, the comment stands in its discussion group, where the bot is admin."""
    [ann] = people(shop, "Ann")
    talk = shop.box.group("Talk", members=[ann], bot_rights="admin")
    news = shop.box.channel("News", members=[ann])
    shop.box.link(news, talk)
    await ann.says("/start")
    await publish([news])
    post = await ann.sees("Nobody has ordered yet", chat=news)
    async with asyncio.timeout(TIMEOUT_S):
        while True:  # Until the shop has written down where its post is.
            async with shop.database.read() as tx:
                if await cards.by_message(tx, news.id, post.message_id) is not None:
                    break
            await asyncio.sleep(0.05)
    said = await ann.comments(post, "+2 honey")
    await ann.sees("1. Ann: 2 × Honey", chat=news)
    await liked(shop, said)
