"""Names as people have them, and the topic that every client numbers 1."""

from sandbox import Person
from tests.flows.admins import new_member
from tests.flows.shop import Shop

FAMILY = (
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
)


async def test_a_name_keeps_its_joiners_on_the_card(shop: Shop) -> None:
    person = await new_member(shop, FAMILY)
    await person.says("/me")
    assert FAMILY in (await person.sees("👤")).text


async def test_a_chat_whose_title_shows_nothing_is_named_by_a_sign(
    shop: Shop, olga: Person
) -> None:
    shop.box.group("\u3164", owner=olga, bot_rights="admin")
    await olga.sees("💬: I am in")
    await olga.says("/admin")
    await olga.clicks("💬 Chats")
    await olga.clicks("🟢 💬")
    await olga.sees("💬 · posting")


async def test_a_post_to_topic_1_goes_to_general(shop: Shop, olga: Person) -> None:
    forum = shop.box.group("Forum", owner=olga, bot_rights="admin", forum=True)
    await olga.sees("Forum")
    await olga.says("/admin")
    await olga.clicks("💬 Chats")
    await olga.clicks("🟢 Forum")
    await olga.clicks("# Topic")
    await olga.says("1")
    await olga.sees("Topic: General")
    await olga.clicks("🧪 Test post")
    posted = await olga.sees("Test: posts", chat=forum)
    assert "message_thread_id" not in posted.body
