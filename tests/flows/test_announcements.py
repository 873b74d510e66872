"""Posts of the operator's own: sent on as they were written, wherever and whenever a campaign says."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from domain.campaign import announcement, manage
from domain.refusal import Refused
from jobs import campaign
from storage.campaign.tables import Announcement, Campaign, CampaignContent
from storage.chat.tables import Chat
from storage.database import Database
from storage.delivery.tables import OutboxRow
from tests.flows.sample_deals import MONDAY, RULES, add_chats, occurrences, picture, posts, queued
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S
from views.i18n import translator
from views.post import announcement_messages

BOLD = [{"type": "bold", "offset": 0, "length": 4}]
LINK = [{"type": "text_link", "offset": 0, "length": 4, "url": "https://shop.example/tea"}]


async def announce(database: Database, **content: Any) -> Campaign:
    """Order an announcement an hour from Monday on, once."""
    given = {"text": "Sale 🎉 from nine on", "entities": BOLD, "photos": []} | content
    async with database.begin() as tx:
        made = Announcement(**given, made_at=MONDAY)
        tx.add(made)
        await tx.flush()
        campaign = Campaign(
            name=announcement.title(made.text, len(made.photos)) or "-",
            created_at=MONDAY,
            zone="Europe/Berlin",
            what=CampaignContent.ANNOUNCEMENT,
            announcement_id=made.id,
            every_s=3600,
        )
        return await manage.add(tx, campaign, now=MONDAY)


async def tick(database: Database, hosts: frozenset[str] = frozenset()) -> int:
    rules = campaign.posting_rules(language=RULES.language, hosts=hosts, repeat_days=7)
    return await campaign.tick(database, MONDAY + timedelta(hours=1), rules)


async def test_every_chat_gets_the_post_as_it_was_written(database: Database) -> None:
    await add_chats(database, -1, -2)
    campaign = await announce(database)
    assert await tick(database) == 1
    assert await tick(database) == 0
    rows = await queued(database)
    assert {row.chat_id for row in rows} == {-1, -2}
    assert all(row.kind == announcement.KIND and row.values["entities"] == BOLD for row in rows)
    made = await posts(database)
    assert {(p.deal_id, p.announcement_id) for p in made} == {(None, campaign.announcement_id)}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"text": "word " * 800, "photos": []}, None),
        ({"text": "word " * 210, "photos": ["x"]}, "lint.too_long"),
        ({"text": "no label"}, "lint.disclosure"),
        ({"text": "Ad: <b>not HTML</b> & more", "entities": []}, None),
    ],
)
async def test_what_a_chat_would_object_to_is_refused_with_a_reason(
    shelf: Database, content: dict[str, Any], reason: str | None
) -> None:
    await add_chats(shelf, -1)
    async with shelf.begin() as tx:
        (await tx.get_one(Chat, -1)).disclosure = "Ad" if reason != "lint.too_long" else None
    if reason is None and "Ad" not in content["text"]:
        content = content | {"text": "Ad " + content["text"]}
    await announce(shelf, **content)
    await tick(shelf)
    assert [post.reason for post in await posts(shelf)] == [reason]


@pytest.mark.parametrize(
    ("text", "entities", "allowed"),
    [
        ("Sale", LINK, True),
        ("Sale", [LINK[0] | {"url": "https://evil.example/"}], False),
        ("🎉 evil.example", [{"type": "url", "offset": 3, "length": 12}], False),
        ("🎉 shop.example", [{"type": "url", "offset": 3, "length": 12}], True),
    ],
)
def test_links_behind_words_are_held_to_the_list_of_hosts(
    text: str, entities: list[dict[str, Any]], allowed: bool
) -> None:
    found = announcement.find_problem({"text": text, "entities": entities}, hosts={"shop.example"})
    assert (found is None) == allowed
    assert announcement.find_problem({"text": text, "entities": entities}, hosts=set()) is None


@pytest.mark.parametrize(
    ("host", "reason"), [("shop.example", None), ("x.example", "lint.link_host")]
)
async def test_a_button_is_held_to_the_list_of_hosts_when_its_post_goes_out(
    database: Database, host: str, reason: str | None
) -> None:
    await add_chats(database, -1)
    made = await announce(database)
    async with database.begin() as tx:
        campaign = await tx.get_one(Campaign, made.id)
        campaign.buttons = [[{"text": "Shop", "url": f"https://{host}/tea"}]]
    await tick(database, frozenset({"shop.example"}))
    assert [one.reason for one in await occurrences(database)] == [reason]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ((" ", [], []), "empty"),
        (("x" * 4097, [], []), "too_long"),
        (("🎉" * 2049, [], []), "too_long"),
        (("x" * 1025, [], ["a"]), "too_long"),
        (("x", [], ["a"] * 11), "photos"),
        (("x", [{}] * 101, []), "entities"),
    ],
)
def test_what_telegram_would_not_take_is_refused_with_words(
    content: tuple[str, list[Any], list[str]], reason: str
) -> None:
    with pytest.raises(Refused) as no:
        announcement.check(*content)
    assert no.value.reason == f"announcement.{reason}"
    for language in ("en", "zh", "ru"):
        key = "refused-" + no.value.reason.replace(".", "-")
        assert translator(language).plain(key, **no.value.values)


async def test_text_photo_and_album_reach_the_group_with_their_formatting(shop: Shop) -> None:
    olga = shop.box.person("Olga", language="en")
    tea = shop.box.group("Tea", owner=olga, bot_rights="admin")
    photos = [shop.box.world.files.add_photo(picture(shade))[-1]["file_id"] for shade in (1, 2)]
    for number, some in enumerate(([], photos[:1], photos)):
        values = {"text": f"Sale {number}", "entities": BOLD, "photos": some}
        row = OutboxRow(
            chat_id=tea.id, kind=announcement.KIND, values=values, due_at=shop.clock.now()
        )
        async with shop.database.begin() as tx:
            tx.add(row)
        said = await olga.sees(f"Sale {number}", chat=tea)
        entities = said.body.get("entities") or said.body.get("caption_entities")
        assert entities == BOLD
    posted = announcement_messages.RENDERERS[row.kind](row, translator("en"))
    assert posted.__api_method__ == "sendMediaGroup"
    async with asyncio.timeout(TIMEOUT_S):
        while (settled := await row_of(shop, row.id)).state == "sending":
            await asyncio.sleep(0.02)
    assert (settled.state, settled.message_id) == ("sent", said.message_id)


async def row_of(shop: Shop, number: int) -> OutboxRow:
    async with shop.database.read() as tx:
        return await tx.get_one(OutboxRow, number)
