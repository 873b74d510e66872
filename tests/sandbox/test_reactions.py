"""Reactions, and comments under a channel's posts, as the bot hears of them and sets them."""

from typing import Any

import pytest

from sandbox import Person, Sandbox, SandboxChat
from sandbox.people.acts import CannotAct
from tests.sandbox.conftest import Ask, messages_on_screen

LIKED = [{"type": "emoji", "emoji": "👍"}]
BOTH = ["message", "message_reaction", "message_reaction_count"]


async def asking(ask: Ask, told: Any) -> None:
    await ask("getUpdates", allowed_updates=BOTH)
    await told()


async def test_the_bot_reacts_and_everybody_sees_it(
    box: Sandbox, ask: Ask, ann: Person, tea: SandboxChat
) -> None:
    said = await ann.says("+2", tea)
    for _ in range(2):
        await ask("setMessageReaction", chat_id=tea.id, message_id=said.message_id, reaction=LIKED)
    [*_, shown] = messages_on_screen(box, ann, tea)
    assert shown["reactions"] == [["👍", 1]] and not shown["edited"]
    assert [fact.text for fact in box.world.delivery_log.of_kind("reacted")] == ["👍"]


async def test_a_reaction_that_a_chat_does_not_have_is_refused(
    ask: Ask, ann: Person, tea: SandboxChat
) -> None:
    said = await ann.says("+2", tea)
    tea.reactions = frozenset()
    status, body = await ask(
        "setMessageReaction", chat_id=tea.id, message_id=said.message_id, reaction=LIKED
    )
    assert (status, body["description"]) == (400, "Bad Request: REACTION_INVALID")
    with pytest.raises(CannotAct):
        await ann.reacts(said)


async def test_an_administrator_that_asked_hears_of_reactions(
    ask: Ask, told: Any, ann: Person, tea: SandboxChat, corner: SandboxChat
) -> None:
    said, elsewhere = await ann.says("hello", tea), await ann.says("hello", corner)
    await ann.reacts(said)
    assert all("message_reaction" not in update for update in await told())
    await asking(ask, told)
    await ann.reacts(elsewhere)
    await ann.reacts(said, "🔥")
    await ann.reacts(said, "")
    first, second = [update["message_reaction"] for update in await told()]
    assert (first["user"]["id"], first["message_id"]) == (ann.id, said.message_id)
    assert (first["old_reaction"], first["new_reaction"]) == (
        LIKED,
        [{"type": "emoji", "emoji": "🔥"}],
    )
    assert second["new_reaction"] == []


async def test_in_a_channel_the_bot_hears_of_counts_alone(
    box: Sandbox, ask: Ask, told: Any, ann: Person, ben: Person
) -> None:
    news = box.channel("News", [ben], owner=ann)
    post = await ann.says("post", news)
    await asking(ask, told)
    await ann.reacts(post)
    await ben.reacts(post)
    *_, update = await told()
    counted = update["message_reaction_count"]["reactions"]
    assert counted == [{"type": LIKED[0], "total_count": 2}]


async def test_a_channels_post_is_commented_in_its_discussion_group(
    box: Sandbox, ask: Ask, told: Any, ann: Person, tea: SandboxChat
) -> None:
    news = box.channel("News", [ann])
    box.link(news, tea)
    await told()
    await ask("sendMessage", chat_id=news.id, text="card")
    [forward] = [update["message"] for update in await told()]
    assert forward["is_automatic_forward"] and forward["chat"]["id"] == tea.id
    [post] = box.world.history(news).everything()[-1:]
    comment = await ann.comments(post, "+2")
    [update] = await told()
    replied = update["message"]["reply_to_message"]
    assert replied["forward_origin"]["message_id"] == post.message_id
    assert update["message"]["message_thread_id"] == forward["message_id"]
    assert "is_topic_message" not in update["message"] and comment.text == "+2"


async def test_a_plain_member_hears_no_comments(
    box: Sandbox, ask: Ask, told: Any, ann: Person, corner: SandboxChat
) -> None:
    news = box.channel("News", [ann], owner=ann)
    post = await ann.says("post", news)
    with pytest.raises(CannotAct):
        await ann.comments(post, "+2")
    box.link(news, corner)
    await told()
    post = await ann.says("post", news)
    await ann.comments(post, "+2")
    assert [list(update)[1] for update in await told()] == ["channel_post"]
