"""A feed file before its import: its columns named in the menu, what left the feed taken off, a newer file."""

import pytest

from sandbox import Person
from storage.deal import feed_settings
from storage.deal.tables import DealApproval, DealState, FeedState
from tests.flows.admins import audit_actions
from tests.flows.sample_deals import deals
from tests.flows.shop import Shop
from tests.flows.test_admin_import import agrees, imports, sends

ODD = "what;cost;earlier\nGreen tea;5,50;7,00\nTeapot;12,00;\n"
ROWS = [f"{n},Tea {n},{n}.50\n" for n in range(1, 5)]


def table(*numbers: int) -> bytes:
    return ("id,title,price\n" + "".join(ROWS[n - 1] for n in numbers)).encode()


async def test_columns_are_named_in_the_menu_and_remembered(shop: Shop, olga: Person) -> None:
    await sends(olga, ODD.encode(), "list.csv")
    await olga.clicks("➕ A new feed: list")
    await olga.sees("I cannot tell which columns hold the title and the price.")
    await olga.clicks("🔎 Look at it")
    for label, column in (
        ("Title: none", "what"),
        ("Price: none", "cost"),
        ("Price before: none", "earlier"),
    ):
        await olga.clicks("🧩 Columns")
        await olga.clicks(label)
        await olga.clicks(column)
        await olga.clicks("🔎 Look at it")
    shown = await olga.sees("Columns: Title = what, Price = cost, Price before = earlier")
    assert "• Green tea — €5.50 €7.00 · no link · no picture" in shown.text
    await olga.clicks("✅ Import it")
    await olga.sees("list.csv is imported into list.")
    assert [deal.title for deal in await deals(shop.database)] == ["Green tea", "Teapot"]
    await sends(olga, ODD.encode(), "list.csv")
    await olga.clicks("🔁 list (2)")
    await olga.sees("0 new · 0 changed · 2 the same · 0 bad · 0 not in the file")


async def test_what_left_a_feed_is_taken_off_once_somebody_says_so(
    shop: Shop, olga: Person
) -> None:
    for numbers in ((1, 2, 3, 4), (1, 2)):
        await sends(olga, table(*numbers), "tea.csv")
        await olga.clicks("➕ A new feed: tea" if len(numbers) == 4 else "🔁 tea (4)")
        if len(numbers) == 2:
            await olga.sees("The file lacks 2 of the 4 deals of this feed. Is it complete?")
        await agrees(olga)
        await olga.sees("tea.csv is imported into tea.")
    await olga.sees("2 deals of this feed are not in the file.")
    assert {deal.state for deal in await deals(shop.database)} == {DealState.ACTIVE}
    await olga.clicks("🔎 Look at it")
    await olga.clicks("📤 Unpublish 2")
    await olga.sees("(50% of the feed)")
    await olga.clicks("Yes, do it")
    await olga.sees("2 deals")
    gone = [deal.title for deal in await deals(shop.database) if deal.state == DealState.WITHDRAWN]
    assert gone == ["Tea 3", "Tea 4"]
    assert ("deals.withdraw", "feed:tea") in await audit_actions(shop.database)


async def test_a_file_that_is_not_wanted_changes_nothing_and_a_newer_one_takes_its_place(
    shop: Shop, olga: Person
) -> None:
    await sends(olga, table(1, 2), "tea.csv")
    await olga.clicks("➕ A new feed: tea")
    await olga.sees("nothing is imported yet")
    await sends(olga, table(3), "tea.csv")
    await olga.clicks("➕ A new feed: tea")
    await olga.sees("1 new · 0 changed")
    assert [one.state for one in await imports(shop.database)] == [
        FeedState.STOPPED,
        FeedState.READY,
    ]
    await olga.clicks("🔎 Look at it")
    await olga.clicks("✖️ Do not import")
    assert [one.state for one in await imports(shop.database)] == [FeedState.STOPPED] * 2
    assert await deals(shop.database) == []


async def test_the_sample_is_a_file_that_can_be_sent_back_as_it_is(
    shop: Shop, olga: Person
) -> None:
    await olga.says("/admin")
    await olga.clicks("🗂 Catalogue")
    await olga.clicks("📥 Imports")
    await olga.clicks("📄 What a file looks like")
    sample = await olga.sees("A table needs a title and a price")
    file = shop.box.world.files.find(sample.body["document"]["file_id"])
    await sends(olga, file.data, "products.csv")
    await olga.clicks("➕ A new feed: products")
    await agrees(olga)
    await olga.sees("2 new · 0 changed · 0 the same · 0 bad")


async def test_a_wrong_guess_of_the_encoding_is_put_right_and_remembered(
    shop: Shop, olga: Person
) -> None:
    feed = "id,title,price\n" + "".join(f"{n},Чай номер {n},{n}.50\n" for n in range(1, 5))
    data = feed.encode("koi8_r")
    await sends(olga, data, "tea.csv")
    await olga.clicks("➕ A new feed: tea")
    await olga.sees("The file does not say its encoding.")
    await olga.clicks("🔎 Look at it")
    await olga.clicks("🔤 Encoding")
    await olga.clicks("Cyrillic · CP866")
    await olga.clicks("🔎 Look at it")
    assert "Чай" not in (await olga.sees("Cyrillic · CP866")).text
    await olga.clicks("🔤 Encoding")
    await olga.clicks("Cyrillic · KOI8-R")
    await olga.clicks("🔎 Look at it")
    assert "• Чай номер 1 —" in (await olga.sees("Cyrillic · KOI8-R")).text
    await olga.clicks("✅ Import it")
    await olga.sees("tea.csv is imported into tea.")
    async with shop.database.read() as tx:
        known = await feed_settings.find(tx, "tea")
    assert known is not None
    assert known.encoding == "koi8_r"


@pytest.mark.parametrize("word", ["📣 Post them", "✋ Not yet"])
async def test_a_report_asks_whether_the_new_deals_are_posted(
    shop: Shop, olga: Person, word: str
) -> None:
    await sends(olga, table(1, 2), "tea.csv")
    await olga.clicks("➕ A new feed: tea")
    await agrees(olga)
    await olga.sees("tea.csv is imported into tea.")
    await olga.clicks(word)
    if word == "✋ Not yet":
        await olga.sees("2 new deals wait, and nothing is posted.")
        assert {deal.approval for deal in await deals(shop.database)} == {DealApproval.PENDING}
        return
    await olga.sees("Post 2 new deals?")
    await olga.clicks(word)
    await olga.sees("No new deal waits for you.")
    assert {deal.approval for deal in await deals(shop.database)} == {DealApproval.ALLOWED}
    assert ("feed.allow", "feed:tea") in await audit_actions(shop.database)
