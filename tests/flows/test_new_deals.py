"""Nothing goes to customers unasked: new deals wait, rotations say what they take, feeds may be trusted."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from domain.campaign import manage
from domain.campaign.appearance import appearances
from domain.deal import add
from domain.deal.approval import allow_all, allow_deal, allow_feed, hold_deal, set_trust
from domain.deal.edit import EditContext
from domain.feeds.readers.reading import FeedTerms
from domain.refusal import Refused
from jobs import campaign as campaign_job
from jobs.import_file import import_file
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.database import Database
from storage.deal.tables import Deal, DealApproval
from tests.flows.admins import audit_actions
from tests.flows.sample_deals import (
    MONDAY,
    RULES,
    add_campaign,
    add_chats,
    campaigns,
    deals,
    import_sample,
    occurrences,
    queued,
)
from tests.flows.shop import Shop
from tests.flows.test_admin_import import agrees, sends

HEADER = "Handle,Title,Variant Price,Type\n"
TEN = timedelta(minutes=10)
HOUSE = EditContext("UTC", frozenset(), MONDAY)


@pytest.fixture
async def store(database: Database) -> Database:
    """Twenty allowed deals on the shelf, a chat, and a rotation every ten minutes."""
    await import_sample(database)
    await add_chats(database, -1)
    await add_campaign(database, every_s=600, last_deal_id=20)
    return database


async def by_hand(database: Database, title: str) -> str:
    """Add a deal; return its code."""
    terms, rng = {"title": title, "price": "17.90"}, Random(title)
    async with database.begin() as tx:
        key = add.new_key(rng)
        return (await add.add(tx, key, terms, currency="EUR", context=HOUSE, rng=rng)).code


async def posted(database: Database, turns: int) -> list[str]:
    """Let a rotation come round so often; return what it posted."""
    (rotation,) = await campaigns(database)
    at = rotation.next_at
    assert at is not None
    for number in range(turns):
        await campaign_job.tick(database, at + number * TEN, RULES)
    return [row.values["title"] for row in await queued(database)]


async def feed(database: Database, path: Path, *titles: str) -> None:
    """Import a feed with these deals and one category."""
    rows = (f"{title.lower()},{title},9.99,Garden" for title in titles)
    path.write_text(HEADER + "\n".join(rows) + "\n")
    await import_file(
        database,
        path,
        source="shopify",
        terms=FeedTerms("EUR"),
        now=lambda: MONDAY,
        rng=Random(path.name),
    )


async def test_what_is_added_by_hand_or_by_a_feed_waits_until_it_is_allowed(
    store: Database, tmp_path: Path
) -> None:
    code = await by_hand(store, "Green Velvet Sofa")
    await feed(store, tmp_path / "watches.csv", "Watch", "Clock")
    assert set(await posted(store, 20)).isdisjoint({"Green Velvet Sofa", "Watch", "Clock"})
    async with store.begin() as tx:
        await allow_deal(tx, code, now=MONDAY)
    assert (await posted(store, 1))[-1] == "Green Velvet Sofa"
    async with store.begin() as tx:
        assert await allow_feed(tx, "shopify", now=MONDAY) == 2
    assert (await posted(store, 2))[-2:] == ["Watch", "Clock"]


async def test_a_deal_that_is_held_is_left_alone_by_whatever_allows_many(
    store: Database, tmp_path: Path
) -> None:
    await feed(store, tmp_path / "watches.csv", "Watch", "Clock")
    watch, clock = (await deals(store))[-2:]
    async with store.begin() as tx:
        await hold_deal(tx, watch.code, now=MONDAY)
        assert await allow_all(tx, now=MONDAY) == 1
        assert await set_trust(tx, "shopify", True, now=MONDAY) == 0
    assert [deal.approval for deal in (await deals(store))[-2:]] == [
        DealApproval.HELD,
        DealApproval.ALLOWED,
    ]
    assert (await posted(store, 1))[-1] == clock.title


async def test_new_deals_of_a_trusted_feed_go_out_at_once_until_it_is_not(
    store: Database, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=r"feed\.not_found"):
        async with store.begin() as tx:
            await set_trust(tx, "no such feed", True, now=MONDAY)
    async with store.begin() as tx:
        await set_trust(tx, "shopify", True, now=MONDAY)
    await feed(store, tmp_path / "watches.csv", "Watch")
    assert (await posted(store, 1))[-1] == "Watch"
    async with store.begin() as tx:
        await set_trust(tx, "shopify", False, now=MONDAY)
    await feed(store, tmp_path / "clocks.csv", "Clock")
    assert (await deals(store))[-1].approval == DealApproval.PENDING


async def test_a_feed_that_comes_again_asks_for_no_second_word(store: Database) -> None:
    await import_sample(store, allowed=False)
    assert {deal.approval for deal in await deals(store)} == {DealApproval.ALLOWED}


async def test_a_rotation_takes_the_feeds_and_tags_that_it_names(
    database: Database, tmp_path: Path
) -> None:
    await import_sample(database)
    await add_chats(database, -1)
    code = await by_hand(database, "Green Velvet Sofa")
    async with database.begin() as tx:
        await allow_deal(tx, code, now=MONDAY)
    made = await add_campaign(database, every_s=600, deal_sources=["operator"])
    assert await posted(database, 2) == ["Green Velvet Sofa"] * 2
    async with database.begin() as tx:
        await manage.set_rotation(tx, made.id, ["shopify"], [" SOFA "])
    assert set((await posted(database, 4))[2:]) == {"Grey Sofa", "Yellow Sofa"}
    for names in (["x"] * 51, []):
        with pytest.raises(Refused, match=r"campaign\.(takes|not_found)"):
            async with database.begin() as tx:
                await manage.set_rotation(tx, made.id if names else 99, names, [])


async def test_a_rotation_without_an_allowed_deal_says_what_it_waits_for(
    database: Database,
) -> None:
    await import_sample(database, allowed=False)
    await add_chats(database, -1)
    with pytest.raises(Refused, match=r"campaign\.rotation_waiting"):
        await add_campaign(database, every_s=600)
    first = (await deals(database))[0]
    async with database.begin() as tx:
        await allow_deal(tx, first.code, now=MONDAY)
    await add_campaign(database, every_s=600)
    async with database.begin() as tx:
        await hold_deal(tx, first.code, now=MONDAY)
    assert await posted(database, 1) == []
    assert [one.reason for one in await occurrences(database)] == ["campaign.rotation_waiting"]


async def test_where_a_deal_appears_is_told_by_turn_and_slot(
    store: Database, tmp_path: Path
) -> None:
    await feed(store, tmp_path / "watches.csv", "Watch", "Clock")
    watch, clock = (await deals(store))[-2:]
    (rotation,) = await campaigns(store)
    async with store.read() as tx:
        (soon,) = await appearances(tx, clock, now=MONDAY)
    assert (soon.name, soon.chats, soon.turn, soon.at) == ("Test", 1, 1, rotation.next_at)
    async with store.begin() as tx:
        await allow_deal(tx, watch.code, now=MONDAY)
    async with store.read() as tx:
        (later,) = await appearances(tx, clock, now=MONDAY)
        (first,) = await appearances(tx, await tx.get_one(Deal, 1), now=MONDAY)
    assert rotation.next_at is not None
    assert (later.turn, later.at) == (2, rotation.next_at + TEN)
    assert (first.turn, first.at) == (2, rotation.next_at + TEN)
    async with store.begin() as tx:
        await manage.set_rotation(tx, rotation.id, ["operator"], [])
    async with store.read() as tx:
        assert await appearances(tx, clock, now=MONDAY) == []


async def turning(shop: Shop, place: SandboxChat) -> None:
    """Let a rotation over everything post the sample feed's deals into a chat, far from now."""
    now = shop.clock.now()
    await import_sample(shop.database, now=now)
    await add_campaign(
        shop.database,
        now=now,
        name="Home & Garden deals",
        every_s=86_400,
        chats=(place.id,),
        last_deal_id=20,
    )


async def test_the_page_of_a_new_deal_says_where_it_will_appear_and_asks(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await turning(shop, place)
    await olga.says("/admin")
    await olga.clicks("🗂 Catalogue")
    await olga.clicks("➕ Add a deal")
    for words in ("Green Velvet Sofa", "430"):
        await olga.says(words)
    await olga.clicks("Without »")
    await olga.sees("Send a picture")
    await olga.clicks("Without »")
    page = await olga.sees("🆕 New: it is posted only after you allow it.")
    assert "“Home & Garden deals” posts it next, about" in page.text
    assert "in 1 chat" in page.text
    await olga.clicks("✋ Not yet")
    await olga.sees("✋ Held back: it is not posted until you allow it.")
    await olga.clicks("✅ Allow")
    page = await olga.sees("✅ Allowed: scheduled posts may take it.")
    assert "✅ Allow" not in page.labels
    await olga.clicks("📣 Post it")
    await olga.sees("This is how it will look.")
    (*_, added, held, allowed) = await audit_actions(shop.database)
    code = (await deals(shop.database))[-1].code
    assert added == ("deal.add", f"deal:{code}")
    assert (held, allowed) == (("deal.hold", f"deal:{code}"), ("deal.allow", f"deal:{code}"))


async def test_the_report_of_an_import_names_new_deals_and_one_press_allows_them(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await turning(shop, place)
    body = HEADER + "watch,Watch,9.99,Garden\nclock,Clock,19.99,Garden\n"
    await sends(olga, body.encode(), "watches.csv")
    await olga.clicks("➕ A new feed: watches")
    await agrees(olga)
    report = await olga.sees("2 new deals wait for you: they are posted only after you allow them.")
    assert "• Clock → Home & Garden deals" in report.text
    assert "• Watch → Home & Garden deals" in report.text
    await olga.clicks("✋ Not yet")
    await olga.clicks("👀 One by one")
    page = await olga.sees("📥 watches · 2 deals")
    assert "• Watch → Home & Garden deals" in page.text
    await olga.clicks("✅ Allow all 2")
    await olga.sees("No new deal waits for you.")
    await olga.clicks("🤝 Always allow this feed")
    await olga.sees("🤝 New deals of this feed go out at once.")
    assert [deal.approval for deal in (await deals(shop.database))[-2:]] == ["allowed"] * 2
    await olga.clicks("« Back")
    await olga.sees("🤝 new deals go out at once")
    await olga.clicks("🤝 watches · 2")
    await olga.clicks("✋ Ask me again")
    await olga.sees("📥 watches · 2 deals")


async def test_a_campaign_says_what_it_takes_and_is_told_otherwise(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await turning(shop, place)
    await olga.says("/admin")
    await olga.clicks("🗓 Schedule")
    await olga.clicks("📋 All posts")
    await olga.clicks("▶️ Home & Garden deals")
    page = await olga.sees("🔄 Deals in turn: all that you have allowed")
    assert "Next deal: Clay Plant Pot" in page.text
    await olga.clicks("🔄 Which deals")
    await olga.sees("Tick feeds, categories and tags")
    await olga.clicks("☐ 📥 shopify")
    await olga.sees("from shopify")
    await olga.says("Sofa")
    await olga.sees("from shopify, tagged sofa")
    (rotation,) = await campaigns(shop.database)
    assert (rotation.deal_sources, rotation.deal_tags) == (["shopify"], ["sofa"])
    await olga.clicks("« Back")
    await olga.sees("Next deal: Grey Sofa")
    await olga.clicks("🔄 Which deals")
    await olga.clicks("All deals")
    await olga.sees("in turn: all that you have allowed")


async def test_new_deals_have_a_shelf_of_their_own(shop: Shop, olga: Person) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    await by_hand(shop.database, "Green Velvet Sofa")
    await olga.says("/admin")
    await olga.clicks("🗂 Catalogue")
    await olga.sees("21 deals")
    await olga.clicks("New · 1")
    page = await olga.sees("1 deal")
    assert "🆕 Green Velvet Sofa · €17.90" in page.labels
